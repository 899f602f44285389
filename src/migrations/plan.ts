import type { SchemaRevision } from '../domain/manifest.ts'
import type { Connection } from '../domain/connection.ts'
import { pendingRevisions } from './alembic-steps.ts'
import type { PendingRevision } from './alembic-steps.ts'
import { readBranch } from './branch.ts'
import type { Comparison } from './branch.ts'
import type { MigrationTool } from './detection.ts'
import { execute } from './execution.ts'
import type { CommandOptions } from './execution.ts'
import { wentElsewhere } from './failure.ts'
import { locate } from './program.ts'
import { readRevision } from './revision.ts'
import type { Query } from './revision.ts'
import { checkAlembic, isTool, refuseHardWired, runMigrations } from './run.ts'
import { inWorkplace } from './workplace.ts'
import type { Workplace } from './workplace.ts'

export interface PlanOptions extends CommandOptions {
  /** What was detected, or the words of the user's own command. */
  readonly migrations: MigrationTool | readonly string[]
  /** What undoes all of it at once; without it, only what the tool can undo revision by revision. */
  readonly down: readonly string[] | undefined
  /** The sandbox. Nothing else may ever stand here. */
  readonly connection: Connection
  /** Asks the sandbox, on a connection of the caller's that is in no transaction. */
  readonly query: Query
}

/** What is done in one go: a revision where the tool takes them one at a time, else everything. */
export interface MigrationStep {
  /** The revision; undefined where it is everything. */
  readonly revision: string | undefined
  /** The file of the migration, absolute, where it is known. */
  readonly file: string | undefined
  /** Throws what runMigrations throws. */
  readonly up: () => Promise<void>
  /** Undoes it; undefined where nothing is known that would. Throws as `up` does. */
  readonly down: (() => Promise<void>) | undefined
}

export interface MigrationPlan {
  readonly tool: string | undefined
  /** The command as a person would give it. */
  readonly command: string
  readonly before: SchemaRevision | null
  /** In the order in which they are applied; empty where the database is up to the checkout. */
  readonly steps: readonly MigrationStep[]
}

/**
 * Finds what the checkout would do to the database, and lets `work` do it step by step. Throws KnownError: what `objection` says of the
 * checkout, `program-missing`, `migrations-unguarded`, `migrations-unreadable`, `interrupted`.
 */
export async function withPlan<T>(options: PlanOptions, work: (plan: MigrationPlan) => Promise<T>): Promise<T> {
  const tool = isTool(options.migrations) ? options.migrations : undefined
  refuseHardWired(tool)
  const before = await readRevision(options.query, tool?.name)
  if (tool?.name === 'alembic') {
    return inWorkplace(options, options.connection, tool, async (workplace) => work({ tool: tool.name, command: tool.command.join(' '), before, steps: await alembicSteps(tool, before, workplace, options) }))
  }
  const words = isTool(options.migrations) ? options.migrations.command : options.migrations
  return work({ tool: tool?.name, command: words.join(' '), before, steps: [wholeStep(options)] })
}

function wholeStep(options: PlanOptions): MigrationStep {
  const { down } = options
  return {
    revision: undefined, file: undefined,
    up: async () => { await runMigrations(options) },
    down: down === undefined ? undefined : async () => { await runMigrations({ ...options, migrations: down }) },
  }
}

async function alembicSteps(tool: MigrationTool, before: SchemaRevision | null, workplace: Workplace, options: PlanOptions): Promise<MigrationStep[]> {
  const { comparison } = await checkAlembic(tool, workplace, before, options)
  const applied = before?.tool === 'alembic' ? before.revisions : []
  const pending = await pendingRevisions(tool, await readBranch(tool, workplace, options.signal), applied, workplace, options.signal)
  // The revisions that the database was at before each step, as they were met on the way.
  const passed = new Map<string, readonly string[]>()
  return pending.map((revision) => ({ revision: revision.id, file: revision.file, ...moves({ tool, workplace, options, comparison, passed }, revision) }))
}

interface Stepping {
  readonly tool: MigrationTool
  readonly workplace: Workplace
  readonly options: PlanOptions
  readonly comparison: Comparison
  readonly passed: Map<string, readonly string[]>
}

function moves(stepping: Stepping, { id, undo }: PendingRevision): Pick<MigrationStep, 'up' | 'down'> {
  return {
    up: async () => {
      stepping.passed.set(id, await revisionsOf(stepping))
      await move(stepping, ['upgrade', id])
      const now = await revisionsOf(stepping)
      if (!now.includes(id)) throw wentElsewhere(`alembic upgrade ${id} ended well, but the sandbox is at ${now.join(', ') || 'no revision'}`)
    },
    down: async () => {
      await move(stepping, ['downgrade', undo])
      const [now, wanted] = [await revisionsOf(stepping), stepping.passed.get(id) ?? []]
      if (now.join() !== wanted.join()) throw wentElsewhere(`alembic downgrade ${undo} ended well, but the sandbox is at ${now.join(', ') || 'no revision'} and not at ${wanted.join(', ') || 'no revision'}`)
    },
  }
}

async function revisionsOf({ options, tool }: Stepping): Promise<readonly string[]> {
  return (await readRevision(options.query, tool.name))?.revisions ?? []
}

async function move({ tool, workplace, options, comparison }: Stepping, words: readonly string[]): Promise<void> {
  const { program, parameters } = await locate(tool, workplace.environment)
  const before = await readRevision(options.query, tool.name)
  await execute({ program, parameters: [...parameters.slice(0, -2), ...words] }, workplace, options, { tool, before, comparison })
}
