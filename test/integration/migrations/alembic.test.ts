import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Connection } from '../../../src/domain/connection.ts'
import { compareRevision, objection } from '../../../src/migrations/branch.ts'
import { readRevision } from '../../../src/migrations/revision.ts'
import { runMigrations } from '../../../src/migrations/run.ts'
import type { MigrationOptions, MigrationResult } from '../../../src/migrations/run.ts'
import { addVersions, commit, git, project, toolOf } from './project.ts'
import { asking, binaries, startServer } from './server.ts'
import type { Server } from './server.ts'

const hasAlembic = spawnSync('alembic', ['--version']).status === 0
// Needs a PostgreSQL server's binaries and alembic with a driver, as Debian's packages postgresql, alembic and python3-psycopg2 give.
const { skip } = describe
const describeIf = binaries !== undefined && hasAlembic ? describe : skip

describeIf('alembic on a restored backup', () => {
  let server: Server
  let production: Connection
  let temporaryDirectory: string
  const folders: string[] = []
  const lines: string[] = []
  let made = 0

  beforeAll(async () => {
    server = await startServer()
    temporaryDirectory = await mkdtemp(path.join(tmpdir(), 'migrations-test-'))
    production = await server.database('production')
    await asking(production, (query) => query('CREATE ROLE deploy SUPERUSER LOGIN PASSWORD \'secret\''))
  })
  afterAll(async () => {
    await server.stop()
    for (const folder of [temporaryDirectory, ...folders]) await rm(folder, { recursive: true, force: true })
  })

  const checkout = async (...given: Parameters<typeof project>) => {
    const folder = await project(...given)
    folders.push(folder)
    return folder
  }
  /** A sandbox in which a backup was restored. */
  const restored = async (sql = '') => {
    const sandbox = await server.database(`sandbox ${++made}`)
    await asking(sandbox, (query) => query(sql))
    return sandbox
  }
  const migrate = async (folder: string, sandbox: Connection, more: Partial<MigrationOptions> = {}): Promise<MigrationResult> => {
    lines.length = 0
    const migrations = await toolOf(folder)
    return asking(sandbox, (query) => runMigrations({
      migrations, directory: folder, connection: sandbox, query, temporaryDirectory,
      parentEnvironment: { ...process.env, SECRET_OF_THE_SOURCE: 'hunter2' }, onLine: (line) => lines.push(line), timeLimitSeconds: 100, ...more,
    }))
  }
  const tablesOf = async (connection: Connection) => asking(connection, async (query) =>
    (await query('SELECT relname::text AS name FROM pg_class WHERE relkind = \'r\' AND relnamespace = \'public\'::regnamespace ORDER BY 1')).map((row) => row['name']))
  const atA1 = 'CREATE TABLE customers (id int PRIMARY KEY, email text); CREATE TABLE alembic_version (version_num varchar(32)); INSERT INTO alembic_version VALUES (\'a1\')'
  const atB2 = `${atA1}; CREATE TABLE orders (id int); UPDATE alembic_version SET version_num = 'b2'`

  it.each(['from-own-settings', 'from-driver'] as const)('never reaches production that env.py names, %s', async (style) => {
    const folder = await checkout(style, ['a1'], production)
    const sandbox = await restored()
    await expect(migrate(folder, sandbox)).rejects.toMatchObject({
      code: 'migrations-went-elsewhere',
      message: `alembic upgrade head wanted to connect to 127.0.0.1:${production.port}/production, which is not the sandbox; it was not let`,
    })
    await expect(tablesOf(production)).resolves.toEqual([])
    await expect(tablesOf(sandbox)).resolves.toEqual([])
  })

  it.each(['from-ini', 'from-variable'] as const)('brings the sandbox and not the ini\'s production to the head, URL %s', async (style) => {
    const folder = await checkout(style, ['a1', 'b2'], production)
    const sandbox = await restored(atA1)
    const result = await migrate(folder, sandbox)
    expect(result).toMatchObject({
      command: 'alembic upgrade head',
      before: { tool: 'alembic', revisions: ['a1'] }, after: { tool: 'alembic', revisions: ['b2'] }, comparison: { state: 'behind', pending: ['b2'] },
    })
    expect(lines.join('\n')).toContain('Running upgrade a1 -> b2')
    await expect(tablesOf(sandbox)).resolves.toEqual(['alembic_version', 'customers', 'orders'])
    await expect(tablesOf(production)).resolves.toEqual([])
  })

  it('is red when alembic ended well and the sandbox did not move', async () => {
    const folder = await checkout('without-database', ['a1', 'b2'], production)
    const sandbox = await restored(atA1)
    await expect(migrate(folder, sandbox)).rejects.toMatchObject({
      code: 'migrations-went-elsewhere', message: 'alembic upgrade head ended well, but the sandbox is at a1 and not at b2',
    })
  })

  it('leaves a checkout that is at the head as it is, and writes nothing into it', async () => {
    const folder = await checkout('from-variable', ['a1', 'b2'], production)
    const sandbox = await restored(atB2)
    const files = await readdir(folder, { recursive: true })
    await expect(migrate(folder, sandbox)).resolves.toMatchObject({ comparison: { state: 'current' }, after: { revisions: ['b2'] } })
    await expect(readdir(folder, { recursive: true })).resolves.toEqual(files)
    await expect(readdir(temporaryDirectory)).resolves.toEqual([])
  })

  it('names the revision that failed and the error, and no value of a row', async () => {
    const folder = await checkout('from-ini', ['a1', 'b2', 'unique'], production)
    const sandbox = await restored(`${atB2}; INSERT INTO customers VALUES (1, 'eve@example.com'), (2, 'eve@example.com')`)
    const failure = migrate(folder, sandbox)
    await expect(failure).rejects.toMatchObject({ code: 'migration-failed' })
    await expect(failure).rejects.toThrow(/^alembic upgrade head failed in unique with status 1: .*could not create unique index/)
    expect(lines.join('\n')).toContain('Key (email)=(…) is duplicated')
    expect(lines.join('\n')).not.toContain('eve@')
    await expect(asking(sandbox, (query) => readRevision(query))).resolves.toEqual({ tool: 'alembic', revisions: ['b2'] })
  })

  it('says that a backup without a revision had every migration run from the first', async () => {
    const folder = await checkout('from-ini', ['a1'], production)
    const sandbox = await restored('CREATE TABLE customers (id int)')
    await expect(migrate(folder, sandbox)).rejects.toMatchObject({ code: 'migration-failed', hint: expect.stringContaining('carries no revision of alembic') })
  })

  it('stops before the first migration when the branch ends in two heads', async () => {
    const folder = await checkout('from-ini', ['a1', 'b2', 'c3', 'd4'], production)
    const sandbox = await restored(atA1)
    await expect(migrate(folder, sandbox)).rejects.toMatchObject({ code: 'several-heads', message: 'this branch\'s migrations end in 2 heads: c3, d4' })
    await expect(tablesOf(sandbox)).resolves.toEqual(['alembic_version', 'customers'])
  })

  it('ends what the migration started when the time is up, and when the run is cancelled', async () => {
    const folder = await checkout('from-ini', ['a1', 'b2', 'slow'], production)
    const sandbox = await restored(atB2)
    await expect(migrate(folder, sandbox, { timeLimitSeconds: 5 })).rejects.toMatchObject({
      code: 'migration-timeout', message: 'alembic upgrade head did not end within its time limit in slow',
    })
    const controller = new AbortController()
    const onLine = (line: string) => { if (line.includes('b2 -> slow')) controller.abort() }
    await expect(migrate(folder, sandbox, { signal: controller.signal, onLine })).rejects.toMatchObject({ code: 'interrupted', status: 130 })
  })

  it('reads the branch without any database, and says what no migration may begin with', async () => {
    const folder = await checkout('from-ini', ['a1', 'b2'], production)
    const tool = await toolOf(folder)
    const surroundings = { parentEnvironment: process.env, temporaryDirectory }
    await expect(compareRevision(tool, ['a1'], surroundings)).resolves.toEqual({ state: 'behind', pending: ['b2'] })
    await expect(compareRevision(tool, [], surroundings)).resolves.toEqual({ state: 'unstamped' })
    const comparison = await compareRevision(tool, ['zz9'], surroundings)
    expect(objection(comparison)).toMatchObject({ code: 'revision-unknown', status: 3, message: 'the backup is at alembic revision zz9, which this branch does not know' })
  })

  it('tells a dump that is newer than the branch from a revision that the branch removed', async () => {
    const folder = await checkout('from-ini', ['a1', 'b2'], production)
    await git(folder, 'init', '-q', '-b', 'main')
    await commit(folder, 'two')
    await git(folder, 'checkout', '-q', '-b', 'deployed')
    await addVersions(folder, ['c3'])
    await commit(folder, 'three')
    await git(folder, 'checkout', '-q', 'main')
    const surroundings = { parentEnvironment: process.env, temporaryDirectory }
    const newer = await compareRevision(await toolOf(folder), ['c3'], surroundings)
    expect(objection(newer)).toMatchObject({
      code: 'dump-newer-than-branch', status: 3, message: 'the backup is at alembic revision c3, which is on deployed but not on this branch',
    })
    await rm(path.join(folder, 'alembic/versions/b2.py'))
    await commit(folder, 'without b2')
    const removed = await compareRevision(await toolOf(folder), ['b2'], surroundings)
    expect(removed.state).toBe('removed')
    expect(objection(removed)).toMatchObject({ code: 'revision-removed', status: 1 })
  })

  it('says why alembic cannot read a branch, and hands nothing of the parent\'s secrets on', async () => {
    const folder = await checkout('from-ini', ['b2'], production)
    await expect(compareRevision(await toolOf(folder), ['b2'], { parentEnvironment: process.env, temporaryDirectory })).rejects
      .toMatchObject({ code: 'migrations-unreadable' })
    const sandbox = await restored()
    const seen: string[] = []
    await asking(sandbox, (query) => runMigrations({
      migrations: ['bash', '-c', 'env; psql -qc "select 1"'], directory: folder, connection: sandbox, query, temporaryDirectory,
      parentEnvironment: { ...process.env, SECRET_OF_THE_SOURCE: 'hunter2', GITHUB_TOKEN: 'token' }, onLine: (line) => seen.push(line),
    }))
    expect(seen.some((line) => line.startsWith('PGPASSWORD='))).toBe(true)
    expect(seen.join('\n')).not.toMatch(/hunter2|GITHUB_TOKEN/)
  })
})
