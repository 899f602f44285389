import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BackupReport } from '../../src/actions/backup/report.ts'
import type { DrillReport } from '../../src/actions/restore-test/report.ts'
import type { StatusReport } from '../../src/actions/status/report.ts'
import type { VerifyReport } from '../../src/actions/verify/views.ts'
import type { Connection } from '../../src/domain/connection.ts'
import { counted, number, size } from '../../src/domain/units.ts'
import { messageOf } from '../../src/kit/errors.ts'
import { Secret } from '../../src/kit/secret.ts'
import { targetOf } from '../../src/migrations/environment.ts'
import { findClients } from '../../src/postgres/clients.ts'
import type { MigrationKind } from './checkout.ts'
import { makeCheckout } from './checkout.ts'
import type { Checkout } from './checkout.ts'
import { perform, refuseInterrupted } from './command.ts'
import type { Command } from './command.ts'
import { copyBackup, flipBit } from './damage.ts'
import { ask, countRows } from './database.ts'
import type { Source } from './source.ts'
import { Unmet } from './stage.ts'
import type { Stage } from './stage.ts'

const zimmerBackup = fileURLToPath(new URL('../../bin/zimmer-backup', import.meta.url))

export interface NightReport {
  readonly verdict: string
  readonly backup: BackupReport
  readonly drill: DrillReport
  readonly status: StatusReport
}

/** The demo's acts, in their order; each checks what it shows. */
export class Story {
  readonly stage: Stage
  readonly #source: Source
  readonly #folder: string
  readonly #signal: AbortSignal
  readonly #database: Connection
  #checkout: Checkout | undefined

  constructor(stage: Stage, source: Source, folder: string, signal: AbortSignal) {
    this.stage = stage
    this.#source = source
    this.#folder = folder
    this.#signal = signal
    this.#database = { ...source.connection('shop'), user: 'shop', password: new Secret(randomBytes(18).toString('base64url')) }
  }

  /** A database with all that a real one has, owned by a role of its own, under migrations. */
  async open(scale: number, migrations: MigrationKind): Promise<void> {
    const { stage } = this
    await this.#asSuperuser(`CREATE ROLE shop LOGIN PASSWORD '${this.#database.password?.reveal() ?? ''}'`)
    await this.#asSuperuser('CREATE DATABASE shop OWNER shop')
    await ask(this.#source.connection('shop'), 'ALTER SCHEMA public OWNER TO shop')
    stage.say(`   A server of our own, ${this.#source.description}, and in it the database shop:`)
    const checkout = await makeCheckout(join(this.#folder, 'checkout'), this.#database, migrations, process.env)
    this.#checkout = checkout
    const status = await checkout.upgrade(stage, this.#signal)
    stage.expect(status === 0, `${checkout.tool} brought the empty database to revision 0002`, status)
    await ask(this.#database, `SET shop.scale = '${scale}'; ${script('fill.sql')}`)
    const query = 'SELECT pg_database_size(current_database())::float8 AS bytes, count(*) AS orders FROM orders'
    const [facts] = await ask(this.#database, query)
    const rows = await countRows(this.#database)
    const filled = `${size(Number(facts?.['bytes']))}, ${counted(rows, 'row')}`
    const claim = `the shop is filled: ${filled}; orders by month, jsonb, an enum, a materialized view`
    stage.expect(rows > Number(facts?.['orders']), claim)
  }

  /** New and changed rows, and a migration in the checkout that the database has not seen. */
  async passDay(): Promise<void> {
    const { stage } = this
    const before = await countRows(this.#database)
    await ask(this.#database, script('day.sql'))
    const after = await countRows(this.#database)
    const change = `${number(before)} rows became ${number(after)}`
    stage.expect(after !== before, `${change}: new customers, orders that were paid, payments taken back`)
    const merged = this.#checkout?.mergePending() ?? ''
    stage.say(`     The migration ${merged} is merged into the checkout, and waits for its release.`)
  }

  /** One nightly cycle, checked against what the demo counts itself. */
  async night(name: string, expected: { before: string; after: string; backups: number }): Promise<NightReport> {
    const { stage } = this
    const rows = await countRows(this.#database)
    const shown = `zimmer-backup nightly --store archives --sandbox ${this.#source.sandbox} ${this.#checkout?.shownInputs ?? ''}`
    const inputs = ['nightly', '--store', 'archives', '--sandbox', this.#source.sandbox, ...this.#checkout?.inputs ?? []]
    const seen = { status: false }
    const shows = (line: string) => {
      seen.status ||= line.startsWith('📊')
      return !seen.status && !/alembic\.runtime\.migration\] (?:Context|Will)/.test(line)
    }
    const status = await this.#zimmer(inputs, name, shown, shows)
    if (seen.status) stage.output('📊 … and the status report, which the last act shows')
    stage.expect(status === 0, 'the cycle ends with exit status 0', status)
    const report = this.#report(name) as NightReport
    const { drill } = report
    if (report.verdict !== 'proved') throw new Unmet(`the verdict is proved; found: ${report.verdict}`)
    const each = `each of the ${number(rows)} rows that the demo itself counts in the source`
    stage.expect(drill.rowsProved === rows, `${each} came back equal`, drill.rowsProved)
    const { constraintsChecked: checked } = drill
    stage.expect(checked > 0, `${counted(checked, 'constraint')} hold on the restored rows`, checked)
    const { before, after } = drill.migration ?? { before: 'none', after: 'none' }
    const pending = `the pending migration ran on the restored copy: ${before} to ${after}`
    const claim = expected.before === expected.after ? `the migrations found nothing to do at ${after}` : pending
    stage.expect(before === expected.before && after === expected.after, claim, `${before} to ${after}`)
    const { total } = report.status
    if (total !== expected.backups) throw new Unmet(`${counted(expected.backups, 'backup')} in the store; found: ${total}`)
    return report
  }

  /** The source must not have been touched by the drill's migration. */
  async expectUntouched(): Promise<void> {
    const [row] = await ask(this.#database, `SELECT count(*)::int AS found FROM information_schema.columns
      WHERE table_name = 'customers' AND column_name = 'loyalty'`)
    this.stage.expect(row?.['found'] === 0, 'the source itself is still at 0002: the drill migrated its copy alone')
  }

  /** The smallest damage there is, to a copy: what a listing says of it, and what verify says. */
  async damage(backup: string): Promise<void> {
    const { stage } = this
    const archive = copyBackup(backup, join(this.#folder, 'archives'), join(this.#folder, 'damaged'))
    const offset = flipBit(archive)
    stage.say(`   Of a copy of ${backup}, one bit is flipped: the lowest of byte ${number(offset)}.`)
    await this.#listWith(relative(this.#folder, archive))
    const status = await this.#verify(backup, 'damaged', 'damaged')
    const { verdict } = this.#report('damaged') as VerifyReport
    const found = `${verdict}, exit status ${status}`
    const claim = 'zimmer-backup verify calls it damaged, and ends with exit status 1'
    stage.expect(status === 1 && verdict === 'damaged', claim, found)
    stage.expect(await this.#verify(backup, 'archives', 'original') === 0, 'the original is proved as before')
  }

  /** How the backups stand. */
  async status(): Promise<void> {
    const words = ['status', '--store', 'archives']
    const status = await this.#zimmer(words, 'status', `zimmer-backup ${words.join(' ')}`, (line) => line !== '')
    const { health, total } = this.#report('status') as StatusReport
    const found = `${total}, ${health}, exit status ${status}`
    this.stage.expect(status === 0 && health === 'healthy' && total === 2, 'two backups, healthy; exit status 0', found)
  }

  async #verify(backup: string, store: string, report: string): Promise<number> {
    const words = ['verify', backup, '--store', store]
    return this.#zimmer(words, report, `zimmer-backup ${words.join(' ')}`)
  }

  /** What many take for a verification. */
  async #listWith(archive: string): Promise<void> {
    const { pgRestore } = await findClients(this.#source.major)
    let lines = 0
    const shows = (line: string) => {
      lines++
      return /^;\s+(?:Archive created|TOC Entries)/.test(line)
    }
    const status = await perform(this.stage, {
      tool: pgRestore, parameters: ['--list', archive], shown: `pg_restore --list ${archive}`,
      environment: {}, directory: this.#folder, signal: this.#signal, shows,
    })
    const claim = `pg_restore --list sees nothing: ${counted(lines, 'line')} without a complaint, exit status 0`
    this.stage.expect(status === 0, claim, status)
  }

  /** The suite's command line, as built. The URL goes by DATABASE_URL, so that no process list shows the password. */
  async #zimmer(parameters: readonly string[], report: string, shown: string, shows?: Command['shows']): Promise<number> {
    const status = await perform(this.stage, {
      tool: { name: 'zimmer-backup', path: process.execPath, leading: [zimmerBackup] },
      parameters: [...parameters, '--report-file', join('reports', `${report}.json`)], shown,
      environment: { DATABASE_URL: targetOf(this.#database).url }, directory: this.#folder, signal: this.#signal,
      ...(shows === undefined ? {} : { shows }),
    })
    refuseInterrupted(this.#signal)
    return status
  }

  #report(name: string): unknown {
    const path = join('reports', `${name}.json`)
    try {
      return JSON.parse(readFileSync(join(this.#folder, path), 'utf8'))
    } catch (problem) {
      throw new Unmet(`a report in ${path}; found: ${messageOf(problem)}`)
    }
  }

  async #asSuperuser(text: string): Promise<void> {
    await ask(this.#source.connection('postgres'), text)
  }
}

function script(name: string): string {
  return readFileSync(new URL(`shop/${name}`, import.meta.url), 'utf8')
}
