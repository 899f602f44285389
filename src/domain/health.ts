import { healthOf } from './finding.ts'
import type { Finding, Health, Judged } from './finding.ts'
import { judgeSchedule, judgeSource } from './health-source.ts'
import type { ScheduleFacts, SourceFacts } from './health-source.ts'
import { judgeCopies, judgeExpiry, judgeSeals, judgeSpace, judgeStorage } from './health-storage.ts'
import type { CopyFacts, SealedBackup, SpaceFacts, StorageFacts } from './health-storage.ts'
import { judgeTables } from './health-tables.ts'
import type { TableReading } from './health-tables.ts'
import { judgeTrends } from './health-trends.ts'
import type { TrendPoint } from './health-trends.ts'
import type { Thresholds } from './thresholds.ts'
import { age, counted, duration } from './units.ts'

/** What status knows of the backups of one database. */
export interface HealthFacts {
  /** Archives with their checksums, and those of them against which nothing speaks. */
  readonly total: number
  readonly good: number
  /** Archives without a sidecar, or sidecars without an archive. */
  readonly incomplete: readonly string[]
  /** Sets whose sidecar `sha256sum -c` would not read, or whose manifest names another checksum. */
  readonly wrongSidecars?: readonly string[]
  readonly emptyArchives?: readonly string[]
  /** Archives of another size than their manifests say. */
  readonly cutArchives?: readonly string[]
  /** Found damaged by their own newest drill. */
  readonly damaged?: readonly string[]
  readonly unreadManifests?: readonly string[]
  /** Of the newest good backup. */
  readonly newestAgeHours: number | undefined
  readonly newestDrill: DrillFacts | undefined
  readonly lastProvedDrillAgeDays: number | undefined
  /** Whether the newest backup is sealed, and how long ago a drill last opened one with its key. */
  readonly sealed: boolean
  readonly keyOpenedAgeDays: number | undefined
  readonly storage?: StorageFacts
  readonly space?: readonly SpaceFacts[]
  /** The newest backup and the newest proved one, where their store lets them go by itself, and in how many hours. */
  readonly expiring?: readonly { readonly backup: string; readonly inHours: number }[]
  readonly seals?: readonly SealedBackup[]
  readonly copies?: readonly CopyFacts[]
  /** Newest first. */
  readonly trend?: readonly TrendPoint[]
  /** Newest first; empty where no key is at hand. */
  readonly tables?: readonly TableReading[]
  readonly source?: SourceFacts | undefined
  readonly schedule?: ScheduleFacts | undefined
}

interface DrillFacts {
  readonly backup: string
  readonly verdict: 'proved' | 'damaged' | 'unproved'
  readonly ageDays: number
  readonly reason: string | null
  /** Restore and migrations: until the application could go on. */
  readonly restoreSeconds: number
}

/** Judges the facts against the limits; the worst finding is the health. */
export function judgeHealth(facts: HealthFacts, limits: Thresholds): { health: Health; findings: Finding[] } {
  const [standing, drills] = [[...judgeAge(facts, limits), ...judgeSets(facts, limits)], judgeDrills(facts, limits)]
  return healthOf([
    // Damage that a drill found is why a backup does not count: the reason comes first.
    ...(facts.newestDrill?.verdict === 'damaged' ? [...drills, ...standing] : [...standing, ...drills]), ...judgeKey(facts, limits),
    ...judgeTrends(facts.trend ?? [], limits), ...judgeTables(facts.tables ?? [], limits), ...judgeStorage(facts.storage, limits), ...judgeSpace(facts.space ?? [], limits),
    ...judgeExpiry(facts.expiring ?? [], limits), ...judgeSeals(facts.seals ?? []), ...judgeCopies(facts.copies ?? []), ...judgeSource(facts.source, limits), ...judgeSchedule(facts.schedule),
  ])
}

function judgeAge(facts: HealthFacts, limits: Thresholds): Judged[] {
  if (facts.newestAgeHours === undefined) return [{ id: 'no-backups', level: 'critical', sentence: facts.total === 0 ? 'there is no backup' : 'there is no good backup' }]
  if (facts.newestAgeHours < -1) return [{ id: 'clock', level: 'warning', sentence: `the newest backup is dated ${age(-facts.newestAgeHours)} in the future: a clock is wrong` }]
  if (facts.newestAgeHours <= limits.maxAgeHours) return []
  return [{ id: 'too-old', level: 'critical', sentence: `the newest ${facts.good < facts.total ? 'good ' : ''}backup is ${age(facts.newestAgeHours)} old, older than ${limits.maxAgeHours} hours` }]
}

function judgeSets(facts: HealthFacts, limits: Thresholds): Judged[] {
  const few: Judged[] = facts.good > 0 && facts.good < limits.minBackups
    ? [{ id: 'few-backups', level: 'warning', sentence: `there ${facts.good === 1 ? 'is' : 'are'} ${counted(facts.good, 'good backup')}, fewer than ${limits.minBackups}` }] : []
  return [
    ...few,
    ...some('incomplete', facts.incomplete, (count) => `${counted(count, 'backup has', 'backups have')} no archive or no checksum and do not count`),
    ...some('sidecar-wrong', facts.wrongSidecars ?? [], (count) => `${counted(count, 'checksum is', 'checksums are')} no line of sha256sum for the archive, or not the manifest's`),
    ...some('archive-empty', facts.emptyArchives ?? [], (count) => `${counted(count, 'archive is', 'archives are')} empty`),
    ...some('archive-cut', facts.cutArchives ?? [], (count) => `${counted(count, 'archive has', 'archives have')} another size than the manifest says`),
    ...some('manifest-unread', facts.unreadManifests ?? [], (count) => `${counted(count, 'manifest')} cannot be read`),
    ...some('backup-damaged', (facts.damaged ?? []).filter((id) => !(facts.newestDrill?.verdict === 'damaged' && facts.newestDrill.backup === id)), (count) => `${counted(count, 'backup was', 'backups were')} found damaged by a restore test`),
  ]
}

/** A warning that counts and names the first of what it is about. */
function some(id: Judged['id'], ids: readonly string[], sentence: (count: number) => string): Judged[] {
  if (ids.length === 0) return []
  return [{ id, level: 'warning', sentence: `${sentence(ids.length)}: ${ids.slice(0, 3).join(', ')}${ids.length > 3 ? ', …' : ''}` }]
}

function judgeDrills(facts: HealthFacts, limits: Thresholds): Judged[] {
  if (facts.total === 0) return []
  const { newestDrill, lastProvedDrillAgeDays } = facts
  const reason = newestDrill?.reason ?? 'no reason is recorded'
  if (newestDrill?.verdict === 'damaged') return [{ id: 'drill-failed', level: 'critical', sentence: `the newest restore test found ${newestDrill.backup} damaged: ${reason}` }]
  const doubt: Judged[] = newestDrill?.verdict === 'unproved'
    ? [{ id: 'drill-unproved', level: 'warning', sentence: `the newest restore test could not prove ${newestDrill.backup}: ${reason}` }] : judgeRecovery(newestDrill, limits)
  if (lastProvedDrillAgeDays === undefined) return [...doubt, { id: 'no-drill', level: 'warning', sentence: 'no restore test has proved any of these backups' }]
  if (lastProvedDrillAgeDays <= limits.maxDrillAgeDays) return doubt
  return [...doubt, { id: 'drill-too-old', level: 'warning', sentence: `the last proved restore test is ${counted(Math.floor(lastProvedDrillAgeDays), 'day')} old, older than ${limits.maxDrillAgeDays} days` }]
}

function judgeRecovery(drill: DrillFacts | undefined, { maxRestoreMinutes }: Thresholds): Judged[] {
  if (drill === undefined || maxRestoreMinutes === null || drill.restoreSeconds <= maxRestoreMinutes * 60) return []
  return [{ id: 'restore-slow', level: 'warning', sentence: `the newest restore test took ${duration(drill.restoreSeconds)} to bring ${drill.backup} back, longer than ${counted(maxRestoreMinutes, 'minute')}` }]
}

/** A key that nobody has tried may be lost, and nobody sees it until the day (TRAPS, 23). */
function judgeKey(facts: HealthFacts, limits: Thresholds): Judged[] {
  if (!facts.sealed || (facts.keyOpenedAgeDays !== undefined && facts.keyOpenedAgeDays <= limits.maxDrillAgeDays)) return []
  const since = facts.keyOpenedAgeDays === undefined ? 'no restore test has opened these backups with their key' : `a restore test last opened a backup with its key ${counted(Math.floor(facts.keyOpenedAgeDays), 'day')} ago`
  return [{ id: 'key-unproved', level: 'warning', sentence: since }]
}
