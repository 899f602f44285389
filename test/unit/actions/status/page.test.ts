import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import axe from 'axe-core'
import { pageOf } from '../../../../src/actions/status/page.ts'
import { ceilingOf, seriesOf } from '../../../../src/actions/status/series.ts'
import { escapeHtml, sentenceHtml } from '../../../../src/kit/html.ts'
import { Browser, chromium } from '../../../support/status/browser.ts'
import { findings, reportOf, reports } from '../../../support/status/reports.ts'

const { skip: passOver } = describe
const describeWhereInstalled = chromium === undefined ? passOver : describe
const kept = (name: string) => fileURLToPath(new URL(`../../../fixtures/status/${name}.html`, import.meta.url))

describe('the page', () => {
  it.each(['healthy', 'critical', 'empty'] as const)('of the report %s is the one that was looked at; write it anew with UPDATE_GOLDEN=1, and look', (name) => {
    const page = pageOf(reports[name])
    if (process.env['UPDATE_GOLDEN'] !== undefined) writeFileSync(kept(name), page)
    expect(page).toBe(readFileSync(kept(name), 'utf8'))
  })

  it('makes no element, attribute or address of any name', () => {
    const name = '"><img src=x onerror=alert(1)><script>\'`</style>&lt;'
    const hostile = pageOf(reportOf({ health: 'critical', database: name, store: name, findings: findings.map((finding) => ({ ...finding, sentence: `${name} lost rows`, advice: name })), backups: reports.healthy.backups.map((backup) => ({ ...backup, id: name })) }))
    expect(hostile).not.toMatch(/<img|<script|src=x onerror[^&]*>/)
    expect(hostile.match(/<\/style>/g)).toHaveLength(1)
    const tags = (html: string) => [...new Set([...html.matchAll(/<([a-z0-9]+)/g)].map(([, tag]) => tag))].sort()
    expect(tags(hostile).filter((tag) => !tags(pageOf(reports.critical)).includes(tag))).toEqual([])
  })

  it('keeps French, Persian and Hebrew names, with each run from right to left isolated', () => {
    const page = pageOf(reports.critical)
    expect(page).toContain('<bdi>سفارش‌های مشتری</bdi>')
    expect(page).toContain('Détails d&#39;été')
    expect(page).toContain('<bdi>הזמנות 2025</bdi>')
    expect(sentenceHtml('a سفارش, b')).toBe('a <bdi>سفارش</bdi>, b')
  })

  it('obeys no sign that turns the direction of writing, and no control', () => {
    expect(escapeHtml('a\u202eb\u001b[31m\n')).toBe('a\ufffdb\ufffd[31m\ufffd')
    expect(pageOf(reports.critical)).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u001b]/)
  })

  it('has a policy under which nothing runs and nothing is fetched', () => {
    expect(pageOf(reports.healthy)).toMatch(/<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[\w+/]{43}='; img-src data:; base-uri 'none'; form-action 'none'">/)
    expect(pageOf(reports.critical)).not.toMatch(/ style="|<script|<link(?! rel="icon" href="data:)|url\(|@import|https?:\/\/(?!www\.w3\.org\/2000\/svg)/)
  })

  it('says the numbers of a chart in words', () => {
    expect(pageOf(reports.healthy)).toContain('31 bars, 2025-07-28 to 2025-08-28: first 1.1 GB, last 1.3 GB, least 1.1 GB, most 1.4 GB.')
  })
})

describe('the series', () => {
  it('run from old to new, without what is not known', () => {
    const [sizes, , restores] = seriesOf(reports.healthy)
    expect(sizes?.points.map(({ at }) => at.getTime())).toEqual(reports.healthy.backups.map(({ takenAt }) => Date.parse(takenAt)).reverse())
    expect(restores?.points).toHaveLength(reports.healthy.backups.filter(({ restoreSeconds }) => restoreSeconds !== null).length)
  })

  it.each([[[0], 'bytes', 1], [[1.34e9, 3], 'bytes', 1.5e9], [[417], 'seconds', 480], [[59], 'seconds', 60], [[3601], 'seconds', 5400], [[1e12], 'bytes', 1e12]] as const)('of %j %s are drawn below %d', (values, unit, ceiling) => {
    expect(ceilingOf(values, unit)).toBe(ceiling)
  })
})

describeWhereInstalled('the page in a browser', () => {
  let browser: Browser
  let folder: string
  const many = Array.from({ length: 12 }, (_, place) => findings[place % findings.length]).filter((finding) => finding !== undefined)
  const shown = { ...reports, many: { ...reports.critical, findings: many } }
  const fileOf = (name: string) => join(folder, `${name}.html`)

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'zimmer-page-'))
    for (const [name, report] of Object.entries(shown)) writeFileSync(fileOf(name), pageOf(report))
    browser = await Browser.start()
  })
  afterAll(async () => {
    await browser.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const windows = Object.keys(shown).flatMap((name) => [[name, 1180, 'light'], [name, 1180, 'dark'], [name, 390, 'light'], [name, 320, 'dark']] as const)
  it.each(windows)('shuts nobody out: axe-core finds nothing in %s, %d wide, %s', async (name, width, scheme) => {
    await browser.open(fileOf(name), { width, scheme })
    await browser.evaluate(`${axe.source};0`)
    expect(await browser.evaluate('axe.run().then(({violations}) => violations.map(({id, nodes}) => [id, nodes.map(({html}) => html)]))')).toEqual([])
    expect(await browser.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    expect(browser.requests.filter((url) => !url.startsWith('data:'))).toHaveLength(1)
  })

  it.each(Object.keys(shown))('prints on one sheet: %s', async (name) => {
    await browser.open(fileOf(name), { width: 1180, scheme: 'dark' })
    expect((await browser.print()).toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1)
  })

  it('has the styles that its own policy lets through', async () => {
    await browser.ask('Page.setBypassCSP', { enabled: false })
    await browser.open(fileOf('critical'), { width: 1180, scheme: 'light' })
    expect(await browser.evaluate('getComputedStyle(document.querySelector(".level.critical")).color')).toBe('rgb(179, 35, 27)')
    await browser.ask('Page.setBypassCSP', { enabled: true })
  })
})
