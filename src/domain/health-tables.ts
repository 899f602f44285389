import type { Judged } from './finding.ts'
import { comparedBackups, fallOfCount } from './health-trends.ts'
import type { NewestValue } from './manifest.ts'
import type { Thresholds } from './thresholds.ts'
import { counted, number } from './units.ts'

/** The tables of one backup, as the closed part of its manifest has them. */
export interface TableReading {
  readonly backup: string
  readonly takenAt: Date
  readonly tables: readonly TableFacts[]
  /** Of columns of dates and times; older manifests lack them. */
  readonly newest?: readonly NewestValue[]
}

/** A table whose rows are in the archive. */
export interface TableFacts {
  /** `schema.table` */
  readonly relation: string
  readonly rows: number
  /** Null where the content was not hashed. */
  readonly fingerprint: string | null
}

/** A table that has far fewer rows than it had. */
export interface ShrunkTable {
  readonly relation: string
  readonly rows: number
  readonly usualRows: number
}

/** From so many rows on a table is large: one in which nothing changes for long says something. */
const largeTable = 1000
const namedTables = 3

/** The tables of the newest reading that lost more than the limit, those that lost most first; a table that is gone has no rows. `readings`: newest first. */
export function shrunkTables(readings: readonly TableReading[], { maxShrinkPercent }: Thresholds): ShrunkTable[] {
  const [newest, ...before] = readings
  if (newest === undefined) return []
  const compared = before.slice(0, comparedBackups).map(({ tables }) => rowsOf(tables))
  const now = rowsOf(newest.tables)
  const relations = new Set([...now.keys(), ...compared.flatMap((tables) => [...tables.keys()])])
  return [...relations].flatMap((relation) => {
    const rows = now.get(relation) ?? 0
    const fall = fallOfCount(rows, compared.flatMap((tables) => tables.get(relation) ?? []), maxShrinkPercent)
    return fall === undefined ? [] : [{ relation, rows, usualRows: Math.round(fall.usual) }]
  }).sort((a, b) => (b.usualRows - b.rows) - (a.usualRows - a.rows) || (a.relation < b.relation ? -1 : 1))
}

function rowsOf(tables: readonly TableFacts[]): Map<string, number> {
  return new Map(tables.map(({ relation, rows }) => [relation, rows]))
}

/** Judges what only the tables themselves tell: which lost its rows, and whether anything still moves. */
export function judgeTables(readings: readonly TableReading[], limits: Thresholds): Judged[] {
  return [...judgeShrunk(shrunkTables(readings, limits)), ...judgeStillness(readings, limits)]
}

function judgeShrunk(shrunk: readonly ShrunkTable[]): Judged[] {
  if (shrunk.length === 0) return []
  const lost = `${counted(shrunk.length, 'table has', 'tables have')} lost rows`
  const names = shrunk.slice(0, namedTables).map(({ relation, rows, usualRows }) => `${relation} has ${counted(rows, 'row')}, ${Math.floor((1 - rows / usualRows) * 100)} % fewer than is usual (${number(usualRows)})`)
  return [{ id: 'table-shrunk', level: 'warning', sentence: `${lost}: ${names.join('; ')}${shrunk.length > namedTables ? '; …' : ''}`, discreet: lost }]
}

/** A source that stopped: a copy that nobody writes to any more, a standby that was cut off, the wrong database. */
function judgeStillness(readings: readonly TableReading[], { maxStillDays }: Thresholds): Judged[] {
  const [newest, ...before] = readings
  const large = newest?.tables.filter(({ rows, fingerprint }) => rows >= largeTable && fingerprint !== null) ?? []
  if (newest === undefined || large.length === 0) return []
  const moved = before.findIndex(({ tables }) => {
    const fingerprints = new Map(tables.map(({ relation, fingerprint }) => [relation, fingerprint]))
    return large.some(({ relation, fingerprint }) => fingerprints.get(relation) !== fingerprint)
  })
  const still = moved < 0 ? before : before.slice(0, moved)
  const days = (newest.takenAt.getTime() - (still.at(-1)?.takenAt ?? newest.takenAt).getTime()) / 86_400_000
  // Two nightly backups are seldom a whole number of days apart: an hour less is as good.
  if (still.length === 0 || days < maxStillDays - 1 / 24) return []
  return [{ id: 'data-still', level: 'warning', sentence: `not one row of the ${counted(large.length, 'large table')} has changed for ${counted(Math.round(days), 'day')}` }]
}
