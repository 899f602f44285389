import { describe, expect, it } from '@jest/globals'
import { compareSchemas } from '../../../src/domain/schema.ts'
import type { SchemaEntry } from '../../../src/domain/schema.ts'

const entry = (description: string, tag: string, more: Partial<SchemaEntry> = {}): SchemaEntry => ({
  description, tag, namespace: 'public', owner: 'shop', tablespace: null, tableAccessMethod: 'heap', definition: `CREATE ${description} ${tag};`, ...more,
})
const orders = entry('TABLE', 'orders')
const compare = (expected: SchemaEntry[], found: SchemaEntry[], ownership = true) => compareSchemas(expected, found, { ownership })

describe('a restored schema', () => {
  it.each(['TABLE', 'INDEX', 'FK CONSTRAINT', 'CHECK CONSTRAINT', 'TRIGGER', 'POLICY', 'ROW SECURITY', 'FUNCTION', 'VIEW', 'DEFAULT', 'COMMENT', 'EXTENSION', 'EVENT TRIGGER', 'PUBLICATION'])('that lost a %s is told so', (description) => {
    expect(compare([orders, entry(description, 'x')], [orders])).toEqual([`${description.toLowerCase()} public.x is missing in the restored database`])
  })

  it('whose object has another definition is told so, once', () => {
    expect(compare([orders], [{ ...orders, definition: 'CREATE TABLE orders (id bigint);' }])).toEqual(['table public.orders differs in the restored database: its definition'])
  })

  it('whose object belongs to another role is told so, where ownership was restored', () => {
    const other = { ...orders, owner: 'postgres' }
    expect(compare([orders], [other])).toEqual(['table public.orders differs in the restored database: its owner'])
    expect(compare([orders], [other], false)).toEqual([])
  })

  it('that lost a privilege is told so, where privileges were restored', () => {
    const grant = entry('ACL', 'TABLE orders', { definition: 'GRANT SELECT ON TABLE orders TO reader;' })
    expect(compare([orders, grant], [orders])).toEqual(['acl public.TABLE orders is missing in the restored database'])
    expect(compare([orders, grant], [orders], false)).toEqual([])
  })

  it('that has something more is told so', () => {
    expect(compare([orders], [orders, entry('TRIGGER', 'orders spy')])).toEqual(['trigger public.orders spy is in the restored database but not in the backup'])
  })

  it('with one of two equal objects is told so', () => {
    expect(compare([orders, orders], [orders])).toEqual(['table public.orders is missing in the restored database'])
  })

  it('with two functions of one name and other arguments is not mixed up', () => {
    const [one, two] = [entry('FUNCTION', 'total(integer)'), entry('FUNCTION', 'total(text)')]
    expect(compare([one, two], [two, one])).toEqual([])
    expect(compare([one, two], [one])).toEqual(['function public.total(text) is missing in the restored database'])
  })

  it('is compared without its rows, and without what belongs to the dump or the database', () => {
    const beside = ['TABLE DATA', 'SEQUENCE SET', 'BLOB', 'BLOBS', 'MATERIALIZED VIEW DATA', 'ENCODING', 'STDSTRINGS', 'SEARCHPATH', 'DATABASE'].map((description) => entry(description, 'x'))
    expect(compare([...beside, entry('SCHEMA', 'public', { namespace: null }), entry('COMMENT', 'SCHEMA public', { namespace: null }), entry('COMMENT', 'DATABASE shop', { namespace: null })], [])).toEqual([])
  })

  it('is compared in every schema but public by the schema itself too', () => {
    expect(compare([entry('SCHEMA', 'audit', { namespace: null })], [])).toEqual(['schema audit is missing in the restored database'])
  })
})
