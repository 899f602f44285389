import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { StatusReport } from '../../../src/actions/status/report.ts'
import { Job } from '../../support/runner.ts'
import { ageKey } from '../../support/secrets/keys.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { inputsFor, reportOf, shop } from '../actions/workshop.ts'

describe('status over backups that were really taken', () => {
  let server: TestServer
  let job: Job
  let identity: string
  const status = async (inputs: Record<string, string> = {}) => {
    const result = await job.step({ action: 'status', with: { database: 'shop', ...inputs } })
    // The next step writes its own report to the same place.
    return { ...result, report: reportOf(result) as unknown as StatusReport }
  }

  beforeAll(async () => {
    const [started, key] = await Promise.all([startServer(), ageKey()])
    server = started
    identity = key.identity
    job = new Job()
    await server.sql('CREATE DATABASE shop')
    await server.sql(shop, 'shop')
    const source = { ...inputsFor(server.connection('shop')), 'age-recipients': key.recipient, 'age-identity': identity }
    for (let taken = 0; taken < 3; taken++) await job.step({ action: 'backup', with: source })
    await server.sql(`DELETE FROM orders; DELETE FROM customers WHERE id > 600; CREATE TABLE "Ünï; drop" AS SELECT 1 AS id`, 'shop')
    await job.step({ action: 'backup', with: source })
  })
  afterAll(async () => {
    job.remove()
    await server.stop()
  })

  it('names the tables that lost rows where the key is at hand, and the whole loss where it is not', async () => {
    const [without, having] = [await status(), await status({ 'age-identity': identity })]
    expect(having.report).toMatchObject({
      health: 'warning', total: 4, good: 4, tables: { unread: null, shrunk: [{ relation: 'public.orders', rows: 0, usualRows: 500 }, { relation: 'public.customers', rows: 600, usualRows: 1000 }] },
    })
    expect(having.log).toContain('public.orders has 0 rows, 100 % fewer than is usual (500); public.customers has 600 rows, 40 % fewer than is usual (1,000)')
    expect(without.report).toMatchObject({ tables: { judged: null, unread: expect.any(String) as unknown as string, shrunk: [] } })
    for (const { id } of [...without.report.findings, ...having.report.findings]) expect(['rows-shrunk', 'table-shrunk', 'no-drill', 'key-unproved', 'version-ending']).toContain(id)
    expect(without.report.findings.map(({ id }) => id)).toContain('rows-shrunk')
    expect(without.log + JSON.stringify(without.report) + without.summary).not.toContain('customers')
  })

  it('gives what the manifests know of each backup and of the server', async () => {
    const { backups, series, source } = (await status()).report
    expect(backups.map(({ rows, tables, encryption }) => ({ rows, tables, encryption }))).toEqual([{ rows: 908, tables: 6, encryption: 'age' }, ...[1, 2, 3].map(() => ({ rows: 1807, tables: 5, encryption: 'age' }))])
    expect(series.map(({ rows }) => rows)).toEqual([1807, 1807, 1807, 908])
    expect(source).toMatchObject({ standby: false, replayedAt: null })
    expect(source?.server.startsWith(`${server.major}.`)).toBe(true)
  })
})
