import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { fillTables } from '../../../scripts/bench-fill.ts'
import { Load, size } from '../../support/load/heavy.ts'

// Small tables by the thousand, each with a key, a CHECK and every fifth with an index. ZIMMER_LOAD_TABLES=5000 is the full size.
const tables = size('TABLES', 500)
let load: Load

beforeAll(async () => {
  load = await Load.start(`${tables} tables`, 'SELECT', { max_locks_per_transaction: '1024' })
  await load.server.sql('DROP DATABASE load')
  await fillTables(load.server, 'load', tables)
})
afterAll(() => load.stop())

describe('a database of many tables', () => {
  it('is backed up, verified and restored, and every row of every table is proved', async () => {
    const backup = await load.step('backup')
    expect([backup.status, backup.status === 0 ? '' : backup.log]).toEqual([0, ''])
    expect(backup.outputs).toMatchObject({ tables: String(tables), rows: String(5 * tables) })
    for (const action of ['verify', 'restore-test']) {
      const { status, outputs, log } = await load.step(action)
      expect([status, outputs['verdict'], status === 0 ? '' : log]).toEqual([0, 'proved', ''])
    }
  })
})
