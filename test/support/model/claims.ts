import { describe, it } from '@jest/globals'
import fc from 'fast-check'
import { Damage, Repair } from './mending.ts'
import { databases, newModel } from './model.ts'
import type { Copied, Model } from './model.ts'
import { Retention } from './keeping.ts'
import { Clock, SweepDayLater } from './step.ts'
import { World } from './world.ts'
import { Backup, Drill } from './writing.ts'

const firstNight = new Date('2015-02-26T03:00:00Z')
const someDeath = fc.record({ after: fc.nat(40), how: fc.constantFrom('before', 'half', 'after'), host: fc.constantFrom('here', 'elsewhere') })
/** Most processes live to their end. */
const death = fc.option(someDeath, { freq: 3 }).map((one) => one ?? undefined)
const database = fc.constantFrom(databases[0], databases[0], ...databases)
const isBoth = fc.boolean()
const count = fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat(3) }, { weight: 1, arbitrary: fc.constant(-1) })
const none = fc.constant(0)
const rulesOf = (keep: fc.Arbitrary<number>) => fc.record({
  'retention-days': fc.nat(3), 'keep-last': keep, 'keep-daily': keep, 'keep-weekly': keep, 'keep-monthly': keep, 'keep-yearly': keep, 'keep-at-least': fc.nat(3),
})
// Five rules at once keep nearly everything: mostly age and the floor are left to themselves.
const rules = fc.oneof({ weight: 2, arbitrary: rulesOf(none) }, { weight: 1, arbitrary: rulesOf(count) })
const minutes = fc.oneof({ weight: 6, arbitrary: fc.constant(24 * 60) }, { weight: 2, arbitrary: fc.integer({ min: 1, max: 20 * 24 * 60 }) }, { weight: 2, arbitrary: fc.constant(-60) }, { weight: 1, arbitrary: fc.constant(60) })
const part = fc.constantFrom('archive', 'sidecar', 'manifest', 'proof', 'globals', 'drill')
const harm = fc.constantFrom('flip', 'cut', 'empty', 'remove')
const place = fc.constantFrom(0, 1)
const which = fc.nat(6)

const backup = fc.record({ database, isBoth, seconds: fc.nat(2), death }).map((given) => new Backup(given))
const clock = fc.record({ minutes }).map((given) => new Clock(given))
const steps = fc.commands<Model, World, false>([
  backup, backup, clock, fc.record({ which, verdict: fc.constantFrom('proved', 'damaged', 'unproved'), isBoth, death }).map((given) => new Drill(given)),
  fc.record({ database, rules, isBoth, death }).map((given) => new Retention(given)), fc.record({ place, which, part, harm }).map((given) => new Damage(given)),
  fc.record({ replaceDamaged: fc.boolean(), death }).map((given) => new Repair(given)), fc.constant(new SweepDayLater()),
], { maxCommands: 25, size: 'max' })

/** Files of others, some with names that are nearly ours: nothing may touch them. */
const foreign: Copied = new Map([
  ['notes.txt', 'mine'], ['shop-20150101_030000.dump.bak', 'a copy'], ['shop-20150231_030000.dump.age', 'no such day'], ['shop-20150226_030000.sql', 'by hand'], ['shop-20150226_030000.tar.gz', 'another tool'],
])

/** So many stories are told at once: each waits for the disk most of the time. */
const lanes = 4

/** Claims that two stores are as a list of backups says, whatever is done to them in so many stories. */
export function claimThatStoresAreAsTheirModel(runs: number, seed: number): void {
  describe('two stores, whatever happens to them', () => {
    it('lose no backup but by the rules of retention, list only whole ones, are repaired to the byte, and keep nothing half written', async () => {
      const told = await Promise.allSettled(Array.from({ length: lanes }, (_, lane) => tell(Math.ceil(runs / lanes), seed + lane)))
      for (const one of told) if (one.status === 'rejected') throw one.reason
    })
  })
}

async function tell(runs: number, seed: number): Promise<void> {
  await fc.assert(fc.asyncProperty(steps, fc.boolean(), async (commands, hasLinks) => {
    const world = await World.make(hasLinks, foreign)
    try {
      await fc.asyncModelRun(() => ({ model: newModel(firstNight, foreign), real: world }), commands)
    } finally {
      await world.remove()
    }
  }), { numRuns: runs, seed })
}
