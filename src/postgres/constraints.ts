import type { ConstraintFacts, IndexFacts, TriggerFacts } from '../domain/manifest.ts'
import { withEmptySearchPath } from './queryable.ts'
import type { Queryable } from './queryable.ts'
import { systemSchemas } from './server.ts'

/** What protects the rows of a database, as its catalogs say it. */
export interface ProtectionFacts {
  readonly constraints: readonly ConstraintFacts[]
  readonly indexes: readonly IndexFacts[]
  readonly triggers: readonly TriggerFacts[]
}

/**
 * Every constraint, index and trigger outside of system schemas and extensions. Reads catalogs only; takes no lock on a
 * table. Definitions name everything with its schema and are the same text on servers 13 to 18, but for what the
 * parser writes in another way when it reads its own output (constraints-comparison.ts sees to that).
 */
export async function readConstraintFacts(queryable: Queryable): Promise<ProtectionFacts> {
  return withEmptySearchPath(queryable, async () => ({
    constraints: [...await queryable.query<ConstraintFacts & Record<string, unknown>>(constraintsQuery), ...await queryable.query<ConstraintFacts & Record<string, unknown>>(notNullQuery)],
    indexes: await queryable.query<IndexFacts & Record<string, unknown>>(indexesQuery),
    triggers: await queryable.query<TriggerFacts & Record<string, unknown>>(triggersQuery),
  }))
}

/** A condition: the object is no part of an extension. */
const notOfExtension = (catalog: string, oid: string) =>
  `NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = '${catalog}'::regclass AND d.objid = ${oid} AND d.deptype = 'e')`

// Constraints of tables and of domains; a domain and a table never share a name, for a table has a type of its own name.
// Foreign keys of partitions are their parents' copies, whose names the server makes up. Not-null constraints, which
// are in pg_constraint from 18 on, come from pg_attribute for all majors alike.
const constraintsQuery = `
  SELECT n.nspname AS schema, coalesce(r.relname, t.typname) AS table, c.conname AS name, c.contype AS type,
         pg_get_constraintdef(c.oid) AS definition, c.convalidated AS validated
  FROM pg_constraint c
  LEFT JOIN pg_class r ON r.oid = c.conrelid
  LEFT JOIN pg_type t ON t.oid = c.contypid AND c.conrelid = 0
  JOIN pg_namespace n ON n.oid = coalesce(r.relnamespace, t.typnamespace)
  WHERE c.contype IN ('c', 'f', 'p', 'u', 'x') AND n.oid NOT IN (${systemSchemas})
    AND (c.contype <> 'f' OR c.conparentid = 0)
    AND CASE WHEN c.conrelid = 0 THEN ${notOfExtension('pg_type', 'c.contypid')} ELSE ${notOfExtension('pg_class', 'c.conrelid')} END
  ORDER BY 1, 2, 3`

// One row for a table: its columns that refuse NULL, in the order of their names, since positions may change.
const notNullQuery = `
  SELECT n.nspname AS schema, r.relname AS table, 'not null' AS name, 'n' AS type,
         'NOT NULL (' || string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname COLLATE "C") || ')' AS definition, true AS validated
  FROM pg_class r JOIN pg_namespace n ON n.oid = r.relnamespace
  JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND a.attnotnull AND NOT a.attisdropped
  WHERE r.relkind IN ('r', 'p', 'f') AND n.oid NOT IN (${systemSchemas}) AND ${notOfExtension('pg_class', 'r.oid')}
    AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conrelid = r.oid AND c.contype = 'n' AND c.conkey = ARRAY[a.attnum] AND NOT c.convalidated)
  GROUP BY 1, 2 ORDER BY 1, 2`

// Two sessions of a parallel restore that attach parts of one partitioned index at the same moment can leave it marked invalid although each
// partition has a valid part of it (seen on 15): what the parts are is what counts.
const isWhole = `x.relkind = 'I' AND NOT EXISTS (
           SELECT FROM pg_partition_tree(i.indrelid) p WHERE p.isleaf AND NOT EXISTS (
             SELECT FROM pg_partition_tree(i.indexrelid) t JOIN pg_index leaf ON leaf.indexrelid = t.relid WHERE t.isleaf AND leaf.indrelid = p.relid AND leaf.indisvalid))`

const indexesQuery = `
  SELECT n.nspname AS schema, r.relname AS table, x.relname AS name, pg_get_indexdef(i.indexrelid) AS definition,
         (i.indisvalid OR (${isWhole})) AND i.indisready AND i.indislive AS valid, i.indisunique AS unique
  FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class r ON r.oid = i.indrelid JOIN pg_namespace n ON n.oid = r.relnamespace
  WHERE n.oid NOT IN (${systemSchemas}) AND ${notOfExtension('pg_class', 'r.oid')}
  ORDER BY 1, 2, 3`

const triggersQuery = `
  SELECT n.nspname AS schema, r.relname AS table, t.tgname AS name, pg_get_triggerdef(t.oid) AS definition, t.tgenabled AS enabled
  FROM pg_trigger t JOIN pg_class r ON r.oid = t.tgrelid JOIN pg_namespace n ON n.oid = r.relnamespace
  WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND n.oid NOT IN (${systemSchemas})
    AND ${notOfExtension('pg_class', 'r.oid')} AND ${notOfExtension('pg_trigger', 't.oid')}
  ORDER BY 1, 2, 3`
