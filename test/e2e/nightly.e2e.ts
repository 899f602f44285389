import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { assertGreen, lackingForAct } from '../support/act/act.ts'
import type { Outcome, Run } from '../support/act/act.ts'
import { Production } from '../support/act/production.ts'
import { User } from '../support/act/user.ts'

const { skip: passOver } = describe
const lacking = lackingForAct(['postgres:17'])
const describeWhere = lacking.length === 0 ? describe : passOver
const variables = { BACKUP_STORE: '/srv/backups', BACKUP_DATABASE: 'shop' }
const filesOf = (backup: string) => ['.drill.json', '.dump', '.dump.sha256', '.json', '.proof.json'].map((ending) => `${backup}${ending}`)

describeWhere(`the workflow files as they stand, in act with service containers${lacking.length === 0 ? '' : ` (lacking: ${lacking.join('; ')})`}`, () => {
  let user: User
  let production: Production

  const nightly = (more: Partial<Run> = {}) =>
    user.run({ event: 'schedule', workflow: 'nightly-backup.yml', variables, secrets: { DATABASE_URL: production.url('shop') }, ...more })

  beforeAll(async () => {
    user = new User()
    production = new Production(17)
    await production.ready()
    await production.sql('CREATE DATABASE shop')
    await production.sql('CREATE TABLE "we""ird; drop" AS SELECT id, md5(id::text) AS token FROM generate_series(1, 20000) AS id', 'shop')
    user.copyWorkflows('nightly-backup.yml', 'backup-restore-test.yml', 'weekly-restore-test.yml', 'status.yml')
  })

  beforeEach(() => { user.forgetBackups() })

  afterAll(() => {
    production.stop()
    user.remove()
  })

  it('turns the night red when a table could not be read, stores nothing, and still reports', async () => {
    await production.sql('CREATE ROLE reader LOGIN PASSWORD \'reader\'; GRANT CONNECT ON DATABASE shop TO reader')
    const outcome = await nightly({ secrets: { DATABASE_URL: production.url('shop').replace(/postgres:[^@]*@/, 'reader:reader@') } })
    expect(outcome.status).toBe(1)
    expect(user.stored()).toEqual([])
    expect(outcome.log).toContain('GRANT')
    expect(stepsOf(outcome)).toEqual({ 'Back up': 'Failure', 'Report on all backups': 'Failure' })
  })

  it('proves a backup each night, and restores it again by hand and each week', async () => {
    const night = await nightly()
    assertGreen(night)
    expect(stepsOf(night)).toEqual(Object.fromEntries(['Back up', 'Read the stored backup back', 'Restore it into the sandbox', 'Report on all backups'].map((name) => [name, 'Success'])))
    const backup = user.stored()[0]?.split('.')[0] ?? ''
    expect(user.stored()).toEqual(filesOf(backup))
    expect(night.log).toContain('20,000 rows of 1 table equal to the source')
    for (const secret of production.secrets()) expect(night.log).not.toContain(secret)

    const byHand = await user.run({ event: 'workflow_dispatch', workflow: 'backup-restore-test.yml', variables, inputs: { backup, sandbox: 'service', migrate: 'none' } })
    assertGreen(byHand)
    expect(byHand.log).toContain(`>>> Using backup: /srv/backups/${backup}.dump`)
    expect(byHand.log).toContain('Restore test passed')

    const weekly = await user.run({ event: 'schedule', workflow: 'weekly-restore-test.yml', variables })
    assertGreen(weekly)
    expect(weekly.log).toContain('Restore test passed')
    const status = await user.run({ event: 'schedule', workflow: 'status.yml', variables })
    assertGreen(status)
    expect(user.stored()).toEqual(filesOf(backup))
  })
})

describeWhere('a cancelled night', () => {
  let user: User
  let production: Production

  const cancelled = (step: 'told' | 'lost') => user.run({
    event: 'workflow_dispatch', workflow: 'nightly-backup.yml', variables, secrets: { DATABASE_URL: production.url('shop') },
    cancel: { step, when: () => user.stored().some((name) => name.endsWith('.dump.partial')) },
  })

  beforeAll(async () => {
    user = new User()
    production = new Production(17)
    await production.ready()
    await production.sql('CREATE DATABASE shop')
    // Enough that the dump is still being written when it is cancelled.
    await production.sql('CREATE TABLE orders AS SELECT id, md5(id::text) || md5((-id)::text) AS token FROM generate_series(1, 1500000) AS id', 'shop')
    user.copyWorkflows('nightly-backup.yml')
  })

  afterAll(() => {
    production.stop()
    user.remove()
  })

  it('leaves nothing when the runner tells it to stop', async () => {
    const outcome = await cancelled('told')
    expect(outcome.status).toBe(1)
    expect(stepsOf(outcome)).toEqual({ 'Back up': 'Failure', 'Report on all backups': 'Failure' })
    expect(user.stored()).toEqual([])
  })

  it('leaves nothing that counts as a backup when the runner is lost', async () => {
    const outcome = await cancelled('lost')
    expect(outcome.status).toBe(1)
    expect(user.stored()).not.toEqual([])
    expect(user.stored().filter((name) => !name.endsWith('.partial'))).toEqual([])
  })
})

/** How each named step that ran has ended, in the order in which they ended; the checkout is not named. */
function stepsOf({ log }: Outcome): Record<string, string> {
  const ended = [...log.matchAll(/(Success|Failure) - Main (.+?)(?: \[[\d.]+[mµ]?s\])?$/gm)].map(([, how = '', name = '']) => [name, how] as const)
  return Object.fromEntries(ended.filter(([name, how]) => !name.startsWith('actions/checkout') && !(name.startsWith('See ') && how === 'Success')))
}
