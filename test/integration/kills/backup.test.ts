import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { live, momentsOf } from '../../support/kills/moments.ts'
import { makeScene, sealKinds } from '../../support/kills/scene.ts'
import type { Scene } from '../../support/kills/scene.ts'

// Backups are killed, starved and cut off at seeded moments, over every store and every encryption. ZIMMER_KILLS is the number of moments.

const moments = momentsOf(Number(process.env['ZIMMER_KILLS_SEED'] ?? 101), Number(process.env['ZIMMER_KILLS'] ?? 16))
let scene: Scene | undefined

beforeAll(async () => { scene = await makeScene(sealKinds, 2) })
afterAll(() => scene?.stop())

describe('a backup to which something happened in the middle', () => {
  it.each(moments)('leaves only whole backups, earlier ones untouched, and nothing after the next run: $number, $strike, $store, $seal', async (moment) => {
    if (scene === undefined) throw new Error('there is no scene')
    const { source, seals } = scene
    const outcome = await live(scene, { action: 'backup', inputs: ({ seal }) => ({ ...source, ...seals[seal].seal }) }, moment)
    expect(outcome.broken).toEqual([])
    const added = outcome.afterStrike.length - outcome.before.length
    expect(outcome.struck.status === 0 ? [1] : [0, 1]).toContain(added)
    expect(outcome.afterNext).toHaveLength(outcome.afterStrike.length + 1)
  })
})
