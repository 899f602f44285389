import { describe, expect, it } from '@jest/globals'
import type { Effects } from '../../../src/domain/migration-effects.ts'
import { judge, passes } from '../../../src/domain/migration-rules.ts'
import { ruleIds, rules } from '../../../src/domain/migration-rules-table.ts'

const silent: Effects = {
  seconds: 0.1, statements: [], locks: [], waits: [], rewrites: [], scans: [], indexes: [], dropped: [], cascaded: [], changed: [], nulled: [], unvalidated: [], invalidIndexes: [], enums: [], types: [],
  longestTransactionSeconds: 0, walBytes: 0, walUnderstated: true, failures: [], gaps: [],
}
const table = { id: 1, name: 'public.orders', rows: 12_400_000, bytes: 3_200_000_000 }
const small = { ...table, rows: 20 }
const statement = 'ALTER TABLE orders'
const lock = { table, mode: 'AccessExclusiveLock', modeName: 'ACCESS EXCLUSIVE', consequence: 'reads and writes wait', heldSeconds: 41, statement } as const

/** For each rule what sets it off, the sentence, and what just does not. */
const cases: Readonly<Record<string, { on: Partial<Effects>; sentence: string; off?: Partial<Effects> }>> = {
  'access-exclusive-lock-held': { on: { locks: [lock] }, sentence: 'public.orders (12,400,000 rows, 3.2 GB) was held in ACCESS EXCLUSIVE for 41 s: reads and writes wait', off: { locks: [{ ...lock, heldSeconds: 1.9 }, { ...lock, table: { ...table, rows: 0 } }] } },
  'write-lock-held': { on: { locks: [{ ...lock, mode: 'ShareLock', modeName: 'SHARE', consequence: 'writes wait' }] }, sentence: 'public.orders (12,400,000 rows, 3.2 GB) was held in SHARE for 41 s: writes wait', off: { locks: [{ ...lock, mode: 'ShareUpdateExclusiveLock', modeName: 'SHARE UPDATE EXCLUSIVE', consequence: undefined }] } },
  'table-rewrite': { on: { rewrites: [{ table, cause: 'column type', statement }] }, sentence: 'public.orders (12,400,000 rows, 3.2 GB) was rewritten (column type)', off: { rewrites: [{ table: small, cause: 'column type', statement }] } },
  'validating-scan': { on: { scans: [{ table, cause: 'foreign key', mode: 'ShareRowExclusiveLock', seconds: 5, statement }] }, sentence: 'public.orders (12,400,000 rows, 3.2 GB) was read whole in 5.0 s to check a foreign key, under a lock that writes wait for', off: { scans: [{ table, cause: 'validation', mode: 'ShareUpdateExclusiveLock', seconds: 5, statement }] } },
  'index-without-concurrently': { on: { indexes: [{ table, index: 'i', how: 'created', seconds: 5, statement }] }, sentence: 'the index i on public.orders (12,400,000 rows, 3.2 GB) was built in 5.0 s while writes waited', off: { indexes: [{ table: small, index: 'i', how: 'created', seconds: 0, statement }] } },
  'table-dropped': { on: { dropped: [{ what: 'table', table, column: undefined, lost: 12_400_000 }] }, sentence: 'the table public.orders was dropped with 12,400,000 rows', off: { dropped: [{ what: 'table', table: { ...table, rows: 0 }, column: undefined, lost: 0 }] } },
  'column-dropped': { on: { dropped: [{ what: 'column', table, column: 'note', lost: null }] }, sentence: 'the column note of public.orders was dropped with values that were not counted', off: { dropped: [{ what: 'column', table, column: 'note', lost: 0 }] } },
  cascade: { on: { cascaded: ['view public.open_orders'] }, sentence: 'CASCADE dropped view public.open_orders' },
  'rows-lost': { on: { changed: [{ table, inserted: 0, updated: 0, deleted: 1, truncated: false }] }, sentence: 'the migration deleted 1 row of public.orders (12,400,000 rows, 3.2 GB)', off: { changed: [{ table, inserted: 9, updated: 9, deleted: 0, truncated: false }] } },
  'values-lost': { on: { nulled: [{ table, column: 'note', values: 1 }] }, sentence: '1 value of the column note of public.orders (12,400,000 rows, 3.2 GB) was set to NULL' },
  'rows-updated': { on: { changed: [{ table, inserted: 0, updated: 10_000, deleted: 0, truncated: false }] }, sentence: '10,000 rows of public.orders (12,400,000 rows, 3.2 GB) were updated', off: { changed: [{ table, inserted: 0, updated: 9999, deleted: 0, truncated: false }] } },
  'not-valid-left': { on: { unvalidated: [{ table, constraint: 'c' }] }, sentence: 'the constraint c of public.orders is left NOT VALID' },
  'invalid-index-left': { on: { invalidIndexes: [{ table, index: 'i' }] }, sentence: 'the index i of public.orders is left invalid' },
  'enum-changed': { on: { enums: [{ name: 'public.mood', added: ['merry'], removed: ['cross'] }] }, sentence: 'the enum public.mood got merry and lost cross' },
  'type-changed': { on: { types: [{ table, column: 'id', from: 'integer', to: 'bigint' }] }, sentence: 'the column id of public.orders changed from integer to bigint' },
  'slow-statement': { on: { statements: [{ text: statement, seconds: 10, command: 'ALTER TABLE', failed: false }] }, sentence: 'ALTER TABLE took 10 s', off: { statements: [{ text: statement, seconds: 9.9, command: 'ALTER TABLE', failed: false }] } },
  'long-transaction': { on: { longestTransactionSeconds: 30 }, sentence: 'the longest transaction took 30 s', off: { longestTransactionSeconds: 29 } },
  'lock-wait': { on: { waits: [{ table, modeName: 'SHARE', seconds: 3 }] }, sentence: 'the migration waited 3.0 s for SHARE on public.orders (12,400,000 rows, 3.2 GB)' },
  'statement-failed': { on: { failures: [{ sqlState: '23502', statement }] }, sentence: 'a statement failed with SQLSTATE 23502' },
}

describe('the rules', () => {
  it('are silent on a migration that does nothing', () => {
    expect(judge(silent)).toEqual([])
    expect(passes(judge(silent))).toBe(true)
  })

  it.each(Object.entries(cases))('%s: speaks where it should, and alone', (id, { on, sentence, off }) => {
    const found = judge({ ...silent, ...on })
    expect(found.map((finding) => [finding.rule, finding.sentence])).toEqual([[id, sentence]])
    expect(passes(found)).toBe(rules.find((rule) => rule.id === id)?.level !== 'fail')
    if (off !== undefined) expect(judge({ ...silent, ...off })).toEqual([])
  })

  it('each has a case here, a reason, and a way to do it safely', () => {
    expect([...Object.keys(cases), 'not-undoable', 'undo-differs'].sort()).toEqual([...ruleIds].sort())
    for (const { reason, cure } of rules) expect(reason.length > 20 && cure.length > 20).toBe(true)
  })

  it('say what the undo left, once it was tried', () => {
    expect(judge(silent, [], {}, { undone: false, differences: ['index i is missing'] }).map(({ rule, sentence }) => [rule, sentence])).toEqual([
      ['not-undoable', 'the migration could not be undone'], ['undo-differs', 'the undo leaves 1 difference: index i is missing']])
    expect(judge(silent, [], {}, { undone: true, differences: [] })).toEqual([])
  })

  it('leave alone what failed and was expected to: the migration itself ended well', () => {
    expect(judge({ ...silent, failures: [{ sqlState: '42P01', statement }] }, [], {}, { completed: true })).toEqual([])
  })

  it('let the worst come first', () => {
    expect(judge({ ...silent, types: [{ table, column: 'id', from: 'integer', to: 'bigint' }], rewrites: [{ table, cause: 'column type', statement }], locks: [lock] }).map(({ level }) => level)).toEqual(['fail', 'warn', 'note'])
  })

  it('take thresholds and levels from whoever asks', () => {
    expect(judge({ ...silent, locks: [lock] }, [], { thresholds: { 'access-exclusive-lock-held': 60 } })).toEqual([])
    expect(judge({ ...silent, types: [{ table, column: 'id', from: 'integer', to: 'bigint' }] }, [], { levels: { 'type-changed': 'fail' } })).toMatchObject([{ level: 'fail' }])
  })

  it('keep what is accepted in sight, with its reason, and for its own table alone', () => {
    const other = { ...table, name: 'public.customers' }
    const found = judge({ ...silent, locks: [lock, { ...lock, table: other }] }, [{ rule: 'access-exclusive-lock-held', table: 'orders', reason: 'we stop the program', line: 3 }])
    expect(found.map(({ level, accepted, table: one }) => [level, accepted, one?.name])).toEqual([['fail', undefined, 'public.customers'], ['note', 'we stop the program', 'public.orders']])
    expect(passes(found)).toBe(false)
  })
})
