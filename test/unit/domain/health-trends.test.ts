import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { fallOf, judgeTrends } from '../../../src/domain/health-trends.ts'
import type { TrendPoint } from '../../../src/domain/health-trends.ts'
import { limits } from './limits.ts'

const usual: TrendPoint = { id: 'zimmer', form: 'zstd:1/none/content', bytes: 40_000_000, rows: 100_000, durationSeconds: 300 }
/** Newest first: what is given, and then as it always was. */
const history = (...latest: Partial<TrendPoint>[]): TrendPoint[] => [...latest.map((one) => ({ ...usual, ...one })), ...Array.from({ length: 10 }, () => usual)]
const judged = (points: readonly TrendPoint[], more = {}) => judgeTrends(points, { ...limits, ...more }).map(({ id, level, sentence }) => `${level} ${id}: ${sentence}`)

describe('what the newest backup lost', () => {
  it('is critical where hardly any row is left: a nightly copy of an emptied database is perfect', () => {
    expect(judged(history({ rows: 12, bytes: 20_000 }))).toEqual([
      'critical size-shrunk: the newest backup has 20.0 kB, 99 % less than is usual (40.0 MB)',
      'critical rows-shrunk: the newest backup has 12 rows, 99 % fewer than is usual (100,000)',
    ])
  })

  it.each([
    ['a third of its size', { bytes: 26_600_000 }, ['warning size-shrunk: the newest backup has 26.6 MB, 33 % less than is usual (40.0 MB)']],
    ['a third of its rows', { rows: 66_000 }, ['warning rows-shrunk: the newest backup has 66,000 rows, 34 % fewer than is usual (100,000)']],
    ['no more than the limit', { rows: 70_000, bytes: 28_000_000 }, []],
    ['nothing, and grew', { rows: 900_000, bytes: 90_000_000 }, []],
    ['what nobody counted', { rows: null }, []],
  ])('is told where it lost %s', (_, change, findings) => { expect(judged(history(change))).toEqual(findings) })

  it('stays told for days: the median does not follow at once', () => {
    const low = { rows: 50_000 }
    expect(judged(history(low, low, low, low)).length).toBe(1)
    expect(judged(history(low, low, low, low, low))).toEqual([])
  })

  it('is not told of by less than three backups before', () => {
    expect(judged(history({ rows: 1 }).slice(0, 3))).toEqual([])
    expect(judged(history({ rows: 1 }).slice(0, 4)).length).toBe(1)
    expect(judged([])).toEqual([])
  })

  it('is no cry of wolf where the archive is only made otherwise, nor where it is so small that its table of contents is most of it', () => {
    expect(judged(history({ bytes: 10_000_000, form: 'zstd:19/none/content' }))).toEqual([])
    expect(judged(history({ bytes: 10_000 }).map((point) => ({ ...point, bytes: Math.min(point.bytes, 90_000) })))).toEqual([])
  })

  it('is no cry of wolf where the count is small enough for chance', () => {
    const small = (rows: number) => history({ rows }).map((point, place) => place === 0 ? point : { ...point, rows: 90 })
    expect(judged(small(62))).toEqual([])
    expect(judged(small(60)).length).toBe(1)
  })

  it('is nothing where it was as low before and grew back by itself', () => {
    expect(judged([...history({ rows: 100 }).slice(0, 2), { ...usual, rows: 90 }, ...history().slice(0, 4)])).toEqual([])
    expect(judged([...history({ rows: 100 }, { rows: 90 })]).length).toBe(1)
  })
})

describe('how long dumps take', () => {
  const slow = { durationSeconds: 1200 }

  it('is told where the last three took far longer than those before', () => {
    expect(judged(history(slow, slow, slow))).toEqual(['warning backup-slower: the last three backups took 20 min 0 s, 300 % longer than those before (5 min 0 s)'])
  })

  it.each([
    ['one slow night', history(slow), {}],
    ['three that are within the limit', history({ durationSeconds: 599 }, { durationSeconds: 599 }, { durationSeconds: 599 }), {}],
    ['a limit that allows it', history(slow, slow, slow), { maxSlowdownPercent: 400 }],
    ['dumps of seconds', history(slow, slow, slow).map((point) => ({ ...point, durationSeconds: (point.durationSeconds ?? 0) / 50 })), {}],
    ['backups that are made otherwise', history(...[slow, slow, slow].map((one) => ({ ...one, form: 'none/age/content' }))), {}],
  ])('is not told of for %s', (_, points, more) => { expect(judged(points, more)).toEqual([]) })
})

describe('judging trends', () => {
  const count = fc.nat(1_000_000)
  const point = fc.record({ id: fc.constant('x'), form: fc.constantFrom('a', 'b'), bytes: count, rows: fc.option(count), durationSeconds: fc.option(fc.nat(10_000)) })
  const weight = (points: readonly TrendPoint[], percent = 30) => {
    const findings = judgeTrends(points, { ...limits, maxShrinkPercent: percent }).filter(({ id }) => id !== 'backup-slower')
    return findings.reduce((sum, { level }) => sum + (level === 'critical' ? 10 : 1), 0)
  }

  it('never finds less where more is lost', () => {
    fc.assert(fc.property(fc.array(point, { minLength: 1, maxLength: 12 }), fc.double({ min: 0, max: 1, noNaN: true }), ([newest, ...before], left) => {
      if (newest === undefined) return
      const worse = { ...newest, bytes: Math.floor(newest.bytes * left), rows: newest.rows === null ? null : Math.floor(newest.rows * left) }
      expect(weight([worse, ...before])).toBeGreaterThanOrEqual(weight([newest, ...before]))
    }), { numRuns: 500 })
  })

  it('never finds anything where all are equal, whatever the limit', () => {
    fc.assert(fc.property(point, fc.integer({ min: 1, max: 99 }), fc.nat(12), (one, percent, more) => { expect(weight(Array.from({ length: more + 1 }, () => one), percent)).toBe(0) }))
  })

  it('gives a fall between the limit and all, whatever it is given', () => {
    fc.assert(fc.property(count, fc.array(count, { maxLength: 9 }), fc.integer({ min: 1, max: 99 }), (value, before, percent) => {
      const fall = fallOf(value, before, percent)
      if (fall !== undefined) expect(fall.percent > percent - 1e-9 && fall.percent <= 100 && fall.usual > value).toBe(true)
    }))
  })
})
