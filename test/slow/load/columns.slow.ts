import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Load, size } from '../../support/load/heavy.ts'

// Tables of 1,600 columns, as many as PostgreSQL allows, with the longest names that it allows: what the manifest's closed part says of one is 100 KB.
// ZIMMER_LOAD_WIDE_TABLES=500 is the full size: a closed part of 50 MB.
const tables = size('WIDE_TABLES', 10)
const columns = 1600
let load: Load

beforeAll(async () => {
  load = await Load.start(`${tables} tables of ${columns} columns`, `DO $$ BEGIN
    FOR t IN 1..${tables} LOOP
      EXECUTE format('CREATE TABLE wide%s (%s)', t, (SELECT string_agg(format('%I smallint', rpad('a "column" ' || c || ' of ' || t, 62, '~')), ', ') FROM generate_series(1, ${columns}) c));
      EXECUTE format('INSERT INTO wide%s VALUES (%s), (%s)', t, (SELECT string_agg(c::text, ', ') FROM generate_series(1, ${columns}) c), (SELECT string_agg('NULL', ', ') FROM generate_series(1, ${columns}) c));
      COMMIT;
    END LOOP;
  END $$`)
})
afterAll(() => load.stop())

describe('tables of 1,600 columns', () => {
  it('are backed up, verified and restored, and proved, however long the closed part of the manifest becomes', async () => {
    const backup = await load.step('backup')
    expect([backup.status, backup.status === 0 ? '' : backup.log]).toEqual([0, ''])
    const store = join(load.job.workspace, 'backups')
    const [proof = ''] = readdirSync(store).filter((name) => name.endsWith('.proof.json'))
    expect(statSync(join(store, proof)).size).toBeGreaterThan(tables * columns * 62)
    for (const action of ['verify', 'restore-test', 'status']) {
      const { status, outputs, log } = await load.step(action)
      expect([action, status, outputs['verdict'] ?? 'proved', status === 0 ? '' : log]).toEqual([action, 0, 'proved', ''])
    }
  })
})
