import type { Connection } from '../domain/connection.ts'
import { counted } from '../domain/units.ts'
import { KnownError } from '../kit/errors.ts'
import { plain } from '../kit/markdown.ts'
import { systemSchemas } from './server.ts'
import type { Server } from './server.ts'
import { connect } from './session.ts'
import type { Session } from './session.ts'

/**
 * Everything that would make the dump fail or, worse, leave something out, found before anything is begun. Throws a KnownError that names each
 * thing together with the GRANT that is lacking.
 */
export async function checkReadable(session: Session, server: Server, excluded: readonly string[] = []): Promise<void> {
  if (server.superuser) return
  const lacking = await session.query<{ schema: string; name: string; kind: string; usage: boolean; select: boolean; rls: boolean }>(`
    SELECT nspname AS schema, relname AS name, relkind AS kind, has_schema_privilege(n.oid, 'USAGE') AS usage,
           CASE WHEN relkind = 'S' THEN has_sequence_privilege(c.oid, 'SELECT') ELSE has_table_privilege(c.oid, 'SELECT') END AS select,
           relkind IN ('r', 'p') AND row_security_active(c.oid) AS rls
    FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
    WHERE relkind IN ('r', 'p', 'S', 'm') AND relpersistence <> 't' AND n.oid NOT IN (${systemSchemas})
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
      AND (NOT has_schema_privilege(n.oid, 'USAGE')
        OR NOT CASE WHEN relkind = 'S' THEN has_sequence_privilege(c.oid, 'SELECT') ELSE has_table_privilege(c.oid, 'SELECT') END
        OR (relkind IN ('r', 'p') AND row_security_active(c.oid)))
    ORDER BY 1, 2`)
  const problems = lacking.filter((one) => !excluded.includes(`${one.schema}.${one.name}`))
  const refused = problems.filter((one) => !one.usage || !one.select)
  if (refused.length > 0) throw noRight(server.role, refused)
  if (problems.length > 0) {
    throw new KnownError('row-security', `row-level security would hide rows from role ${quote(server.role)}: ${few(problems.map(qualified))}`,
      `A backup of some rows is none: ALTER ROLE ${quote(server.role)} BYPASSRLS; or back up as the tables' owner.`)
  }
}

function noRight(role: string, refused: readonly { schema: string; name: string; kind: string; usage: boolean }[]): KnownError {
  const schemas = [...new Set(refused.map((one) => one.schema))]
  const grants = schemas.flatMap((schema) => {
    const here = refused.filter((one) => one.schema === schema)
    const to = `SCHEMA ${quote(schema)} TO ${quote(role)};`
    return [
      ...(here.some((one) => !one.usage) ? [`GRANT USAGE ON ${to}`] : []),
      ...(here.some((one) => one.kind !== 'S') ? [`GRANT SELECT ON ALL TABLES IN ${to}`] : []),
      ...(here.some((one) => one.kind === 'S') ? [`GRANT SELECT ON ALL SEQUENCES IN ${to}`] : []),
    ]
  })
  return new KnownError('no-right', `role ${quote(role)} may not read ${counted(refused.length, 'relation')}: ${few(refused.map(qualified))}`,
    `As the owner: ${grants.join(' ')} From PostgreSQL 14 on, GRANT pg_read_all_data TO ${quote(role)}; covers all of them.`)
}

/**
 * Refuses a pooler that hands every transaction another server session: pg_dump's settings and its snapshot would be lost in it (TRAPS, 8).
 * Proved by what it does, not by its port: two sessions that are open at once must not share one server process.
 */
export async function refusePooler(session: Session, connection: Connection): Promise<void> {
  const [first] = await session.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  const told = (session.client as unknown as { processID?: number }).processID
  if (first === undefined || told === first.pid) return
  const second = await connect(connection)
  try {
    await second.query('BEGIN')
    const [other] = await second.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    const [again] = await session.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    if (other?.pid === first.pid || again?.pid !== first.pid) throw pooled(connection)
  } finally {
    await second.end()
  }
}

/** The error for a connection through a transaction pooler. */
export function pooled(connection: Connection): KnownError {
  return new KnownError('pooled-connection', `${connection.host}:${connection.port} is a connection pooler in transaction mode; pg_dump needs a session of its own`,
    poolerHint(connection))
}

function poolerHint({ host, port }: Connection): string {
  if (host.includes('-pooler.')) return `Use the direct host, ${host.replace('-pooler.', '.')}.`
  if (port === 6543) return 'Use port 5432, the session pooler or the direct host, in place of 6543.'
  return 'Use the direct address of the server, or a pool in session mode.'
}

/** An identifier as a person can paste it into SQL; what a terminal or the runner would obey is taken out. */
function quote(identifier: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(identifier) ? identifier : plain(`"${identifier.replaceAll('"', '""')}"`)
}

function qualified(one: { schema: string; name: string }): string {
  return `${quote(one.schema)}.${quote(one.name)}`
}

function few(names: readonly string[]): string {
  return names.length <= 5 ? names.join(', ') : `${names.slice(0, 5).join(', ')} and ${names.length - 5} more`
}
