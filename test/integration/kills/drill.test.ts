import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { live, momentsOf } from '../../support/kills/moments.ts'
import { makeScene, sealKinds } from '../../support/kills/scene.ts'
import type { Scene } from '../../support/kills/scene.ts'

// Restore tests are killed and cut off at seeded moments. ZIMMER_KILLS is the number of moments.

const strikes = ['SIGKILL', 'SIGTERM', 'SIGINT', 'child SIGKILL', 'child SIGTERM', 'store cut', 'store down'] as const
const moments = momentsOf(Number(process.env['ZIMMER_KILLS_SEED'] ?? 202), Number(process.env['ZIMMER_KILLS'] ?? 7), { strikes })
let scene: Scene | undefined

beforeAll(async () => { scene = await makeScene(sealKinds, 1) })
afterAll(() => scene?.stop())

describe('a restore test to which something happened in the middle', () => {
  it.each(moments)('leaves the backup as it was, never calls it damaged, and no server and no opened archive after the next run, which proves it: $number, $strike, $store, $seal', async (moment) => {
    if (scene === undefined) throw new Error('there is no scene')
    const { seals } = scene
    const outcome = await live(scene, { action: 'restore-test', inputs: ({ seal }) => ({ ...seals[seal].open, 'sandbox': 'local', 'sandbox-port': 'auto', 'migrate': 'none', 'jobs': '2' }) }, moment)
    expect(outcome.broken).toEqual([])
    expect(outcome.struck.log).not.toMatch(/damaged/i)
    expect(outcome.next.log).toContain('Restore test passed')
    expect(outcome.afterNext).toEqual(outcome.before)
  })
})
