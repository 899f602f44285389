import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { CacheDouble } from '../../support/github/cache-double.ts'
import type { HeldEntry } from '../../support/github/cache-double.ts'
import { shownForms } from '../actions/workshop.ts'
import { write } from './projects.ts'
import { Shop, describeWhere } from './shop.ts'
import type { Checked } from './shop.ts'

const key = `:@/%'"$ ${randomBytes(32).toString('base64')}`
describeWhere('a sandbox that is kept warm', () => {
  let shop: Shop
  let cache: CacheDouble
  beforeAll(async () => {
    [shop, cache] = await Promise.all([Shop.open(), CacheDouble.start()])
    write(join(shop.job.workspace, 'sanitize.sql'), 'UPDATE customers SET note = \'sanitized\'')
    write(join(shop.job.workspace, 'other.sql'), 'UPDATE customers SET note = \'otherwise\'')
    write(join(shop.job.workspace, 'up.sql'), 'ALTER TABLE customers ADD vip boolean; UPDATE "we""ird; drop" SET amount = amount + 1;')
    write(join(shop.job.workspace, 'down.sql'), 'ALTER TABLE customers DROP vip; UPDATE "we""ird; drop" SET amount = amount - 1;')
  }, 60_000)
  afterAll(async () => {
    await cache.stop()
    await shop.close()
  })
  const psql = (file: string) => `psql -X -q -v ON_ERROR_STOP=1 -f ${file}`
  const check = (inputs: Readonly<Record<string, string>> = {}, environment: Readonly<Record<string, string>> = {}) =>
    shop.step({ 'migrate': psql('up.sql'), 'down-command': psql('down.sql'), 'cache-key': key, 'sanitize': 'sanitize.sql', ...inputs }, { ...cache.environment, ...environment })
  /** What must be the same, wherever the sandbox comes from. */
  const judged = ({ report, result }: Checked) => {
    // Whatever kept it from being applied stands in the log alone.
    const [revision] = 'revisions' in report ? report.revisions : []
    if (revision === undefined) throw new Error(`nothing was applied: ${result.log}`)
    const { effects: { changed, locks }, findings, schema, undo: { outcome, differences } } = revision
    return { status: result.status, verdict: report.verdict, isProved: report.isProved, rowsCompared: report.rowsCompared, appliedAgain: report.appliedAgain, problems: report.problems, notes: report.notes,
      changed, modes: locks.map(({ table: { name, rows }, modeName }) => ({ name, rows, modeName })), rules: findings.map(({ rule }) => rule), schema, outcome, differences }
  }
  let cold: Checked

  it('holds nothing that could be read without the key', async () => {
    cold = await check()
    expect(cold.report).toMatchObject({ verdict: 'passed', warm: false, rowsCompared: 23_001, appliedAgain: true })
    expect(cold.result.log).toContain('Kept the restored sandbox in the cache, encrypted')
    expect(cache.entries).toHaveLength(1)
    const [entry] = cache.entries
    expect(entry).toMatchObject({ isFinal: true, key: expect.stringMatching(/^zimmer-sandbox-[0-9a-f]{40}$/) as unknown as string })
    for (const plain of ['secret.example', 'somebody', 'sanitized', 'we"ird', 'PG_VERSION', 'kept.json', 'SCRAM-SHA-256']) expect(entry?.content.includes(plain)).toBe(false)
    expect(shownForms(cold.result, key)).toEqual([])
  }, 100_000)

  it('judges the migrations as a restored one does, without fetching the archive', async () => {
    const warm = await check()
    expect(warm.report).toMatchObject({ warm: true, seconds: { restore: null } })
    expect(judged(warm)).toEqual(judged(cold))
    expect(warm.result.log).not.toContain('Verifying checksum')
    expect(warm.result.log).not.toContain('Restoring dump')
    expect(warm.result.summary).toContain('warm start')
    expect(`${warm.result.log}${warm.result.summary}`).not.toContain('secret.example')
    expect(cache.entries).toHaveLength(1)
  }, 100_000)

  it.each([
    ['was damaged', () => { flip(first(cache)) }, {}, {}],
    ['was cut off', () => { first(cache).content = first(cache).content.subarray(0, 100_000) }, {}, {}],
    ['was sealed by another key', () => undefined, { 'cache-key': 'x'.repeat(40) }, {}],
    ['may not be downloaded', () => { cache.faults.set('download', 403) }, {}, {}],
    ['is of a service that refuses', () => { cache.faults.set('GetCacheEntryDownloadURL', 403) }, {}, {}],
    ['is of a service that is down', () => undefined, {}, { ACTIONS_RESULTS_URL: 'http://127.0.0.1:9/' }],
    // What cannot be saved is said, too, and costs nothing else.
    ['is of another sanitizing, and the service takes none', () => { cache.faults.set('CreateCacheEntry', 403) }, { sanitize: 'other.sql' }, {}],
  ])('falls back to restoring, with one line, where the entry %s', async (_what, harm, inputs, environment) => {
    const whole = first(cache).content
    harm()
    try {
      const restored = await check(inputs, environment)
      expect(restored.report.warm).toBe(false)
      expect(judged(restored)).toEqual(judged(cold))
      expect(restored.result.log.match(/the kept sandbox cannot be used \(|the cache gave none \(|was not kept in the cache: /g)).toHaveLength(1)
      expect(restored.result.log).not.toMatch(/::(?:warning|error)::/)
      expect(cache.entries).toHaveLength(1)
    } finally {
      cache.faults.clear()
      first(cache).content = whole
    }
  }, 100_000)

  it('is not made without a key, which is said in a line', async () => {
    const asked = cache.requests.length
    const { result, report } = await check({ 'cache-key': '' })
    expect(report).toMatchObject({ verdict: 'passed', warm: false })
    expect(result.log).toContain('no sandbox is kept for the next run: cache-key is not given')
    expect(cache.requests).toHaveLength(asked)
    const weak = await check({ 'cache-key': 'hunter2' })
    expect(weak.result.status).toBe(2)
    expect(weak.result.log).toContain('cache-key must have 32 characters or more')
  }, 100_000)

  it('needs no store that still has the archive', async () => {
    write(join(shop.job.workspace, 'ops/backup/archives', `${cold.report.backup}.dump`), 'damaged')
    expect(judged(await check())).toEqual(judged(cold))
  }, 100_000)
})

function first({ entries: [entry] }: CacheDouble): HeldEntry {
  if (entry === undefined) throw new Error('nothing is in the cache')
  return entry
}

function flip(entry: HeldEntry): void {
  entry.content = Buffer.from(entry.content)
  const middle = Math.floor(entry.content.length / 2)
  entry.content[middle] = (entry.content[middle] ?? 0) ^ 1
}
