import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { growthOf, weekWhenFull } from '../../../src/domain/growth.ts'
import type { StoredSet } from '../../../src/domain/store.ts'

const day = 86_400_000
const now = new Date('2025-08-28T12:00:00Z')

function set(daysAgo: number, bytes: number, database = 'zimmer'): StoredSet {
  const takenAt = new Date(now.getTime() - daysAgo * day)
  const file = (name: string, size: number) => ({ name, bytes: size, modifiedAt: takenAt })
  return { id: `${database}-${daysAgo}`, database, takenAt, complete: true, files: { archive: file('a', bytes), sidecar: file('s', 0) } }
}
const daily = (count: number, size: (daysAgo: number) => number, database?: string) => Array.from({ length: count }, (_, daysAgo) => set(daysAgo, size(daysAgo), database))

describe('how a store grows', () => {
  it('is not misled by a backup that is far too small, or far too large', () => {
    const honest = (daysAgo: number) => 1000 - daysAgo * 10
    const { bytesPerWeek } = growthOf(daily(14, (daysAgo) => daysAgo === 0 ? 20 : daysAgo === 6 ? 1e9 : honest(daysAgo)), now)
    expect(bytesPerWeek).toBe(70 * 14)
  })

  it('is unknown before there are three days of backups over a week', () => {
    for (const sets of [[], daily(2, () => 1), [set(0, 1), set(0.1, 2), set(0.2, 3)], daily(6, () => 1), [set(0, 1), set(10, 1)]]) expect(growthOf(sets, now).bytesPerWeek).toBeUndefined()
    expect(growthOf(daily(7, () => 1), now).bytesPerWeek).toBe(0)
  })

  it('adds up the databases of the store, each times its backups', () => {
    const sets = [...daily(8, (daysAgo) => 1000 - daysAgo, 'a'), ...daily(10, (daysAgo) => 1000 + daysAgo * 2, 'b')]
    expect(growthOf(sets, now).bytesPerWeek).toBeCloseTo(7 * 8 - 14 * 10)
  })

  it('looks at the last eight weeks alone, and at nothing that is dated in the future', () => {
    const sets = [...daily(57, () => 500), ...Array.from({ length: 30 }, (_, index) => set(60 + index, 1)), set(-3, 1e12)]
    expect(growthOf(sets, now).bytesPerWeek).toBe(0)
  })

  it('counts every file that stands, also of sets that are incomplete', () => {
    expect(growthOf([set(0, 5), { ...set(1, 7), complete: false }], now).bytes).toBe(12)
  })

  it('finds the slope of any straight line, in whatever order the backups are listed, also when a quarter of them is out of line', () => {
    fc.assert(fc.property(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 12, max: 50 }), fc.array(fc.nat(1e9), { minLength: 50, maxLength: 50 }), (perDay, count, noise) => {
      const sets = daily(count, (daysAgo) => daysAgo % 4 === 1 && daysAgo < count * 0.8 ? noise[daysAgo] ?? 0 : 1e6 - daysAgo * perDay)
      const { bytesPerWeek = NaN } = growthOf(sets, now)
      expect(growthOf(sets.toReversed(), now).bytesPerWeek).toBe(bytesPerWeek)
      const clean = growthOf(daily(count, (daysAgo) => 1e6 - daysAgo * perDay), now).bytesPerWeek ?? NaN
      expect(clean).toBeCloseTo(perDay * 7 * count, 3)
      expect(Number.isFinite(bytesPerWeek)).toBe(true)
    }), { numRuns: 200 })
  })
})

describe('the week in which a store is full', () => {
  it('is named by its Monday, and is this one where it is full already', () => {
    expect(weekWhenFull({ bytes: 60, bytesPerWeek: 10 }, 100, now)).toBe('2025-09-22')
    expect(weekWhenFull({ bytes: 200, bytesPerWeek: 10 }, 100, now)).toBe('2025-08-25')
  })

  it('is none where nothing grows, nothing is known, or it is more than ten years away', () => {
    for (const growth of [{ bytes: 1, bytesPerWeek: undefined }, { bytes: 1, bytesPerWeek: 0 }, { bytes: 1, bytesPerWeek: -5 }, { bytes: 1, bytesPerWeek: 1 }]) expect(weekWhenFull(growth, 1e6, now)).toBeUndefined()
  })

  it('is never later for a store that holds more or grows faster', () => {
    fc.assert(fc.property(fc.nat(1000), fc.integer({ min: 1, max: 100 }), fc.nat(100), fc.nat(100), (bytes, bytesPerWeek, more, faster) => {
      const week = weekWhenFull({ bytes, bytesPerWeek }, 2000, now) ?? '9999'
      expect((weekWhenFull({ bytes: bytes + more, bytesPerWeek: bytesPerWeek + faster }, 2000, now) ?? '9999') <= week).toBe(true)
    }))
  })
})
