import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Connection } from '../../../src/domain/connection.ts'
import { Secret } from '../../../src/kit/secret.ts'
import { majorOf } from '../../../src/domain/versions.ts'
import { openSandbox, removeByState, resetDatabase } from '../../../src/sandbox/sandbox.ts'
import type { Sandbox, SandboxRequest } from '../../../src/sandbox/sandbox.ts'
import { ask, errorOf, hasImage, localPrograms, requestOf, uniqueName } from './request.ts'
import { describeWhere } from './where.ts'

const programs = await localPrograms()
const kinds: [string, Partial<SandboxRequest>][] = programs === undefined ? [] : [['a server of this machine', { kind: 'local' }]]
for (const major of [13, 17, 18]) if (await hasImage(`postgres:${major}`)) kinds.push([`postgres:${major} in Docker`, { kind: 'docker', major }])

/** One of each thing that can stand in a database and that a schema's end does not take along. */
const everything = `
  CREATE SCHEMA "od d"; CREATE TABLE "od d".t (id serial PRIMARY KEY, parent int REFERENCES "od d".t); INSERT INTO "od d".t DEFAULT VALUES;
  CREATE TABLE parted (x int) PARTITION BY RANGE (x); CREATE TABLE part1 PARTITION OF parted FOR VALUES FROM (0) TO (9);
  CREATE VIEW v AS TABLE parted; CREATE MATERIALIZED VIEW m AS TABLE v; CREATE TYPE mood AS ENUM ('a'); CREATE DOMAIN small AS int CHECK (VALUE < 9);
  CREATE FUNCTION f(int) RETURNS mood LANGUAGE sql AS $$ SELECT 'a'::mood $$; CREATE CAST (int AS mood) WITH FUNCTION f(int);
  CREATE FUNCTION forbid() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'nothing is dropped here'; END $$;
  CREATE EVENT TRIGGER no_drops ON sql_drop EXECUTE FUNCTION forbid();
  CREATE PUBLICATION p FOR TABLE parted; CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE ft (x int) SERVER s;
  CREATE COLLATION c FROM "C"; CREATE TEXT SEARCH CONFIGURATION ts (COPY = simple); SELECT lo_create(4711);`

describeWhere(kinds.length > 0)('a service as a sandbox (needs PostgreSQL on this machine, or Docker with images)', () => {
  describe.each(kinds)('that is %s', (_, kind) => {
    let server: Sandbox
    let database: string
    const at = (name: string): Connection => ({ ...server.connection, database: name })
    const requested = (changes: Partial<SandboxRequest> = {}) => requestOf(programs, {
      kind: 'service', major: majorOf(server.serverVersionNumber), database, host: server.connection.host, port: server.connection.port,
      user: server.connection.user, password: server.connection.password, ...changes,
    })
    const open = (changes: Partial<SandboxRequest> = {}) => openSandbox(requested(changes))
    const make = async () => {
      database = uniqueName('gi"ven')
      await ask(server.connection, `CREATE DATABASE "${database.replaceAll('"', '""')}"`)
    }
    const comment = async () => (await ask(server.connection, "SELECT shobj_description(oid, 'pg_database') AS comment FROM pg_database WHERE datname = $1", [database]))[0]?.['comment']
    const relations = async () => (await ask(at(database), "SELECT relname::text FROM pg_class WHERE oid >= 16384 AND relkind IN ('r', 'v', 'S') ORDER BY 1")).map(({ relname }) => relname)

    beforeAll(async () => { server = await openSandbox(requestOf(programs, kind)) })
    afterAll(async () => { await server.remove() })

    it('is left untouched when it holds something and carries no mark', async () => {
      for (const [content, named] of [
        ['CREATE TABLE precious (x int); INSERT INTO precious VALUES (1)', 'relation precious'],
        ['CREATE SCHEMA theirs', 'schema theirs'],
        ['CREATE FUNCTION answer() RETURNS int LANGUAGE sql AS $$ SELECT 42 $$', 'function answer'],
        ["CREATE TYPE mood AS ENUM ('fine')", 'type mood'],
        ['SELECT lo_create(815)', 'large object 815'],
        ['CREATE PUBLICATION news', 'publication news'],
      ] as const) {
        await make()
        await ask(at(database), content)
        const before = await relations()
        expect(await errorOf(open())).toMatchObject({ code: 'sandbox-not-empty', message: expect.stringContaining(named) })
        expect(await errorOf(resetDatabase(at(database)))).toMatchObject({ code: 'not-a-sandbox' })
        expect(await errorOf(removeByState(JSON.stringify({ kind: 'service', host: server.connection.host, port: server.connection.port, user: 'postgres', database, created: false }), server.connection.password))).toMatchObject({ code: 'not-a-sandbox' })
        expect(await relations()).toEqual(before)
        expect(await comment()).toBeNull()
      }
      expect(await ask(server.connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    })

    it('is left untouched when it is the source: by its system identifier, or by host, port and database', async () => {
      await make()
      const [control] = await ask(server.connection, 'SELECT system_identifier::text AS id FROM pg_control_system()')
      const source = { systemIdentifier: String(control?.['id']), host: 'elsewhere', port: 1, database: 'other' }
      expect(await errorOf(open({ source }))).toMatchObject({ code: 'sandbox-is-source' })
      const same = { systemIdentifier: null, host: server.connection.host === '127.0.0.1' ? 'LOCALHOST' : server.connection.host, port: server.connection.port, database }
      expect(await errorOf(open({ source: same }))).toMatchObject({ code: 'sandbox-is-source' })
      expect(await comment()).toBeNull()
    })

    it('is left untouched when it lacks an extension, or is older than the source', async () => {
      await make()
      expect(await errorOf(open({ extensions: [{ name: 'no_such', version: '1' }] }))).toMatchObject({ code: 'extension-missing' })
      expect(await errorOf(open({ major: 99 }))).toMatchObject({ code: 'sandbox-too-old' })
      expect(await comment()).toBeNull()
    })

    it('is taken when it is empty, marked, emptied after the drill and taken again', async () => {
      await make()
      for (let drill = 1; drill <= 2; drill++) {
        const sandbox = await open()
        expect(sandbox).toMatchObject({ kind: 'service', ours: false })
        expect(await comment()).toMatch(/^zimmer-backup sandbox/)
        await ask(sandbox.connection, everything)
        await sandbox.remove()
        await sandbox.remove()
        expect(await relations()).toEqual([])
        expect(await comment()).toMatch(/^zimmer-backup sandbox/)
      }
    })

    it('is emptied of what a killed drill has left, before the next one', async () => {
      await make()
      await (await open()).remove()
      await ask(at(database), everything)
      const sandbox = await open()
      expect(await relations()).toEqual([])
      await ask(sandbox.connection, 'CREATE TABLE public.again (x int)')
      await sandbox.remove()
    })

    it('has a schema public as a fresh database has it', async () => {
      await make()
      const query = `SELECT nspowner::regrole::text AS owner, obj_description(oid) AS comment,
        (SELECT string_agg(grantee::regrole::text || privilege_type, ',' ORDER BY grantee, privilege_type) FROM aclexplode(nspacl)) AS acl FROM pg_namespace WHERE nspname = 'public'`
      const fresh = await ask(at(database), query)
      const sandbox = await open()
      expect(await ask(at(database), query)).toEqual(fresh)
      await sandbox.remove()
    })

    it('serves one drill at a time', async () => {
      await make()
      const first = await open()
      await ask(first.connection, 'CREATE TABLE of_the_first (x int)')
      expect(await errorOf(open())).toMatchObject({ code: 'sandbox-busy' })
      expect(await relations()).toEqual(['of_the_first'])
      await first.remove()
      await (await open()).remove()
    })

    it('gets the database that it lacks, with the source\'s encoding, and loses it afterwards', async () => {
      database = uniqueName('new')
      const sandbox = await open({ encoding: 'LATIN1', collation: 'C', characterType: 'C' })
      expect(await ask(sandbox.connection, 'SHOW server_encoding')).toEqual([{ server_encoding: 'LATIN1' }])
      expect(await errorOf(open())).toMatchObject({ code: 'sandbox-busy' })
      expect(await ask(sandbox.connection, 'SELECT current_database() AS name')).toEqual([{ name: database }])
      await sandbox.remove()
      expect(await ask(server.connection, 'SELECT 1 FROM pg_database WHERE datname = $1', [database])).toEqual([])
    })

    it('is emptied by another process, with its password', async () => {
      await make()
      const sandbox = await open()
      await ask(sandbox.connection, 'CREATE TABLE left_over (x int)')
      expect(sandbox.state).not.toContain(server.connection.password?.reveal())
      expect(await removeByState(sandbox.state, server.connection.password)).toContain('emptied')
      expect(await relations()).toEqual([])
      await sandbox.remove()
    })

    it('says which encoding and collation differ, and that a newer server proves less', async () => {
      await make()
      const sandbox = await open({ encoding: 'EUC_JP', major: majorOf(server.serverVersionNumber) - 1 })
      expect(sandbox.notes.join('\n')).toMatch(/newer than the source's[^]*encoding UTF8, the source has EUC_JP/)
      await sandbox.remove()
    })

    it('tells a wrong password, an unknown host and a closed port apart', async () => {
      await make()
      expect(await errorOf(open({ password: new Secret('wrong') }))).toMatchObject({ code: 'sandbox-login' })
      expect(await errorOf(open({ host: 'no-such-host.invalid' }))).toMatchObject({ code: 'sandbox-unreachable' })
    })

    it('needs a user who may mark its database', async () => {
      await make()
      const user = uniqueName('guest')
      await ask(server.connection, `CREATE ROLE "${user}" LOGIN PASSWORD 'guest'`)
      expect(await errorOf(open({ user, password: new Secret('guest') }))).toMatchObject({ code: 'sandbox-rights' })
      expect(await comment()).toBeNull()
    })
  })
})

describe('a service that is not there', () => {
  it('is refused by its address before anything is asked, when that is the source\'s', async () => {
    const source = { systemIdentifier: null, host: 'db.example.', port: 5432, database: 'shop' }
    expect(await errorOf(openSandbox(requestOf(programs, { kind: 'service', host: 'DB.example', port: 5432, source })))).toMatchObject({ code: 'sandbox-is-source' })
  })

  it('does not answer at a closed port', async () => {
    const error = await errorOf(openSandbox(requestOf(programs, { kind: 'service', host: 'localhost', port: 1 })))
    expect(error).toMatchObject({ code: 'sandbox-unreachable', message: expect.stringMatching(/localhost:1.*REFUSED/) })
  })
})
