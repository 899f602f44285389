import { describe, expect, it } from '@jest/globals'
import { LineReader, RowHider, tellingLine } from '../../../src/migrations/output.ts'

const shown = (text: string) => {
  const hider = new RowHider()
  return text.split('\n').map((line) => hider.line(line)).filter((line) => line !== undefined).join('\n')
}

describe('what a migration prints', () => {
  it.each([
    ['DETAIL:  Key (email)=(eve@example.com) already exists.', 'DETAIL:  Key (email)=(…) already exists.'],
    ['DETAIL:  Key (a, b)=(eve (the 1st), x) is not present in table "customers".', 'DETAIL:  Key (a, b)=(…) is not present in table "customers".'],
    ['DETAIL:  Schlüssel »(email)=(eve@example.com)« existiert bereits.', 'DETAIL:  Schlüssel »(email)=(…)« existiert bereits.'],
    ['DETAIL:  Failing row contains (1, eve, null).', 'DETAIL:  Failing row contains (…).'],
    ['[parameters: {\'email\': \'eve\'}]', '[parameters: …]'],
    ['ERROR:  invalid input syntax for type integer: "eve"', 'ERROR:  invalid input syntax for type integer: "…"'],
    ['ERROR:  date/time field value out of range: "eve"', 'ERROR:  date/time field value out of range: "…"'],
    ['ERROR:  value "eve" is out of range for type integer', 'ERROR:  value "…" is out of range for type integer'],
  ])('shows no value of a row: %s', (line, expected) => {
    expect(shown(line)).toBe(expected)
  })

  it('hides a value of several lines to its end, and shows what follows', () => {
    expect(shown('DETAIL:  Failing row contains (1, eve\nlives here (really)\nand there).\nSTATEMENT: x')).toBe('DETAIL:  Failing row contains (…).\nSTATEMENT: x')
    expect(shown('DETAIL:  Key (a)=(eve)\nhere) is duplicated.\nnext')).not.toContain('here')
  })

  it('keeps names, which are what somebody who mends it needs', () => {
    const line = 'ERROR:  column "email" of relation "customers" contains null values'
    expect(shown(line)).toBe(line)
  })

  it('is read by lines, wherever the chunks end', () => {
    const lines: string[] = []
    const reader = new LineReader((line) => lines.push(line))
    for (const chunk of ['on', 'e\r', '\ntwo\nthr', 'ee']) reader.push(chunk)
    reader.end()
    expect(lines).toEqual(['one', 'two', 'three'])
  })

  it('is told by its last line that speaks of an error', () => {
    expect(tellingLine(['a', 'sqlalchemy.exc.IntegrityError: no', '[SQL: SELECT error]', '(Background on this error at: x)'])).toBe('sqlalchemy.exc.IntegrityError: no')
    expect(tellingLine(['nothing', 'to see', ''])).toBe('to see')
  })
})
