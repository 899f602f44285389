import { describe, expect, it } from '@jest/globals'
import type { CommandEnd, LogEvent, LogFact } from '../../../src/domain/migration-facts.ts'
import { timelineOf } from '../../../src/domain/migration-timeline.ts'

function at(time: number, transaction: string | null, event: LogEvent, session = 1): LogFact {
  return { at: time, session, transaction, ...event }
}
const begins = (text: string): LogEvent => ({ kind: 'statement', text })
const ends = (seconds: number): LogEvent => ({ kind: 'end', milliseconds: seconds * 1000 })
const commandStart = { kind: 'command-start', tag: 'ALTER TABLE', scans: [], locks: [] } as const
const commandEnd = (...locks: CommandEnd['locks']): CommandEnd => ({ kind: 'command-end', tag: 'ALTER TABLE', scans: [], locks, objects: [], indexes: [], constraints: [] })
const exclusive = { relation: 7, mode: 'AccessExclusiveLock' } as const

const spans = (log: readonly LogFact[]) => timelineOf(log).transactions.map(({ id, start, end }) => [id, start, end])

describe('the timeline of a migration', () => {
  it('lets a lock last until a slow COMMIT has ended, and not only until it began', () => {
    expect(spans([
      at(0, '3/1', begins('BEGIN')), at(0, '3/1', ends(0)),
      at(1, '3/1', begins('ALTER TABLE t')), at(1, '3/1', commandStart), at(2, '3/1', commandEnd(exclusive)), at(2, '3/1', ends(1)),
      at(5, '3/1', begins('COMMIT')), at(9, null, ends(4)),
    ])).toEqual([['3/1', 0, 9]])
  })

  it('lets a transaction that nobody ended last until its session ended', () => {
    const open = [at(0, '3/1', begins('begin')), at(0, '3/1', ends(0)), at(1, '3/1', begins('UPDATE t')), at(2, '3/1', ends(1)), at(60, null, { kind: 'session-end' as const })]
    expect(spans(open)).toEqual([['3/1', 0, 60]])
    // Without BEGIN, in the extended protocol, it ended right after the statement.
    expect(spans(open.slice(2))).toEqual([['3/1', 1, 2]])
  })

  it('takes the lock of a plain statement as held since that statement, when a later command shows it', () => {
    const { transactions } = timelineOf([
      at(0, '3/1', begins('BEGIN')), at(0, '3/1', ends(0)), at(1, '3/1', begins('UPDATE t')), at(4, '3/1', ends(3)),
      at(5, '3/1', begins('ALTER TABLE u')), at(5, '3/1', { ...commandStart, locks: [{ relation: 7, mode: 'RowExclusiveLock' }] }), at(6, '3/1', commandEnd({ relation: 7, mode: 'RowExclusiveLock' }, { relation: 8, mode: 'AccessExclusiveLock' })), at(6, '3/1', ends(1)),
    ])
    expect([...transactions[0]?.locks.values() ?? []].map(({ relation, since }) => [relation, since])).toEqual([[7, 1], [8, 5]])
  })

  it('keeps sessions apart, and names the statement that failed', () => {
    const { statements, strayErrors, transactions } = timelineOf([
      at(0, '3/1', begins('UPDATE t'), 1), at(0.5, '4/1', begins('DELETE FROM t'), 2), at(1, '3/1', { kind: 'error', sqlState: '40P01' }, 1), at(2, null, ends(1.5), 2),
      at(3, null, { kind: 'error', sqlState: '42601' }, 2),
    ])
    expect(statements.map(({ text, start, end, sqlState }) => [text, start, end, sqlState])).toEqual([['UPDATE t', 0, 1, '40P01'], ['DELETE FROM t', 0.5, 2, undefined]])
    expect(transactions.map(({ session, end }) => [session, end])).toEqual([[1, 1], [2, 2]])
    expect(strayErrors).toEqual(['42601'])
  })
})
