import { majorOf } from '../domain/versions.ts'
import { describeConnection } from '../domain/connection.ts'
import type { Connection } from '../domain/connection.ts'
import { KnownError } from '../kit/errors.ts'
import { strangersIn } from './emptiness.ts'
import { isMarked } from './mark.ts'
import { identifier, versionNumberOf, withSession } from './session.ts'
import type { Session } from './session.ts'

/** Dropped in one transaction: few enough for the lock table of a server with default settings. */
const batch = 200

/**
 * Empties the sandbox's database and makes the schema `public` anew, as a fresh database has it. Large objects, extensions, publications,
 * event triggers and foreign servers go, too; roles stay. Refuses, with KnownError `not-a-sandbox`, a database without our mark.
 */
export async function resetDatabase(connection: Connection): Promise<void> {
  await withSession(connection, async (session) => {
    if (!(await isMarked(session))) {
      throw new KnownError('not-a-sandbox', `${describeConnection(connection)} carries no mark of a drill and is not emptied`, 'Name a server that is there for drills alone.')
    }
    await dropWatchers(session)
    await dropRelations(session)
    await dropSchemas(session)
    await dropOutsideSchemas(session)
    await dropLargeObjects(session)
    await makePublic(session)
    const left = await strangersIn(session)
    if (left.length > 0) throw new KnownError('sandbox-not-emptied', `${describeConnection(connection)} could not be emptied: ${left.slice(0, 5).join(', ')}`, 'Drop and create this database by hand, or use sandbox: docker.')
  })
}

async function names(session: Session, query: string): Promise<string[]> {
  return (await session.query<{ name: string }>(query)).rows.map(({ name }) => name)
}

/** What watches or follows changes goes first: an event trigger could forbid the drops, a subscription holds a slot elsewhere. */
async function dropWatchers(session: Session): Promise<void> {
  for (const name of await names(session, "SELECT evtname::text AS name FROM pg_event_trigger e WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_event_trigger'::regclass AND d.objid = e.oid AND d.deptype = 'e')")) {
    await session.query(`DROP EVENT TRIGGER IF EXISTS ${identifier(name)} CASCADE`)
  }
  for (const name of await names(session, 'SELECT subname::text AS name FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid WHERE d.datname = current_database()')) {
    await session.query(`ALTER SUBSCRIPTION ${identifier(name)} DISABLE`)
    await session.query(`ALTER SUBSCRIPTION ${identifier(name)} SET (slot_name = NONE)`)
    await session.query(`DROP SUBSCRIPTION ${identifier(name)}`)
  }
  for (const name of await names(session, "SELECT extname::text AS name FROM pg_extension WHERE extname <> 'plpgsql'")) {
    await session.query(`DROP EXTENSION IF EXISTS ${identifier(name)} CASCADE`)
  }
}

/**
 * Tables in batches, the youngest first, so that partitions go before their parents: a DROP SCHEMA over 20,000 tables at once needs more
 * locks than a server with default settings has. What else stands in the schemas is left to DROP SCHEMA.
 */
async function dropRelations(session: Session): Promise<void> {
  for (const [kind, word] of [['r', 'TABLE'], ['f', 'FOREIGN TABLE'], ['p', 'TABLE'], ['v', 'VIEW'], ['m', 'MATERIALIZED VIEW']] as const) {
    const relations = await names(session, `
      SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = '${kind}' AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' ORDER BY c.oid DESC`)
    for (let first = 0; first < relations.length; first += batch) {
      await session.query(`DROP ${word} IF EXISTS ${relations.slice(first, first + batch).join(', ')} CASCADE`)
    }
  }
}

async function dropSchemas(session: Session): Promise<void> {
  for (const name of await names(session, "SELECT nspname::text AS name FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'")) {
    await session.query(`DROP SCHEMA ${identifier(name)} CASCADE`)
  }
}

/** What stands in no schema. A language, wrapper or method takes what was made with it along. */
async function dropOutsideSchemas(session: Session): Promise<void> {
  for (const [query, word] of [
    ['SELECT pubname::text AS name FROM pg_publication', 'PUBLICATION'],
    ['SELECT fdwname::text AS name FROM pg_foreign_data_wrapper WHERE oid >= 16384', 'FOREIGN DATA WRAPPER'],
    ["SELECT lanname::text AS name FROM pg_language WHERE oid >= 16384 AND lanname <> 'plpgsql'", 'LANGUAGE'],
    ['SELECT amname::text AS name FROM pg_am WHERE oid >= 16384', 'ACCESS METHOD'],
  ] as const) {
    for (const name of await names(session, query)) await session.query(`DROP ${word} IF EXISTS ${identifier(name)} CASCADE`)
  }
  for (const cast of await names(session, "SELECT format('%s AS %s', format_type(castsource, NULL), format_type(casttarget, NULL)) AS name FROM pg_cast WHERE oid >= 16384")) {
    await session.query(`DROP CAST IF EXISTS (${cast})`)
  }
}

/** Each large object that is removed takes a lock until its transaction ends. */
async function dropLargeObjects(session: Session): Promise<void> {
  for (;;) {
    const { rowCount } = await session.query('SELECT lo_unlink(oid) FROM (SELECT oid FROM pg_largeobject_metadata LIMIT 1000) AS batch')
    if (rowCount === 0 || rowCount === null) return
  }
}

/** As initdb leaves it: before 15 everybody may create there; since then it belongs to the database's owner. */
async function makePublic(session: Session): Promise<void> {
  const since15 = majorOf(await versionNumberOf(session)) >= 15
  await session.query('CREATE SCHEMA public')
  // Only a superuser can hand a schema to pg_database_owner; another user's own public serves as well.
  const { rows } = await session.query<{ superuser: boolean }>('SELECT rolsuper AS superuser FROM pg_roles WHERE rolname = current_user')
  if (since15 && rows[0]?.superuser === true) await session.query('ALTER SCHEMA public OWNER TO pg_database_owner')
  await session.query(`GRANT ${since15 ? 'USAGE' : 'ALL'} ON SCHEMA public TO PUBLIC`)
  await session.query("COMMENT ON SCHEMA public IS 'standard public schema'")
}
