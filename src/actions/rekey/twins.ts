import type { Manifest } from '../../domain/manifest.ts'
import { assertSealed, headBytes } from '../../encryption/kinds.ts'
import type { Seal } from '../../encryption/seal.ts'
import { KnownError } from '../../kit/errors.ts'
import type { Store, StoredSet } from '../../store/store.ts'
import { complete, hashOf, readManifest, readProof, readSidecar } from '../backups.ts'
import type { Opener } from '../encryption.ts'

/** A backup with what its manifest tells; undefined where there is none that can be read. */
export interface Known {
  readonly set: StoredSet
  readonly manifest: Manifest | undefined
}

/** The backups with their manifests. One that cannot be read does not keep the others from being seen. */
export async function withManifests(store: Store, sets: readonly StoredSet[]): Promise<Known[]> {
  const known: Known[] = []
  for (const set of sets) known.push({ set, manifest: await orNothing(() => readManifest(store, set)) })
  return known
}

/** Whether two sets are copies of one dump: one of them was made by rekey, which a kill may have kept from removing the other. */
export function areTwins(one: Known, other: Known): boolean {
  const dump = dumpOf(one)
  return dump !== undefined && one.set.id !== other.set.id && dump === dumpOf(other)
}

/** What two copies of one dump have in common, and no others; undefined without a manifest. */
export function dumpOf({ set, manifest }: Known): string | undefined {
  return manifest === undefined ? undefined : JSON.stringify([set.database, manifest.takenAt, manifest.archive.plainSha256])
}

/**
 * Whether a backup is sealed as `seal` seals: for the same recipients, or by a passphrase that opens it. What a command sealed for, nothing
 * tells, and so it never is.
 */
export async function isSealedAnew(store: Store, { set, manifest }: Known, seal: Seal, openAnew: Opener): Promise<boolean> {
  if (!set.complete || manifest?.encryption.method !== seal.method || seal.method === 'command') return false
  const { recipients } = manifest.encryption
  if (recipients.length !== seal.recipients.length || !seal.recipients.every((recipient) => recipients.includes(recipient))) return false
  if (!recipients.includes('passphrase')) return true
  return await orNothing(() => readProof(store, manifest, openAnew)) !== undefined
}

/** Reads a copy back, as it stands in the store now: checksums as they were written, and ciphertext from its first byte. */
export async function readsBack(store: Store, id: string, seal: Seal): Promise<boolean> {
  const set = await store.find(id)
  if (set?.complete !== true) return false
  return await orNothing(async () => {
    const { archive } = complete(set)
    const sidecar = await readSidecar(store, set)
    const manifest = await readManifest(store, set)
    const expected: [string, string][] = [[archive.name, sidecar]]
    if (manifest !== undefined) expected.push([manifest.archive.file, manifest.archive.sha256], [manifest.proof.file, manifest.proof.sha256])
    if (manifest?.globals !== undefined) expected.push([manifest.globals.file, manifest.globals.sha256])
    for (const [file, sha256] of new Map(expected)) {
      if (await hashOf(await store.read(file)) !== sha256) return false
      assertSealed(seal.method, await headOf(store, file))
    }
    return expected.every(([file, sha256]) => file !== archive.name || sha256 === sidecar)
  }) === true
}

async function headOf(store: Store, file: string): Promise<Buffer> {
  const head: Buffer[] = []
  for await (const chunk of await store.read(file) as AsyncIterable<Buffer>) {
    head.push(chunk)
    if (head.reduce((sum, { length }) => sum + length, 0) >= headBytes) break
  }
  return Buffer.concat(head)
}

async function orNothing<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work()
  } catch (problem) {
    if (problem instanceof KnownError) return undefined
    throw problem
  }
}
