import { duration, size } from '../../domain/units.ts'
import type { StatusReport } from './report.ts'

/** One measure over time, oldest first. */
export interface Series {
  readonly id: 'size' | 'dump' | 'restore'
  readonly title: string
  /** What a value is counted in, where a chart needs plain numbers. */
  readonly unit: 'bytes' | 'seconds'
  readonly points: readonly Point[]
  /** A value as people read it. */
  readonly shown: (value: number) => string
}

export interface Point {
  readonly backup: string
  readonly at: Date
  readonly value: number
}

/** So many of the newest are drawn: two months of nights. */
export const drawnBackups = 60

/** The measures that change over time: size, duration of the dump, recovery time. One that nothing is known of has no points. */
export function seriesOf({ backups }: Pick<StatusReport, 'backups'>): Series[] {
  const points = (value: (backup: StatusReport['backups'][number]) => number | null) => backups.slice(0, drawnBackups).toReversed().flatMap((backup) => {
    const found = value(backup)
    return found === null ? [] : { backup: backup.id, at: new Date(backup.takenAt), value: found }
  })
  return [
    { id: 'size', title: 'Size', unit: 'bytes', points: points(({ bytes }) => bytes), shown: size },
    { id: 'dump', title: 'Time to back up', unit: 'seconds', points: points(({ durationSeconds }) => durationSeconds), shown: duration },
    { id: 'restore', title: 'Time to recover', unit: 'seconds', points: points(({ restoreSeconds }) => restoreSeconds), shown: duration },
  ]
}

/** The smallest round number of 1, 1.5, 2, 2.5, 3, 4, 5, 6 or 8 times a power of ten (of 60 for seconds above a minute) that is not below the values. */
export function ceilingOf(values: readonly number[], unit: Series['unit']): number {
  const highest = Math.max(0, ...values)
  if (highest === 0) return 1
  const base = unit === 'seconds' && highest >= 3600 ? 3600 : unit === 'seconds' && highest >= 60 ? 60 : 1
  const power = 10 ** Math.floor(Math.log10(highest / base))
  const step = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((factor) => factor * power * base >= highest) ?? 10
  return step * power * base
}
