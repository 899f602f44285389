import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { DeleteObjectsCommand, GetObjectCommand } from '@aws-sdk/client-s3'
import { applyRetention } from '../../../src/actions/retention.ts'
import { rebuildIndex } from '../../../src/actions/store-index.ts'
import { longestIndexBytes } from '../../../src/domain/store-index.ts'
import { S3Store } from '../../../src/store/s3.ts'
import { quietHost } from '../../support/status/quiet-host.ts'
import { idsOf, now, Scene } from '../../support/status/scene.ts'
import type { Planted } from '../../support/status/scene.ts'
import { FaultProxy } from '../../support/store/fault-proxy.ts'
import { S3Server, versitygwPath } from '../../support/store/versitygw.ts'

const { skip } = describe
const describeWhereInstalled = versitygwPath === undefined ? skip : describe
const rules = { 'retention-days': 1, 'keep-last': 0, 'keep-daily': 0, 'keep-weekly': 0, 'keep-monthly': 0, 'keep-yearly': 0, 'keep-at-least': 2 }
const index = 'zimmer.index.json'

interface IndexText { backups: Record<string, { manifest?: { rows: number; bytes: number; modifiedAt: number }; drill?: { record: { verdict: string } } }> }

describeWhereInstalled('the index of a bucket', () => {
  let server: S3Server
  let proxy: FaultProxy
  let scene: Scene
  let count = 0
  let prefix: string
  const location = () => `s3://${server.bucket}/${prefix}`
  const judge = () => scene.judge({ 'store': location(), 's3-endpoint': proxy.endpoint }, { environment: server.environment })
  const store = () => new S3Store(location(), { endpoint: proxy.endpoint, environment: server.environment, now: () => now })
  const requests = (matches: RegExp) => proxy.seen.filter(({ method, path }) => matches.test(`${method} ${decodeURIComponent(path)}`)).length
  const content = async () => {
    const { Body } = await server.client.send(new GetObjectCommand({ Bucket: server.bucket, Key: `${prefix}/${index}` }))
    return await Body?.transformToString() ?? ''
  }
  const parsed = async () => JSON.parse(await content()) as IndexText
  const lie = async (change: (entry: IndexText['backups'][string]) => void) => {
    const told = await parsed()
    for (const entry of Object.values(told.backups)) change(entry)
    await server.plant(`${prefix}/${index}`, JSON.stringify(told))
  }
  /** Backups of so many hours, the newest an hour old; what is special of one is given by its hours. */
  const plant = async (hours: number, special: (hoursAgo: number) => Partial<Planted> = () => ({})) => {
    for (let begin = 0; begin < hours; begin += 20) {
      await Promise.all(Array.from({ length: Math.min(20, hours - begin) }, (_, place) => begin + place + 1).flatMap((hoursAgo) =>
        scene.filesOf({ hoursAgo, seconds: hoursAgo, tables: { 'public.orders': { rows: 1000 } }, ...(hoursAgo === 1 ? { drill: {} } : {}), ...special(hoursAgo) })
          .filter(([name]) => !name.includes('.proof.')).map(([name, text]) => server.plant(`${prefix}/${name}`, text))))
    }
  }

  beforeAll(async () => {
    server = await S3Server.start()
    Object.assign(process.env, server.environment)
  })
  afterAll(() => server.stop())
  beforeEach(async () => {
    prefix = `index/${++count}`
    proxy = await FaultProxy.start(server.endpoint)
    scene = new Scene()
  })
  afterEach(async () => {
    scene.remove()
    await proxy.stop()
  })

  it('changes no verdict when every number in it is a lie, and the listing wins where they differ', async () => {
    await plant(45)
    await rebuildIndex(store(), 'zimmer', quietHost())
    const honest = await judge()
    await lie((entry) => {
      if (entry.manifest !== undefined) entry.manifest.rows = 9_999_999
      if (entry.drill !== undefined) entry.drill.record.verdict = 'damaged'
    })
    const lied = await judge()
    expect([lied.health, lied.findings, lied.good, lied.newestDrill]).toEqual([honest.health, honest.findings, honest.good, honest.newestDrill])
    expect(lied.backups.slice(0, 30)).toEqual(honest.backups.slice(0, 30))
    await lie((entry) => { if (entry.manifest !== undefined) entry.manifest.bytes++ })
    expect((await judge()).backups.slice(30).map(({ rows }) => rows)).toEqual(Array.from({ length: 15 }, () => null))
  })

  it('costs no good backup when it calls a damaged one good, or a proved one damaged', async () => {
    await plant(34, (hoursAgo) => ({ hoursAgo: hoursAgo * 24, drill: { verdict: hoursAgo === 34 ? 'proved' : 'damaged' } }))
    await rebuildIndex(store(), 'zimmer', quietHost())
    await lie((entry) => { if (entry.drill !== undefined) entry.drill.record.verdict = entry.drill.record.verdict === 'proved' ? 'damaged' : 'proved' })
    const { decisions } = await applyRetention(store(), 'zimmer', rules, { now, justTaken: scene.id(24), dryRun: true })
    expect(decisions.filter(({ id, keep }) => keep && id === scene.id(34 * 24))).toHaveLength(1)
  })

  it('saves retention the records of all but the newest thirty', async () => {
    await plant(45, () => ({ drill: {} }))
    await rebuildIndex(store(), 'zimmer', quietHost())
    const record = async (): Promise<number> => {
      proxy.seen.length = 0
      await applyRetention(store(), 'zimmer', rules, { now, justTaken: scene.id(1), dryRun: true })
      return requests(/^GET .*\.drill\.json/)
    }
    // What another program put there has another form than ours, and is read: plant ours.
    expect(await record()).toBe(45)
    for (const { id } of await store().list()) await store().attach(`${id}.drill.json`, `${JSON.stringify((await parsed()).backups[id]?.drill?.record, null, 2)}\n`)
    await rebuildIndex(store(), 'zimmer', quietHost())
    expect(await record()).toBe(30)
    expect(requests(/list-type=2/)).toBe(1)
  })

  it('gives status the size, rows and duration of older backups, for one request', async () => {
    await plant(45)
    await rebuildIndex(store(), 'zimmer', quietHost())
    proxy.seen.length = 0
    const { backups } = await judge()
    expect(backups.map(({ rows, durationSeconds }) => [rows, durationSeconds])).toEqual(Array.from({ length: 45 }, (_, place) => [1000, place + 1]))
    expect({ lists: requests(/list-type=2/), manifests: requests(/^GET .*_\d{6}\.json/), indexes: requests(/^GET .*index\.json/), written: requests(/^PUT /) })
      .toEqual({ lists: 1, manifests: 30, indexes: 1, written: 0 })
  })

  it.each([
    ['damaged', '{"version": 1, "database": "zimmer", "backups": {"zimmer-2'], ['no JSON object', '[1]'], ['of a later release', '{"version": 2, "database": "zimmer", "backups": {}}'],
    ['another database\'s', '{"version": 1, "database": "other", "backups": {}}'], ['full of nonsense', '{"version": 1, "database": "zimmer", "backups": {"__proto__": {"manifest": 1}, "a": null, "b": {"drill": {"bytes": -1}}}}'],
    ['of 10 MB', 'x'.repeat(10 * 1024 * 1024)],
  ])('is passed over and written anew when it is %s', async (_, hostile) => {
    await plant(3)
    await server.plant(`${prefix}/${index}`, hostile)
    expect(await judge()).toMatchObject({ health: 'healthy', total: 3, findings: [] })
    const written = await content()
    expect(Object.keys((JSON.parse(written) as IndexText).backups)).toEqual([1, 2, 3].map((hours) => scene.id(hours)))
    expect(written.length).toBeLessThan(longestIndexBytes)
  })

  it('keeps what another run wrote between its reading and its writing', async () => {
    await plant(2)
    await judge()
    const other = scene.id(0)
    const writing = new Promise<void>((resolve) => {
      let isFirst = true
      proxy.decide = ({ method, path }) => {
        if (method !== 'PUT' || !path.includes(index) || !isFirst) return { kind: 'pass' }
        isFirst = false
        resolve()
        return { kind: 'slow', milliseconds: 1000 }
      }
    })
    for (const [name, text] of scene.filesOf({ hoursAgo: 3, tables: {} })) await server.plant(`${prefix}/${name}`, text)
    const before = await parsed()
    const judging = judge()
    await writing
    await server.plant(`${prefix}/${index}`, JSON.stringify({ ...before, backups: { ...before.backups, [other]: { manifest: { rows: 7, tables: 1, durationSeconds: 1, bytes: 1, modifiedAt: Date.now() + 60_000 } } } }))
    await judging
    expect(Object.keys((await parsed()).backups).sort()).toEqual([0, 1, 2, 3].map((hours) => scene.id(hours)).sort())
  })

  it('is not missed, and nothing is said, where it may not be read or written', async () => {
    await plant(35)
    for (const method of ['PUT', 'GET']) {
      proxy.decide = (seen) => seen.path.includes(index) && (method === 'GET' || seen.method === method) ? { kind: 'refuse', status: 403, code: 'AccessDenied' } : { kind: 'pass' }
      expect(idsOf(await judge())).toEqual([])
      expect(scene.warnings).toEqual([])
    }
    expect((await server.keys(`${prefix}/`)).filter((name) => name.includes('index'))).toEqual([])
  })

  it('is written where the store knows no conditions, and forgets what was removed', async () => {
    await plant(3)
    proxy.decide = ({ headers, path }) => path.includes(index) && (headers['if-match'] !== undefined || headers['if-none-match'] !== undefined) ? { kind: 'refuse', status: 501, code: 'NotImplemented' } : { kind: 'pass' }
    await judge()
    expect(Object.keys((await parsed()).backups)).toHaveLength(3)
    await server.client.send(new DeleteObjectsCommand({ Bucket: server.bucket, Delete: { Objects: (await server.keys(`${prefix}/`)).filter((name) => name.startsWith(scene.id(3))).map((name) => ({ Key: `${prefix}/${name}` })) } }))
    await judge()
    expect(Object.keys((await parsed()).backups)).toEqual([scene.id(1), scene.id(2)])
  })

  it('is no backup and no part of one: it is not listed, and the last backup is removed without it', async () => {
    await plant(1)
    await judge()
    const [set] = await store().list()
    expect(await store().list()).toHaveLength(1)
    if (set !== undefined) await store().remove(set)
    expect(await store().list()).toEqual([])
    await expect(store().read(index)).rejects.toMatchObject({ code: 'foreign-name' })
  })
})
