import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import type { Connection } from '../../../src/domain/connection.ts'
import { effectsOf } from '../../../src/domain/migration-effects.ts'
import type { Effects } from '../../../src/domain/migration-effects.ts'
import type { ObservedStep } from '../../../src/domain/migration-facts.ts'
import { judge } from '../../../src/domain/migration-rules.ts'
import { openObserver } from '../../../src/observation/observer.ts'
import type { Ended, Observer } from '../../../src/observation/observer.ts'
import { Secret } from '../../../src/kit/secret.ts'
import { connect } from '../../../src/postgres/session.ts'
import { openSandbox } from '../../../src/sandbox/sandbox.ts'
import { told } from '../../support/migration-effects/told.ts'
import { installedMajor, startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { errorOf, hasImage, localPrograms, requestOf } from '../sandbox/request.ts'
import { describeWhere } from '../sandbox/where.ts'

const installed = await installedMajor()
const programs = await localPrograms()
const image = await hasImage('postgres:17')

const table = `CREATE TABLE t (id integer PRIMARY KEY, a text); INSERT INTO t SELECT i, 'row ' || i FROM generate_series(1, 300) AS i;`

/** A client as a migration tool has one. */
async function open(connection: Connection): Promise<pg.Client> {
  const { host, port, user, password, database } = connection
  const client = new pg.Client({ host, port, user, database, password: password?.reveal() })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

async function asTool(connection: Connection, statements: readonly string[]): Promise<void> {
  const client = await open(connection)
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}

describeWhere(installed !== undefined)('the observer of migrations', () => {
  let server: TestServer
  let count = 0
  beforeAll(async () => { server = await startServer({ settings: { logging_collector: 'on' } }) })
  afterAll(async () => { await server.stop() })

  /** Observes in a database of its own, with a hostile name. */
  async function observing(work: (connection: Connection, observer: Observer) => Promise<void>): Promise<void> {
    const database = `mig"ra; tion ${count++}`
    await server.sql(`CREATE DATABASE "${database.replaceAll('"', '""')}"`)
    const connection = server.connection(database)
    await server.sql(table, database)
    const observer = await openObserver({ connect: () => connect(connection), graceMilliseconds: 100 })
    try {
      await work(connection, observer)
    } finally {
      await observer.close()
    }
  }

  async function seen(work: (connection: Connection) => Promise<void>): Promise<{ effects: Effects; observed: ObservedStep; ended: Ended<void> }> {
    let found: { effects: Effects; observed: ObservedStep; ended: Ended<void> } | undefined
    await observing(async (connection, observer) => {
      const { observed, ended } = await observer.during(() => work(connection))
      found = { effects: effectsOf(observed), observed, ended }
    })
    if (found === undefined) throw new Error('nothing was observed')
    return found
  }

  it('shows no value of a row, neither of a statement nor of a parameter nor of an error', async () => {
    const { effects, observed } = await seen(async (connection) => {
      const client = await open(connection)
      await client.query('UPDATE t SET a = \'secret-1\' WHERE id = 4711')
      await client.query('UPDATE t SET a = $1 WHERE id = $2', ['secret-2', 12])
      await client.query('INSERT INTO t SELECT 5, \'secret-3\'').catch(() => undefined)
      await client.query('CREATE ROLE x PASSWORD \'secret-4\'; DROP ROLE x')
      await client.query('DO $$ BEGIN PERFORM \'secret-5\'; END $$')
      await client.end()
    })
    expect(JSON.stringify(effects)).not.toMatch(/secret|4711/)
    expect(effects.statements.map(({ text }) => text)).toEqual([
      'UPDATE t SET a = \'…\' WHERE id = …', 'UPDATE t SET a = $1 WHERE id = $2', 'INSERT INTO t SELECT …, \'…\'', 'CREATE ROLE x PASSWORD \'…\'; DROP ROLE x', 'DO $$…$$'])
    expect(effects.failures).toEqual([{ sqlState: '23505', statement: 'INSERT INTO t SELECT …, \'…\'' }])
    expect(JSON.stringify(observed.log)).not.toContain('secret-2')
  })

  it('leaves nothing in the database, and puts every setting back', async () => {
    const database = 'kept'
    await server.sql(`CREATE DATABASE ${database}`)
    await server.sql(`${table} ALTER DATABASE ${database} SET log_statement = 'mod'`, database)
    await server.sql('ALTER SYSTEM SET log_rotation_size = \'77MB\'')
    await server.sql('SELECT pg_reload_conf()')
    const state = async () => server.sql(`SELECT (SELECT count(*)::int FROM pg_event_trigger) AS triggers, (SELECT string_agg(nspname, ' ' ORDER BY 1) FROM pg_namespace) AS schemas,
      (SELECT string_agg(setconfig::text, ' ') FROM pg_db_role_setting s JOIN pg_database d ON d.oid = setdatabase WHERE datname = '${database}') AS settings,
      (SELECT string_agg(name || '=' || setting, ' ' ORDER BY name) FROM pg_file_settings WHERE sourcefile LIKE '%auto.conf' AND name LIKE 'log%') AS files`, database)
    const before = await state()
    const observer = await openObserver({ connect: () => connect(server.connection(database)) })
    expect(await state()).not.toEqual(before)
    let during: unknown
    await observer.during(async () => {
      await asTool(server.connection(database), ['ALTER TABLE t ADD b integer'])
      during = (await state())[0]?.['triggers']
    })
    expect(during).toBe(4)
    expect((await state())[0]).toMatchObject({ triggers: 0, schemas: before[0]?.['schemas'] })
    await observer.close()
    await observer.close()
    expect(await state()).toEqual(before)
    await server.sql('ALTER SYSTEM RESET log_rotation_size')
  })

  it('counts a lock until the end of its transaction, and no longer', async () => {
    const { effects } = await seen((connection) => asTool(connection, ['BEGIN', 'ALTER TABLE t ADD b integer', 'SELECT pg_sleep(0.4)', 'COMMIT']))
    expect(effects.locks).toHaveLength(1)
    expect(effects.locks[0]).toMatchObject({ modeName: 'ACCESS EXCLUSIVE', consequence: 'reads and writes wait', statement: 'ALTER TABLE t ADD b integer', table: { rows: 300 } })
    expect(effects.locks[0]?.heldSeconds).toBeGreaterThanOrEqual(0.4)
    expect(effects.longestTransactionSeconds).toBeGreaterThanOrEqual(0.4)
    const { effects: apart, observed } = await seen((connection) => asTool(connection, ['ALTER TABLE t ADD b integer', 'SELECT pg_sleep(0.4)']))
    expect(apart.locks[0]?.heldSeconds).toBeLessThan(observed.seconds - 0.4)
  })

  it('tells transactions apart in the extended protocol too', async () => {
    const { effects, observed } = await seen(async (connection) => {
      const client = await open(connection)
      await client.query('UPDATE t SET a = $1', ['x'])
      await new Promise((resolve) => setTimeout(resolve, 400))
      await client.query('DELETE FROM t WHERE id = $1', [7])
      await client.end()
    })
    expect(told(effects)).toEqual(['lock ROW EXCLUSIVE t', 'rows t: +0 ~299 -1'])
    expect(effects.longestTransactionSeconds).toBeLessThan(observed.seconds - 0.4)
  })

  it('sees by looking how long a plain statement holds its lock', async () => {
    const { effects, observed } = await seen((connection) => asTool(connection, ['BEGIN', 'UPDATE t SET a = \'x\' WHERE id = 1; SELECT pg_sleep(1.5)', 'COMMIT']))
    expect(observed.spans).not.toEqual([])
    expect(effects.locks).toMatchObject([{ modeName: 'ROW EXCLUSIVE', table: { name: 'public.t' } }])
    expect(effects.locks[0]?.heldSeconds).toBeGreaterThan(0.3)
  })

  it('notices that a migration waits for a lock of its own other session', async () => {
    const { effects } = await seen(async (connection) => {
      const [holder, waiter] = [await open(connection), await open(connection)]
      await holder.query('BEGIN; LOCK TABLE t IN SHARE MODE')
      const waiting = waiter.query('UPDATE t SET a = \'x\'')
      await new Promise((resolve) => setTimeout(resolve, 1000))
      await holder.query('COMMIT')
      await waiting
      await Promise.all([holder.end(), waiter.end()])
    })
    expect(effects.waits).toMatchObject([{ modeName: 'ROW EXCLUSIVE', table: { name: 'public.t' } }])
    expect(judge(effects, [], {}, { completed: true }).filter(({ rule }) => rule === 'lock-wait').map(({ level }) => level)).toEqual(['warn'])
  })

  it('notices that a data migration waits for rows that its own other session has written', async () => {
    const { effects } = await seen(async (connection) => {
      const [holder, waiter, queuing] = [await open(connection), await open(connection), await open(connection)]
      await holder.query('BEGIN; UPDATE t SET a = \'x\' WHERE id = 7')
      const waiting = [waiter.query('DELETE FROM t WHERE id = 7'), queuing.query('UPDATE t SET a = NULL WHERE id = 7')]
      await new Promise((resolve) => setTimeout(resolve, 1000))
      await holder.query('COMMIT')
      await Promise.all(waiting)
      await Promise.all([holder.end(), waiter.end(), queuing.end()])
    })
    expect(effects.waits).toMatchObject([{ modeName: 'a row lock', table: { name: 'public.t' } }])
    expect(effects.waits[0]?.seconds).toBeGreaterThan(0)
    expect(judge(effects, [], {}, { completed: true }).find(({ rule }) => rule === 'lock-wait')?.sentence).toMatch(/^the migration waited .* for a row lock on public\.t /)
  })

  it('ends sessions that the migration leaves behind, and counts what they leave undone', async () => {
    let left: pg.Client | undefined
    const { effects, ended } = await seen(async (connection) => {
      left = await open(connection)
      await left.query('BEGIN; DELETE FROM t; ALTER TABLE t ADD b integer')
      throw new Error('the tool crashed')
    })
    expect(ended).toMatchObject({ done: false, problem: { message: 'the tool crashed' } })
    expect(told(effects)).toEqual(['failed 57P01', 'lock ACCESS EXCLUSIVE t'])
    await left?.end()
  })

  it('watches a role without rights beyond its own table', async () => {
    await server.sql('CREATE ROLE migrator LOGIN PASSWORD \'m\'')
    const { effects } = await seen(async (connection) => {
      await asTool(connection, ['CREATE SCHEMA own AUTHORIZATION migrator', 'ALTER TABLE t OWNER TO migrator'])
      const client = new pg.Client({ host: connection.host, port: connection.port, user: 'migrator', database: connection.database, password: 'm' })
      await client.connect()
      await client.query('ALTER TABLE t ALTER a SET NOT NULL')
      await client.end()
    })
    expect(told(effects)).toEqual(['lock ACCESS EXCLUSIVE t', 'scan t: validation'])
  })

  it('says so when the migration removes what watches it', async () => {
    const { effects } = await seen((connection) => asTool(connection, ['DROP SCHEMA zimmer_observation CASCADE', 'ALTER TABLE t ALTER a SET NOT NULL']))
    expect(effects.gaps).toEqual(['the migration removed or disabled the event triggers that watch it'])
  })

  it('goes from step to step, each measured against the one before', async () => {
    await observing(async (connection, observer) => {
      const steps = [['ALTER TABLE t ADD b integer'], ['UPDATE t SET b = 1 WHERE id <= 100'], ['ALTER TABLE t DROP b'], ['DELETE FROM t WHERE id > 250']]
      const effects: string[][] = []
      for (const statements of steps) effects.push(told(effectsOf((await observer.during(() => asTool(connection, statements))).observed)))
      expect(effects).toEqual([
        ['lock ACCESS EXCLUSIVE t'],
        ['lock ROW EXCLUSIVE t', 'rows t: +0 ~100 -0'],
        ['lock ACCESS EXCLUSIVE t', 'drop column t.b: 100'],
        ['lock ROW EXCLUSIVE t', 'rows t: +0 ~0 -50'],
      ])
    })
  })

  it('leaves out what the tool writes into its own table', async () => {
    const { observed } = await seen((connection) => asTool(connection, ['DELETE FROM t WHERE id = 1', 'DROP TABLE t']))
    expect(told(effectsOf(observed, ['t']))).toEqual([])
  })

  it('refuses a user who is no superuser, with the cure', async () => {
    await server.sql('CREATE ROLE humble LOGIN PASSWORD \'h\'')
    const humble = { ...server.connection(), user: 'humble', password: new Secret('h') }
    expect(await errorOf(openObserver({ connect: () => connect(humble) }))).toMatchObject({ code: 'observation-superuser', hint: expect.stringContaining('sandbox-user') as unknown as string })
  })
})

describeWhere(installed !== undefined)('a service that does not collect its log', () => {
  it('is refused before anything runs', async () => {
    const server = await startServer()
    try {
      expect(await errorOf(openObserver({ connect: () => connect(server.connection()) }))).toMatchObject({ code: 'observation-log', hint: expect.stringContaining('logging_collector') as unknown as string })
    } finally {
      await server.stop()
    }
  })
})

describe('a sandbox that was opened to be observed', () => {
  const kinds = [...(programs === undefined ? [] : ['local'] as const), ...(image ? ['docker'] as const : [])]
  const { skip: passOver } = it
  const each = kinds.length > 0 ? it.each(kinds) : passOver.each(['local'] as const)
  each('shows what a migration does, where it is %s', async (kind) => {
    const sandbox = await openSandbox(requestOf(programs, { kind, ...(kind === 'docker' ? { major: 17 } : {}), database: 'we"ird', observed: true }))
    try {
      await asTool(sandbox.connection, [table])
      const observer = await openObserver({ connect: () => connect(sandbox.connection) })
      const { observed } = await observer.during(() => asTool(sandbox.connection, ['ALTER TABLE t ALTER id TYPE bigint']))
      await observer.close()
      expect(told(effectsOf(observed))).toEqual(['lock ACCESS EXCLUSIVE t', 'rewrite t: column type', 'type t.id: integer to bigint'])
      expect(observed.walUnderstated).toBe(true)
      expect(observed.walBytes).toBeGreaterThan(0)
    } finally {
      await sandbox.remove()
    }
  })
})
