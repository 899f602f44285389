import type { Encryption } from '../../domain/archive-name.ts'
import type { Finding, Health } from '../../domain/finding.ts'
import type { Thresholds } from '../../domain/thresholds.ts'

/** The version of the report: a field may be added within one, none is removed, renamed or given another meaning. */
export const reportVersion = 1

type DrillVerdict = 'proved' | 'damaged' | 'unproved'

/** One backup as the report lists it. What its manifest tells is null for one without a manifest, and for an older one than the newest thirty of which no chart knows. */
export interface ListedBackup {
  readonly id: string
  readonly file: string
  readonly takenAt: string
  /** Of the archive. */
  readonly bytes: number
  readonly encryption: Encryption
  /** Whole by its listing, its checksum's form and its drill: verify alone reads all of it. */
  readonly good: boolean
  readonly rows: number | null
  readonly tables: number | null
  readonly durationSeconds: number | null
  readonly drill: DrillVerdict | null
  readonly drilledAt: string | null
  /** Restore and migrations: until the application could go on. */
  readonly restoreSeconds: number | null
  /** When the store itself lets it go. */
  readonly expiresAt: string | null
}

/** A point of the charts; null where it is not known. */
export interface SeriesPoint {
  readonly at: string
  readonly bytes: number
  readonly rows: number | null
  readonly durationSeconds: number | null
  readonly restoreSeconds: number | null
}

/** One of the stores, in the order of the input; the first is read from. */
export interface StoreReport {
  readonly name: string
  /** How many backups of the database count there; null where it could not be listed. */
  readonly backups: number | null
  /** Backups that another store has and this one lacks. */
  readonly missing: readonly string[]
  /** Backups whose archive has another size here than in the first store. */
  readonly different: readonly string[]
  /** Null where the store does not tell. */
  readonly freeBytes: number | null
  /** Why it could not be listed. */
  readonly problem: string | null
}

export interface DrillReport {
  readonly backup: string
  readonly at: string
  readonly verdict: DrillVerdict
  readonly reason: string | null
  readonly restoreSeconds: number
  readonly ageDays: number
}

/** What GitHub says of the workflow that takes the backups. */
export interface ScheduleReport {
  readonly workflow: string
  /** `active`, `disabled_inactivity`, `disabled_manually`…; null where it could not be asked. */
  readonly state: string | null
  readonly crons: readonly string[]
  readonly lastRunAt: string | null
  readonly lastConclusion: string | null
  readonly nextRunAt: string | null
  readonly problem: string | null
}

/** All that status found. */
export interface StatusReport {
  readonly action: 'status'
  readonly version: typeof reportVersion
  /** When it was judged. */
  readonly at: string
  readonly store: string
  readonly database: string | null
  readonly health: Health
  readonly findings: readonly Finding[]
  readonly thresholds: Thresholds
  /** Archives with their checksums. */
  readonly total: number
  /** Those of them against which nothing speaks. */
  readonly good: number
  readonly checksums: number
  readonly latest: string | null
  /** Of the newest good backup. */
  readonly ageHours: number | null
  readonly bytes: number
  /** Of all databases of the store. */
  readonly storage: { readonly bytes: number; readonly bytesPerWeek: number | null; readonly limitBytes: number | null; readonly fullInWeekOf: string | null; readonly freeBytes: number | null }
  readonly stores: readonly StoreReport[]
  /** Newest first. */
  readonly backups: readonly ListedBackup[]
  /** Oldest first; the newest thirty backups. */
  readonly series: readonly SeriesPoint[]
  readonly newestDrill: DrillReport | null
  readonly lastProvedDrill: { readonly backup: string; readonly at: string; readonly restoreSeconds: number; readonly ageDays: number } | null
  /** The source, as the newest manifest has it. */
  readonly source: { readonly server: string; readonly client: string | null; readonly endOfLife: string | null; readonly standby: boolean; readonly replayedAt: string | null; readonly newestDataAt: string | null } | null
  readonly tables: {
    /** How many tables were compared with those of the backups before; null where they were not. */
    readonly judged: number | null
    /** Why they were not. */
    readonly unread: string | null
    readonly shrunk: readonly { readonly relation: string; readonly rows: number; readonly usualRows: number }[]
  }
  /** Null where no workflow was named. */
  readonly schedule: ScheduleReport | null
}
