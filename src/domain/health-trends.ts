import type { Judged } from './finding.ts'
import { median } from './median.ts'
import type { Thresholds } from './thresholds.ts'
import { duration, number, size } from './units.ts'

/** With how many of the backups before it one is compared. */
export const comparedBackups = 7
/** Fewer say nothing of what is usual. */
const fewestBefore = 3
/** From this fall on, hardly anything is left. */
const collapsePercent = 90
/** Below that, an archive is mostly its table of contents. */
const smallestArchive = 100_000
/** Below that, what a dump takes is the start of programs and the network's mood. */
const shortestDump = 60

/** One backup, as far as it is compared with others. */
export interface TrendPoint {
  readonly id: string
  /** Compression, encryption and proof: only backups that were made alike are compared in size and duration. */
  readonly form: string
  readonly bytes: number
  /** Null where nothing counted them. */
  readonly rows: number | null
  readonly durationSeconds: number | null
}

/** A fall below what is usual. */
export interface Fall {
  /** The median of the backups before. */
  readonly usual: number
  readonly percent: number
}

/**
 * How far a value has fallen below the median of those before it (newest first); undefined while that is within the limit, and where less than three are known.
 * What was as low before and grew back by itself, such as a queue, breathes and has lost nothing.
 */
export function fallOf(value: number, before: readonly number[], maxPercent: number): Fall | undefined {
  if (before.length < fewestBefore) return undefined
  const usual = median(before)
  const floor = usual * (1 - maxPercent / 100)
  if (value >= floor) return undefined
  const firstLow = before.toReversed().findIndex((one) => one < floor)
  if (firstLow >= 0 && before.toReversed().slice(firstLow).some((one) => one >= floor)) return undefined
  return { usual, percent: (1 - value / usual) * 100 }
}

/** As `fallOf`, of a count: a fall that is not more than three times the median's root is what chance does to a count. At 30 %, that leaves out what has less than 100. */
export function fallOfCount(count: number, before: readonly number[], maxPercent: number): Fall | undefined {
  const fall = fallOf(count, before, maxPercent)
  return fall === undefined || fall.usual - count <= 3 * Math.sqrt(fall.usual) ? undefined : fall
}

/** Judges the newest backup's size, rows and duration against those before it. `points`: newest first. */
export function judgeTrends(points: readonly TrendPoint[], limits: Thresholds): Judged[] {
  const [newest, ...before] = points
  if (newest === undefined) return []
  const alike = before.filter(({ form }) => form === newest.form)
  return [...judgeSize(newest, alike, limits), ...judgeRows(newest, before, limits), ...judgeDuration([newest, ...alike], limits)]
}

function judgeSize(newest: TrendPoint, before: readonly TrendPoint[], { maxShrinkPercent }: Thresholds): Judged[] {
  const fall = fallOf(newest.bytes, before.slice(0, comparedBackups).map(({ bytes }) => bytes), maxShrinkPercent)
  if (fall === undefined || fall.usual < smallestArchive) return []
  return [{ id: 'size-shrunk', level: levelOf(fall), sentence: `the newest backup has ${size(newest.bytes)}, ${Math.floor(fall.percent)} % less than is usual (${size(fall.usual)})` }]
}

function judgeRows(newest: TrendPoint, before: readonly TrendPoint[], { maxShrinkPercent }: Thresholds): Judged[] {
  const fall = newest.rows === null ? undefined : fallOfCount(newest.rows, before.flatMap(({ rows }) => rows ?? []).slice(0, comparedBackups), maxShrinkPercent)
  if (fall === undefined) return []
  return [{ id: 'rows-shrunk', level: levelOf(fall), sentence: `the newest backup has ${number(newest.rows ?? 0)} rows, ${Math.floor(fall.percent)} % fewer than is usual (${number(Math.round(fall.usual))})` }]
}

function levelOf({ percent }: Fall): Judged['level'] {
  return percent >= collapsePercent ? 'critical' : 'warning'
}

/** The last three against those before: one slow night is none. */
function judgeDuration(points: readonly TrendPoint[], { maxSlowdownPercent }: Thresholds): Judged[] {
  const durations = points.flatMap(({ durationSeconds }) => durationSeconds ?? [])
  const [latest, before] = [durations.slice(0, 3), durations.slice(3, 3 + comparedBackups)]
  if (before.length < fewestBefore) return []
  const [now, usual] = [median(latest), median(before)]
  if (now < shortestDump || now <= usual * (1 + maxSlowdownPercent / 100)) return []
  return [{ id: 'backup-slower', level: 'warning', sentence: `the last three backups took ${duration(now)}, ${number(Math.floor((now / usual - 1) * 100))} % longer than those before (${duration(usual)})` }]
}
