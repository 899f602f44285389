import { describe, expect, it } from '@jest/globals'
import { earlyBuilds } from '../../../src/domain/restore-order.ts'
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

  it('weighs an index by its rows and its kind, and knows that a key locks its table', () => {
    const entries = [
      ...orders, entry(20, 'FUNCTION', 'folded'),
      entry(3, 'INDEX', 'words', { dependencies: [1, 20], definition: 'CREATE INDEX words ON public.orders USING gin (to_tsvector(\'english\', note));' }),
      entry(4, 'INDEX', 'placed', { dependencies: [1], definition: 'CREATE INDEX placed ON public.orders USING btree (placed);' }),
      entry(5, 'CONSTRAINT', 'orders_pkey', { dependencies: [1] }),
    ]
    expect(earlyBuilds(entries, rows({ orders: 100_000 }))).toEqual([
      { dumpId: 3, data: 2, cost: 1_000_000, alone: false }, { dumpId: 4, data: 2, cost: 100_000, alone: false }, { dumpId: 5, data: 2, cost: 100_000, alone: true },
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
