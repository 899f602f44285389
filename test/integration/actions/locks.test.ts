import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { Job } from '../../support/runner.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { filesIn, inputsFor, reportOf, shop } from './workshop.ts'

// A dump and a migration that meet: neither may stand in the other's way for long.

let server: TestServer
let job: Job

beforeAll(async () => {
  server = await startServer()
  await server.sql('CREATE DATABASE shop')
  await server.sql(`${shop} CREATE ROLE "migrator"; GRANT ALL ON orders TO migrator`, 'shop')
  job = new Job()
})
afterAll(async () => {
  job.remove()
  await server.stop()
})

describe('a dump behind a migration', () => {
  it('gives up after lock-timeout, names the session that it waited for, and lets readers of all else through meanwhile', async () => {
    const { host, port, user, password } = server.connection()
    const migration = new pg.Client({ host, port, user, database: 'shop', password: password?.reveal() ?? '', application_name: 'alembic' })
    await migration.connect()
    const { rows: [own] } = await migration.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    await migration.query('BEGIN; ALTER TABLE orders ADD COLUMN note text')
    const step = job.step({ action: 'backup', with: { ...inputsFor(server.connection('shop')), 'lock-timeout': '3' } })
    const readers: number[] = []
    const state = { isDone: false }
    void step.finally(() => { state.isDone = true })
    while (!state.isDone) {
      const [row] = await server.sql('SET lock_timeout = \'1s\'; SELECT count(*)::int AS rows FROM customers', 'shop')
      readers.push(Number(row?.['rows']))
    }
    const result = await step
    await migration.query('ROLLBACK')
    await migration.end()
    expect(new Set(readers)).toEqual(new Set([1000]))
    expect(reportOf(result).error).toMatchObject({ code: 'lock-timeout', message: expect.stringMatching(new RegExp(`session ${own?.pid ?? '?'} of role postgres \\(alembic\\) holds public\\.orders since \\d+ s`)) as unknown as string })
    expect(result.status).toBe(1)
    expect(filesIn(job)).toEqual([])
    expect(await server.sql('SELECT pid FROM pg_stat_activity WHERE application_name = \'zimmer-backup\'')).toEqual([])
  })
})
