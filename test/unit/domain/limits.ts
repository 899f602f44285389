import type { Thresholds } from '../../../src/domain/thresholds.ts'

/** The limits as they are where nobody gave any. */
export const limits: Thresholds = {
  maxAgeHours: 26, minBackups: 1, maxDrillAgeDays: 8, maxRestoreMinutes: null, maxShrinkPercent: 30, maxSlowdownPercent: 100, maxStillDays: 7, maxDataAgeHours: 26,
  endOfLifeDays: 90, maxStoreBytes: null, minFreeBytes: null,
}
