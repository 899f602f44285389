import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { idFrom } from '../domain/archive-name.ts'
import { parseDrillRecord, parseManifest, parseProof } from '../domain/manifest-parsing.ts'
import type { DrillRecord, Manifest, Proof } from '../domain/manifest.ts'
import { parseSidecar } from '../domain/sidecar.ts'
import { boundedText, longestManifest, longestSidecar } from '../kit/bounded-text.ts'
import { exitStatus, KnownError } from '../kit/errors.ts'
import type { Origin } from '../kit/inputs.ts'
import type { Store, StoredFile, StoredSet } from '../store/store.ts'
import type { Opener } from './encryption.ts'

/** Of so many of the newest backups the small files are read, whatever the store holds. */
export const readNewest = 30
/** A store is asked for so many small files at once. */
export const filesAtOnce = 8

/** The database whose backups are meant; undefined where nobody named one, so that a store with a single database needs none. */
export function namedDatabase(read: { values: { readonly database: string }; origins: { readonly database: Origin } }): string | undefined {
  return read.origins.database === 'default' ? undefined : read.values.database
}

/** The sets of one database, newest first. Throws KnownError `which-database` when none was named and the store holds several. */
export async function setsOf(store: Store, database: string | undefined): Promise<StoredSet[]> {
  return setsIn(store, await store.list(), database)
}

/** As `setsOf`, of sets that were listed already. */
export function setsIn(store: Store, sets: StoredSet[], database: string | undefined): StoredSet[] {
  if (database !== undefined) return sets.filter((set) => set.database === database)
  const databases = [...new Set(sets.map((set) => set.database))]
  if (databases.length > 1) {
    throw new KnownError('which-database', `${store.name} holds backups of ${databases.length} databases: ${databases.sort().join(', ')}`, 'Name one with database.', { status: exitStatus.usage })
  }
  return sets
}

/** The backup that a user named, or the newest. Throws KnownError `no-backups` or `backup-missing`. */
export async function resolveBackup(store: Store, named: string, database: string | undefined): Promise<StoredSet> {
  if (named === 'latest') return newest(store, await setsOf(store, database), database)
  const id = idFrom(named)
  const set = await store.find(id)
  if (set === undefined) {
    const sets = await store.list()
    throw new KnownError('backup-missing', `there is no backup ${id} in ${store.name}`, sets.length === 0 ? 'The store is empty.' : `The newest there is ${sets[0]?.id ?? ''}.`)
  }
  if (!set.complete) throw incomplete(store, set)
  return set
}

function newest(store: Store, sets: readonly StoredSet[], database: string | undefined): StoredSet {
  const set = sets.find((candidate) => candidate.complete)
  if (set !== undefined) return set
  const of = database === undefined ? '' : ` of database ${database}`
  const half = sets[0] === undefined ? '' : `; ${sets[0].id} has no sidecar and does not count`
  throw new KnownError('no-backups', `no backups${of} found in ${store.name}${half}`, 'Run the backup action first, or name the store and the database that hold backups.')
}

function incomplete(store: Store, set: StoredSet): KnownError {
  return new KnownError('backup-incomplete', `${set.id} in ${store.name} has no archive or no sidecar, so it does not count as a backup`,
    'Take the newest complete one (latest). If the archive is known to be whole, write its sidecar with sha256sum.')
}

/** The hash in a backup's sidecar. Throws KnownError `sidecar-damaged` for a text that `sha256sum -c` would not read. */
export async function readSidecar(store: Store, set: StoredSet): Promise<string> {
  const { sidecar } = complete(set)
  return parseSidecar(await boundedText(await store.read(sidecar.name), longestSidecar), sidecar.name)
}

/** The manifest's open part; undefined for a backup of the shell scripts, which had none. */
export async function readManifest(store: Store, set: StoredSet): Promise<Manifest | undefined> {
  const file = set.files.manifest
  return file === undefined ? undefined : parseManifest(await boundedText(await store.read(file.name), longestManifest), file.name)
}

/** The manifest's closed part, opened. */
export async function readProof(store: Store, manifest: Manifest, open: Opener): Promise<Proof> {
  return parseProof(await boundedText(await open(await store.read(manifest.proof.file), manifest.proof.bytes), longestManifest), manifest.proof.file)
}

/** What the newest drill of a backup found, if there was one. */
export async function readDrill(store: Store, set: StoredSet): Promise<DrillRecord | undefined> {
  const file = set.files.drill
  return file === undefined ? undefined : parseDrillRecord(await boundedText(await store.read(file.name), longestManifest))
}

/** Archive and sidecar of a set that counts. */
export function complete(set: StoredSet): { archive: StoredFile; sidecar: StoredFile } {
  const { archive, sidecar } = set.files
  if (archive === undefined || sidecar === undefined) throw new Error(`${set.id} is not complete`)
  return { archive, sidecar }
}

/** Where a file stands, in the words in which the user named the store that is read from. */
export function shown(store: Store, file: string): string {
  return `${(store.readFrom ?? store).name.replace(/(?<!\/)\/+$/, '')}/${file}`
}

/** SHA-256 in hex of all that a stream gives. */
export async function hashOf(source: Readable): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of source as AsyncIterable<Buffer>) hash.update(chunk)
  return hash.digest('hex')
}
