/** The limits by which the backups are judged; null: what it limits is not judged. */
export interface Thresholds {
  readonly maxAgeHours: number
  readonly minBackups: number
  readonly maxDrillAgeDays: number
  readonly maxRestoreMinutes: number | null
  readonly maxShrinkPercent: number
  readonly maxSlowdownPercent: number
  readonly maxStillDays: number
  readonly maxDataAgeHours: number
  readonly endOfLifeDays: number
  readonly maxStoreBytes: number | null
  readonly minFreeBytes: number | null
}
