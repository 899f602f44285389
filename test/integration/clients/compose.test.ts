import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals'
import { containersOf } from '../../support/kills/containers.ts'
import { Job } from '../../support/runner.ts'
import { errorsOf, filesIn, reportOf, shop, shownForms } from '../actions/workshop.ts'
import { docker, hasImage } from '../sandbox/request.ts'
import { describeWhere } from '../sandbox/where.ts'

// As the scripts did it: a Compose project whose database publishes no port.

const plugin = spawnSync('docker', ['compose', 'version'], { stdio: 'ignore' }).status === 0
const hasCompose = plugin || spawnSync('docker-compose', ['version'], { stdio: 'ignore' }).status === 0
const available = hasCompose && await hasImage('postgres:17')
const project = `zimmer${randomBytes(4).toString('hex')}`
const password = 'c0mp@se/%\'"$ p'
let job: Job

function compose(...words: string[]): string {
  const [program, leading] = plugin ? ['docker', ['compose']] : ['docker-compose', []]
  const { status, stdout, stderr } = spawnSync(program, [...leading, '-f', 'docker-compose.prod.yml', ...words], { cwd: job.workspace, encoding: 'utf8', env: { ...process.env, COMPOSE_PROJECT_NAME: project, ZIMMER_TEST_PASSWORD: password } })
  if (status !== 0) throw new Error(`docker compose ${words.join(' ')} failed: ${stderr}`)
  return stdout
}

beforeAll(async () => {
  job = new Job()
  if (!available) return
  writeFileSync(join(job.workspace, 'docker-compose.prod.yml'), `
version: '3'
services:
  postgres:
    image: postgres:17
    environment: { POSTGRES_USER: zimmer, POSTGRES_DB: zimmer, POSTGRES_PASSWORD: "\${ZIMMER_TEST_PASSWORD:?not given}" }
  idle:
    image: postgres:17
`)
  compose('up', '-d', 'postgres')
  for (let attempt = 0; attempt < 100; attempt++) {
    // Not the entrypoint's temporary server, which has no TCP.
    if (spawnSync('docker', ['exec', container(), 'pg_isready', '-h', '127.0.0.1', '-U', 'zimmer']).status === 0) break
    await sleep(200)
  }
  await docker('exec', container(), 'psql', '-U', 'zimmer', '-v', 'ON_ERROR_STOP=1', '-qc', shop)
}, 90_000)
afterAll(() => {
  if (available) compose('down', '--volumes', '--timeout', '0')
  job.remove()
  rmSync(temporary, { recursive: true, force: true })
})

function container(): string {
  return compose('ps', '-q', 'postgres').trim()
}

function serverLog(): string {
  return spawnSync('docker', ['logs', container()], { encoding: 'utf8' }).stderr
}

// A TMPDIR of its own, so that what is left there is told from what others have there.
const temporary = mkdtempSync(join(tmpdir(), 'zimmer-compose-'))
const environment = { COMPOSE_PROJECT_NAME: project, ZIMMER_TEST_PASSWORD: password, TMPDIR: temporary }
const client = { client: 'compose' }

describeWhere(available)('client: compose (needs docker compose or docker-compose, and the image postgres:17)', () => {
  afterEach(async () => { expect(await containersOf(job.pids)).toEqual([]) })

  it('backs up a service that publishes no port, by the scripts\' own defaults, and proves it', async () => {
    const before = await docker('exec', container(), 'sh', '-c', 'ls -A /tmp /root')
    const backup = await job.step({ action: 'backup', with: { ...client, password, globals: 'true' }, environment })
    expect(errorsOf(backup)).toEqual([])
    expect(backup).toMatchObject({ status: 0, outputs: { tables: '5', rows: '1807' } })
    expect(backup.log).toMatch(/zimmer@127\.0\.0\.1:5432\/zimmer: PostgreSQL 17.*pg_dump 17\.\d+ from the image of service postgres/)
    expect(shownForms(backup, password)).toEqual([])
    const drill = await job.step({ action: 'restore-test', with: { ...client, 'sandbox': 'docker', 'sandbox-port': 'auto' }, environment })
    expect(errorsOf(drill)).toEqual([])
    expect(drill).toMatchObject({ status: 0, outputs: { 'verdict': 'proved', 'rows-proved': '1807' } })
    // Nothing was left in the container of production: no file, no process, no session; and its server did not take anything for a crash.
    expect(serverLog()).not.toMatch(/terminated by signal|not properly shut down/)
    expect(await docker('exec', container(), 'sh', '-c', 'ls -A /tmp /root')).toBe(before)
    expect(await docker('exec', container(), 'psql', '-U', 'zimmer', '-Atc', 'SELECT count(*) FROM pg_stat_activity WHERE application_name = \'zimmer-backup\'')).toBe('0')
    expect(await docker('top', container(), '-eo', 'pid,args')).not.toMatch(/dev\/tcp|pg_dump/)
    expect(readdirSync(temporary)).toEqual([])
  })

  it('takes host and port as the service sees them', async () => {
    const backup = await job.step({ action: 'backup', with: { ...client, password, host: 'postgres' }, environment })
    expect(errorsOf(backup)).toEqual([])
    expect(backup.log).toContain('zimmer@postgres:5432/zimmer')
    const wrong = await job.step({ action: 'backup', with: { ...client, password, port: '5999' }, environment })
    expect(reportOf(wrong).error).toMatchObject({ code: 'relay-failed', message: expect.stringContaining('127.0.0.1:5999') as unknown as string })
  })

  it('leaves nothing running in the service when it is cancelled', async () => {
    const count = filesIn(job).length
    const result = await job.step({ action: 'backup', with: { ...client, password }, environment, cancelWhen: '>>> Creating logical backup', cancelSignal: 'SIGTERM' })
    expect(result.status).toBe(130)
    expect(filesIn(job)).toHaveLength(count)
    expect(await docker('top', container(), '-eo', 'pid,args')).not.toMatch(/dev\/tcp|pg_dump/)
  })

  it.each<[string, Record<string, string>, string]>([
    ['a service that does not run', { 'pg-service': 'idle' }, 'service-not-running'],
    ['a service that the file does not have', { 'pg-service': 'nobody' }, 'compose-failed'],
    ['a file that is not there', { 'compose-file': 'nowhere.yml' }, 'compose-failed'],
  ])('names %s', async (_, inputs, code) => {
    const result = await job.step({ action: 'backup', with: { ...client, password, ...inputs }, environment })
    expect(reportOf(result).error).toMatchObject({ code })
    expect(errorsOf(result)).toHaveLength(1)
  })

  it('names what is lacking where there is no docker compose', async () => {
    const result = await job.step({ action: 'backup', with: { ...client, password, 'pg-service': 'idle' }, environment: { ...environment, PATH: '/nowhere' } })
    expect(reportOf(result).error).toMatchObject({ code: 'docker-missing' })
  })
})
