import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Connection } from '../../../src/domain/connection.ts'
import { runMigrations } from '../../../src/migrations/run.ts'
import type { MigrationResult } from '../../../src/migrations/run.ts'
import { toolOf } from './project.ts'
import { asking, binaries, startServer } from './server.ts'
import type { Server } from './server.ts'

const root = path.join(import.meta.dirname, '../../..')
// Needs a PostgreSQL server's binaries; the tools come from node_modules.
const { skip } = describe
const describeIf = binaries === undefined ? skip : describe

describeIf('drizzle and prisma on a restored backup', () => {
  let server: Server
  let production: Connection
  let folder: string
  let made = 0

  beforeAll(async () => {
    server = await startServer()
    folder = await mkdtemp(path.join(tmpdir(), 'migrations-test-'))
    production = await server.database('production')
  })
  afterAll(async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  })

  /** A checkout of an example, with its packages installed and some files changed. */
  const checkout = async (example: string, change: (text: string) => string, file: string) => {
    const place = path.join(folder, `${example} ${++made}`)
    await cp(path.join(root, 'examples', example), place, { recursive: true })
    await symlink(path.join(root, 'node_modules'), path.join(place, 'node_modules'))
    const changed = path.join(place, file)
    await writeFile(changed, change(await readFile(changed, 'utf8')))
    // Both tools, or what their configurations load, read such a file where the variable is not set.
    await writeFile(path.join(place, '.env'), `DATABASE_URL=${urlOf(production)}\nDIRECT_URL=${urlOf(production)}\n`)
    return place
  }
  const migrate = async (place: string, sandbox: Connection): Promise<MigrationResult> => {
    const temporaryDirectory = path.join(folder, 'temporary')
    await mkdir(temporaryDirectory, { recursive: true })
    const migrations = await toolOf(place)
    return asking(sandbox, (query) => runMigrations({
      migrations, directory: place, connection: sandbox, query, temporaryDirectory, parentEnvironment: process.env, onLine: () => undefined, timeLimitSeconds: 100,
    }))
  }
  const sandbox = () => server.database(`sand box-${++made}`)
  const columnsOf = (connection: Connection) => asking(connection, async (query) =>
    (await query('SELECT column_name::text AS name FROM information_schema.columns WHERE table_name = \'orders\' ORDER BY ordinal_position')).map((row) => row['name']))
  const asItIs = (text: string) => text

  it('lets drizzle near no database that its configuration names in parts', async () => {
    const parts = `host: '127.0.0.1', port: ${production.port}, user: 'drill', password: 'secret', database: 'production'`
    const place = await checkout('drizzle', (text) => text.replace('url: process.env.DATABASE_URL!', parts), 'drizzle.config.ts')
    await expect(migrate(place, await sandbox())).rejects.toMatchObject({ code: 'migrations-unguarded', message: expect.stringContaining('drizzle.config.ts names 127.0.0.1 itself') })
    await expect(columnsOf(production)).resolves.toEqual([])
  })

  it('is red when a migration of drizzle fails, and says who knows why', async () => {
    const place = await checkout('drizzle', () => 'ALTER TABLE "no such" ADD COLUMN x int', 'drizzle/0001_currency.sql')
    await expect(migrate(place, await sandbox())).rejects.toMatchObject({ code: 'migration-failed', hint: expect.stringContaining('drizzle-kit keeps the reason to itself') })
  })

  it('brings the sandbox and not the production of .env to the last migration of drizzle', async () => {
    const at = await sandbox()
    const place = await checkout('drizzle', (text) => text.replace('DATABASE_URL!', 'DIRECT_URL!'), 'drizzle.config.ts')
    await expect(migrate(place, at)).resolves.toMatchObject({ command: 'drizzle migrate', before: null, after: { tool: 'drizzle', revisions: ['1738368000000'] } })
    await expect(columnsOf(at)).resolves.toEqual(['id', 'customer_id', 'cents', 'currency'])
    await expect(columnsOf(production)).resolves.toEqual([])
  })

  it('brings the sandbox and not the production of .env to the last migration of prisma, whose second file decides', async () => {
    const at = await sandbox()
    const withEnvironmentFile = (text: string) => `process.loadEnvFile()\n${text.replace('env.DATABASE_URL', 'env.DIRECT_URL')}`
    const place = await checkout('prisma', withEnvironmentFile, 'prisma.config.ts')
    await expect(migrate(place, at)).resolves.toMatchObject({ command: 'prisma migrate deploy', before: null, after: { tool: 'prisma', revisions: ['20250201000000'] } })
    await expect(columnsOf(at)).resolves.toEqual(['id', 'customer_id', 'cents', 'currency'])
    await expect(columnsOf(production)).resolves.toEqual([])
  })

  it('is red with the migration\'s name when one of prisma fails', async () => {
    const place = await checkout('prisma', () => 'ALTER TABLE "no such" ADD COLUMN x int', 'prisma/migrations/20250201000000_currency/migration.sql')
    await expect(migrate(place, await sandbox())).rejects.toMatchObject({ code: 'migration-failed', message: expect.stringContaining('prisma migrate deploy failed in 20250201000000_currency') })
  })

  it('takes the examples as they stand', async () => {
    for (const example of ['drizzle', 'prisma', 'django']) {
      await expect(toolOf(await checkout(example, asItIs, '.github/workflows/backup.yml'))).resolves.toMatchObject({ name: example, hardWired: undefined })
    }
  })
})

function urlOf({ host, port, user, password, database }: Connection): string {
  return `postgresql://${user}:${encodeURIComponent(password?.reveal() ?? '')}@${host}:${port}/${database}`
}
