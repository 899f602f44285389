import pg from 'pg'
import { finding, objectOf } from './constraints-findings.ts'
import type { Finding } from './constraints-findings.ts'
import { systemSchemas } from './server.ts'
import type { Queryable } from './queryable.ts'

interface TableCheck { readonly name: string; readonly expression: string; readonly validated: boolean; readonly enforced: boolean }

/** A table that holds rows itself, with all that each row must meet on its own. */
export interface CheckedTable {
  readonly schema: string
  readonly table: string
  readonly pages: number
  readonly checks: readonly TableCheck[]
  readonly notNull: readonly string[]
}

/** Tables with CHECKs or columns that refuse NULL, the largest first; each partition by itself, as it holds the rows. */
export async function readCheckedTables(queryable: Queryable): Promise<CheckedTable[]> {
  const rows = await queryable.query<{ schema: string; table: string; pages: string; checks: TableCheck[] | null; columns: string[] | null }>(tablesQuery)
  return rows.map(({ schema, table, pages, checks, columns }) => ({ schema, table, pages: Number(pages), checks: checks ?? [], notNull: columns ?? [] }))
}

/** Every CHECK of a table and all of its NOT NULLs, in one scan; column by column only where a NULL was found. */
export async function checkRows(queryable: Queryable, one: CheckedTable, wasValidated: (name: string) => boolean): Promise<Finding[]> {
  const { schema, table } = one
  const object = (check: TableCheck) => objectOf('check', { schema, table, name: check.name })
  const notices = one.checks.filter((check) => !isChecked(check, wasValidated)).map((check) => (check.enforced
    ? finding('not-valid', 'notice', object(check), 'is NOT VALID: older rows may violate it, as they may at the source')
    : finding('unchecked', 'notice', object(check), 'is NOT ENFORCED: rows may violate it')))
  const checked = one.checks.filter((check) => isChecked(check, wasValidated))
  if (checked.length === 0 && one.notNull.length === 0) return notices
  const counts = await violations(queryable, one, [...checked.map((check) => `NOT (${check.expression})`), one.notNull.map(isMissing).join(' OR ') || 'false'])
  const failures = checked.flatMap((check, index) => violated(object(check), counts[index] ?? 0))
  if ((counts[checked.length] ?? 0) === 0) return [...notices, ...failures]
  const nulls = await violations(queryable, one, one.notNull.map(isMissing))
  const columns = one.notNull.flatMap((column, index) => violated(objectOf('not-null constraint on column', { schema, table, name: column }), nulls[index] ?? 0))
  return [...notices, ...failures, ...columns]
}

const isChecked = (check: TableCheck, wasValidated: (name: string) => boolean) => check.enforced && (check.validated || wasValidated(check.name))

// A composite value that holds a NULL is not itself NULL.
const isMissing = (column: string) => `${pg.escapeIdentifier(column)} IS NOT DISTINCT FROM NULL`

function violated(object: string, count: number): Finding[] {
  return count === 0 ? [] : [finding('violated', 'failure', object, `is violated by ${count} ${count === 1 ? 'row' : 'rows'}`, count)]
}

/** How many rows meet each condition. A CHECK that gives NULL is met, so `NOT (…)` that gives NULL is not counted. */
async function violations(queryable: Queryable, { schema, table }: CheckedTable, conditions: readonly string[]): Promise<number[]> {
  const counts = conditions.map((condition) => `pg_catalog.count(*) FILTER (WHERE ${condition})`).join(', ')
  const [row] = await queryable.query<{ counts: string[] }>(`SELECT ARRAY[${counts}]::pg_catalog.text[] AS counts FROM ONLY ${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(table)}`)
  if (row === undefined) throw new Error('count(*) gave no row')
  return row.counts.map(Number)
}

const tablesQuery = `
  SELECT n.nspname AS schema, r.relname AS table, greatest(r.relpages, 0)::text AS pages,
         (SELECT json_agg(json_build_object('name', c.conname, 'expression', pg_get_expr(c.conbin, c.conrelid), 'validated', c.convalidated,
                   'enforced', coalesce((to_jsonb(c)->>'conenforced')::boolean, true)) ORDER BY c.conname)
            FROM pg_constraint c WHERE c.conrelid = r.oid AND c.contype = 'c') AS checks,
         (SELECT json_agg(a.attname ORDER BY a.attnum) FROM pg_attribute a
           WHERE a.attrelid = r.oid AND a.attnum > 0 AND a.attnotnull AND NOT a.attisdropped
             AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conrelid = r.oid AND c.contype = 'n' AND c.conkey = ARRAY[a.attnum] AND NOT c.convalidated)) AS columns
  FROM pg_class r JOIN pg_namespace n ON n.oid = r.relnamespace
  WHERE r.relkind = 'r' AND r.relpersistence <> 't' AND n.oid NOT IN (${systemSchemas})
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = r.oid AND d.deptype = 'e')
    AND (EXISTS (SELECT FROM pg_constraint c WHERE c.conrelid = r.oid AND c.contype = 'c')
      OR EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = r.oid AND a.attnum > 0 AND a.attnotnull AND NOT a.attisdropped))
  ORDER BY r.relpages DESC, 1, 2`
