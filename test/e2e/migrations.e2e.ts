import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { assertGreen, lackingForAct } from '../support/act/act.ts'
import { Production } from '../support/act/production.ts'
import { User } from '../support/act/user.ts'

const { skip: passOver } = describe
const lacking = lackingForAct(['postgres:17'])
const describeWhere = lacking.length === 0 ? describe : passOver
const variables = { BACKUP_STORE: '/srv/backups', BACKUP_DATABASE: 'shop' }

const revision = (upgrade: string, downgrade: string) => `"""A change."""
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade():
    op.execute("${upgrade}")


def downgrade():
    op.execute("${downgrade}")
`

describeWhere(`a pull request with a migration, in act${lacking.length === 0 ? '' : ` (lacking: ${lacking.join('; ')})`}`, () => {
  let user: User
  let production: Production

  beforeAll(async () => {
    user = new User()
    production = new Production(17)
    await production.ready()
    await production.sql('CREATE DATABASE shop')
    await production.sql(`
      CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY); INSERT INTO alembic_version VALUES ('0002');
      CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL UNIQUE);
      CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL REFERENCES customers, cents bigint NOT NULL, currency text NOT NULL DEFAULT 'EUR');
      INSERT INTO customers SELECT id, id || '@example.com' FROM generate_series(1, 20) AS id;
      INSERT INTO orders SELECT id, 1 + id % 20, 100 + id FROM generate_series(1, 3000) AS id`, 'shop')
    user.copyExample('alembic')
    assertGreen(await user.run({ event: 'workflow_dispatch', workflow: 'backup.yml', variables, secrets: { DATABASE_URL: production.url('shop') } }))
    user.copyWorkflows('migration-check.yml')
  })

  afterAll(() => {
    production.stop()
    user.remove()
  })

  const check = (upgrade: string, downgrade: string, from = 'acme/shop') => {
    user.write({ 'alembic/versions/0003_change.py': revision(upgrade, downgrade) })
    return user.run({
      event: 'pull_request', workflow: 'migration-check.yml', variables, docker: true,
      payload: { pull_request: { number: 7, head: { ref: 'change', sha: 'c0ffee'.padEnd(40, '0'), repo: { full_name: from, fork: from !== 'acme/shop' } }, base: { ref: 'main', repo: { full_name: 'acme/shop' } } }, repository: { full_name: 'acme/shop' } },
    })
  }

  it('is red when the migration loses a column full of values', async () => {
    const { status, log } = await check('ALTER TABLE orders DROP COLUMN cents', 'ALTER TABLE orders ADD COLUMN cents bigint')
    expect(status).toBe(1)
    expect(log).toContain('column-dropped')
  })

  it('is green when the migration is harmless', async () => {
    assertGreen(await check('ALTER TABLE orders ADD COLUMN note text', 'ALTER TABLE orders DROP COLUMN note'))
  })

  it('is not run with the backup when the code is a stranger\'s', async () => {
    const outcome = await check('ALTER TABLE orders DROP COLUMN cents', 'SELECT 1', 'mallory/shop')
    assertGreen(outcome)
    expect(outcome.log).toContain('the migrations were NOT checked')
    expect(outcome.log).not.toContain('Using backup')
  })
})
