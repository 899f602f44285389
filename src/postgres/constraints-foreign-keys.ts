import pg from 'pg'
import { finding, objectOf } from './constraints-findings.ts'
import type { Finding } from './constraints-findings.ts'
import { systemSchemas } from './server.ts'
import type { Queryable } from './queryable.ts'

/** One pair of columns of a foreign key with the operator that the key itself compares by. */
interface KeyColumn {
  readonly column: string
  readonly referenced: string
  /** `OPERATOR(pg_catalog.=)`, as SQL takes it. */
  readonly operator: string
  /** `::type`, where the operator takes another type than the column has; else empty. */
  readonly cast: string
  readonly referencedCast: string
  /** `COLLATE …` of the referenced column where the two differ; else empty. */
  readonly collation: string
}

export interface ForeignKey {
  readonly schema: string
  readonly table: string
  readonly name: string
  /** The tables as SQL takes them, with ONLY unless they are partitioned. */
  readonly from: string
  readonly to: string
  /** pg_constraint.confmatchtype: `s` simple, `f` full. */
  readonly match: string
  readonly validated: boolean
  /** false for NOT ENFORCED (18). */
  readonly enforced: boolean
  /** A key over ranges (PERIOD, 18), which an anti-join cannot check. */
  readonly temporal: boolean
  /** The server keeps it: none of its triggers is disabled. */
  readonly triggersEnabled: boolean
  readonly pages: number
  readonly columns: readonly KeyColumn[]
}

interface Row extends Omit<ForeignKey, 'pages' | 'columns' | 'from' | 'to'> {
  referencedSchema: string; referencedTable: string; partitioned: boolean; referencedPartitioned: boolean; pages: string
  columns: { column: string; referenced: string; operatorSchema: string; operator: string; cast: string | null; referencedCast: string | null; collationSchema: string | null; collation: string | null }[]
}

/** Every foreign key, without partitions' copies of their parents' keys. */
export async function readForeignKeys(queryable: Queryable): Promise<ForeignKey[]> {
  const rows = await queryable.query<Row & Record<string, unknown>>(foreignKeysQuery)
  return rows.map(({ partitioned, referencedPartitioned, referencedSchema, referencedTable, ...row }) => ({
    ...row,
    pages: Number(row.pages),
    from: relationOf(row.schema, row.table, partitioned),
    to: relationOf(referencedSchema, referencedTable, referencedPartitioned),
    columns: row.columns.map((one) => ({
      column: pg.escapeIdentifier(one.column),
      referenced: pg.escapeIdentifier(one.referenced),
      operator: `OPERATOR(${pg.escapeIdentifier(one.operatorSchema)}.${one.operator})`,
      cast: one.cast === null ? '' : `::${one.cast}`,
      referencedCast: one.referencedCast === null ? '' : `::${one.referencedCast}`,
      collation: one.collation === null ? '' : ` COLLATE ${pg.escapeIdentifier(one.collationSchema ?? '')}.${pg.escapeIdentifier(one.collation)}`,
    })),
  }))
}

/**
 * The anti-join that counts the rows which violate a foreign key. With MATCH SIMPLE a row with any NULL in the key is in
 * order; with MATCH FULL only one whose whole key is NULL. `IS DISTINCT FROM NULL`, since a composite value that holds
 * a NULL is neither `IS NULL` nor `IS NOT NULL`.
 */
function violationsQuery(key: ForeignKey): string {
  const given = key.columns.map(({ column }) => `f.${column} IS DISTINCT FROM NULL`).join(key.match === 'f' ? ' OR ' : ' AND ')
  const equal = key.columns.map((one) => `p.${one.referenced}${one.referencedCast} ${one.operator} f.${one.column}${one.cast}${one.collation}`).join(' AND ')
  return `SELECT pg_catalog.count(*)::pg_catalog.text AS count FROM ${key.from} f WHERE (${given}) AND NOT EXISTS (SELECT FROM ${key.to} p WHERE ${equal})`
}

/** Checks one foreign key against the rows. `wasValidated`: the manifest says that the source had it validated. */
export async function checkForeignKey(queryable: Queryable, key: ForeignKey, wasValidated: boolean): Promise<Finding[]> {
  const object = objectOf('foreign key', key)
  if (!key.enforced) return [finding('unchecked', 'notice', object, 'is NOT ENFORCED: rows may violate it')]
  if (!key.validated && !wasValidated) return [finding('not-valid', 'notice', object, 'is NOT VALID: older rows may violate it, as they may at the source')]
  const disabled = key.triggersEnabled ? [] : [finding('disabled-trigger', 'failure', object, 'is not kept: its triggers are disabled')]
  if (key.temporal) return [...disabled, finding('unchecked', 'notice', object, 'is over periods, which are checked by the restore alone')]
  const [row] = await queryable.query<{ count: string }>(violationsQuery(key))
  const count = Number(row?.count)
  return count === 0 ? disabled : [...disabled, finding('violated', 'failure', object, `is violated by ${count} ${count === 1 ? 'row' : 'rows'}`, count)]
}

function relationOf(schema: string, table: string, partitioned: boolean): string {
  return `${partitioned ? '' : 'ONLY '}${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(table)}`
}

// conpfeqop compares referenced = referencing. Casts as the server's own checks make them; a polymorphic operator takes
// any type. to_jsonb reads columns of pg_constraint that older majors do not have.
const foreignKeysQuery = `
  SELECT n.nspname AS schema, r.relname AS table, c.conname AS name, c.confmatchtype AS match, c.convalidated AS validated,
         coalesce((to_jsonb(c)->>'conenforced')::boolean, true) AS enforced, coalesce((to_jsonb(c)->>'conperiod')::boolean, false) AS temporal,
         NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgconstraint = c.oid AND t.tgisinternal AND t.tgenabled = 'D') AS "triggersEnabled",
         r.relkind = 'p' AS partitioned, rn.nspname AS "referencedSchema", rr.relname AS "referencedTable", rr.relkind = 'p' AS "referencedPartitioned",
         greatest(r.relpages, 0)::text AS pages,
         (SELECT json_agg(json_build_object('column', a.attname, 'referenced', ra.attname, 'operatorSchema', opn.nspname, 'operator', o.oprname,
                   'cast', CASE WHEN o.oprright <> a.atttypid AND rt.typtype <> 'p' THEN format_type(o.oprright, NULL) END,
                   'referencedCast', CASE WHEN o.oprleft <> ra.atttypid AND lt.typtype <> 'p' THEN format_type(o.oprleft, NULL) END,
                   'collationSchema', cn.nspname, 'collation', co.collname) ORDER BY k.position)
            FROM unnest(c.conkey, c.confkey, c.conpfeqop) WITH ORDINALITY AS k (attribute, referenced, operator, position)
            JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attribute
            JOIN pg_attribute ra ON ra.attrelid = c.confrelid AND ra.attnum = k.referenced
            JOIN pg_operator o ON o.oid = k.operator JOIN pg_namespace opn ON opn.oid = o.oprnamespace
            JOIN pg_type lt ON lt.oid = o.oprleft JOIN pg_type rt ON rt.oid = o.oprright
            LEFT JOIN pg_collation co ON co.oid = ra.attcollation AND ra.attcollation <> a.attcollation
            LEFT JOIN pg_namespace cn ON cn.oid = co.collnamespace) AS columns
  FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid JOIN pg_namespace n ON n.oid = r.relnamespace
  JOIN pg_class rr ON rr.oid = c.confrelid JOIN pg_namespace rn ON rn.oid = rr.relnamespace
  WHERE c.contype = 'f' AND c.conparentid = 0 AND n.oid NOT IN (${systemSchemas})
  ORDER BY r.relpages DESC, 1, 2, 3`
