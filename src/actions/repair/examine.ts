import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { Part } from '../../domain/archive-name.ts'
import { parseDrillRecord, parseManifest } from '../../domain/manifest-parsing.ts'
import type { DrillRecord, Manifest } from '../../domain/manifest.ts'
import type { Copy } from '../../domain/repair.ts'
import { parseSidecar } from '../../domain/sidecar.ts'
import { codeOf, KnownError, messageOf } from '../../kit/errors.ts'
import type { Store, StoredFile, StoredSet } from '../../store/store.ts'
import { hashOf } from '../backups.ts'

/** How closely is looked: `content` reads every file whole, `listing` the small ones alone. */
export type Compare = 'content' | 'listing'

/** Codes that say something against the stored bytes; EIO is a disk that cannot give back what it took. */
const damageCodes = new Set(['EIO', 'digest-differs', 'file-missing', 'manifest-damaged', 'sidecar-damaged', 'symlink-in-the-way'])

/** What is known of a copy: the hashes that its files name, and those that they have where they were read. */
interface Facts {
  readonly sidecar: string | undefined
  readonly manifest: Manifest | undefined
  readonly drill: DrillRecord | undefined
  readonly archiveSha256: string | undefined
  readonly proofSha256: string | undefined
  readonly globalsSha256: string | undefined
}

interface Trouble {
  readonly isDamage: boolean
  readonly reason: string
}

/** Looks at the copy of a backup in one store. What could not be read does not hide what the other files tell. */
export async function examine(store: Store, set: StoredSet | undefined, compare: Compare): Promise<Copy> {
  if (set === undefined) return { state: 'absent' }
  const { facts, troubles } = await gather(store, set, compare)
  const unread = troubles.find(({ isDamage }) => !isDamage)
  if (unread !== undefined) return { state: 'unread', reason: unread.reason }
  const claims = [...new Set([facts.archiveSha256, facts.sidecar, facts.manifest?.archive.sha256, facts.drill?.archiveSha256].filter((hash) => hash !== undefined))]
  if (!set.complete) {
    const { archive, sidecar } = set.files
    return {
      state: 'incomplete', reason: archive === undefined ? 'it has no archive' : 'it has no sidecar', claims, hasSidecar: sidecar !== undefined,
      isAsItsManifestSays: facts.archiveSha256 !== undefined && facts.archiveSha256 === facts.manifest?.archive.sha256,
    }
  }
  const isFoundDamaged = facts.drill?.thisCopyAlone === true
  // The listing cannot tell what a restore test read; who reads the content now sees whether it was made good since.
  const reason = troubles[0]?.reason ?? contradiction(set, facts) ?? (isFoundDamaged && compare === 'listing' ? 'its restore test read other bytes than were stored' : undefined)
  if (reason !== undefined) return { state: 'damaged', reason, claims }
  const parts = Object.keys(set.files) as Part[]
  // What was said of damaged bytes is none of this copy's, and of no other's.
  return { state: 'whole', sha256: facts.sidecar ?? '', parts: isFoundDamaged ? parts.filter((part) => part !== 'drill') : parts }
}

async function gather(store: Store, set: StoredSet, compare: Compare): Promise<{ facts: Facts; troubles: Trouble[] }> {
  const troubles: Trouble[] = []
  const from = async <T>(file: StoredFile | undefined, read: (file: StoredFile) => Promise<T>): Promise<T | undefined> => {
    try {
      return file === undefined ? undefined : await read(file)
    } catch (problem) {
      if (!(problem instanceof KnownError) && codeOf(problem) !== 'EIO') throw problem
      troubles.push({ isDamage: damageCodes.has(codeOf(problem) ?? ''), reason: messageOf(problem) })
      return undefined
    }
  }
  const { sidecar, manifest, drill, archive, proof, globals } = set.files
  const words = async ({ name }: StoredFile) => text(await store.read(name))
  const hash = async ({ name }: StoredFile) => compare === 'content' ? hashOf(await store.read(name)) : undefined
  const facts: Facts = {
    sidecar: await from(sidecar, async (file) => parseSidecar(await words(file), file.name)),
    manifest: await from(manifest, async (file) => readableManifest(await words(file), file.name)),
    drill: await from(drill, async (file) => parseDrillRecord(await words(file))),
    archiveSha256: await from(archive, hash),
    proofSha256: await from(proof, hash),
    globalsSha256: await from(globals, hash),
  }
  return { facts, troubles }
}

/** Undefined for a manifest of a later release: checksum and archive can be compared all the same. */
function readableManifest(words: string, name: string): Manifest | undefined {
  try {
    return parseManifest(words, name)
  } catch (problem) {
    if (codeOf(problem) === 'manifest-newer') return undefined
    throw problem
  }
}

/** What does not fit together in a copy that has archive and sidecar. */
function contradiction({ id, files: { archive, proof, globals } }: StoredSet, { sidecar, manifest, archiveSha256, proofSha256, globalsSha256 }: Facts): string | undefined {
  if (archiveSha256 !== undefined && archiveSha256 !== sidecar) return `the checksum of ${archive?.name ?? id} is not the one in its sidecar`
  if (manifest === undefined) return undefined
  if (manifest.backup !== id) return `its manifest is that of ${manifest.backup}`
  if (manifest.archive.sha256 !== sidecar) return 'its manifest names another checksum than its sidecar'
  if (manifest.archive.bytes !== archive?.bytes) return `its archive has ${archive?.bytes ?? 0} bytes, and its manifest names ${manifest.archive.bytes}`
  return unlikeNamed(manifest.proof, proof, proofSha256) ?? (manifest.globals === undefined ? undefined : unlikeNamed(manifest.globals, globals, globalsSha256))
}

/** Why a file is not the one that its manifest names; undefined where it is, as far as it was read. */
function unlikeNamed(named: { readonly file: string; readonly bytes: number; readonly sha256: string }, file: StoredFile | undefined, sha256: string | undefined): string | undefined {
  if (file?.name !== named.file) return `it lacks ${named.file}, which its manifest names`
  return file.bytes !== named.bytes || (sha256 !== undefined && sha256 !== named.sha256) ? `${file.name} is not as its manifest names it` : undefined
}

/**
 * The copies, of which those whose archive is the beginning of a whole one's claim to be that backup: an upload or a copy that broke off
 * names nothing else that tells.
 */
export async function claimsBeginning(stores: readonly Store[], sets: readonly (StoredSet | undefined)[], copies: readonly Copy[]): Promise<Copy[]> {
  const place = copies.findIndex(({ state }) => state === 'whole')
  const [good, whole, source] = [copies[place], sets[place]?.files.archive, stores[place]]
  if (good?.state !== 'whole' || whole === undefined || source === undefined) return [...copies]
  return Promise.all(copies.map(async (copy, index) => {
    const { bytes } = sets[index]?.files.archive ?? { bytes: whole.bytes }
    if ((copy.state !== 'incomplete' && copy.state !== 'damaged') || copy.claims.includes(good.sha256) || bytes >= whole.bytes) return copy
    return copy.claims.includes(await hashOfBeginning(source, whole.name, bytes)) ? { ...copy, claims: [...copy.claims, good.sha256] } : copy
  }))
}

async function hashOfBeginning(store: Store, name: string, bytes: number): Promise<string> {
  const beginning = async function* (content: AsyncIterable<Buffer>) {
    let left = bytes
    for await (const chunk of content) {
      yield chunk.subarray(0, left)
      left -= chunk.length
      if (left <= 0) return
    }
  }
  return hashOf(Readable.from(beginning(await store.read(name)), { objectMode: false }))
}
