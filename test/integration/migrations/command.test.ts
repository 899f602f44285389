import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Connection } from '../../../src/domain/connection.ts'
import { runMigrations } from '../../../src/migrations/run.ts'
import type { MigrationOptions } from '../../../src/migrations/run.ts'
import { readRevision } from '../../../src/migrations/revision.ts'
import { sqlFile } from './project.ts'
import { asking, binaries, startServer } from './server.ts'
import type { Server } from './server.ts'

// Needs a PostgreSQL server's binaries and psql, as Debian's package postgresql gives.
const { skip } = describe
const describeIf = binaries !== undefined && spawnSync('psql', ['--version']).status === 0 ? describe : skip

describeIf('the user\'s own migrate command', () => {
  let server: Server
  let temporaryDirectory: string
  let made = 0

  beforeAll(async () => {
    server = await startServer()
    temporaryDirectory = await mkdtemp(path.join(tmpdir(), 'migrations-test-'))
  })
  afterAll(async () => {
    await server.stop()
    await rm(temporaryDirectory, { recursive: true, force: true })
  })
  const sandbox = () => server.database(`restored "${++made}`.replaceAll('"', '-'))
  const migrate = (connection: Connection, migrations: readonly string[], more: Partial<MigrationOptions> = {}) =>
    asking(connection, (query) => runMigrations({
      migrations, directory: temporaryDirectory, connection, query, temporaryDirectory, parentEnvironment: process.env, onLine: () => undefined, ...more,
    }))

  it('is red when it ended well and never connected to the sandbox', async () => {
    const [connection, other] = [await sandbox(), await sandbox()]
    await expect(migrate(connection, ['psql', '-d', other.database, '-f', sqlFile])).rejects.toMatchObject({
      code: 'migrations-went-elsewhere', message: `psql -d ${other.database} -f ${sqlFile} ended well, but never connected to the sandbox`,
    })
  })

  it('is red when it fails, with its last error', async () => {
    const connection = await sandbox()
    await migrate(connection, ['psql', '-f', sqlFile])
    await expect(migrate(connection, ['psql', '-f', sqlFile])).rejects.toMatchObject({
      code: 'migration-failed', message: expect.stringContaining('relation "orders" already exists'),
    })
  })

  it('finds the sandbox in PG* and in a URL whose parts are encoded', async () => {
    const connection = await sandbox()
    await expect(migrate(connection, ['psql', '-f', sqlFile])).resolves.toMatchObject({ before: null, after: null, comparison: { state: 'not compared' } })
    // Without the other variables only the URL can tell.
    const byUrl = ['env', '-u', 'PGPASSWORD', '-u', 'PGUSER', '-u', 'PGHOST', '-u', 'PGPORT', '-u', 'PGDATABASE', 'bash', '-c',
      'psql "$APP_DB" -c "DROP TABLE orders" && psql "$DATABASE_URL" -c "CREATE TABLE alembic_version (version_num text)"']
    await expect(migrate(connection, byUrl, { environment: { APP_DB: '{url}' } })).resolves.toMatchObject({ after: { tool: 'alembic', revisions: [] } })
    await expect(readdir(temporaryDirectory)).resolves.toEqual([])
  })

  it('names a program that is not there', async () => {
    await expect(migrate(await sandbox(), ['no-such-program', 'up'])).rejects.toMatchObject({
      code: 'program-missing', message: 'the migrate command begins with no-such-program, which is not there or may not be run',
    })
  })

  describe('the revision of a database', () => {
    const revision = async (sql: string, tool?: string) => {
      const connection = await sandbox()
      return asking(connection, async (query) => {
        await query(sql)
        return readRevision(query, tool)
      })
    }

    it('does not end the snapshot\'s transaction where the role may not read it', async () => {
      const connection = await sandbox()
      await asking(connection, async (query) => {
        await query(`CREATE ROLE reader; CREATE TABLE alembic_version (version_num text); INSERT INTO alembic_version VALUES ('a');
          CREATE SCHEMA closed; CREATE TABLE closed.flyway_schema_history (version text, installed_rank int, success bool);
          CREATE TABLE schema_migrations (version text); GRANT SELECT ON schema_migrations TO reader;
          ALTER TABLE schema_migrations ENABLE ROW LEVEL SECURITY; SET row_security = off; SET ROLE reader; BEGIN`)
        await expect(readRevision(query)).resolves.toBeNull()
        await expect(query('SELECT 1 AS one')).resolves.toEqual([{ one: 1 }])
      })
    })

    it('is null in an empty database', async () => {
      await expect(revision('')).resolves.toBeNull()
    })

    it('is read of alembic in every schema, also under another name', async () => {
      await expect(revision(`CREATE SCHEMA "Ten""ant"; CREATE TABLE "Ten""ant".alembic_version (version_num varchar(32));
        CREATE TABLE our_version (version_num varchar(32)); INSERT INTO "Ten""ant".alembic_version VALUES ('b2'); INSERT INTO our_version VALUES ('a1'), ('c3')`))
        .resolves.toEqual({ tool: 'alembic', revisions: ['a1', 'b2', 'c3'] })
    })

    it('tells no description of a migration, as those name tables', async () => {
      const prisma = `CREATE TABLE _prisma_migrations (migration_name text, finished_at timestamptz, rolled_back_at timestamptz);
        INSERT INTO _prisma_migrations VALUES ('20240101000000_customers', now(), NULL), ('20240202000000_secrets', now(), NULL), ('20240303000000_failed', NULL, NULL)`
      await expect(revision(prisma)).resolves.toEqual({ tool: 'prisma', revisions: ['20240202000000'] })
      await expect(revision(`CREATE TABLE django_migrations (app text, name text); INSERT INTO django_migrations VALUES ('shop', '0001_initial'), ('shop', '0002_secrets'), ('auth', 'odd')`))
        .resolves.toEqual({ tool: 'django', revisions: [expect.stringMatching(/^auth\.sha256:[0-9a-f]{12}$/), 'shop.0002'] })
      await expect(revision('CREATE TABLE databasechangelog (id text, orderexecuted int); INSERT INTO databasechangelog VALUES (\'1-customers\', 1), (\'2.1-secrets\', 2)'))
        .resolves.toEqual({ tool: 'liquibase', revisions: ['2.1'] })
    })

    it.each([
      ['drizzle', 'CREATE SCHEMA drizzle; CREATE TABLE drizzle.__drizzle_migrations (id int, hash text, created_at bigint); INSERT INTO drizzle.__drizzle_migrations VALUES (1, \'a\', 17), (2, \'b\', 170)', '170'],
      ['knex', 'CREATE TABLE knex_migrations (id int, name text); INSERT INTO knex_migrations VALUES (1, \'20240101_a.js\'), (2, \'20240102_b.js\')', '20240102'],
      ['rails', 'CREATE TABLE schema_migrations (version text); CREATE TABLE ar_internal_metadata (key text); INSERT INTO schema_migrations VALUES (\'20240101\'), (\'20240102\')', '20240102'],
      ['dbmate', 'CREATE TABLE schema_migrations (version text); INSERT INTO schema_migrations VALUES (\'20240101\')', '20240101'],
      ['golang-migrate', 'CREATE TABLE schema_migrations (version bigint, dirty bool); INSERT INTO schema_migrations VALUES (7, false)', '7'],
      ['flyway', 'CREATE TABLE flyway_schema_history (version text, installed_rank int, success bool); INSERT INTO flyway_schema_history VALUES (\'9\', 1, true), (\'10.1\', 2, true), (\'11\', 3, false)', '10.1'],
      ['atlas', 'CREATE SCHEMA atlas_schema_revisions; CREATE TABLE atlas_schema_revisions.atlas_schema_revisions (version text); INSERT INTO atlas_schema_revisions.atlas_schema_revisions VALUES (\'.atlas_cloud_identifier\'), (\'20240101\')', '20240101'],
      ['goose', 'CREATE TABLE goose_db_version (version_id bigint, is_applied bool); INSERT INTO goose_db_version VALUES (0, true), (3, true)', '3'],
      ['sqlx', 'CREATE TABLE _sqlx_migrations (version bigint, success bool); INSERT INTO _sqlx_migrations VALUES (1, true), (2, false)', '1'],
    ])('is read of %s', async (tool, sql, expected) => {
      await expect(revision(sql)).resolves.toEqual({ tool, revisions: [expected] })
    })

    it('is that of the tool asked for, where a database has several', async () => {
      const sql = 'CREATE TABLE alembic_version (version_num text); CREATE TABLE goose_db_version (version_id bigint, is_applied bool); INSERT INTO goose_db_version VALUES (4, true)'
      await expect(revision(sql, 'goose')).resolves.toEqual({ tool: 'goose', revisions: ['4'] })
      await expect(revision(sql)).resolves.toEqual({ tool: 'alembic', revisions: [] })
    })
  })
})
