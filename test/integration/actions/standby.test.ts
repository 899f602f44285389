import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { Job } from '../../support/runner.ts'
import { freePort, query, startServer, unprivileged } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { errorsOf, filesIn, inputsFor, reportOf, shop } from './workshop.ts'

// A streaming standby: what many back up, so that the primary has rest. Replication may end what is read there.

let primary: TestServer
let folder: string
let port: number
let job: Job

function asServer(program: string, words: readonly string[]): void {
  const { status, stderr } = spawnSync(join(primary.binaries, program), words, { ...unprivileged(), cwd: '/', encoding: 'utf8', stdio: ['ignore', 'ignore', program === 'pg_ctl' ? 'ignore' : 'pipe'], env: { ...process.env, PGPASSWORD: primary.connection().password?.reveal() } })
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`)
}

beforeAll(async () => {
  primary = await startServer({ settings: { wal_level: 'replica', max_wal_senders: '4', autovacuum: 'off' } })
  await primary.sql('CREATE DATABASE shop')
  await primary.sql(`${shop} CREATE UNLOGGED TABLE scratch AS SELECT 1 AS one`, 'shop')
  folder = mkdtempSync(join(tmpdir(), 'zimmer-standby-'))
  spawnSync('chown', [String(unprivileged()?.uid ?? process.getuid?.()), folder])
  const data = join(folder, 'data')
  const { host, user } = primary.connection()
  await primary.sql(`ALTER SYSTEM SET listen_addresses = '127.0.0.1'`)
  asServer('pg_basebackup', ['-h', host, '-p', String(primary.port), '-U', user, '-D', data, '-R', '-X', 'stream', '--checkpoint=fast', '--no-sync'])
  port = await freePort()
  appendFileSync(join(data, 'postgresql.auto.conf'), `port = ${port}\nhot_standby = on\nmax_standby_streaming_delay = '1s'\nhot_standby_feedback = off\n`)
  asServer('pg_ctl', ['-D', data, '-l', join(folder, 'log'), '-w', '-t', '60', 'start'])
}, 60_000)

afterAll(async () => {
  asServer('pg_ctl', ['-D', join(folder, 'data'), '-m', 'immediate', '-w', 'stop'])
  rmSync(folder, { recursive: true, force: true })
  await primary.stop()
})
beforeEach(() => { job = new Job() })
afterEach(() => { job.remove() })

const standby = () => inputsFor({ ...primary.connection('shop'), port })

describe('a standby', () => {
  it('gives a backup that is proved, unlogged tables aside, which it does not have', async () => {
    const result = await job.step({ action: 'backup', with: standby() })
    expect(errorsOf(result)).toEqual([])
    expect(result).toMatchObject({ status: 0, outputs: { rows: '1807' } })
    expect(await job.step({ action: 'restore-test', with: { 'sandbox': 'local', 'sandbox-port': 'auto' } })).toMatchObject({ status: 0, outputs: { verdict: 'proved' } })
  })

  it('whose replay stands still gives the same moment night after night, for status to tell', async () => {
    const replayedAt = async () => (reportOf(await job.step({ action: 'backup', with: standby() }))['manifest'] as { server: { replayedAt: string | null } }).server.replayedAt
    const still = { ...primary.connection('shop'), port }
    await primary.sql('CREATE TABLE moved AS SELECT 1 AS one', 'shop')
    for (let waited = 0; (await query(still, `SELECT to_regclass('moved') AS there`))[0]?.['there'] === null && waited < 100; waited++) await sleep(100)
    await query(still, 'SELECT pg_wal_replay_pause()')
    try {
      const first = await replayedAt()
      expect(first).not.toBeNull()
      await primary.sql('INSERT INTO moved VALUES (2)', 'shop')
      expect(await replayedAt()).toBe(first)
    } finally {
      await query(still, 'SELECT pg_wal_replay_resume()')
    }
  })

  it('is taken of several hosts when target_session_attrs asks for it', async () => {
    const { user, password } = primary.connection()
    const result = await job.step({ action: 'backup', with: { url: `postgres://${user}@127.0.0.1:${primary.port},127.0.0.1:${port}/shop?target_session_attrs=standby`, password: password?.reveal() ?? '' } })
    expect(result.log).toContain(`@127.0.0.1:${port}/shop`)
    expect((reportOf(result)['manifest'] as { server: { standby: boolean } }).server.standby).toBe(true)
  })

  it('that ends the reading for the sake of replication is named with the settings that help', async () => {
    await primary.sql('CREATE TABLE big AS SELECT i, repeat(\'x\', 500) AS filler FROM generate_series(1, 300000) i', 'shop')
    let isDone = false
    const conflict = async () => {
      while (!isDone) {
        await primary.sql('DELETE FROM big WHERE i % 3 = 0; UPDATE big SET i = i + 1 WHERE i % 7 = 0', 'shop')
        await primary.sql('VACUUM big', 'shop')
        await sleep(100)
      }
    }
    const [result] = await Promise.all([job.step({ action: 'backup', with: { ...standby(), compression: 'gzip:9' } }).finally(() => { isDone = true }), sleep(1000).then(conflict)])
    expect(reportOf(result).error).toMatchObject({ code: 'standby-conflict', hint: expect.stringContaining('hot_standby_feedback') as unknown as string })
    expect(result.status).toBe(1)
    expect(filesIn(job)).toEqual([])
  })
})
