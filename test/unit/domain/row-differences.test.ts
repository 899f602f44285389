import { describe, expect, it } from '@jest/globals'
import type { ArchivedTable } from '../../../src/domain/proof.ts'
import { rowDifferences } from '../../../src/domain/row-differences.ts'

const rows = (name: string, count: number | null, fingerprint: string | null = 'f'): ArchivedTable => ({ schema: 'public', name, columns: null, rows: count, fingerprint })

describe('rows after an undo', () => {
  it('are told where content, count or the table itself is another', () => {
    expect(rowDifferences([rows('a', 1), rows('b', 2), rows('c', 3), rows('d', 4)], [rows('a', 1, 'g'), rows('b', 1), rows('d', null)])).toEqual([
      { table: 'public.a', sentence: 'the rows of public.a have other content' },
      { table: 'public.b', sentence: 'public.b has 1 row, it had 2 rows' },
      { table: 'public.c', sentence: 'the rows of public.c cannot be read any more' },
      { table: 'public.d', sentence: 'the rows of public.d cannot be read any more' },
    ])
  })

  it('are no matter where they are the same, or a tool\'s own', () => {
    expect(rowDifferences([rows('a', 1), rows('v', null, null), rows('alembic_version', 1)], [rows('a', 1), rows('v', null, null), rows('alembic_version', 0)], ['alembic_version'])).toEqual([])
  })
})
