import pg from 'pg'
import type { NewestValue } from '../domain/manifest.ts'
import type { Session } from './session.ts'
import type { Relation } from './snapshot.ts'

/** A table of at most so many bytes is read whole where no index gives the newest value. */
const smallTable = 8 * 1024 * 1024
/** Of so many columns the newest value is asked, those of the largest tables first. */
const mostColumns = 500
const columnsAtOnce = 20
const [timestamp, timestamptz] = [1114, 1184]

interface Column {
  readonly schema: string
  readonly name: string
  readonly column: string
  readonly type: number
}

/**
 * The newest value of each column of a date or a time, in the session's own snapshot: where a B-tree begins with the column, or the table is small. Nothing large is ever
 * read. Values in the future and `infinity` do not count; times without a zone are taken for UTC, with 14 hours' grace (the farthest zone), and a day lasts to its end. What cannot
 * be had in a few seconds, or not at all, is left out: a backup does without. The session's transaction stays as it was.
 */
export async function readNewestData(session: Session, relations: readonly Relation[]): Promise<NewestValue[]> {
  const tables = relations.filter(({ kind, readable, extension }) => kind === 'table' && readable && extension === null)
  const found: NewestValue[] = []
  await session.query('SAVEPOINT newest_data')
  try {
    await session.query(`SET LOCAL statement_timeout = '5s'`)
    await session.query(`SET LOCAL lock_timeout = '1s'`)
    // An index that is there is used, whatever the planner thinks of it.
    await session.query('SET LOCAL enable_seqscan = off')
    const columns = await cheapColumns(session, tables)
    for (let place = 0; place < columns.length; place += columnsAtOnce) found.push(...await newestValues(session, columns.slice(place, place + columnsAtOnce)))
  } catch {
    // Slow, locked or interrupted: what was found stands. A session that is gone fails at the next query, with its reason.
  }
  await session.query('ROLLBACK TO SAVEPOINT newest_data')
  await session.query('RELEASE SAVEPOINT newest_data')
  return found
}

async function cheapColumns(session: Session, tables: readonly Relation[]): Promise<Column[]> {
  const byOid = new Map(tables.map((table) => [table.oid, table]))
  const rows = await session.query<{ oid: string; column: string; type: string }>(`
    SELECT c.oid::text AS oid, attname AS column, atttypid::text AS type
    FROM pg_class c JOIN pg_attribute a ON attrelid = c.oid, pg_relation_size(c.oid) AS bytes
    WHERE c.oid = ANY ($1::oid[]) AND attnum > 0 AND NOT attisdropped AND atttypid IN (1082, 1114, 1184)
      AND has_column_privilege(c.oid, attnum, 'SELECT') AND NOT row_security_active(c.oid)
      AND (bytes <= ${smallTable} OR EXISTS (
        SELECT FROM pg_index i JOIN pg_class x ON x.oid = indexrelid JOIN pg_am m ON m.oid = x.relam
        WHERE indrelid = c.oid AND indkey[0] = attnum AND indisvalid AND indpred IS NULL AND amname = 'btree'))
    ORDER BY bytes DESC, c.oid, attnum LIMIT ${mostColumns}`, [[...byOid.keys()]])
  return rows.flatMap(({ oid, column, type }) => {
    const table = byOid.get(Number(oid))
    return table === undefined ? [] : [{ schema: table.schema, name: table.name, column, type: Number(type) }]
  })
}

async function newestValues(session: Session, columns: readonly Column[]): Promise<NewestValue[]> {
  const rows = await session.query<{ place: number; epoch: string | null }>(columns.map((column, place) => `SELECT ${place} AS place, (${newestValue(column)})::text AS epoch`).join(' UNION ALL '))
  return rows.flatMap(({ place, epoch }) => {
    const [column, seconds] = [columns[place], Number(epoch ?? NaN)]
    return column === undefined || !Number.isFinite(seconds) ? [] : [{ schema: column.schema, table: column.name, column: column.column, at: new Date(seconds * 1000).toISOString() }]
  })
}

/** Seconds since 1970; null where there is no value of the past. */
function newestValue({ schema, name, column, type }: Column): string {
  const value = pg.escapeIdentifier(column)
  // ONLY: partitions and children are columns of their own.
  const from = `FROM ONLY ${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)} WHERE ${value}`
  if (type === timestamptz) return `SELECT extract(epoch FROM max(${value}))::float8 ${from} <= now()`
  const utc = `(now() AT TIME ZONE 'UTC')`
  const day = type === timestamp ? '' : ' + interval \'1 day\''
  // least() passes over a NULL: without the condition, a column without values would have the newest of all.
  return `SELECT extract(epoch FROM least(newest${day}, ${utc}))::float8 FROM (SELECT max(${value}) AS newest ${from} <= ${utc} + interval '14 hours') found WHERE newest IS NOT NULL`
}
