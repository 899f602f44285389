import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Load, size } from '../../support/load/heavy.ts'

// Small tables by the thousand, each with a sequence, a key, a CHECK, an index, a foreign key to the one before and a trigger. ZIMMER_LOAD_TABLES=5000 is the
// full size.
const tables = size('TABLES', 500)
let load: Load

beforeAll(async () => {
  load = await Load.start(`${tables} tables`, 'CREATE FUNCTION pass() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$', { max_locks_per_transaction: '1024' })
  await load.server.sql(`DO $do$ BEGIN
    FOR i IN 1..${tables} LOOP
      EXECUTE format('CREATE TABLE t%s (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, parent int REFERENCES t%s, v text NOT NULL CHECK (v <> ''''))', i, greatest(1, i - 1));
      EXECUTE format('INSERT INTO t%s (parent, v) SELECT g, ''v'' || g FROM generate_series(1, 5) g', i);
      EXECUTE format('CREATE INDEX ON t%s (v)', i);
      EXECUTE format('CREATE TRIGGER pass BEFORE INSERT ON t%s FOR EACH ROW EXECUTE FUNCTION pass()', i);
      IF i % 100 = 0 THEN COMMIT; END IF;
    END LOOP;
  END $do$`, 'load')
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

  it('gives back every table by name', async () => {
    await load.server.sql('CREATE DATABASE chosen TEMPLATE load')
    const { status, outputs, log } = await load.step('restore', { ...load.source, 'database': 'chosen', 'backups-of': 'load', 'tables': Array.from({ length: tables }, (_, index) => `t${index + 1}`).join(), 'into': 'schema', 'into-name': 'beside' })
    expect([status, outputs['restored-tables'], outputs['verdict'], status === 0 ? '' : log]).toEqual([0, String(tables), 'proved', ''])
  })
})
