import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Secret } from '../../../src/kit/secret.ts'
import { ageKey } from '../../support/secrets/keys.ts'
import { codeOf, openWorkshop } from './restore-workshop.ts'
import type { RestoreWorkshop } from './restore-workshop.ts'
import { errorsOf, filesIn, inputsFor, reportOf, shownForms, store } from './workshop.ts'

// What must not be restored touches nothing; the plan says why before anything else.

let workshop: RestoreWorkshop

beforeAll(async () => { workshop = await openWorkshop() })
afterAll(async () => { await workshop.close() })

describe('a restore that must not be', () => {
  it('leaves the target byte for byte as it was: no confirm, a wrong one, a damaged archive, somebody connected', async () => {
    await workshop.make('live', 'CREATE TABLE precious (id int); INSERT INTO precious VALUES (1)')
    const [before, databases] = [workshop.content('live'), await workshop.names()]
    const none = await workshop.restore('live')
    expect([none.status, codeOf(none)]).toEqual([1, 'not-confirmed'])
    const wrong = await workshop.restore('live', { confirm: 'shop' })
    expect([wrong.status, codeOf(wrong)]).toEqual([1, 'wrong-confirmation'])

    const damagedStore = join(workshop.job.workspace, 'damaged')
    cpSync(join(workshop.job.workspace, store), damagedStore, { recursive: true })
    const archive = join(damagedStore, filesIn(workshop.job).find((name) => name.endsWith('.dump')) ?? '')
    const bytes = readFileSync(archive)
    bytes[bytes.length - 200] = (bytes[bytes.length - 200] ?? 0) ^ 1
    writeFileSync(archive, bytes)
    for (const swap of ['true', 'false']) {
      const damaged = await workshop.restore('live', { confirm: 'live', store: damagedStore, swap })
      expect([damaged.status, codeOf(damaged)]).toEqual([1, 'backup-damaged'])
    }

    const guest = new pg.Client({ ...inputsFor(workshop.server.connection('live')), port: workshop.server.port, application_name: 'till 7' })
    await guest.connect()
    const inUse = await workshop.restore('live', { confirm: 'live' })
    await guest.end()
    expect(codeOf(inUse)).toBe('target-in-use')
    expect(errorsOf(inUse)[0]).toContain('1 of till 7 as postgres')
    expect(workshop.content('live')).toBe(before)
    expect(await workshop.names()).toEqual(databases)
    expect(filesIn(workshop.job, `${store}/before-restore`)).toEqual([])
  })

  it('is told every reason in one error, and none of them is a password', async () => {
    const result = await workshop.restore('live', { store: 'damaged', confirm: 'Live' }, { ...workshop.server.connection('live'), user: 'owner', password: new Secret(workshop.password) })
    const [error = ''] = errorsOf(result)
    for (const reason of ['confirm is "Live"', 'does not own database live', 'only a superuser can create', 'is damaged: the checksum']) expect(error).toContain(reason)
    expect(errorsOf(result)).toHaveLength(1)
    expect(codeOf(result)).toBe('restore-refused')
    expect(shownForms(result, workshop.password)).toEqual([])
  })

  it('is one of backups that nobody can tell: those of another database than the target', async () => {
    const result = await workshop.job.step({ action: 'restore', with: { ...inputsFor(workshop.server.connection('live')), confirm: 'live' } })
    expect([result.status, codeOf(result)]).toEqual([2, 'which-database'])
    expect(errorsOf(result)[0]).toContain('it holds those of shop')
  })

  it('is one into a name that somebody else has', async () => {
    await workshop.make('live_restoring', 'CREATE TABLE theirs (id int)')
    const result = await workshop.restore('live', { confirm: 'live' })
    expect(codeOf(result)).toBe('name-taken')
    expect(await workshop.server.sql('SELECT count(*) FROM theirs', 'live_restoring')).toEqual([{ count: '0' }])
    await workshop.server.sql('DROP DATABASE live_restoring')
  })

  it('stores no safety backup in the clear where the backups are encrypted, nor among the backups themselves', async () => {
    const { recipient, identity } = await ageKey()
    await workshop.job.step({ action: 'backup', with: { ...inputsFor(workshop.server.connection('shop')), 'store': 'sealed', 'age-recipients': recipient } })
    const clear = await workshop.restore('live', { 'confirm': 'live', 'store': 'sealed', 'age-identity': identity })
    expect(codeOf(clear)).toBe('safety-in-the-clear')
    const among = await workshop.restore('live', { 'confirm': 'live', 'store': 'sealed', 'age-identity': identity, 'safety-store': './sealed/', 'age-recipients': recipient })
    expect(codeOf(among)).toBe('safety-store')
    const sealed = await workshop.restore('live', { 'confirm': 'live', 'store': 'sealed', 'age-identity': identity, 'age-recipients': recipient })
    expect(errorsOf(sealed)).toEqual([])
    expect(filesIn(workshop.job, 'sealed/before-restore').filter((name) => name.endsWith('.dump.age'))).toHaveLength(1)
    await workshop.drop('live')
  })
})

describe('a dry run', () => {
  it('prints the plan with every row that would go, and touches nothing', async () => {
    const databases = await workshop.names()
    const result = await workshop.restore('shop', { 'dry-run': 'true' })
    expect(result.status).toBe(0)
    expect(result.log).toMatch(/THE SOURCE of this backup itself/)
    expect(result.log).toMatch(/public\.customers: 1,000 → 1,000/)
    expect(result.log).toMatch(/subscription news comes back disabled/)
    expect(reportOf(result)).toMatchObject({ outcome: 'planned', plan: { way: 'swap', backup: { database: 'shop' }, target: { database: 'shop' } } })
    expect(await workshop.names()).toEqual(databases)
  })

  it('fails when something but the typed name stands in the way', async () => {
    const result = await workshop.restore('shop', { 'dry-run': 'true', 'swap': 'false' }, { ...workshop.server.connection('shop'), user: 'owner', password: new Secret(workshop.password) })
    expect(result.status).toBe(1)
    expect(result.summary.split('\n')[0]).toContain('would be refused')
  })
})
