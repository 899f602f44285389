import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { write } from './projects.ts'
import { describeWhere, Shop } from './shop.ts'

const root = join(import.meta.dirname, '../../..')
const { skip: passOver } = it
// As Debian's packages python3-django and python3-psycopg2 give it, also where another Python stands first on the PATH.
const python = ['python3', '/usr/bin/python3'].find((program) => spawnSync(program, ['-c', 'import django, psycopg2']).status === 0)
const itWithDjango = python === undefined ? passOver : it

describeWhere('the check of what other tools migrate, in one go', () => {
  let shop: Shop
  beforeAll(async () => { shop = await Shop.open({ proved: false }) }, 60_000)
  afterAll(async () => { await shop.close() })

  it('tells what knex did and undid, and not what it keeps for itself', async () => {
    const folder = join(shop.job.workspace, 'knex')
    write(join(folder, 'knexfile.js'), 'module.exports = { client: "pg", connection: process.env.DATABASE_URL }\n')
    write(join(folder, 'migrations/20250101_vip.js'), `
exports.up = (knex) => knex.schema.alterTable("customers", (table) => { table.boolean("vip") })
exports.down = (knex) => knex.schema.alterTable("customers", (table) => { table.dropColumn("vip") })
`)
    installIn(folder)
    const { result, report } = await shop.step({ 'migrate-directory': 'knex', 'down-command': 'node_modules/.bin/knex migrate:rollback', 'migration-files': 'knex/migrations/*.js' })
    expect(report).toMatchObject({ verdict: 'passed', command: 'knex migrate:latest', appliedAgain: true })
    expect(report.revisions).toMatchObject([{ revision: null, findings: [], schema: [{ object: 'table public.customers', change: 'changed' }], undo: { outcome: 'undone', differences: [] } }])
    expect(result.summary).toContain('nothing to remark')
  }, 60_000)

  it('names the statement on which drizzle fails without a word of its own, and what one that succeeds loses', async () => {
    const folder = join(shop.job.workspace, 'drizzle')
    write(join(folder, 'drizzle.config.ts'), 'export default { dialect: "postgresql", out: "./drizzle", dbCredentials: { url: process.env.DATABASE_URL! } }\n')
    write(join(folder, 'drizzle/meta/_journal.json'), JSON.stringify({ version: '7', dialect: 'postgresql', entries: [{ idx: 0, version: '7', when: 1735689600000, tag: '0000_note', breakpoints: true }] }))
    installIn(folder)
    const check = (sql: string) => {
      write(join(folder, 'drizzle/0000_note.sql'), sql)
      return shop.step({ 'migrate-directory': 'drizzle', 'migration-files': 'drizzle/drizzle/*.sql' })
    }
    const { report: broken } = await check('ALTER TABLE "no such" ADD COLUMN x int')
    expect(broken.revisions).toMatchObject([{ failure: { statement: 'ALTER TABLE "no such" ADD COLUMN x int', sqlState: '42P01' } }])
    const { report } = await check('ALTER TABLE "customers" DROP COLUMN "note";\n')
    expect(report).toMatchObject({ verdict: 'failed', command: 'drizzle-kit migrate' })
    expect(report.revisions).toMatchObject([{
      findings: [{ rule: 'column-dropped', level: 'fail', file: 'drizzle/drizzle/0000_note.sql', line: 1 }],
      // Its schema is new to this production, and will be in the real one.
      schema: [{ object: 'schema drizzle', change: 'added' }, { object: 'table public.customers', change: 'changed' }],
    }])
  }, 60_000)

  it('tells what prisma did after the baseline that production has, and not what it keeps for itself', async () => {
    const folder = join(shop.job.workspace, 'prisma')
    cpSync(join(root, 'examples/prisma'), folder, { recursive: true })
    rmSync(join(folder, 'prisma/migrations'), { recursive: true })
    write(join(folder, 'prisma/migrations/0_init/migration.sql'), '-- What stood there before prisma.\n')
    write(join(folder, 'prisma/migrations/20250101000000_vip/migration.sql'), 'ALTER TABLE "customers" ADD COLUMN "vip" BOOLEAN;\n')
    installIn(folder)
    await shop.server.sql(`CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL, logs text,
        rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0);
      INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name) VALUES ('1', 'of the baseline', now(), '0_init')`, 'shop')
    await shop.backup()
    const { report } = await shop.step({ 'migrate-directory': 'prisma', 'migration-files': 'prisma/prisma/migrations/*/migration.sql' })
    expect(report).toMatchObject({ verdict: 'passed', command: 'prisma migrate deploy' })
    expect(report.revisions).toMatchObject([{ findings: [], schema: [{ object: 'table public.customers', change: 'changed' }] }])
  }, 60_000)

  itWithDjango('tells what django did and undid', async () => {
    const folder = join(shop.job.workspace, 'django')
    if (python?.startsWith('/') === true) {
      const bin = mkdtempSync(join(shop.job.temporary, 'bin-'))
      for (const name of ['python', 'python3']) symlinkSync(python, join(bin, name))
      process.env['PATH'] = `${bin}:${process.env['PATH'] ?? ''}`
    }
    const place = ['NAME', 'HOST', 'PORT', 'USER', 'PASSWORD'].map((name) => `"${name}": os.environ["PG${name === 'NAME' ? 'DATABASE' : name}"]`).join(', ')
    write(join(folder, 'manage.py'), 'import os, sys\nos.environ["DJANGO_SETTINGS_MODULE"] = "settings"\nfrom django.core.management import execute_from_command_line\nexecute_from_command_line(sys.argv)\n')
    write(join(folder, 'settings.py'), `import os\nSECRET_KEY = "x"\nINSTALLED_APPS = ["shop"]\nDATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", ${place}}}\n`)
    for (const file of ['shop/__init__.py', 'shop/migrations/__init__.py']) write(join(folder, file), '')
    write(join(folder, 'shop/migrations/0001_by_note.py'), `# zimmer: accept index-without-concurrently because it is a small table
from django.db import migrations
class Migration(migrations.Migration):
    dependencies = []
    operations = [migrations.RunSQL("CREATE INDEX by_note ON customers (note)", "DROP INDEX by_note")]
`)
    const { report } = await shop.step({ 'migrate-directory': 'django', 'down-command': 'python3 manage.py migrate shop zero', 'migration-files': 'django/shop/migrations/0*.py' })
    expect(report).toMatchObject({ verdict: 'passed', appliedAgain: true })
    expect(report.revisions).toMatchObject([{ findings: [{ rule: 'index-without-concurrently', level: 'note', accepted: 'it is a small table', line: 5 }], undo: { outcome: 'undone', differences: [] } }])
  }, 60_000)
})

/** As `npm ci` leaves it, with the packages of the suite's own lock file. */
function installIn(folder: string): void {
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
}
