import type { Connection } from '../domain/connection.ts'
import type { SchemaRevision } from '../domain/manifest.ts'
import { exitStatus, KnownError } from '../kit/errors.ts'
import { ProcessFailure, start } from '../kit/process.ts'
import { compareWith, objection, readBranch } from './branch.ts'
import type { Comparison } from './branch.ts'
import type { MigrationTool } from './detection.ts'
import { failureOf, wentElsewhere } from './failure.ts'
import { LineReader, RowHider } from './output.ts'
import { locate, locateCommand } from './program.ts'
import type { Invocation } from './program.ts'
import { readRevision } from './revision.ts'
import type { Query } from './revision.ts'
import { inWorkplace } from './workplace.ts'
import type { Surroundings, Workplace } from './workplace.ts'

export interface MigrationOptions extends Surroundings {
  /** What was detected, or the words of the user's own command. */
  readonly migrations: MigrationTool | readonly string[]
  /** The folder that the user's own command runs in; a detected tool runs where its config file is. */
  readonly directory: string
  /** The sandbox. Nothing else may ever stand here. */
  readonly connection: Connection
  /** Asks the sandbox, on a connection of the caller's that is in no transaction. */
  readonly query: Query
  readonly timeLimitSeconds?: number
  /** Every line of output, without values of rows. The caller takes secrets out. */
  readonly onLine: (line: string) => void
}

export interface MigrationResult {
  /** The command as it was run, for people. */
  readonly command: string
  readonly seconds: number
  readonly before: SchemaRevision | null
  readonly after: SchemaRevision | null
  readonly comparison: Comparison
}

/**
 * Brings the sandbox up to the checkout, and makes sure that it was the sandbox. Throws KnownError: what `objection` says of the
 * checkout, `program-missing`, `migrations-unguarded`, `migration-failed`, `migration-timeout`, `migrations-went-elsewhere`,
 * `interrupted`.
 */
export async function runMigrations(options: MigrationOptions): Promise<MigrationResult> {
  const tool = isTool(options.migrations) ? options.migrations : undefined
  if (tool?.hardWired !== undefined) {
    throw new KnownError('migrations-unguarded',
      `${tool.evidence} names ${tool.hardWired} itself, so ${tool.name} would migrate that and not the sandbox`,
      'Let it take the URL from the variable DATABASE_URL.')
  }
  return inWorkplace(options, options.connection, tool, async (workplace) => {
    const before = await readRevision(options.query, tool?.name)
    const { comparison, heads } = tool?.name === 'alembic' ? await checkAlembic(tool, workplace, before, options) : notCompared
    const sessions = await sessionsOf(options.query)
    const invocation = await invocationOf(options, workplace)
    const seconds = await execute(invocation, workplace, options, { tool, before, comparison })
    const after = await readRevision(options.query, tool?.name)
    const command = commandText(invocation)
    if (heads !== undefined && after?.revisions.some((revision) => heads.includes(revision)) !== true) {
      const wanted = heads.join(', ') || 'any revision'
      throw wentElsewhere(`${command} ended well, but the sandbox is at ${textOf(after)} and not at ${wanted}`)
    }
    if (tool !== undefined && after?.tool !== tool.name) {
      throw wentElsewhere(`${command} ended well, but the sandbox holds no revision of ${tool.name}`)
    }
    if (await isUnvisited(options.query, sessions)) {
      throw wentElsewhere(`${command} ended well, but never connected to the sandbox`)
    }
    return { command, seconds, before, after, comparison }
  })
}

const notCompared: { comparison: Comparison; heads?: undefined } = { comparison: { state: 'not compared' } }

function isTool(migrations: MigrationTool | readonly string[]): migrations is MigrationTool {
  return 'evidence' in migrations
}

/** Reads the checkout's revisions; that also shows whether alembic is under the guard, before it is let near a database. */
async function checkAlembic(
  tool: MigrationTool, workplace: Workplace, before: SchemaRevision | null, options: MigrationOptions,
): Promise<{ comparison: Comparison; heads: readonly string[] }> {
  const branch = await readBranch(tool, workplace, options.signal)
  if (!await workplace.isAlembicGuarded()) {
    throw new KnownError('migrations-unguarded',
      `alembic of ${tool.evidence} ignores PYTHONPATH, so nothing would keep it in the sandbox`,
      'Set `migrate` to the command that migrates the database in DATABASE_URL.')
  }
  const revisions = before?.tool === 'alembic' ? before.revisions : undefined
  const comparison = await compareWith(branch, tool, revisions, options)
  const problem = objection(comparison)
  if (problem !== undefined) throw problem
  return { comparison, heads: branch.heads }
}

async function invocationOf(options: MigrationOptions, workplace: Workplace): Promise<Invocation> {
  const { migrations } = options
  const { environment } = workplace
  return isTool(migrations) ? locate(migrations, environment) : locateCommand(migrations, options.directory, environment)
}

interface Known {
  readonly tool: MigrationTool | undefined
  readonly before: SchemaRevision | null
  readonly comparison: Comparison
}

/** Runs the command in a process group of its own, so that all that it started ends with it; gives the seconds it took. */
async function execute(invocation: Invocation, workplace: Workplace, options: MigrationOptions, known: Known): Promise<number> {
  const lines: string[] = []
  const taker = () => {
    const hider = new RowHider()
    return (line: string) => {
      const shown = hider.line(line)
      if (shown === undefined) return
      lines.push(shown)
      if (lines.length > linesKept) lines.shift()
      options.onLine(shown)
    }
  }
  const began = performance.now()
  const { program, parameters } = invocation
  const started = start(program, parameters, {
    environment: workplace.environment,
    directory: known.tool?.directory ?? options.directory,
    signal: options.signal,
    ...(options.timeLimitSeconds === undefined ? {} : { timeLimitSeconds: options.timeLimitSeconds }),
    onErrorLine: taker(),
    group: true,
  })
  const reader = new LineReader(taker())
  started.stdout.setEncoding('utf8').on('data', (chunk: string) => { reader.push(chunk) }).on('end', () => { reader.end() })
  started.stdin.end()
  try {
    await started.done
  } catch (problem) {
    if (!(problem instanceof ProcessFailure)) throw problem
    const command = commandText(invocation)
    if (options.signal?.aborted === true) {
      const ended = { status: exitStatus.interrupted, cause: problem }
      throw new KnownError('interrupted', `${command} was interrupted`, 'Start it again.', ended)
    }
    throw failureOf(problem, { ...known, command, lines })
  }
  return (performance.now() - began) / 1000
}

const linesKept = 200

function commandText({ program, parameters }: Invocation): string {
  return [program.name, ...parameters].join(' ')
}

function textOf(revision: SchemaRevision | null): string {
  return revision === null || revision.revisions.length === 0 ? 'no revision' : revision.revisions.join(', ')
}

/** How many client sessions the sandbox's database has had; null before PostgreSQL 14, which does not count them. */
async function sessionsOf(query: Query): Promise<number | null> {
  const [row] = await query(`SELECT pg_catalog.to_jsonb(s) ->> 'sessions' AS sessions
    FROM pg_catalog.pg_stat_database s WHERE datname = pg_catalog.current_database()`)
  return typeof row?.['sessions'] === 'string' ? Number(row['sessions']) : null
}

/** A session is counted a moment after its client has gone. */
async function isUnvisited(query: Query, before: number | null): Promise<boolean> {
  if (before === null) return false
  for (let attempt = 0; attempt < 30; attempt++) {
    if ((await sessionsOf(query) ?? 0) > before) return false
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return true
}
