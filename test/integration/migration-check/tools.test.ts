import { spawnSync } from 'node:child_process'
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { write } from './projects.ts'
import { describeWhere, Shop } from './shop.ts'

const { skip: passOver } = it
// As Debian's packages python3-django and python3-psycopg2 give it.
const itWithDjango = spawnSync('python3', ['-c', 'import django, psycopg2']).status === 0 ? it : passOver

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
    symlinkSync(join(import.meta.dirname, '../../../node_modules'), join(folder, 'node_modules'))
    const { result, report } = await shop.step({ 'migrate-directory': 'knex', 'down-command': 'node_modules/.bin/knex migrate:rollback', 'migration-files': 'knex/migrations/*.js' })
    expect(report).toMatchObject({ verdict: 'passed', command: 'knex migrate:latest', appliedAgain: true })
    expect(report.revisions).toMatchObject([{ revision: null, findings: [], schema: [{ object: 'table public.customers', change: 'changed' }], undo: { outcome: 'undone', differences: [] } }])
    expect(result.summary).toContain('nothing to remark')
  }, 60_000)

  itWithDjango('tells what django did and undid', async () => {
    const folder = join(shop.job.workspace, 'django')
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
