import { addAbortSignal, PassThrough } from 'node:stream'
import type { Part } from '../domain/archive-name.ts'
import { KnownError } from '../kit/errors.ts'
import type { Store, StoredSet, StoreWriter } from '../store/store.ts'
import type { Context } from './action.ts'
import { passThrough } from './backup/stream.ts'
import { readManifest, readSidecar } from './backups.ts'
import { giveUp } from './store.ts'

export interface CopyRequest {
  readonly from: Store
  readonly set: StoredSet
  /** Begun at the place that the copy is for. */
  readonly writer: StoreWriter
  /** The parts that stay behind. */
  readonly without?: readonly Part[]
  readonly context: Pick<Context, 'host' | 'cleanup'>
}

/**
 * Copies a backup's files as they are stored, in one pass. They get their names only when the archive that was read is the one of its
 * sidecar, and archive, closed part and globals are those of the manifest; otherwise nothing is left. Throws KnownError `checksum-differs`.
 */
export async function copySet({ from, set, writer, without = [], context }: CopyRequest): Promise<void> {
  const keep = context.cleanup.add(`remove what was written of ${set.id}`, () => writer.abort())
  try {
    const sums = await expectedSums(from, set)
    for (const [part, { name }] of Object.entries(set.files) as [Part, { name: string }][]) {
      if (without.includes(part)) continue
      const source = addAbortSignal(context.host.interrupted, await from.read(name))
      const { plain } = await passThrough({ source, seal: new PassThrough({ highWaterMark: 1024 * 1024 }), store: (content) => writer.put(name, content) })
      const differing = (sums.get(name) ?? []).find(({ sha256 }) => sha256 !== plain.sha256)
      if (differing !== undefined) {
        throw new KnownError('checksum-differs', `the checksum of ${name} is not the one in its ${differing.where}`, 'Nothing was copied. Verify the backup in its store, and fetch another.')
      }
    }
    if (context.host.interrupted.aborted) throw new Error('interrupted')
    await writer.commit()
    keep()
  } catch (problem) {
    await giveUp(writer, set.id, context)
    throw problem
  }
}

/** What the files of a backup have to hash to; a manifest that cannot be read says nothing, as it does not to `verify`. */
async function expectedSums(from: Store, set: StoredSet): Promise<Map<string, { where: string; sha256: string }[]>> {
  const sidecar = await readSidecar(from, set)
  const manifest = await readManifest(from, set).catch((problem: unknown) => {
    if (problem instanceof KnownError) return undefined
    throw problem
  })
  const archive = set.files.archive?.name ?? ''
  const sums = new Map([[archive, [{ where: 'sidecar', sha256: sidecar }]]])
  if (manifest === undefined) return sums
  sums.get(archive)?.push({ where: 'manifest', sha256: manifest.archive.sha256 })
  for (const { file, sha256 } of [manifest.proof, ...(manifest.globals === undefined ? [] : [manifest.globals])]) sums.set(file, [{ where: 'manifest', sha256 }])
  return sums
}
