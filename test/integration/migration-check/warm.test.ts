import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { CacheDouble } from '../../support/github/cache-double.ts'
import { shownForms } from '../actions/workshop.ts'
import { sqlVersion, write } from './projects.ts'
import { Shop, describeWhere, revisionOf } from './shop.ts'
import type { Checked } from './shop.ts'

const key = `:@/%'"$ ${randomBytes(32).toString('base64')}`
const migrations = [sqlVersion('w1', '"a1"', ['UPDATE "we""ird; drop" SET amount = amount + 1', 'ALTER TABLE customers ADD vip boolean'], ['ALTER TABLE customers DROP vip', 'UPDATE "we""ird; drop" SET amount = amount - 1'])]

describeWhere('a sandbox that is kept warm', () => {
  let shop: Shop
  let cache: CacheDouble
  beforeAll(async () => {
    [shop, cache] = await Promise.all([Shop.open(), CacheDouble.start()])
    write(join(shop.job.workspace, 'sanitize.sql'), 'UPDATE customers SET note = \'sanitized\'')
  }, 60_000)
  afterAll(async () => {
    await cache.stop()
    await shop.close()
  })
  const check = (inputs: Readonly<Record<string, string>> = {}, environment: Readonly<Record<string, string>> = {}) =>
    shop.check(migrations, { 'cache-key': key, 'sanitize': 'sanitize.sql', ...inputs }, { ...cache.environment, ...environment })
  /** What must be the same, wherever the sandbox comes from. */
  const judged = ({ report, result }: Checked) => {
    const { effects: { changed, locks }, findings, schema, undo: { outcome, differences } } = revisionOf(report, 'w1')
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
    for (const plain of ['secret.example', 'somebody', 'sanitized', 'we"ird', 'PG_VERSION', 'kept.json', 'ustar']) expect(entry?.content.includes(plain)).toBe(false)
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
    ['was damaged', () => { flip(cache, 0.5) }, {}, /the kept sandbox cannot be used \(/],
    ['was cut off', () => { truncate(cache) }, {}, /(?:the kept sandbox cannot be used|the cache cannot be asked) \(/],
    ['is another one under its name', () => { first(cache).content = randomBytes(5000) }, {}, /cannot be (?:used|asked) \(/],
    ['was sealed by another key', () => undefined, { 'cache-key': 'x'.repeat(40) }, /the kept sandbox cannot be used \(/],
    ['may not be downloaded', () => { cache.faults.set('download', 403) }, {}, /the cache cannot be asked \(/],
    ['may not be asked for', () => { cache.faults.set('GetCacheEntryDownloadURL', 403) }, {}, /the cache cannot be asked \(/],
  ])('falls back to restoring, with one line, where the entry %s', async (_what, harm, inputs, line) => {
    const whole = first(cache).content
    harm()
    try {
      const restored = await check(inputs)
      expect(restored.report.warm).toBe(false)
      expect(judged(restored)).toEqual(judged(cold))
      expect(restored.result.log.match(new RegExp(line, 'g'))).toHaveLength(1)
      expect(restored.result.log).not.toMatch(/::(?:warning|error)::/)
    } finally {
      cache.faults.clear()
      first(cache).content = whole
    }
  }, 100_000)

  it('falls back to restoring where the service is down', async () => {
    const restored = await check({}, { ACTIONS_RESULTS_URL: 'http://127.0.0.1:9/' })
    expect(judged(restored)).toEqual(judged(cold))
    expect(restored.result.log).not.toMatch(/::(?:warning|error)::/)
  }, 100_000)

  it('is never taken for another sanitizing, and not kept twice where it cannot be saved', async () => {
    write(join(shop.job.workspace, 'other.sql'), 'UPDATE customers SET note = \'other\'')
    cache.faults.set('CreateCacheEntry', 403)
    const other = await check({ sanitize: 'other.sql' })
    cache.faults.clear()
    expect(other.report).toMatchObject({ verdict: 'passed', warm: false })
    expect(other.result.log).toContain('The restored sandbox was not kept in the cache: ')
    expect(cache.entries).toHaveLength(1)
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
    const { archive } = { archive: cold.report.backup }
    rmSync(join(shop.job.workspace, 'ops/backup/archives', `${archive}.dump`))
    write(join(shop.job.workspace, 'ops/backup/archives', `${archive}.dump`), 'damaged')
    expect(judged(await check())).toEqual(judged(cold))
  }, 100_000)
})

function first({ entries: [entry] }: CacheDouble) {
  if (entry === undefined) throw new Error('nothing is in the cache')
  return entry
}

function flip(cache: CacheDouble, at: number): void {
  const entry = first(cache)
  entry.content = Buffer.from(entry.content)
  const index = Math.floor(entry.content.length * at)
  entry.content[index] = (entry.content[index] ?? 0) ^ 1
}

function truncate(cache: CacheDouble): void {
  const entry = first(cache)
  entry.content = entry.content.subarray(0, entry.content.length - 100_000)
}
