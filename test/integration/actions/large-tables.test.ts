import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { Workbench } from '../../support/proof/workbench.ts'

// Tables that are large enough for their indexes to be built while others are still being loaded.

let server: TestServer
const bench = new Workbench()

beforeAll(async () => {
  server = await startServer()
  await server.sql('CREATE DATABASE large')
  await server.sql(`
    CREATE FUNCTION folded(text) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT lower($1)';
    CREATE TABLE customers (id int PRIMARY KEY, email text NOT NULL CONSTRAINT "one ""only""; drop" UNIQUE);
    CREATE TABLE "we""ird; drop" (id int PRIMARY KEY, customer int NOT NULL REFERENCES customers, note text, tags text[], gone boolean);
    CREATE TABLE seen (id int NOT NULL, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
    CREATE TABLE seen_2026 PARTITION OF seen FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
    CREATE TABLE seen_later PARTITION OF seen DEFAULT;
    CREATE INDEX ON seen (at);
    INSERT INTO customers SELECT i, 'c' || i || '@example.com' FROM generate_series(1, 60000) i;
    INSERT INTO "we""ird; drop" SELECT i, 1 + i % 60000, 'Note ' || i, ARRAY['a' || i % 7, 'b' || i % 11], i % 3 = 0 FROM generate_series(1, 70000) i;
    INSERT INTO seen SELECT i, '2026-01-01'::date + i % 700 FROM generate_series(1, 120000) i;
    CREATE INDEX "tags $(id)" ON "we""ird; drop" USING gin (tags);
    CREATE INDEX ON "we""ird; drop" (folded(note)) WHERE NOT gone;
    CREATE INDEX ON "we""ird; drop" USING hash (note);
    CREATE INDEX "Übersicht" ON "we""ird; drop" USING brin (id);
    ALTER TABLE customers CLUSTER ON customers_pkey;
    CREATE MATERIALIZED VIEW sums AS SELECT customer, count(*) FROM "we""ird; drop" GROUP BY 1;
    CREATE UNIQUE INDEX ON sums (customer);`, 'large')
}, 120_000)

afterAll(async () => {
  bench.remove()
  await server.stop()
})

describe('a drill that builds indexes while other tables are loaded', () => {
  it('says which key does not hold, and that the backup is damaged', async () => {
    await server.sql('CREATE DATABASE twice TEMPLATE large')
    // The catalogue says that the key holds; the rows say otherwise: what a broken collation leaves behind.
    await server.sql(`UPDATE pg_index SET indisunique = false WHERE indexrelid = '"one ""only""; drop"'::regclass; INSERT INTO customers VALUES (60001, 'c1@example.com');
      UPDATE pg_index SET indisunique = true WHERE indexrelid = '"one ""only""; drop"'::regclass`, 'twice')
    await bench.backUp(server.connection('twice'))
    const report = await bench.drill({ sandbox: 'local', jobs: '2', database: 'twice' })
    expect(report).toMatchObject({ verdict: 'damaged' })
    expect(report.problems.map(({ step }) => step)).toContain('restore')
    expect(JSON.stringify(report.problems)).toContain('one \\"only\\"; drop')
  }, 120_000)

  it.each(['1', '2', '4'])('proves every row, every index and every key with %s jobs', async (jobs) => {
    if (jobs === '1') await bench.backUp(server.connection('large'))
    const report = await bench.drill({ sandbox: 'local', jobs, database: 'large' })
    expect(report.problems).toEqual([])
    expect(report).toMatchObject({ verdict: 'proved', rowsProved: 250_000 })
  }, 120_000)
})
