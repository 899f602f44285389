import pg from 'pg'
import type { QualifiedName } from '../domain/sql-definitions.ts'
import type { SelectedSequence } from '../domain/table-selection.ts'
import { inSql } from './tables-restore-target.ts'
import type { Session } from './session.ts'

interface Position { readonly value: string; readonly isCalled: boolean }

interface SequenceFacts extends Position, Record<string, unknown> { increment: string; minimum: string; maximum: string; reached: string | null }

/**
 * Sets a sequence to the backup's position, or further: it never gives a number that its column has, and, where it was live, none that it has
 * given since the backup. A roll-back takes it back, which setval alone does not. Gives its value; undefined where there is none of that name.
 */
export async function setSequence(session: Session, target: QualifiedName, archived: SelectedSequence, isLive: boolean): Promise<string | undefined> {
  const facts = await readFacts(session, target)
  if (facts === undefined) return undefined
  const backup: Position = archived.value === null ? facts : { value: archived.value, isCalled: archived.isCalled }
  const position = furthest([backup, ...(isLive ? [facts] : []), ...(facts.reached === null ? [] : [{ value: facts.reached, isCalled: true }])], facts)
  // The restart gives the sequence storage of its own in this transaction; what setval writes there goes with it.
  await session.query(`ALTER SEQUENCE ${inSql(target)} RESTART`)
  await session.query('SELECT setval($1::regclass, $2::bigint, $3)', [inSql(target), position.value, position.isCalled])
  return position.value
}

async function readFacts(session: Session, target: QualifiedName): Promise<SequenceFacts | undefined> {
  const [sequence] = await session.query<{ increment: string; minimum: string; maximum: string; table: QualifiedName | null; column: string | null }>(`
    SELECT seqincrement::text AS increment, seqmin::text AS minimum, seqmax::text AS maximum, a.attname AS column,
      CASE WHEN r.oid IS NOT NULL THEN json_build_object('schema', rn.nspname, 'name', r.relname) END AS table
    FROM pg_sequence q JOIN pg_class c ON c.oid = q.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
    LEFT JOIN pg_class r ON r.oid = d.refobjid LEFT JOIN pg_namespace rn ON rn.oid = r.relnamespace
    LEFT JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum = d.refobjsubid AND a.atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype, 'numeric'::regtype)
    WHERE n.nspname = $1 AND c.relname = $2`, [target.schema, target.name])
  if (sequence === undefined) return undefined
  const { increment, minimum, maximum, table, column } = sequence
  const end = increment.startsWith('-') ? 'min' : 'max'
  // What lies beyond the sequence's own bounds was never given by it, and it will never get there.
  const reached = table === null || column === null ? 'NULL'
    : `(SELECT ${end}(${pg.escapeIdentifier(column)})::bigint::text FROM ${inSql(table)} WHERE ${pg.escapeIdentifier(column)} BETWEEN ${minimum}::bigint AND ${maximum}::bigint)`
  const [row] = await session.query<{ value: string; isCalled: boolean; reached: string | null }>(`SELECT last_value::text AS value, is_called AS "isCalled", ${reached} AS reached FROM ${inSql(target)}`)
  return row === undefined ? undefined : { increment, minimum, maximum, ...row }
}

/** The position whose last number given is the furthest on. */
function furthest(positions: readonly Position[], { increment }: SequenceFacts): Position {
  const step = BigInt(increment)
  const last = ({ value, isCalled }: Position): bigint => (isCalled ? BigInt(value) : BigInt(value) - step) * (step < 0n ? -1n : 1n)
  return positions.reduce((best, one) => (last(one) > last(best) ? one : best))
}
