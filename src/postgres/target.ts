import { readFile, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Connection } from '../domain/connection.ts'
import { readMark, restoringName } from '../domain/restore-names.ts'
import type { Objection, TargetFacts } from '../domain/restore-plan.ts'
import { nameOf } from '../domain/proof.ts'
import { codeOf, KnownError } from '../kit/errors.ts'
import { checkReadable, refusePooler } from './preflight.ts'
import { inspectServer, systemIdentifier, systemSchemas } from './server.ts'
import type { Session } from './session.ts'
import { countRows, listRelations } from './snapshot.ts'
import type { Relation } from './snapshot.ts'
import { maintenanceSession, restoreApplication, targetSession } from './target-sessions.ts'

/** What a user has made in a database; strangersIn of src/sandbox. */
export type Contents = (session: Session) => Promise<string[]>

/** Looks at the target and its server; `count`: reads every table for its exact rows. Reads only; throws the KnownErrors of connecting. */
export async function inspectTarget(connection: Connection, contents: Contents, count: boolean): Promise<TargetFacts> {
  const own = await targetSession(connection)
  const beside = await maintenanceSession(connection).catch((problem: unknown) => {
    // In place, the target alone has to be reached.
    if (own === undefined) throw problem
    return own
  })
  try {
    return { ...await serverFacts(beside, connection), ...await databaseFacts(beside, connection.database), ...own === undefined ? nothing : await insideFacts(own, connection, contents, count) }
  } finally {
    await Promise.all([own?.end(), beside.end()])
  }
}

const nothing = { exists: false, contents: [], tables: [], notOurs: [], unreadable: undefined }

type ServerPart = 'host' | 'port' | 'versionNumber' | 'systemIdentifier' | 'standby' | 'role' | 'superuser' | 'mayCreateDatabases' | 'mayCreateRoles' | 'extensions' | 'roles' | 'mayActAs' | 'tablespaces' | 'freeBytes' | 'pooled'

async function serverFacts(session: Session, { host, port }: Connection): Promise<Pick<TargetFacts, ServerPart>> {
  const [row] = await session.query<{ version: number; standby: boolean; role: string; superuser: boolean; createdb: boolean; createrole: boolean }>(`
    SELECT current_setting('server_version_num')::int AS version, pg_is_in_recovery() AS standby, rolname AS role, rolsuper AS superuser, rolcreatedb OR rolsuper AS createdb, rolcreaterole OR rolsuper AS createrole
    FROM pg_roles WHERE rolname = current_user`)
  if (row === undefined) throw new Error('pg_roles does not list the current role')
  const roles = await session.query<{ name: string; settable: boolean }>(`SELECT rolname AS name, pg_has_role(current_user, oid, '${row.version >= 160_000 ? 'SET' : 'MEMBER'}') AS settable FROM pg_roles`)
  return {
    host, port, versionNumber: row.version, standby: row.standby, role: row.role, superuser: row.superuser, mayCreateDatabases: row.createdb, mayCreateRoles: row.createrole,
    systemIdentifier: await systemIdentifier(session),
    extensions: await extensionsOf(session, row.superuser),
    roles: roles.map(({ name }) => name), mayActAs: roles.filter(({ settable }) => settable).map(({ name }) => name),
    tablespaces: (await session.query<{ name: string }>('SELECT spcname AS name FROM pg_tablespace')).map(({ name }) => name),
    freeBytes: await freeBytes(session, host),
    pooled: await objectionOf(() => refusePooler(session)),
  }
}

/** `mayCreate`: trusted, or wanted by a superuser. */
async function extensionsOf(session: Session, superuser: boolean): Promise<TargetFacts['extensions']> {
  const rows = await session.query<{ name: string; versions: string[]; trusted: boolean }>(`
    SELECT name, array_agg(version) AS versions, bool_or(trusted OR NOT superuser) AS trusted FROM pg_available_extension_versions GROUP BY name`)
  return rows.map(({ name, versions, trusted }) => ({ name, versions, mayCreate: superuser || trusted }))
}

type DatabasePart = 'database' | 'isOwner' | 'isTemplate' | 'encoding' | 'bytes' | 'connections' | 'preparedTransactions' | 'mark' | 'leftover'

async function databaseFacts(session: Session, database: string): Promise<Pick<TargetFacts, DatabasePart>> {
  const [row] = await session.query<{ owner: boolean; template: boolean; encoding: string; bytes: string | null; comment: string | null }>(`
    SELECT pg_has_role(current_user, datdba, 'MEMBER') AS owner, datistemplate AS template, pg_encoding_to_char(encoding) AS encoding, shobj_description(oid, 'pg_database') AS comment,
           CASE WHEN has_database_privilege(oid, 'CONNECT') THEN pg_database_size(oid)::text END AS bytes
    FROM pg_database WHERE datname = $1`, [database])
  const [prepared] = await session.query<{ count: number }>('SELECT count(*)::int AS count FROM pg_prepared_xacts WHERE database = $1', [database])
  return {
    database, isOwner: row?.owner ?? true, isTemplate: row?.template ?? false, encoding: row?.encoding ?? null, bytes: Number(row?.bytes ?? 0),
    connections: await session.query<{ application: string; user: string; count: number }>(`
      SELECT coalesce(application_name, '') AS application, coalesce(usename, 'the server itself') AS user, count(*)::int AS count FROM pg_stat_activity
      WHERE datname = $1 AND pid <> pg_backend_pid() AND application_name <> $2 AND coalesce(backend_type, '') <> 'autovacuum worker' GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`, [database, restoreApplication]),
    preparedTransactions: prepared?.count ?? 0, mark: readMark(row?.comment ?? null), leftover: await leftoverOf(session, database),
  }
}

/** Ours is what carries the mark of this target, or what was killed before it got one: ours, and nobody's comment on it. */
export async function leftoverOf(session: Session, database: string): Promise<TargetFacts['leftover']> {
  const [row] = await session.query<{ comment: string | null; ours: boolean; young: boolean }>(`
    SELECT shobj_description(d.oid, 'pg_database') AS comment, pg_get_userbyid(datdba) = current_user AS ours, datconnlimit = ${newborn} AS young FROM pg_database d WHERE datname = $1`, [restoringName(database)])
  if (row === undefined) return 'none'
  return readMark(row.comment)?.target === database || (row.comment === null && row.ours && row.young) ? 'ours' : 'foreign'
}

/** The connection limit with which a database is made here: until it carries its mark, that tells it from everybody else's. */
export const newborn = 7_465_321

async function insideFacts(session: Session, connection: Connection, contents: Contents, count: boolean): Promise<Pick<TargetFacts, 'exists' | 'contents' | 'tables' | 'notOurs' | 'unreadable'>> {
  const found = await contents(session)
  return {
    exists: true, contents: found, tables: await tablesOf(session, count), notOurs: await notOurs(session),
    unreadable: found.length === 0 ? undefined : await objectionOf(async () => { await checkReadable(session, await inspectServer(session, connection.database)) }),
  }
}

/** Exact rows; null for a table that the role may not read, and where nobody asked. */
async function tablesOf(session: Session, count: boolean): Promise<TargetFacts['tables']> {
  const relations = (await listRelations(session)).filter(({ kind, extension, condition }) => kind === 'table' && (extension === null || condition !== null))
  const counts = !count ? new Map<number, number>() : await countRows(relations, [session]).catch(() => countOneByOne(session, relations))
  return relations.map((relation) => ({ name: nameOf(relation), rows: counts.get(relation.oid) ?? null }))
}

async function countOneByOne(session: Session, relations: readonly Relation[]): Promise<Map<number, number>> {
  const counts = new Map<number, number>()
  for (const relation of relations) for (const [oid, rows] of await countRows([relation], [session]).catch(() => [])) counts.set(oid, rows)
  return counts
}

/** Relations, functions, types, schemas and large objects whose owner the role is not. */
async function notOurs(session: Session): Promise<string[]> {
  const rows = await session.query<{ what: string }>(`
    SELECT what FROM (
      SELECT 'relation ' || nspname || '.' || relname AS what, relowner AS owner, 'pg_class'::regclass AS class, c.oid, n.nspowner FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND n.oid NOT IN (${systemSchemas})
      UNION ALL SELECT 'function ' || nspname || '.' || proname, proowner, 'pg_proc'::regclass, p.oid, n.nspowner FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace WHERE n.oid NOT IN (${systemSchemas})
      UNION ALL SELECT 'type ' || nspname || '.' || typname, typowner, 'pg_type'::regclass, t.oid, n.nspowner FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace WHERE typrelid = 0 AND typelem = 0 AND n.oid NOT IN (${systemSchemas})
      UNION ALL SELECT 'schema ' || nspname, nspowner, 'pg_namespace'::regclass, oid, nspowner FROM pg_namespace WHERE nspname <> 'public' AND oid NOT IN (${systemSchemas})
      UNION ALL SELECT 'large object ' || oid, lomowner, 'pg_largeobject_metadata'::regclass, oid, lomowner FROM pg_largeobject_metadata) AS objects
    WHERE NOT pg_has_role(current_user, owner, 'USAGE') AND NOT pg_has_role(current_user, nspowner, 'USAGE')
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = class AND d.objid = objects.oid AND d.deptype = 'e') ORDER BY 1 LIMIT 10`)
  return rows.map(({ what }) => what)
}

/** Free room where the server's data is; null unless that server is seen to run on this very machine. */
async function freeBytes(session: Session, host: string): Promise<number | null> {
  if (!host.startsWith('/') && !['localhost', '127.0.0.1', '::1'].includes(host)) return null
  const [row] = await session.query<{ folder: string | null; port: string }>(`SELECT (SELECT setting FROM pg_settings WHERE name = 'data_directory') AS folder, current_setting('port') AS port`)
  if (row?.folder === undefined || row.folder === null) return null
  try {
    // The lock file's fourth line is the port; a container's folder may have the name of one that is here.
    const lock = (await readFile(join(row.folder, 'postmaster.pid'), 'utf8')).split('\n')
    if (lock[3] !== row.port || lock[1] !== row.folder) return null
    const { bavail, bsize } = await statfs(row.folder)
    return bavail * bsize
  } catch (problem) {
    if (codeOf(problem) === undefined) throw problem
    return null
  }
}

async function objectionOf(work: () => Promise<void>): Promise<Objection | undefined> {
  try {
    await work()
    return undefined
  } catch (problem) {
    if (problem instanceof KnownError) return { code: problem.code, sentence: problem.message, hint: problem.hint }
    throw problem
  }
}
