import { describe, expect, it } from '@jest/globals'
import type { SchemaEntry } from '../../../src/domain/schema.ts'
import { lineDifferences, schemaDifferences, sentenceOf } from '../../../src/domain/schema-diff.ts'

function object(description: string, tag: string, definition: string, more: Partial<SchemaEntry> = {}): SchemaEntry {
  return { description, tag, definition, namespace: 'public', owner: 'zimmer', tablespace: null, tableAccessMethod: null, ...more }
}
const table = (...columns: string[]) => object('TABLE', 'orders', `CREATE TABLE public.orders (\n${columns.map((column) => `    ${column}`).join(',\n')}\n);\n`)

describe('what differs between two schemas', () => {
  it('is told line by line, without the comma that moved', () => {
    expect(schemaDifferences([table('id integer', 'note text')], [table('id integer', 'note text NOT NULL', 'vip boolean')])).toEqual([{
      object: 'table public.orders', change: 'changed',
      lines: [' CREATE TABLE public.orders (', '     id integer', '-    note text', '+    note text NOT NULL', '+    vip boolean', ' );', ' -- owner: zimmer'],
    }])
  })

  it('is nothing where only the order differs: of objects as pg_dump writes them, and of columns', () => {
    const [index, view] = [object('INDEX', 'by_note', 'CREATE INDEX by_note …'), object('VIEW', 'v', 'CREATE VIEW v …')]
    expect(schemaDifferences([table('id integer', 'note text'), index, view], [view, index, table('note text', 'id integer')])).toEqual([])
  })

  it('tells what is new and what is gone, and an owner that changed', () => {
    const index = object('INDEX', 'by_note', 'CREATE INDEX by_note ON public.orders (note);\n')
    expect(schemaDifferences([index], [table('id integer'), { ...index, owner: 'mallory' }]).map((one) => [one.object, one.change])).toEqual([['index public.by_note', 'changed'], ['table public.orders', 'added']])
    expect(schemaDifferences([index], [])).toEqual([{ object: 'index public.by_note', change: 'removed', lines: ['-CREATE INDEX by_note ON public.orders (note);', '--- owner: zimmer'] }])
  })

  it('leaves out what a migration tool made for itself, and rows', () => {
    const own = [object('TABLE', 'alembic_version', 'x'), object('CONSTRAINT', 'alembic_version alembic_version_pkc', 'x'), object('SEQUENCE', 'knex_migrations_id_seq', 'x'), object('TABLE DATA', 'orders', 'x'), object('SEQUENCE SET', 'orders_id_seq', 'x')]
    expect(schemaDifferences([], own, ['alembic_version', 'knex_migrations'])).toEqual([])
    expect(schemaDifferences([], [object('TABLE', 'alembic_versions', 'x')], ['alembic_version'])).toHaveLength(1)
  })

  it('is a sentence each', () => {
    expect([sentenceOf({ object: 'index public.a', change: 'added', lines: [] }), sentenceOf({ object: 'index public.a', change: 'removed', lines: [] }), sentenceOf({ object: 'index public.a', change: 'changed', lines: [] })])
      .toEqual(['index public.a is left over', 'index public.a is missing', 'index public.a is another one'])
  })
})

describe('lines that differ', () => {
  it('keep what both have between them, and three lines around', () => {
    expect(lineDifferences(['1', '2', '3', '4', 'a', 'x', 'b', '5', '6', '7', '8'], ['1', '2', '3', '4', 'c', 'x', '5', '6', '7', '8'])).toEqual([' 2', ' 3', ' 4', '-a', '+c', ' x', '-b', ' 5', ' 6', ' 7'])
  })

  it('are found in a function of 100,000 lines', () => {
    const lines = Array.from({ length: 100_000 }, (_, index) => `line ${index}`)
    expect(lineDifferences(lines, lines.map((line, index) => index % 50_000 === 7 ? 'other' : line)).filter((line) => line === '+other')).toHaveLength(2)
  })
})
