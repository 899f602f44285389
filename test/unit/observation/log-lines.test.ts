import { describe, expect, it } from '@jest/globals'
import { CsvReader, factOf, recordOf } from '../../../src/observation/log-lines.ts'

/** A line of csvlog as PostgreSQL 18 writes it, with 26 columns. */
function line(message: string, { transaction = '3/45', severity = 'LOG', state = '00000', application = 'alembic' } = {}): string {
  const quoted = `"${message.replaceAll('"', '""')}"`
  return `2025-08-28 14:30:22.123 UTC,"mi,grator","da""ta",4711,"127.0.0.1:5000",68b0.1,7,"ALTER TABLE",2025-08-28 14:30:00 UTC,${transaction},0,${severity},${state},${quoted},,,,,,,,,"${application}","client backend",,0\n`
}

const fact = (message: string, options = {}) => factOf(recordOf(new CsvReader().push(line(message, options))[0] ?? []))
const base = { at: Date.UTC(2025, 7, 28, 14, 30, 22, 123) / 1000, session: 4711, transaction: '3/45' }

describe('the log of a server', () => {
  it('is read whole however the pieces fall, with quotes, commas and line ends in statements and names', () => {
    const text = line('statement: SELECT "a,b",\n\'"x"\';\nCOMMIT') + line('duration: 0.123 ms')
    for (let size = 1; size < 40; size += 3) {
      const reader = new CsvReader()
      const records = Array.from({ length: Math.ceil(text.length / size) }, (_, index) => reader.push(text.slice(index * size, (index + 1) * size))).flat()
      expect(records.map(recordOf).map(({ message, database }) => [database, message])).toEqual([['da"ta', 'statement: SELECT "a,b",\n\'"x"\';\nCOMMIT'], ['da"ta', 'duration: 0.123 ms']])
    }
  })

  it('never gives what the server says of an error, which may hold values of rows', () => {
    expect(fact('invalid input syntax for type integer: "secret"', { severity: 'ERROR', state: '22P02' })).toEqual({ ...base, kind: 'error', sqlState: '22P02' })
  })

  it('does not end the check, and is not passed over, where a migration wrote a line that begins like those of the watch', () => {
    for (const forged of ['{', '{"kind": "ddl_command_start", "scans": 5}', '{"kind": "sql_drop", "objects": [7]}', '{"kind": "table_rewrite"']) {
      expect(fact(`zimmer-observation ${forged}`)).toEqual({ gap: 'the log has a line that begins like those of the watch and is none' })
    }
  })

  it('is read where one statement has 20 MB', () => {
    const records = new CsvReader().push(line(`statement: INSERT INTO files VALUES ('${'"x"'.repeat(7_000_000)}')`))
    expect(records[0]).toHaveLength(26)
    expect(records[0]?.[13]?.length).toBe(21_000_040)
  })

  it('tells statements of both protocols, and their ends', () => {
    expect(fact('statement: UPDATE t SET a = 1')).toEqual({ ...base, kind: 'statement', text: 'UPDATE t SET a = 1' })
    expect(fact('execute <unnamed>: SELECT $1')).toEqual({ ...base, kind: 'statement', text: 'SELECT $1' })
    expect(fact('execute stmt: with colon/C_1: SELECT 2')).toMatchObject({ kind: 'statement' })
    expect(fact('duration: 12.5 ms', { transaction: '3/0' })).toEqual({ ...base, transaction: null, kind: 'end', milliseconds: 12.5 })
    expect(fact('disconnection: session time: 0:00:01', { transaction: '' })).toMatchObject({ kind: 'session-end', transaction: null })
  })

  it('passes over what is no fact, such as the parse and bind of a statement and other sessions\' talk', () => {
    for (const message of ['duration: 0.1 ms  parse <unnamed>: SELECT 1', 'duration: 0.1 ms  bind <unnamed>: SELECT 1', 'checkpoint starting', 'zimmer-observation end 12']) expect(fact(message)).toBeUndefined()
    expect(fact('statement: x', { severity: 'WARNING' })).toBeUndefined()
  })

  it('reads what the event triggers noted, and says when one could not', () => {
    expect(fact('zimmer-observation {"kind": "table_rewrite", "tag": "ALTER TABLE", "at": 5.25, "relation": 77, "reason": 4}')).toEqual({ ...base, at: 5.25, kind: 'rewrite', relation: 77, reason: 4 })
    expect(fact('zimmer-observation {"kind": "ddl_command_start", "tag": "ALTER TABLE", "at": 5, "scans": [[1, 2, 3]], "locks": [[1, "ShareLock"], [1, "SIReadLock"]]}'))
      .toMatchObject({ kind: 'command-start', scans: [{ relation: 1, scans: 2, rows: 3 }], locks: [{ relation: 1, mode: 'ShareLock' }] })
    expect(fact('zimmer-observation {"kind": "gap", "event": "sql_drop", "tag": "DROP TABLE", "state": "42501"}')).toEqual({ gap: 'what DROP TABLE did at sql_drop could not be noted (SQLSTATE 42501)' })
  })
})
