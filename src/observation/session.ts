/** A session on the sandbox; `connect` of src/postgres gives such a one. */
export interface ObserverSession {
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>
  end(): Promise<void>
}
export type Connect = () => Promise<ObserverSession>

/** The process of the server that serves the session. */
export type OwnSession = ObserverSession & { readonly pid: number }

/** Opens a session that writes nothing of its own into the log, and for which names mean the catalogue's. */
export async function openOwn(connect: Connect): Promise<OwnSession> {
  const session = await connect()
  const [row] = await session.query<{ pid: number }>(`
    SELECT pg_catalog.pg_backend_pid() AS pid, pg_catalog.set_config('log_statement', 'none', false), pg_catalog.set_config('log_min_duration_statement', '-1', false),
      pg_catalog.set_config('log_min_messages', 'log', false), pg_catalog.set_config('search_path', 'pg_catalog', false), pg_catalog.set_config('statement_timeout', '0', false)`)
  if (row === undefined) throw new Error('the server did not say which process serves the session')
  return { pid: row.pid, query: (text, values) => session.query(text, values), end: () => session.end() }
}
