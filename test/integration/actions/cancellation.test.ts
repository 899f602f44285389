import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { connect } from 'node:net'
import pg from 'pg'
import { Job } from '../../support/runner.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { errorsOf, filesIn, inputsFor, reportOf, sandboxesOn, sandboxPort, shop } from './workshop.ts'

let server: TestServer
let job: Job
let source: Record<string, string>

beforeAll(async () => {
  server = await startServer()
  await server.sql('CREATE DATABASE shop')
  await server.sql(shop, 'shop')
  source = inputsFor(server.connection('shop'))
})

afterAll(async () => { await server.stop() })
beforeEach(() => { job = new Job() })
afterEach(() => { job.remove() })

/** Holds a lock while `work` goes on: whatever reads the table stands still, as behind a migration. Tells whether the work was over before the lock was. */
async function whileLocked<T>(work: () => Promise<T>): Promise<{ result: T; overBeforeLock: boolean }> {
  const { host, port, user, password } = server.connection()
  const client = new pg.Client({ host, port, user, database: 'shop', password: password?.reveal() ?? '' })
  await client.connect()
  let locked = true
  await client.query('BEGIN; LOCK TABLE orders IN ACCESS EXCLUSIVE MODE')
  const unlock = async () => {
    if (locked) await client.end()
    locked = false
  }
  const limit = setTimeout(() => { void unlock() }, 30_000)
  try {
    const result = await work()
    return { result, overBeforeLock: locked }
  } finally {
    clearTimeout(limit)
    await unlock()
  }
}

async function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => { socket.destroy(); resolve(true) }).on('error', () => { resolve(false) })
  })
}

describe.each(['SIGINT', 'SIGTERM'] as const)('%s', (cancelSignal) => {
  it('while the dump stands still ends it, and leaves no file and no session on the source', async () => {
    const { result, overBeforeLock } = await whileLocked(async () => {
      const result = await job.step({ action: 'backup', with: source, cancelWhen: '>>> Creating logical backup', cancelSignal })
      return { ...result, sessions: await server.sql('SELECT state, query FROM pg_stat_activity WHERE datname = \'shop\' AND application_name <> \'\'') }
    })
    expect(overBeforeLock).toBe(true)
    expect(result.sessions).toEqual([])
    expect(result).toMatchObject({ status: 130, signal: null })
    expect(errorsOf(result)).toEqual(['::error::interrupted; nothing that was begun is left behind'])
    expect(reportOf(result).error).toMatchObject({ code: 'interrupted' })
    expect(filesIn(job)).toEqual([])
    expect(result.log).not.toContain('✅')
    expect(result.post).toMatchObject({ status: 0 })
  })

  it('in the middle of a restore leaves no sandbox, no server and no record of a drill', async () => {
    await job.step({ action: 'backup', with: source })
    const files = filesIn(job)
    const result = await job.step({ action: 'restore-test', with: { sandbox: 'local' }, cancelWhen: '>>> Restoring dump', cancelSignal })
    const port = sandboxPort(result)
    expect(port).toBeGreaterThan(0)
    expect(result).toMatchObject({ status: 130, signal: null })
    expect(errorsOf(result)).toEqual(['::error::interrupted; nothing that was begun is left behind'])
    expect(sandboxesOn(port, job)).toEqual([])
    expect(await listens(port)).toBe(false)
    expect(filesIn(job)).toEqual(files)
    expect(result.log).not.toContain('🎉')
  })
})

describe('a kill that nobody can catch', () => {
  it('during the dump leaves nothing under a backup\'s name, and post removes what was half written', async () => {
    const { result } = await whileLocked(() => job.step({ action: 'backup', with: source, cancelWhen: '>>> Creating logical backup', cancelSignal: 'SIGKILL' }))
    expect(result).toMatchObject({ signal: 'SIGKILL', post: { status: 0 } })
    expect(filesIn(job)).toEqual([])
  })

  it('during a restore leaves a sandbox that post removes, with its server', async () => {
    await job.step({ action: 'backup', with: source })
    const result = await job.step({ action: 'restore-test', with: { sandbox: 'local' }, cancelWhen: '>>> Restoring dump', cancelSignal: 'SIGKILL' })
    const port = sandboxPort(result)
    expect(result).toMatchObject({ signal: 'SIGKILL', post: { status: 0 } })
    expect(result.post?.log).toContain('zimmer-sandbox-')
    expect(sandboxesOn(port, job)).toEqual([])
    expect(await listens(port)).toBe(false)
  })
})

describe('a cancelled nightly cycle', () => {
  it('keeps the backup that was complete before, and leaves no sandbox', async () => {
    const result = await job.step({ action: 'nightly', with: { ...source, sandbox: 'local' }, cancelWhen: '>>> Restoring dump' })
    expect(result.status).toBe(130)
    expect(filesIn(job).map((name) => name.replace(/^shop-\d{8}_\d{6}/, ''))).toEqual(['.dump', '.dump.sha256', '.json', '.proof.json'])
    expect(sandboxesOn(sandboxPort(result), job)).toEqual([])
    expect(await job.step({ action: 'verify' })).toMatchObject({ status: 0, outputs: { verdict: 'proved' } })
  })
})
