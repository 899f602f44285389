import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { decideRetention } from '../../src/domain/retention.ts'
import type { RetentionCandidate, RetentionRules } from '../../src/domain/retention.ts'

const second = 1000
const day = 86_400 * second
const runs = { numRuns: 2000 }

const edges = ['2024-02-28T23:59:59Z', '2024-02-29', '2024-12-30', '2024-12-31T23:59:59Z', '2021-01-03']

/** Times that meet often: the same second, the edges of days, leap days, turns of years, a clock that was years ahead. */
const time = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.nat(1500), fc.constantFrom(0, 1, 43_200, 86_399)).map(([days, seconds]) =>
    Date.UTC(2022, 0, 1) + days * day + seconds * second) },
  { weight: 3, arbitrary: fc.nat(40 * 24).map((hours) => Date.UTC(2024, 1, 1) + hours * 3_600 * second) },
  { weight: 2, arbitrary: fc.constantFrom(...edges).map(Date.parse) },
  { weight: 1, arbitrary: fc.constantFrom(0, Date.UTC(2038, 0, 19), Date.UTC(2099, 11, 31)) },
)
const date = time.map((milliseconds) => new Date(milliseconds))
const standing = fc.oneof(
  { weight: 4, arbitrary: fc.constant('good' as const) },
  { weight: 3, arbitrary: fc.constantFrom('unproved', 'damaged', 'incomplete') },
)
const history: fc.Arbitrary<RetentionCandidate[]> = fc
  .array(fc.record({ takenAt: date, standing, provedByDrill: fc.boolean() }), { maxLength: 40 })
  .map((backups) => backups.map((backup, place) => ({ id: `backup-${place}`, ...backup })))
const count = fc.oneof({ weight: 8, arbitrary: fc.nat(8) }, { weight: 1, arbitrary: fc.constant(-1) })
const rules: fc.Arbitrary<RetentionRules> = fc.record({
  retentionDays: fc.oneof(fc.nat(30), fc.nat(1000)),
  keepLast: count, keepDaily: count, keepWeekly: count, keepMonthly: count, keepYearly: count,
  keepAtLeast: fc.nat(6),
})
const now = date
const protectedIds = fc.array(fc.nat(39), { maxLength: 2 }).map((places) => new Set(places.map((place) => `backup-${place}`)))

function keptIds(backups: RetentionCandidate[], ...more: [RetentionRules, Date, Set<string>?]): Set<string> {
  return new Set(decideRetention(backups, ...more).filter(({ keep }) => keep).map(({ id }) => id))
}

function survivors(backups: RetentionCandidate[], ...more: [RetentionRules, Date, Set<string>?]): RetentionCandidate[] {
  const ids = keptIds(backups, ...more)
  return backups.filter(({ id }) => ids.has(id))
}

const isGood = (backup: RetentionCandidate) => backup.standing === 'good'

describe('retention, over thousands of histories', () => {
  it('never leaves fewer good backups than the floor, nor than there were, nor none', () => {
    fc.assert(fc.property(history, rules, now, (backups, given, at) => {
      const floor = Math.min(Math.max(1, given.keepAtLeast), backups.filter(isGood).length)
      expect(survivors(backups, given, at).filter(isGood).length).toBeGreaterThanOrEqual(floor)
    }), runs)
  })

  it('never leaves fewer believable good backups than the floor, however many are dated in the future', () => {
    fc.assert(fc.property(history, rules, now, (backups, given, at) => {
      const isBelievable = (backup: RetentionCandidate) => isGood(backup) && backup.takenAt <= at
      const floor = Math.min(Math.max(1, given.keepAtLeast), backups.filter(isBelievable).length)
      expect(survivors(backups, given, at).filter(isBelievable).length).toBeGreaterThanOrEqual(floor)
    }), runs)
  })

  it('never removes everything, the newest good drilled backup, a protected one, or one dated in the future', () => {
    fc.assert(fc.property(history, rules, now, protectedIds, (backups, given, at, safe) => {
      const kept = survivors(backups, given, at, safe)
      if (backups.length > 0) expect(kept).not.toHaveLength(0)
      const drilled = backups.filter((backup) => isGood(backup) && backup.provedByDrill && backup.takenAt <= at)
      const newest = Math.max(...drilled.map(({ takenAt }) => takenAt.getTime()))
      const isNewestDrilled = (backup: RetentionCandidate) => drilled.includes(backup) && backup.takenAt.getTime() === newest
      if (drilled.length > 0) expect(kept.some(isNewestDrilled)).toBe(true)
      expect(kept).toEqual(expect.arrayContaining(backups.filter(({ id, takenAt }) => safe.has(id) || takenAt > at)))
    }), runs)
  })

  it('removes nothing that is young enough, and nothing damaged or incomplete while the floor is not reached', () => {
    fc.assert(fc.property(history, rules, now, (backups, given, at) => {
      const removed = backups.filter((backup) => !survivors(backups, given, at).includes(backup))
      const ages = removed.map(({ takenAt }) => at.getTime() - takenAt.getTime())
      if (given.retentionDays > 0) expect(ages.every((age) => age > given.retentionDays * day)).toBe(true)
      if (backups.filter(isGood).length < given.keepAtLeast) expect(removed).toEqual([])
    }), runs)
  })

  it('removes damaged and incomplete backups by age alone: no keep rule and no newer sibling matters', () => {
    fc.assert(fc.property(history, rules, rules, now, (backups, given, other, at) => {
      const { retentionDays, keepAtLeast } = given
      const isBroken = ({ standing: found }: RetentionCandidate) => found === 'damaged' || found === 'incomplete'
      const survivorsOfOther = survivors(backups, { ...other, retentionDays, keepAtLeast }, at)
      expect(survivorsOfOther.filter(isBroken)).toEqual(survivors(backups, given, at).filter(isBroken))
    }), runs)
  })

  it('decides about good backups as if the others did not exist', () => {
    fc.assert(fc.property(history, rules, now, (backups, given, at) => {
      expect(survivors(backups, given, at).filter(isGood)).toEqual(survivors(backups.filter(isGood), given, at))
    }), runs)
  })

  it('drops nothing more when it is applied to the survivors', () => {
    fc.assert(fc.property(history, rules, now, protectedIds, (backups, given, at, safe) => {
      const kept = survivors(backups, given, at, safe)
      expect(survivors(kept, given, at, safe)).toEqual(kept)
    }), runs)
  })

  it('keeps all that it kept when any one value is raised', () => {
    const names = ['retentionDays', 'keepLast', 'keepDaily', 'keepWeekly', 'keepMonthly', 'keepYearly', 'keepAtLeast'] as const
    const raise = fc.record({ name: fc.constantFrom(...names), more: fc.integer({ min: 1, max: 20 }) })
    fc.assert(fc.property(history, rules, now, raise, (backups, given, at, { name, more }) => {
      if (given[name] === -1) return
      const raised = { ...given, [name]: given[name] + more }
      expect([...keptIds(backups, raised, at)]).toEqual(expect.arrayContaining([...keptIds(backups, given, at)]))
    }), runs)
  })

  it('keeps with -1 all that any count keeps', () => {
    const names = ['keepLast', 'keepDaily', 'keepWeekly', 'keepMonthly', 'keepYearly'] as const
    fc.assert(fc.property(history, rules, now, fc.constantFrom(...names), (backups, given, at, name) => {
      const unlimited = { ...given, [name]: -1 }
      expect([...keptIds(backups, unlimited, at)]).toEqual(expect.arrayContaining([...keptIds(backups, given, at)]))
    }), runs)
  })

  it('decides the same whatever the order of the listing, also within one second', () => {
    const shuffled = history.chain((backups) =>
      fc.tuple(fc.constant(backups), fc.shuffledSubarray(backups, { minLength: backups.length })))
    fc.assert(fc.property(shuffled, rules, now, ([backups, other], given, at) => {
      expect(decideRetention(other, given, at)).toEqual(decideRetention(backups, given, at))
    }), runs)
  })

  it('keeps the newest of as many days, weeks, months or years as asked, the oldest if there are fewer, and no other', () => {
    const monday = (at: Date) => new Date(at.getTime() - ((at.getUTCDay() + 6) % 7) * day).toISOString().slice(0, 10)
    const names = {
      keepDaily: (at: Date) => at.toISOString().slice(0, 10), keepWeekly: monday,
      keepMonthly: (at: Date) => at.toISOString().slice(0, 7), keepYearly: (at: Date) => at.toISOString().slice(0, 4),
    }
    const counts = { keepLast: 0, keepDaily: 0, keepWeekly: 0, keepMonthly: 0, keepYearly: 0 }
    const name = fc.constantFrom('keepDaily', 'keepWeekly', 'keepMonthly', 'keepYearly')
    fc.assert(fc.property(history, name, fc.integer({ min: 1, max: 8 }), (backups, rule, wanted) => {
      const goods = backups.map((backup) => ({ ...backup, standing: 'good' as const, provedByDrill: false }))
      const newestFirst = goods.map(({ takenAt }) => takenAt).sort((one, other) => other.getTime() - one.getTime())
      const newestOfBucket = new Map(newestFirst.toReversed().map((at) => [names[rule](at), at.getTime()]))
      const expected = [...newestOfBucket.values()].reverse().slice(0, wanted)
      if (newestOfBucket.size < wanted) expected.push(...newestFirst.slice(-1).map((at) => at.getTime()))
      const given = { ...counts, [rule]: wanted, retentionDays: 0, keepAtLeast: 0 }
      const kept = survivors(goods, given, new Date('2100-01-01'))
      expect(new Set(kept.map(({ takenAt }) => takenAt.getTime()))).toEqual(new Set(expected))
    }), runs)
  })

  it('decides once about every backup, and says why', () => {
    fc.assert(fc.property(history, rules, now, (backups, given, at) => {
      const decisions = decideRetention(backups, given, at)
      expect(decisions.map(({ id }) => id).sort()).toEqual(backups.map(({ id }) => id).sort())
      expect(decisions.every(({ reasons }) => reasons.length > 0)).toBe(true)
    }), runs)
  })
})
