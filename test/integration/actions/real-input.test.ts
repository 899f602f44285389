import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { encodeDatabase } from '../../../src/domain/archive-name.ts'
import { Job } from '../../support/runner.ts'
import type { StepResult } from '../../support/runner.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { errorsOf, filesIn, inputsFor, reportOf, shop, store } from './workshop.ts'

let server: TestServer
let job: Job

// A dump of 2,000 tables holds as many locks at once.
beforeAll(async () => { server = await startServer({ settings: { max_locks_per_transaction: '256' } }) })
afterAll(async () => { await server.stop() })
beforeEach(() => { job = new Job() })
afterEach(() => { job.remove() })

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function backUp(database: string, more: Readonly<Record<string, string>> = {}): Promise<StepResult> {
  return job.step({ action: 'backup', with: { ...inputsFor(server.connection(database)), ...more } })
}

/** The whole way of a backup: taken, verified, restored and compared. */
async function expectProved(database: string, counts: { tables: number; rows: number }, more: Readonly<Record<string, string>> = {}): Promise<{ taken: StepResult; verified: StepResult; drilled: StepResult }> {
  const taken = await backUp(database, more)
  expect(errorsOf(taken)).toEqual([])
  expect(taken).toMatchObject({ status: 0, outputs: { tables: String(counts.tables), rows: String(counts.rows) } })
  const verified = await job.step({ action: 'verify', with: { database } })
  expect(verified).toMatchObject({ status: 0, outputs: { verdict: 'proved' } })
  const drilled = await job.step({ action: 'restore-test', with: { database, sandbox: 'local' } })
  expect(errorsOf(drilled)).toEqual([])
  expect(reportOf(drilled)).toMatchObject({ verdict: 'proved', problems: [] })
  return { taken, verified, drilled }
}

describe('a database of 2,000 small tables', () => {
  it('is backed up, verified and restored, every row of every table', async () => {
    await server.sql('CREATE DATABASE many')
    await server.sql('DO $$ BEGIN FOR i IN 1..2000 LOOP EXECUTE format(\'CREATE TABLE small_%s AS SELECT %s AS id, g AS n FROM generate_series(1, %s) g\', i, i, i % 5); END LOOP; END $$', 'many')
    await expectProved('many', { tables: 2000, rows: 4000 })
  }, 300_000)
})

describe('a database whose names are chosen by an enemy', () => {
  const full = 'ñ'.repeat(31) + 'x'
  const names = ['we"ird; drop table x', '$(id) `id` && id', 'a|b <b>*x*</b>', 'line\nend\t\\', '::error::owned', '-rf', '../../etc/passwd', 'Ünïcödé 東京 🎉', '%s %d', full]

  it('is backed up, verified and restored whole, and no name is obeyed', async () => {
    const database = 'we"ird; drop $(id) \'東京\' \\'
    await server.sql(`CREATE DATABASE ${quoted(database)}`)
    for (const name of names) await server.sql(`CREATE ROLE ${quoted(name)}`)
    const statements = names.flatMap((name) => [
      `CREATE SCHEMA ${quoted(name)} AUTHORIZATION ${quoted(name)}`,
      `CREATE TABLE ${quoted(name)}.${quoted(name)} (${quoted(name)} serial PRIMARY KEY, "select" text)`,
      `ALTER TABLE ${quoted(name)}.${quoted(name)} OWNER TO ${quoted(name)}`,
      `INSERT INTO ${quoted(name)}.${quoted(name)} ("select") VALUES ('a'), (E'b\\n\\\\.\\n'), (NULL)`,
    ])
    await server.sql(statements.join(';\n'), database)
    const { taken, verified, drilled } = await expectProved(database, { tables: names.length, rows: 3 * names.length })
    for (const { log, summary } of [taken, verified, drilled]) {
      expect(log).not.toMatch(/^\s*::error/m)
      expect(`${log}${summary}`).not.toMatch(/uid=\d|<b>/)
    }
    expect(taken.outputs['backup']).toMatch(new RegExp(`^${encodeDatabase(database).replaceAll('.', '\\.')}-\\d{8}_\\d{6}$`))
    expect(filesIn(job)).toHaveLength(5)
    expect(execFileSync('sha256sum', ['-c', ...filesIn(job).filter((name) => name.endsWith('.sha256'))], { cwd: join(job.workspace, store), encoding: 'utf8' })).toContain(': OK')
  })

  it('of 63 bytes has a name in the store that can be found again', async () => {
    await server.sql(`CREATE DATABASE ${quoted(full)}`)
    await server.sql('CREATE TABLE t (id int)', full)
    expect(Buffer.byteLength(full)).toBe(63)
    const taken = await backUp(full)
    expect(taken.status).toBe(0)
    expect(await job.step({ action: 'verify', with: { backup: taken.outputs['path'] ?? '' } })).toMatchObject({ status: 0, outputs: { backup: taken.outputs['backup'] } })
    expect(await job.step({ action: 'latest', with: { database: full } })).toMatchObject({ status: 0, outputs: { backup: taken.outputs['backup'] } })
  })
})

describe('a database without a table', () => {
  it('is a backup like any other where min-tables is 0', async () => {
    await server.sql('CREATE DATABASE bare')
    await expectProved('bare', { tables: 0, rows: 0 }, { 'min-tables': '0' })
  })
})

describe('roles that own things', () => {
  it('own them again in the sandbox, with every grant, default privilege and policy', async () => {
    await server.sql('CREATE ROLE keeper; CREATE ROLE viewer')
    await server.sql('CREATE DATABASE owned')
    await server.sql('CREATE SCHEMA kept AUTHORIZATION keeper; CREATE TABLE kept.things (id int); ALTER TABLE kept.things OWNER TO keeper; GRANT USAGE ON SCHEMA kept TO viewer; GRANT SELECT ON kept.things TO viewer; ALTER DEFAULT PRIVILEGES FOR ROLE keeper IN SCHEMA kept GRANT SELECT ON TABLES TO viewer; CREATE POLICY own ON kept.things TO viewer USING (id > 0)', 'owned')
    await expectProved('owned', { tables: 1, rows: 0 })
  })
})

describe('pgbench', () => {
  it('at scale 20 is proved row by row', async () => {
    await server.sql('CREATE DATABASE bench')
    const { host, port, user, password } = server.connection()
    const environment = { ...process.env, PGHOST: host, PGPORT: String(port), PGUSER: user, PGPASSWORD: password?.reveal() ?? '', PGDATABASE: 'bench' }
    execFileSync(join(server.binaries, 'pgbench'), ['--initialize', '--scale=20', '--foreign-keys', '--quiet'], { env: environment, stdio: 'ignore' })
    await expectProved('bench', { tables: 4, rows: 2_000_220 })
  }, 300_000)
})

describe('a directory of the old scripts\' backups, which had no manifest', () => {
  it('lists, is unproved for want of something to compare with, and restores', async () => {
    await server.sql('CREATE DATABASE zimmer')
    await server.sql(shop, 'zimmer')
    const { host, port, user, password } = server.connection()
    const folder = join(job.workspace, store)
    mkdirSync(folder, { recursive: true })
    const file = 'zimmer-20250828_143022.dump'
    execFileSync(join(server.binaries, 'pg_dump'), ['-Fc', '-f', join(folder, file)], { env: { ...process.env, PGHOST: host, PGPORT: String(port), PGUSER: user, PGPASSWORD: password?.reveal() ?? '', PGDATABASE: 'zimmer' } })
    // As the scripts wrote it: the path from where they ran.
    writeFileSync(join(folder, `${file}.sha256`), `${createHash('sha256').update(readFileSync(join(folder, file))).digest('hex')}  ${store}/${file}\n`)

    const status = await job.step({ action: 'status', with: { 'on-problem': 'warn' } })
    expect(status).toMatchObject({ status: 0, outputs: { total: '1', latest: 'zimmer-20250828_143022' } })
    expect(status.log).toContain(`    2025-08-28 14:30:22 - `)

    const verified = await job.step({ action: 'verify' })
    expect(verified).toMatchObject({ status: 3, outputs: { verdict: 'unproved' } })
    expect(String(reportOf(verified)['reason'])).toContain('checksum and archive are whole, but there is no manifest to compare the rows with')

    const drilled = await job.step({ action: 'restore-test', with: { sandbox: 'local' } })
    expect(drilled).toMatchObject({ status: 3, outputs: { verdict: 'unproved' } })
    expect(reportOf(drilled)).toMatchObject({ problems: [], reason: 'it restores, but there is nothing to compare its rows with' })
    expect(drilled.log).toMatch(/\n {4}restored in /)
    expect(drilled.log).toMatch(/\d+ constraints validated/)
  })
})

describe('two backups of the same database at once', () => {
  it('are two backups, each whole', async () => {
    await server.sql('CREATE DATABASE twice')
    await server.sql(shop, 'twice')
    const taken = await Promise.all([backUp('twice'), backUp('twice'), backUp('twice')])
    expect(taken.map(({ status }) => status)).toEqual([0, 0, 0])
    expect(new Set(taken.map(({ outputs }) => outputs['backup'])).size).toBe(3)
    expect(filesIn(job)).toHaveLength(12)
    const verified = await job.step({ action: 'verify', with: { backup: 'all' } })
    expect(verified).toMatchObject({ status: 0, outputs: { verdict: 'proved' } })
    expect(reportOf(verified)['backups']).toHaveLength(3)
  })
})
