import type { Connection } from '../domain/connection.ts'
import { connect } from './session.ts'
import type { Session } from './session.ts'
import type { Turns } from './restore-turns.ts'

/** A table whose loading is watched. */
export interface WatchedTable {
  readonly schema: string
  readonly name: string
  /** The dump id of its data. */
  readonly data: number
}

const pollMilliseconds = 150

/**
 * Tells the turns which tables pg_restore has loaded. What pg_restore says itself with --verbose cannot be read: its jobs write to one stderr, piece by
 * piece. But it loads each table in the transaction that truncates it, so that the table has another file when its rows are in. A table that is missed is
 * only found later, when everything is loaded. Gives what ends the watch; its own failures are not the restore's.
 */
export async function watchLoads(connection: Connection, tables: readonly WatchedTable[], turns: Turns): Promise<() => Promise<void>> {
  const session = await connect(connection)
  let timer: NodeJS.Timeout | undefined
  let ended = false
  const files = new Map<number, { oid: number; file: number }>()
  const poll = async (): Promise<void> => {
    await look(session, tables, files, turns)
    if (!ended) timer = setTimeout(() => { polling = poll().catch(() => undefined) }, pollMilliseconds)
  }
  let polling = poll().catch(() => undefined)
  return async () => {
    ended = true
    clearTimeout(timer)
    await polling
    await session.end()
  }
}

async function look(session: Session, tables: readonly WatchedTable[], files: Map<number, { oid: number; file: number }>, turns: Turns): Promise<void> {
  const [active] = await session.query<{ loading: number }>(`SELECT count(*)::int AS loading FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND query LIKE 'COPY %FROM stdin;%'`)
  const found = await session.query<{ data: number; oid: number; file: number }>(
    `SELECT data, c.oid::int8::float8 AS oid, c.relfilenode::int8::float8 AS file FROM unnest($1::text[], $2::text[], $3::int[]) AS watched (schema, name, data)
     JOIN pg_namespace n ON n.nspname = schema JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = watched.name`,
    [tables.map(({ schema }) => schema), tables.map(({ name }) => name), tables.map(({ data }) => data)])
  const loaded: number[] = []
  for (const { data, oid, file } of found) {
    const first = files.get(data)
    if (first?.oid !== oid) files.set(data, { oid, file })
    else if (first.file !== file) loaded.push(data)
  }
  turns.loads(active?.loading ?? 0, loaded)
}
