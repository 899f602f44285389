import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Connection } from '../../../src/domain/connection.ts'
import { Secret } from '../../../src/kit/secret.ts'
import { findClients } from '../../../src/postgres/clients.ts'
import { libpqEnvironment } from '../../../src/postgres/connection.ts'
import { Job } from '../../support/runner.ts'
import type { StepResult } from '../../support/runner.ts'
import { ageKey } from '../../support/secrets/keys.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { errorsOf, filesIn, inputsFor, reportOf, shop, shownForms, store } from './workshop.ts'

// Everything that a database can have, restored for real on a real server: what was proved takes the name, and what was not touches nothing.

const hostile = 'we"ird; drop $(id) ümlaut'
const password = 'p@ss:/%\'"$ w&rd'
let server: TestServer
let job: Job
let pgDump: string

const rich = `${shop}
  CREATE EXTENSION hstore VERSION '1.7';
  CREATE TABLE "we""ird; drop table orders" (id int PRIMARY KEY, "a b" hstore);
  INSERT INTO "we""ird; drop table orders" VALUES (1, 'a=>b');
  CREATE PUBLICATION changes FOR TABLE orders;
  CREATE FUNCTION told() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
  CREATE EVENT TRIGGER told ON ddl_command_end EXECUTE FUNCTION told();
  ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO clerk;
  GRANT SELECT ON orders TO clerk;
  CREATE SUBSCRIPTION news CONNECTION 'host=127.0.0.1 port=1 dbname=nope' PUBLICATION p WITH (connect = false, slot_name = 'news');`

beforeAll(async () => {
  server = await startServer({ settings: { wal_level: 'logical' } })
  pgDump = (await findClients(server.major)).pgDump.path
  job = new Job()
  await server.sql(`CREATE ROLE clerk; CREATE ROLE owner LOGIN CREATEDB PASSWORD ${pg.escapeLiteral(password)}`)
  await make('shop', rich)
  await server.sql(`COMMENT ON DATABASE shop IS 'the shop; it''s ours'; ALTER DATABASE shop SET search_path TO "$user", public, "a b"; ALTER DATABASE shop SET app.secret TO 'hush; hush'; ALTER ROLE clerk IN DATABASE shop SET work_mem TO '5MB';
    ALTER DATABASE shop CONNECTION LIMIT 33; GRANT CREATE ON DATABASE shop TO clerk; REVOKE TEMPORARY ON DATABASE shop FROM PUBLIC`)
  const taken = await job.step({ action: 'backup', with: inputsFor(server.connection('shop')) })
  expect(errorsOf(taken)).toEqual([])
})

afterAll(async () => {
  job.remove()
  await server.stop()
})

async function make(database: string, sql = ''): Promise<void> {
  await server.sql(`CREATE DATABASE ${pg.escapeIdentifier(database)}`)
  if (sql !== '') await server.sql(sql, database)
}

function restore(database: string, inputs: Readonly<Record<string, string>> = {}, connection: Connection = server.connection(database)): Promise<StepResult> {
  return job.step({ action: 'restore', with: { ...inputsFor(connection), 'backups-of': 'shop', ...inputs } })
}

const code = (result: StepResult) => reportOf(result).error?.code
const names = async () => (await server.sql('SELECT datname FROM pg_database ORDER BY 1')).map(({ datname }) => String(datname))

/** A database byte for byte, as pg_dump writes it. */
function content(database: string): string {
  const { stdout, status } = spawnSync(pgDump, ['--create'], { env: { ...libpqEnvironment(server.connection(database)) }, encoding: 'utf8', maxBuffer: 1e8 })
  expect(status).toBe(0)
  return stdout.replace(/^\\(?:restrict|unrestrict|encoding) .*$\n/gm, '')
}

/** What belongs to a database as a whole. */
const whole = (database: string) => server.sql(`
  SELECT shobj_description(d.oid, 'pg_database') AS comment, datconnlimit, (SELECT array_agg(item::text ORDER BY item::text) FROM unnest(datacl) item) AS grants, pg_get_userbyid(datdba) AS owner,
         (SELECT json_agg(json_build_array(pg_get_userbyid(setrole), setconfig) ORDER BY setrole) FROM pg_db_role_setting WHERE setdatabase = d.oid) AS settings
  FROM pg_database d WHERE datname = ${pg.escapeLiteral(database)}`)

describe('a restore that must not be', () => {
  it('leaves the target byte for byte as it was: no confirm, a wrong one, a damaged archive, somebody connected', async () => {
    await make('live', 'CREATE TABLE precious (id int); INSERT INTO precious VALUES (1)')
    const [before, databases] = [content('live'), await names()]
    const none = await restore('live')
    expect([none.status, code(none)]).toEqual([1, 'not-confirmed'])
    const wrong = await restore('live', { confirm: 'shop' })
    expect([wrong.status, code(wrong)]).toEqual([1, 'wrong-confirmation'])

    const damagedStore = join(job.workspace, 'damaged')
    cpSync(join(job.workspace, store), damagedStore, { recursive: true })
    const archive = join(damagedStore, filesIn(job).find((name) => name.endsWith('.dump')) ?? '')
    const bytes = readFileSync(archive)
    bytes[bytes.length - 200] = (bytes[bytes.length - 200] ?? 0) ^ 1
    writeFileSync(archive, bytes)
    for (const swap of ['true', 'false']) {
      const damaged = await restore('live', { confirm: 'live', store: damagedStore, swap })
      expect([damaged.status, code(damaged)]).toEqual([1, 'backup-damaged'])
    }

    const guest = new pg.Client({ ...inputsFor(server.connection('live')), port: server.port, application_name: 'till 7' })
    await guest.connect()
    const inUse = await restore('live', { confirm: 'live' })
    await guest.end()
    expect(code(inUse)).toBe('target-in-use')
    expect(errorsOf(inUse)[0]).toContain('1 of till 7 as postgres')
    expect(content('live')).toBe(before)
    expect(await names()).toEqual(databases)
    expect(filesIn(job, `${store}/before-restore`)).toEqual([])
  })

  it('is told every reason in one error, and none of them is a password', async () => {
    const result = await restore('live', { store: 'damaged', confirm: 'Live' }, { ...server.connection('live'), user: 'owner', password: new Secret(password) })
    const [error = ''] = errorsOf(result)
    for (const reason of ['confirm is "Live"', 'does not own database live', 'only a superuser can create', 'is damaged: the checksum']) expect(error).toContain(reason)
    expect(errorsOf(result)).toHaveLength(1)
    expect(code(result)).toBe('restore-refused')
    expect(shownForms(result, password)).toEqual([])
  })

  it('is one of backups that nobody can tell: those of another database than the target', async () => {
    const result = await job.step({ action: 'restore', with: { ...inputsFor(server.connection('live')), confirm: 'live' } })
    expect([result.status, code(result)]).toEqual([2, 'which-database'])
    expect(errorsOf(result)[0]).toContain('it holds those of shop')
  })

  it('is one into a name that somebody else has', async () => {
    await make('live_restoring', 'CREATE TABLE theirs (id int)')
    const result = await restore('live', { confirm: 'live' })
    expect(code(result)).toBe('name-taken')
    expect(await server.sql('SELECT count(*) FROM theirs', 'live_restoring')).toEqual([{ count: '0' }])
    await server.sql('DROP DATABASE live_restoring')
  })

  it('stores no safety backup in the clear where the backups are encrypted, nor among the backups themselves', async () => {
    const { recipient, identity } = await ageKey()
    await job.step({ action: 'backup', with: { ...inputsFor(server.connection('shop')), 'store': 'sealed', 'age-recipients': recipient } })
    const clear = await restore('live', { 'confirm': 'live', 'store': 'sealed', 'age-identity': identity })
    expect(code(clear)).toBe('safety-in-the-clear')
    const among = await restore('live', { 'confirm': 'live', 'store': 'sealed', 'age-identity': identity, 'safety-store': './sealed/', 'age-recipients': recipient })
    expect(code(among)).toBe('safety-store')
    const sealed = await restore('live', { 'confirm': 'live', 'store': 'sealed', 'age-identity': identity, 'age-recipients': recipient })
    expect(errorsOf(sealed)).toEqual([])
    expect(filesIn(job, 'sealed/before-restore').filter((name) => name.endsWith('.dump.age'))).toHaveLength(1)
    await dropWithSubscription('live')
  })
})

describe('a dry run', () => {
  it('prints the plan with every row that would go, and touches nothing', async () => {
    const databases = await names()
    const result = await restore('shop', { 'dry-run': 'true' })
    expect(result.status).toBe(0)
    expect(result.log).toMatch(/THE SOURCE of this backup itself/)
    expect(result.log).toMatch(/public\.customers: 1,000 → 1,000/)
    expect(result.log).toMatch(/subscription news comes back disabled/)
    expect(reportOf(result)).toMatchObject({ outcome: 'planned', plan: { way: 'swap', backup: { database: 'shop' }, target: { database: 'shop' } } })
    expect(await names()).toEqual(databases)
  })

  it('fails when something but the typed name stands in the way', async () => {
    const result = await restore('shop', { 'dry-run': 'true', 'swap': 'false' }, { ...server.connection('shop'), user: 'owner', password: new Secret(password) })
    expect(result.status).toBe(1)
    expect(result.summary.split('\n')[0]).toContain('would be refused')
  })
})

describe('a restore with a swap', () => {
  it('brings everything back, keeps the old database with its way back, and carries over what belongs to the database', async () => {
    const [before, settings] = [content('shop'), await whole('shop')]
    await server.sql('DROP TABLE orders CASCADE; DELETE FROM customers; INSERT INTO nothing VALUES (42)', 'shop')
    const broken = content('shop')
    const result = await restore('shop', { confirm: 'shop' })
    expect(errorsOf(result)).toEqual([])
    expect(result.status).toBe(0)
    const kept = result.outputs['previous-database'] ?? ''
    expect(result.outputs).toMatchObject({ 'verdict': 'proved', 'restored-tables': '6', 'previous-database': expect.stringMatching(/^shop_before_\d{8}_\d{6}$/) as unknown as string })
    expect(content('shop')).toBe(before)
    expect(await whole('shop')).toEqual(settings)
    expect(content(kept).replaceAll(kept, 'shop')).toBe(broken)
    expect(await server.sql('SELECT subenabled FROM pg_subscription WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())', 'shop')).toEqual([{ subenabled: false }])
    expect(await server.sql('SELECT extversion FROM pg_extension WHERE extname = \'hstore\'', 'shop')).toEqual([{ extversion: '1.7' }])
    expect(filesIn(job, `${store}/before-restore`).filter((name) => name.endsWith('.dump'))).toEqual([`${result.outputs['safety-backup'] ?? ''}.dump`])
    expect(result.log).not.toContain('hush')

    const wayBack = String(reportOf(result)['wayBack'])
    expect(wayBack).not.toContain('\n')
    await server.sql(wayBack)
    expect(content('shop')).toBe(broken)
    expect(await names()).toContain('shop_restored')
    await dropWithSubscription('shop')
    await server.sql('ALTER DATABASE shop_restored RENAME TO shop')
  })

  it('is taken by latest for no backup: the safety backup stands in another listing', async () => {
    const result = await job.step({ action: 'latest', with: { database: 'shop' } })
    expect(filesIn(job)).toContain(`${result.outputs['backup'] ?? ''}.dump`)
    expect(filesIn(job, `${store}/before-restore`).some((name) => name.startsWith(result.outputs['backup'] ?? '?'))).toBe(false)
  })

  it('makes a database that is lost anew, under a hostile name, with the settings that the backup knows', async () => {
    const result = await restore(hostile)
    expect(errorsOf(result)).toEqual([])
    expect(result.status).toBe(0)
    expect(await whole(hostile)).toEqual(await whole('shop'))
    expect(content(hostile).replaceAll(pg.escapeIdentifier(hostile), 'shop').replace(/^(?:\\connect|-- Name:).*$/gm, '')).toBe(content('shop').replace(/^(?:\\connect|-- Name:).*$/gm, ''))
    await dropWithSubscription(hostile)
  })

  it('ends connections at the last moment when it is told to, though they come again and again', async () => {
    await make('busy', 'CREATE TABLE x (id int)')
    let going = true
    const guest = async () => {
      while (going) {
        const client = new pg.Client({ ...inputsFor(server.connection('busy')), port: server.port })
        client.on('error', () => undefined)
        await client.connect().then(() => client.query('SELECT pg_sleep(1)')).catch(() => undefined)
        await client.end().catch(() => undefined)
      }
    }
    const guests = [guest(), guest(), guest()]
    await new Promise((resolve) => setTimeout(resolve, 300))
    const result = await restore('busy', { 'confirm': 'busy', 'end-connections': 'true' })
    going = false
    await Promise.all(guests)
    expect(errorsOf(result)).toEqual([])
    expect(result.outputs['verdict']).toBe('proved')
    await dropWithSubscription('busy')
  })

  it('keeps what does not prove beside the target, which is as it was, and the next restore drops it', async () => {
    await make('copy', 'CREATE TABLE mine (id int); INSERT INTO mine VALUES (7)')
    const before = content('copy')
    writeFileSync(join(job.workspace, 'checks.sql'), '-- nobody is called customer 7\nSELECT FROM customers WHERE id = 7;')
    const result = await restore('copy', { confirm: 'copy', checks: 'checks.sql' })
    expect(result.status).toBe(1)
    expect(reportOf(result)).toMatchObject({ outcome: 'left', keptDatabase: 'copy_restoring', verdict: 'damaged' })
    expect(result.summary.split('\n')[0]).toContain('did not take the place')
    expect(content('copy')).toBe(before)
    const next = await restore('copy', { 'confirm': 'copy', 'safety-backup': 'false' })
    expect(next.outputs['verdict']).toBe('proved')
    expect(next.log).toMatch(/::warning::no safety backup of database copy/)
    expect((await names()).filter((name) => name.startsWith('copy'))).toEqual(['copy', next.outputs['previous-database']])
    await dropWithSubscription('copy')
  })

  it('can be done by an owner who is no superuser, with the roles that are missing made on request', async () => {
    await server.sql('CREATE ROLE guest')
    await server.sql('CREATE DATABASE small OWNER owner')
    await server.sql('SET ROLE owner; CREATE TABLE t (id serial PRIMARY KEY, n int); INSERT INTO t (n) SELECT 1 FROM generate_series(1, 99); GRANT SELECT ON t TO guest', 'small')
    const own = { ...server.connection('small'), user: 'owner', password: new Secret(password) }
    const taken = await job.step({ action: 'backup', with: { ...inputsFor(own), store: 'small' } })
    expect(errorsOf(taken)).toEqual([])
    await server.sql('DELETE FROM t; REVOKE ALL ON t FROM guest; DROP ROLE guest', 'small')
    const refused = await restore('small', { 'confirm': 'small', 'store': 'small', 'backups-of': 'small', 'create-roles': 'true' }, own)
    expect(code(refused)).toBe('may-not-create-roles')
    await server.sql('ALTER ROLE owner CREATEROLE')
    const result = await restore('small', { 'confirm': 'small', 'store': 'small', 'backups-of': 'small', 'create-roles': 'true' }, own)
    expect(errorsOf(result)).toEqual([])
    expect(result.outputs['verdict']).toBe('proved')
    expect(await server.sql('SELECT has_table_privilege(\'guest\', \'t\', \'SELECT\') AS may, rolcanlogin FROM pg_roles WHERE rolname = \'guest\'', 'small')).toEqual([{ may: true, rolcanlogin: false }])

    await server.sql('DELETE FROM t', 'small')
    const inPlace = await restore('small', { 'confirm': 'small', 'store': 'small', 'backups-of': 'small', 'swap': 'false' }, own)
    expect(errorsOf(inPlace)).toEqual([])
    expect(await server.sql('SELECT count(*)::int AS rows FROM t', 'small')).toEqual([{ rows: 99 }])
  })
})

describe('a restore in place', () => {
  it('empties the target of everything and brings everything back; comment and settings of the database stay', async () => {
    await server.sql(`DROP TABLE orders CASCADE; CREATE SCHEMA other; CREATE TABLE other.t (id int); CREATE TYPE public.mood AS ENUM ('good'); CREATE DOMAIN public.d AS int; SELECT lo_from_bytea(0, 'x');
      CREATE FUNCTION public.f(int) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE AGGREGATE public.agg(int) (sfunc = int4pl, stype = int); ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC; CREATE PUBLICATION all_of_it FOR ALL TABLES`, 'shop')
    const settings = await whole('shop')
    const result = await restore('shop', { confirm: 'shop', swap: 'false' })
    expect(errorsOf(result)).toEqual([])
    expect(result.outputs).toMatchObject({ 'verdict': 'proved', 'previous-database': '' })
    expect(await whole('shop')).toEqual(settings)
    expect(await server.sql('SELECT count(*)::int AS rows FROM orders', 'shop')).toEqual([{ rows: 500 }])
  })
})

describe('from a terminal', () => {
  it('works the same, with an exit status and the way back on stdout', async () => {
    await make('shop_twin', 'CREATE TABLE x (id int)')
    const { host, port, user, password: secret } = server.connection()
    const root = fileURLToPath(new URL('../../..', import.meta.url))
    const call = (...words: string[]) => spawnSync(join(root, 'node_modules/node/bin/node'), [join(root, 'bin/zimmer-backup'), 'restore', '--host', host, '--port', String(port), '--user', user, '--database', 'shop_twin', '--backups-of', 'shop', ...words],
      { cwd: job.workspace, encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', HOME: job.workspace, PGPASSWORD: secret?.reveal() ?? '' } })
    const refused = call()
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining('its name was not typed') as unknown as string])
    const done = call('--confirm', 'shop_twin')
    expect([done.status, done.stderr]).toEqual([0, ''])
    expect(done.stdout).toMatch(/the way back, in a session on another database: BEGIN; /)
  })
})

async function dropWithSubscription(database: string): Promise<void> {
  await server.sql('ALTER SUBSCRIPTION news DISABLE; ALTER SUBSCRIPTION news SET (slot_name = NONE); DROP SUBSCRIPTION news', database).catch(() => undefined)
  await server.sql(`DROP DATABASE ${pg.escapeIdentifier(database)} WITH (FORCE)`)
}
