import { encodeDatabase } from './archive-name.ts'
import { isDrillRecord } from './manifest-parsing.ts'
import { isRecord } from './shape.ts'
import type { DrillRecord, Manifest } from './manifest.ts'
import type { StoredFile, StoredSet } from './store.ts'

/** More than this is no index of ours: one of 10,000 backups, each with a drill, has less. */
export const longestIndexBytes = 8 * 1024 * 1024

/** Which file was read, as the listing showed it. */
interface Stamp {
  readonly bytes: number
  /** Milliseconds since 1970. */
  readonly modifiedAt: number
}

/** What charts show of a manifest. */
export interface TrendFacts {
  readonly rows: number | null
  readonly tables: number
  readonly durationSeconds: number
}

/** What small files beside one backup said when they were read. */
export interface IndexedBackup {
  readonly manifest?: Stamp & TrendFacts
  readonly drill?: Stamp & { readonly record: DrillRecord }
}

/** By the backups' names. A memory and never the truth: an entry is good only while the listing shows the very files that it was made of. */
export type StoreIndex = ReadonlyMap<string, IndexedBackup>

/** The index's file name. It parses as no file of a backup, whatever the database is called. */
export function indexFile(database: string): string {
  return `${encodeDatabase(database)}.index.json`
}

/** Reads an index; what is damaged, newer, another database's or none of ours is an empty one, and so is every entry of that kind. */
export function parseIndex(text: string | undefined, database: string): StoreIndex {
  const index = new Map<string, IndexedBackup>()
  const read = jsonOf(text)
  if (read?.['version'] !== 1 || read['database'] !== database || !isRecord(read['backups'])) return index
  for (const [id, entry] of Object.entries(read['backups'])) {
    if (!isRecord(entry)) continue
    const { manifest, drill } = entry
    index.set(id, {
      ...(isStamped(manifest) && isFacts(manifest) ? { manifest } : {}),
      ...(isStamped(drill) && isTimedDrill(drill['record']) ? { drill: drill as unknown as NonNullable<IndexedBackup['drill']> } : {}),
    })
  }
  return index
}

/** The index as it is stored, with as many of the newest backups as it may hold. */
export function renderIndex(index: StoreIndex, database: string): string {
  const lines: string[] = []
  let bytes = 200
  for (const [id, entry] of [...index].sort(([a], [b]) => a < b ? 1 : -1)) {
    const line = `${JSON.stringify(id)}: ${JSON.stringify(entry)}`
    bytes += Buffer.byteLength(line) + 2
    if (bytes > longestIndexBytes) break
    lines.push(line)
  }
  return `{"version": 1, "database": ${JSON.stringify(database)}, "backups": {\n${lines.join(',\n')}\n}}\n`
}

/** What was read of the files themselves. */
export interface ReadFiles {
  readonly manifests: ReadonlyMap<string, Manifest>
  readonly drills: ReadonlyMap<string, DrillRecord>
}

/**
 * The index after a look at the store: what was read now, and of the standing one whatever the listing bears out. What another run wrote since that
 * listing was made is kept, too. `sets`: complete ones of one database, newest first.
 */
export function mergeIndex(standing: StoreIndex, sets: readonly StoredSet[], read: ReadFiles): StoreIndex {
  const merged = new Map<string, IndexedBackup>()
  const listedAt = Math.max(0, ...sets.flatMap(({ files }) => [files.manifest, files.drill]).map((file) => file?.modifiedAt.getTime() ?? 0))
  const listed = new Set(sets.map(({ id }) => id))
  for (const [id, entry] of standing) {
    if (!listed.has(id) && Math.max(entry.manifest?.modifiedAt ?? 0, entry.drill?.modifiedAt ?? 0) > listedAt) merged.set(id, entry)
  }
  for (const { id, files } of sets) {
    const [manifest, drill, before] = [read.manifests.get(id), read.drills.get(id), standing.get(id)]
    const entry = {
      ...part('manifest', files.manifest, manifest === undefined ? undefined : factsOf(manifest), before),
      ...part('drill', files.drill, drill === undefined ? undefined : { record: drill }, before),
    }
    if (Object.keys(entry).length > 0) merged.set(id, entry)
  }
  return merged
}

/** What is known of a file of the listing; of two drills the one that was written last. */
function part(name: keyof IndexedBackup, file: StoredFile | undefined, fresh: object | undefined, standing: IndexedBackup | undefined): IndexedBackup {
  const before = standing?.[name]
  if (file === undefined) return {}
  const stamp = stampOf(file)
  if (before !== undefined && (before.modifiedAt > stamp.modifiedAt || (fresh === undefined && isOf(before, file)))) return { [name]: before }
  return fresh === undefined ? {} : { [name]: { ...stamp, ...fresh } }
}

/** What charts show of the manifest of a set, if the index was made of the very file that the listing shows. */
export function indexedFacts(index: StoreIndex, { id, files }: StoredSet): TrendFacts | undefined {
  const known = index.get(id)?.manifest
  return known !== undefined && isOf(known, files.manifest) ? known : undefined
}

/** The same of its drill. It may still be a lie: nothing is decided by it before the file's own hash has borne it out. */
export function indexedDrill(index: StoreIndex, { id, files }: StoredSet): DrillRecord | undefined {
  const known = index.get(id)?.drill
  return known !== undefined && isOf(known, files.drill) ? known.record : undefined
}

/** What charts show of a manifest. Nothing counts the rows of a backup that was taken without proof. */
export function factsOf({ proof, totals, durationSeconds }: Manifest): TrendFacts {
  return { rows: proof.mode === 'none' ? null : totals.rows, tables: totals.tables, durationSeconds }
}

function stampOf({ bytes, modifiedAt }: StoredFile): Stamp {
  return { bytes, modifiedAt: modifiedAt.getTime() }
}

function isOf(stamp: Stamp, file: StoredFile | undefined): boolean {
  return stamp.bytes === file?.bytes && stamp.modifiedAt === file.modifiedAt.getTime()
}

function jsonOf(text: string | undefined): Record<string, unknown> | undefined {
  try {
    const read: unknown = JSON.parse(text ?? '')
    return isRecord(read) ? read : undefined
  } catch {
    return undefined
  }
}

function isStamped(value: unknown): value is Stamp & Record<string, unknown> {
  return isRecord(value) && isCount(value['bytes']) && isCount(value['modifiedAt'])
}

function isFacts(value: Record<string, unknown>): value is Record<string, unknown> & TrendFacts {
  return (value['rows'] === null || isCount(value['rows'])) && isCount(value['tables']) && isCount(value['durationSeconds'])
}

function isTimedDrill(value: unknown): boolean {
  return isDrillRecord(value) && isCount(value.restoreSeconds) && (value.migrationSeconds === null || isCount(value.migrationSeconds))
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0
}
