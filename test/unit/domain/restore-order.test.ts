import { describe, expect, it } from '@jest/globals'
import { buildsBeside, earlyBuilds, jobsThatPay } from '../../../src/domain/restore-order.ts'
import type { OrderedEntry } from '../../../src/domain/restore-order.ts'

const entry = (dumpId: number, description: string, tag: string, more: Partial<OrderedEntry> = {}): OrderedEntry => ({
  dumpId, description, tag, namespace: 'public', definition: null, dependencies: [],
  section: description === 'TABLE' || description === 'FUNCTION' ? 'pre-data' : description === 'TABLE DATA' ? 'data' : 'post-data', ...more,
})
const rows = (counts: Record<string, number>) => (_schema: string, table: string) => counts[table] ?? 0
const orders = [entry(1, 'TABLE', 'orders'), entry(2, 'TABLE DATA', 'orders', { dependencies: [1] })]

describe('what is built as soon as its table is loaded', () => {
  it('is nothing that waits for a second table, for rows of the restore or for another index', () => {
    const entries = [
      ...orders, entry(3, 'TABLE', 'customers'), entry(4, 'TABLE DATA', 'customers', { dependencies: [3] }),
      entry(5, 'FK CONSTRAINT', 'orders known', { dependencies: [1, 3] }),
      entry(6, 'INDEX', 'upon both', { dependencies: [1, 3] }),
      entry(7, 'CONSTRAINT', 'orders_pkey', { dependencies: [1] }),
      entry(8, 'INDEX', 'upon the key', { dependencies: [1, 7] }),
      entry(9, 'INDEX ATTACH', 'part', { dependencies: [7] }),
      entry(10, 'TRIGGER', 'orders changed', { dependencies: [1] }),
      entry(11, 'MATERIALIZED VIEW DATA', 'sums', { dependencies: [1] }),
    ]
    expect(earlyBuilds(entries, rows({ orders: 1_000_000, customers: 1_000_000 })).map(({ dumpId }) => dumpId)).toEqual([7])
  })

  it('is nothing of a small table, nor of one whose rows are not in the archive', () => {
    const index = entry(3, 'INDEX', 'orders_placed', { dependencies: [1] })
    expect(earlyBuilds([...orders, index], rows({ orders: 49_999 }))).toEqual([])
    expect(earlyBuilds([...orders, index], rows({}))).toEqual([])
    expect(earlyBuilds(orders.slice(0, 1).concat(index), rows({ orders: 1_000_000 }))).toEqual([])
  })

  it('takes an index over an expression, which names its table twice, for one of that table', () => {
    const entries = [...orders, entry(3, 'INDEX', 'folded', { dependencies: [1, 1], definition: 'CREATE INDEX folded ON public.orders USING btree (lower(note));' })]
    expect(earlyBuilds(entries, rows({ orders: 100_000 })).map(({ dumpId }) => dumpId)).toEqual([3])
  })

  it('is the costly index of a small table as well', () => {
    const index = (method: string) => entry(3, 'INDEX', 'near', { dependencies: [1], definition: `CREATE INDEX near ON public.orders USING ${method} (place);` })
    expect(earlyBuilds([...orders, index('gin')], rows({ orders: 10_000 })).map(({ cost }) => cost)).toEqual([500_000])
    expect(earlyBuilds([...orders, index('gin')], rows({ orders: 9_000 }))).toEqual([])
  })

  it('weighs an index by its rows and its kind, and knows that a key locks its table', () => {
    const entries = [
      ...orders, entry(20, 'FUNCTION', 'folded'),
      entry(3, 'INDEX', 'words', { dependencies: [1, 20], definition: 'CREATE INDEX words ON public.orders USING gin (to_tsvector(\'english\', note));' }),
      entry(4, 'INDEX', 'placed', { dependencies: [1], definition: 'CREATE INDEX placed ON public.orders USING btree (placed);' }),
      entry(5, 'CONSTRAINT', 'orders_pkey', { dependencies: [1] }),
    ]
    expect(earlyBuilds(entries, rows({ orders: 100_000 }))).toEqual([
      { dumpId: 3, data: 2, cost: 30_000_000, alone: false }, { dumpId: 4, data: 2, cost: 100_000, alone: false }, { dumpId: 5, data: 2, cost: 100_000, alone: true },
    ])
  })

  it('is of the largest tables alone: each build is a process of its own', () => {
    const entries = Array.from({ length: 40 }, (_, table) => [
      entry(table * 10 + 1, 'TABLE', `t${table}`), entry(table * 10 + 2, 'TABLE DATA', `t${table}`, { dependencies: [table * 10 + 1] }), entry(table * 10 + 3, 'INDEX', `i${table}`, { dependencies: [table * 10 + 1] }),
    ]).flat()
    const built = earlyBuilds(entries, (_schema, table) => 50_000 + Number(table.slice(1)))
    expect(built.map(({ data }) => data).sort((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, index) => (24 + index) * 10 + 2))
  })
})

describe('what is built beside the last builds of some tables', () => {
  const entries = [
    ...orders, entry(3, 'TABLE', 'customers'), entry(4, 'TABLE DATA', 'customers', { dependencies: [3] }), entry(5, 'TABLE', 'notes'), entry(6, 'TABLE DATA', 'notes', { dependencies: [5] }),
    entry(10, 'CONSTRAINT', 'customers_pkey', { dependencies: [3] }), entry(11, 'CONSTRAINT', 'notes_pkey', { dependencies: [5] }), entry(12, 'INDEX', 'notes_words', { dependencies: [5, 5] }),
    entry(13, 'FK CONSTRAINT', 'orders of customers', { dependencies: [1, 10] }), entry(14, 'FK CONSTRAINT', 'notes of customers', { dependencies: [5, 10] }),
    entry(15, 'FK CONSTRAINT', 'orders of notes', { dependencies: [1, 11] }), entry(16, 'TRIGGER', 'orders changed', { dependencies: [1] }),
    entry(17, 'MATERIALIZED VIEW DATA', 'sums', { dependencies: [1] }), entry(18, 'INDEX', 'sums_key', { dependencies: [17] }),
  ]

  it('is no foreign key from or to such a table: it would wait for its lock', () => {
    expect(buildsBeside(entries, new Set([10, 11, 12]), new Set([6]))).toEqual([13])
  })

  it('is nothing that was given out before, and everything it needs that was not', () => {
    expect(buildsBeside(entries, new Set([12]), new Set([6]))).toEqual([10, 13])
    expect(buildsBeside(entries, new Set([10, 11, 12]), new Set([2, 6]))).toEqual([])
  })

  it('is nothing in a circle, as only a damaged archive holds one', () => {
    expect(buildsBeside([entry(1, 'INDEX', 'a', { dependencies: [2] }), entry(2, 'INDEX', 'b', { dependencies: [1] })], new Set(), new Set())).toEqual([])
  })
})

describe('the jobs of pg_restore', () => {
  const mebibyte = 1024 ** 2
  const of = (tables: number, archiveBytes: number, jobs = 2, serverVersionNumber = 150_018) => jobsThatPay(jobs, { tables, archiveBytes, serverVersionNumber })

  it('are as many as were asked for where tables are few, or large', () => {
    for (const jobs of [2, 4, 64]) expect(of(1000, mebibyte, jobs)).toBe(jobs)
    expect(of(5000, 200 * mebibyte)).toBe(2)
    expect(of(20_000, 4096 * mebibyte, 4)).toBe(4)
  })

  it('are one for thousands of small tables, before pg_restore 17', () => {
    expect(of(5000, 4 * mebibyte)).toBe(1)
    expect(of(20_000, 18 * mebibyte, 4)).toBe(1)
    expect(of(20_000, 18 * mebibyte, 4, 160_009)).toBe(1)
    expect(of(20_000, 18 * mebibyte, 4, 170_000)).toBe(4)
  })
})
