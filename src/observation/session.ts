import { KnownError } from '../kit/errors.ts'

/** A session on the sandbox; `connect` of src/postgres gives such a one. */
export interface ObserverSession {
  query<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>
  end(): Promise<void>
}
export type Connect = () => Promise<ObserverSession>

/**
 * Opens a session that writes nothing of its own into the log, and for which names mean the catalogue's. Throws KnownErrors
 * `observation-superuser` and `observation-log` where the server cannot be watched.
 */
export async function openOwn(connect: Connect): Promise<ObserverSession> {
  const session = await connect()
  try {
    await refuseUnobservable(session)
    await session.query(`
      SELECT pg_catalog.set_config('log_statement', 'none', false), pg_catalog.set_config('log_min_duration_statement', '-1', false),
        pg_catalog.set_config('log_min_messages', 'log', false), pg_catalog.set_config('search_path', 'pg_catalog', false), pg_catalog.set_config('statement_timeout', '0', false)`)
    return session
  } catch (problem) {
    await session.end()
    throw problem
  }
}

async function refuseUnobservable(session: ObserverSession): Promise<void> {
  const [row] = await session.query<{ superuser: boolean; collector: string }>(`
    SELECT rolsuper AS superuser, pg_catalog.current_setting('logging_collector') AS collector FROM pg_catalog.pg_roles WHERE rolname = current_user`)
  if (row?.superuser !== true) {
    throw new KnownError('observation-superuser', 'the user of the sandbox is no superuser, and only a superuser may watch migrations',
      'Give the service\'s superuser as sandbox-user, or set sandbox: docker or sandbox: local.')
  }
  if (row.collector !== 'on') {
    throw new KnownError('observation-log', 'the sandbox\'s server does not collect its log, so nobody can read from it what the migrations did',
      'Set sandbox: docker or sandbox: local, or start the service with -c logging_collector=on.')
  }
}
