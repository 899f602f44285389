import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { LargeObjectHasher, RowHasher } from '../../../src/archive/fingerprint.ts'
import type { Proof, RelationProof } from '../../../src/domain/manifest.ts'
import { readRestored } from '../../../src/postgres/restored.ts'
import { countRows, listRelations, openSnapshot } from '../../../src/postgres/snapshot.ts'
import { installedMajor, startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'

const name = 'we"ird; drop $(id) é'
const inSql = `"we""ird; drop $(id) é"`
const rangeBytes = 64 * 1024
const { skip: passOver } = describe
const describeHere = await installedMajor() === undefined ? passOver : describe

/** Of the table alone, as a manifest has it. */
function proofOf(rows: number): Proof {
  const relation: RelationProof = { schema: 'public', name, kind: 'table', rows, fingerprint: '', columns: '(id, "a, ""b""")', exempt: null }
  return { version: 1, backup: '', source: { host: '', port: 1 }, relations: [relation], sequences: [], largeObjects: { count: 0, bytes: 0, fingerprint: null }, constraints: [], indexes: [], triggers: [] }
}

describeHere('a table that is read by ranges of its blocks', () => {
  let server: TestServer

  beforeAll(async () => {
    server = await startServer({ settings: { max_parallel_workers_per_gather: '0', autovacuum: 'off' } })
    // Statistics are of a smaller table than the one that is counted; a child has rows that are not the parent's, and holes come where rows were deleted.
    await server.sql(`
      CREATE TABLE ${inSql} (id int, "a, ""b""" text);
      INSERT INTO ${inSql} SELECT i, repeat(i::text, 20) FROM generate_series(1, 10000) i;
      ANALYZE;
      INSERT INTO ${inSql} SELECT i, E'tab\\t, newline\\n, \\\\. and é ' || i FROM generate_series(10001, 30000) i;
      DELETE FROM ${inSql} WHERE id BETWEEN 3000 AND 5000;
      CREATE TABLE child () INHERITS (${inSql});
      INSERT INTO child SELECT -i, 'child' FROM generate_series(1, 500) i;`)
  }, 60_000)
  afterAll(() => server.stop())

  const read = (sessions: number, leastRangeBytes?: number) => readRestored({
    connection: server.connection(), proof: proofOf(27_999), encoding: 'UTF8', sessions, settings: {}, newHasher: () => new RowHasher(), newObjectHasher: () => new LargeObjectHasher(),
    signal: new AbortController().signal, ...(leastRangeBytes === undefined ? {} : { leastRangeBytes }),
  })

  it('is counted exactly, over several sessions, by statistics that are wrong', async () => {
    const snapshot = await openSnapshot(server.connection())
    const others = [await snapshot.join(), await snapshot.join()]
    try {
      const relations = await listRelations(snapshot.session)
      const counts = await countRows(relations, [snapshot.session, ...others], { leastRangeBytes: rangeBytes, withinSnapshot: true })
      expect(relations.map((relation) => [relation.name, counts.get(relation.oid)])).toEqual([['child', 500], [name, 27_999]])
    } finally {
      for (const session of others) await session.end()
      await snapshot.release()
    }
  })

  it('has the fingerprint of the table that is read as a whole', async () => {
    const [whole, split] = [await read(1), await read(3, rangeBytes)]
    expect(split.tables).toEqual(whole.tables)
    expect(split.tables).toMatchObject([{ rows: 27_999 }])
  })

  it('differs when one of its rows does', async () => {
    const before = await read(3, rangeBytes)
    await server.sql(`UPDATE ${inSql} SET "a, ""b""" = 'other' WHERE id = 30000`)
    const after = await read(3, rangeBytes)
    expect(after.tables[0]?.rows).toBe(27_999)
    expect(after.tables[0]?.fingerprint).not.toBe(before.tables[0]?.fingerprint)
  })

  it('is unreadable, and not equal, when a column of it is gone', async () => {
    await server.sql(`ALTER TABLE ${inSql} DROP COLUMN "a, ""b"""`)
    expect((await read(3, rangeBytes)).tables).toMatchObject([{ rows: null, fingerprint: null }])
  })
})
