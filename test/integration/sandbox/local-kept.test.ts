import { createReadStream, createWriteStream, mkdtempSync } from 'node:fs'
import { chmod, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { readTar } from '../../../src/archive/tar.ts'
import { openKept, openSandbox } from '../../../src/sandbox/sandbox.ts'
import type { Sandbox, SandboxRequest } from '../../../src/sandbox/sandbox.ts'
import { ask, errorOf, localPrograms, requestOf } from './request.ts'
import { describeWhere } from './where.ts'

const programs = await localPrograms()

/** The tar, megabytes of what pads it, and then its end or a failure. */
async function* padded(path: string, failure?: Error): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) yield chunk
  for (let megabyte = 0; megabyte < 20; megabyte++) yield Buffer.alloc(1024 * 1024)
  if (failure !== undefined) throw failure
}

describeWhere(programs !== undefined)('a local sandbox that is kept', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-kept-'))
  const tar = join(folder, 'kept.tar')
  const request = (changes: Partial<SandboxRequest> = {}) => requestOf(programs, { memoryDirectory: null, temporaryDirectory: folder, observed: true, database: 'we"ird; drop', ...changes })
  let sandbox: Sandbox
  beforeAll(async () => {
    await chmod(folder, 0o755)
    sandbox = await openSandbox(request())
    await ask(sandbox.connection, 'CREATE TABLE t AS SELECT i, repeat(md5(i::text), 20) AS a FROM generate_series(1, 100000) i')
    await ask(sandbox.connection, 'CREATE INDEX ON t (a)')
  })
  afterAll(async () => {
    await sandbox.remove()
    await rm(folder, { recursive: true, force: true })
  })
  const keep = (write: NonNullable<Parameters<NonNullable<Sandbox['keep']>>[1]>) => sandbox.keep?.('the "words" of ours', write)
  const rows = (from: Sandbox) => ask(from.connection, 'SELECT count(*)::int AS rows, max(a) AS last FROM t')

  it('goes on as it was, whether it could be written or not', async () => {
    const before = await rows(sandbox)
    expect(await keep(() => Promise.reject(new Error('the disk is full')))).toMatchObject({ status: 'rejected', reason: { message: 'the disk is full' } })
    expect(await rows(sandbox)).toEqual(before)
    expect(await keep((content) => pipeline(content, createWriteStream(tar)))).toMatchObject({ status: 'fulfilled' })
    expect(await rows(sandbox)).toEqual(before)
  })

  it('begins elsewhere with the same rows, a password of its own and little of the WAL', async () => {
    const { sandbox: other, memo } = await openKept(request(), readTar(createReadStream(tar), { folders: true }))
    try {
      expect(memo).toBe('the "words" of ours')
      expect(await rows(other)).toEqual(await rows(sandbox))
      expect(other.connection.password?.reveal()).not.toBe(sandbox.connection.password?.reveal())
      expect(await errorOf(ask({ ...other.connection, password: sandbox.connection.password }, 'SELECT 1'))).toHaveProperty('message', expect.stringMatching(/password/))
      const [database] = await ask(other.connection, 'SELECT sum(pg_database_size(oid))::float8 AS bytes FROM pg_database')
      expect((await stat(tar)).size).toBeLessThan(Number(database?.['bytes']) + 48 * 1024 * 1024)
    } finally {
      await other.remove()
    }
  })

  it('begins where the tar is padded behind its end', async () => {
    const { sandbox: other } = await openKept(request(), readTar(padded(tar), { folders: true }))
    try {
      expect(await rows(other)).toEqual(await rows(sandbox))
    } finally {
      await other.remove()
    }
  })

  it.each(['data/../../stranger', '/stranger', 'data//stranger', '..', 'data/.'])('is not begun from a tar with a file called %s', async (name) => {
    const standing = await readdir(folder)
    const files = (async function* () {
      yield { name: 'data', isFolder: true, content: Readable.from([]) }
      yield await Promise.resolve({ name, isFolder: false, content: Readable.from([Buffer.from('strange')]) })
    })()
    expect(await errorOf(openKept(request(), files))).toMatchObject({ code: 'kept-unusable', message: `the kept sandbox has a file called ${JSON.stringify(name)}` })
    expect(await readdir(folder)).toEqual(standing)
  })

  it.each([
    ['fails behind the end of its tar, where its seal would be checked', 'the seal is broken', () => padded(tar, new Error('the seal is broken'))],
    ['ends too early', 'the archive ends within', () => createReadStream(tar, { end: 20_000_000 })],
    ['is no tar', 'not a', () => createReadStream(import.meta.filename)],
    ['fails on its way', 'ENOENT', () => padded(join(folder, 'nothing'))],
  ])('leaves nothing behind where what was kept %s', async (_what, words, content) => {
    const standing = await readdir(folder)
    expect(await errorOf(openKept(request(), readTar(content(), { folders: true })))).toHaveProperty('message', expect.stringContaining(words))
    expect(await readdir(folder)).toEqual(standing)
  })

  it('leaves nothing behind where it is interrupted in the middle', async () => {
    const standing = await readdir(folder)
    const controller = new AbortController()
    const cut = (async function* () {
      let bytes = 0
      for await (const chunk of createReadStream(tar) as AsyncIterable<Buffer>) {
        bytes += chunk.length
        if (bytes > 20_000_000) controller.abort()
        yield chunk
      }
    })()
    expect(await errorOf(openKept(request({ signal: controller.signal }), readTar(cut, { folders: true })))).toMatchObject({ code: 'interrupted' })
    expect(await readdir(folder)).toEqual(standing)
  })
})
