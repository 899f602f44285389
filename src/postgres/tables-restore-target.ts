import pg from 'pg'
import type { QualifiedName } from '../domain/sql-definitions.ts'
import type { Session } from './session.ts'

/** A relation's name as SQL takes it. */
export const inSql = ({ schema, name }: QualifiedName): string => `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`

/** What must be set aside while the rows of a table are replaced, and put back as it was. */
interface Switch {
  readonly name: string
  /** pg_trigger.tgenabled, pg_rewrite.ev_enabled: `O`, `D`, `R` or `A`. */
  readonly enabled: string
}

/** A relation that stands at the target under the name of a chosen table. */
export interface LiveTable extends QualifiedName {
  readonly oid: string
  /** pg_class.relkind: `r` and `p` are tables. */
  readonly kind: string
  /** Whether the role that restores may act as its owner. */
  readonly owned: boolean
  /** Row security that holds for the owner as well. */
  readonly forced: boolean
  /** Without generated ones, which no COPY fills. */
  readonly columns: readonly string[]
  readonly triggers: readonly Switch[]
  readonly rules: readonly Switch[]
  /** Tables that inherit from it without being its partitions. */
  readonly heirs: readonly string[]
}

/** Relations of these names, and the partitions that they have at the target. Until 14, a partition's copy of its parent's trigger counts as internal. */
export async function readLiveTables(session: Session, names: readonly QualifiedName[]): Promise<LiveTable[]> {
  return session.query<LiveTable & Record<string, unknown>>(`
    WITH RECURSIVE named AS (
      SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN json_to_recordset($1::json) AS x(schema text, name text) ON x.schema = n.nspname AND x.name = c.relname
      UNION SELECT i.inhrelid FROM named JOIN pg_inherits i ON i.inhparent = named.oid JOIN pg_class c ON c.oid = i.inhrelid AND c.relispartition WHERE c.relkind IN ('r', 'p', 'f')
    )
    SELECT n.nspname AS schema, c.relname AS name, c.oid::text AS oid, c.relkind AS kind, pg_has_role(c.relowner, 'USAGE') AS owned, c.relforcerowsecurity AS forced,
      array(SELECT attname::text FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum) AS columns,
      (SELECT coalesce(json_agg(json_build_object('name', tgname, 'enabled', tgenabled) ORDER BY tgname), '[]') FROM pg_trigger WHERE tgrelid = c.oid AND (NOT tgisinternal OR
        (tgparentid <> 0 AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.oid = tgconstraint AND k.contype = 'f')))) AS triggers,
      (SELECT coalesce(json_agg(json_build_object('name', rulename, 'enabled', ev_enabled) ORDER BY rulename), '[]') FROM pg_rewrite WHERE ev_class = c.oid AND c.relkind IN ('r', 'p')) AS rules,
      array(SELECT h.oid::regclass::text FROM pg_inherits JOIN pg_class h ON h.oid = inhrelid WHERE inhparent = c.oid AND NOT h.relispartition ORDER BY 1) AS heirs
    FROM named JOIN pg_class c USING (oid) JOIN pg_namespace n ON n.oid = c.relnamespace ORDER BY 1, 2`, [JSON.stringify(names.map(({ schema, name }) => ({ schema, name })))])
}

/** A foreign key that comes from a table, or goes to it. */
export interface LiveKey {
  readonly oid: string
  readonly name: string
  readonly schema: string
  readonly table: string
  readonly to: QualifiedName
  readonly definition: string
  readonly comment: string | null
  readonly owned: boolean
}

/** Foreign keys from and to these tables; those of a partition stand for its topmost table, which alone can drop them. */
export async function readLiveKeys(session: Session, tables: readonly { readonly oid: string }[]): Promise<LiveKey[]> {
  return session.query<LiveKey & Record<string, unknown>>(`
    WITH RECURSIVE touching AS (
      SELECT oid, conparentid FROM pg_constraint WHERE contype = 'f' AND (conrelid = ANY($1::oid[]) OR confrelid = ANY($1::oid[]))
      UNION SELECT p.oid, p.conparentid FROM pg_constraint p JOIN touching ON p.oid = touching.conparentid
    )
    SELECT k.oid::text AS oid, k.conname AS name, n.nspname AS schema, r.relname AS table, json_build_object('schema', tn.nspname, 'name', t.relname) AS to,
      pg_get_constraintdef(k.oid) AS definition, obj_description(k.oid, 'pg_constraint') AS comment, pg_has_role(r.relowner, 'USAGE') AS owned
    FROM touching JOIN pg_constraint k USING (oid) JOIN pg_class r ON r.oid = k.conrelid JOIN pg_namespace n ON n.oid = r.relnamespace
    JOIN pg_class t ON t.oid = k.confrelid JOIN pg_namespace tn ON tn.oid = t.relnamespace
    WHERE k.conparentid = 0 ORDER BY 3, 4, 2`, [tables.map(({ oid }) => oid)])
}

/** Materialized views that read these tables directly: they keep the rows of before until they are refreshed. */
export async function readStaleViews(session: Session, tables: readonly { readonly oid: string }[]): Promise<string[]> {
  const rows = await session.query<{ name: string }>(`
    SELECT DISTINCT v.oid::regclass::text AS name FROM pg_depend d JOIN pg_rewrite w ON w.oid = d.objid JOIN pg_class v ON v.oid = w.ev_class
    WHERE d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid = ANY($1::oid[]) AND v.relkind = 'm' ORDER BY 1`, [tables.map(({ oid }) => oid)])
  return rows.map(({ name }) => name)
}

/** Exact numbers of rows, by OID; null where row security hides some from the role that asks. */
export async function countLive(session: Session, tables: readonly LiveTable[]): Promise<Map<string, number | null>> {
  const counts = new Map<string, number | null>()
  for (const table of tables.filter(({ kind }) => kind === 'r')) {
    const [row] = await session.query<{ count: string }>(`SELECT count(*)::text AS count FROM ONLY ${inSql(table)}`).catch((problem: unknown) => {
      if (table.forced) return [undefined]
      throw problem
    })
    counts.set(table.oid, row === undefined ? null : Number(row.count))
  }
  return counts
}

/** Something that a definition names and that must stand at the target already. */
export interface Needed {
  readonly kind: 'schema' | 'extension' | 'type' | 'function' | 'relation' | 'role' | 'tablespace' | 'collation'
  readonly schema: string | null
  readonly name: string
}

/** Those that are not there. */
export async function missingOf(session: Session, needed: readonly Needed[]): Promise<Needed[]> {
  const rows = await session.query<{ index: number }>(`
    SELECT (x.index)::int AS index FROM json_to_recordset($1::json) AS x(index int, kind text, schema text, name text) LEFT JOIN pg_namespace n ON n.nspname = x.schema
    WHERE NOT CASE x.kind
      WHEN 'schema' THEN EXISTS (SELECT FROM pg_namespace WHERE nspname = x.name)
      WHEN 'extension' THEN EXISTS (SELECT FROM pg_extension WHERE extname = x.name)
      WHEN 'type' THEN EXISTS (SELECT FROM pg_type WHERE typname = x.name AND typnamespace = n.oid)
      WHEN 'function' THEN EXISTS (SELECT FROM pg_proc WHERE proname = x.name AND pronamespace = n.oid)
      WHEN 'relation' THEN EXISTS (SELECT FROM pg_class WHERE relname = x.name AND relnamespace = n.oid)
      WHEN 'collation' THEN EXISTS (SELECT FROM pg_collation WHERE collname = x.name AND collnamespace = n.oid)
      WHEN 'role' THEN EXISTS (SELECT FROM pg_roles WHERE rolname = x.name)
      WHEN 'tablespace' THEN EXISTS (SELECT FROM pg_tablespace WHERE spcname = x.name)
    END ORDER BY 1`, [JSON.stringify(needed.map((one, index) => ({ index, ...one })))])
  return rows.flatMap(({ index }) => needed[index] ?? [])
}
