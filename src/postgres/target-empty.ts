import pg from 'pg'
import { markText } from '../domain/restore-names.ts'
import type { Mark } from '../domain/restore-names.ts'
import { systemSchemas } from './server.ts'
import type { Session } from './session.ts'
import { forgetSubscriptions } from './target-swap.ts'

/** Dropped in one transaction: few enough for the lock table of a server with default settings. */
const batch = 200

/** Says on the session's database that a restore is under way in it. */
export async function markTarget(session: Session, mark: Mark): Promise<void> {
  await session.query(`COMMENT ON DATABASE ${pg.escapeIdentifier(mark.target)} IS ${pg.escapeLiteral(markText(mark))}`)
}

/** Puts the comment back in whose place the mark stood. */
export async function unmarkTarget(session: Session, { target, comment }: Mark): Promise<void> {
  await session.query(`COMMENT ON DATABASE ${pg.escapeIdentifier(target)} IS ${comment === null ? 'NULL' : pg.escapeLiteral(comment)}`)
}

/** The comment of the session's database. */
export async function commentOf(session: Session): Promise<string | null> {
  const [row] = await session.query<{ comment: string | null }>(`SELECT shobj_description(oid, 'pg_database') AS comment FROM pg_database WHERE datname = current_database()`)
  return row?.comment ?? null
}

/**
 * Empties the session's database of everything that the role may drop, in batches, so that 20,000 tables need no more locks than a server has.
 * Extensions of somebody else stay, with what is theirs; roles are not touched.
 */
export async function emptyTarget(session: Session): Promise<void> {
  for (const name of await names(session, `SELECT evtname AS name FROM pg_event_trigger o WHERE ${notOfExtension('pg_event_trigger')}`)) await session.query(`DROP EVENT TRIGGER IF EXISTS ${pg.escapeIdentifier(name)}`)
  await forgetSubscriptions(session)
  for (const name of await names(session, `SELECT extname AS name FROM pg_extension WHERE extname <> 'plpgsql' AND pg_has_role(current_user, extowner, 'USAGE')`)) await session.query(`DROP EXTENSION IF EXISTS ${pg.escapeIdentifier(name)} CASCADE`)
  await dropRelations(session)
  await dropSchemas(session)
  for (const [catalogue, column, word] of [['pg_publication', 'pubname', 'PUBLICATION'], ['pg_foreign_data_wrapper', 'fdwname', 'FOREIGN DATA WRAPPER'], ['pg_language', 'lanname', 'LANGUAGE'], ['pg_am', 'amname', 'ACCESS METHOD']] as const) {
    for (const name of await names(session, `SELECT ${column} AS name FROM ${catalogue} o WHERE oid >= 16384 AND ${notOfExtension(catalogue)}`)) await session.query(`DROP ${word} IF EXISTS ${pg.escapeIdentifier(name)} CASCADE`)
  }
  while ((await session.query('SELECT lo_unlink(oid) FROM (SELECT oid FROM pg_largeobject_metadata LIMIT 1000) AS batch')).length > 0);
  await dropDefaultPrivileges(session)
  await session.query('CREATE SCHEMA IF NOT EXISTS public')
}

const notOfExtension = (catalogue: string) => `NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '${catalogue}'::regclass AND d.objid = o.oid AND d.deptype = 'e')`

async function names(session: Session, query: string): Promise<string[]> {
  return (await session.query<{ name: string }>(query)).map(({ name }) => name)
}

/** The youngest first, so that partitions go before their parents. */
async function dropRelations(session: Session): Promise<void> {
  for (const [kind, word] of [['r', 'TABLE'], ['f', 'FOREIGN TABLE'], ['p', 'TABLE'], ['v', 'VIEW'], ['m', 'MATERIALIZED VIEW']] as const) {
    const relations = await names(session, `
      SELECT format('%I.%I', nspname, relname) AS name FROM pg_class o JOIN pg_namespace n ON n.oid = relnamespace
      WHERE relkind = '${kind}' AND n.oid NOT IN (${systemSchemas}) AND ${notOfExtension('pg_class')} ORDER BY o.oid DESC`)
    for (let first = 0; first < relations.length; first += batch) await session.query(`DROP ${word} IF EXISTS ${relations.slice(first, first + batch).join(', ')} CASCADE`)
  }
}

/**
 * A schema that is somebody else's, as `public` is before PostgreSQL 15, or that an extension's objects stand in, is emptied. `public` is left as a
 * new database has it.
 */
async function dropSchemas(session: Session): Promise<void> {
  const schemas = await session.query<{ oid: string; name: string; droppable: boolean }>(`
    SELECT o.oid::text, nspname AS name, nspname <> 'public' AND pg_has_role(current_user, nspowner, 'USAGE') AND NOT EXISTS (
      SELECT FROM pg_depend member JOIN pg_depend e ON e.classid = member.classid AND e.objid = member.objid AND e.deptype = 'e' WHERE member.refclassid = 'pg_namespace'::regclass AND member.refobjid = o.oid) AS droppable
    FROM pg_namespace o WHERE o.oid NOT IN (${systemSchemas}) AND ${notOfExtension('pg_namespace')}`)
  for (const { oid, name, droppable } of schemas) {
    if (droppable) await session.query(`DROP SCHEMA IF EXISTS ${pg.escapeIdentifier(name)} CASCADE`)
    else await dropContents(session, oid)
  }
}

async function dropContents(session: Session, schema: string): Promise<void> {
  const objects = await session.query<{ type: string; identity: string }>(`
    SELECT i.type, i.identity FROM pg_depend d, pg_identify_object(d.classid, d.objid, 0) i
    WHERE d.refclassid = 'pg_namespace'::regclass AND d.refobjid = ${schema} AND d.deptype = 'n' AND d.classid <> 'pg_default_acl'::regclass
      AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = d.classid AND e.objid = d.objid AND e.deptype = 'e')`)
  for (const { type, identity } of objects) {
    // A composite type is listed as such; its array and its row types go with it.
    await session.query(`DROP ${type === 'composite type' ? 'TYPE' : type.toUpperCase()} IF EXISTS ${identity} CASCADE`)
  }
}

/** There is no statement that drops one: what was granted is taken back, and what was taken away is given again. */
async function dropDefaultPrivileges(session: Session): Promise<void> {
  const rows = await session.query<{ role: string; schema: string | null; kind: string; grantee: string | null }>(`
    SELECT DISTINCT pg_get_userbyid(defaclrole) AS role, nspname AS schema, CASE defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' WHEN 'T' THEN 'TYPES' WHEN 'n' THEN 'SCHEMAS' ELSE 'LARGE OBJECTS' END AS kind,
           CASE WHEN grantee <> 0 THEN pg_get_userbyid(grantee) END AS grantee
    FROM pg_default_acl LEFT JOIN pg_namespace n ON n.oid = defaclnamespace, aclexplode(defaclacl) WHERE pg_has_role(current_user, defaclrole, 'USAGE') ORDER BY grantee NULLS FIRST`)
  for (const { role, schema, kind, grantee } of rows) {
    const change = `ALTER DEFAULT PRIVILEGES FOR ROLE ${pg.escapeIdentifier(role)}${schema === null ? '' : ` IN SCHEMA ${pg.escapeIdentifier(schema)}`}`
    if (grantee !== role || schema !== null) await session.query(`${change} REVOKE ALL ON ${kind} FROM ${grantee === null ? 'PUBLIC' : pg.escapeIdentifier(grantee)}`)
    if (schema !== null) continue
    await session.query(`${change} GRANT ALL ON ${kind} TO ${pg.escapeIdentifier(role)}`)
    // What everybody may do with a new function or type unless it was forbidden.
    if (kind === 'FUNCTIONS' || kind === 'TYPES') await session.query(`${change} GRANT ${kind === 'TYPES' ? 'USAGE' : 'EXECUTE'} ON ${kind} TO PUBLIC`)
  }
}
