import { median } from './median.ts'
import type { StoredSet } from './store.ts'

const day = 86_400_000
const week = 7 * day
/** Older backups say little of how a database grows now. */
const weeksSeen = 8
/** Fewer, or over a shorter time, and a slope is chance. */
const fewestPoints = 3

/** How a store fills, all its databases together. */
export interface Growth {
  /** All files that stand there, in bytes. */
  readonly bytes: number
  /** What the store grows by in a week, in bytes, as long as retention keeps as many backups as now; undefined while nothing can be told. */
  readonly bytesPerWeek: number | undefined
}

/** The size of a backup, all its files together, in bytes. */
export function sizeOf(set: StoredSet): number {
  return Object.values(set.files).reduce((sum, { bytes }) => sum + bytes, 0)
}

/** How the store of these sets fills. What was removed is not seen, so growth is told from the sizes of those that stand, times their number. */
export function growthOf(sets: readonly StoredSet[], now: Date): Growth {
  const bytes = sets.reduce((sum, set) => sum + sizeOf(set), 0)
  const databases = [...Map.groupBy(sets.filter(({ complete }) => complete), ({ database }) => database).values()]
  const slopes = databases.flatMap((own) => {
    const slope = slopePerWeek(own, now)
    return slope === undefined ? [] : slope * own.length
  })
  return { bytes, bytesPerWeek: slopes.length === 0 ? undefined : slopes.reduce((sum, slope) => sum + slope, 0) }
}

/**
 * How much larger a backup becomes in a week, in bytes: the median of the slopes between any two of the last eight weeks (Theil–Sen), of
 * which up to 29 % may be out of line. Of each day only the newest counts.
 */
function slopePerWeek(sets: readonly StoredSet[], now: Date): number | undefined {
  const recent = sets.filter(({ takenAt }) => takenAt <= now && now.getTime() - takenAt.getTime() <= weeksSeen * week).toSorted((a, b) => a.takenAt.getTime() - b.takenAt.getTime())
  const points = [...new Map(recent.map((set) => [Math.floor(set.takenAt.getTime() / day), { at: set.takenAt.getTime(), bytes: sizeOf(set) }])).values()]
  const [first, last] = [points[0], points.at(-1)]
  if (points.length < fewestPoints || first === undefined || last === undefined || last.at - first.at < 6 * day) return undefined
  return median(points.flatMap((one, place) => points.slice(place + 1).map((other) => (other.bytes - one.bytes) / (other.at - one.at) * week)))
}

/** The Monday of the week in which a store of that size limit will be full, `2025-09-01`; undefined while it does not grow, or not within ten years. */
export function weekWhenFull({ bytes, bytesPerWeek }: Growth, limitBytes: number, now: Date): string | undefined {
  if (bytesPerWeek === undefined || bytesPerWeek <= 0) return undefined
  const weeks = Math.max(0, limitBytes - bytes) / bytesPerWeek
  if (weeks > 520) return undefined
  const then = new Date(now.getTime() + weeks * week)
  return new Date(then.getTime() - ((then.getUTCDay() + 6) % 7) * day).toISOString().slice(0, 10)
}

/** From this share of the limit on a store is nearly full. */
export const nearlyFull = 0.9
