import type { Connection } from '../domain/connection.ts'
import type { SchemaRevision } from '../domain/manifest.ts'
import { KnownError } from '../kit/errors.ts'
import { compareWith, objection, readBranch } from './branch.ts'
import type { Comparison } from './branch.ts'
import type { MigrationTool } from './detection.ts'
import { commandText, execute } from './execution.ts'
import type { CommandOptions } from './execution.ts'
import { wentElsewhere } from './failure.ts'
import { locate, locateCommand } from './program.ts'
import type { Invocation } from './program.ts'
import { readRevision } from './revision.ts'
import type { Query } from './revision.ts'
import { inWorkplace } from './workplace.ts'
import type { Workplace } from './workplace.ts'

export interface MigrationOptions extends CommandOptions {
  /** What was detected, or the words of the user's own command. */
  readonly migrations: MigrationTool | readonly string[]
  /** The sandbox. Nothing else may ever stand here. */
  readonly connection: Connection
  /** Asks the sandbox, on a connection of the caller's that is in no transaction. */
  readonly query: Query
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
  refuseHardWired(tool)
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

/** Throws KnownError `migrations-unguarded` for a tool that would go to the database of its configuration. */
export function refuseHardWired(tool: MigrationTool | undefined): void {
  if (tool?.hardWired === undefined) return
  throw new KnownError('migrations-unguarded',
    `${tool.hardWired.file} names ${tool.hardWired.place} itself, so ${tool.name} would migrate that and not the sandbox`,
    'Let it take the URL from the variable DATABASE_URL.')
}

/** Whether a tool was detected, and no command given. */
export function isTool(migrations: MigrationTool | readonly string[]): migrations is MigrationTool {
  return 'evidence' in migrations
}

/**
 * Reads the checkout's revisions; that also shows whether alembic is under the guard, before it is let near a database. Throws KnownError
 * `migrations-unguarded`, and what `objection` says.
 */
export async function checkAlembic(
  tool: MigrationTool, workplace: Workplace, before: SchemaRevision | null, options: CommandOptions,
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
