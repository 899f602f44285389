import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { brokenSets, idsOf } from '../../support/kills/judgement.ts'
import { live, momentsOf } from '../../support/kills/moments.ts'
import type { Moment } from '../../support/kills/moments.ts'
import { filesOf, makeScene, sealKinds } from '../../support/kills/scene.ts'
import type { Scene } from '../../support/kills/scene.ts'
import { makeTarget } from '../../support/kills/target.ts'
import type { Target } from '../../support/kills/target.ts'

// Restores from every store and encryption are killed and cut off at seeded moments, and their server is stopped. ZIMMER_KILLS is the number of moments.

const [seed, count] = [Number(process.env['ZIMMER_KILLS_SEED'] ?? 404), Number(process.env['ZIMMER_KILLS'] ?? 6)]
const moments = momentsOf(seed, count).map((moment) => ({ ...moment, way: moment.number % 2 === 0 ? 'in place' : 'with a swap' }))
const folder = mkdtempSync(join(tmpdir(), 'zimmer-kills-safety-'))
let scene: Scene | undefined
let target: Target | undefined

beforeAll(async () => {
  scene = await makeScene(sealKinds, 1)
  target = await makeTarget(scene)
})
afterAll(async () => {
  await scene?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Where what was in the target goes before it is emptied. */
function safetyOf({ number }: Moment): string {
  const path = join(folder, String(number))
  mkdirSync(path, { recursive: true })
  return path
}

describe('a restore to which something happened in the middle', () => {
  it.each(moments)('leaves the target as it was, complete, or known as half restored with a whole backup of what was there, and is finished by the next run: $number, $strike, $store, $seal, $way', async (moment) => {
    if (scene === undefined || target === undefined) throw new Error('there is no scene')
    const { address, seals, database } = scene
    const { prepare, afterStrike, afterNext } = target
    const isInPlace = moment.way === 'in place'
    const outcome = await live(scene, {
      action: 'restore', kind: moment.way, prepare, look: (when) => when === 'after the strike' ? afterStrike(isInPlace) : afterNext(),
      inputs: ({ seal }) => ({
        ...address, ...seals[seal].open, 'database': target?.database ?? '', 'backups-of': database, 'confirm': target?.database ?? '', 'swap': String(!isInPlace), 'jobs': '2',
        ...(isInPlace ? { 'safety-store': safetyOf(moment), ...seals.none.seal } : { 'safety-backup': 'false' }),
      }),
    }, moment)
    expect(outcome.broken).toEqual([])
    expect(outcome.next.log).toContain('✅ Restored')
    expect(outcome.afterNext).toEqual(outcome.before)
    const safety = filesOf(safetyOf(moment))
    expect(brokenSets(safety)).toEqual([])
    if (target.wasHalf) expect(idsOf(safety)).not.toEqual([])
  })
})
