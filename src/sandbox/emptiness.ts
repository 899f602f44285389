import { identifier } from './session.ts'
import type { Session } from './session.ts'

/** Objects that initdb makes have lower numbers (FirstNormalObjectId in PostgreSQL's access/transam.h); it never gives these again. */
const firstUserId = 16_384

const notOfExtension = (catalogue: string) => `NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '${catalogue}'::regclass AND d.objid = o.oid AND d.deptype = 'e')`
const userSchema = (column: string) => `o.${column} IN (SELECT n.oid FROM pg_namespace n WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema')`

interface Kind { readonly name: string; readonly catalogue: string; readonly column: string; readonly condition: string }

/** What can stand in a database, beyond what follows from it (indexes, row types, constraints, toast tables). */
const kinds: readonly Kind[] = [
  { name: 'relation', catalogue: 'pg_class', column: 'relname', condition: `o.relkind IN ('r', 'p', 'v', 'm', 'S', 'f', 'c') AND ${userSchema('relnamespace')}` },
  { name: 'function', catalogue: 'pg_proc', column: 'proname', condition: userSchema('pronamespace') },
  { name: 'type', catalogue: 'pg_type', column: 'typname', condition: `o.typrelid = 0 AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = o.oid) AND ${userSchema('typnamespace')}` },
  { name: 'schema', catalogue: 'pg_namespace', column: 'nspname', condition: "o.nspname !~ '^pg_' AND o.nspname NOT IN ('public', 'information_schema')" },
  { name: 'operator', catalogue: 'pg_operator', column: 'oprname', condition: userSchema('oprnamespace') },
  { name: 'operator family', catalogue: 'pg_opfamily', column: 'opfname', condition: userSchema('opfnamespace') },
  { name: 'collation', catalogue: 'pg_collation', column: 'collname', condition: userSchema('collnamespace') },
  { name: 'conversion', catalogue: 'pg_conversion', column: 'conname', condition: userSchema('connamespace') },
  { name: 'text search configuration', catalogue: 'pg_ts_config', column: 'cfgname', condition: userSchema('cfgnamespace') },
  { name: 'text search dictionary', catalogue: 'pg_ts_dict', column: 'dictname', condition: userSchema('dictnamespace') },
  { name: 'publication', catalogue: 'pg_publication', column: 'pubname', condition: 'true' },
  { name: 'event trigger', catalogue: 'pg_event_trigger', column: 'evtname', condition: 'true' },
  { name: 'foreign-data wrapper', catalogue: 'pg_foreign_data_wrapper', column: 'fdwname', condition: 'true' },
  { name: 'foreign server', catalogue: 'pg_foreign_server', column: 'srvname', condition: 'true' },
  { name: 'language', catalogue: 'pg_language', column: 'lanname', condition: 'true' },
  { name: 'access method', catalogue: 'pg_am', column: 'amname', condition: 'true' },
]

/**
 * What a user has made in the session's database: up to five of each kind, in words; nothing when it is empty. The objects of extensions
 * are not counted, since images bring them along, but the rows that a user has put into their tables are.
 */
export async function strangersIn(session: Session): Promise<string[]> {
  const found: string[] = []
  for (const { name, catalogue, column, condition } of kinds) {
    const { rows } = await session.query<{ name: string }>(
      `SELECT o.${column}::text AS name FROM ${catalogue} o WHERE o.oid >= ${firstUserId} AND ${condition} AND ${notOfExtension(catalogue)} ORDER BY o.oid LIMIT 5`)
    found.push(...rows.map((row) => `${name} ${row.name}`))
  }
  const { rows: largeObjects } = await session.query<{ id: string }>('SELECT oid::text AS id FROM pg_largeobject_metadata ORDER BY oid LIMIT 5')
  const { rows: subscriptions } = await session.query<{ name: string }>(
    'SELECT s.subname::text AS name FROM pg_subscription s JOIN pg_database d ON d.oid = s.subdbid WHERE d.datname = current_database()')
  return [...found, ...largeObjects.map(({ id }) => `large object ${id}`), ...subscriptions.map(({ name }) => `subscription ${name}`), ...(await rowsInExtensions(session))]
}

/** Tables of extensions with rows that pg_dump would dump: extconfig and extcondition of pg_extension say which are a user's. */
async function rowsInExtensions(session: Session): Promise<string[]> {
  const { rows: tables } = await session.query<{ extension: string; schema: string; name: string; condition: string }>(`
    SELECT e.extname::text AS extension, n.nspname::text AS schema, c.relname::text AS name, coalesce(config.condition, '') AS condition
    FROM pg_extension e, unnest(e.extconfig, e.extcondition) AS config (id, condition)
    JOIN pg_class c ON c.oid = config.id JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p')`)
  const found: string[] = []
  for (const { extension, schema, name, condition } of tables) {
    const { rowCount } = await session.query(`SELECT FROM ${identifier(schema)}.${identifier(name)} ${condition} LIMIT 1`)
    if (rowCount !== 0) found.push(`rows in ${name} of the extension ${extension}`)
  }
  return found
}
