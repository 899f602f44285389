import type { ArchiveContents } from '../../archive/reader.ts'
import { parseFile } from '../../domain/archive-name.ts'
import type { Manifest, Proof } from '../../domain/manifest.ts'
import type { Store, StoredSet } from '../../store/store.ts'
import type { Passed } from '../backup/stream.ts'
import { complete, hashOf } from '../backups.ts'

/** What was read of the archive itself, for its manifest to agree with. */
export interface ReadArchive {
  readonly sidecar: string
  readonly stored: Passed
  /** Once opened; undefined where nothing had to be. */
  readonly plain: Passed | undefined
  readonly contents: ArchiveContents | undefined
}

/** Where the open part of the manifest contradicts the set that it stands in, as a sentence: it may be another backup's, or edited. */
export async function manifestMismatch(store: Store, set: StoredSet, manifest: Manifest, read: ReadArchive): Promise<string | undefined> {
  const { archive, proof } = manifest
  if (manifest.backup !== set.id) return `the manifest is that of ${manifest.backup}`
  if (manifest.database !== set.database) return `the manifest is that of database ${manifest.database}`
  if (archive.sha256 !== read.sidecar) return 'the manifest names another checksum than the sidecar'
  if (set.files.proof === undefined) return `the closed part of the manifest, ${proof.file}, is missing`
  if (proof.file !== set.files.proof.name) return `the manifest names ${proof.file} as its closed part, not ${set.files.proof.name}`
  const said = archiveMismatch(set, manifest, read)
  if (said !== undefined) return said
  if (await hashOf(await store.read(proof.file)) !== proof.sha256) return `the closed part of the manifest, ${proof.file}, was changed`
  return globalsMismatch(store, set, manifest)
}

function archiveMismatch(set: StoredSet, { archive, encryption }: Manifest, { stored, plain = stored, contents }: ReadArchive): string | undefined {
  const file = complete(set).archive.name
  const facts: readonly [what: string, said: string | number, found: string | number][] = [
    ['file', archive.file, file], ['encryption', encryption.method, parseFile(file)?.encryption ?? ''], ['size', archive.bytes, stored.bytes],
    ['size once opened', archive.plainBytes, plain.bytes], ['checksum once opened', archive.plainSha256, plain.sha256],
    // Nothing has read the archive of a backup that was taken without proof.
    ['format', archive.formatVersion === 'unread' ? contents?.formatVersion ?? '' : archive.formatVersion, contents?.formatVersion ?? ''],
  ]
  const wrong = facts.find(([, said, found]) => said !== found)
  return wrong === undefined ? undefined : `the manifest names another ${wrong[0]} of the archive: ${wrong[1]}, not ${wrong[2]}`
}

async function globalsMismatch(store: Store, set: StoredSet, { globals }: Manifest): Promise<string | undefined> {
  if (globals === undefined) return set.files.globals === undefined ? undefined : `the manifest knows nothing of ${set.files.globals.name}`
  if (set.files.globals === undefined) return `the roles and settings, ${globals.file}, are missing`
  if (globals.file !== set.files.globals.name) return `the manifest names ${globals.file} as the roles and settings, not ${set.files.globals.name}`
  return await hashOf(await store.read(globals.file)) === globals.sha256 ? undefined : `the roles and settings, ${globals.file}, were changed`
}

/** Where the two parts of the manifest contradict each other, as a sentence. */
export function proofMismatch(proof: Proof, manifest: Manifest): string | undefined {
  if (proof.backup !== manifest.backup) return `the closed part of the manifest is that of ${proof.backup}`
  const tables = proof.relations.filter(({ kind }) => kind === 'table')
  const found = {
    tables: tables.length, rows: tables.reduce((sum, { rows }) => sum + (rows ?? 0), 0), sequences: proof.sequences.length, largeObjects: proof.largeObjects.count,
  }
  const names = { tables: 'tables', rows: 'rows', sequences: 'sequences', largeObjects: 'large objects' } as const
  const wrong = (Object.keys(found) as (keyof typeof found)[]).find((name) => found[name] !== manifest.totals[name])
  if (wrong !== undefined) return `the manifest counts ${manifest.totals[wrong]} ${names[wrong]}, its closed part ${found[wrong]}`
  return modeMismatch(proof, manifest.proof.mode)
}

/** Where the closed part holds more, or less, than its mode has. What has no count and no fingerprint compares with anything. */
function modeMismatch({ relations, largeObjects }: Proof, mode: Manifest['proof']['mode']): string | undefined {
  const compared = relations.filter(({ kind, exempt }) => kind === 'table' && exempt === null)
  const objects = largeObjects.count > 0 ? [{ name: 'the large objects', rows: 0, fingerprint: largeObjects.fingerprint }] : []
  const named = [...objects, ...compared.map(({ schema, name, rows, fingerprint }) => ({ name: `${schema}.${name}`, rows, fingerprint }))]
  const wrongly = (what: string, one: { name: string } | undefined) => one === undefined ? undefined : `the closed part of the manifest has ${what} of ${one.name}`
  if (mode === 'content') return wrongly('no fingerprint', named.find(({ fingerprint }) => fingerprint === null))
  return wrongly(`a fingerprint, which proof: ${mode} has not,`, named.find(({ fingerprint }) => fingerprint !== null))
    ?? (mode === 'rows' ? wrongly('no count', named.find(({ rows }) => rows === null)) : undefined)
}
