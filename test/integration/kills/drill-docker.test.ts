import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { docker } from '../../support/kills/containers.ts'
import { live, momentsOf } from '../../support/kills/moments.ts'
import { makeScene, sealKinds } from '../../support/kills/scene.ts'
import type { Scene } from '../../support/kills/scene.ts'
import { dockerStrikes } from '../../support/kills/strikes.ts'
import { installedMajor } from '../../support/server.ts'

// Restore tests in a container are killed, robbed of the container and of the daemon at seeded moments. ZIMMER_KILLS is the number of moments.

const strikes = ['SIGKILL', 'SIGTERM', 'SIGINT', 'child SIGKILL', ...dockerStrikes] as const
const moments = momentsOf(Number(process.env['ZIMMER_KILLS_SEED'] ?? 505), Number(process.env['ZIMMER_KILLS'] ?? 4), { strikes })
const hasImage = await docker('image', 'inspect', `postgres:${await installedMajor() ?? ''}`).then(() => true, () => false)
const { skip: passOver } = describe
let scene: Scene | undefined

beforeAll(async () => { if (hasImage) scene = await makeScene(sealKinds, 1) })
afterAll(() => scene?.stop())

const describeWhere = hasImage ? describe : passOver
describeWhere('a restore test in a container to which something happened in the middle (needs a daemon and an image postgres:<major>)', () => {
  it.each(moments)('leaves the backup as it was, never calls it damaged, and no container and no volume stays after the next run, which proves it: $number, $strike, $store, $seal', async (moment) => {
    if (scene === undefined) throw new Error('there is no scene')
    const { seals } = scene
    const outcome = await live(scene, { action: 'restore-test', kind: 'docker', inputs: ({ seal }) => ({ ...seals[seal].open, 'sandbox': 'docker', 'sandbox-port': 'auto', 'migrate': 'none', 'jobs': '2' }) }, moment)
    expect(outcome.broken).toEqual([])
    expect(outcome.struck.log).not.toMatch(/damaged/i)
    expect(outcome.next.log).toContain('Restore test passed')
    expect(outcome.afterNext).toEqual(outcome.before)
  })
})
