import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { bounded, Load, size } from '../../support/load/heavy.ts'

// Rows of many megabytes, one with a value and one with two, so that a line of COPY is twice as long as a value.
// ZIMMER_LOAD_ROW_MEGABYTES=490 is the full size: two such values make a line just below a gigabyte, the longest that PostgreSQL can write.
const megabytes = size('ROW_MEGABYTES', 60)
let load: Load

beforeAll(async () => {
  load = await Load.start(`rows of ${2 * megabytes} MB`, `
    CREATE TABLE long (id int PRIMARY KEY, one text, two text);
    INSERT INTO long VALUES (1, repeat('long ', ${megabytes} * 200000), NULL), (3, 'short', E'\\\\.\\n\\t');
    INSERT INTO long SELECT 2, one, one FROM long WHERE id = 1;
    CREATE TABLE bytes (id int PRIMARY KEY, content bytea);
    INSERT INTO bytes SELECT 1, decode(repeat('00ff5c0a', ${megabytes} * 100000), 'hex');`)
})
afterAll(() => load.stop())

describe('rows of hundreds of megabytes', () => {
  it('are backed up, verified and restored in bounded memory, and proved', async () => {
    const backup = await load.step('backup')
    expect([backup.status, backup.status === 0 ? '' : backup.log]).toEqual([0, ''])
    expect(backup.peakBytes).toBeLessThan(bounded)
    for (const action of ['verify', 'restore-test']) {
      const { status, outputs, log, peakBytes } = await load.step(action)
      expect([status, outputs['verdict'], status === 0 ? '' : log]).toEqual([0, 'proved', ''])
      expect(peakBytes).toBeLessThan(bounded)
    }
  })
})
