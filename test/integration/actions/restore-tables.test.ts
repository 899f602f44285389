import { spawnSync } from 'node:child_process'
import { cpSync, readdirSync } from 'node:fs'
import { createConnection, createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Connection } from '../../../src/domain/connection.ts'
import { findClients } from '../../../src/postgres/clients.ts'
import { Secret } from '../../../src/kit/secret.ts'
import { startServer } from '../../support/server.ts'
import { commandsOf, page } from '../../unit/docs/pages.ts'
import { codeOf, RestoreWorkshop } from './restore-workshop.ts'
import { errorsOf, filesIn, inputsFor, reportOf, shownForms, store } from './workshop.ts'

// Some tables are gone: brought back by the action, as a role that is no superuser, while the rest of the database goes on.

const app = 'zimmer "app"'
const weird = 'we"ird; drop $(id) ünï'
let workshop: RestoreWorkshop

const zimmer = String.raw`
  CREATE TABLE users (id serial PRIMARY KEY, name text NOT NULL UNIQUE);
  CREATE TABLE payments (id serial PRIMARY KEY, payer int NOT NULL REFERENCES users ON DELETE CASCADE, amount numeric(12,2) CHECK (amount > 0));
  CREATE INDEX payments_payer ON payments (payer);
  CREATE TABLE log (id serial PRIMARY KEY, what text);
  CREATE TABLE "we""ird; drop $(id) ünï" ("a b" int PRIMARY KEY, "`+'`code`'+String.raw`" text);
  CREATE FUNCTION pause(int) RETURNS boolean LANGUAGE plpgsql AS $$begin if current_setting('application_name') = 'zimmer-backup restore' then perform pg_sleep(60); end if; return true; end$$;
  CREATE TABLE slow (id int CHECK (public.pause(id)));
  INSERT INTO users (name) SELECT 'user ' || n FROM generate_series(1, 300) n;
  INSERT INTO payments (payer, amount) SELECT 1 + n % 300, n FROM generate_series(1, 400) n;
  INSERT INTO log (what) VALUES ('first'); INSERT INTO slow VALUES (1);
  INSERT INTO "we""ird; drop $(id) ünï" VALUES (1, E'\\.'), (2, E'a\tb\n');
  CREATE PUBLICATION changes FOR TABLE payments;`

beforeAll(async () => {
  const server = await startServer({ settings: { wal_level: 'logical' } })
  workshop = new RestoreWorkshop(server, (await findClients(server.major)).pgDump.path)
  await server.sql(`CREATE ROLE ${pg.escapeIdentifier(app)} LOGIN PASSWORD ${pg.escapeLiteral(workshop.password)}`)
  await server.sql(`CREATE DATABASE zimmer OWNER ${pg.escapeIdentifier(app)}`)
  await server.sql(`ALTER SCHEMA public OWNER TO ${pg.escapeIdentifier(app)}; SET SESSION AUTHORIZATION ${pg.escapeIdentifier(app)}; ${zimmer}`, 'zimmer')
  const taken = await workshop.job.step({ action: 'backup', with: inputsFor(own('zimmer')) })
  expect(errorsOf(taken)).toEqual([])
})
afterAll(async () => { await workshop.close() })

const own = (database: string): Connection => ({ ...workshop.server.connection(database), user: app, password: new Secret(workshop.password) })

/** A live database in which the accident has happened, and the application goes on. */
async function live(name: string, accident = 'DROP TABLE payments; DELETE FROM users WHERE id > 100'): Promise<string> {
  await workshop.server.sql(`CREATE DATABASE ${name} TEMPLATE zimmer OWNER ${pg.escapeIdentifier(app)}`)
  await workshop.server.sql(`${accident}; INSERT INTO log (what) VALUES ('since')`, name)
  return workshop.content(name)
}

function restore(database: string, inputs: Readonly<Record<string, string>>, more: { cancelWhen?: string; cancelSignal?: NodeJS.Signals } = {}) {
  return workshop.job.step({ action: 'restore', with: { ...inputsFor(own(database)), 'backups-of': 'zimmer', ...inputs }, ...more })
}

const safetyBackups = () => filesIn(workshop.job, `${store}/before-restore`).filter((name) => name.endsWith('.dump'))

describe('chosen tables that must not be restored', () => {
  it('leave the target byte for byte as it was: no name typed, a wrong one, a table that there is not, rows that are not in the backup', async () => {
    const before = await live('untouched')
    const none = await restore('untouched', { tables: 'users', into: 'replace' })
    expect([none.status, codeOf(none)]).toEqual([1, 'not-confirmed'])
    expect(none.log).toContain('public.users: 100 rows go, 300 rows of the backup come')
    const wrong = await restore('untouched', { tables: 'users', confirm: 'zimmer' })
    expect(codeOf(wrong)).toBe('wrong-confirmation')
    const unknown = await restore('untouched', { tables: 'usres', into: 'replace', confirm: 'untouched' })
    expect([unknown.status, codeOf(unknown)]).toEqual([1, 'table-not-found'])
    expect(reportOf(unknown).error?.hint).toBe('Perhaps public.users was meant.')
    expect(shownForms(unknown, workshop.password)).toEqual([])
    const nowhere = await restore('nowhere', { tables: 'users', into: 'replace' })
    expect(codeOf(nowhere)).toBe('database-missing')

    await workshop.job.step({ action: 'backup', with: { ...inputsFor(own('zimmer')), 'store': 'lean', 'exclude-table-data': 'log' } })
    const lean = await restore('untouched', { tables: 'users, log', into: 'replace', confirm: 'untouched', store: 'lean' })
    expect(codeOf(lean)).toBe('rows-not-in-backup')
    expect(workshop.content('untouched')).toBe(before)
    expect(safetyBackups()).toEqual([])
  })

  it('are inputs that contradict each other: what is about whole databases, and the other way round', async () => {
    const result = await restore('untouched', { 'tables': 'users', 'swap': 'false', 'end-connections': 'true' })
    expect([result.status, codeOf(result)]).toEqual([2, 'wrong-inputs'])
    expect(errorsOf(result)[0]).toMatch(/swap has no meaning with tables.*end-connections has no meaning with tables/)
    expect(errorsOf(await restore('untouched', { into: 'replace', confirm: 'untouched' }))[0]).toContain('into has no meaning without tables')
  })

  it('are as before when a row of another table would refer to nothing, and when the connection breaks off at the very end', async () => {
    const before = await live('tied', `INSERT INTO users (name) VALUES ('new'); INSERT INTO payments (payer, amount) SELECT max(id), 1 FROM users`)
    const tied = await restore('tied', { tables: 'users', into: 'replace', confirm: 'tied' })
    expect([tied.status, codeOf(tied), errorsOf(tied).length]).toEqual([1, 'foreign-key-broken', 1])
    expect(reportOf(tied)).toMatchObject({ outcome: 'left', verdict: null, tables: { restored: null } })
    expect(safetyBackups()).toEqual([`${tied.outputs['safety-backup'] ?? ''}.dump`])
    expect(tied.outputs['restored-tables']).toBe('')

    const cutting = createServer((client) => {
      const server = createConnection(workshop.server.port, '127.0.0.1')
      for (const [from, to] of [[client, server], [server, client]] as const) {
        from.on('error', () => undefined).on('close', () => to.destroy()).on('data', (chunk) => { if (from === client && chunk.includes('COMMIT')) client.destroy(); else to.write(chunk) })
      }
    })
    await new Promise<void>((done) => cutting.listen(0, '127.0.0.1', done))
    const cut = await restore('tied', { tables: 'log', port: String((cutting.address() as AddressInfo).port) })
    cutting.close()
    expect([cut.status, codeOf(cut)]).toEqual([1, 'end-unknown'])
    expect(workshop.content('tied')).toBe(before)
  })

  it('are as before when the run is killed or interrupted in the middle, and nothing is left behind', async () => {
    const before = await live('killed', 'DELETE FROM payments; INSERT INTO slow VALUES (2)')
    const inputs = { 'tables': 'payments, slow', 'into': 'replace', 'confirm': 'killed', 'safety-backup': 'false' }
    for (const [signal, status] of [['SIGKILL', -1], ['SIGINT', 130]] as const) {
      const result = await restore('killed', inputs, { cancelWhen: '    public.payments: 400 rows\n', cancelSignal: signal })
      expect(result.status).toBe(status)
      // What was killed cannot end its session's nap.
      await workshop.server.sql(`SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'zimmer-backup restore' AND datname = 'killed'`)
      expect(workshop.content('killed')).toBe(before)
      expect(readdirSync(workshop.job.temporary, { recursive: true }).filter((name) => String(name).includes('tables-'))).toEqual([])
    }
  })
})

describe('a lost table and one with deleted rows', () => {
  const inputs = { tables: 'users, payments', into: 'replace' }

  it('are shown by a dry run, which touches nothing and says that it opens the archive', async () => {
    const before = await live('lossy')
    const result = await restore('lossy', { ...inputs, 'dry-run': 'true' })
    expect([errorsOf(result), result.status]).toEqual([[], 0])
    expect(result.log).toContain('>>> Fetching the archive, which the plan of the tables is made from')
    expect(result.log).toContain('public.users: 100 rows go, 300 rows of the backup come')
    expect(result.log).toContain('public.payments is made, with 400 rows')
    expect(result.log).toContain('made again without its place in a publication; afterwards: ALTER PUBLICATION changes ADD TABLE ONLY public.payments;')
    expect(result.summary).toContain('| <code>public.users</code> | <code>public.users</code> | gets the rows of the backup | 300 | 100 |')
    expect(reportOf(result)).toMatchObject({ outcome: 'planned', plan: { way: 'tables', into: 'replace' }, tables: { planned: [{ table: 'public.payments', how: 'create', rows: 400, replaced: null }, { table: 'public.users', how: 'fill', rows: 300, replaced: 100 }], restored: null } })
    expect(workshop.content('lossy')).toBe(before)
  })

  it('come back whole and proved, while somebody is connected; everything else stays, and the state before is kept', async () => {
    const before = await live('shop', 'ALTER PUBLICATION changes DROP TABLE payments')
    await workshop.server.sql('DROP TABLE payments; DELETE FROM users WHERE id > 100', 'shop')
    const guest = new pg.Client({ ...inputsFor(workshop.server.connection('shop')), port: workshop.server.port })
    await guest.connect()
    const result = await restore('shop', { ...inputs, confirm: 'shop' })
    await guest.end()
    expect([errorsOf(result), result.status]).toEqual([[], 0])
    expect(result.outputs).toMatchObject({ 'verdict': 'proved', 'restored-tables': '2', 'previous-database': '' })
    expect(safetyBackups()).toContain(`${result.outputs['safety-backup'] ?? ''}.dump`)
    expect(result.summary.split('\n')[0]).toContain('2 tables of shop')
    expect(result.log).toContain('sequence public.payments_id_seq is at 400')
    expect(sorted(workshop.content('shop'))).toEqual(sorted(before))
    expect(shownForms(result, workshop.password)).toEqual([])
  })

  it('go beside the live ones without a word or a safety backup: under other names, or into a schema', async () => {
    await live('careful', 'DELETE FROM users WHERE id > 100')
    const count = safetyBackups().length
    const renamed = await restore('careful', { tables: `users, "${weird.replaceAll('"', '""')}"` })
    const moved = await restore('careful', { 'tables': 'users\npayments', 'into': 'schema', 'into-name': weird })
    for (const result of [renamed, moved]) expect([errorsOf(result), result.status, result.outputs['restored-tables'], result.outputs['safety-backup']]).toEqual([[], 0, '2', ''])
    expect(await workshop.server.sql(`SELECT (SELECT count(*)::int FROM users) AS live, (SELECT count(*)::int FROM users_restored) AS beside, (SELECT count(*)::int FROM ${pg.escapeIdentifier(`${weird}_restored`)}) AS weird, (SELECT count(*)::int FROM ${pg.escapeIdentifier(weird)}.payments) AS moved`, 'careful'))
      .toEqual([{ live: 100, beside: 300, weird: 2, moved: 400 }])
    expect(renamed.log).not.toContain('::warning::')
    expect(safetyBackups()).toHaveLength(count)
    const again = await restore('careful', { tables: 'users' })
    expect([again.status, codeOf(again)]).toEqual([1, 'name-taken'])
  })

  it('are restored from a backup without a manifest only when the operator takes doubt, and are not green then', async () => {
    cpSync(join(workshop.job.workspace, store), join(workshop.job.workspace, 'scripts'), { recursive: true, filter: (path) => !path.endsWith('.json') && !path.includes('before-restore') })
    const refused = await restore('careful', { 'tables': 'users', 'into-name': '_old', 'store': 'scripts' })
    expect(codeOf(refused)).toBe('nothing-to-prove')
    const result = await restore('careful', { 'tables': 'users', 'into-name': '_old', 'store': 'scripts', 'accept': 'unproved' })
    expect([errorsOf(result), result.status, result.outputs['verdict'], result.outputs['restored-tables']]).toEqual([[], 3, 'unproved', '1'])
  })
})

describe('from a terminal', () => {
  it('does what the walk-through says, command by command', async () => {
    await workshop.server.sql('DROP TABLE payments; DELETE FROM users WHERE id > 100; INSERT INTO log (what) VALUES (\'since\')', 'zimmer')
    const root = fileURLToPath(new URL('../../..', import.meta.url))
    const walk = page('docs/disaster-recovery.md')
    const commands = commandsOf(walk).filter((words) => words.includes('--tables'))
    const { host, port } = workshop.server.connection()
    const call = (words: readonly string[]) => {
      const here = words.map((word, index) => (words[index - 1] === '--host' ? host : words[index - 1] === '--user' ? app : word))
      return spawnSync(join(root, 'node_modules/node/bin/node'), [join(root, 'bin/zimmer-backup'), ...here, '--port', String(port)],
        { cwd: workshop.job.workspace, encoding: 'utf8', env: { PATH: process.env['PATH'] ?? '', HOME: workshop.job.workspace, PGPASSWORD: workshop.password } })
    }
    expect(commands).toHaveLength(3)
    const [plan, replaced, beside] = commands.map(call)
    expect([plan?.status, plan?.stderr]).toEqual([0, ''])
    expect(plan?.stdout).toContain('Nothing was touched')
    expect([replaced?.status, replaced?.stderr]).toEqual([0, ''])
    expect(replaced?.stdout).toContain('Restored: 2 tables of zimmer from zimmer-')
    expect([beside?.status, beside?.stderr]).toEqual([0, ''])
    expect(await counts()).toEqual([{ users: 300, payments: 400, log: 2 }])

    await workshop.server.sql('DELETE FROM payments WHERE id > 10; DELETE FROM users WHERE id = 300', 'zimmer')
    const sql = walk.blocks.find(({ language, text }) => language === 'sql' && text.includes('users_restored'))
    await workshop.server.sql(sql?.text ?? '', 'zimmer')
    expect(await counts()).toEqual([{ users: 300, payments: 400, log: 2 }])
  })
})

const counts = () => workshop.server.sql('SELECT (SELECT count(*)::int FROM users) AS users, (SELECT count(*)::int FROM payments) AS payments, (SELECT count(*)::int FROM log) AS log', 'zimmer')

/** A table that was made again stands elsewhere in the catalogue, and its rows are in another order. */
function sorted(dump: string): string[] {
  return dump.split('\n').filter((line) => line !== '' && !line.startsWith('--')).sort()
}
