import type { ConstraintFacts, IndexFacts, SequenceProof } from '../domain/manifest.ts'
import { codeOf, KnownError } from '../kit/errors.ts'
import { plain } from '../kit/markdown.ts'
import { finding, objectOf } from './constraints-findings.ts'
import type { Finding } from './constraints-findings.ts'
import { checkForeignKey, readForeignKeys } from './constraints-foreign-keys.ts'
import type { ForeignKey } from './constraints-foreign-keys.ts'
import { checkRows, readCheckedTables } from './constraints-rows.ts'
import type { CheckedTable } from './constraints-rows.ts'
import { checkSequence, readOwnedSequences } from './constraints-sequences.ts'
import type { OwnedSequence } from './constraints-sequences.ts'
import { readConstraintFacts } from './constraints.ts'
import { spread, withEmptySearchPath } from './queryable.ts'
import type { Queryable } from './queryable.ts'

/** What of the manifest the validation of the rows has to know. */
export interface ExpectedOfSource {
  readonly constraints: readonly ConstraintFacts[]
  readonly sequences: readonly SequenceProof[]
  readonly indexes?: readonly IndexFacts[]
}

export interface Validation {
  readonly findings: readonly Finding[]
  readonly foreignKeys: number
  readonly checks: number
  /** Columns that refuse NULL. */
  readonly notNullColumns: number
  readonly indexes: number
  /** Sequences that a column owns. */
  readonly sequences: number
}

interface Work {
  /** What is looked at, for the sentence that it could not be. */
  readonly object: string
  readonly pages: number
  readonly check: (session: Queryable) => Promise<Finding[]>
}

/**
 * Checks every constraint against the rows of the session's database, over all sessions at once, the largest tables first. A constraint whose
 * check fails by itself is `unchecked`, which is a failure: doubt is never fine. Throws KnownError when the connection is lost.
 * Rows that row-level security would hide make a check fail, since a row that is not seen cannot be counted. Domains' constraints are not
 * looked at: the server enforces them whenever a value is stored, also by COPY.
 */
export async function validateConstraints(sessions: readonly Queryable[], expected: ExpectedOfSource = { constraints: [], sequences: [] }): Promise<Validation> {
  const [first] = sessions
  if (first === undefined) throw new Error('no session to validate with')
  for (const session of sessions) await settle(session)
  // The catalogs are read with an empty search_path; expressions then run with the database's own, as they do in use.
  const [keys, tables, sequences, { indexes }] = await withEmptySearchPath(first, async () =>
    [await readForeignKeys(first), await readCheckedTables(first), await readOwnedSequences(first), await readConstraintFacts(first)] as const)
  // A partitioned index that lacks a part is dumped and restored as it is: it is invalid again, and nothing is lost.
  const wasInvalid = new Set((expected.indexes ?? []).filter(({ valid }) => !valid).map(keyOf))
  const findings = indexes.filter(({ valid }) => !valid).map((index) => (wasInvalid.has(keyOf(index))
    ? finding('invalid-index', 'notice', objectOf('index', index), 'is invalid, as it was at the source')
    : finding('invalid-index', 'failure', objectOf('index', index), 'is invalid')))
  const work = [...workOn(keys, tables, expected), ...sequences.map((one) => sequenceWork(one, expected))].sort((a, b) => b.pages - a.pages)
  await spread(sessions, work, async (one, session) => { findings.push(...await checked(session, one)) })
  return {
    findings: findings.sort((a, b) => (a.sentence < b.sentence ? -1 : 1)),
    foreignKeys: keys.length,
    checks: sum(tables.map((table) => table.checks.length)),
    notNullColumns: sum(tables.map((table) => table.notNull.length)),
    indexes: indexes.length,
    sequences: sequences.length,
  }
}

/**
 * The restored database may have set a search path in which functions and operators of its own stand before those of the server; then it would
 * be asked in its own words whether it is whole.
 */
async function settle(session: Queryable): Promise<void> {
  const [row] = await session.query<{ path: string }>(`SELECT pg_catalog.current_setting('search_path') AS path, pg_catalog.set_config('row_security', 'off', false)`)
  await session.query(`SELECT pg_catalog.set_config('search_path', $1, false)`, [row?.path === undefined || row.path === '' ? 'pg_catalog' : `pg_catalog, ${row.path}`])
}

function workOn(keys: readonly ForeignKey[], tables: readonly CheckedTable[], expected: ExpectedOfSource): Work[] {
  const validated = new Set(expected.constraints.filter((one) => one.validated).map(keyOf))
  return [
    ...keys.map((key): Work => ({ object: objectOf('foreign key', key), pages: key.pages, check: (session) => checkForeignKey(session, key, validated.has(keyOf(key))) })),
    ...tables.map((one): Work => ({
      object: plain(`table ${one.schema}.${one.table}`), pages: one.pages, check: (session) => checkRows(session, one, (name) => validated.has(keyOf({ ...one, name }))),
    })),
  ]
}

function sequenceWork(one: OwnedSequence, expected: ExpectedOfSource): Work {
  return { object: plain(`sequence ${one.sequenceSchema}.${one.sequence}`), pages: 0, check: (session) => checkSequence(session, one, expected.sequences) }
}

async function checked(session: Queryable, work: Work): Promise<Finding[]> {
  try {
    return await work.check(session)
  } catch (problem) {
    // An error without SQLSTATE is none of the server's: the connection, or our own fault.
    const state = codeOf(problem)
    if (problem instanceof KnownError || state?.length !== 5) throw problem
    return [finding('unchecked', 'failure', work.object, `could not be checked (SQLSTATE ${state})`)]
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
const keyOf = ({ schema, table, name }: { schema: string; table: string; name: string }) => JSON.stringify([schema, table, name])
