import { spawnSync } from 'node:child_process'
import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Secret } from '../../../src/kit/secret.ts'
import { codeOf, openWorkshop } from './restore-workshop.ts'
import type { RestoreWorkshop } from './restore-workshop.ts'
import { errorsOf, filesIn, inputsFor, reportOf, store } from './workshop.ts'

// Everything that a database can have, restored for real on a real server.

const hostile = 'we"ird; drop $(id) ümlaut'
let workshop: RestoreWorkshop

beforeAll(async () => { workshop = await openWorkshop() })
afterAll(async () => { await workshop.close() })

describe('a restore with a swap', () => {
  it('brings everything back, keeps the old database with its way back, and carries over what belongs to the database', async () => {
    const [before, settings] = [workshop.content('shop'), await workshop.whole('shop')]
    await workshop.server.sql('DROP TABLE orders CASCADE; DELETE FROM customers; INSERT INTO nothing VALUES (42)', 'shop')
    const broken = workshop.content('shop')
    const result = await workshop.restore('shop', { confirm: 'shop' })
    expect(errorsOf(result)).toEqual([])
    expect(result.status).toBe(0)
    const kept = result.outputs['previous-database'] ?? ''
    expect(result.outputs).toMatchObject({ 'verdict': 'proved', 'restored-tables': '6', 'previous-database': expect.stringMatching(/^shop_before_\d{8}_\d{6}$/) as unknown as string })
    expect(workshop.content('shop')).toBe(before)
    expect(await workshop.whole('shop')).toEqual(settings)
    expect(workshop.content(kept).replaceAll(kept, 'shop')).toBe(broken)
    expect(await workshop.server.sql('SELECT subenabled FROM pg_subscription WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())', 'shop')).toEqual([{ subenabled: false }])
    expect(await workshop.server.sql('SELECT extversion FROM pg_extension WHERE extname = \'hstore\'', 'shop')).toEqual([{ extversion: '1.7' }])
    expect(filesIn(workshop.job, `${store}/before-restore`).filter((name) => name.endsWith('.dump'))).toEqual([`${result.outputs['safety-backup'] ?? ''}.dump`])
    expect(result.log).not.toContain('hush')

    const wayBack = String(reportOf(result)['wayBack'])
    expect(wayBack).not.toContain('\n')
    await workshop.server.sql(wayBack)
    expect(workshop.content('shop')).toBe(broken)
    expect(await workshop.names()).toContain('shop_restored')
    await workshop.drop('shop')
    await workshop.server.sql('ALTER DATABASE shop_restored RENAME TO shop')
  })

  it('is taken by latest for no backup: the safety backup stands in another listing', async () => {
    const result = await workshop.job.step({ action: 'latest', with: { database: 'shop' } })
    expect(filesIn(workshop.job)).toContain(`${result.outputs['backup'] ?? ''}.dump`)
    expect(result.outputs['path']).not.toContain('before-restore')
  })

  it('makes a database that is lost anew, under a hostile name, with the settings that the backup knows', async () => {
    const result = await workshop.restore(hostile)
    expect(errorsOf(result)).toEqual([])
    expect(result.status).toBe(0)
    expect(await workshop.whole(hostile)).toEqual(await workshop.whole('shop'))
    expect(workshop.content(hostile).replaceAll(pg.escapeIdentifier(hostile), 'shop').replace(/^(?:\\connect|-- Name:).*$/gm, '')).toBe(workshop.content('shop').replace(/^(?:\\connect|-- Name:).*$/gm, ''))
    await workshop.drop(hostile)
  })

  it('ends connections at the last moment when it is told to, though they come again and again', async () => {
    await workshop.make('busy', 'CREATE TABLE x (id int)')
    let going = true
    const guest = async () => {
      while (going) {
        const client = new pg.Client({ ...inputsFor(workshop.server.connection('busy')), port: workshop.server.port })
        client.on('error', () => undefined)
        await client.connect().then(() => client.query('SELECT pg_sleep(1)')).catch(() => undefined)
        await client.end().catch(() => undefined)
      }
    }
    const guests = [guest(), guest(), guest()]
    await new Promise((resolve) => setTimeout(resolve, 300))
    const result = await workshop.restore('busy', { 'confirm': 'busy', 'end-connections': 'true' })
    going = false
    await Promise.all(guests)
    expect(errorsOf(result)).toEqual([])
    expect(result.outputs['verdict']).toBe('proved')
    await workshop.drop('busy')
  })

  it('keeps what does not prove beside the target, which is as it was, and the next restore drops it', async () => {
    await workshop.make('copy', 'CREATE TABLE mine (id int); INSERT INTO mine VALUES (7)')
    const before = workshop.content('copy')
    writeFileSync(join(workshop.job.workspace, 'checks.sql'), '-- nobody is called customer 7\nSELECT FROM customers WHERE id = 7;')
    const result = await workshop.restore('copy', { confirm: 'copy', checks: 'checks.sql' })
    expect(result.status).toBe(1)
    expect(reportOf(result)).toMatchObject({ outcome: 'left', keptDatabase: 'copy_restoring', verdict: 'damaged' })
    expect(result.summary.split('\n')[0]).toContain('did not take the place')
    expect(workshop.content('copy')).toBe(before)
    const next = await workshop.restore('copy', { 'confirm': 'copy', 'safety-backup': 'false' })
    expect(next.outputs['verdict']).toBe('proved')
    expect(next.log).toMatch(/::warning::no safety backup of database copy/)
    expect((await workshop.names()).filter((name) => name.startsWith('copy'))).toEqual(['copy', next.outputs['previous-database']])
    await workshop.drop('copy')
  })

  it('puts a backup without a manifest in place only when it is told that nothing can prove it, and is not green then', async () => {
    const folder = join(workshop.job.workspace, 'scripts')
    cpSync(join(workshop.job.workspace, store), folder, { recursive: true, filter: (path) => !path.endsWith('.json') && !path.includes('before-restore') })
    await workshop.make(hostile, 'CREATE TABLE x (id int)')
    const refused = await workshop.restore(hostile, { confirm: hostile, store: 'scripts' })
    expect([refused.status, codeOf(refused)]).toEqual([1, 'nothing-to-prove'])
    const result = await workshop.restore(hostile, { confirm: hostile, store: 'scripts', accept: 'unproved' })
    expect(errorsOf(result)).toEqual([])
    expect([result.status, result.outputs['verdict']]).toEqual([3, 'unproved'])
    expect(await workshop.server.sql('SELECT count(*)::int AS rows FROM orders', hostile)).toEqual([{ rows: 500 }])
    await workshop.drop(hostile)
    await workshop.drop(result.outputs['previous-database'] ?? '')
  })

  it('is refused while another restore of the same database is under way', async () => {
    const { host, port, user, password: secret } = workshop.server.connection()
    const other = new pg.Client({ host, port, user, database: 'postgres', password: secret?.reveal() ?? '' })
    await other.connect()
    await other.query(`SELECT pg_advisory_lock(hashtext('zimmer-backup restore'), hashtext('twice'))`)
    const result = await workshop.restore('twice')
    expect(codeOf(result)).toBe('restore-busy')
    const inPlace = await workshop.restore('shop', { 'confirm': 'shop', 'swap': 'false', 'safety-backup': 'false' })
    await other.query(`SELECT pg_advisory_lock(hashtext('zimmer-backup restore'), hashtext('shop'))`)
    expect([inPlace.status, codeOf(await workshop.restore('shop', { 'confirm': 'shop', 'swap': 'false', 'safety-backup': 'false' }))]).toEqual([0, 'restore-busy'])
    await other.end()
    expect((await workshop.names()).filter((name) => name.startsWith('twice'))).toEqual([])
  })

  it('can be done by an owner who is no superuser, with the roles that are missing made on request', async () => {
    await workshop.server.sql('CREATE ROLE guest')
    await workshop.server.sql('CREATE DATABASE small OWNER owner')
    await workshop.server.sql('SET ROLE owner; CREATE TABLE t (id serial PRIMARY KEY, n int); INSERT INTO t (n) SELECT 1 FROM generate_series(1, 99); GRANT SELECT ON t TO guest', 'small')
    const own = { ...workshop.server.connection('small'), user: 'owner', password: new Secret(workshop.password) }
    const taken = await workshop.job.step({ action: 'backup', with: { ...inputsFor(own), store: 'small' } })
    expect(errorsOf(taken)).toEqual([])
    await workshop.server.sql('DELETE FROM t; REVOKE ALL ON t FROM guest; DROP ROLE guest', 'small')
    const refused = await workshop.restore('small', { 'confirm': 'small', 'store': 'small', 'backups-of': 'small', 'create-roles': 'true' }, own)
    expect(codeOf(refused)).toBe('may-not-create-roles')
    await workshop.server.sql('ALTER ROLE owner CREATEROLE')
    const result = await workshop.restore('small', { 'confirm': 'small', 'store': 'small', 'backups-of': 'small', 'create-roles': 'true' }, own)
    expect(errorsOf(result)).toEqual([])
    expect(result.outputs['verdict']).toBe('proved')
    expect(await workshop.server.sql('SELECT has_table_privilege(\'guest\', \'t\', \'SELECT\') AS may, rolcanlogin FROM pg_roles WHERE rolname = \'guest\'', 'small')).toEqual([{ may: true, rolcanlogin: false }])

    await workshop.server.sql('DELETE FROM t', 'small')
    const inPlace = await workshop.restore('small', { 'confirm': 'small', 'store': 'small', 'backups-of': 'small', 'swap': 'false' }, own)
    expect(errorsOf(inPlace)).toEqual([])
    expect(await workshop.server.sql('SELECT count(*)::int AS rows FROM t', 'small')).toEqual([{ rows: 99 }])
  })
})

describe('the roles of a backup with globals', () => {
  it('come back as they were on another server, but for their passwords', async () => {
    await workshop.server.sql('CREATE ROLE "gu""est; drop" LOGIN CONNECTION LIMIT 3; ALTER ROLE "gu""est; drop" SET work_mem = \'5MB\'; CREATE ROLE readers; GRANT readers TO "gu""est; drop"')
    await workshop.make('lent', 'CREATE TABLE t (id int PRIMARY KEY); INSERT INTO t VALUES (1); GRANT SELECT ON t TO "gu""est; drop", readers')
    const taken = await workshop.job.step({ action: 'backup', with: { ...inputsFor(workshop.server.connection('lent')), store: 'lent', globals: 'true' } })
    expect(errorsOf(taken)).toEqual([])
    await workshop.drop('lent')
    await workshop.server.sql('DROP ROLE "gu""est; drop"; DROP ROLE readers')
    const result = await workshop.restore('lent', { 'store': 'lent', 'backups-of': 'lent', 'create-roles': 'true' })
    expect(errorsOf(result)).toEqual([])
    expect(result.outputs['verdict']).toBe('proved')
    expect(await workshop.server.sql(`SELECT rolcanlogin, rolconnlimit, rolconfig, pg_has_role(oid, 'readers', 'MEMBER') AS reader, has_table_privilege(oid, 't', 'SELECT') AS may FROM pg_roles WHERE rolname = 'gu"est; drop'`, 'lent'))
      .toEqual([{ rolcanlogin: true, rolconnlimit: 3, rolconfig: ['work_mem=5MB'], reader: true, may: true }])
    await workshop.drop('lent')
  })
})

describe('a restore in place', () => {
  it('empties the target of everything and brings everything back; comment and settings of the database stay', async () => {
    await workshop.server.sql(`DROP TABLE orders CASCADE; CREATE SCHEMA other; CREATE TABLE other.t (id int); CREATE TYPE public.mood AS ENUM ('good'); CREATE DOMAIN public.d AS int; SELECT lo_from_bytea(0, 'x');
      CREATE FUNCTION public.f(int) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE AGGREGATE public.agg(int) (sfunc = int4pl, stype = int); ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC; CREATE PUBLICATION all_of_it FOR ALL TABLES`, 'shop')
    const settings = await workshop.whole('shop')
    const result = await workshop.restore('shop', { confirm: 'shop', swap: 'false' })
    expect(errorsOf(result)).toEqual([])
    expect(result.outputs).toMatchObject({ 'verdict': 'proved', 'previous-database': '' })
    expect(await workshop.whole('shop')).toEqual(settings)
    expect(await workshop.server.sql('SELECT count(*)::int AS rows FROM orders', 'shop')).toEqual([{ rows: 500 }])
  })
})

describe('from a terminal', () => {
  it('works the same, with an exit status and the way back on stdout', async () => {
    await workshop.make('shop_twin', 'CREATE TABLE x (id int)')
    const { host, port, user, password: secret } = workshop.server.connection()
    const root = fileURLToPath(new URL('../../..', import.meta.url))
    const call = (...words: string[]) => spawnSync(join(root, 'node_modules/node/bin/node'), [join(root, 'bin/zimmer-backup'), 'restore', '--host', host, '--port', String(port), '--user', user, '--database', 'shop_twin', '--backups-of', 'shop', ...words],
      { cwd: workshop.job.workspace, encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', HOME: workshop.job.workspace, PGPASSWORD: secret?.reveal() ?? '' } })
    const refused = call()
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining('its name was not typed') as unknown as string])
    const done = call('--confirm', 'shop_twin')
    expect([done.status, done.stderr]).toEqual([0, ''])
    expect(done.stdout).toMatch(/the way back, in a session on another database: BEGIN; /)
  })
})
