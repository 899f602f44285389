import { describe, expect, it } from '@jest/globals'
import { buildProof, compareSequences, compareTables, excludedReason } from '../../../src/domain/proof.ts'
import type { ProofMode } from '../../../src/domain/manifest.ts'
import type { Archived, ArchivedTable, SourceFacts, SourceRelation } from '../../../src/domain/proof.ts'

const print = (digit: string) => digit.repeat(32)
const relation = (name: string, rows: number | null, more: Partial<SourceRelation> = {}): SourceRelation => ({ schema: 'public', name, kind: 'table', extension: null, condition: null, readable: true, rows, ...more })
const table = (name: string, rows: number | null, fingerprint: string | null = print('a')): ArchivedTable => ({ schema: 'public', name, columns: '(id)', rows, fingerprint })
const source = (...relations: SourceRelation[]): SourceFacts => ({ address: { host: 'db', port: 5432 }, relations, largeObjects: 0, constraints: [], indexes: [], triggers: [] })
const archived = (...tables: ArchivedTable[]): Archived => ({ tables, sequences: [], largeObjects: { count: 0, bytes: 0, fingerprint: null } })
const build = (facts: SourceFacts, read: Archived | undefined, mode: ProofMode = 'content') => buildProof('zimmer-20250828_143022', facts, read, mode)

describe('what the source has and the archive does not hold', () => {
  it('is a problem when one row is lacking', () => {
    expect(build(source(relation('orders', 3)), archived(table('orders', 2))).problems).toEqual(['public.orders has 3 rows in the source but 2 in the archive'])
  })

  it('is a problem when there is one row too many', () => {
    expect(build(source(relation('orders', 3)), archived(table('orders', 4))).problems).toHaveLength(1)
  })

  it('is a problem when the archive has a table that the snapshot did not see', () => {
    expect(build(source(), archived(table('late', 0))).problems).toEqual(['public.late is in the archive but not in the source\'s snapshot'])
  })

  it('is a problem when large objects are lacking', () => {
    expect(build({ ...source(), largeObjects: 2 }, archived()).problems).toEqual(['the archive holds 0 large objects, the source 2'])
  })

  it('does not mix up tables whose names read alike', () => {
    const facts = source(relation('b.c', 1, { schema: 'a' }), relation('c', 2, { schema: 'a.b' }))
    const read = archived({ ...table('b.c', 2), schema: 'a' }, { ...table('c', 1), schema: 'a.b' })
    expect(build(facts, read).problems).toHaveLength(2)
  })
})

describe('what is left out of the comparison', () => {
  it.each([
    ['a partitioned table', relation('orders', null, { kind: 'partitioned table' }), 'its rows are in its partitions'],
    ['a foreign table', relation('far', null, { kind: 'foreign table' }), 'a foreign table: its rows are elsewhere'],
    ['a table that an extension fills', relation('spatial_ref_sys', 8500, { extension: 'postgis' }), 'belongs to extension postgis, which fills it'],
    ['a materialized view without data', relation('revenue', null, { kind: 'materialized view', readable: false }), 'not populated'],
    ['an unlogged table of a standby', relation('cache', null, { readable: false }), 'an unlogged table cannot be read on a standby'],
    ['a table whose rows were excluded', relation('log', 9), excludedReason],
  ])('%s has its reason in the proof', (_, one, reason) => {
    const { proof, problems } = build(source(one), archived())
    expect(problems).toEqual([])
    expect(proof.relations[0]).toMatchObject({ exempt: reason })
  })

  it('is nothing of an extension\'s configuration table: its rows are the users\'', () => {
    const one = relation('job', 2, { extension: 'pg_cron', condition: '' })
    expect(build(source(one), archived(table('job', 1))).problems).toHaveLength(1)
  })

  it('is everything where the archive was not read, and then no fingerprint is claimed', () => {
    const { proof, problems } = build(source(relation('orders', 3)), undefined)
    expect(problems).toEqual([])
    expect(proof.relations[0]).toMatchObject({ rows: 3, fingerprint: null, exempt: null })
  })
})

describe('a proof by rows alone', () => {
  it('still finds a lost row, and claims no fingerprint', () => {
    expect(build(source(relation('orders', 3)), archived(table('orders', 2)), 'rows').problems).toHaveLength(1)
    expect(build(source(relation('orders', 3)), archived(table('orders', 3)), 'rows').proof.relations[0]).toMatchObject({ rows: 3, fingerprint: null })
  })
})

describe('reading the rows again', () => {
  const { proof } = build(source(relation('orders', 3), relation('empty', 0), relation('log', 9)), archived(table('orders', 3), table('empty', 0, print('0'))))
  const again = [table('orders', 3), table('empty', 0, print('0'))]

  it('tells a table whose content changed, though its rows are as many', () => {
    const { differences, rowsCompared } = compareTables(proof, [table('orders', 3, print('b')), table('empty', 0, print('0'))], 'the archive')
    expect(differences).toEqual([{ relation: 'public.orders', sentence: 'public.orders has other content in the archive than in the source (3 rows in both)' }])
    expect(rowsCompared).toBe(0)
  })

  it('tells a lost row, a lost table and one too many', () => {
    expect(compareTables(proof, [table('orders', 2), table('extra', 1)], 'the archive').differences.map(({ sentence }) => sentence)).toEqual([
      'public.orders has 2 rows in the archive, the source had 3', 'public.empty is missing in the archive', 'public.extra is in the archive but not in the manifest',
    ])
  })

  it('tells rows that cannot be counted from none', () => {
    expect(compareTables(proof, [table('orders', null), again[1] ?? table('', 0)], 'the archive').differences[0]?.sentence).toBe('public.orders has rows that cannot be counted in the archive, the source had 3')
  })

  it('counts what it compared, and names what it did not with the reason', () => {
    expect(compareTables(proof, again, 'the archive')).toEqual({ differences: [], tablesCompared: 2, rowsCompared: 3, exempt: [{ relation: 'public.log', reason: excludedReason }] })
  })
})

describe('sequences', () => {
  const at = (value: string, isCalled = true) => ({ schema: 'public', name: 'orders_id_seq', value, isCalled })

  it('that stand elsewhere are told: the next insert would meet a key that is taken', () => {
    expect(compareSequences([at('500')], [at('1', false)], 'the restored database')).toEqual([
      { relation: 'public.orders_id_seq', sentence: 'sequence public.orders_id_seq stands at 1 (not called) in the restored database, in the source at 500' },
    ])
    expect(compareSequences([at('1')], [at('1', false)], 'x')).toHaveLength(1)
  })

  it('beyond what a JavaScript number holds are told apart', () => {
    expect(compareSequences([at('9223372036854775807')], [at('9223372036854775806')], 'x')).toHaveLength(1)
  })

  it('that are missing are told, and equal ones are not', () => {
    expect(compareSequences([at('5')], [], 'x').map(({ sentence }) => sentence)).toEqual(['sequence public.orders_id_seq is missing in x'])
    expect(compareSequences([at('5')], [at('5')], 'x')).toEqual([])
  })
})
