import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { live, momentsOf } from '../../support/kills/moments.ts'
import { makeScene } from '../../support/kills/scene.ts'
import type { Scene } from '../../support/kills/scene.ts'

// Retention and rekeying, which remove backups, are killed and cut off at seeded moments. ZIMMER_KILLS is the number of moments of each.

const strikes = ['SIGKILL', 'SIGTERM', 'SIGINT', 'store cut', 'store down'] as const
const [seed, count] = [Number(process.env['ZIMMER_KILLS_SEED'] ?? 303), Number(process.env['ZIMMER_KILLS'] ?? 5)]
let scene: Scene | undefined

beforeAll(async () => { scene = await makeScene(['none'], 5) })
afterAll(() => scene?.stop())

describe('a retention to which something happened in the middle', () => {
  it.each(momentsOf(seed, count, { seals: ['none'], strikes }))('leaves every backup whole or gone, the floor of three and the newest, and is finished by the next run: $number, $strike, $store', async (moment) => {
    if (scene === undefined) throw new Error('there is no scene')
    const { source } = scene
    const outcome = await live(scene, { action: 'backup', from: '>>> Retention', mayRemove: true, inputs: () => ({ ...source, 'retention-days': '0', 'keep-at-least': '3' }) }, moment)
    expect(outcome.broken).toEqual([])
    expect(outcome.afterStrike.length).toBeGreaterThanOrEqual(3)
    expect(outcome.before).not.toContain(outcome.afterStrike.at(-1))
    expect(outcome.afterNext).toHaveLength(3)
    expect(outcome.afterNext[1]).toBe(outcome.afterStrike.at(-1))
  })
})

describe('a rekeying to which something happened in the middle', () => {
  it.each(momentsOf(seed + 1, count, { seals: ['none'], strikes }))('loses no backup, and is finished by the next run: $number, $strike, $store', async (moment) => {
    if (scene === undefined) throw new Error('there is no scene')
    const { seals, database } = scene
    const outcome = await live(scene, { action: 'rekey', mayRemove: true, inputs: () => ({ ...seals.age.seal, ...seals.age.open, backup: 'all', database }) }, moment)
    expect(outcome.broken).toEqual([])
    expect(outcome.afterStrike.length).toBeGreaterThanOrEqual(outcome.before.length)
    expect(outcome.afterNext).toHaveLength(outcome.before.length)
  })
})
