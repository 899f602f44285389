import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { entriesAt } from '../../../src/archive/entries.ts'
import { connect, ownSearchPath } from '../../../src/postgres/session.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { differencesOf, dump, makeShop, makeTarget, restore, snapshotOf } from './shop.ts'
import type { Shop } from './shop.ts'

let server: TestServer
let made: Shop
let source: string[]

beforeAll(async () => {
  server = await startServer()
  made = await makeShop(server)
  source = snapshotOf(server, 'source')
}, 60_000)
afterAll(async () => {
  rmSync(made.folder, { recursive: true, force: true })
  await server.stop()
})

const everything = 'public.users, payments, customers, "we""ird; drop", orders, secrets, "o ther".users, empty_one'

describe('tables that are replaced', () => {
  it('are those of an archive in the directory format, too', async () => {
    const path = join(made.folder, 'files')
    dump(server, 'source', path, ['--format=directory'])
    const archive = { path, format: 'directory' } as const
    const target = await makeTarget(made, `UPDATE customers SET name = name || '!'`)
    await restore(made, target, 'customers', 'replace', { archive, entries: await entriesAt(archive) })
    expect(differencesOf(source, snapshotOf(server, target))).toEqual([])
  })

  it('change nothing at all when a row elsewhere would refer to one that is gone', async () => {
    const target = await makeTarget(made, `INSERT INTO users (email) VALUES ('new'); INSERT INTO payments (payer) VALUES (501), (501)`)
    const before = snapshotOf(server, target)
    await expect(restore(made, target, 'public.users', 'replace')).rejects.toMatchObject({
      code: 'foreign-key-broken', message: 'foreign key payments_payer_fkey: 2 rows of public.payments would refer to rows that public.users then does not have',
    })
    expect(differencesOf(before, snapshotOf(server, target))).toEqual([])
  })

  it('do not take rows of other tables with them, although the foreign key cascades', async () => {
    const target = await makeTarget(made, `UPDATE customers SET name = name || '!'`)
    await restore(made, target, 'customers', 'replace')
    expect(differencesOf(source, snapshotOf(server, target))).toEqual([])
  })

  it('have exactly the rows of the backup, and everything that hangs on them stays', async () => {
    const target = await makeTarget(made, `UPDATE users SET email = email || '?', favourite = NULL, chief = NULL; DELETE FROM users WHERE id % 2 = 0; DELETE FROM orders WHERE id < 100; INSERT INTO orders VALUES (9999, '2024-02-02');
      UPDATE "we""ird; drop" SET "sel.ect" = 'x'; TRUNCATE "o ther".users, log; ALTER TABLE secrets NO FORCE ROW LEVEL SECURITY; UPDATE secrets SET who = 'me'; ALTER TABLE secrets FORCE ROW LEVEL SECURITY`)
    const restored = await restore(made, target, everything, 'replace')
    expect(differencesOf(source, snapshotOf(server, target))).toEqual([])
    expect(restored.notes).toEqual([])
    expect(restored.tables.find(({ source: { name } }) => name === 'payments')).toMatchObject({ rows: 2000 })
    expect(restored.sentences).toContain('materialized view public.counted shows the rows of before until it is refreshed')
  })

  it('are made again, with all that belongs to them, where they are lost', async () => {
    const target = await makeTarget(made, `DROP TABLE users CASCADE; DROP TABLE "we""ird; drop", secrets, empty_one`)
    const restored = await restore(made, target, 'public.users, "we""ird; drop", secrets, empty_one', 'replace')
    await server.sql(`SET SESSION AUTHORIZATION "shop ""owner"""; CREATE VIEW everybody AS SELECT id, email FROM users; CREATE MATERIALIZED VIEW counted AS SELECT count(*) FROM users`, target)
    expect(differencesOf(source, snapshotOf(server, target))).toEqual([])
    expect(restored.sentences).toContain('views that read the tables are not made: public.counted, public.everybody')
  })

  it('are made again as a whole partitioned table, or as one partition that joins the live one', async () => {
    const target = await makeTarget(made, 'DROP TABLE orders_2024')
    await restore(made, target, 'orders', 'replace')
    expect(differencesOf(source, snapshotOf(server, target))).toEqual([])
    await server.sql('DROP TABLE orders', target)
    await restore(made, target, 'orders', 'replace')
    expect(differencesOf(source, snapshotOf(server, target))).toEqual([])
    await server.sql('DROP TABLE orders_2025', target)
    await restore(made, target, 'orders_2025', 'replace')
    expect(differencesOf(source, snapshotOf(server, target))).toEqual([])
  })

  it('lose the rows of partitions that the backup does not have', async () => {
    const target = await makeTarget(made, `CREATE TABLE orders_2026 PARTITION OF orders FOR VALUES FROM ('2026-01-01') TO ('2027-01-01'); INSERT INTO orders VALUES (1, '2026-05-05')`)
    const { sentences } = await restore(made, target, 'orders', 'replace')
    expect(sentences).toContain('public.orders_2026 is a partition that the backup does not have: its rows go')
    expect(await server.sql('SELECT count(*)::int AS rows FROM orders', target)).toEqual([{ rows: 400 }])
  })

  it('never give a number again that was given since the backup, or that their column has', async () => {
    const target = await makeTarget(made, `SELECT setval('payments_id_seq', 7000); SELECT setval('users_id_seq', 3)`)
    await restore(made, target, 'public.users, payments', 'replace')
    expect(await server.sql(`INSERT INTO payments DEFAULT VALUES RETURNING id`, target)).toEqual([{ id: 7001 }])
    expect(await server.sql(`INSERT INTO users (email) VALUES ('after') RETURNING id::int`, target)).toEqual([{ id: 501 }])
  })

  it('leave sequences as they were when the restore fails at its end', async () => {
    const target = await makeTarget(made, `SELECT setval('payments_id_seq', 3, false)`)
    const other = { ...made.proof, relations: made.proof.relations.map((relation) => (relation.name === 'payments' ? { ...relation, fingerprint: '0'.repeat(32) } : relation)) }
    const before = snapshotOf(server, target)
    await expect(restore(made, target, 'payments', 'replace', { proof: other })).rejects.toMatchObject({ code: 'rows-differ', message: 'public.payments has other content after its restore than in the manifest' })
    await server.sql(`CREATE FUNCTION refuse() RETURNS event_trigger LANGUAGE plpgsql AS 'begin if exists (select from pg_event_trigger_ddl_commands() where object_identity = ''public.users_id_seq'') then raise exception ''refused''; end if; end'; CREATE EVENT TRIGGER refuse ON ddl_command_end WHEN tag IN ('ALTER SEQUENCE') EXECUTE FUNCTION refuse()`, target)
    await expect(restore(made, target, 'payments, public.users', 'replace')).rejects.toMatchObject({ code: 'tables-refused' })
    await server.sql('DROP EVENT TRIGGER refuse; DROP FUNCTION refuse', target)
    expect(differencesOf(before, snapshotOf(server, target))).toEqual([])
  })

  it.each([
    ['ALTER TABLE payments ADD COLUMN vat numeric; ALTER TABLE payments RENAME amount TO total', 'payments', 'tables-differ', 'public.payments has other columns than in the backup: only the backup has amount; only the live table has total, vat'],
    ['ALTER TABLE log RENAME TO log_of_old; CREATE VIEW log AS SELECT 1', 'log', 'tables-differ', 'public.log is a view at the target and a table in the backup'],
    ['ALTER TABLE payments ALTER amount TYPE numeric(12,1)', 'payments', 'rows-differ', 'public.payments has other content after its restore than in the archive'],
    ['ALTER TABLE payments ADD CONSTRAINT small CHECK (amount < 100) NOT VALID', 'payments', 'rows-refused', 'the server refused rows of public.payments: constraint small (SQLSTATE 23514; its message may hold values)'],
    ['DROP TABLE customers CASCADE; DROP TYPE mood', 'customers', 'needed-missing', 'the target lacks what the tables need: type public.mood'],
    ['', 'userz', 'table-not-found', 'the backup has no table "userz"'],
    ['', 'users', 'table-ambiguous', '"users" is a table in 2 schemas of the backup: o ther.users, public.users'],
  ])('are refused where they do not fit (%s; %s)', async (change, tables, code, message) => {
    const target = await makeTarget(made, change)
    const before = snapshotOf(server, target)
    await expect(restore(made, target, tables, 'replace')).rejects.toMatchObject({ code, message })
    expect(differencesOf(before, snapshotOf(server, target))).toEqual([])
  })

  it('are as before when the archive is cut, or is none', async () => {
    const target = await makeTarget(made, 'DELETE FROM payments WHERE id > 9')
    const before = snapshotOf(server, target)
    const cut = join(made.folder, 'cut.dump')
    for (const [bytes, code] of [[readFileSync(made.archive).subarray(0, -60_000), 'rows-not-given'], [Buffer.from('no archive'), 'archive-not-read']] as const) {
      writeFileSync(cut, bytes)
      await expect(restore(made, target, everything, 'replace', { archive: { path: cut, format: 'custom' } })).rejects.toMatchObject({ name: 'KnownError', code: expect.stringMatching(`${code}|archive-not-read`) as unknown as string })
      expect(differencesOf(before, snapshotOf(server, target))).toEqual([])
    }
  })

  it('are refused to a role that does not own them, and in time where somebody holds them', async () => {
    const target = await makeTarget(made)
    await server.sql(`ALTER TABLE payments OWNER TO postgres`, target)
    await expect(restore(made, target, 'public.users', 'replace')).rejects.toMatchObject({ code: 'tables-not-owned', message: 'public.payments belongs to another role at the target (its foreign key payments_payer_fkey has to be set aside and checked again)' })
    const holder = await connect(server.connection(target), ownSearchPath)
    await holder.query('BEGIN; LOCK TABLE log IN ROW EXCLUSIVE MODE')
    await expect(restore(made, target, 'log', 'replace', { lockSeconds: 1 })).rejects.toMatchObject({ code: 'tables-in-use' })
    await holder.end()
  })

  it('stand to a reader as before until they are there as a whole', async () => {
    const target = await makeTarget(made, 'DELETE FROM orders WHERE id > 100')
    const reader = await connect(server.connection(target), ownSearchPath)
    const [early, count] = [await connect(server.connection(target), ownSearchPath), 'SELECT count(*) FROM orders']
    await early.query('BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT FROM pg_class')
    const seen = new Set<number>()
    const running = new Set([1])
    const restoring = restore(made, target, 'orders', 'replace').finally(() => { running.clear() })
    while (running.size > 0) seen.add(Number((await reader.query<{ count: string }>(count))[0]?.count))
    await restoring
    seen.add(Number((await reader.query<{ count: string }>(count))[0]?.count))
    expect(await early.query(count)).toEqual([{ count: '100' }])
    await Promise.all([reader.end(), early.end()])
    expect([...seen].sort()).toEqual([100, 400])
  })

  it('that inherit keep their place below their parent', async () => {
    const target = await makeTarget(made, `UPDATE heir SET a = 7; DROP TABLE log`)
    const { sentences } = await restore(made, target, 'base, log', 'replace')
    expect(sentences).toContain('public.base is inherited by public.heir, where rows stay as they are')
    await restore(made, target, 'heir', 'replace')
    expect(differencesOf(source, snapshotOf(server, target))).toEqual([])
    await server.sql('DROP TABLE heir', target)
    await restore(made, target, 'heir', 'replace')
    expect(differencesOf(source, snapshotOf(server, target))).toEqual([])
  })

  it('are as before when the process is killed while rows go in, and when it is interrupted', async () => {
    const target = await makeTarget(made, `UPDATE payments SET amount = 1; SELECT setval('payments_id_seq', 1)`)
    const before = snapshotOf(server, target)
    const abort = new AbortController()
    await expect(restore(made, target, everything, 'replace', { signal: abort.signal, onTable: () => { abort.abort() } })).rejects.toMatchObject({ name: 'AbortError' })
    expect(differencesOf(before, snapshotOf(server, target))).toEqual([])
    const child = spawn(process.execPath, [join(import.meta.dirname, 'restore-to-be-killed.ts'), JSON.stringify({ archive: made.archive, folder: made.folder, binaries: server.binaries, port: server.port, database: target, tables: everything })], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'exit')
    // The server notices the broken connection when it next speaks to it.
    while ((await openSessions(target))[0]?.['open'] !== 0) await setTimeout(50)
    expect(differencesOf(before, snapshotOf(server, target))).toEqual([])
  })
})

const openSessions = (database: string) => server.sql(`SELECT count(*)::int AS open FROM pg_stat_activity WHERE datname = '${database}' AND application_name = 'zimmer-backup'`)
