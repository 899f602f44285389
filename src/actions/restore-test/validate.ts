import { readFile } from 'node:fs/promises'
import type { Connection } from '../../domain/connection.ts'
import type { Proof } from '../../domain/manifest.ts'
import { exitStatus, KnownError, messageOf } from '../../kit/errors.ts'
import { runChecks } from '../../postgres/checks.ts'
import { compareConstraints } from '../../postgres/constraints-comparison.ts'
import type { Finding } from '../../postgres/constraints-findings.ts'
import { validateConstraints } from '../../postgres/constraints-validation.ts'
import { withoutEventTriggers } from '../../postgres/sandbox-preparation.ts'
import { connect, openTogether, ownSearchPath } from '../../postgres/session.ts'
import type { Session } from '../../postgres/session.ts'
import type { DrillProblem } from './report.ts'

export interface ValidateRequest {
  readonly connection: Connection
  readonly proof: Proof | undefined
  readonly sessions: number
  /** The user's own queries, each of which must return no row. */
  readonly checks: string | undefined
  readonly signal: AbortSignal
}

export interface Validated {
  readonly checked: number
  readonly problems: readonly DrillProblem[]
  readonly notes: readonly string[]
}

/** Constraints against the rows, and the user's own checks. */
export async function validateRestored(request: ValidateRequest): Promise<Validated> {
  const sql = request.checks === undefined ? undefined : await readChecks(request.checks)
  const settings = { ...ownSearchPath, ...await withoutEventTriggers(request.connection) }
  const sessions = await openTogether(request.sessions, () => connect(request.connection, settings))
  const stop = () => { void Promise.all(sessions.map((session) => session.end())) }
  request.signal.addEventListener('abort', stop, { once: true })
  try {
    const validation = await validateConstraints(sessions, request.proof)
    const { findings } = validation
    const own = sql === undefined || sessions[0] === undefined ? [] : await ownChecks(sessions[0], sql)
    return {
      checked: validation.foreignKeys + validation.checks + validation.notNullColumns + validation.indexes,
      problems: [...findings.filter(({ severity }) => severity === 'failure').map(problemOf), ...own],
      notes: findings.filter(({ severity }) => severity === 'notice').map(({ sentence }) => sentence),
    }
  } finally {
    request.signal.removeEventListener('abort', stop)
    await Promise.all(sessions.map((session) => session.end()))
  }
}

/** What of constraints, indexes and triggers is not as in the manifest; to be asked before migrations. Failures and notices in sentences. */
export async function protectionDifferences(connection: Connection, proof: Proof, settings: Readonly<Record<string, string>>): Promise<{ failures: string[]; notices: string[] }> {
  const session = await connect(connection, settings)
  try {
    const findings = await compareConstraints(session, proof)
    const sentences = (severity: Finding['severity']) => findings.filter((one) => one.severity === severity).map(({ sentence }) => sentence)
    return { failures: sentences('failure'), notices: sentences('notice') }
  } finally {
    await session.end()
  }
}

function problemOf(finding: Finding): DrillProblem {
  return { step: 'constraints', level: finding.kind === 'unchecked' ? 'unproved' : 'damaged', sentence: finding.sentence, hint: null }
}

async function ownChecks(session: Session, sql: string): Promise<DrillProblem[]> {
  const results = await runChecks(session, sql, { timeLimitSeconds: 600, clock: () => performance.now() / 1000 })
  return results.filter(({ passed }) => !passed).map(({ rows, sentence }) => ({ step: 'checks', level: rows === null ? 'unproved' : 'damaged', sentence, hint: null }))
}

async function readChecks(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    throw new KnownError('checks-unreadable', `the file of checks ${path} cannot be read: ${messageOf(cause)}`, 'Name a file of SQL queries that is there, or leave checks out.', { cause, status: exitStatus.usage })
  }
}
