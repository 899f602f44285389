import type pg from 'pg'
import type { Connection } from '../domain/connection.ts'
import { KnownError, messageOf } from '../kit/errors.ts'

/**
 * Whether a pooler hands every transaction another server session (TRAPS, 8). Told by what it does, not by its port: two sessions that are open at once
 * must not share one server process, and one must not wander while another holds a transaction.
 */
export async function shareServer(first: pg.Client, another: () => Promise<pg.Client>): Promise<boolean> {
  const pid = await processOf(first)
  const second = await another()
  try {
    await second.query('BEGIN')
  } catch (problem) {
    // In statement mode, there is not even a transaction.
    if (/transaction blocks not allowed/i.test(messageOf(problem))) return true
    throw problem
  }
  const other = await processOf(second)
  // More than once: in a busy pool, the same server may come back by chance.
  for (let attempt = 0; attempt < 3; attempt++) if (await processOf(first) !== pid) return true
  return other === pid
}

async function processOf(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_catalog.pg_backend_pid() AS pid')
  return rows[0]?.pid ?? -1
}

/** The error for a connection through a transaction pooler. */
export function pooled(connection: Connection): KnownError {
  return new KnownError('pooled-connection', `${connection.host}:${connection.port} is a connection pooler in transaction mode; pg_dump needs a session of its own`, poolerHint(connection))
}

/** The error for a pooler in session mode that refuses the settings under which rows are read. */
export function withoutSettings(connection: Connection, settings: readonly string[]): KnownError {
  return new KnownError('pooled-connection', `${connection.host}:${connection.port} is a connection pooler that refuses the settings of a session, and the role's own defaults differ`,
    `Use the direct address of the server, or ALTER ROLE ${connection.user} SET ${settings.join(', SET ')};`)
}

function poolerHint({ host, port }: Connection): string {
  if (host.includes('-pooler.')) return `Use the direct host, ${host.replace('-pooler.', '.')}.`
  if (port === 6543) return 'Use port 5432, the session pooler or the direct host, in place of 6543.'
  if (port === 6432) return 'Use the server\'s own port, mostly 5432, in place of PgBouncer\'s 6432; or give the database pool_mode=session in PgBouncer.'
  return 'Use the direct address of the server, or a pool in session mode.'
}
