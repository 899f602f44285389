import { describe, expect, it } from '@jest/globals'
import { parseTableNames, withSuffix } from '../../../src/domain/table-names.ts'

describe('names of tables as somebody writes them', () => {
  it.each([['"open', 'has a quotation mark that is not closed'], ['a.b.c', /no name of a table/], ['drop table', /no name of a table/], ['"a"b', /no name of a table/], [' , \n', 'names no table']])('are refused when they name none: %s', (text, message) => {
    expect(() => parseTableNames(text)).toThrow(message)
  })

  it('may be separated by commas or lines, have a schema, and hold every sign within quotes', () => {
    expect(parseTableNames('users, public.users\n"we""ird, a.b"\r\n"o ther"."Ünï;", users,').map(({ schema, name, exact }) => [schema, name, exact])).toEqual([
      [undefined, 'users', false], ['public', 'users', false], [undefined, 'we"ird, a.b', true], ['o ther', 'Ünï;', true],
    ])
  })

  it('keep their suffix where PostgreSQL would cut them', () => {
    expect(withSuffix('users', '_restored')).toBe('users_restored')
    expect(withSuffix('é'.repeat(31), '_restored')).toBe(`${'é'.repeat(27)}_restored`)
  })
})
