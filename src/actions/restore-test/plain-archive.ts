import { createWriteStream } from 'node:fs'
import { open as openFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { bytesToRecognise, recogniseForeign } from '../../archive/foreign.ts'
import type { Manifest } from '../../domain/manifest.ts'
import { sealOf } from '../../encryption/kinds.ts'
import { KnownError } from '../../kit/errors.ts'
import { makePrivateFolder } from '../../kit/private-folder.ts'
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
 * The path of the archive as pg_restore takes it. A sealed one is opened, as a whole and checked against the manifest before anything reads it,
 * into a private file that is gone at the end of the run: pg_restore's parallel jobs need a file, and the sandbox holds the same rows anyway.
 */
export async function plainArchive({ store, file, manifest, open, context }: PlainArchiveRequest): Promise<string> {
  const path = await store.fetch(file.name, context.host.temporaryDirectory)
  const head = await headOf(path)
  const seal = sealOf(head)
  if (seal === 'custom-format') return path
  // Plain SQL, or whatever else lies under an archive's name, has a sentence of its own.
  if (seal === 'none' || head.length === 0) throw recogniseForeign(head)
  const folder = await makePrivateFolder(context.host.temporaryDirectory, 'opened')
  context.cleanup.add('remove the opened archive', () => rm(folder, { recursive: true, force: true }))
  const plain = join(folder, 'archive.dump')
  const tapped = tap()
  await pipeline(await open(await store.read(file.name), manifest?.archive.bytes), tapped.stream, createWriteStream(plain, { flags: 'wx', mode: 0o600 }), { signal: context.host.interrupted })
  if (manifest !== undefined && tapped.passed().sha256 !== manifest.archive.plainSha256) {
    throw new KnownError('checksum-differs', `${file.name} opens to other bytes than pg_dump wrote`, 'Restore another backup, and look at what opens this one.')
  }
  return plain
}

async function headOf(path: string): Promise<Buffer> {
  const handle = await openFile(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytesToRecognise), 0, bytesToRecognise, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}
