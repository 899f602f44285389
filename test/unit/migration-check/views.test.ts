import { describe, expect, it } from '@jest/globals'
import { annotate } from '../../../src/actions/migration-check/annotations.ts'
import { markerOf } from '../../../src/actions/migration-check/comment.ts'
import { placeOf } from '../../../src/actions/migration-check/files.ts'
import type { MigrationFile } from '../../../src/actions/migration-check/files.ts'
import type { MigrationCheckReport, PlacedFinding, RevisionReport } from '../../../src/actions/migration-check/report.ts'
import { histogram, lockSentence, outputsOf, summaryOf } from '../../../src/actions/migration-check/views.ts'
import type { Effects } from '../../../src/domain/migration-effects.ts'
import type { Host, Place } from '../../../src/kit/host.ts'

const hostile = 'public.we"ird; <img src=x> | ```\n@everyone'
const table = { id: 1, name: hostile, rows: 12_400_000, bytes: 3_200_000_000 }
const effects: Effects = {
  seconds: 42, statements: [{ text: 'ALTER TABLE `orders` |', seconds: 41, command: 'ALTER TABLE', failed: false }],
  locks: [{ table, mode: 'AccessExclusiveLock', modeName: 'ACCESS EXCLUSIVE', consequence: 'reads and writes wait', heldSeconds: 41, statement: 'ALTER' }],
  waits: [], rewrites: [{ table, cause: 'column type', statement: '' }], scans: [], indexes: [], dropped: [], cascaded: [], changed: [], nulled: [], unvalidated: [], invalidIndexes: [], enums: [], types: [],
  longestTransactionSeconds: 41, walBytes: 1000, walUnderstated: true, failures: [], gaps: [],
}
const finding: PlacedFinding = {
  rule: 'table-rewrite', level: 'fail', sentence: `${hostile} was rewritten`, reason: 'It waits.', cure: 'Do it otherwise.', table, statement: undefined, accepted: undefined, file: 'migrations/1.sql', line: 7,
}
const revision: RevisionReport = {
  revision: 'b2', file: 'migrations/1.sql', effects, findings: [finding, { ...finding, level: 'warn', rule: 'cascade' }, { ...finding, accepted: `because ${hostile}`, level: 'note' }],
  schema: [{ object: `table ${hostile}`, change: 'changed', lines: ['-```', '+<!-- x -->'] }], failure: null, undo: { outcome: 'undone', seconds: 1, reason: null, differences: [] },
}
const report: MigrationCheckReport = {
  action: 'migration-check', verdict: 'failed', reason: 'x', backup: 'shop-20250828_143022', database: 'shop', takenAt: '2025-08-28T14:30:22.000Z', isProved: true, sandbox: 'docker', command: 'alembic upgrade head',
  before: ['a1'], revisions: [revision], appliedAgain: true, rowsCompared: 5, problems: [], notes: [], warm: false, seconds: { ready: 8, restore: 3, total: 60 },
}

describe('the summary of a migration check', () => {
  it('begins with the outcome', () => {
    expect(summaryOf(report).split('\n')[0]).toBe('### ❌ Migration check: 1 failure, 1 warning')
    expect(summaryOf({ ...report, revisions: [{ ...revision, findings: [] }], verdict: 'passed' }).split('\n')[0]).toBe('### ✅ Migration check: nothing to remark')
    expect(summaryOf(report)).toContain('Undone to what it was (schema and 5 rows compared), and applied again.')
  })

  it('lets no name of a table become Markdown, HTML or a mention', () => {
    const text = summaryOf({ ...report, notes: [hostile], problems: [{ level: 'failed', sentence: hostile, hint: hostile }] })
    const outside = text.replace(/^(`{3,})[^]*?^\1$/gm, '')
    expect(outside).not.toMatch(/<img|@everyone|```/)
    // The block of the schema's difference ends where its own fence stands, and nowhere before.
    expect(text).toMatch(/^`{4}diff\n@@ [^\n]*\n-```\n\+<!-- x -->\n`{4}$/m)
  })

  it('says what waits, for how long, on how many rows', () => {
    const [lock] = effects.locks
    expect(lock === undefined ? '' : lockSentence({ ...lock, table: { ...table, name: 'orders' } })).toBe('ACCESS EXCLUSIVE on orders, 12,400,000 rows, 3.2 GB, 41 s: reads and writes wait')
  })

  it('is cut between its parts where a comment would be too long', () => {
    const many = { ...report, revisions: Array.from({ length: 500 }, () => revision) }
    const text = summaryOf(many, 60_000)
    expect(text.length).toBeLessThan(60_000)
    expect(text).toMatch(/The rest is in the job's summary and in its report\.$/)
    expect(text.match(/<details/g)?.length).toBe(text.match(/<\/details>/g)?.length)
  })

  it('is never green for what was not run or could not be told', () => {
    for (const verdict of ['not-run', 'unproved', 'failed'] as const) expect(summaryOf({ ...report, verdict })).not.toContain('✅')
  })

  it('draws how many statements took how long', () => {
    expect(histogram([0, 0.001, 0.05, 70].map((seconds) => ({ seconds })))).toEqual([
      `      < 10 ms │ ${'█'.repeat(30)} 2`, `     < 100 ms │ ${'█'.repeat(15)} 1`, '        < 1 s │ ', '       < 10 s │ ', '      < 1 min │ ', `1 min or more │ ${'█'.repeat(15)} 1`,
    ])
  })

  it('counts as outputs what no file accepts', () => {
    expect(outputsOf(report)).toEqual({ verdict: 'failed', backup: 'shop-20250828_143022', revisions: 1, findings: 2 })
  })
})

describe('annotations', () => {
  const said = (failing: boolean, one: MigrationCheckReport = report) => {
    const heard: [string, string, Place | undefined][] = []
    const hear = (level: string) => (text: string, place?: Place) => { heard.push([level, text, place]) }
    annotate(one, { notice: hear('notice'), warning: hear('warning'), error: (text: string, _hint?: string, place?: Place) => { heard.push(['error', text, place]) } } as unknown as Host, failing)
    return heard
  }

  it('stand at the line of the migration, each with its level', () => {
    expect(said(true).map(([level, , place]) => [level, place])).toEqual(['error', 'warning', 'notice'].map((level) => [level, { file: 'migrations/1.sql', line: 7 }]))
    expect(said(true)[0]?.[1]).toMatch(/^b2: .* was rewritten \(table-rewrite\)\. It waits\. Do it otherwise\.$/)
  })

  it('are no errors where problems only warn', () => {
    expect(said(false).map(([level]) => level)).toEqual(['warning', 'warning', 'notice'])
  })

  it('tell a failure once', () => {
    const failure = { sentence: 'alembic failed', hint: '', statement: null, sqlState: null, tables: [], state: 'it was rolled back whole' }
    expect(said(true, { ...report, revisions: [{ ...revision, failure, findings: [{ ...finding, rule: 'statement-failed' }] }] })).toEqual([['error', 'b2: alembic failed; it was rolled back whole', { file: 'migrations/1.sql', line: 7 }]])
  })
})

describe('the place of a finding', () => {
  const file = (path: string, text: string): MigrationFile => ({ path, text, acceptances: [], problems: [] })
  const orders = { ...finding, table: { ...table, name: 'public.orders' } }

  it('is the first line of the way up that names the table', () => {
    expect(placeOf(orders, [file('a.py', '# orders\ndef helper(): orders\n\ndef upgrade():\n    op.execute("x")\n    op.drop_table("orders")\n')])).toEqual({ file: 'a.py', line: 6 })
    expect(placeOf(orders, [file('1.sql', 'SELECT 1;'), file('2.sql', '-- x\nDROP TABLE "orders";')])).toEqual({ file: '2.sql', line: 2 })
  })

  it('is the beginning of the way up, or of the only file, where no line names it', () => {
    expect(placeOf({ ...finding, table: undefined }, [file('a.py', 'x\ndef upgrade():\n')])).toEqual({ file: 'a.py', line: 2 })
    expect(placeOf(orders, [file('a.sql', 'SELECT 1')])).toEqual({ file: 'a.sql', line: 1 })
    expect(placeOf({ ...finding, table: undefined }, [file('a.sql', ''), file('b.sql', '')])).toBeUndefined()
    expect(placeOf(orders, [])).toBeUndefined()
  })
})

describe('the comment\'s marker', () => {
  it('tells databases apart, whatever they are called', () => {
    expect(markerOf('a --> b')).toMatch(/^<!-- zimmer-backup migration-check [0-9a-f]+ -->$/)
    expect(markerOf('a')).not.toBe(markerOf('b'))
  })
})
