import { counted } from '../domain/units.ts'
import { KnownError } from '../kit/errors.ts'
import { plain } from '../kit/markdown.ts'
import { pooled, shareServer } from './pooler.ts'
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

/** Refuses a pooler that hands every transaction another server session: pg_dump's settings and its snapshot would be lost in it (TRAPS, 8). */
export async function refusePooler(session: Session): Promise<void> {
  const { connection } = session
  const [first] = await session.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  const told = (session.client as unknown as { processID?: number }).processID
  // One that takes no settings was looked at when it was connected to.
  if (first === undefined || told === first.pid || connection.withoutOptions === true) return
  const others: Session[] = []
  const another = async () => {
    const other = await connect(connection)
    others.push(other)
    return other.client
  }
  try {
    if (await shareServer(session.client, another)) throw pooled(connection)
  } finally {
    for (const other of others) await other.end()
  }
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
