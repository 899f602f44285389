import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { readMark } from '../../../src/domain/restore-names.ts'
import { commentOf, contentOf, makeLike, restoreAndKill, seeded } from '../../support/restore-kills.ts'
import { Job } from '../../support/runner.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { errorsOf, inputsFor, shop } from './workshop.ts'

// A restore is killed with -9 at seeded moments. With a swap, the target is as it was or complete; in place it is one of these, or the next run names it.

const kills = Number(process.env['ZIMMER_KILLS'] ?? 12)
const folder = mkdtempSync(join(tmpdir(), 'zimmer-restore-killed-'))
const store = join(folder, 'store')
let server: TestServer
let before: string
let complete: string

beforeAll(async () => {
  server = await startServer()
  const job = new Job()
  await server.sql('CREATE DATABASE shop')
  await server.sql(shop, 'shop')
  expect(errorsOf(await job.step({ action: 'backup', with: { ...inputsFor(server.connection('shop')), store } }))).toEqual([])
  job.remove()
  await server.sql('CREATE DATABASE broken TEMPLATE shop')
  await server.sql('DROP TABLE orders CASCADE; DELETE FROM customers WHERE id > 10; CREATE TABLE later (id int); INSERT INTO later VALUES (1)', 'broken')
  complete = await contentOf(server, 'shop')
  before = await contentOf(server, 'broken')
})

afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

const run = (swap: boolean, confirm = true) => ({ server, database: 'live', store, folder, swap, confirm })

async function standing(): Promise<string[]> {
  return (await server.sql(`SELECT datname FROM pg_database WHERE datname LIKE 'live%' ORDER BY 1`)).map(({ datname }) => String(datname))
}

async function dropOld(): Promise<void> {
  for (const name of (await standing()).filter((one) => one.startsWith('live_before'))) await server.sql(`DROP DATABASE ${name} WITH (FORCE)`)
}

describe('a restore with a swap that was killed', () => {
  it(`leaves the target as it was, or complete and proved, at each of ${kills} moments, and the next run finishes`, async () => {
    await makeLike(server, 'live', 'broken')
    const whole = await restoreAndKill(run(true))
    expect(whole.status).toBe(0)
    const random = seeded(6)
    const seen = { before: 0, complete: 0 }
    for (let moment = 0; moment < kills; moment++) {
      if (await contentOf(server, 'live') !== before) await dropOld().then(() => makeLike(server, 'live', 'broken'))
      await restoreAndKill(run(true), random() * whole.milliseconds * 1.05)
      const content = await contentOf(server, 'live')
      expect([before, complete]).toContain(content)
      expect(await commentOf(server, 'live')).toBe('as it was')
      seen[content === before ? 'before' : 'complete'] += 1
    }
    expect(seen.before).toBeGreaterThan(0)
    await dropOld()
    expect((await restoreAndKill(run(true))).status).toBe(0)
    expect(await contentOf(server, 'live')).toBe(complete)
    expect(await standing()).toEqual(['live', expect.stringMatching(/^live_before_/) as unknown as string])
    await dropOld()
  })

  it('and that was interrupted instead drops what it began, and says so by its status', async () => {
    await makeLike(server, 'live', 'broken')
    const { milliseconds } = await restoreAndKill(run(true))
    await dropOld().then(() => makeLike(server, 'live', 'broken'))
    const interrupted = await restoreAndKill(run(true), milliseconds / 3, 'SIGINT')
    expect(interrupted.status).toBe(130)
    expect(await standing()).toEqual(['live'])
    expect(await contentOf(server, 'live')).toBe(before)
  })
})

describe('a job that was killed on a runner', () => {
  it('has what it began beside the target dropped by its post step', async () => {
    await makeLike(server, 'live', 'broken')
    const job = new Job()
    const killed = await job.step({ action: 'restore', with: { ...inputsFor(server.connection('live')), 'backups-of': 'shop', store, 'confirm': 'live', 'safety-backup': 'false' }, cancelWhen: '>>> Restoring', cancelSignal: 'SIGKILL' })
    expect(killed.signal).toBe('SIGKILL')
    expect(killed.post?.log).toContain('dropped live_restoring, left half restored')
    expect(killed.post?.status).toBe(0)
    expect(await standing()).toEqual(['live'])
    job.remove()
  })
})

describe('a restore in place that was killed', () => {
  it(`leaves the target as it was, complete, or named as half restored by the next run, which goes on unasked, at each of ${kills} moments`, async () => {
    await makeLike(server, 'live', 'broken')
    const whole = await restoreAndKill(run(false))
    expect(whole.status).toBe(0)
    expect(await commentOf(server, 'live')).toBe('as it was')
    const random = seeded(7)
    let half = 0
    for (let moment = 0; moment < kills; moment++) {
      await makeLike(server, 'live', 'broken')
      await restoreAndKill(run(false), random() * whole.milliseconds * 1.05)
      const isMarked = readMark(await commentOf(server, 'live')) !== undefined
      if (!isMarked) {
        expect([before, complete]).toContain(await contentOf(server, 'live'))
        continue
      }
      half += 1
      const next = await restoreAndKill(run(false, false))
      expect(next.log).toMatch(/database live is half restored: a restore of shop-\d{8}_\d{6} began at/)
      expect(next.status).toBe(0)
      expect(await contentOf(server, 'live')).toBe(complete)
      expect(await commentOf(server, 'live')).toBe('as it was')
    }
    expect(half).toBeGreaterThan(0)
  })

  it('and that was interrupted instead says that the target is half restored', async () => {
    await makeLike(server, 'live', 'broken')
    const { milliseconds } = await restoreAndKill(run(false))
    await makeLike(server, 'live', 'broken')
    const interrupted = await restoreAndKill(run(false), milliseconds / 2, 'SIGTERM')
    expect(interrupted.status).toBe(130)
    expect(interrupted.log).toContain('database live is HALF RESTORED')
    expect(readMark(await commentOf(server, 'live'))?.comment).toBe('as it was')
  })
})
