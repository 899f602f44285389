import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { addAbortSignal } from 'node:stream'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { bytesToRecognise, recogniseForeign } from '../../archive/foreign.ts'
import { readDumpTar } from '../../archive/tar-archive.ts'
import { formatOf } from '../../domain/archive-name.ts'
import type { PlainArchive } from '../../domain/archive-name.ts'
import type { Manifest } from '../../domain/manifest.ts'
import { sealOf } from '../../encryption/kinds.ts'
import { KnownError } from '../../kit/errors.ts'
import { makePrivateFolder, removePrivateFolder } from '../../kit/private-folder.ts'
import type { Store, StoredFile } from '../../store/store.ts'
import type { Context } from '../action.ts'
import { tap } from '../backup/stream.ts'
import type { Opener } from '../encryption.ts'

export interface PlainArchiveRequest {
  readonly store: Store
  readonly file: StoredFile
  readonly manifest: Manifest | undefined
  readonly open: Opener
  readonly context: Context
}

/**
 * The archive as pg_restore takes it: the stored file itself where that is possible. A sealed one is opened, as a whole and checked against the
 * manifest before anything reads it, into a private file that is gone at the end of the run: pg_restore's parallel jobs need a file, and the
 * sandbox holds the same rows anyway. A tar, sealed or not, is unpacked in the same way into a private folder.
 */
export async function plainArchive(request: PlainArchiveRequest): Promise<PlainArchive> {
  const { store, file, context } = request
  if (formatOf(file.name) === 'directory') return { path: await opened(request, 'files', unpack), format: 'directory' }
  const head = await headOf(await store.read(file.name))
  const seal = sealOf(head)
  if (seal === 'custom-format') {
    const path = await store.fetch(file.name, await folderFor(context))
    return { path, format: 'custom', ...(path === store.locate(file.name) ? {} : { ours: true }) }
  }
  // Plain SQL, or whatever else lies under an archive's name, has a sentence of its own.
  if (seal === 'none' || head.length === 0) throw recogniseForeign(head)
  const write = (content: Readable, to: string) => pipeline(content, createWriteStream(to, { flags: 'wx', mode: 0o600 }), { signal: context.host.interrupted })
  return { path: await opened(request, 'archive.dump', write), format: 'custom', ours: true }
}

/** Opens the stored file into a private folder, by `write`. Throws KnownError `checksum-differs` when its plain bytes are not the manifest's. */
async function opened({ store, file, manifest, open, context }: PlainArchiveRequest, name: string, write: (content: Readable, to: string) => Promise<void>): Promise<string> {
  const folder = await folderFor(context)
  const to = join(folder, name)
  const tapped = tap()
  const source = addAbortSignal(context.host.interrupted, await open(await store.read(file.name), manifest?.archive.bytes))
  const failures = (await Promise.allSettled([pipeline(source, tapped.stream), write(tapped.stream, to)])).flatMap((end): unknown[] => end.status === 'rejected' ? [end.reason] : [])
  // A key or an archive that is wrong has a sentence of its own; a stream that was cut off in consequence has not.
  if (failures.length > 0) throw failures.find((problem) => problem instanceof KnownError) ?? failures[0]
  if (manifest !== undefined && tapped.passed().sha256 !== manifest.archive.plainSha256) {
    throw new KnownError('checksum-differs', `${file.name} opens to other bytes than pg_dump wrote`, 'Restore another backup, and look at what opens this one.')
  }
  return to
}

/** The files of a tar into a folder; their names are pg_dump's own. */
async function unpack(content: Readable, folder: string): Promise<void> {
  await mkdir(folder, { mode: 0o700 })
  for await (const { name, content: bytes } of readDumpTar(content)) await pipeline(bytes, createWriteStream(join(folder, name), { flags: 'wx', mode: 0o600 }))
}

/** A private folder for an archive that was fetched or opened: gone at the end of the run, or with the next one. */
async function folderFor({ host, cleanup }: Context): Promise<string> {
  const folder = await makePrivateFolder(host.temporaryDirectory, 'opened')
  cleanup.add('remove the opened archive', () => removePrivateFolder(folder))
  return folder
}

async function headOf(content: Readable): Promise<Buffer> {
  let head = Buffer.alloc(0)
  for await (const chunk of content as AsyncIterable<Buffer>) {
    head = Buffer.concat([head, chunk])
    if (head.length >= bytesToRecognise) break
  }
  return head.subarray(0, bytesToRecognise)
}
