import pg from 'pg'
import type { Connection } from '../../src/domain/connection.ts'

type Result = pg.QueryResult<Record<string, unknown>>

/** Runs SQL in a session of its own; gives the rows of the last statement. */
export async function ask(connection: Connection, text: string): Promise<Record<string, unknown>[]> {
  const { host, port, user, database, password } = connection
  const client = new pg.Client({ host, port, user, database, password: () => password?.reveal() ?? '', ssl: false })
  // A server that is stopped under a query ends that query; the event beside it says nothing more.
  client.on('error', () => undefined)
  await client.connect()
  try {
    // Of several statements, the driver gives a list of results.
    const results = [await client.query(text) as unknown as Result | Result[]].flat()
    return results[results.length - 1]?.rows ?? []
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** The rows of every table together, each counted; partitions count, what they belong to does not. */
export async function countRows(connection: Connection): Promise<number> {
  const tables = await ask(connection, `
    SELECT pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) AS name
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND n.nspname = 'public'`)
  const counts = tables.map(({ name }) => `SELECT count(*) FROM ${String(name)}`).join(' UNION ALL ')
  const [row] = await ask(connection, `SELECT sum(count)::bigint AS rows FROM (${counts}) each_table`)
  return Number(row?.['rows'])
}
