import type { Finding, Health } from '../../domain/health.ts'

/** One backup as the report lists it. */
export interface ListedBackup {
  readonly id: string
  readonly file: string
  readonly takenAt: string
  readonly bytes: number
  readonly drill: 'proved' | 'damaged' | 'unproved' | null
}

/** All that status found. */
export interface StatusReport {
  readonly action: 'status'
  readonly store: string
  readonly database: string | null
  readonly health: Health
  readonly findings: readonly Finding[]
  readonly total: number
  readonly checksums: number
  readonly latest: string | null
  readonly ageHours: number | null
  readonly bytes: number
  /** Of all databases of the store. */
  readonly storage: { readonly bytes: number; readonly bytesPerWeek: number | null; readonly limitBytes: number | null; readonly fullInWeekOf: string | null }
  readonly backups: readonly ListedBackup[]
  readonly lastProvedDrill: { readonly backup: string; readonly at: string; readonly restoreSeconds: number; readonly ageDays: number } | null
}
