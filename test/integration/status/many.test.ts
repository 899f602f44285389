import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { FaultProxy } from '../../support/store/fault-proxy.ts'
import { S3Server, versitygwPath } from '../../support/store/versitygw.ts'
import { idsOf, Scene } from '../../support/status/scene.ts'

const { skip } = describe
const describeWhereInstalled = versitygwPath === undefined ? skip : describe

describe('status over ten thousand backups in a folder', () => {
  it('sees every one of them, and reads the records of the newest alone', async () => {
    const scene = new Scene()
    try {
      for (let hour = 10_000; hour > 0; hour--) scene.plant({ hoursAgo: hour, ...(hour === 1 ? { drill: {} } : {}), ...(hour === 9000 ? { sidecar: '' } : {}), ...(hour > 30 ? { manifest: 'never read' } : {}) })
      const report = await scene.judge()
      expect(report).toMatchObject({ total: 10_000, good: 9999, checksums: 10_000, latest: scene.id(1), findings: [{ id: 'sidecar-wrong', sentence: expect.stringContaining(scene.id(9000)) as unknown as string }] })
      expect([report.backups.length, report.backups.filter(({ rows }) => rows !== null).length, report.series.length]).toEqual([10_000, 30, 30])
    } finally {
      scene.remove()
    }
  })
})

describeWhereInstalled('status over a bucket', () => {
  let server: S3Server
  let proxy: FaultProxy
  let scene: Scene
  let count = 0
  let prefix: string
  const judge = (inputs = {}) => scene.judge({ 'store': `s3://${server.bucket}/${prefix}`, 's3-endpoint': proxy.endpoint, ...inputs }, { environment: server.environment })
  const requests = (matches: RegExp) => proxy.seen.filter(({ method, path }) => matches.test(`${method} ${decodeURIComponent(path)}`)).length

  beforeAll(async () => {
    server = await S3Server.start()
    Object.assign(process.env, server.environment)
  })
  afterAll(() => server.stop())
  beforeEach(async () => {
    prefix = `status/${++count}`
    proxy = await FaultProxy.start(server.endpoint)
    scene = new Scene()
  })
  afterEach(async () => {
    scene.remove()
    await proxy.stop()
  })
  const plant = async (hours: number, from = 1) => {
    for (let hour = hours; hour >= from; hour -= 20) {
      await Promise.all(Array.from({ length: Math.min(20, hour - from + 1) }, (_, less) => hour - less).flatMap((hoursAgo) =>
        scene.filesOf({ hoursAgo, ...(hoursAgo === 1 ? { drill: {} } : {}) }).map(([name, content]) => server.plant(`${prefix}/${name}`, content))))
    }
  }

  it('asks once for each thousand of its objects, and downloads no more for hundreds of backups than for forty', async () => {
    await plant(40)
    expect(await judge()).toMatchObject({ health: 'healthy', total: 40 })
    const few = { lists: requests(/^GET .*list-type=2/), manifests: requests(/^GET .*_\d{6}\.json\?/), all: proxy.seen.length }
    expect(few).toMatchObject({ lists: 1, manifests: 30 })
    proxy.seen.length = 0
    await plant(260, 41)
    expect(await judge()).toMatchObject({ health: 'healthy', total: 260 })
    // Two more: the second page of the list, and the closed part of the backup that was taken a week before the newest. One less: the index stays as it is.
    expect({ lists: requests(/^GET .*list-type=2/), manifests: requests(/^GET .*_\d{6}\.json\?/), all: proxy.seen.length }).toEqual({ lists: 2, manifests: 30, all: few.all + 1 })
    expect(requests(/^GET .*\.dump\?/)).toBe(0)
  })

  it('says that a manifest cannot be fetched, and judges what it can', async () => {
    await plant(3)
    proxy.decide = ({ path }) => path.includes(`${scene.id(2)}.json`) ? { kind: 'refuse', status: 403, code: 'AccessDenied' } : { kind: 'pass' }
    expect(idsOf(await judge())).toEqual(['manifest-unread'])
  })
})
