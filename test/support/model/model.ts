import { parseFile, sidecarFile } from '../../../src/domain/archive-name.ts'
import { parseDrillRecord } from '../../../src/domain/manifest-parsing.ts'
import type { RetentionInputs } from '../../../src/actions/retention.ts'
import { sha256 } from '../store/content.ts'

/** Files by their names, each byte a character. */
export type Copied = ReadonlyMap<string, string>
export type Place = 0 | 1
export const places: readonly Place[] = [0, 1]
export const dayMilliseconds = 86_400_000

/** What a killed process left of a backup under names of its own. */
export interface Remains {
  /** A new backup is taken back; one that was to replace another cannot be. */
  readonly kind: 'new' | 'replacing'
  readonly at: Date
  readonly isKnownDead: boolean
}

/** What ought to be: every file under a backup's name, in the two stores, and nothing else. */
export interface Model {
  now: Date
  /** The latest that it ever was: no file is younger. */
  latest: Date
  readonly stores: [Map<string, string>, Map<string, string>]
  readonly remains: [Map<string, Remains>, Map<string, Remains>]
  /** Records of drills that a killed process had not named yet: by their names, since when. */
  readonly unfinished: [Map<string, Date>, Map<string, Date>]
  /** Every backup as it was written; an id is never used for another one. */
  readonly originals: Map<string, Copied>
}

export const databases = ['shop', 'shop-2', 'wé"ird; drop'] as const
export type Database = typeof databases[number]

export function newModel(now: Date, foreign: Copied): Model {
  return {
    now, latest: now, stores: [new Map(foreign), new Map(foreign)],
    remains: [new Map<string, Remains>(), new Map<string, Remains>()], unfinished: [new Map<string, Date>(), new Map<string, Date>()], originals: new Map(),
  }
}

export function advance(model: Model, now: Date): void {
  model.now = now
  if (now > model.latest) model.latest = now
}

export function idOf(name: string): string | undefined {
  return parseFile(name)?.id
}

/** The files of one backup in a store. */
export function copyOf(store: Copied, id: string): Map<string, string> {
  return new Map([...store].filter(([name]) => idOf(name) === id))
}

export function idsIn(store: Copied): string[] {
  return [...new Set([...store.keys()].flatMap((name) => idOf(name) ?? []))].sort()
}

export function archiveName(id: string): string {
  return `${id}.dump.age`
}

/** Archive and sidecar stand. */
export function counts(store: Copied, id: string): boolean {
  return store.has(archiveName(id)) && store.has(sidecarFile(archiveName(id)))
}

/** The archive is the one of its sidecar. */
export function hasItsChecksum(store: Copied, id: string): boolean {
  const archive = store.get(archiveName(id))
  return archive !== undefined && store.get(sidecarFile(archiveName(id))) === `${sha256(Buffer.from(archive, 'latin1'))}  ${archiveName(id)}\n`
}

export interface Candidate { readonly id: string; readonly takenAt: Date; readonly standing: 'good' | 'damaged' | 'incomplete'; readonly isProved: boolean }

/** A database's backups in a store as whoever reads the listing and the records of drills has to see them, newest first. */
export function candidatesOf(store: Copied, database: Database): Candidate[] {
  return idsIn(store).flatMap((id): Candidate[] => {
    const parsed = parseFile(archiveName(id))
    if (parsed?.database !== database) return []
    const drill = parseDrillRecord(store.get(`${id}.drill.json`) ?? '')
    const standing = !counts(store, id) ? 'incomplete' : store.get(archiveName(id)) === '' || drill?.verdict === 'damaged' ? 'damaged' : 'good'
    return [{ id, takenAt: parsed.takenAt, standing, isProved: drill?.verdict === 'proved' }]
  }).sort((a, b) => b.takenAt.getTime() - a.takenAt.getTime())
}

const isoDay = (at: Date) => at.toISOString().slice(0, 10)
const keepRules = [
  ['keep-last', (at: Date) => at.toISOString()], ['keep-daily', isoDay], ['keep-weekly', (at: Date) => isoDay(new Date(at.getTime() - ((at.getUTCDay() + 6) % 7) * dayMilliseconds))],
  ['keep-monthly', (at: Date) => at.toISOString().slice(0, 7)], ['keep-yearly', (at: Date) => at.toISOString().slice(0, 4)],
] as const

/** What retention may not remove, in the guide's own words. */
export function mustStay(candidates: readonly Candidate[], rules: RetentionInputs, now: Date): Set<string> {
  const age = ({ takenAt }: Candidate) => (now.getTime() - takenAt.getTime()) / dayMilliseconds
  const good = candidates.filter((one) => one.standing === 'good' && age(one) >= 0)
  const floor = Math.max(1, rules['keep-at-least'])
  if (good.length < floor) return new Set(candidates.map(({ id }) => id))
  const staying = candidates.filter((one) => age(one) < 0 || (rules['retention-days'] > 0 && age(one) <= rules['retention-days']) || (one.standing === 'incomplete' && age(one) <= 1))
  staying.push(...good.slice(0, floor), ...good.filter(({ isProved }) => isProved).slice(0, 1))
  for (const [rule, bucketOf] of keepRules) {
    const newest = good.filter((one, place) => good.findIndex((other) => bucketOf(other.takenAt) === bucketOf(one.takenAt)) === place)
    const count = rules[rule] === -1 ? Infinity : rules[rule]
    staying.push(...newest.slice(0, count), ...(newest.length < count ? good.slice(-1) : []))
  }
  return new Set(staying.map(({ id }) => id))
}
