import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdtempSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Connection } from '../../../src/domain/connection.ts'
import { messageOf } from '../../../src/kit/errors.ts'
import { ProcessFailure, run } from '../../../src/kit/process.ts'
import { Secret } from '../../../src/kit/secret.ts'
import { dumpFailure } from '../../../src/postgres/connection-failures.ts'
import { libpqEnvironment } from '../../../src/postgres/connection.ts'
import { causesOf, RestoreStderr } from '../../../src/postgres/restore-failures.ts'
import type { RestoreEntry } from '../../../src/postgres/restore-failures.ts'
import { connect, ownSearchPath } from '../../../src/postgres/session.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { describeWhere } from '../sandbox/where.ts'
import { majorsInDocker, startContainer } from './constraints-servers.ts'

let server: TestServer
let folder: string
let archive: string
beforeAll(async () => {
  server = await startServer({ settings: { max_connections: '12', superuser_reserved_connections: '3' } })
  folder = mkdtempSync(join(tmpdir(), 'zimmer-restore-failures-'))
  chmodSync(folder, 0o755)
  archive = join(folder, 'archive')
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await server.stop()
})

const tool = (name: string) => ({ name, path: join(server.binaries, name) })
const shop = `CREATE TABLE customers (id integer PRIMARY KEY); CREATE TABLE orders (id integer PRIMARY KEY, customer integer REFERENCES customers);
  INSERT INTO customers SELECT generate_series(1, 2000); INSERT INTO orders SELECT n, n FROM generate_series(1, 2000) n`

async function fresh(...names: string[]): Promise<void> {
  for (const name of names) {
    await server.sql(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
    await server.sql(`CREATE DATABASE ${name} TEMPLATE template0`)
  }
}

async function dump(connection: Connection, more: readonly string[] = []): Promise<void> {
  await run(tool('pg_dump'), ['-Fc', '--no-password', '-f', archive, ...more], { environment: libpqEnvironment(connection) })
}

/** Restores the archive for real, and explains what pg_restore wrote. */
async function restore(more: readonly string[] = []): Promise<readonly RestoreEntry[]> {
  const stderr = new RestoreStderr({ jobs: more.includes('--jobs=2') ? 2 : 1 })
  const exitCode = await run(tool('pg_restore'), ['-d', 'target', ...more, archive], { environment: libpqEnvironment(server.connection('target')), onErrorLine: (line) => { stderr.line(line) } })
    .then(() => 0, (problem: unknown) => { if (problem instanceof ProcessFailure) return problem.exitCode; throw problem })
  return stderr.end(exitCode)
}

describe('a real restore', () => {
  it('is told from one that lost a foreign key, and the key is gone', async () => {
    await fresh('source', 'target')
    await server.sql(`${shop}; SET session_replication_role = replica; INSERT INTO orders VALUES (987654, 987653)`, 'source')
    await dump(server.connection('source'))
    const entries = await restore(['--jobs=2'])
    expect(causesOf(entries).map(({ code }) => code)).toEqual(['foreign-key-violated'])
    expect(JSON.stringify(entries)).not.toMatch(/98765/)
    expect(await server.sql("SELECT FROM pg_constraint WHERE contype = 'f'", 'target')).toEqual([])
  })

  it.each([['the first bytes', 40], ['half of it', 0.5], ['nearly all', 0.97]])('is told from one of an archive that was cut to %s', async (_, part) => {
    await fresh('source', 'target')
    await server.sql(shop, 'source')
    await dump(server.connection('source'))
    const { stdout } = await run({ name: 'stat', path: 'stat' }, ['-c', '%s', archive])
    truncateSync(archive, part < 1 ? Math.floor(Number(stdout) * part) : part)
    const causes = causesOf(await restore())
    expect(causes.map(({ code }) => code)).toEqual(['archive-truncated'])
  })

  it('has nothing to say when all is well, also when it is verbose and parallel', async () => {
    await fresh('source', 'target')
    await server.sql(`${shop}; CREATE TABLE "a
another line" (id serial PRIMARY KEY, v text); COMMENT ON TABLE customers IS 'x'; SELECT lo_from_bytea(0, 'abc'); CREATE TRIGGER t BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
      CREATE MATERIALIZED VIEW m AS SELECT 1 AS one; CREATE POLICY p ON orders USING (true); CREATE SCHEMA s; ALTER DEFAULT PRIVILEGES IN SCHEMA s GRANT SELECT ON TABLES TO PUBLIC; CREATE DOMAIN s.d AS integer CHECK (VALUE > 0)`, 'source')
    await dump(server.connection('source'))
    expect(await restore()).toEqual([])
    expect(await restore(['--clean', '--if-exists', '--verbose'])).toEqual([])
    expect(await restore(['--clean', '--if-exists', '--verbose', '--jobs=2'])).toEqual([])
    expect(await restore(['--data-only', '--disable-triggers', '--verbose', '--table=nothing'])).toEqual([])
  })
})

describe('a real dump that fails', () => {
  const reader = () => ({ ...server.connection('source'), user: 'reader', password: new Secret('reader') })
  const failing = async (connection: Connection, more: readonly string[] = []) => {
    const problem: unknown = await dump(connection, more).then(() => undefined, (thrown: unknown) => thrown)
    if (!(problem instanceof ProcessFailure)) throw new Error(`pg_dump did not fail: ${messageOf(problem)}`)
    return dumpFailure(problem.stderr, { connection, role: connection.user })
  }
  beforeAll(async () => {
    await fresh('source')
    await server.sql(`${shop}; CREATE SCHEMA "Back Office"; CREATE TABLE "Back Office"."Pay Roll" (id serial PRIMARY KEY); CREATE ROLE reader LOGIN PASSWORD 'reader';`, 'source')
  })

  it('names a GRANT after which the next one is lacking, until it succeeds', async () => {
    const codes: string[] = []
    for (let round = 0; round < 12; round++) {
      const failure = await failing(reader()).catch(() => undefined)
      if (failure === undefined) break
      codes.push(failure.code)
      const grants = failure.hint.match(/GRANT (?:SELECT|USAGE) ON [^;]+;/g) ?? []
      expect(grants.length).toBeGreaterThan(0)
      for (const grant of grants) await server.sql(grant, 'source')
    }
    expect(new Set(codes)).toEqual(new Set(['no-right']))
    await dump(reader())
    expect(existsSync(archive)).toBe(true)
  })

  it('names the table whose rows a policy would hide', async () => {
    await server.sql('ALTER TABLE orders ENABLE ROW LEVEL SECURITY', 'source')
    const failure = await failing(reader())
    await server.sql('ALTER TABLE orders DISABLE ROW LEVEL SECURITY', 'source')
    expect(failure).toMatchObject({ code: 'row-security', message: 'row-level security would hide rows of table public.orders from role reader' })
    expect(failure.hint).toContain('ALTER ROLE reader BYPASSRLS;')
  })

  it('says that somebody holds a lock', async () => {
    const holder = await connect(server.connection('source'), ownSearchPath)
    await holder.query('BEGIN')
    await holder.query('LOCK TABLE orders')
    const failure = await failing(server.connection('source'), ['--lock-wait-timeout=300'])
    await holder.end()
    expect(failure.code).toBe('lock-timeout')
  })

  it('says what is wrong with the connection', async () => {
    const wrong = `not it ${randomBytes(6).toString('hex')}`
    const failure = await failing({ ...server.connection('source'), password: new Secret(wrong) })
    expect(failure.code).toBe('wrong-password')
    expect(`${failure.message}${failure.hint}`).not.toContain(wrong)
    expect((await failing(server.connection('nowhere'))).code).toBe('database-missing')
  })
})

describe('a real session that fails', () => {
  const code = async (connection: Connection) => connect(connection).then(async (session) => { await session.end(); return 'connected' }, (problem: unknown) => (problem as { code?: string }).code)

  it('is told by what is wrong', async () => {
    const connection = server.connection()
    expect(await code({ ...connection, password: new Secret('wrong') })).toBe('wrong-password')
    expect(await code({ ...connection, database: 'nowhere' })).toBe('database-missing')
    expect(await code({ ...connection, host: 'there-is-none.invalid' })).toMatch(/unknown-host|name-service/)
    expect(await code({ ...connection, port: 1 })).toBe('connection-refused')
    expect(await code({ ...connection, parameters: { sslmode: 'require' } })).toBe('tls-unsupported')
    await server.sql('CREATE ROLE sleeper NOLOGIN PASSWORD \'s\'')
    expect(await code({ ...connection, user: 'sleeper', password: new Secret('s') })).toBe('role-may-not-log-in')
    await server.sql('CREATE DATABASE closed ALLOW_CONNECTIONS false')
    expect(await code(server.connection('closed'))).toBe('database-closed')
  })

  it('says that no connection is free', async () => {
    await server.sql("CREATE ROLE crowd LOGIN PASSWORD 'c' CONNECTION LIMIT 2")
    const crowd = { ...server.connection(), user: 'crowd', password: new Secret('c') }
    const sessions = await Promise.all([connect(crowd, ownSearchPath), connect(crowd, ownSearchPath)])
    expect(await code(crowd)).toBe('too-many-connections')
    for (const session of sessions) await session.end()
  })

  it('says that it was ended, in the middle of a query', async () => {
    const session = await connect(server.connection(), ownSearchPath)
    const [{ pid } = { pid: 0 }] = await session.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    const sleeping = session.query('SELECT pg_sleep(30)').catch((problem: unknown) => (problem as { code?: string }).code)
    await server.sql(`SELECT pg_terminate_backend(${pid})`)
    expect(await sleeping).toBe('connection-lost')
    await session.end()
  })
})

const [newer] = await majorsInDocker([18, 17])
describeWhere(newer !== undefined)('a server that is newer than the client', () => {
  it('is named with both versions', async () => {
    const container = await startContainer(newer ?? 18)
    try {
      const problem: unknown = await dump(container.connection()).catch((thrown: unknown) => thrown)
      if (!(problem instanceof ProcessFailure)) throw new Error('pg_dump did not fail')
      const failure = dumpFailure(problem.stderr, { connection: container.connection() })
      expect(failure.code).toBe('client-too-old')
      expect(failure.message).toMatch(new RegExp(`^server is PostgreSQL ${newer ?? ''}\\.\\S+ but pg_dump is ${server.major}\\.\\S+$`))
    } finally {
      await container.stop()
    }
  })
})
