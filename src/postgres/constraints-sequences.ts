import pg from 'pg'
import type { SequenceProof } from '../domain/manifest.ts'
import { plain } from '../kit/markdown.ts'
import { finding } from './constraints-findings.ts'
import type { Finding } from './constraints-findings.ts'
import { systemSchemas } from './server.ts'
import type { Queryable } from './queryable.ts'

const perQuery = 200

/** The position of every sequence outside of system schemas and extensions, for `compareSequences` of the domain. */
export async function readSequences(queryable: Queryable): Promise<SequenceProof[]> {
  const names = await queryable.query<{ schema: string; name: string }>(`
    SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind = 'S' AND c.relpersistence <> 't' AND n.oid NOT IN (${systemSchemas})
      AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
    ORDER BY 1, 2`)
  const found: SequenceProof[] = []
  for (let from = 0; from < names.length; from += perQuery) {
    const some = names.slice(from, from + perQuery)
    const rows = await queryable.query<{ position: number; value: string; called: boolean }>(some.map(({ schema, name }, index) =>
      `SELECT ${index} AS position, last_value::text AS value, is_called AS called FROM ${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`).join(' UNION ALL '))
    for (const { position, value, called } of rows) {
      const named = some[position]
      if (named !== undefined) found.push({ schema: named.schema, name: named.name, value, isCalled: called })
    }
  }
  return found
}

/** A sequence that a serial or identity column owns. */
export interface OwnedSequence {
  readonly schema: string
  readonly table: string
  readonly column: string
  readonly sequenceSchema: string
  readonly sequence: string
  readonly ascending: boolean
}

/** Every sequence that is owned by a column of whole or exact numbers, which alone can be compared with it. */
export async function readOwnedSequences(queryable: Queryable): Promise<OwnedSequence[]> {
  return queryable.query<OwnedSequence & Record<string, unknown>>(ownedQuery)
}

/**
 * Tells whether a sequence will next give a value that its column has reached already. Where the manifest knows the sequence in the same
 * position, it was so at the source, and is a notice: an id set by hand is no damage of the backup.
 */
export async function checkSequence(queryable: Queryable, one: OwnedSequence, expected: readonly SequenceProof[] = []): Promise<Finding[]> {
  const [row] = await queryable.query<{ behind: boolean; value: string; called: boolean }>(behindQuery(one))
  if (row?.behind !== true) return []
  const known = expected.find(({ schema, name }) => schema === one.sequenceSchema && name === one.sequence)
  const wasSo = known?.value === row.value && known.isCalled === row.called
  const object = plain(`sequence ${one.sequenceSchema}.${one.sequence}`)
  const column = plain(`${one.schema}.${one.table}.${one.column}`)
  return [finding('sequence-behind', wasSo ? 'notice' : 'failure', object, `is behind its column ${column}: the next row gets a number that is taken or passed${wasSo ? ', as at the source' : ''}`)]
}

function behindQuery(one: OwnedSequence): string {
  const [table, column] = [`${pg.escapeIdentifier(one.schema)}.${pg.escapeIdentifier(one.table)}`, pg.escapeIdentifier(one.column)]
  // Numeric, since the next value of a bigint sequence may be no bigint any more.
  const next = 's.last_value::numeric + CASE WHEN s.is_called THEN q.seqincrement ELSE 0 END'
  const reached = one.ascending ? `max(t.${column})::numeric >= ${next}` : `min(t.${column})::numeric <= ${next}`
  const sequence = `${pg.escapeIdentifier(one.sequenceSchema)}.${pg.escapeIdentifier(one.sequence)}`
  return `SELECT s.last_value::text AS value, s.is_called AS called, coalesce((SELECT ${reached} FROM ${table} t), false) AS behind
    FROM ${sequence} s, pg_sequence q WHERE q.seqrelid = ${pg.escapeLiteral(sequence)}::regclass`
}

// Owned by a serial column (a) or an identity (i).
const ownedQuery = `
  SELECT n.nspname AS schema, r.relname AS table, a.attname AS column, sn.nspname AS "sequenceSchema", s.relname AS sequence, q.seqincrement > 0 AS ascending
  FROM pg_depend d JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S' JOIN pg_sequence q ON q.seqrelid = s.oid JOIN pg_namespace sn ON sn.oid = s.relnamespace
  JOIN pg_class r ON r.oid = d.refobjid JOIN pg_namespace n ON n.oid = r.relnamespace
  JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum = d.refobjsubid
  JOIN pg_type t ON t.oid = a.atttypid
  WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
    AND r.relkind IN ('r', 'p') AND s.relpersistence <> 't' AND n.oid NOT IN (${systemSchemas})
    AND coalesce(nullif(t.typbasetype, 0), t.oid) IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype, 'numeric'::regtype)
  ORDER BY 1, 2, 3`
