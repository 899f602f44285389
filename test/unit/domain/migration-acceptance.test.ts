import { describe, expect, it } from '@jest/globals'
import { acceptancesIn } from '../../../src/domain/migration-acceptance.ts'
import { ruleIds } from '../../../src/domain/migration-rules-table.ts'

const read = (file: string) => acceptancesIn(file, ruleIds)

describe('what a migration file accepts', () => {
  it('is nothing without a written reason', () => {
    for (const words of ['accept table-rewrite', 'accept table-rewrite because', 'accept table-rewrite because ok', 'accept because the table is small']) {
      const { acceptances, problems } = read(`-- zimmer: ${words}\nALTER TABLE t`)
      expect(acceptances).toEqual([])
      expect(problems).toHaveLength(1)
    }
  })

  it('is nothing that stands in the program and not in a comment', () => {
    expect(read('op.execute("-- zimmer: accept rows-lost because nobody needs them")').acceptances).toEqual([])
    expect(read('x = "zimmer: accept rows-lost because nobody needs them"')).toEqual({ acceptances: [], problems: [] })
  })

  it('names the rules that there are', () => {
    expect(read('# zimmer: accept rows-lots because nobody needs them')).toEqual({ acceptances: [], problems: [{ line: 1, sentence: 'line 1 accepts rows-lots, which is no rule' }] })
  })

  it.each(['-- ', '# ', '  // ', '/* ', ' * ', '<!-- '])('is read from a comment that begins with %s', (begin) => {
    expect(read(`first\r\n${begin}zimmer: accept table-rewrite, type-changed on orders because it has 200 rows -->`).acceptances).toEqual([
      { rule: 'table-rewrite', table: 'orders', reason: 'it has 200 rows', line: 2 }, { rule: 'type-changed', table: 'orders', reason: 'it has 200 rows', line: 2 }])
  })

  it('may be for a table of any name', () => {
    expect(read('-- zimmer: accept rows-lost on "we ird" because they are logs only').acceptances).toMatchObject([{ table: 'we ird' }])
  })
})
