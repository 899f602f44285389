import { afterAll, describe, expect, it } from '@jest/globals'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { detectMigrations } from '../../../src/migrations/detection.ts'

const fixtures = path.join(import.meta.dirname, '../../fixtures/migrations/detection')
const at = (name: string) => path.join(fixtures, name)

describe('finding the migration tool of a checkout', () => {
  const folders: string[] = []
  const folderWith = async (files: Record<string, string>) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'detection-'))
    folders.push(folder)
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
      await writeFile(path.join(folder, name), text)
    }
    return folder
  }
  afterAll(async () => { for (const folder of folders) await rm(folder, { recursive: true }) })

  it('does not guess between two tools, and names both', async () => {
    await expect(detectMigrations(at('several'))).rejects.toMatchObject({
      code: 'several-migration-tools', message: 'several migration tools were found: alembic (alembic.ini), prisma (prisma/schema.prisma)',
      hint: expect.stringContaining('`migrate: alembic upgrade head`'),
    })
  })

  it('takes of two tools the one whose revision the database holds', async () => {
    await expect(detectMigrations(at('several'), 'prisma')).resolves.toMatchObject({ name: 'prisma' })
  })

  it('does not guess which block of atlas.hcl is meant', async () => {
    await expect(detectMigrations(at('atlas-two'))).rejects.toMatchObject({ message: 'atlas.hcl has 2 env blocks: local, production' })
  })

  it('takes no SQL file and no manage.py for a tool\'s that says nothing of one', async () => {
    await expect(detectMigrations(at('nothing'))).resolves.toBeUndefined()
    await expect(detectMigrations(at('no-such-folder'))).resolves.toBeUndefined()
  })

  it.each([
    ['prisma', 'prisma migrate deploy', 'prisma/schema.prisma'],
    ['django', 'python manage.py migrate --noinput', 'manage.py'],
    ['rails', 'bin/rails db:migrate', 'bin/rails'],
    ['flyway', 'flyway migrate', 'flyway.toml'],
    ['liquibase', 'liquibase update', 'liquibase.properties'],
    ['atlas', 'atlas migrate apply --env production', 'atlas.hcl'],
    ['goose', 'goose up', 'db/migrations/00001_orders.sql'],
    ['dbmate', 'dbmate --no-dump-schema migrate', 'db/migrations/20240312101500_orders.sql'],
    ['sqlx', 'sqlx migrate run', 'migrations/20240312101500_orders.sql'],
  ])('knows %s by its files', async (name, command, evidence) => {
    const tool = await detectMigrations(at(name))
    expect(tool).toMatchObject({ name, evidence, directory: at(name) })
    expect(tool?.command.join(' ')).toBe(command)
  })

  it('knows drizzle and knex by their files in any dialect of JavaScript', async () => {
    const drizzle = await folderWith({ 'drizzle.config.ts': 'export default { dbCredentials: { url: process.env.POSTGRES_URL! } }' })
    await expect(detectMigrations(drizzle)).resolves.toMatchObject({ command: ['drizzle-kit', 'migrate'], urlVariables: ['POSTGRES_URL'] })
    const knex = await folderWith({ 'knexfile.cjs': 'module.exports = { connection: process.env["DATABASE_URL"] }' })
    await expect(detectMigrations(knex)).resolves.toMatchObject({ command: ['knex', 'migrate:latest'], urlVariables: ['DATABASE_URL'], hardWired: undefined })
  })

  it('knows alembic by its section of pyproject.toml', async () => {
    await expect(detectMigrations(at('alembic-pyproject'))).resolves.toMatchObject({ name: 'alembic', evidence: 'pyproject.toml' })
  })

  it('looks one level below, and not into other people\'s folders', async () => {
    await expect(detectMigrations(at('backend'))).resolves.toMatchObject({ name: 'alembic', directory: at('backend/backend'), root: at('backend') })
    const folder = await folderWith({ 'node_modules/knexfile.js': '', '.cache/alembic.ini': '', 'vendor/manage.py': 'django' })
    await expect(detectMigrations(folder)).resolves.toBeUndefined()
  })

  it('prefers what stands in the folder itself to what stands below', async () => {
    const folder = await folderWith({ 'alembic.ini': '', 'web/prisma/schema.prisma': '' })
    await expect(detectMigrations(folder)).resolves.toMatchObject({ name: 'alembic' })
  })

  it('finds under which variables a config takes its database, so that no .env file fills them', async () => {
    await expect(detectMigrations(at('prisma'))).resolves.toMatchObject({ urlVariables: ['DIRECT_URL', 'POSTGRES_PRISMA_URL'] })
    await expect(detectMigrations(at('backend'))).resolves.toMatchObject({ urlVariables: ['SQLALCHEMY_DATABASE_URI'] })
  })

  it('finds them in both files of prisma, of which the newer one decides', async () => {
    const schema = 'datasource db { provider = "postgresql" }'
    const folder = await folderWith({ 'prisma/schema.prisma': schema, 'prisma.config.ts': 'export default { datasource: { url: env("DIRECT_URL") } }' })
    await expect(detectMigrations(folder)).resolves.toMatchObject({ evidence: 'prisma/schema.prisma', urlVariables: ['DIRECT_URL'], hardWired: undefined })
    const wired = await folderWith({ 'prisma/schema.prisma': `${schema} // env("DATABASE_URL")`, 'prisma.config.ts': 'new PrismaPg({ connectionString: "postgres://me:secret@db.example.com/shop" })' })
    await expect(detectMigrations(wired)).resolves.toMatchObject({ hardWired: { file: 'prisma.config.ts', place: 'db.example.com/shop' } })
  })

  it('notices a config that names a host in parts, unless a variable may change it', async () => {
    const parts = (host: string) => folderWith({ 'drizzle.config.ts': `export default { dbCredentials: { host: ${host}, user: 'me', password: 'secret', database: 'shop' } }` })
    await expect(detectMigrations(await parts('\'db.example.com\''))).resolves.toMatchObject({ hardWired: { file: 'drizzle.config.ts', place: 'db.example.com' } })
    await expect(detectMigrations(await parts('process.env.DB_HOST ?? \'localhost\''))).resolves.toMatchObject({ hardWired: undefined })
  })

  it('notices a config that names a database itself, and shows no password of it', async () => {
    const folder = await folderWith({ 'knexfile.js': 'module.exports = { connection: "postgres://me:secret@db.example.com:5432/shop" }' })
    await expect(detectMigrations(folder)).resolves.toMatchObject({ hardWired: { file: 'knexfile.js', place: 'db.example.com:5432/shop' } })
    const fallback = await folderWith({ 'knexfile.js': 'module.exports = { connection: process.env.DATABASE_URL ?? "postgres://localhost/shop" }' })
    await expect(detectMigrations(fallback)).resolves.toMatchObject({ hardWired: undefined })
  })
})
