import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { assertGreen, lackingForAct } from '../support/act/act.ts'
import type { Run } from '../support/act/act.ts'
import { Production } from '../support/act/production.ts'
import { User } from '../support/act/user.ts'

const { skip: passOver } = describe
const lacking = lackingForAct(['postgres:17'])
const describeWhere = lacking.length === 0 ? describe : passOver
const variables = { BACKUP_STORE: '/srv/backups' }

describeWhere(`workflows that call the suite's own${lacking.length === 0 ? '' : ` (lacking: ${lacking.join('; ')})`}`, () => {
  let user: User
  let production: Production

  beforeAll(async () => {
    user = new User()
    production = new Production(17)
    await production.ready()
    for (const name of ['shop', 'crm']) {
      await production.sql(`CREATE DATABASE ${name}`)
      await production.sql('CREATE TABLE orders AS SELECT id, md5(id::text) AS token FROM generate_series(1, 500) AS id', name)
    }
    user.copyWorkflows('nightly-backup-many.yml', 'disaster-recovery.yml')
  })

  beforeEach(() => { user.forgetBackups() })

  afterAll(() => {
    production.stop()
    user.remove()
  })

  const databases = [{ database: 'gone', secret: 'GONE_URL' }, { database: 'shop', secret: 'SHOP_URL' }, { database: 'crm', secret: 'CRM_URL' }]
  const many = (list: readonly unknown[], more: Partial<Run> = {}) => {
    user.write({ '.github/databases.json': JSON.stringify(list) })
    return user.run({ event: 'schedule', workflow: 'nightly-backup-many.yml', variables, secrets: { SHOP_URL: production.url('shop'), CRM_URL: production.url('crm') }, ...more })
  }
  const recover = (confirm: string) => user.run({
    event: 'workflow_dispatch', workflow: 'disaster-recovery.yml', variables, inputs: { backup: 'latest', confirm, 'end-connections': 'false' }, secrets: { TARGET_DATABASE_URL: production.url('crm') },
  })

  it('does nothing at all when a database is named twice in the list', async () => {
    const { status, log } = await many([{ database: 'shop', secret: 'SHOP_URL' }, { database: 'shop', secret: 'CRM_URL' }])
    expect(status).toBe(1)
    expect(log).toContain('each database once')
    expect(user.stored()).toEqual([])
  })

  it('is red for a database of the list whose secret is missing', async () => {
    const { status, log } = await many(databases, { matrix: { database: 'gone' } })
    expect(status).toBe(1)
    expect(log).toContain('no source is named')
    expect(user.stored()).toEqual([])
  })

  it('backs up a database of the list, and restores it over the broken one whose name was typed, which is kept', async () => {
    assertGreen(await many(databases, { matrix: { database: 'crm' } }))
    expect(user.stored().filter((name) => !name.startsWith('crm-'))).toEqual([])
    await production.sql('DELETE FROM orders', 'crm')

    expect(await recover('shop')).toMatchObject({ status: 1 })
    expect(await production.sql('SELECT count(*)::int AS rows FROM orders', 'crm')).toEqual([{ rows: 0 }])

    assertGreen(await recover('crm'))
    expect(await production.sql('SELECT count(*)::int AS rows FROM orders', 'crm')).toEqual([{ rows: 500 }])
    expect(await production.sql('SELECT datname FROM pg_database WHERE datname LIKE \'crm_%\'')).toHaveLength(1)
  })
})
