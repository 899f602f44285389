import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { parseFile, sidecarFile } from '../domain/archive-name.ts'
import { parseSidecar } from '../domain/sidecar.ts'
import { fileFailure } from '../domain/store-failures.ts'
import { boundedText, longestSidecar } from '../kit/bounded-text.ts'
import { codeOf, KnownError } from '../kit/errors.ts'
import { LocalFiles } from './local-files.ts'
import { Source } from './source.ts'
import { isSilent } from './writer-marker.ts'

/**
 * Fetches a file of a store into `folder` (0600), where it has its name only when it is whole: an archive is compared with its sidecar
 * before. A copy that is there already is taken as it is when it has that checksum, and written anew when it has not. What a killed
 * fetch left goes after a day. Gives the path. Throws KnownError `checksum-differs`.
 */
export async function fetchFile(folder: string, name: string, read: (name: string) => Promise<Readable>): Promise<string> {
  const files = new LocalFiles(folder)
  const expected = await expectedSum(name, read)
  if (expected !== undefined && await sumOf(files, name) === expected) return join(folder, name)
  await sweepFetched(files, name)
  return write(files, folder, name, await read(name), expected)
}

/** What the sidecar says of an archive; undefined for other files, and where there is no sidecar that can be read. */
async function expectedSum(name: string, read: (name: string) => Promise<Readable>): Promise<string | undefined> {
  if (parseFile(name)?.part !== 'archive') return undefined
  try {
    return parseSidecar(await boundedText(await read(sidecarFile(name)), longestSidecar), sidecarFile(name))
  } catch (problem) {
    if (['file-missing', 'sidecar-damaged'].includes(codeOf(problem) ?? '')) return undefined
    throw problem
  }
}

async function sumOf(files: LocalFiles, name: string): Promise<string | undefined> {
  if ((await files.look(name))?.kind !== 'file') return undefined
  const hash = createHash('sha256')
  for await (const chunk of await files.read(name)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

async function sweepFetched(files: LocalFiles, name: string): Promise<void> {
  const left = await files.list((found) => found.startsWith(`${name}.`) && /^\.[0-9a-f]{8}\.partial$/.test(found.slice(name.length)))
  for (const file of left) if (isSilent([file], new Date())) await files.remove(file.name)
}

async function write(files: LocalFiles, folder: string, name: string, content: Readable, expected: string | undefined): Promise<string> {
  const partial = `${name}.${randomBytes(4).toString('hex')}.partial`
  const source = new Source(content)
  const hash = createHash('sha256')
  try {
    await files.create(partial, hashed(source.chunks(), hash))
    if (expected !== undefined && hash.digest('hex') !== expected) {
      throw new KnownError('checksum-differs', `the checksum of ${name} is not the one in its sidecar`, 'Restore another backup; zimmer-backup verify all tells which are good.')
    }
    await files.replace(partial, name)
    return join(folder, name)
  } catch (problem) {
    content.destroy()
    await files.remove(partial).catch(() => false)
    source.rethrow()
    throw fileFailure(problem, { store: folder, doing: `fetch ${name}` })
  }
}

async function* hashed(content: AsyncIterable<Buffer>, hash: ReturnType<typeof createHash>): AsyncGenerator<Buffer> {
  for await (const chunk of content) {
    hash.update(chunk)
    yield chunk
  }
}
