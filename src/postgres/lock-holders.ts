import type { Connection } from '../domain/connection.ts'
import { plain } from '../kit/markdown.ts'
import { connect } from './session.ts'

/**
 * The sessions that hold a table of the connection's database exclusively, in words: `session 4711 of role migrator (alembic) holds public.orders`. Empty where
 * none does any more, or the server cannot be asked.
 */
export async function lockHolders(connection: Connection): Promise<string[]> {
  const session = await connect(connection).catch(() => undefined)
  try {
    const rows = await session?.query<{ pid: number; role: string | null; application: string | null; relations: string[]; seconds: number | null }>(`
      SELECT l.pid, a.usename AS role, a.application_name AS application, extract(epoch FROM clock_timestamp() - min(a.xact_start))::int AS seconds,
             array_agg(DISTINCT format('%I.%I', nspname, relname)) AS relations
      FROM pg_locks l JOIN pg_class c ON c.oid = l.relation JOIN pg_namespace n ON n.oid = relnamespace LEFT JOIN pg_stat_activity a ON a.pid = l.pid
      WHERE l.granted AND l.mode = 'AccessExclusiveLock' AND l.locktype = 'relation' AND relkind IN ('r', 'p', 'm')
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND l.pid <> pg_backend_pid()
      GROUP BY 1, 2, 3 ORDER BY 1`) ?? []
    return rows.map(({ pid, role, application, relations, seconds }) => plain([
      `session ${pid} of role ${role ?? '?'}`, ...(application === null || application === '' ? [] : [`(${application})`]), `holds ${relations.slice(0, 3).join(', ')}`,
      ...(seconds === null ? [] : [`since ${seconds} s`]),
    ].join(' ')))
  } catch {
    return []
  } finally {
    await session?.end()
  }
}
