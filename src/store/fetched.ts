import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { fileFailure } from '../domain/store-failures.ts'
import { LocalFiles } from './local-files.ts'
import { Source } from './source.ts'

/** Writes a stream into a file of `folder` (0600), which has its name only when it is whole. Gives its path. */
export async function writeFetched(folder: string, name: string, content: Readable): Promise<string> {
  const files = new LocalFiles(folder)
  const partial = `${name}.${randomBytes(4).toString('hex')}.partial`
  const source = new Source(content)
  try {
    await files.create(partial, source.chunks())
    await files.replace(partial, name)
    return join(folder, name)
  } catch (problem) {
    content.destroy()
    await files.remove(partial).catch(() => false)
    source.rethrow()
    throw fileFailure(problem, { store: folder, doing: `fetch ${name}` })
  }
}
