import { availableParallelism } from 'node:os'
import type { Connection } from '../../domain/connection.ts'
import { majorOf } from '../../domain/versions.ts'
import type { Manifest, Proof } from '../../domain/manifest.ts'
import type { Archived } from '../../domain/proof.ts'
import { counted, duration } from '../../domain/units.ts'
import { damaged, proved, unproved } from '../../domain/verdict.ts'
import type { Verdict } from '../../domain/verdict.ts'
import { exitStatus, KnownError } from '../../kit/errors.ts'
import { plain } from '../../kit/markdown.ts'
import { checkPages } from '../../postgres/amcheck.ts'
import type { Clients } from '../../postgres/clients.ts'
import { createRoles } from '../../postgres/sandbox-preparation.ts'
import { sweepSandboxes } from '../../sandbox/sandbox.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import type { Store, StoredSet } from '../../store/store.ts'
import type { Context } from '../action.ts'
import { complete, hashOf, readProof } from '../backups.ts'
import { clientsFor } from '../clients.ts'
import type { Opener } from '../encryption.ts'
import { restoreAndCompare } from '../restoring.ts'
import { plainArchive } from './plain-archive.ts'
import type { ComparisonRequest } from './comparison.ts'
import type { DrillInputs } from './inputs.ts'
import type { DrillProblem, DrillReport } from './report.ts'
import { openSandboxFor } from './sandbox.ts'
import { validateRestored } from './validate.ts'
import type { WarmSource } from './warm-start.ts'

export interface DrillRequest {
  readonly store: Store
  readonly set: StoredSet
  readonly manifest: Manifest | undefined
  readonly inputs: DrillInputs
  readonly context: Context
  readonly open: Opener
  /** What is done with the restored database in place of migrating and validating it. Its sandbox collects its log, so that it can be observed. */
  readonly instead?: ((restored: Restored) => Promise<void>) | undefined
  /** Where a sandbox may be kept in which this very backup was restored and proved; restored is only where there is none. */
  readonly warm?: WarmSource | undefined
  /** What has to be asked before the archive is restored. */
  readonly beforeRestore?: (() => Promise<void>) | undefined
}

/** A database that was restored and is as the source was. */
export interface Restored {
  readonly connection: Connection
  readonly serverVersionNumber: number
  readonly clients: Clients
  readonly settings: Readonly<Record<string, string>>
  /** What its rows were compared with, and what was read of them; undefined where the backup has no manifest. */
  readonly compared: { readonly request: Omit<ComparisonRequest, 'archive'>; readonly found: Archived } | undefined
  /** Where it was not restored in this run, but kept by an earlier one, with what was done there before it was kept. */
  readonly isWarm: boolean
  readonly sandbox: Sandbox
}

const damageOfFiles = new Set(['manifest-damaged', 'damaged-ciphertext', 'truncated-ciphertext', 'file-missing', 'archive-not-ours', 'archive-damaged', 'archive-truncated', 'checksum-differs'])

/** One drill, step by step; what each step found is kept for the report. */
export class Drill {
  readonly problems: DrillProblem[] = []
  readonly notes: string[] = []
  readonly seconds: Partial<Record<'sandbox' | 'restore' | 'rows' | 'migrations' | 'constraints', number>> = {}
  sandbox: Sandbox | undefined
  rowsProved = 0
  tablesProved = 0
  migration: DrillReport['migration'] = null
  constraintsChecked = 0
  /** The problem is that a file of this copy is not the one that was stored. */
  isThisCopyAlone = false
  #compared = false
  #restored: Restored | undefined
  #proof: Proof | undefined
  #programs: Promise<Clients> | undefined
  readonly #request: DrillRequest

  constructor(request: DrillRequest) {
    this.#request = request
  }

  /** Runs the steps; the first one that finds a problem is the last. The sandbox is gone when this settles, or its removal is still promised. */
  async run(): Promise<void> {
    const { host } = this.#request.context
    for (const line of await sweepSandboxes({ temporaryDirectory: host.temporaryDirectory })) host.line(`    ${plain(line)}`)
    try {
      const afterwards = this.#request.instead === undefined ? [this.#migrate, this.#validate] : [this.#handOver]
      const before = await this.#startWarm() ? [] : [this.#read, this.#open, this.#restore]
      for (const step of [...before, ...afterwards]) {
        if (this.problems.length > 0 || host.interrupted.aborted) break
        await step.call(this)
      }
    } finally {
      // Should the removal fail, its promise stays: the clean-up tries again and says why, and so does the post step. What was found stands all the same.
      await this.sandbox?.remove().then(() => { host.saveState('sandbox', '') }, () => undefined)
    }
  }

  get manifest(): Manifest | undefined {
    return this.#request.manifest
  }

  /** What the steps say of the backup, together. */
  verdicts(): Verdict[] {
    const found = this.problems.map((problem) => problem.level === 'damaged' ? damaged(problem.sentence) : unproved(problem.sentence))
    if (found.length > 0) return found
    return [this.#compared ? proved : unproved('it restores, but there is nothing to compare its rows with')]
  }

  async #timed<T>(step: keyof Drill['seconds'], work: () => Promise<T>): Promise<T> {
    const { now } = this.#request.context
    const began = now().getTime()
    try {
      return await work()
    } finally {
      this.seconds[step] = (now().getTime() - began) / 1000
    }
  }

  /** Takes the sandbox that an earlier run has kept, if there is one; gives whether it did. */
  async #startWarm(): Promise<boolean> {
    const content = await this.#request.warm?.fetch()
    if (content === undefined) {
      await this.#request.beforeRestore?.()
      return false
    }
    try {
      await this.#read()
    } catch (problem) {
      content.destroy()
      throw problem
    }
    if (this.problems.length > 0) {
      content.destroy()
      return false
    }
    const { startWarm } = await import('./warm-start.ts')
    const started = await this.#timed('sandbox', () => startWarm(this.#request, { proof: this.#proof, content, jobs: this.#jobs() }))
    if (started === undefined) {
      await this.#request.beforeRestore?.()
      return false
    }
    this.sandbox = started.restored.sandbox
    this.#restored = started.restored
    this.notes.push(...started.notes)
    this.#tellSandbox(this.sandbox)
    return true
  }

  /** The manifest's closed part. Without its key, or damaged, there is nothing to hold a restore against. */
  async #read(): Promise<void> {
    const { manifest, store, open } = this.#request
    if (manifest === undefined || this.#proof !== undefined) return
    try {
      this.#proof = await readProof(store, manifest, open)
    } catch (problem) {
      this.#cannotOpen(problem)
      const { file, sha256 } = manifest.proof
      const isAsStored = this.problems[0]?.level !== 'damaged' || await store.read(file).then(hashOf).catch(() => undefined) === sha256
      this.isThisCopyAlone = !isAsStored
    }
  }

  /** What cannot be opened is damaged, or the key for it is not at hand. */
  #cannotOpen(problem: unknown): void {
    if (!(problem instanceof KnownError)) throw problem
    const isDamage = damageOfFiles.has(problem.code)
    this.problems.push({ step: isDamage ? 'checksum' : 'key', level: isDamage ? 'damaged' : 'unproved', sentence: problem.message, hint: problem.hint })
  }

  async #open(): Promise<void> {
    const { inputs, context } = this.#request
    const { host } = context
    host.line(`>>> Ensure restore Postgres is running${inputs.sandbox === 'service' ? ` on ${inputs['sandbox-port']}` : ''}`)
    this.sandbox = await this.#timed('sandbox', () => openSandboxFor(this.#request, this.#proof))
    this.notes.push(...this.sandbox.notes)
    this.#tellSandbox(this.sandbox)
  }

  #tellSandbox(sandbox: Sandbox): void {
    const { host } = this.#request.context
    host.saveState('sandbox', sandbox.state)
    host.line(`    ${plain(sandbox.description)}, ready after ${duration(this.seconds.sandbox ?? 0)}`)
  }

  async #restore(): Promise<void> {
    const { inputs, manifest, context, store, set } = this.#request
    const sandbox = this.#opened()
    const ownership = inputs.owner === 'keep' || (inputs.owner === 'auto' && sandbox.ours)
    context.host.line(`>>> Restoring dump (pg_restore ${sandbox.ours ? '' : '--clean '}${ownership ? `--jobs=${this.#jobs()}` : '--no-owner --no-privileges'})`)
    const clients = await this.#clients()
    const path = await plainArchive({ store, file: complete(set).archive, manifest, open: this.#request.open, context }).catch((problem: unknown) => { this.#cannotOpen(problem) })
    if (path === undefined) return
    if (ownership) await createRoles(sandbox.connection, manifest?.roles ?? [])
    const restored = await restoreAndCompare({
      connection: sandbox.connection, serverVersionNumber: sandbox.serverVersionNumber, manifest, proof: this.#proof, archive: path, clients, jobs: this.#jobs(),
      clean: !sandbox.ours, ownership, isNear: sandbox.ours, place: 'the sandbox', context,
    })
    Object.assign(this.seconds, restored.seconds)
    this.problems.push(...restored.problems)
    this.notes.push(...restored.notes)
    this.rowsProved = restored.rows
    this.tablesProved = restored.tables
    this.#compared = restored.compared
    this.#restored = { connection: sandbox.connection, serverVersionNumber: sandbox.serverVersionNumber, clients, settings: restored.settings, compared: restored.held, isWarm: false, sandbox }
  }

  async #handOver(): Promise<void> {
    if (this.#restored !== undefined) await this.#request.instead?.(this.#restored)
  }

  async #migrate(): Promise<void> {
    const { inputs, manifest, context } = this.#request
    const { migrateRestored } = await import('./migrate.ts')
    const problem = await migrateRestored({
      inputs, manifest, context, connection: this.#opened().connection,
      done: (migration, seconds) => { this.migration = migration; this.seconds.migrations = seconds },
    })
    if (problem !== undefined) this.problems.push(problem)
  }

  async #validate(): Promise<void> {
    const { inputs, context } = this.#request
    context.host.line('>>> Running constraint validation')
    const outcome = await this.#timed('constraints', () => validateRestored({
      connection: this.#opened().connection, proof: this.#proof, sessions: this.#jobs(), checks: inputs.checks, signal: context.host.interrupted,
    }))
    this.constraintsChecked = outcome.checked
    this.problems.push(...outcome.problems)
    if (inputs.amcheck) await this.#checkPages()
    this.notes.push(...outcome.notes)
    context.host.line(`    ${counted(outcome.checked, 'constraint')} validated in ${duration(this.seconds.constraints ?? 0)}`)
  }

  async #checkPages(): Promise<void> {
    const clients = await this.#clients()
    const { verdict, sentence } = await checkPages(clients.program('pg_amcheck'), this.#opened().connection, this.#jobs(), this.#request.context.host.interrupted)
    if (verdict !== 'proved') this.problems.push({ step: 'checks', level: verdict, sentence: sentence ?? '', hint: null })
    else this.#request.context.host.line('    pg_amcheck found every page sound')
  }

  #opened(): Sandbox {
    if (this.sandbox === undefined) throw new KnownError('interrupted', 'the restore test was interrupted', 'Start it again.', { status: exitStatus.interrupted })
    return this.sandbox
  }

  #clients(): Promise<Clients> {
    const { serverVersionNumber, toolsDirectory } = this.#opened()
    return this.#programs ??= clientsFor(majorOf(serverVersionNumber), this.#request.inputs, this.#request.context, 'machine', toolsDirectory)
  }

  #jobs(): number {
    return this.#request.inputs.jobs ?? availableParallelism()
  }
}
