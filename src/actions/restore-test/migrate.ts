import { resolve } from 'node:path'
import type { Connection } from '../../domain/connection.ts'
import type { Manifest } from '../../domain/manifest.ts'
import { duration } from '../../domain/units.ts'
import { exitStatus, KnownError } from '../../kit/errors.ts'
import { plain } from '../../kit/markdown.ts'
import { parseMigrate } from '../../migrations/command.ts'
import { detectMigrations } from '../../migrations/detection.ts'
import type { MigrationTool } from '../../migrations/detection.ts'
import { runMigrations } from '../../migrations/run.ts'
import { connect } from '../../postgres/session.ts'
import type { Context } from '../action.ts'
import type { DrillInputs } from './inputs.ts'
import type { DrillProblem, DrillReport } from './report.ts'

export interface MigrateRequest {
  readonly inputs: DrillInputs
  readonly manifest: Manifest | undefined
  readonly context: Context
  readonly connection: Connection
  readonly done: (migration: DrillReport['migration'], seconds: number) => void
}

/** Brings the restored database up to this checkout; gives the problem that kept it from getting there. */
export async function migrateRestored(request: MigrateRequest): Promise<DrillProblem | undefined> {
  const { inputs, manifest, context } = request
  const directory = resolve(inputs['migrate-directory'])
  const wanted = parseMigrate(inputs.migrate)
  if (wanted.kind === 'none') return undefined
  const migrations = wanted.kind === 'command' ? wanted.command : await detectMigrations(directory, manifest?.schemaRevision?.tool)
  if (migrations === undefined) {
    context.host.line('    no migration tool found here; nothing to migrate')
    return undefined
  }
  context.host.line(`>>> Running ${plain(wordsOf(migrations).join(' '))} against restored DB`)
  try {
    await perform(request, migrations, directory)
    return undefined
  } catch (problem) {
    if (!(problem instanceof KnownError) || problem.status === exitStatus.interrupted) throw problem
    // A migration that fails says nothing against the backup: it could not be told whether the two fit together.
    return { step: 'migrations', level: 'unproved', sentence: problem.message, hint: problem.hint }
  }
}

async function perform(request: MigrateRequest, migrations: MigrationTool | readonly string[], directory: string): Promise<void> {
  const { inputs, context, connection } = request
  const { host } = context
  const session = await connect(connection)
  try {
    const result = await runMigrations({
      migrations, directory, connection, query: (text) => session.query(text), timeLimitSeconds: inputs['migration-timeout'], signal: host.interrupted,
      parentEnvironment: host.environment, temporaryDirectory: host.temporaryDirectory, onLine: (line) => { host.line(`    │ ${plain(line)}`) },
    })
    const revision = (at: typeof result.before) => at === null || at.revisions.length === 0 ? 'none' : at.revisions.join(', ')
    request.done({ command: result.command, before: revision(result.before), after: revision(result.after) }, result.seconds)
    host.line(`    from revision ${plain(revision(result.before))} to ${plain(revision(result.after))} in ${duration(result.seconds)}`)
  } finally {
    await session.end()
  }
}

function wordsOf(migrations: MigrationTool | readonly string[]): readonly string[] {
  return 'evidence' in migrations ? migrations.command : migrations
}
