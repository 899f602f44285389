import type { SchemaRevision } from '../domain/manifest.ts'
import { KnownError } from '../kit/errors.ts'
import type { ProcessFailure } from '../kit/process.ts'
import type { Comparison } from './branch.ts'
import type { MigrationTool } from './detection.ts'
import { refusal } from './guard.ts'
import { tellingLine } from './output.ts'
import { ruleOf } from './tools.ts'

/** What is known of a command that failed. */
export interface FailedRun {
  readonly command: string
  readonly tool: MigrationTool | undefined
  readonly before: SchemaRevision | null
  readonly comparison: Comparison
  /** The end of its output, without values of rows. */
  readonly lines: readonly string[]
}

const cure = 'Let it take its database from DATABASE_URL, as in env.py: '
  + 'config.set_main_option("sqlalchemy.url", os.environ["DATABASE_URL"]).'
const linesShown = 20

/** A command ended well, but what it did was not done to the sandbox. */
export function wentElsewhere(message: string): KnownError {
  return new KnownError('migrations-went-elsewhere', message, `Look at once at what it did change. ${cure}`)
}

/** The error for a command that failed: where it stood, and the line that tells why; the last lines are its cause's message. */
export function failureOf(problem: ProcessFailure, run: FailedRun): KnownError {
  const cause = new Error(run.lines.slice(-linesShown).join('\n'), { cause: problem })
  const refused = run.lines.map((line) => refusal.exec(line)?.groups?.['target']).find((target) => target !== undefined)
  if (refused !== undefined) {
    return new KnownError('migrations-went-elsewhere',
      `${run.command} wanted to connect to ${refused}, which is not the sandbox; it was not let`, cure, { cause })
  }
  const revision = revisionUnderWay(run)
  const where = revision === undefined ? '' : ` in ${revision}`
  if (problem.timedOut) {
    return new KnownError('migration-timeout', `${run.command} did not end within its time limit${where}`,
      'It may wait for a lock, or for an answer; or it needs a longer limit on data of this size.', { cause })
  }
  const end = problem.exitCode === undefined ? `by ${problem.exitSignal ?? 'a signal'}` : `with status ${problem.exitCode}`
  const line = tellingLine(run.lines)
  const why = line === '' ? '' : `: ${line}`
  return new KnownError('migration-failed', `${run.command} failed${where} ${end}${why}`, hintOf(run), { cause })
}

function hintOf(run: FailedRun): string {
  if (run.lines.some((line) => /^(?:ModuleNotFoundError|ImportError|Error: Cannot find module|Bundler::)/.test(line))) {
    return 'Install the packages of the project before this step: a module is missing.'
  }
  if (run.comparison.state === 'unstamped' && run.before === null) {
    const tool = run.tool?.name ?? 'the tool'
    return `The backup carries no revision of ${tool}, so every migration was run from the first: was it made without ${tool}?`
  }
  // drizzle-kit 0.31 draws its progress and drops the error that ended it.
  if (run.tool?.name === 'drizzle' && tellingLine(run.lines).includes('applying migrations')) {
    return 'drizzle-kit keeps the reason to itself. The action migration-check tells the statement that failed; '
      + 'a script of your own that calls `migrate()` of drizzle-orm, given as `migrate`, prints the error.'
  }
  return 'It would fail on the real database as well: the migration meets data that it does not expect. Its output is above.'
}

function revisionUnderWay(run: FailedRun): string | undefined {
  const step = run.tool === undefined ? undefined : ruleOf(run.tool.name).step
  if (step === undefined) return undefined
  for (const line of run.lines.toReversed()) {
    const found = Object.values(step.exec(line)?.groups ?? {}).find((value: string | undefined) => value !== undefined)
    if (found !== undefined) return found
  }
  return undefined
}
