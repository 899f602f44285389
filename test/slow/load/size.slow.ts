import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { bounded, Load, size } from '../../support/load/heavy.ts'

// A dump of many gigabytes through pipes: rows of 1 MB that the server keeps compressed, so that the database is small and what is dumped is not.
// ZIMMER_LOAD_GIGABYTES=20 is the full size; the archive, not compressed, needs as much room on the disk.
const gigabytes = size('GIGABYTES', 2)
const distinct = 100
let load: Load

beforeAll(async () => {
  load = await Load.start(`${gigabytes} GB`, `
    CREATE TABLE rows (turn int, id int, content text, PRIMARY KEY (turn, id));
    DO $$ BEGIN EXECUTE 'ALTER TABLE rows ALTER content SET COMPRESSION lz4'; EXCEPTION WHEN others THEN NULL; END $$;
    INSERT INTO rows SELECT 0, i, repeat(md5(i::text), 31250) FROM generate_series(1, ${distinct}) i;
    INSERT INTO rows SELECT again.turn, id, content FROM rows, generate_series(1, ${Math.round(gigabytes * 1000 / distinct) - 1}) again (turn) WHERE rows.turn = 0;`)
})
afterAll(() => load.stop())

describe('a dump of many gigabytes', () => {
  it('is backed up, verified and restored in bounded memory, and proved', async () => {
    const backup = await load.step('backup', { compression: 'none' })
    expect([backup.status, backup.status === 0 ? '' : backup.log]).toEqual([0, ''])
    expect(Number(backup.outputs['size-bytes'])).toBeGreaterThan(gigabytes * 0.99e9)
    expect(backup.peakBytes).toBeLessThan(bounded)
    for (const action of ['verify', 'restore-test']) {
      const { status, outputs, log, peakBytes } = await load.step(action)
      expect([status, outputs['verdict'], status === 0 ? '' : log]).toEqual([0, 'proved', ''])
      expect(peakBytes).toBeLessThan(bounded)
    }
  })
})
