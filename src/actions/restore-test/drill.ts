import { createReadStream } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'
import { mkdir } from 'node:fs/promises'
import { LargeObjectHasher, RowHasher } from '../../archive/fingerprint.ts'
import { readEntries } from '../../archive/entries.ts'
import { readArchive } from '../../archive/reader.ts'
import { majorOf } from '../../domain/versions.ts'
import type { Manifest, Proof } from '../../domain/manifest.ts'
import { compareSequences, compareTables } from '../../domain/proof.ts'
import { compareSchemas } from '../../domain/schema.ts'
import { counted, duration } from '../../domain/units.ts'
import { damaged, proved, unproved } from '../../domain/verdict.ts'
import type { Verdict } from '../../domain/verdict.ts'
import { codeOf, exitStatus, KnownError } from '../../kit/errors.ts'
import type { Read } from '../../kit/inputs.ts'
import { plain } from '../../kit/markdown.ts'
import { findClients, findServerBinaries } from '../../postgres/clients.ts'
import type { Clients } from '../../postgres/clients.ts'
import { startSchemaDump } from '../../postgres/schema-dump.ts'
import { readRestored } from '../../postgres/restored.ts'
import { restoreArchive } from '../../postgres/restore.ts'
import { causesOf } from '../../postgres/restore-failures.ts'
import { createRoles, supportedSettings } from '../../postgres/sandbox-preparation.ts'
import { openSandbox, sweepSandboxes } from '../../sandbox/sandbox.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import { sandboxPort } from '../../sandbox/input-checks.ts'
import type { Store, StoredSet } from '../../store/store.ts'
import type { Context } from '../action.ts'
import { complete } from '../backups.ts'
import type { Opener } from '../encryption.ts'
import { readProof } from '../verify/check.ts'
import { plainArchive } from './plain-archive.ts'
import type { restoreTest } from './inputs.ts'
import { migrateRestored } from './migrate.ts'
import type { DrillProblem, DrillReport } from './report.ts'
import { protectionDifferences, validateRestored } from './validate.ts'

export interface DrillRequest {
  readonly store: Store
  readonly set: StoredSet
  readonly manifest: Manifest | undefined
  readonly inputs: Read<typeof restoreTest.inputs>['values']
  readonly context: Context
  readonly open: Opener
}

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
  #settings: Readonly<Record<string, string>> = {}
  #compared = false
  #ownership = false
  #archive = ''
  readonly #request: DrillRequest

  constructor(request: DrillRequest) {
    this.#request = request
  }

  /** Runs the steps; the first one that finds a problem is the last. The sandbox is gone when this settles. */
  async run(): Promise<void> {
    const { host } = this.#request.context
    for (const line of await sweepSandboxes({ temporaryDirectory: host.temporaryDirectory })) host.line(`    ${plain(line)}`)
    try {
      for (const step of [this.#open, this.#restore, this.#compare, this.#migrate, this.#validate]) {
        if (this.problems.length > 0 || host.interrupted.aborted) break
        await step.call(this)
      }
    } finally {
      await this.sandbox?.remove()
      host.saveState('sandbox', '')
    }
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

  async #open(): Promise<void> {
    const { inputs, manifest, context, set } = this.#request
    const { host } = context
    host.line(`>>> Ensure restore Postgres is running${inputs.sandbox === 'service' ? ` on ${inputs['sandbox-port']}` : ''}`)
    await mkdir(host.temporaryDirectory, { recursive: true, mode: 0o700 })
    const server = manifest?.server
    const port = sandboxPort(inputs['sandbox-port'])
    this.sandbox = await this.#timed('sandbox', async () => openSandbox({
      kind: inputs.sandbox, major: server === undefined ? await this.#majorOfArchive() : majorOf(server.versionNumber),
      database: inputs.sandbox === 'service' ? inputs['sandbox-database'] : set.database,
      host: inputs['sandbox-host'], port: inputs.sandbox === 'service' ? port : undefined, user: inputs['sandbox-user'], password: inputs['sandbox-password'], image: inputs['sandbox-image'],
      encoding: server?.encoding ?? null, collation: server?.collation ?? null, characterType: server?.characterType ?? null, localeProvider: server?.localeProvider ?? null,
      extensions: manifest?.extensions ?? [], databaseBytes: manifest?.totals.databaseBytes,
      source: { systemIdentifier: server?.systemIdentifier ?? null, host: null, port: null, database: null },
      binaries: (major) => findServerBinaries(major), machine: { memoryBytes: totalmem(), cores: availableParallelism() },
      temporaryDirectory: host.temporaryDirectory, signal: host.interrupted, cleanup: context.cleanup, now: context.now(),
      mask: (secret) => { host.mask(secret) }, tell: (line) => { host.line(`    ${plain(line)}`) },
    }))
    host.saveState('sandbox', this.sandbox.state)
    this.notes.push(...this.sandbox.notes)
    host.line(`    ${plain(this.sandbox.description)}, ready after ${duration(this.seconds.sandbox ?? 0)}`)
  }

  async #majorOfArchive(): Promise<number> {
    const { store, set } = this.#request
    const contents = await readArchive(await this.#request.open(await store.read(complete(set).archive.name)))
    return Number.parseInt(contents.serverVersion ?? '', 10)
  }

  async #restore(): Promise<void> {
    const { inputs, manifest, context, store, set } = this.#request
    const sandbox = this.#opened()
    const ownership = this.#ownership = inputs.owner === 'keep' || (inputs.owner === 'auto' && sandbox.ours)
    context.host.line(`>>> Restoring dump (pg_restore ${sandbox.ours ? '' : '--clean '}${ownership ? `--jobs=${this.#jobs()}` : '--no-owner --no-privileges'})`)
    const clients = await this.#clients()
    const path = this.#archive = await plainArchive({ store, file: complete(set).archive, manifest, open: this.#request.open, context })
    this.#settings = await supportedSettings(sandbox.connection, manifest?.server.settings ?? {}, this.notes)
    if (ownership) await createRoles(sandbox.connection, manifest?.roles ?? [])
    const entries = await this.#timed('restore', () => restoreArchive({
      pgRestore: clients.pgRestore, connection: sandbox.connection, path, jobs: this.#jobs(), clean: !sandbox.ours, ownership, settings: this.#settings, signal: context.host.interrupted,
    }))
    for (const cause of causesOf(entries)) this.problems.push({ step: 'restore', level: 'damaged', sentence: cause.sentence, hint: cause.hint })
    context.host.line(`    restored in ${duration(this.seconds.restore ?? 0)}`)
  }

  /** Row by row, before anything may change them. */
  async #compare(): Promise<void> {
    const { manifest, context } = this.#request
    const proof = manifest === undefined ? undefined : await this.#readProof(manifest)
    if (manifest === undefined || proof === undefined) return
    context.host.line('>>> Comparing every row with the source')
    let rows = 0
    const [found, schema] = await this.#timed('rows', () => Promise.all([readRestored({
      connection: this.#opened().connection, proof, encoding: manifest.server.encoding, sessions: this.#jobs(), settings: this.#settings,
      newHasher: () => new RowHasher(), newObjectHasher: () => new LargeObjectHasher(), signal: context.host.interrupted,
      onTable: (more) => { rows += more; context.host.progress(`    ${counted(rows, 'row')} of ${counted(manifest.totals.rows, 'row')} compared`) },
    }), this.#schemaDifferences(manifest, proof)]))
    const differences = [...this.#differences(proof, found), ...schema]
    this.problems.push(...differences.map((sentence): DrillProblem => ({ step: 'rows', level: 'damaged', sentence, hint: 'Do not rely on this backup; take another, and compare the two.' })))
    this.#compared = manifest.proof.mode !== 'none'
    context.host.line(`    ${counted(this.rowsProved, 'row')} of ${counted(this.tablesProved, 'table')} equal to the source, in ${duration(this.seconds.rows ?? 0)}`)
  }

  /** Every object of the schema, as pg_dump writes the restored database, letter for letter against the archive. */
  async #schemaDifferences(manifest: Manifest, proof: Proof): Promise<string[]> {
    const sandbox = this.#opened()
    if (majorOf(sandbox.serverVersionNumber) !== majorOf(manifest.server.versionNumber)) {
      this.notes.push('the sandbox has another major than the source: constraints, indexes and triggers are compared, not every object\'s text')
      const { failures, notices } = await protectionDifferences(sandbox.connection, proof)
      this.notes.push(...notices)
      return failures
    }
    const dump = startSchemaDump((await this.#clients()).pgDump, sandbox.connection, this.#settings, this.#request.context.host.interrupted)
    const [restored] = await Promise.all([readArchive(dump.stdout), dump.done])
    const archived = await readEntries(createReadStream(this.#archive))
    return compareSchemas(archived, restored.entries, { ownership: this.#ownership })
  }

  #differences(proof: Proof, found: Awaited<ReturnType<typeof readRestored>>): string[] {
    // A materialized view is computed anew by the restore; over now() or random() it is another one, and rightly so.
    const isView = new Set(proof.relations.filter(({ kind }) => kind === 'materialized view').map(({ schema, name }) => `${schema}.${name}`))
    const { differences, tablesCompared, rowsCompared } = compareTables(proof, found.tables, 'the restored database')
    this.tablesProved = tablesCompared
    this.rowsProved = rowsCompared
    for (const { relation, sentence } of differences) if (isView.has(relation)) this.notes.push(`${sentence}: a materialized view, computed anew by the restore`)
    const sentences = differences.filter(({ relation }) => !isView.has(relation)).map(({ sentence }) => sentence)
    sentences.push(...compareSequences(proof.sequences, found.sequences, 'the restored database').map(({ sentence }) => sentence))
    const { count, fingerprint } = proof.largeObjects
    if (found.largeObjects.count !== count) sentences.push(`${counted(found.largeObjects.count, 'large object')} restored, the source had ${count}`)
    else if (fingerprint !== null && found.largeObjects.fingerprint !== fingerprint) sentences.push('the large objects have other content in the restored database than in the source')
    return sentences
  }

  async #migrate(): Promise<void> {
    const { inputs, manifest, context } = this.#request
    const problem = await migrateRestored({
      inputs, manifest, context, connection: this.#opened().connection,
      done: (migration, seconds) => { this.migration = migration; this.seconds.migrations = seconds },
    })
    if (problem !== undefined) this.problems.push(problem)
  }

  async #validate(): Promise<void> {
    const { inputs, manifest, context } = this.#request
    context.host.line('>>> Running constraint validation')
    const proof = manifest === undefined ? undefined : await this.#readProof(manifest)
    const outcome = await this.#timed('constraints', () => validateRestored({
      connection: this.#opened().connection, proof, sessions: this.#jobs(), checks: inputs.checks, signal: context.host.interrupted,
    }))
    this.constraintsChecked = outcome.checked
    this.problems.push(...outcome.problems)
    this.notes.push(...outcome.notes)
    context.host.line(`    ${counted(outcome.checked, 'constraint')} validated in ${duration(this.seconds.constraints ?? 0)}`)
  }

  async #readProof(manifest: Manifest): Promise<Proof | undefined> {
    try {
      return await readProof(this.#request.store, manifest, this.#request.open)
    } catch (problem) {
      if (!(problem instanceof KnownError)) throw problem
      this.problems.push({ step: 'rows', level: codeOf(problem) === 'manifest-damaged' ? 'damaged' : 'unproved', sentence: problem.message, hint: problem.hint })
      return undefined
    }
  }

  #opened(): Sandbox {
    if (this.sandbox === undefined) throw new KnownError('interrupted', 'the restore test was interrupted', 'Start it again.', { status: exitStatus.interrupted })
    return this.sandbox
  }

  #clients(): Promise<Clients> {
    const sandbox = this.#opened()
    return findClients(majorOf(sandbox.serverVersionNumber), [sandbox.toolsDirectory, this.#request.context.host.environment['PATH']].filter(Boolean).join(':'))
  }

  #jobs(): number {
    return this.#request.inputs.jobs ?? availableParallelism()
  }
}
