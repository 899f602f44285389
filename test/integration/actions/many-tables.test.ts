import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { fillTables } from '../../../scripts/bench-fill.ts'
import { Job } from '../../support/runner.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { errorsOf, inputsFor, reportOf } from './workshop.ts'

let server: TestServer
const job = new Job()

beforeAll(async () => {
  server = await startServer({ settings: { max_locks_per_transaction: '1024' } })
  await fillTables(server, 'many', 5000)
}, 120_000)

afterAll(async () => {
  job.remove()
  await server.stop()
})

describe('a drill of thousands of small tables, whose order costs pg_restore more than its jobs save', () => {
  it('proves every one of them by one job of it, and says so', async () => {
    expect(errorsOf(await job.step({ action: 'backup', with: inputsFor(server.connection('many')) }))).toEqual([])
    const drill = await job.step({ action: 'restore-test', with: { database: 'many', sandbox: 'local', migrate: 'none', jobs: '2' } })
    // 17 has no such costs.
    expect(drill.log.includes('    5,000 small tables: one job of pg_restore is through sooner than several\n')).toBe(server.major < 17)
    expect(reportOf(drill)).toMatchObject({ verdict: 'proved', rowsProved: 25_000, tablesProved: 5000 })
  }, 180_000)
})
