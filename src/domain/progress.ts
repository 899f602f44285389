import { counted, duration, number, size } from './units.ts'

/** How long the rest takes if it goes on like this, in seconds; undefined while too little is done to tell. */
export function secondsLeft(done: number, whole: number, seconds: number): number | undefined {
  if (seconds < 2 || done < whole / 20 || done <= 0) return undefined
  return Math.max(0, seconds * (whole - done) / done)
}

/** How far a dump is. `lastBytes`: of the newest backup's archive, which this one will be about as large as. */
export function dumpProgress({ bytes, seconds, lastBytes, databaseBytes }: { bytes: number; seconds: number; lastBytes: number | undefined; databaseBytes: number }): string {
  if (lastBytes === undefined || bytes >= lastBytes) return `${size(bytes)} of archive written, ${duration(seconds)}, from a database of ${size(databaseBytes)}`
  return `${size(bytes)} of about ${size(lastBytes)} written, ${duration(seconds)}${left(secondsLeft(bytes, lastBytes, seconds))}`
}

/** How far the reading of restored rows is, against what the manifest says there are. */
export function readingProgress({ rows, tables, seconds }: { rows: number; tables: number; seconds: number }, whole: { readonly rows: number; readonly tables: number }): string {
  return `${number(rows)} of ${counted(whole.rows, 'row')} and ${number(tables)} of ${counted(whole.tables, 'table')} read again, ${duration(seconds)}${left(secondsLeft(rows, whole.rows, seconds))}`
}

function left(seconds: number | undefined): string {
  return seconds === undefined ? '' : `, about ${duration(seconds)} left`
}
