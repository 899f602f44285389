import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals'
import { hasPgBouncer, startPooler } from '../../support/pgbouncer.ts'
import type { Pooler } from '../../support/pgbouncer.ts'
import { Job } from '../../support/runner.ts'
import type { StepResult } from '../../support/runner.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { describeWhere } from '../sandbox/where.ts'
import { errorsOf, filesIn, inputsFor, reportOf, shop } from './workshop.ts'

// A pooler that hands every transaction another server session gives pg_dump no session of its own. It is told by what it does.

let server: TestServer
let job: Job
let pooler: Pooler | undefined

beforeAll(async () => {
  server = await startServer()
  await server.sql('CREATE DATABASE shop')
  await server.sql(shop, 'shop')
})
afterAll(async () => { await server.stop() })
beforeEach(() => { job = new Job() })
afterEach(async () => {
  job.remove()
  await pooler?.stop()
})

async function backUpThrough(settings: Readonly<Record<string, string>>): Promise<StepResult> {
  pooler = await startPooler(server, settings)
  return job.step({ action: 'backup', with: inputsFor(pooler.connection('shop')) })
}

describeWhere(hasPgBouncer)('PgBouncer (needs the package pgbouncer)', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ['in transaction mode', { pool_mode: 'transaction' }],
    ['in transaction mode, where it drops our settings in silence', { pool_mode: 'transaction', ignore_startup_parameters: 'options' }],
    ['in statement mode', { pool_mode: 'statement' }],
  ])('%s is refused before anything is begun, with the cure', async (_, settings) => {
    const result = await backUpThrough(settings)
    expect(reportOf(result).error).toMatchObject({ code: 'pooled-connection', message: expect.stringContaining('pooler in transaction mode') as unknown as string, hint: expect.stringMatching(/direct address|session mode/) as unknown as string })
    expect(filesIn(job)).toEqual([])
    // What we asked for must not be left in a session that somebody else gets next.
    expect(await server.sql('SELECT count(*)::int AS zimmer FROM pg_stat_activity WHERE query LIKE \'%set_config%search_path%\' AND pid <> pg_backend_pid()')).toEqual([{ zimmer: 0 }])
  })

  it.each<[string, Readonly<Record<string, string>>]>([
    ['which refuses the settings of a session', { pool_mode: 'session' }],
    ['which drops them in silence', { pool_mode: 'session', ignore_startup_parameters: 'options,extra_float_digits' }],
  ])('in session mode, %s, gives a backup that is proved', async (_, settings) => {
    await server.sql('ALTER DATABASE shop SET "TimeZone" = \'America/New_York\'; ALTER DATABASE shop SET "DateStyle" = \'SQL, DMY\'')
    const result = await backUpThrough(settings)
    expect(errorsOf(result)).toEqual([])
    expect(result).toMatchObject({ status: 0, outputs: { tables: '5', rows: '1807' } })
    expect(await job.step({ action: 'restore-test', with: { 'sandbox': 'local', 'sandbox-port': 'auto' } })).toMatchObject({ status: 0, outputs: { 'verdict': 'proved', 'rows-proved': '1807' } })
  })

  it('in session mode is refused where rows would read in another form by the role\'s defaults', async () => {
    await server.sql('ALTER DATABASE shop SET bytea_output = \'escape\'')
    const result = await backUpThrough({ pool_mode: 'session' })
    await server.sql('ALTER DATABASE shop RESET ALL')
    expect(reportOf(result).error).toMatchObject({ code: 'pooled-connection', hint: expect.stringContaining('bytea_output = \'hex\'') as unknown as string })
  })

  it('does not keep a cancelled backup waiting: its sessions are ended by their true numbers', async () => {
    pooler = await startPooler(server, { pool_mode: 'session' })
    const result = await job.step({ action: 'backup', with: inputsFor(pooler.connection('shop')), cancelWhen: '>>> Creating logical backup', cancelSignal: 'SIGINT' })
    expect(result.status).toBe(130)
  })
})
