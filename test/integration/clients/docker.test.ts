import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals'
import pg from 'pg'
import { libpqEnvironment } from '../../../src/postgres/connection.ts'
import { Authority } from '../../support/certificates.ts'
import { containersOf } from '../../support/kills/containers.ts'
import { Job } from '../../support/runner.ts'
import { startServer, unprivileged } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { clientsOf, majorsHere } from '../../support/proof/clients.ts'
import { errorsOf, filesIn, inputsFor, reportOf, shop, shownForms } from '../actions/workshop.ts'
import { describeWhere } from '../sandbox/where.ts'

// The programs of an image, against servers of every major that this machine can start: its own client is of one of them only.

const root = fileURLToPath(new URL('../../..', import.meta.url))
const majors = await majorsHere([13, 15, 17, 18])
const servers = new Map<number, TestServer>()
const reader = 'r3ad:er/%\'"$ p@ss'
const folder = mkdtempSync(join(tmpdir(), 'zimmer socket '))
const authority = new Authority()
let job: Job

function serverOf(major: number): TestServer {
  const server = servers.get(major)
  if (server === undefined) throw new Error(`no server of PostgreSQL ${major} runs`)
  return server
}

/** A server with TLS, and with a socket in a folder whose name means something to docker. */
function secured(): Record<string, string> {
  const { certificate, key } = authority.issue('server', 'localhost')
  authority.giveTo(key)
  const account = unprivileged()
  if (account !== undefined) chownSync(folder, account.uid, account.gid)
  return { ssl: 'on', ssl_cert_file: certificate, ssl_key_file: key, unix_socket_directories: `"${folder}"` }
}

/** A server of any major; its programs are found on PATH. */
async function startMajor(major: number): Promise<void> {
  process.env['PATH'] = `${await clientsOf(major)}:${process.env['PATH'] ?? ''}`
  const server = await startServer({ major, ...(major === 17 ? { settings: secured() } : {}) })
  servers.set(major, server)
  await server.sql('CREATE DATABASE "we""ird; $(id)"')
  await server.sql(`${shop} CREATE ROLE reader LOGIN PASSWORD '${reader.replaceAll('\'', '\'\'')}'; GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader; GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO reader; GRANT SELECT ON LARGE OBJECT 4711 TO reader`.replace('lo_from_bytea(0,', 'lo_from_bytea(4711,'), 'we"ird; $(id)')
}

/** The inputs for a role that owns nothing, with a password full of signs. */
function source(major: number): Record<string, string> {
  return { ...inputsFor(serverOf(major).connection('we"ird; $(id)')), user: 'reader', password: reader }
}

/** Holds a lock while `work` goes on, so that a dump stands still. */
async function whileLocked<T>(server: TestServer, work: () => Promise<T>): Promise<T> {
  const { host, port, user, password } = server.connection()
  const client = new pg.Client({ host, port, user, database: 'we"ird; $(id)', password: password?.reveal() ?? '' })
  await client.connect()
  try {
    await client.query('BEGIN; LOCK TABLE orders IN ACCESS EXCLUSIVE MODE')
    return await work()
  } finally {
    await client.end()
  }
}

const available = majors.length === 4

beforeAll(async () => {
  if (available) for (const major of majors) await startMajor(major)
}, 120_000)
afterAll(async () => {
  for (const server of servers.values()) await server.stop()
  authority.remove()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => { job = new Job() })
afterEach(() => { job.remove() })

describeWhere(available)('client: docker (needs a Docker daemon and the images postgres:13, 15, 17 and 18)', () => {
  it.each([13, 15, 17, 18])('backs up and proves a server of PostgreSQL %d with the programs of that major alone', async (major) => {
    const backup = await job.step({ action: 'backup', with: { ...source(major), client: 'docker', 'store': 'a, "store"' } })
    expect(errorsOf(backup)).toEqual([])
    expect(backup).toMatchObject({ status: 0, outputs: { tables: '5', rows: '1807' } })
    expect(backup.log).toMatch(new RegExp(`pg_dump ${major}\\.\\d+ from the image postgres:${major}`))
    expect(shownForms(backup, reader)).toEqual([])
    const drill = await job.step({ action: 'restore-test', with: { 'client': 'docker', 'sandbox': 'local', 'sandbox-port': 'auto', 'jobs': '2', 'store': 'a, "store"' } })
    expect(errorsOf(drill)).toEqual([])
    expect(drill).toMatchObject({ status: 0, outputs: { 'verdict': 'proved', 'rows-proved': '1807' } })
    expect(await containersOf(job.pids)).toEqual([])
  })

  it('says of a refused password what it is, and shows the password nowhere', async () => {
    const result = await job.step({ action: 'backup', with: { ...source(17), client: 'docker', password: 'wr0ng p@ss' } })
    expect(reportOf(result).error).toMatchObject({ code: 'wrong-password' })
    expect(shownForms(result, 'wr0ng p@ss')).toEqual([])
  })

  it('shows the password in no process list and in no argument of its container', async () => {
    await whileLocked(serverOf(17), async () => {
      const step = job.step({ action: 'backup', with: { ...source(17), 'client': 'docker', 'lock-timeout': '4' } })
      await dumping(serverOf(17))
      const seen = await commandLines()
      expect(seen).toContain('zimmer-client-')
      expect(seen).not.toContain('r3ad')
      expect(reportOf(await step).error).toMatchObject({ code: 'lock-timeout' })
    })
  })

  it('sees the files of this machine that a connection names: a root certificate, the folder of a socket', async () => {
    const { port } = serverOf(17)
    const base = { user: 'reader', password: reader, database: 'we"ird; $(id)', client: 'docker' }
    const certified = await job.step({ action: 'backup', with: { ...base, 'url': `postgres://localhost:${port}`, 'ssl-root-cert': readFileSync(authority.path('ca.crt'), 'utf8') } })
    expect(errorsOf(certified)).toEqual([])
    const stranger = await job.step({ action: 'backup', with: { ...base, 'url': `postgres://127.0.0.1:${port}`, 'ssl-root-cert': authority.path('ca.crt') } })
    expect(reportOf(stranger).error).toMatchObject({ code: 'certificate-name' })
    const bySocket = await job.step({ action: 'backup', with: { ...base, host: folder, port: String(port), store: 'by socket' } })
    expect(errorsOf(bySocket)).toEqual([])
    expect(bySocket.status).toBe(0)
  })

  it('ends its container when the job is cancelled', async () => {
    await whileLocked(serverOf(17), async () => {
      const result = await job.step({ action: 'backup', with: { ...source(17), client: 'docker' }, cancelWhen: '>>> Creating logical backup', cancelSignal: 'SIGINT' })
      expect(result).toMatchObject({ status: 130 })
      expect(await containersOf(job.pids)).toEqual([])
      expect(filesIn(job)).toEqual([])
    })
  })

  it('leaves nothing after a kill -9: the next run removes the container', async () => {
    const server = serverOf(17)
    const pid = await whileLocked(server, async () => {
      const child = spawn(process.execPath, [join(root, 'bin/zimmer-backup'), 'backup', '--client', 'docker'], { cwd: job.workspace, stdio: 'ignore', env: { PATH: process.env['PATH'], HOME: job.workspace, TMPDIR: job.temporary, ...libpqEnvironment(server.connection('we"ird; $(id)')) } })
      await dumping(server)
      const { pid = 0 } = child
      // Before it is killed: afterwards any run on this machine may remove what it left.
      expect(await containersOf(new Set([pid]))).toHaveLength(1)
      child.kill('SIGKILL')
      await once(child, 'exit')
      return pid
    })
    // With the lock gone, the orphan might end by itself; a run that is faster removes it.
    expect(await job.step({ action: 'backup', with: { ...source(17), client: 'docker' } })).toMatchObject({ status: 0 })
    expect(await containersOf(new Set([pid, ...job.pids]))).toEqual([])
  })

  it('runs with neither the programs nor Docker to the one error that names every way out', async () => {
    const result = await job.step({ action: 'backup', with: source(17), environment: { PATH: '/usr/bin:/bin', DOCKER_HOST: 'unix:///nowhere/docker.sock' } })
    expect(reportOf(result).error).toMatchObject({ code: 'client-missing', message: expect.stringContaining('no Docker daemon answers') as unknown as string, hint: expect.stringContaining('postgresql-client-17') as unknown as string })
    expect(reportOf(result).error?.hint).toContain('client: docker')
  })

  it('takes by itself what this machine lacks from the image', async () => {
    const result = await job.step({ action: 'backup', with: source(17), environment: { PATH: '/usr/bin:/bin:/usr/local/bin' } })
    expect(result.log).toContain('from the image postgres:17')
    expect(result.status).toBe(0)
  })
})

/** Waits until a dump stands at the lock. */
async function dumping(server: TestServer): Promise<void> {
  for (;;) {
    const [row] = await server.sql('SELECT count(*)::int AS dumps FROM pg_stat_activity WHERE query LIKE \'LOCK TABLE%\' AND wait_event_type = \'Lock\'')
    if (row?.['dumps'] === 1) return
    await sleep(100)
  }
}

async function commandLines(): Promise<string> {
  const child = spawn('ps', ['-eo', 'args', '-ww'], { stdio: ['ignore', 'pipe', 'ignore'] })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => { text += chunk })
  await once(child, 'close')
  return text
}
