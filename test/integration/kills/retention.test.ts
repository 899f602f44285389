import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { live, momentsOf } from '../../support/kills/moments.ts'
import { makeScene } from '../../support/kills/scene.ts'
import type { Scene } from '../../support/kills/scene.ts'

// Retention and rekeying, which remove backups, are killed and cut off at seeded moments, over every store. ZIMMER_KILLS is the number of moments of each.

const strikes = ['SIGKILL', 'SIGTERM', 'SIGINT', 'store cut', 'store down'] as const
const seals = ['none', 'age', 'gpg'] as const
const [seed, count] = [Number(process.env['ZIMMER_KILLS_SEED'] ?? 303), Number(process.env['ZIMMER_KILLS'] ?? 5)]
let scene: Scene | undefined

beforeAll(async () => { scene = await makeScene(seals, 5) })
afterAll(() => scene?.stop())

describe('a retention to which something happened in the middle', () => {
  it.each(momentsOf(seed, count, { seals, strikes }))('leaves every backup whole or gone, the floor of three and the newest, and is finished by the next run: $number, $strike, $store, $seal', async (moment) => {
    if (scene === undefined) throw new Error('there is no scene')
    const { source, seals: keys } = scene
    const outcome = await live(scene, { action: 'backup', from: '>>> Retention', mayRemove: 'backups', inputs: ({ seal }) => ({ ...source, ...keys[seal].seal, 'retention-days': '0', 'keep-at-least': '3' }) }, moment)
    expect(outcome.broken).toEqual([])
    expect(outcome.afterStrike.length).toBeGreaterThanOrEqual(3)
    expect(outcome.before).not.toContain(outcome.afterStrike.at(-1))
    expect(outcome.afterNext).toHaveLength(3)
    expect(outcome.afterNext[1]).toBe(outcome.afterStrike.at(-1))
  })
})

describe('a rekeying to which something happened in the middle', () => {
  it.each(momentsOf(seed + 1, count, { seals, strikes: [...strikes, 'child SIGKILL', 'child SIGTERM'] }))('loses no backup, and is finished by the next run: $number, $strike, $store, $seal', async (moment) => {
    if (scene === undefined) throw new Error('there is no scene')
    const { seals: { age, gpg }, database } = scene
    // The next run opens what the struck one sealed anew, too.
    const keys = { ...age.open, ...gpg.open, ...(moment.seal === 'age' ? gpg.seal : age.seal) }
    const outcome = await live(scene, { action: 'rekey', mayRemove: 'copies', inputs: () => ({ ...keys, backup: 'all', database }) }, moment)
    expect(outcome.broken).toEqual([])
    expect(outcome.afterStrike.length).toBeGreaterThanOrEqual(outcome.before.length)
    expect(outcome.afterNext).toHaveLength(outcome.before.length)
  })
})
