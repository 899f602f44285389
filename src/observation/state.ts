import type { ColumnState, ConstraintState, DatabaseState, EnumState, IndexState, RelationState } from '../domain/migration-facts.ts'
import type { ObserverSession } from './session.ts'
import { observationSchema } from './triggers.ts'

const relevant = `n.nspname NOT LIKE 'pg\\_%' AND n.nspname NOT IN ('information_schema', '${observationSchema}') AND c.oid >= 16384`

type Uncounted = Omit<RelationState, 'columns' | 'rows' | 'fresh'>

interface RelationRow extends Uncounted {
  readonly relkind: string
  readonly quoted: string
  readonly columns: readonly (Omit<ColumnState, 'values'> & { readonly quoted: string })[]
}

export interface StateOptions {
  readonly countValuesUpToBytes: number
  /** The state before, where the server's counters tell surely that nothing was written since; its counts are taken over. */
  readonly earlier: DatabaseState | undefined
  /** The oldest transaction, as `nextTransaction` gave it, whose rows count as fresh; none are where nothing is given. */
  readonly freshSince: string | undefined
}

/** The next transaction's number: whatever is written from now on has this one or a later one. */
export async function nextTransaction(session: ObserverSession): Promise<string> {
  const [row] = await session.query<{ id: string }>(`SELECT (pg_snapshot_xmax(pg_current_snapshot())::text::numeric % 4294967296)::text AS id`)
  if (row === undefined) throw new Error('the server did not say which transaction is next')
  return row.id
}

/**
 * Reads which relations, columns, indexes, constraints and enums there are, and counts every row, and every value that is not null. Call it
 * when no other session writes.
 */
export async function readState(session: ObserverSession, options: StateOptions): Promise<DatabaseState> {
  const relations: RelationState[] = []
  const earlier = new Map(options.earlier?.relations.map((relation) => [relation.id, relation]))
  for (const row of await relationRows(session)) relations.push(await counted(session, row, earlier.get(row.id), options))
  return { relations: withSums(relations), indexes: await indexStates(session), constraints: await constraintStates(session), enums: await enumStates(session) }
}

/** Sizes as float8, since the driver gives 64-bit integers as text. */
async function relationRows(session: ObserverSession): Promise<RelationRow[]> {
  return session.query<RelationRow>(`
    SELECT c.oid AS id, n.nspname AS schema, c.relname AS name, c.relkind, format('%I.%I', n.nspname, c.relname) AS quoted,
      CASE c.relkind WHEN 'p' THEN 'partitioned table' WHEN 'm' THEN 'materialized view' WHEN 'v' THEN 'view' WHEN 'f' THEN 'foreign table' ELSE 'table' END AS kind,
      coalesce(pg_total_relation_size(c.oid), 0)::float8 AS bytes, nullif(pg_relation_filenode(c.oid), 0) AS file,
      (SELECT min(inhparent::oid::int8)::float8 FROM pg_inherits WHERE inhrelid = c.oid) AS parent,
      json_build_object('inserted', pg_stat_get_tuples_inserted(c.oid), 'updated', pg_stat_get_tuples_updated(c.oid), 'deleted', pg_stat_get_tuples_deleted(c.oid)) AS written,
      (SELECT coalesce(json_agg(json_build_object('number', attnum, 'name', attname, 'quoted', quote_ident(attname), 'type', format_type(atttypid, atttypmod), 'notNull', attnotnull)
          ORDER BY attnum), '[]') FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped) AS columns
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'm', 'v', 'f') AND ${relevant} ORDER BY c.oid`)
}

async function counted(session: ObserverSession, row: RelationRow, earlier: RelationState | undefined, { countValuesUpToBytes, freshSince }: StateOptions): Promise<RelationState> {
  const { relkind, quoted, columns, ...relation } = row
  const uncounted = columns.map(({ number, name, type, notNull }): ColumnState => ({ number, name, type, notNull, values: null }))
  if (relkind !== 'r' && relkind !== 'm') return { ...relation, rows: null, fresh: 0, columns: uncounted }
  if (earlier !== undefined && isUntouched(relation, uncounted, earlier)) {
    return { ...relation, rows: earlier.rows, fresh: 0, columns: uncounted.map((column, index) => ({ ...column, values: earlier.columns[index]?.values ?? null })) }
  }
  const nullable = relation.bytes > countValuesUpToBytes ? [] : columns.filter(({ notNull }) => !notNull)
  // A materialized view that was never filled cannot be read.
  const filled = relkind === 'r' || (await session.query<{ filled: boolean }>('SELECT relispopulated AS filled FROM pg_class WHERE oid = $1', [row.id]))[0]?.filled === true
  // age() counts backwards from now, so that a smaller age is a later transaction, also where the numbers begin anew.
  const fresh = freshSince === undefined ? '0' : `count(*) FILTER (WHERE age(xmin) <= age('${freshSince}'::xid))`
  const [counts] = !filled ? [{ rows: 0, fresh: 0, values: nullable.map(() => 0) }] : await session.query<{ rows: number; fresh: number; values: number[] }>(`
    SELECT count(*)::float8 AS rows, ${fresh}::float8 AS fresh, ARRAY[${nullable.map((column) => `count(${column.quoted})`).join(', ')}]::float8[] AS values FROM ONLY ${quoted}`)
  const rows = counts?.rows ?? 0
  const values = new Map(nullable.map(({ number }, index) => [number, counts?.values[index] ?? 0] as const))
  return { ...relation, rows, fresh: counts?.fresh ?? 0, columns: uncounted.map((column) => ({ ...column, values: column.notNull ? rows : values.get(column.number) ?? null })) }
}

function isUntouched(now: Uncounted, columns: readonly ColumnState[], earlier: RelationState): boolean {
  return now.file === earlier.file && now.written.inserted === earlier.written.inserted && now.written.updated === earlier.written.updated
    && now.written.deleted === earlier.written.deleted
    && columns.length === earlier.columns.length && columns.every(({ number, type }, index) => number === earlier.columns[index]?.number && type === earlier.columns[index].type)
}

/** A partitioned table has the rows, bytes and values of its partitions, however deep. */
function withSums(relations: readonly RelationState[]): RelationState[] {
  const children = Map.groupBy(relations.filter(({ parent }) => parent !== null), ({ parent }) => parent)
  const summed = (relation: RelationState): RelationState => {
    if (relation.kind !== 'partitioned table') return relation
    const parts = (children.get(relation.id) ?? []).map(summed)
    const total = (value: (part: RelationState) => number | null) => parts.reduce<number | null>((sum, part) => {
      const more = value(part)
      return sum === null || more === null ? null : sum + more
    }, 0)
    // Columns stand in another order in each partition, but under one name.
    const columns = relation.columns.map((column) => ({ ...column, values: total((part) => part.columns.find(({ name }) => name === column.name)?.values ?? null) }))
    return { ...relation, rows: total(({ rows }) => rows ?? 0), bytes: total(({ bytes }) => bytes) ?? 0, columns }
  }
  return relations.map(summed)
}

async function indexStates(session: ObserverSession): Promise<IndexState[]> {
  return session.query<IndexState>(`
    SELECT i.indexrelid AS id, i.indrelid AS table, x.relname AS name, i.indisvalid AS valid, nullif(pg_relation_filenode(i.indexrelid), 0) AS file
    FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_class x ON x.oid = i.indexrelid
    WHERE ${relevant} ORDER BY 1`)
}

async function constraintStates(session: ObserverSession): Promise<ConstraintState[]> {
  return session.query<ConstraintState>(`
    SELECT o.oid AS id, o.conrelid AS table, o.conname AS name, o.convalidated AS validated,
      CASE o.contype WHEN 'c' THEN 'check' WHEN 'f' THEN 'foreign key' WHEN 'n' THEN 'not-null' ELSE 'other' END AS type
    FROM pg_constraint o JOIN pg_class c ON c.oid = o.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${relevant} ORDER BY 1`)
}

async function enumStates(session: ObserverSession): Promise<EnumState[]> {
  return session.query<EnumState>(`
    SELECT c.oid AS id, n.nspname AS schema, c.typname AS name,
      (SELECT coalesce(json_agg(enumlabel ORDER BY enumsortorder), '[]') FROM pg_enum WHERE enumtypid = c.oid) AS labels
    FROM pg_type c JOIN pg_namespace n ON n.oid = c.typnamespace WHERE c.typtype = 'e' AND ${relevant} ORDER BY 1`)
}
