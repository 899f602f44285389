import { describe, expect, it } from '@jest/globals'
import { parseTableNames } from '../../../src/domain/table-names.ts'
import { selectTables } from '../../../src/domain/table-selection.ts'
import type { ArchivedObject } from '../../../src/domain/table-selection.ts'

let id = 0
function entry(description: string, tag: string, definition: string, more: Partial<ArchivedObject> = {}): ArchivedObject {
  id += 1
  return { dumpId: id, description, tag, section: 'pre-data', namespace: 'public', owner: null, tablespace: null, definition, copyStatement: null, dependencies: [], hadData: false, ...more }
}

const users = entry('TABLE', 'users', 'CREATE TABLE public.users (\n    id integer NOT NULL\n);\n')
const other = entry('TABLE', 'users b', 'CREATE TABLE public."users b" (\n    c integer\n);\n')
const old = entry('TABLE', 'p1', 'CREATE TABLE public.p1 (\n    c integer\n);\nALTER TABLE ONLY public.p ATTACH PARTITION public.p1 DEFAULT;\n')
const parent = entry('TABLE', 'p', 'CREATE TABLE public.p (\n    c integer\n)\nPARTITION BY LIST (c);\n')
const key = entry('FK CONSTRAINT', 'users b c', 'ALTER TABLE ONLY public."users b"\n    ADD CONSTRAINT c FOREIGN KEY (c) REFERENCES public.users(id);\n', { dependencies: [users.dumpId, other.dumpId] })
const comment = entry('COMMENT', 'CONSTRAINT c ON "users b"', 'COMMENT …', { section: 'none', dependencies: [key.dumpId] })
const trigger = entry('TRIGGER', 'users t', 'CREATE TRIGGER t AFTER UPDATE OF id ON public.users FOR EACH ROW EXECUTE FUNCTION public.f(\'public.p\');\n')
const entries = [users, other, parent, old, key, comment, trigger, entry('VIEW', 'v', 'CREATE VIEW …', { dependencies: [users.dumpId] })]
const select = (names: string) => selectTables(parseTableNames(names), entries)

describe('what belongs to a chosen table', () => {
  it('is told apart although one table\'s name begins with that of another', () => {
    expect(select('users').objects.map((one) => one.entry)).toEqual([users, trigger])
    expect(select('"users b"').objects.map((one) => one.entry)).toEqual([other, key, comment])
  })

  it('are its partitions, also in archives of pg_dump 13, which attaches them elsewhere', () => {
    expect(select('P').tables.map(({ name, partitioned, parent: of }) => [name, partitioned, of?.name])).toEqual([['p', true, undefined], ['p1', false, 'p']])
  })

  it('are not the views and foreign keys of others, which are named', () => {
    const { incoming, views } = select('users')
    expect(incoming.map(({ name, from }) => [name, from.name])).toEqual([['c', 'users b']])
    expect(views.map(({ name }) => name)).toEqual(['v'])
  })

  it('are the columns of its rows, and not the parentheses in its name', () => {
    const table = entry('TABLE', 'f(x); "y', 'CREATE TABLE public."f(x); ""y" ("a)" integer);')
    const rows = entry('TABLE DATA', 'f(x); "y', '', { copyStatement: 'COPY public."f(x); ""y" ("a)", b) FROM stdin;\n', dependencies: [table.dumpId] })
    expect(selectTables(parseTableNames('"f(x); ""y"'), [table, rows]).tables[0]?.rows).toMatchObject({ list: '("a)", b)', columns: ['a)', 'b'] })
  })

  it('is found for twenty thousand tables as quickly as for one, each with its rows and its sequence', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => index).flatMap((index) => {
      const table = entry('TABLE', `t${index}`, `CREATE TABLE public.t${index} (id integer);`)
      const sequence = entry('SEQUENCE', `s${index}`, `ALTER TABLE public.t${index} ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME public.s${index});`)
      return [
        table, sequence, entry('TABLE DATA', `t${index}`, '', { copyStatement: `COPY public.t${index} (id) FROM stdin;\n`, dependencies: [table.dumpId] }),
        entry('SEQUENCE SET', `s${index}`, `SELECT pg_catalog.setval('public.s${index}', ${index + 1}, true);\n`, { dependencies: [sequence.dumpId] }),
      ]
    })
    const { tables, sequences } = selectTables(parseTableNames(many.filter(({ description }) => description === 'TABLE').map(({ tag }) => tag).join()), many)
    expect(tables.map(({ rows }) => rows?.position)).toEqual(tables.map((_, index) => 4 * index + 2))
    expect(sequences.map(({ value }) => value)).toEqual(sequences.map((_, index) => String(index + 1)))
  })

  it('cannot be told where there is no such table, and the nearest name is', () => {
    expect(() => select('user')).toThrow(expect.objectContaining({ code: 'table-not-found', hint: 'Perhaps public.users was meant.' }))
    expect(() => select('other.users')).toThrow(expect.objectContaining({ code: 'table-not-found', hint: 'Perhaps public.users was meant.' }))
    expect(() => select('"Users"')).toThrow(expect.objectContaining({ code: 'table-not-found' }))
  })
})
