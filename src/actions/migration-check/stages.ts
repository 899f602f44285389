import { resolve } from 'node:path'
import { effectsOf } from '../../domain/migration-effects.ts'
import type { Effects } from '../../domain/migration-effects.ts'
import type { ObservedStep } from '../../domain/migration-facts.ts'
import { rowDifferences } from '../../domain/row-differences.ts'
import type { Archived } from '../../domain/proof.ts'
import type { SchemaEntry } from '../../domain/schema.ts'
import { schemaDifferences, sentenceOf } from '../../domain/schema-diff.ts'
import type { SchemaChange } from '../../domain/schema-diff.ts'
import { counted, duration } from '../../domain/units.ts'
import { exitStatus, KnownError, messageOf } from '../../kit/errors.ts'
import type { Parsed } from '../../kit/inputs.ts'
import { plain } from '../../kit/markdown.ts'
import { parseMigrate } from '../../migrations/command.ts'
import { detectMigrations } from '../../migrations/detection.ts'
import type { MigrationTool } from '../../migrations/detection.ts'
import { withPlan } from '../../migrations/plan.ts'
import type { MigrationPlan, MigrationStep } from '../../migrations/plan.ts'
import { bookkeepingTables, readRevision } from '../../migrations/revision.ts'
import type { Query } from '../../migrations/revision.ts'
import { openObserver } from '../../observation/observer.ts'
import type { Observer } from '../../observation/observer.ts'
import { connect } from '../../postgres/session.ts'
import type { Context } from '../action.ts'
import { readRows, schemaOf } from '../restore-test/comparison.ts'
import type { Restored } from '../restore-test/drill.ts'
import { failureOf } from './failure.ts'
import type { migrationCheck } from './inputs.ts'
import type { MigrationFailure, UndoReport } from './report.ts'
import { sanitize } from './sanitize.ts'

/** One step as it went; judged later, when its undo is known too. */
export interface Stepped {
  readonly step: MigrationStep
  readonly effects: Effects
  readonly schema: readonly SchemaChange[]
  readonly failure: MigrationFailure | null
  undo: UndoReport
}

export interface StagesRequest {
  readonly inputs: Parsed<typeof migrationCheck.inputs>
  readonly context: Context
  /** The tool whose table is in the backup. */
  readonly recordedTool: string | undefined
  /** SQL that comes before everything. */
  readonly sanitizeSql: string | undefined
  /** Called when the sandbox is as the migrations meet it, with its rows where they are known; before anything is connected to it. */
  readonly ready: (restored: Restored, start: Archived | undefined) => Promise<void>
}

const notTried: UndoReport = { outcome: 'not tried', seconds: 0, reason: null, differences: [] }

/** Everything that is done with the restored database: up, down again, and up once more, each step watched. */
export class Stages {
  readonly stepped: Stepped[] = []
  readonly notes: string[] = []
  plan: MigrationPlan | undefined
  appliedAgain: boolean | null = null
  rowsCompared: number | null = null
  readonly #request: StagesRequest
  readonly #schemas = new Map<MigrationStep, readonly SchemaEntry[]>()
  #bookkeeping: readonly string[] = bookkeepingTables

  constructor(request: StagesRequest) {
    this.#request = request
  }

  /** Runs them. Throws KnownErrors of the sanitizing, of the observer and of `withPlan`; a migration that fails is a finding and not thrown. */
  async run(restored: Restored): Promise<void> {
    const { inputs, context, sanitizeSql, recordedTool } = this.#request
    const { host } = context
    const start = restored.isWarm ? restored.compared?.found : await sanitize(restored, sanitizeSql, host)
    await this.#request.ready(restored, start)
    const wanted = parseMigrate(inputs.migrate)
    const directory = resolve(inputs['migrate-directory'])
    const migrations = wanted.kind === 'command' ? wanted.command : wanted.kind === 'none' ? undefined : await detectMigrations(directory, recordedTool)
    if (migrations === undefined) throw new KnownError('no-migrations', 'no migration tool was found here, so there is nothing to check', 'Name the command with migrate, or the folder with migrate-directory.', { status: exitStatus.unproved })
    if ('name' in migrations && migrations.name === 'rails') this.notes.push('rails may write the schema to a file at its end; it sees the tables of the observer while it is observed')
    const session = await connect(restored.connection)
    try {
      const observer = await openObserver({ connect: () => connect(restored.connection) })
      try {
        await this.#perform({ restored, migrations, directory, query: (text) => session.query(text), observer, start })
      } finally {
        await observer.close()
      }
    } finally {
      await session.end()
    }
  }

  async #perform({ restored, migrations, directory, query, observer, start }: Performance): Promise<void> {
    const { inputs, context } = this.#request
    const { host } = context
    const options = {
      migrations, directory, down: this.#down(migrations), connection: restored.connection, query, timeLimitSeconds: inputs['migration-timeout'], signal: host.interrupted,
      parentEnvironment: host.environment, temporaryDirectory: host.temporaryDirectory, onLine: (line: string) => { host.line(`    │ ${plain(line)}`) },
    }
    await withPlan(options, async (plan) => {
      this.plan = plan
      host.line(plan.steps.length === 0 ? '>>> No revision is pending' : `>>> Running ${plain(plan.command)} on the restored database, observed`)
      const schema = await this.#schema(restored)
      const reached = await this.#up(plan.steps, { restored, query, observer }, schema)
      if (!reached || plan.steps.length === 0 || host.interrupted.aborted) return
      if (!await this.#undo({ restored, observer })) return
      await this.#compareRows(restored, start)
      await this.#again()
    })
  }

  #down(migrations: MigrationTool | readonly string[]): readonly string[] | undefined {
    const wanted = parseMigrate(this.#request.inputs['down-command'])
    const isAlembic = 'name' in migrations && migrations.name === 'alembic'
    if (wanted.kind === 'command' && isAlembic) this.notes.push('down-command was not used: alembic undoes its own revisions, one at a time')
    if (wanted.kind === 'command') return wanted.command
    if (!isAlembic && wanted.kind === 'auto') this.notes.push('whether it can be undone was not tried: name the command with down-command')
    return undefined
  }

  /** Gives whether all of them were applied. */
  async #up(steps: readonly MigrationStep[], { restored, query, observer }: Tools, schema: readonly SchemaEntry[]): Promise<boolean> {
    const { host } = this.#request.context
    for (const step of steps) {
      this.#schemas.set(step, schema)
      const before = await readRevision(query, this.plan?.tool)
      const { ended, observed } = await observer.during(step.up)
      this.#refuseInterrupted()
      this.#bookkeeping = bookkeepingIn(observed)
      const effects = effectsOf(observed, this.#bookkeeping)
      const now = await this.#schema(restored)
      const changes = schemaDifferences(schema, now, this.#bookkeeping)
      const failure = ended.done ? null : failureOf({ problem: ended.problem, observed, effects, schema: changes, before, after: await readRevision(query, this.plan?.tool) })
      this.stepped.push({ step, effects, schema: changes, failure, undo: notTried })
      host.line(`    ${plain(step.revision ?? 'migrations')} ${failure === null ? 'applied' : 'failed'} after ${duration(effects.seconds)}: ${counted(effects.statements.length, 'statement')}`)
      if (failure !== null) return false
      schema = now
    }
    return true
  }

  /** The last first; gives whether all of them were undone. */
  async #undo({ restored, observer }: Omit<Tools, 'query'>): Promise<boolean> {
    const { host } = this.#request.context
    if (this.#request.inputs['down-command'].trim().toLowerCase() === 'none') return false
    if (this.stepped.some(({ step }) => step.down !== undefined)) host.line('>>> Undoing it')
    for (const stepped of this.stepped.toReversed()) {
      const { step } = stepped
      if (step.down === undefined) {
        stepped.undo = { ...notTried, outcome: 'unknown' }
        return false
      }
      const { ended, observed } = await observer.during(step.down)
      this.#refuseInterrupted()
      const differences = schemaDifferences(this.#schemas.get(step) ?? [], await this.#schema(restored), this.#bookkeeping).map(sentenceOf)
      stepped.undo = ended.done
        ? { outcome: 'undone', seconds: observed.seconds, reason: null, differences }
        : { outcome: 'failed', seconds: observed.seconds, reason: messageOf(ended.problem), differences }
      host.line(`    ${plain(step.revision ?? 'migrations')} ${ended.done ? 'undone' : 'not undone'} after ${duration(observed.seconds)}${differences.length === 0 ? '' : `, ${counted(differences.length, 'difference')}`}`)
      if (!ended.done) return false
    }
    return true
  }

  async #compareRows(restored: Restored, start: Archived | undefined): Promise<void> {
    const { compared } = restored
    if (compared === undefined || start === undefined) return
    const found = await readRows(compared.request, () => undefined)
    this.rowsCompared = start.tables.reduce((sum, { rows }) => sum + (rows ?? 0), 0)
    for (const { table, sentence } of rowDifferences(start.tables, found.tables, this.#bookkeeping)) {
      const culprit = culpritOf(this.stepped, table)
      if (culprit !== undefined) culprit.undo = { ...culprit.undo, differences: [...culprit.undo.differences, sentence] }
    }
  }

  async #again(): Promise<void> {
    this.#request.context.host.line('>>> Applying it again')
    for (const stepped of this.stepped) {
      try {
        await stepped.step.up()
      } catch (problem) {
        this.#refuseInterrupted()
        if (!(problem instanceof KnownError)) throw problem
        this.appliedAgain = false
        stepped.undo = { ...stepped.undo, differences: [...stepped.undo.differences, `after it, the migration cannot be applied again: ${problem.message}`] }
        return
      }
    }
    this.appliedAgain = true
  }

  #schema({ connection, clients, settings, compared }: Restored): Promise<readonly SchemaEntry[]> {
    return schemaOf(connection, { pgDump: clients.pgDump, settings, manifest: compared?.request.manifest, signal: this.#request.context.host.interrupted })
  }

  #refuseInterrupted(): void {
    if (this.#request.context.host.interrupted.aborted) throw new KnownError('interrupted', 'the migration check was interrupted', 'Start it again.', { status: exitStatus.interrupted })
  }
}

interface Tools {
  readonly restored: Restored
  readonly query: Query
  readonly observer: Observer
}

interface Performance extends Tools {
  readonly migrations: MigrationTool | readonly string[]
  readonly directory: string
  /** The rows before anything is migrated; undefined where there is no manifest that tells which there are. */
  readonly start: Archived | undefined
}

/** The step that a table's other rows are laid to: the last that lost or wrote some, or else that locked it. */
function culpritOf(stepped: readonly Stepped[], table: string): Stepped | undefined {
  const touches = (effects: readonly { readonly table: { readonly name: string } }[]) => effects.some((effect) => effect.table.name === table)
  return stepped.findLast(({ effects }) => touches([...effects.dropped, ...effects.changed])) ?? stepped.findLast(({ effects }) => touches(effects.locks)) ?? stepped[0]
}

/** The known tables of migration tools, and alembic's under another name. */
function bookkeepingIn({ before, after }: ObservedStep): readonly string[] {
  const own = [...before.relations, ...after.relations].filter(({ columns }) => columns.length === 1 && columns[0]?.name === 'version_num').map(({ name }) => name)
  return [...new Set([...bookkeepingTables, ...own])]
}
