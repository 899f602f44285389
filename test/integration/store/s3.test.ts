import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateMultipartUploadCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { ownMarker } from '../../../src/kit/process-marker.ts'
import { S3Bucket } from '../../../src/store/s3-bucket.ts'
import { parseS3Location } from '../../../src/store/s3-location.ts'
import { S3Store } from '../../../src/store/s3.ts'
import type { S3StoreOptions } from '../../../src/store/s3.ts'
import { contentOf, failureOf, idAt, longStream, setOf, sha256, storeBackup, streamOf } from '../../support/store/content.ts'
import { FaultProxy } from '../../support/store/fault-proxy.ts'
import type { Fault, Seen } from '../../support/store/fault-proxy.ts'
import { S3Server, versitygwPath } from '../../support/store/versitygw.ts'

const { skip } = describe
const describeWhereInstalled = versitygwPath === undefined ? skip : describe
const mebibyte = 1024 * 1024
const archive = `${idAt(0)}.dump`
const marker = `${idAt(0)}.writer.partial`

describeWhereInstalled('a bucket as store', () => {
  let server: S3Server
  let proxy: FaultProxy
  let prefix: string
  let store: S3Store
  let count = 0
  const opened = (more: Partial<S3StoreOptions> = {}, location = `s3://${server.bucket}/${prefix}`) =>
    new S3Store(location, { endpoint: proxy.endpoint, environment: server.environment, now: () => new Date(), ...more })
  const names = () => server.keys(`${prefix}/`)

  /** Lets the first `times` requests that `matches` fail. */
  function failing(matches: (seen: Seen) => boolean, fault: Fault, times = Infinity): void {
    let left = times
    proxy.decide = (seen) => matches(seen) && left-- > 0 ? fault : { kind: 'pass' }
  }
  const isPart = ({ method, path }: Seen) => method === 'PUT' && path.includes('partNumber=')
  const isCompletion = ({ method, path }: Seen) => method === 'POST' && path.includes('uploadId=')
  const isObject = (name: string) => ({ method, path }: Seen) => method === 'PUT' && path.split('?')[0]?.endsWith(`/${name}`) === true && !path.includes('partNumber=')

  beforeAll(async () => {
    server = await S3Server.start()
    Object.assign(process.env, server.environment)
  })
  afterAll(() => server.stop())
  beforeEach(async () => {
    prefix = `faults/${++count}`
    proxy = await FaultProxy.start(server.endpoint)
    store = opened()
  })
  afterEach(() => proxy.stop())

  describe('when a dump is sent', () => {
    it('leaves no open upload when the dump breaks off after several parts', async () => {
      const writer = await store.begin(idAt(0))
      await expect(writer.put(archive, longStream(90 * mebibyte, { failAfterBytes: 40 * mebibyte }))).rejects.toThrow('the dump broke off')
      expect(await names()).toEqual([marker])
      await writer.abort()
      expect(await names()).toEqual([])
    })

    it('leaves no open upload when it is given up between dump and commit', async () => {
      const writer = await store.begin(idAt(0))
      await writer.put(archive, longStream(20 * mebibyte))
      expect(await names()).toEqual([`${archive} (open)`, marker])
      await writer.abort()
      expect(await names()).toEqual([])
    })

    it('closes the source and says why when a part is refused', async () => {
      failing(isPart, { kind: 'refuse', status: 403, code: 'AccessDenied' })
      const writer = await store.begin(idAt(0))
      const source = longStream(Infinity)
      expect(await failureOf(writer.put(archive, source))).toBe('missing-rights')
      expect(source.destroyed).toBe(true)
      await writer.abort()
      expect(await names()).toEqual([])
    })

    it('says that the credentials expired in the middle', async () => {
      failing(({ path }) => path.includes('partNumber=3'), { kind: 'refuse', status: 400, code: 'ExpiredToken' })
      const writer = await store.begin(idAt(0))
      expect(await failureOf(writer.put(archive, longStream(60 * mebibyte)))).toBe('credentials-expired')
    })

    it('asks again where the store is busy, and loses no byte', async () => {
      failing(isPart, { kind: 'refuse', status: 503, code: 'SlowDown' }, 3)
      const writer = await store.begin(idAt(0))
      await writer.put(archive, longStream(30 * mebibyte))
      await writer.put(`${archive}.sha256`, streamOf('checksum'))
      await writer.commit()
      expect(sha256(await contentOf(await store.read(archive)))).toBe(sha256(await contentOf(longStream(30 * mebibyte))))
    })

    it('reads the source no further ahead than a few parts when the store is slow', async () => {
      failing(isPart, { kind: 'slow', milliseconds: 3000 })
      const writer = await store.begin(idAt(0))
      let read = 0
      const writing = failureOf(writer.put(archive, longStream(Infinity, { onRead: (bytes) => { read = bytes } })))
      while (!proxy.seen.some(isPart)) await new Promise((resolve) => setTimeout(resolve, 20))
      await new Promise((resolve) => setTimeout(resolve, 1500))
      expect(read).toBeLessThan(6 * 8 * mebibyte)
      // While nothing is answered, the next parts are filled and sent.
      expect(read).toBeGreaterThan(2 * 8 * mebibyte)
      await writer.abort()
      expect(await writing).not.toBe('no failure')
    })

    it('sends small parts of a large archive where the server is known to take many', async () => {
      await store.prepare(40e9)
      const writer = await store.begin(idAt(0))
      await writer.put(archive, longStream(30 * mebibyte))
      expect(new Set(proxy.seen.filter(isPart).map(({ path }) => /partNumber=(\d+)/.exec(path)?.[1]))).toEqual(new Set(['1', '2', '3', '4']))
      await writer.abort()
    })

    it('counts a completion whose answer was lost', async () => {
      failing(isCompletion, { kind: 'lose-answer' }, 1)
      const writer = await store.begin(idAt(0))
      await writer.put(archive, longStream(20 * mebibyte))
      await writer.put(`${archive}.sha256`, streamOf('checksum'))
      await writer.commit()
      expect(await names()).toEqual([archive, `${archive}.sha256`])
    })

    it('counts a small object whose answer was lost', async () => {
      failing(isObject(archive), { kind: 'lose-answer' }, 1)
      await storeBackup(store, idAt(0))
      expect((await setOf(store, idAt(0))).complete).toBe(true)
    })
  })

  describe('when a backup is completed', () => {
    it('never replaces an object that appeared since the backup was begun', async () => {
      const writer = await store.begin(idAt(0))
      await writer.put(archive, streamOf('ours'))
      await writer.put(`${archive}.sha256`, streamOf('checksum'))
      await server.plant(`${prefix}/${archive}`, 'theirs')
      expect(await failureOf(writer.commit())).toBe('backup-exists')
      await writer.abort()
      expect(await names()).toEqual([archive])
      expect((await contentOf(await store.read(archive))).toString()).toBe('theirs')
    })

    it('never replaces an object either where the store knows no conditions', async () => {
      failing(({ headers }) => headers['if-none-match'] !== undefined, { kind: 'refuse', status: 501, code: 'NotImplemented' })
      await storeBackup(store, idAt(0))
      expect((await setOf(store, idAt(0))).complete).toBe(true)
      const writer = await store.begin(idAt(1))
      await writer.put(`${idAt(1)}.dump`, streamOf('ours'))
      await writer.put(`${idAt(1)}.dump.sha256`, streamOf('checksum'))
      await server.plant(`${prefix}/${idAt(1)}.dump`, 'theirs')
      expect(await failureOf(writer.commit())).toBe('backup-exists')
      expect((await contentOf(await store.read(`${idAt(1)}.dump`))).toString()).toBe('theirs')
    })

    it('takes everything back when the checksum cannot be written', async () => {
      failing(isObject(`${archive}.sha256`), { kind: 'refuse', status: 403, code: 'AccessDenied' })
      expect(await failureOf(storeBackup(store, idAt(0)))).toBe('missing-rights')
      expect(await names()).toEqual([])
    })

    it('writes the checksum last', async () => {
      await storeBackup(store, idAt(0))
      const written = proxy.seen.filter(({ method, path }) => method === 'PUT' && path.includes(idAt(0))).map(({ path }) => path.split('?')[0]?.split('/').at(-1))
      expect(written).toEqual([marker, archive, `${idAt(0)}.json`, `${archive}.sha256`])
    })

    it('does not count a dump of which the store kept another length', async () => {
      const writer = await store.begin(idAt(0))
      await writer.put(archive, longStream(1000))
      await writer.put(`${archive}.sha256`, streamOf('checksum'))
      proxy.decide = (seen) => {
        // Whoever stores trailers as content, or cuts what it is sent, is played by a hand that replaces the object.
        return seen.method === 'HEAD' ? { kind: 'refuse', status: 404, code: 'NotFound' } : { kind: 'pass' }
      }
      expect(await failureOf(writer.commit())).toBe('store-broken')
    })

    it('sends no checksum headers that others than AWS reject', async () => {
      const writer = await store.begin(idAt(0))
      await writer.put(archive, longStream(20 * mebibyte))
      await writer.put(`${archive}.sha256`, streamOf('checksum'))
      await writer.commit()
      const sent = proxy.seen.flatMap(({ headers }) => Object.keys(headers))
      expect(sent.filter((name) => /^x-amz-(checksum|sdk-checksum|trailer)|content-encoding/.test(name))).toEqual([])
    })

    it('asks for encryption and storage class, the cold one for the archive alone', async () => {
      const cold = opened({ serverSideEncryption: 'aws:kms', kmsKeyId: 'key-1', storageClass: 'STANDARD_IA' })
      // The server of these tests has no keys: what counts is what it is asked for.
      await failureOf(storeBackup(cold, idAt(0)))
      const archiveRequest = proxy.seen.find(isObject(archive))
      expect(archiveRequest?.headers).toMatchObject({
        'x-amz-server-side-encryption': 'aws:kms', 'x-amz-server-side-encryption-aws-kms-key-id': 'key-1', 'x-amz-storage-class': 'STANDARD_IA',
      })
      expect(proxy.seen.find(isObject(`${idAt(0)}.json`))?.headers['x-amz-storage-class']).toBeUndefined()
    })
  })

  describe('when it is read', () => {
    it('takes up a connection that breaks off where it was', async () => {
      const writer = await store.begin(idAt(0))
      await writer.put(archive, longStream(20 * mebibyte))
      await writer.put(`${archive}.sha256`, streamOf('checksum'))
      await writer.commit()
      failing(({ method }) => method === 'GET', { kind: 'cut', afterBytes: 5 * mebibyte + 7 }, 3)
      expect(sha256(await contentOf(await store.read(archive)))).toBe(sha256(await contentOf(longStream(20 * mebibyte))))
      expect(proxy.seen.filter(({ headers }) => headers.range !== undefined)).toHaveLength(3)
    })

    describe('into a folder', () => {
      let folder: string
      const reads = () => proxy.seen.filter(({ method, path }) => method === 'GET' && path.split('?')[0]?.endsWith(`/${archive}`) === true).length
      beforeEach(async () => { folder = await mkdtemp(join(tmpdir(), 'zimmer-fetched-')) })
      afterEach(() => rm(folder, { recursive: true, force: true }))

      it('never names a file whose bytes are not those of its checksum', async () => {
        await storeBackup(store, idAt(0), 'the dump')
        await server.plant(`${prefix}/${archive}`, 'the bump')
        expect(await failureOf(store.fetch(archive, folder))).toBe('checksum-differs')
        expect(await readdir(folder)).toEqual([])
      })

      it('is whole after connections that broke off, and is not read again while the copy is good', async () => {
        await storeBackup(store, idAt(0), 'x'.repeat(3_000_000))
        failing(({ method, path }) => method === 'GET' && path.includes('.dump?'), { kind: 'cut', afterBytes: 1_000_000 }, 2)
        const path = await store.fetch(archive, folder)
        expect(sha256(await readFile(path))).toBe(sha256('x'.repeat(3_000_000)))
        const before = reads()
        expect(await store.fetch(archive, folder)).toBe(path)
        expect(reads()).toBe(before)
        await writeFile(path, 'cut off')
        expect(sha256(await readFile(await store.fetch(archive, folder)))).toBe(sha256('x'.repeat(3_000_000)))
      })

      it('removes what a fetch left that was killed a day ago, and nothing younger', async () => {
        await storeBackup(store, idAt(0), 'the dump')
        const [old, young] = [`${archive}.00000000.partial`, `${archive}.11111111.partial`]
        for (const name of [old, young]) await writeFile(join(folder, name), 'half')
        await utimes(join(folder, old), new Date(0), new Date(0))
        await store.fetch(archive, folder)
        expect((await readdir(folder)).sort()).toEqual([archive, young])
      })
    })

    it('never gives a cut file for a whole one', async () => {
      await storeBackup(store, idAt(0), 'x'.repeat(1000))
      failing(({ method }) => method === 'GET', { kind: 'cut', afterBytes: 0 })
      expect(await failureOf(store.read(archive).then(contentOf))).toBe('store-unreachable')
    })

    it('lists more than the 1,000 that one answer holds', async () => {
      const planting: Promise<void>[] = []
      for (let minute = 0; minute < 520; minute++) {
        for (const ending of ['.dump', '.dump.sha256']) planting.push(server.plant(`${prefix}/${idAt(minute)}${ending}`, 'x'))
        if (planting.length >= 40) await Promise.all(planting.splice(0))
      }
      await Promise.all(planting)
      const sets = await store.list()
      expect(sets.filter(({ complete }) => complete)).toHaveLength(520)
      expect(sets[0]?.id).toBe(idAt(519))
    })

    it('sees nothing of a neighbour whose prefix begins alike, nor of folders below', async () => {
      await server.plant(`${prefix}-other/${archive}`, 'x')
      await server.plant(`${prefix}/deeper/${archive}`, 'x')
      expect(await store.list()).toEqual([])
    })
  })

  describe('when it is cleaned', () => {
    it('removes nothing from the root of a bucket', async () => {
      const root = opened({}, `s3://${server.bucket}`)
      await storeBackup(root, idAt(0))
      expect(await failureOf(root.remove(await setOf(root, idAt(0))))).toBe('prefix-missing')
      expect((await setOf(root, idAt(0))).complete).toBe(true)
    })

    it('keeps the upload of a writer whose mark stands', async () => {
      const writer = await store.begin(idAt(0))
      await server.client.send(new CreateMultipartUploadCommand({ Bucket: server.bucket, Key: `${prefix}/${archive}` }))
      expect(await store.sweep()).toEqual([])
      expect(await names()).toEqual([`${archive} (open)`, marker])
      await writer.abort()
    })

    it('gives up its own uploads for which no mark stands, as when the answer to the first of two was lost, and no others', async () => {
      for (const key of [`${prefix}/${archive}`, `${prefix}/foreign.bin`, `${prefix}/deeper/${archive}`, `${prefix}-other/${archive}`]) {
        await server.client.send(new CreateMultipartUploadCommand({ Bucket: server.bucket, Key: key }))
      }
      expect(await store.sweep()).toEqual([archive])
      expect(await names()).toEqual([`deeper/${archive} (open)`, 'foreign.bin (open)'])
    })

    it('gives up the upload of a dead writer at once, and never takes along an archive that is not that writer\'s', async () => {
      await server.client.send(new CreateMultipartUploadCommand({ Bucket: server.bucket, Key: `${prefix}/${archive}` }))
      await server.plant(`${prefix}/${marker}`, JSON.stringify({ ...await ownMarker(), started: '1', mark: 'of-the-dead', replaces: false }))
      await server.plant(`${prefix}/${idAt(0)}.dump.age`, 'copied here by hand')
      expect((await store.sweep()).sort()).toEqual([archive, marker])
      expect(await names()).toEqual([`${idAt(0)}.dump.age`])
    })

    it('keeps what a dead writer put in the place of another copy: that one is gone', async () => {
      const writer = await store.replace(idAt(0))
      await writer.put(archive, streamOf('the only good copy'))
      await writer.put(`${archive}.sha256`, streamOf('checksum'))
      failing(isObject(`${archive}.sha256`), { kind: 'refuse', status: 403, code: 'AccessDenied' })
      expect(await failureOf(writer.commit())).toBe('missing-rights')
      const { mark } = JSON.parse((await contentOf(await new S3Bucket(server.client, parseS3Location(store.name)).read(marker))).toString()) as { mark: string }
      await server.plant(`${prefix}/${marker}`, JSON.stringify({ ...await ownMarker(), started: '1', mark, replaces: true }))
      expect(await opened().sweep()).toEqual([marker])
      expect(await names()).toEqual([archive])
    })

    it('passes over the mark of a writer that finishes between the listing and the look at it', async () => {
      await server.plant(`${prefix}/${marker}`, JSON.stringify({ ...await ownMarker(), mark: 'x', replaces: false }))
      failing(({ method, path }) => method === 'GET' && path.split('?')[0]?.endsWith(`/${marker}`) === true, { kind: 'refuse', status: 404, code: 'NoSuchKey' })
      expect(await store.sweep()).toEqual([])
    })

    it('gives a writer of another machine a day', async () => {
      await server.plant(`${prefix}/${marker}`, JSON.stringify({ ...await ownMarker(), host: 'a runner that is gone', mark: 'x', replaces: false }))
      expect(await store.sweep()).toEqual([])
      expect(await opened({ now: () => new Date(Date.now() + 25 * 3600_000) }).sweep()).toEqual([marker])
    })

    it('stores and sweeps where nothing may be removed, as who fears for the backups sets it up', async () => {
      failing(({ method }) => method === 'DELETE', { kind: 'refuse', status: 403, code: 'AccessDenied' })
      await storeBackup(store, idAt(0))
      await server.plant(`${prefix}/${marker}`, JSON.stringify({ ...await ownMarker(), started: '1', mark: 'x', replaces: false }))
      expect(await store.sweep()).toEqual([])
      expect((await setOf(store, idAt(0))).complete).toBe(true)
    })

    it('removes the checksum before anything else', async () => {
      await storeBackup(store, idAt(0))
      proxy.seen.length = 0
      await store.remove(await setOf(store, idAt(0)))
      const removed = proxy.seen.filter(({ method }) => method === 'DELETE').map(({ path }) => path.split('?')[0]?.split('/').at(-1))
      expect(removed).toEqual([`${archive}.sha256`, archive, `${idAt(0)}.json`])
    })
  })

  describe('when it cannot be used', () => {
    it.each([
      ['a bucket that is not there', 'NoSuchBucket', 404, 'store-missing'],
      ['missing rights', 'AccessDenied', 403, 'missing-rights'],
      ['expired credentials', 'ExpiredToken', 400, 'credentials-expired'],
      ['a wrong key', 'InvalidAccessKeyId', 403, 'credentials-wrong'],
      ['a wrong secret', 'SignatureDoesNotMatch', 403, 'credentials-wrong'],
      ['a full store', 'QuotaExceeded', 403, 'disk-full'],
      ['an overloaded store', 'SlowDown', 503, 'store-busy'],
      ['another region', 'AuthorizationHeaderMalformed', 400, 'wrong-region'],
    ])('tells of %s before anything is dumped', async (_, code, status, expected) => {
      failing(() => true, { kind: 'refuse', status, code })
      expect(await failureOf(store.prepare(0))).toBe(expected)
    })

    it('finds out before the dump that it may read and not write', async () => {
      failing(({ method }) => method === 'POST', { kind: 'refuse', status: 403, code: 'AccessDenied' })
      const prepared = store.prepare(0)
      await expect(prepared).rejects.toMatchObject({ code: 'missing-rights' })
      await expect(prepared).rejects.toThrow(`could not prepare the store in s3://backups/${prefix}`)
    })

    it('tells of a bucket that the real server does not have', async () => {
      expect(await failureOf(opened({}, 's3://no-such-bucket/x').prepare(0))).toBe('store-missing')
      expect(await failureOf(opened({}, 's3://no-such-bucket/x').list())).toBe('store-missing')
    })

    it('tells of an endpoint where nothing listens', async () => {
      expect(await failureOf(opened({ endpoint: 'http://127.0.0.1:9' }).list())).toBe('store-unreachable')
    })

    it('leaves no trace of its trial', async () => {
      await store.prepare(1e9)
      expect(await names()).toEqual([])
    })

    it('keeps a foreign object that has the name of its trial', async () => {
      await server.client.send(new PutObjectCommand({ Bucket: server.bucket, Key: `${prefix}/zimmer-backup-trial`, Body: 'mine' }))
      await store.prepare(0)
      await store.sweep()
      expect(await names()).toEqual(['zimmer-backup-trial'])
    })
  })
})
