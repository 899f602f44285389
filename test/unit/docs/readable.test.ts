import { describe, expect, it } from '@jest/globals'
import { page, pages } from './pages.ts'
import type { Page } from './pages.ts'

// What a developer who has never run a database may still meet for the first time elsewhere.
const everyday = ['KB', 'MB', 'GB', 'TB', 'API', 'AWS', 'ASCII', 'CI', 'CPU', 'HTML', 'HTTP', 'HTTPS', 'IP', 'ISO', 'JSON', 'MIT', 'PG', 'POSIX', 'README', 'RDS', 'SDK', 'SHA', 'SQL', 'SSH', 'SUSE', 'TCP', 'URL', 'UTC', 'UTF', 'UTF8', 'LATIN1', 'YAML']
const ofPrograms = ['BEGIN', 'CASCADE', 'CHECK', 'COPY', 'CREATE', 'END', 'GRANT', 'HALF', 'INDEX', 'INSERT', 'NOT', 'NULL', 'REINDEX', 'RESTORED', 'SELECT', 'SIGINT', 'SIGTERM', 'SQLSTATE', 'VALID']
const jargon = ['archive', 'sidecar', 'manifest', 'store', 'sandbox', 'drill', 'verdict', 'fingerprint', 'standby', 'pooler', 'recipient', 'identity', 'artifact', 'service container', 'Object Lock', 'row-level security', 'large object', 'tablespace', 'snapshot']
// For people who change the suite, or write another reader of its files.
const forOthers = ['ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'docs/archive-format.md']
// GitHub's column for a page on a laptop.
const columns = 100

const written = pages().filter(({ path }) => !forOthers.includes(path))
const glossary = /^## Words\n([^]*?)^## /m.exec(page('docs/guide.md').text)?.[1] ?? ''

/** A page's sentences: without code and without the targets of links. */
function sentencesOf({ prose }: Page): string {
  return prose.replace(/`[^`]*`/g, ' ').replace(/\]\([^)]*\)/g, ']').replace(/https?:\/\/\S+/g, ' ')
}

/** The tables of a page, as rows of cells with what a reader sees in them. */
function tablesOf({ prose }: Page): string[][][] {
  const seen = (cell: string) => cell.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]/g, '').trim()
  return [...prose.matchAll(/(?:^ *\|.*\|\n)+/gm)].map(([text]) => text.trim().split('\n').map((row) => row.trim().slice(1, -1).split(/(?<!\\)\|/).map(seen)))
}

/** The width below which a table has to be scrolled: its cells break at spaces, and nowhere else. */
function narrowest(table: readonly (readonly string[])[]): number {
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => Math.max(...(row[column] ?? '').split(/[\s-]+/).map((word) => word.length)))))
  return widths.reduce((sum, width) => sum + width + 3, 1)
}

describe('a page', () => {
  it.each(written.map((one) => [one.path, one] as const))('uses no abbreviation that is explained nowhere: %s', (_, one) => {
    const used = [...sentencesOf(one).matchAll(/\b[A-Z][A-Z0-9]{1,7}\b/g)].map(([word]) => word)
    expect([...new Set(used)].filter((word) => !everyday.includes(word) && !ofPrograms.includes(word) && !new RegExp(`^\\|[^|]*\\b${word}\\b[^|]*\\|`, 'm').test(glossary))).toEqual([])
  })

  it.each(pages().map((one) => [one.path, one] as const))('has no table that has to be scrolled on a laptop: %s', (_, one) => {
    expect(tablesOf(one).map((table) => ({ begins: table[2]?.[0], width: narrowest(table) })).filter(({ width }) => width > columns)).toEqual([])
  })

  it.each(jargon)('may speak of a %s, for the guide explains it', (word) => {
    expect(glossary).toMatch(new RegExp(`^\\|[^|]*\\b${word}\\b[^|]*\\|`, 'm'))
  })

  it('finds tables and abbreviations at all', () => {
    expect(pages().flatMap(tablesOf).length).toBeGreaterThan(40)
    expect(narrowest([['a', 'b c'], ['aaa', 'dd']])).toBe(12)
    expect(sentencesOf(page('docs/comparison.md'))).toMatch(/\bPITR\b/)
  })
})

describe('a link to somebody else', () => {
  it.each(written.map((one) => [one.path, one] as const))('goes over TLS to a page, not to an address that a browser warns of: %s', (_, { prose }) => {
    const targets = [...prose.matchAll(/\]\(([a-z]+:[^()\s]+)\)/g)].map(([, target = '']) => target)
    expect(targets.filter((target) => !URL.canParse(target) || new URL(target).protocol !== 'https:' || /[.,]$/.test(target))).toEqual([])
  })
})
