import pg from 'pg'
import { schemaMutations } from './schema-mutations.ts'
import { otherValues } from './value-mutations.ts'

type Row = Readonly<Record<string, unknown>>
type Ask = <R extends Row>(text: string) => Promise<R[]>

/** What was done to a database, so that a failure can be told and done again. */
export interface Mutation { readonly kind: string; readonly statement: string }

/** Whole numbers from 0 on, the same ones for the same seed (mulberry32). */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6D2B79F5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/**
 * Does one thing to the database of the given session, which the seed chooses, and gives what it was. Only what the server agrees to have changed
 * counts: rows, sequences and large objects are compared as text before and after, the schema by its catalogs. Until something has changed,
 * another thing is tried.
 */
export async function mutate(client: pg.Client, seed: number): Promise<Mutation> {
  const draw = numbersFrom(seed)
  const ask: Ask = async <R extends Row>(text: string) => {
    const result = await client.query<R>(text) as pg.QueryResult<R> | pg.QueryResult<R>[]
    return Array.isArray(result) ? result.at(-1)?.rows ?? [] : result.rows
  }
  await ask(`SET search_path = ''; SET extra_float_digits = 3; SET TimeZone = 'UTC'; SET IntervalStyle = 'postgres'; SET bytea_output = 'hex'; SET xmloption = content; SET allow_system_table_mods = on; SET client_min_messages = error`)
  for (let attempt = 0; attempt < 200; attempt++) {
    const chosen = await choose(ask, draw)
    if (chosen === undefined) continue
    await ask('BEGIN')
    try {
      await ask(`SET LOCAL session_replication_role = replica`)
      const before = await fingerprint(ask, chosen)
      await ask(chosen.statement)
      if (before !== await fingerprint(ask, chosen)) {
        await ask('COMMIT')
        return { kind: chosen.kind, statement: chosen.statement }
      }
      await ask('ROLLBACK')
    } catch {
      // A constraint, or a type, did not let it pass.
      await ask('ROLLBACK')
    }
  }
  throw new Error(`nothing was found to change by seed ${seed}`)
}

/** `witness` gives one text that the statement is to change. */
interface Chosen extends Mutation { readonly witness: string }

async function choose(ask: Ask, draw: (below: number) => number): Promise<Chosen | undefined> {
  const lot = draw(100)
  if (lot < 40) return changeValue(ask, draw)
  if (lot < 55) return changeRows(ask, draw)
  if (lot < 63) return changeSequence(ask, draw)
  if (lot < 71) return changeLargeObject(ask, draw)
  return changeSchema(ask, draw)
}

async function fingerprint(ask: Ask, { witness }: Chosen): Promise<string> {
  return String((await ask<{ text: string | null }>(witness))[0]?.text)
}

const tablesQuery = `
  SELECT c.oid::regclass::text AS name, (SELECT array_agg(quote_ident(attname) ORDER BY attnum) FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '') AS columns
  FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind = 'r' AND nspname IN ('kinds', 'shop', 'we"ird; DROP SCHEMA kinds --', 'with space.and dot') ORDER BY 1`
interface Table extends Row { readonly name: string; readonly columns: string[] | null }

const rowsOf = (table: string) => `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '') AS text FROM ONLY ${table} t`
const oneRow = (table: string, number: number) => `ctid = (SELECT ctid FROM ONLY ${table} ORDER BY ctid OFFSET ${number} % greatest((SELECT count(*) FROM ONLY ${table}), 1) LIMIT 1)`

async function changeValue(ask: Ask, draw: (below: number) => number): Promise<Chosen | undefined> {
  const columns = await ask<{ table: string; column: string; type: string; typtype: string; category: string; labels: string[] | null }>(`
    SELECT c.oid::regclass::text AS table, quote_ident(attname) AS column, format_type(base.oid, NULL) AS type, base.typtype, base.typcategory AS category,
           (SELECT array_agg(enumlabel::text ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = base.oid) AS labels
    FROM pg_attribute a JOIN pg_class c ON c.oid = attrelid JOIN pg_namespace n ON n.oid = relnamespace JOIN pg_type t ON t.oid = atttypid JOIN pg_type base ON base.oid = CASE t.typtype WHEN 'd' THEN t.typbasetype ELSE t.oid END
    WHERE relkind = 'r' AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND nspname IN ('kinds', 'shop', 'we"ird; DROP SCHEMA kinds --', 'with space.and dot') ORDER BY 1, attnum`)
  const one = columns[draw(columns.length)]
  if (one === undefined) return undefined
  const { table, column, type } = one
  const number = draw(1000)
  const row = oneRow(table, number)
  const shape = draw(10)
  if (shape === 0) return { kind: `value of ${type} made NULL`, statement: `UPDATE ONLY ${table} SET ${column} = NULL WHERE ${row}`, witness: rowsOf(table) }
  if (shape === 1) {
    return { kind: `NULL of ${type} made empty`, statement: `UPDATE ONLY ${table} SET ${column} = '' WHERE ${row} AND ${column} IS NULL`, witness: rowsOf(table) }
  }
  if (shape === 2) {
    const [first, second] = [row, oneRow(table, number + 1)]
    return { kind: `values of ${type} swapped`, statement: `UPDATE ONLY ${table} SET ${column} = (SELECT o.${column} FROM ONLY ${table} o WHERE o.ctid <> ${table}.ctid AND (o.${first} OR o.${second})) WHERE ${first} OR ${second}`, witness: rowsOf(table) }
  }
  const others = otherValues({ type, typtype: one.typtype, category: one.category, labels: one.labels ?? [] })
  const other = (others[draw(others.length)] ?? 'NULL').replaceAll('$v', column).replaceAll('$r', String(number)).replaceAll('$t', type)
  return { kind: `value of ${type}`, statement: `UPDATE ONLY ${table} SET ${column} = ${other} WHERE ${row}`, witness: rowsOf(table) }
}

async function changeRows(ask: Ask, draw: (below: number) => number): Promise<Chosen | undefined> {
  const tables = await ask<Table>(tablesQuery)
  const one = tables[draw(tables.length)]
  if (one === undefined) return undefined
  const { name, columns } = one
  const row = oneRow(name, draw(1000))
  const list = columns === null ? '' : columns.join(', ')
  const witness = rowsOf(name)
  switch (draw(5)) {
    case 0: return { kind: 'row deleted', statement: `DELETE FROM ONLY ${name} WHERE ${row}`, witness }
    case 1: return { kind: 'row doubled', statement: columns === null ? `INSERT INTO ${name} DEFAULT VALUES` : `INSERT INTO ${name} (${list}) OVERRIDING SYSTEM VALUE SELECT ${list} FROM ONLY ${name} WHERE ${row}`, witness }
    case 2: return { kind: 'one row in place of another', statement: `DELETE FROM ONLY ${name} WHERE ${row}; INSERT INTO ${name} (${list}) OVERRIDING SYSTEM VALUE SELECT ${list} FROM ONLY ${name} ORDER BY ctid LIMIT 1`, witness }
    case 3: return { kind: 'all rows gone', statement: `DELETE FROM ONLY ${name}`, witness }
    default: {
      const alike = [['kinds.parent', 'kinds.child'], ['kinds.by_list_north', 'kinds.by_list_other'], ['kinds.empty_table', 'kinds.unlogged'], ['kinds.by_range_2024_0', 'kinds.by_range_2024_1']][draw(4)] ?? []
      const [to = '', from = ''] = draw(2) === 0 ? alike : [...alike].reverse()
      const [source] = tables.filter((table) => table.name === from)
      const columnsOfBoth = (source?.columns ?? []).filter((column) => column !== 'extra').join(', ')
      const moved = oneRow(from, draw(100))
      return { kind: 'row moved to another table', statement: `INSERT INTO ${to} (${columnsOfBoth}) SELECT ${columnsOfBoth} FROM ONLY ${from} WHERE ${moved}; DELETE FROM ONLY ${from} WHERE ${moved}`, witness: rowsOf(to) }
    }
  }
}

async function changeSequence(ask: Ask, draw: (below: number) => number): Promise<Chosen | undefined> {
  const sequences = await ask<{ name: string }>(`SELECT c.oid::regclass::text AS name FROM pg_class c WHERE relkind = 'S' ORDER BY 1`)
  const name = sequences[draw(sequences.length)]?.name ?? ''
  const value = ['last_value + 1', 'last_value - 1', 'last_value'][draw(3)] ?? ''
  return {
    kind: value === 'last_value' ? 'sequence called or not' : 'sequence off by one', statement: `SELECT setval('${name.replaceAll('\'', '\'\'')}', ${value}, ${value === 'last_value' ? 'NOT is_called' : 'is_called'}) FROM ${name}`,
    witness: `SELECT last_value || ' ' || is_called AS text FROM ${name}`,
  }
}

async function changeLargeObject(ask: Ask, draw: (below: number) => number): Promise<Chosen | undefined> {
  const objects = await ask<{ id: string; bytes: string }>(`SELECT oid::text AS id, length(lo_get(oid))::text AS bytes FROM pg_largeobject_metadata ORDER BY oid`)
  const one = objects[draw(objects.length)]
  if (one === undefined) return undefined
  const { id } = one
  const at = draw(Math.max(1, Number(one.bytes)))
  const statement = [
    `SELECT lo_put(${id}, ${at}, set_byte(lo_get(${id}, ${at}, 1), 0, 255 - get_byte(lo_get(${id}, ${at}, 1), 0)))`,
    `SELECT lo_put(${id}, length(lo_get(${id})), '\\x00')`, `SELECT lo_truncate(lo_open(${id}, 131072), greatest(length(lo_get(${id})) - 1, 0))`, `SELECT lo_unlink(${id})`,
    `SELECT lo_from_bytea(${Number(id) + 1000}, lo_get(${id})), lo_unlink(${id})`, `SELECT lo_create(0)`, `SELECT lo_put(${id}, 0, substring(lo_get(${id}) FROM 2) || substring(lo_get(${id}) FOR 1))`,
  ][draw(7)] ?? ''
  return { kind: 'large object', statement, witness: `SELECT string_agg(oid || md5(lo_get(oid)), ' ' ORDER BY oid) AS text FROM pg_largeobject_metadata` }
}

async function changeSchema(ask: Ask, draw: (below: number) => number): Promise<Chosen | undefined> {
  const mutation = schemaMutations[draw(schemaMutations.length)]
  if (mutation === undefined) return undefined
  const statements = (await ask(`${mutation.find} ORDER BY 1`)).map((row) => String(Object.values(row)[0]))
  const statement = statements[draw(Math.max(1, statements.length))]
  return statement === undefined ? undefined : { kind: mutation.kind, statement, witness: catalogs }
}

const watched = [
  'pg_class', 'pg_attribute', 'pg_attrdef', 'pg_constraint', 'pg_index', 'pg_inherits', 'pg_trigger', 'pg_event_trigger', 'pg_policy', 'pg_rewrite', 'pg_proc', 'pg_aggregate', 'pg_operator', 'pg_cast', 'pg_am', 'pg_type',
  'pg_enum', 'pg_range', 'pg_namespace', 'pg_description', 'pg_default_acl', 'pg_publication', 'pg_publication_rel', 'pg_statistic_ext', 'pg_sequence', 'pg_collation', 'pg_ts_config', 'pg_ts_config_map', 'pg_extension', 'pg_init_privs',
]
// Sorted once more: a parallel plan gives the catalogs in any order.
const catalogs = `SELECT md5(string_agg(text, ' ' ORDER BY text)) AS text FROM (${watched.map((name) => `(SELECT '${name}' || count(*) || coalesce(md5(string_agg(c::text, E'\\n' ORDER BY c::text)), '') AS text FROM pg_catalog.${name} c)`).join(' UNION ALL ')}) all_of_them`
