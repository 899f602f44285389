import { describe, expect, it } from '@jest/globals'
import { parseMigrate } from '../../../src/migrations/command.ts'

describe('the input migrate', () => {
  it.each([
    ['alembic upgrade head && psql -f after.sql', '&&'],
    ['alembic upgrade head; rm -rf x', ';'],
    ['psql -f $FILE', '$FILE'],
    ['psql -f `ls`', '`'],
    ['psql -f *.sql', '*.sql'],
    ['psql -c "`id`"', '`'],
    ['psql < file.sql', '<'],
    ['echo $(id)', '$'],
    ['psql # now', '#'],
    ['psql > out', '>'],
    ['make migrate | cat', '|'],
  ])('is refused where only a shell would understand it: %s', (input, named) => {
    expect(() => parseMigrate(input)).toThrow(expect.objectContaining({ code: 'invalid-migrate', message: expect.stringContaining(named) }))
  })

  it('is refused with an open quote, with a variable before the program, and empty', () => {
    expect(() => parseMigrate('psql -c "select 1')).toThrow('migrate has a quote that is not closed')
    expect(() => parseMigrate('A=1 make')).toThrow(expect.objectContaining({ hint: 'Write `env A=1 make`, which needs no shell.' }))
    expect(() => parseMigrate('  ')).toThrow('migrate is empty')
  })

  it('is split into words as a shell would', () => {
    expect(parseMigrate('  psql -v "name=a b" -c \'select "x" from t where a = $1\' file\\ one.sql ')).toEqual({
      kind: 'command', command: ['psql', '-v', 'name=a b', '-c', 'select "x" from t where a = $1', 'file one.sql'],
    })
  })

  it('takes a quote within the other kind of quotes as it stands', () => {
    expect(parseMigrate('psql -c "a\'b" \'c"`\'')).toEqual({ kind: 'command', command: ['psql', '-c', 'a\'b', 'c"`'] })
  })

  it('knows its two words', () => {
    expect(parseMigrate('auto')).toEqual({ kind: 'auto' })
    expect(parseMigrate(' none ')).toEqual({ kind: 'none' })
  })
})
