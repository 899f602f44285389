import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { assertGreen, lackingForAct } from '../support/act/act.ts'
import { Production } from '../support/act/production.ts'
import { User } from '../support/act/user.ts'
import { page } from '../unit/docs/pages.ts'

const { skip: passOver } = describe
const lacking = lackingForAct(['postgres:17'])
const describeWhere = lacking.length === 0 ? describe : passOver
const variables = { BACKUP_STORE: '/srv/backups/shop', BACKUP_DATABASE: 'shop' }

describeWhere(`what a newcomer copies${lacking.length === 0 ? '' : ` (lacking: ${lacking.join('; ')})`}`, () => {
  let user: User
  let production: Production

  beforeAll(async () => {
    user = new User()
    production = new Production(17)
    await production.ready()
    // As the first migration of each example left it, with the rows of a while.
    for (const [name, versions] of [['shop', 'CREATE TABLE alembic_version (version_num varchar(32) PRIMARY KEY); INSERT INTO alembic_version VALUES (\'0001\')'],
      ['plain', 'CREATE TABLE schema_versions (name text PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now()); INSERT INTO schema_versions VALUES (\'0001-orders.sql\')']] as const) {
      await production.sql(`CREATE DATABASE ${name}`)
      await production.sql(`${versions};
        CREATE TABLE customers (id bigint PRIMARY KEY, email text NOT NULL UNIQUE);
        CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL REFERENCES customers, cents bigint NOT NULL);
        INSERT INTO customers SELECT id, id || '@example.com' FROM generate_series(1, 200) AS id;
        INSERT INTO orders SELECT id, 1 + id % 200, 100 + id FROM generate_series(1, 3000) AS id`, name)
    }
  })

  beforeEach(() => {
    user.emptyRepository()
    user.forgetBackups()
  })

  afterAll(() => {
    production.stop()
    user.remove()
  })

  it('is proved each night in the example of alembic, with the revision that production lacks', async () => {
    user.copyExample('alembic')
    const outcome = await user.run({ event: 'schedule', workflow: 'backup.yml', variables, secrets: { DATABASE_URL: production.url('shop') } })
    assertGreen(outcome)
    expect(outcome.log).toContain('from revision 0001 to 0002')
    expect(outcome.log).toContain('Restore test passed')
  })

  it('is proved each night in the example of plain SQL, with its checks', async () => {
    user.copyExample('plain-sql')
    const outcome = await user.run({ event: 'schedule', workflow: 'backup.yml', variables, secrets: { DATABASE_URL: production.url('plain') }, docker: true })
    assertGreen(outcome)
    expect(outcome.log).toContain('ran 0002-currency.sql')
    expect(outcome.log).not.toContain('ran 0001-orders.sql')
  })

  it('is proved each night by the workflow of the README as it stands there', async () => {
    const [workflow] = page('README.md').blocks.filter(({ language }) => language === 'yaml')
    user.write({ '.github/workflows/backup.yml': workflow?.text ?? '' })
    const outcome = await user.run({ event: 'schedule', workflow: 'backup.yml', secrets: { DATABASE_URL: production.url('plain') }, docker: true })
    assertGreen(outcome)
    expect(outcome.log).toContain('Restore test passed')
  })
})
