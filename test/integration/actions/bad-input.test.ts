import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { Job } from '../../support/runner.ts'
import type { StepResult } from '../../support/runner.ts'
import { freePort, query, startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { Secret } from '../../../src/kit/secret.ts'
import { errorsOf, filesIn, hasImage, inputsFor, readable, reportOf, shop, shownForms, store } from './workshop.ts'

const { skip: passOver } = describe
let server: TestServer
let job: Job
let source: Record<string, string>

beforeAll(async () => {
  server = await startServer()
  await server.sql('CREATE DATABASE shop')
  await server.sql(shop, 'shop')
  await server.sql('CREATE DATABASE empty')
  source = inputsFor(server.connection('shop'))
})

afterAll(async () => { await server.stop() })
beforeEach(() => { job = new Job() })
afterEach(() => { job.remove() })

interface Expected { readonly code: string; readonly status: number; readonly names: RegExp; readonly cure: RegExp; readonly left?: readonly string[] }

/** One error that names the thing, a hint that names the cure, the exit status, and nothing left behind. */
function expectRefusal(result: StepResult & { post: StepResult | undefined }, expected: Expected): void {
  const { error } = reportOf(result)
  expect(error).toMatchObject({ code: expected.code })
  expect(error?.message).toMatch(expected.names)
  expect(error?.hint).toMatch(expected.cure)
  expect(errorsOf(result)).toHaveLength(1)
  expect(errorsOf(result)[0]).toMatch(/^::error::[^A-Z]/)
  expect(result.log).toContain('\n  hint: ')
  expect(result.status).toBe(expected.status)
  expect(result.summary).toContain('failed')
  expect(result.post?.status ?? 0).toBe(0)
  expect(filesIn(job)).toEqual(expected.left ?? [])
}

it.each(['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY'])('fails in one sentence where the file of %s is not there, and no later step takes it for an empty answer', async (name) => {
  const result = await job.step({ action: 'status', with: { store, 'on-problem': 'warn' }, environment: { [name]: join(job.temporary, 'not mounted', 'file') } })
  expect(result.status).toBe(1)
  expect(errorsOf(result).at(-1)).toMatch(/^::error::what was found cannot be handed on: .*not mounted/)
  expect(result.log).not.toMatch(/^ {4}at |a bug of|could not write the report/m)
})

describe('a source that cannot be reached', () => {
  it.each<[string, () => Promise<Record<string, string>> | Record<string, string>, Omit<Expected, 'status'>]>([
    ['a wrong password', () => ({ password: 'wr0ng p@ss/word' }), { code: 'wrong-password', names: /127\.0\.0\.1:\d+ refused the password of role postgres/, cure: /Check user and password/ }],
    ['a role that is not there', () => ({ user: 'nobody-here' }), { code: 'wrong-password', names: /role nobody-here/, cure: /role that does not exist/ }],
    ['an unknown host', () => ({ host: 'no-such-host.invalid' }), { code: 'unknown-host', names: /no-such-host\.invalid/, cure: /host/ }],
    ['a missing database', () => ({ database: 'nowhere' }), { code: 'database-missing', names: /database nowhere does not exist on 127\.0\.0\.1/, cure: /Check database/ }],
    ['a port on which nobody listens', async () => ({ port: String(await freePort()) }), { code: 'connection-refused', names: /nothing listens at 127\.0\.0\.1:\d+/, cure: /Check host and port/ }],
    ['a socket that is not there', () => ({ host: '/nowhere' }), { code: 'socket-missing', names: /socket .* in \/nowhere/, cure: /unix_socket_directories/ }],
  ])('%s', async (_, wrong, expected) => {
    const inputs = { ...source, ...await wrong() }
    const result = await job.step({ action: 'backup', with: inputs })
    // Without a name service, nobody can tell an unknown name from one that cannot be looked up just now.
    const code = expected.code === 'unknown-host' && reportOf(result).error?.code === 'name-service' ? 'name-service' : expected.code
    expectRefusal(result, { ...expected, code, status: 1 })
    expect(shownForms(result, inputs['password'] ?? '')).toEqual([])
  })

  it('by a URL: no form of its password is shown, and the password is masked by itself', async () => {
    const secret = 's3cr3t p@ss/w:rd'
    const url = `postgresql://postgres:${encodeURIComponent(secret)}@127.0.0.1:${server.port}/shop`
    const result = await job.step({ action: 'backup', with: { url } })
    expectRefusal(result, { code: 'wrong-password', status: 1, names: /role postgres/, cure: /Check user and password/ })
    expect([...shownForms(result, secret), ...shownForms(result, url)]).toEqual([])
    expect(result.log).toContain(`::add-mask::${secret}\n`)
  })
})

describe('inputs that are wrong', () => {
  it.each<[string, string, Record<string, string>, RegExp]>([
    ['a malformed number', 'backup', { port: '54x2' }, /port must be a whole number, not "54x2"/],
    ['a number beyond its limits', 'backup', { 'keep-at-least': '0' }, /keep-at-least must be at least 1/],
    ['an unknown word', 'backup', { proof: 'contents' }, /proof must be one of .*\(did you mean content\?\)/],
    ['an unknown compression', 'backup', { compression: 'brotli' }, /compression must be auto, none, gzip/],
    ['a URL that is none', 'backup', { url: 'mysql://u:secret-word@h/d' }, /url must look like postgresql:\/\//],
    ['an unknown input, with the one that was meant', 'backup', { databse: 'shop' }, /there is no input "databse" \(did you mean database\?\)/],
    ['an input of another action', 'latest', { 'retention-days': '3' }, /there is no input "retention-days"/],
    ['an unknown place for the sandbox', 'restore-test', { sandbox: 'podman' }, /sandbox must be one of/],
    ['a port of the sandbox that is none', 'restore-test', { 'sandbox-port': 'x' }, /sandbox-port/],
    ['a store that is none', 'status', { store: 'ftp://host/x' }, /ftp/],
  ])('%s', async (_, action, inputs, names) => {
    const result = await job.step({ action, with: { ...action === 'backup' ? source : {}, ...inputs } })
    expectRefusal(result, { code: 'wrong-inputs', status: 2, names, cure: /README|Name|Correct/ })
    expect(readable(result)).not.toContain('secret-word')
  })

  it('several at once are named in one error', async () => {
    const result = await job.step({ action: 'nightly', with: { ...source, 'port': '0', 'dry-run': 'maybe', 'sandbx': 'local' } })
    expectRefusal(result, { code: 'wrong-inputs', status: 2, names: /3 inputs are wrong: .*sandbx.*port.*dry-run/, cure: /README/ })
  })

  it('an env file that was named and is not there', async () => {
    const result = await job.step({ action: 'backup', with: { ...source, 'env-file': 'production.env' } })
    expectRefusal(result, { code: 'env-file-unreadable', status: 2, names: /production\.env/, cure: /file that is there/ })
  })
})

describe('a database that cannot be the right one', () => {
  it('without a table is no backup, unless that is wanted', async () => {
    const result = await job.step({ action: 'backup', with: { ...source, database: 'empty' } })
    expectRefusal(result, { code: 'too-few-tables', status: 1, names: /database empty has 0 tables, fewer than min-tables \(1\)/, cure: /min-tables to 0/ })
  })

  it('with fewer tables than it always had is no backup', async () => {
    const result = await job.step({ action: 'backup', with: { ...source, 'min-tables': '6' } })
    expectRefusal(result, { code: 'too-few-tables', status: 1, names: /database shop has 5 tables, fewer than min-tables \(6\)/, cure: /right database/ })
  })
})

describe('a store that holds something else', () => {
  it.each([['verify', {}], ['latest', {}], ['restore-test', { sandbox: 'local' }]])('%s of an empty store names it, and says to take a backup first', async (action, inputs) => {
    const result = await job.step({ action, with: { ...inputs, store: 'nothing/here', database: 'shop' } })
    expectRefusal(result, { code: 'no-backups', status: 1, names: /no backups of database shop found in nothing\/here/, cure: /backup action/ })
  })

  it('status of an empty store is critical, and fails the job', async () => {
    const result = await job.step({ action: 'status' })
    expect(errorsOf(result)).toEqual(['::error::there is no backup'])
    expect(result).toMatchObject({ status: 1, outputs: { health: 'critical', total: '0', latest: '' } })
    expect(await job.step({ action: 'status', with: { 'on-problem': 'warn' } })).toMatchObject({ status: 0, outputs: { health: 'critical' } })
  })

  it('the backups of another database are never taken for those of the one that was named', async () => {
    await job.step({ action: 'backup', with: source })
    const left = filesIn(job)
    const result = await job.step({ action: 'restore-test', with: { database: 'books', sandbox: 'local' } })
    expectRefusal(result, { code: 'no-backups', status: 1, names: /no backups of database books/, cure: /database/, left })
  })

  it('the backups of two databases are told apart only by a name', async () => {
    await job.step({ action: 'backup', with: source })
    await job.step({ action: 'backup', with: { ...source, 'database': 'empty', 'min-tables': '0' } })
    const result = await job.step({ action: 'verify' })
    expectRefusal(result, { code: 'which-database', status: 2, names: /2 databases: empty, shop/, cure: /Name one with database/, left: filesIn(job) })
    expect(await job.step({ action: 'verify', with: { database: 'shop' } })).toMatchObject({ status: 0, outputs: { verdict: 'proved' } })
  })

  it('a backup that is not there is named, with the newest that is', async () => {
    const { outputs } = await job.step({ action: 'backup', with: source })
    const result = await job.step({ action: 'verify', with: { backup: 'shop-20200101_000000' } })
    expectRefusal(result, { code: 'backup-missing', status: 1, names: /no backup shop-20200101_000000 in ops\/backup\/archives/, cure: new RegExp(outputs['backup'] ?? 'x'), left: filesIn(job) })
  })

  it('foreign files are never listed and never removed, however old; what is ours and old goes', async () => {
    const folder = join(job.workspace, store)
    mkdirSync(folder, { recursive: true })
    const foreign = ['.hidden', 'README.md', 'notes.dump', 'shop-20200101.dump', 'shop-20200101_000000.dump.bak', 'shop-20200101_000000.sql', 'shop-20200101_000000.tar.gz', 'shop-20209901_000000.dump', 'other-20200101_000000.dump', 'other-20200101_000000.dump.sha256']
    const old = ['shop-20200101_000000.dump', 'shop-20200101_000000.dump.sha256']
    for (const name of [...foreign, ...old]) writeFileSync(join(folder, name), 'x')
    const result = await job.step({ action: 'backup', with: { ...source, 'keep-at-least': '1' } })
    expect(result.status).toBe(0)
    expect(result.log).toContain('    removed shop-20200101_000000\n')
    expect(filesIn(job).filter((name) => !name.startsWith(result.outputs['backup'] ?? '-'))).toEqual(foreign.sort())
    const listed = await job.step({ action: 'status', with: { database: 'shop' } })
    expect(listed.outputs).toMatchObject({ total: '1' })
    for (const name of foreign) expect(listed.log).not.toContain(name)
  })
})

const mayMount = process.getuid?.() === 0 && ((): boolean => {
  const folder = mkdtempSync(join(tmpdir(), 'zimmer-mount-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' })
    execFileSync('umount', [folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})()

describe.each([mayMount ? 'a full disk' : 'a full disk (left out: mounting a small one takes root)'])('%s', (name) => {
  const { skip: leaveOut } = it
  const when = mayMount ? it : leaveOut
  async function onDisk(size: string, work: (folder: string) => Promise<void>): Promise<void> {
    const folder = join(job.workspace, 'disk')
    mkdirSync(folder, { recursive: true })
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder])
    try {
      await work(folder)
    } finally {
      execFileSync('umount', [folder])
    }
  }

  when(`is told before anything is begun, with what is needed and what is free: ${name}`, async () => {
    await onDisk('2m', async () => {
      const result = await job.step({ action: 'backup', with: { ...source, store: 'disk' } })
      expectRefusal(result, { code: 'disk-full', status: 1, names: /no space left in disk, [\d.]+ MB are needed and 2\.1 MB are free/, cure: /Free space/ })
      expect(filesIn(job, 'disk')).toEqual([])
    })
  })

  when('in the middle of the dump leaves nothing of it', async () => {
    await server.sql('DROP TABLE IF EXISTS wide; CREATE TABLE wide AS SELECT repeat(\'x\', 1000000) AS text FROM generate_series(1, 40)', 'empty')
    await onDisk('16m', async () => {
      const result = await job.step({ action: 'backup', with: { ...source, database: 'empty', compression: 'none', store: 'disk' } })
      expectRefusal(result, { code: 'disk-full', status: 1, names: /no space left in disk/, cure: /Free space/ })
      expect(filesIn(job, 'disk')).toEqual([])
    })
  })
})

const needsImage = hasImage('postgres:17') && !existsSync('/usr/lib/postgresql/17/bin/pg_dump')
const describeClient = needsImage ? describe : passOver
describeClient(`a client that is older than the server${needsImage ? '' : ' (left out: takes a Docker daemon with postgres:17, and no client of 17)'}`, () => {
  const password = 'n3wer s3rver'
  let container = ''
  let port = 0

  beforeAll(async () => {
    port = await freePort()
    container = execFileSync('docker', ['run', '--detach', '--rm', '--pull', 'never', '--env', 'POSTGRES_PASSWORD', '--publish', `127.0.0.1:${port}:5432`, 'postgres:17'], { encoding: 'utf8', env: { ...process.env, POSTGRES_PASSWORD: password } }).trim()
    const connection = { ...server.connection(), port, password: new Secret(password) }
    for (let attempt = 1; ; attempt++) {
      try {
        await query(connection, 'CREATE TABLE IF NOT EXISTS orders (id int)')
        return
      } catch (problem) {
        if (attempt === 120) throw problem
        await sleep(250)
      }
    }
  }, 90_000)

  afterAll(() => { if (container !== '') execFileSync('docker', ['rm', '--force', '--volumes', container], { stdio: 'ignore' }) })

  it('is told with both versions and the package to install, whatever PATH holds', async () => {
    const result = await job.step({ action: 'backup', with: { host: '127.0.0.1', port: String(port), user: 'postgres', database: 'postgres', password, client: 'path' } })
    expectRefusal(result, { code: 'client-missing', status: 1, names: new RegExp(`server is PostgreSQL 17 but pg_dump here is ${server.major}\\.`), cure: /Install postgresql-client-17/ })
    expect(shownForms(result, password)).toEqual([])
  })
})
