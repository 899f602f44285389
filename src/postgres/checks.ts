import { codeOf, KnownError } from '../kit/errors.ts'
import { plain } from '../kit/markdown.ts'
import { statementsOf } from './checks-statements.ts'
import type { Statement } from './checks-statements.ts'
import type { Queryable } from './queryable.ts'

/** What one assertion gave: names and counts, never a value of a row. */
export interface CheckResult {
  /** The comment that leads the query, or `check 3`. */
  readonly name: string
  /** The line of the file at which the query begins, from 1. */
  readonly line: number
  /** Rows that the query returned; each is a violation. null when it failed. */
  readonly rows: number | null
  readonly passed: boolean
  /** `check "no order without lines" found 3 rows`. */
  readonly sentence: string
  readonly seconds: number
}

export interface ChecksOptions {
  /** For each query by itself. */
  readonly timeLimitSeconds: number
  /** Seconds of any steady clock. */
  readonly clock: () => number
}

/**
 * Runs a file of assertions, each of which must return no rows, in one read-only transaction that is rolled back. A query
 * that fails, or takes longer than its limit, has not passed. Throws KnownError `checks-empty` for a file without a query,
 * `checks-unfinished` for one with an open quote or comment, and when the connection is lost.
 */
export async function runChecks(queryable: Queryable, text: string, options: ChecksOptions): Promise<CheckResult[]> {
  const statements = statementsOf(text)
  if (statements.length === 0) throw new KnownError('checks-empty', 'the file of checks holds no query', 'Write queries that return no rows when all is well, each ended by a semicolon.')
  const results: CheckResult[] = []
  await queryable.query('BEGIN READ ONLY')
  try {
    await queryable.query(`SELECT set_config('statement_timeout', $1, true)`, [`${Math.max(1, Math.round(options.timeLimitSeconds * 1000))}`])
    for (const [index, statement] of statements.entries()) results.push(await runOne(queryable, statement, statement.name ?? `check ${index + 1}`, options))
  } finally {
    await queryable.query('ROLLBACK').catch(() => undefined)
  }
  return results
}

async function runOne(queryable: Queryable, statement: Statement, name: string, options: ChecksOptions): Promise<CheckResult> {
  const begun = options.clock()
  const shown = plain(name)
  const result = (rows: number | null, what: string): CheckResult =>
    ({ name: shown, line: statement.line, rows, passed: rows === 0, sentence: `check "${shown}" ${what}`, seconds: options.clock() - begun })
  await queryable.query('SAVEPOINT before')
  try {
    const rows = await countRows(queryable, statement.text, () => options.clock() - begun < options.timeLimitSeconds)
    await queryable.query('ROLLBACK TO SAVEPOINT before')
    if (rows === undefined) return result(null, 'took longer than its time limit')
    return result(rows, rows === 0 ? 'passed' : `found ${rows} ${rows === 1 ? 'row' : 'rows'}`)
  } catch (problem) {
    const state = codeOf(problem)
    if (problem instanceof KnownError || state?.length !== 5) throw problem
    await queryable.query('ROLLBACK TO SAVEPOINT before')
    return result(null, `could not run${reasons[state] ?? ''} (SQLSTATE ${state}, line ${statement.line})`)
  }
}

/** What a failed query is told by; the server's own words may hold values of rows. */
const reasons: Readonly<Record<string, string>> = {
  '25006': ': it would change the database', '57014': ': it took longer than its time limit', '42601': ': its syntax is wrong',
  '42P01': ': it names a table that is not there', '42703': ': it names a column that is not there', '42501': ': a right is lacking',
  '42883': ': it calls a function that is not there', '34000': ': it is not a query',
}

/**
 * Counts the rows of a query through a cursor, so that a check that finds a million rows needs no memory for them. A cursor
 * takes SELECT, VALUES, TABLE and WITH alone, and one statement alone: what else stands there is a syntax error.
 * undefined when the limit passed; statement_timeout alone would grant it to every piece anew.
 */
async function countRows(queryable: Queryable, query: string, hasTime: () => boolean): Promise<number | undefined> {
  await queryable.query(`DECLARE zimmer_check NO SCROLL CURSOR FOR ${query}`)
  for (let rows = 0; hasTime();) {
    const some = await queryable.query(`FETCH FORWARD ${piece} FROM zimmer_check`)
    rows += some.length
    if (some.length < piece) return rows
  }
  return undefined
}

const piece = 500
