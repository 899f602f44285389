import { describe, expect, it } from '@jest/globals'
import { acceptancesIn } from '../../../src/domain/migration-acceptance.ts'
import { ruleIds, rules } from '../../../src/domain/migration-rules-table.ts'
import { page } from './pages.ts'

const { text } = page('docs/migration-rules.md')

describe('the page about migrations', () => {
  it('lists every rule with its level and its threshold, and no other', () => {
    const told = [...text.matchAll(/^\| `(?<id>[a-z-]+)` \| (?<level>\w+) \| (?<from>[^|]*)\|/gm)].map(({ groups }) => `${groups?.['id'] ?? ''} ${groups?.['level'] ?? ''} ${groups?.['from']?.trim() ?? ''}`.trim())
    const from = (threshold: (typeof rules)[number]['threshold']) => {
      if (threshold === undefined) return ''
      return threshold.unit === 'seconds' ? `${threshold.default} s` : `${threshold.default.toLocaleString('en-US')} ${threshold.default === 1 ? 'row' : 'rows'}`
    }
    expect(told).toEqual(rules.map(({ id, level, threshold }) => `${id} ${level} ${from(threshold)}`.trim()))
  })

  it('shows comments that accept what they say', () => {
    const examples = [...text.matchAll(/^```sql\n(?<code>[^]*?)^```/gm)].map(({ groups }) => groups?.['code'] ?? '').join('')
    const { acceptances, problems } = acceptancesIn(examples, ruleIds)
    expect(problems).toEqual([])
    expect(acceptances.map(({ rule, table }) => [rule, table])).toEqual([['column-dropped', undefined], ['table-rewrite', 'orders'], ['type-changed', 'orders']])
  })
})
