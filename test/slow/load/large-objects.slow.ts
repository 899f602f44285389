import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Load, size } from '../../support/load/heavy.ts'

// Large objects by the thousand: small ones, empty ones and a long one. ZIMMER_LOAD_OBJECTS=100000 is the full size.
const objects = size('OBJECTS', 5000)
let load: Load

beforeAll(async () => {
  load = await Load.start(`${objects} large objects`, `
    CREATE TABLE kept AS SELECT 1 AS id;
    SELECT lo_from_bytea(0, decode(md5(i::text), 'hex')) FROM generate_series(1, ${objects} - 2) i;
    SELECT lo_from_bytea(0, ''), lo_from_bytea(0, decode(repeat('00ff5c0a', 2000000), 'hex'))`)
})
afterAll(() => load.stop())

describe('large objects by the thousand', () => {
  it('are backed up, verified and restored, and each is proved', async () => {
    const backup = await load.step('backup')
    expect([backup.status, backup.status === 0 ? '' : backup.log]).toEqual([0, ''])
    for (const action of ['verify', 'restore-test']) {
      const { status, outputs, log } = await load.step(action)
      expect([status, outputs['verdict'], status === 0 ? '' : log]).toEqual([0, 'proved', ''])
    }
  })
})
