import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Secret } from '../../../src/kit/secret.ts'
import { readNewestData } from '../../../src/postgres/newest-data.ts'
import { connect, ownSearchPath } from '../../../src/postgres/session.ts'
import { listRelations, openSnapshot } from '../../../src/postgres/snapshot.ts'
import type { Snapshot } from '../../../src/postgres/snapshot.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'

let server: TestServer

beforeAll(async () => {
  server = await startServer({ settings: { autovacuum: 'off' } })
  await server.sql('CREATE DATABASE shop')
})
afterAll(() => server.stop())

async function inSnapshot<T>(work: (snapshot: Snapshot) => Promise<T>, connection = server.connection('shop')): Promise<T> {
  const snapshot = await openSnapshot(connection)
  try {
    return await work(snapshot)
  } finally {
    await snapshot.release()
  }
}
const newest = (snapshot: Snapshot) => listRelations(snapshot.session).then((relations) => readNewestData(snapshot.session, relations))
const named = async () => Object.fromEntries((await inSnapshot(newest)).map(({ table, column, at }) => [`${table}.${column}`, at.slice(0, 10)]))
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

describe('the newest date of a source', () => {
  it('is of the past, whatever stands in the future, at infinity, or in tables of hostile names', async () => {
    await server.sql(`
      CREATE TABLE "we""ird; drop" (id int, "at $(id)" timestamptz, "größe" timestamp, tag date, "null" date);
      INSERT INTO "we""ird; drop" VALUES (1, now() - interval '3 days', (now() AT TIME ZONE 'UTC') - interval '4 days', (now() AT TIME ZONE 'UTC')::date - 5, NULL),
        (2, now() + interval '9 days', 'infinity', 'infinity', NULL), (3, '-infinity', '-infinity', '-infinity', NULL), (4, '9999-01-01', '9999-01-01', '9999-01-01', NULL);
      CREATE TABLE only_infinite (at timestamptz); INSERT INTO only_infinite VALUES ('infinity'), ('-infinity');
      CREATE TABLE empty (at timestamptz)`, 'shop')
    expect(await named()).toEqual({ 'we"ird; drop.at $(id)': day(-3), 'we"ird; drop.größe': day(-4), 'we"ird; drop.tag': day(-4) })
  })

  it('is read of a large table by an index, and never by reading the table', async () => {
    await server.sql(`
      CREATE TABLE large (id int, indexed timestamptz, bare timestamptz, partly timestamptz, filler text);
      INSERT INTO large SELECT i, now() - i * interval '1 minute', now(), now(), repeat('x', 900) FROM generate_series(1, 12000) i;
      CREATE INDEX ON large (indexed DESC); CREATE INDEX ON large (partly) WHERE id < 3; CREATE INDEX ON large (id, bare)`, 'shop')
    const [found, scans] = await inSnapshot(async (snapshot) => {
      const scansOf = async () => (await snapshot.session.query<{ scans: number }>(`SELECT pg_stat_get_xact_numscans('public.large'::regclass)::int AS scans`))[0]?.scans ?? NaN
      const before = await scansOf()
      return [(await newest(snapshot)).filter(({ table }) => table === 'large'), await scansOf() - before] as const
    })
    expect(found.map(({ column, at }) => [column, at.slice(0, 10)])).toEqual([['indexed', day(0)]])
    expect(scans).toBe(0)
  })

  it('costs a backup nothing but itself when a table is locked, or not to be read by the role', async () => {
    await server.sql(`CREATE ROLE reader LOGIN PASSWORD 'x'; GRANT SELECT ON large TO reader; CREATE TABLE guarded (at timestamptz); GRANT SELECT ON guarded TO reader; ALTER TABLE guarded ENABLE ROW LEVEL SECURITY`, 'shop')
    const asReader = { ...server.connection('shop'), user: 'reader', password: new Secret('x') }
    expect((await inSnapshot(newest, asReader)).map(({ table }) => table)).toEqual(['large'])
    await inSnapshot(async (snapshot) => {
      const relations = await listRelations(snapshot.session)
      const locker = await connect(server.connection('shop'), ownSearchPath)
      try {
        await locker.query('BEGIN; LOCK TABLE large IN ACCESS EXCLUSIVE MODE')
        await readNewestData(snapshot.session, relations)
        // The transaction, its settings and what it sees are as before.
        expect(await snapshot.session.query(`SELECT current_setting('statement_timeout') AS timeout, current_setting('enable_seqscan') AS scans, count(*)::int AS rows FROM public.only_infinite`)).toEqual([{ timeout: '0', scans: 'on', rows: 2 }])
      } finally {
        await locker.end()
      }
    })
  })
})
