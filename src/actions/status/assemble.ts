import { parseFile } from '../../domain/archive-name.ts'
import type { Encryption } from '../../domain/archive-name.ts'
import { growthOf, sizeOf, weekWhenFull } from '../../domain/growth.ts'
import { judgeHealth } from '../../domain/health.ts'
import type { HealthFacts } from '../../domain/health.ts'
import type { SourceFacts } from '../../domain/health-source.ts'
import { shrunkTables } from '../../domain/health-tables.ts'
import type { TrendPoint } from '../../domain/health-trends.ts'
import type { DrillRecord, Manifest } from '../../domain/manifest.ts'
import { dataAgeOf, newestOf } from '../../domain/newest-data.ts'
import { nameOf } from '../../domain/proof.ts'
import { factsOf as trendFactsOf, indexedDrill, indexedFacts } from '../../domain/store-index.ts'
import type { StoreIndex } from '../../domain/store-index.ts'
import type { Thresholds } from '../../domain/thresholds.ts'
import { endOfLife, majorOf } from '../../domain/versions.ts'
import type { Parsed } from '../../kit/inputs.ts'
import type { StoredSet } from '../../store/store.ts'
import { readNewest } from '../backups.ts'
import type { Examined } from './examine.ts'
import type { status } from './inputs.ts'
import { reportVersion } from './report.ts'
import type { ListedBackup, StatusReport, StoreReport } from './report.ts'
import type { ScheduleLook } from './schedule.ts'
import { recoverySeconds } from './standing.ts'
import type { Standing } from './standing.ts'
import type { TablesRead } from './tables.ts'

/** All that was looked at. */
export interface Seen {
  readonly store: string
  readonly database: string | null
  readonly sets: readonly StoredSet[]
  /** Those of other databases, too. */
  readonly all: readonly StoredSet[]
  readonly examined: Examined
  /** For charts alone. */
  readonly recalled: StoreIndex
  readonly standing: Standing
  readonly tables: TablesRead
  readonly copies: readonly StoreReport[]
  readonly schedule: ScheduleLook | undefined
  readonly inputs: Parsed<typeof status.inputs>
  readonly now: Date
}

/** Judges what was seen, and puts it into the one report that log, outputs, summary and JSON are views of. */
export function assembleReport(seen: Seen): StatusReport {
  const { database, sets, all, standing, tables, copies, inputs, now } = seen
  const thresholds = thresholdsOf(inputs)
  const growth = growthOf(all, now)
  const newest = seen.examined.manifests.get(standing.good[0]?.id ?? '')
  const source = sourceOf(newest, seen)
  const { health, findings } = judgeHealth({ ...factsOf(seen), storage: { growth, nextBytes: nextBytes(standing), now }, source }, thresholds)
  const backups = standing.complete.map((set) => listed(set, seen))
  const latest = standing.complete[0]
  return {
    action: 'status', version: reportVersion, at: now.toISOString(), store: seen.store, database, health, findings, thresholds,
    total: standing.complete.length, good: standing.good.length, checksums: sets.filter((set) => set.files.sidecar !== undefined).length,
    latest: latest?.id ?? null, ageHours: ageHours(standing.good[0] ?? latest, now) ?? null, bytes: sets.reduce((sum, set) => sum + sizeOf(set), 0),
    storage: {
      bytes: growth.bytes, bytesPerWeek: growth.bytesPerWeek ?? null, limitBytes: thresholds.maxStoreBytes,
      fullInWeekOf: thresholds.maxStoreBytes === null ? null : weekWhenFull(growth, thresholds.maxStoreBytes, now) ?? null, freeBytes: copies[0]?.freeBytes ?? null,
    },
    stores: copies, backups, series: backups.slice(0, readNewest).reverse().map(({ takenAt, bytes, rows, durationSeconds, restoreSeconds }) => ({ at: takenAt, bytes, rows, durationSeconds, restoreSeconds })),
    ...drillsOf(standing, now),
    source: newest === undefined || source === undefined ? null : {
      server: newest.server.version, client: newest.client?.version ?? null, endOfLife: endOfLife(source.major) ?? null, standby: source.standby, replayedAt: newest.server.replayedAt ?? null, newestDataAt: newest.newestDataAt ?? null,
    },
    tables: { judged: tables.readings.length < 2 ? null : tables.readings[0]?.tables.length ?? null, unread: tables.unread, shrunk: shrunkTables(tables.readings, thresholds) },
    schedule: seen.schedule?.report ?? null,
  }
}

function thresholdsOf(inputs: Seen['inputs']): Thresholds {
  return {
    maxAgeHours: inputs['max-age-hours'], minBackups: inputs['min-backups'], maxDrillAgeDays: inputs['max-drill-age-days'], maxRestoreMinutes: inputs['max-restore-minutes'] ?? null,
    maxShrinkPercent: inputs['max-shrink-percent'], maxSlowdownPercent: inputs['max-slowdown-percent'], maxStillDays: inputs['max-still-days'], maxDataAgeHours: inputs['max-data-age-hours'],
    endOfLifeDays: inputs['end-of-life-days'], maxStoreBytes: inputs['max-store-size'] ?? null, minFreeBytes: inputs['min-free-space'] ?? null,
  }
}

function factsOf({ sets, standing, examined, copies, tables, schedule, now }: Seen): HealthFacts {
  const { complete, good, newestDrill, lastProved, lastOpened } = standing
  return {
    total: complete.length, good: good.length, incomplete: sets.filter((set) => !set.complete).map(({ id }) => id),
    wrongSidecars: examined.wrongSidecars, emptyArchives: examined.emptyArchives, cutArchives: examined.cutArchives, unreadManifests: examined.unreadManifests,
    damaged: complete.filter(({ id }) => examined.drills.get(id)?.verdict === 'damaged').map(({ id }) => id),
    newestAgeHours: ageHours(good[0], now),
    newestDrill: newestDrill === undefined ? undefined : { backup: newestDrill.backup, verdict: newestDrill.verdict, reason: newestDrill.reason, ageDays: daysAgo(newestDrill, now), restoreSeconds: recoverySeconds(newestDrill) },
    lastProvedDrillAgeDays: lastProved === undefined ? undefined : daysAgo(lastProved, now),
    sealed: complete[0] !== undefined && encryptionOf(complete[0]) !== 'none', keyOpenedAgeDays: lastOpened === undefined ? undefined : daysAgo(lastOpened, now),
    space: copies.flatMap(({ name, freeBytes }) => freeBytes === null ? [] : [{ store: name, freeBytes, nextBytes: nextBytes(standing) }]),
    expiring: [...new Set([complete[0], complete.find(({ id }) => examined.drills.get(id)?.verdict === 'proved')])].flatMap((set) => (
      set?.expiresAt === undefined ? [] : [{ backup: set.id, inHours: (set.expiresAt.getTime() - now.getTime()) / 3_600_000 }])),
    seals: complete.map((set) => ({ id: set.id, encryption: encryptionOf(set) })), copies: copies.map(({ name, ...copy }) => ({ store: name, ...copy })),
    trend: good.slice(0, readNewest).map((set) => pointOf(set, examined.manifests.get(set.id))), tables: tables.readings, schedule: schedule?.facts,
  }
}

function nextBytes({ complete }: Standing): number {
  return complete[0] === undefined ? 0 : sizeOf(complete[0])
}

function pointOf(set: StoredSet, manifest: Manifest | undefined): TrendPoint {
  const form = manifest === undefined ? encryptionOf(set) : `${manifest.archive.compression}/${manifest.encryption.method}/${manifest.proof.mode}`
  return { id: set.id, form, bytes: set.files.archive?.bytes ?? 0, rows: manifest === undefined ? null : trendFactsOf(manifest).rows, durationSeconds: manifest?.durationSeconds ?? null }
}

function listed(set: StoredSet, { examined: { manifests, drills }, recalled, standing }: Seen): ListedBackup {
  const [manifest, drill] = [manifests.get(set.id), drills.get(set.id)]
  const facts = manifest === undefined ? indexedFacts(recalled, set) : trendFactsOf(manifest)
  const timed = drill ?? indexedDrill(recalled, set)
  return {
    id: set.id, file: set.files.archive?.name ?? '', takenAt: set.takenAt.toISOString(), bytes: set.files.archive?.bytes ?? 0, encryption: encryptionOf(set), good: standing.goodIds.has(set.id),
    rows: facts?.rows ?? null, tables: facts?.tables ?? null, durationSeconds: facts?.durationSeconds ?? null,
    drill: drill?.verdict ?? null, drilledAt: drill?.at ?? null, restoreSeconds: timed === undefined ? null : recoverySeconds(timed), expiresAt: set.expiresAt?.toISOString() ?? null,
  }
}

function drillsOf({ newestDrill, lastProved }: Standing, now: Date): Pick<StatusReport, 'newestDrill' | 'lastProvedDrill'> {
  const facts = (drill: DrillRecord) => ({ backup: drill.backup, at: drill.at, restoreSeconds: recoverySeconds(drill), ageDays: daysAgo(drill, now) })
  return {
    newestDrill: newestDrill === undefined ? null : { ...facts(newestDrill), verdict: newestDrill.verdict, reason: newestDrill.reason },
    lastProvedDrill: lastProved === undefined ? null : facts(lastProved),
  }
}

function sourceOf(manifest: Manifest | undefined, { examined, standing, tables, now }: Seen): SourceFacts | undefined {
  if (manifest === undefined) return undefined
  const { versionNumber, standby, replayedAt } = manifest.server
  const replayedHoursBefore = replayedAt === undefined || replayedAt === null ? undefined : (Date.parse(manifest.takenAt) - Date.parse(replayedAt)) / 3_600_000
  const named = newestOf(tables.readings[0]?.newest ?? [])
  const data = dataAgeOf(standing.good.flatMap(({ id }) => examined.manifests.get(id) ?? []), named === undefined ? undefined : `${nameOf({ schema: named.schema, name: named.table })}.${named.column}`)
  return { major: majorOf(versionNumber), standby, replayedHoursBefore, now, data }
}

function encryptionOf(set: StoredSet): Encryption {
  return parseFile(set.files.archive?.name ?? '')?.encryption ?? 'none'
}

function ageHours(set: StoredSet | undefined, now: Date): number | undefined {
  return set === undefined ? undefined : (now.getTime() - set.takenAt.getTime()) / 3_600_000
}

function daysAgo(drill: DrillRecord, now: Date): number {
  return (now.getTime() - Date.parse(drill.at)) / 86_400_000
}
