import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { judgeTables, shrunkTables } from '../../../src/domain/health-tables.ts'
import type { TableFacts, TableReading } from '../../../src/domain/health-tables.ts'
import { limits } from './limits.ts'

const start = Date.parse('2025-08-28T02:00:00Z')
const table = (relation: string, rows: number, fingerprint: string | null = null): TableFacts => ({ relation, rows, fingerprint })
/** Newest first, a day apart. */
const nightly = (count: number, tables: (daysAgo: number) => TableFacts[]): TableReading[] => Array.from({ length: count }, (_, daysAgo) => (
  { backup: `zimmer-${daysAgo}`, takenAt: new Date(start - daysAgo * 86_400_000), tables: tables(daysAgo) }))
const judged = (readings: readonly TableReading[], more = {}) => judgeTables(readings, { ...limits, ...more })
/** Every night another content. */
const moving = (relation: string, rows: number, daysAgo: number) => table(relation, rows, `${relation}-${daysAgo}`)

describe('tables that lost rows', () => {
  it('are named, the one that lost most first; those that others read of are only counted', () => {
    const readings = nightly(8, (daysAgo) => [moving('public.orders', daysAgo === 0 ? 6600 : 10_000, daysAgo), moving('public.we"ird; drop', daysAgo === 0 ? 0 : 90_000, daysAgo), moving('public.customers', 5000, daysAgo)])
    expect(judged(readings)).toEqual([{
      id: 'table-shrunk', level: 'warning', discreet: '2 tables have lost rows',
      sentence: '2 tables have lost rows: public.we"ird; drop has 0 rows, 100 % fewer than is usual (90,000); public.orders has 6,600 rows, 34 % fewer than is usual (10,000)',
    }])
  })

  it('are told of when they are gone altogether', () => {
    const readings = nightly(8, (daysAgo) => daysAgo === 0 ? [] : [moving('public.orders', 500, daysAgo)])
    expect(shrunkTables(readings, limits)).toEqual([{ relation: 'public.orders', rows: 0, usualRows: 500 }])
  })

  it('do not cry wolf when they are small: less than a hundred rows come and go by chance', () => {
    expect(judged(nightly(8, (daysAgo) => [moving('public.sessions', daysAgo === 0 ? 55 : 80, daysAgo)]))).toEqual([])
  })

  it('do not cry wolf when they are queues that empty and fill by themselves', () => {
    expect(judged(nightly(8, (daysAgo) => [moving('public.jobs', daysAgo % 3 === 0 ? 10 : 5000, daysAgo)]))).toEqual([])
  })

  it('do not cry wolf when they are new', () => {
    expect(judged(nightly(8, (daysAgo) => daysAgo < 3 ? [moving('public.new', daysAgo === 0 ? 100 : 1000, daysAgo)] : []))).toEqual([])
  })

  it('are never fewer when one loses more', () => {
    const rows = fc.array(fc.nat(20_000), { minLength: 8, maxLength: 8 })
    fc.assert(fc.property(rows, fc.nat(20_000), (counts, fewer) => {
      const of = (newest: number) => shrunkTables(nightly(8, (daysAgo) => [table('a', daysAgo === 0 ? newest : counts[daysAgo] ?? 0)]), limits)
      expect(of(Math.min(fewer, counts[0] ?? 0)).length).toBeGreaterThanOrEqual(of(counts[0] ?? 0).length)
    }), { numRuns: 300 })
  })
})

describe('data that stopped moving', () => {
  const still = (daysAgo: number) => [table('public.orders', 5000, 'same'), moving('public.heartbeat', 1, daysAgo)]

  it('is told when no large table has changed for so many days, whatever the small ones do', () => {
    expect(judged(nightly(8, still))).toEqual([{ id: 'data-still', level: 'warning', sentence: 'not one row of the 1 large table has changed for 7 days' }])
  })

  it.each([
    ['fewer days than that', nightly(7, still), {}],
    ['a longer limit', nightly(8, still), { maxStillDays: 8 }],
    ['one large table that moves', nightly(8, (daysAgo) => [...still(daysAgo), moving('public.events', 1000, daysAgo)]), {}],
    ['small tables alone', nightly(8, () => [table('public.settings', 999, 'same')]), {}],
    ['content that was not hashed', nightly(8, () => [table('public.orders', 5000)]), {}],
    ['a change two nights ago', nightly(8, (daysAgo) => [table('public.orders', 5000, daysAgo < 2 ? 'new' : 'old')]), {}],
    ['many backups within an hour', nightly(8, still).map((reading, place) => ({ ...reading, takenAt: new Date(start - place * 60_000) })), {}],
    ['a single backup, or none', nightly(1, still), {}],
  ])('is not told of for %s', (_, readings, more) => { expect(judged(readings, more)).toEqual([]) })
})
