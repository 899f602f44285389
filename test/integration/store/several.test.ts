import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { DirectoryStore } from '../../../src/store/directory.ts'
import { SeveralStores } from '../../../src/store/several.ts'
import type { Store, StoreWriter } from '../../../src/store/store.ts'
import { contentOf, failureOf, idAt, longStream, setOf, sha256, storeBackup, streamOf } from '../../support/store/content.ts'

const archive = `${idAt(0)}.dump`
const mebibyte = 1024 * 1024

describe('several stores at once', () => {
  let base: string
  let first: DirectoryStore
  let second: DirectoryStore
  let both: SeveralStores
  const namesIn = async (folder: string) => (await readdir(join(base, folder))).sort()

  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'zimmer-several-'))
    first = new DirectoryStore('first', { base, now: () => new Date() })
    second = new DirectoryStore('second', { base, now: () => new Date() })
    both = new SeveralStores(first, [second])
    await both.prepare(0)
  })
  afterEach(() => rm(base, { recursive: true, force: true }))

  it('count a backup in none when one cannot name it', async () => {
    const writer = await both.begin(idAt(0))
    await writer.put(archive, streamOf('dump'))
    await writer.put(`${archive}.sha256`, streamOf('checksum'))
    await writeFile(join(base, 'first', archive), 'theirs')
    expect(await failureOf(writer.commit())).toBe('backup-exists')
    await writer.abort()
    expect(await namesIn('first')).toEqual([archive])
    expect(await namesIn('second')).toEqual([])
  })

  it('leave nothing anywhere when one fails in the middle of the dump', async () => {
    const failing = new SeveralStores(first, [withPut(second, async (_, content) => {
      let read = 0
      for await (const chunk of content) {
        read += (chunk as Buffer).length
        if (read > 5 * mebibyte) throw Object.assign(new Error('full'), { code: 'ENOSPC' })
      }
      return { bytes: read }
    })])
    const source = longStream(Infinity)
    const writer = await failing.begin(idAt(0))
    await expect(writer.put(archive, source)).rejects.toThrow('full')
    expect(source.destroyed).toBe(true)
    await writer.abort()
    expect(await namesIn('first')).toEqual([])
    expect(await namesIn('second')).toEqual([])
  })

  it('begin in none when a file of the backup stands in one', async () => {
    await writeFile(join(base, 'second', archive), 'theirs')
    expect(await failureOf(both.begin(idAt(0)))).toBe('backup-exists')
    expect(await namesIn('first')).toEqual([])
  })

  it('read the dump once, no faster than the slowest takes it', async () => {
    let taken = 0
    let furthest = 0
    const slow = new SeveralStores(first, [withPut(second, async (_, content) => {
      for await (const chunk of content) {
        taken += (chunk as Buffer).length
        await new Promise((resolve) => setImmediate(resolve))
      }
      return { bytes: taken }
    })])
    const writer = await slow.begin(idAt(0))
    await writer.put(archive, longStream(40 * mebibyte, { onRead: (read) => { furthest = Math.max(furthest, read - taken) } }))
    expect(taken).toBe(40 * mebibyte)
    expect(furthest).toBeLessThan(4 * mebibyte)
    await writer.abort()
  })

  it('hold the same bytes', async () => {
    const writer = await both.begin(idAt(0))
    await writer.put(archive, longStream(10 * mebibyte + 1))
    await writer.put(`${archive}.sha256`, streamOf('checksum'))
    await writer.commit()
    const expected = sha256(await contentOf(longStream(10 * mebibyte + 1)))
    for (const folder of ['first', 'second']) expect(sha256(await readFile(join(base, folder, archive)))).toBe(expected)
  })

  it('lose a backup in all of them when it is removed, older ones of one store alone included', async () => {
    await storeBackup(first, idAt(0))
    await storeBackup(both, idAt(1))
    for (const set of await both.list()) await both.remove(set)
    expect([...await namesIn('first'), ...await namesIn('second')]).toEqual([])
  })

  it('are not listed for each of thousands of backups that are removed', async () => {
    await storeBackup(both, idAt(0))
    const set = await setOf(both, idAt(0))
    const unlisted = { list: () => Promise.reject(new Error('listed')) }
    await new SeveralStores(overriding(first, unlisted), [overriding(second, unlisted)]).remove(set)
    expect([...await namesIn('first'), ...await namesIn('second')]).toEqual([])
  })

  it('still list a backup that could not be removed from one, so that the next run tries again', async () => {
    await storeBackup(both, idAt(0))
    const stubborn = new SeveralStores(first, [overriding(second, { remove: () => Promise.reject(new Error('unreachable')) })])
    await expect(stubborn.remove(await setOf(stubborn, idAt(0)))).rejects.toThrow('unreachable')
    expect((await setOf(stubborn, idAt(0))).complete).toBe(true)
  })

  it('can be read while the second is unreachable', async () => {
    await storeBackup(both, idAt(0), 'dump')
    const gone = () => Promise.reject(new Error('unreachable'))
    const half = new SeveralStores(first, [overriding(second, { list: gone, find: gone, read: gone, fetch: gone })])
    expect((await half.list())[0]?.complete).toBe(true)
    expect((await contentOf(await half.read(archive))).toString()).toBe('dump')
  })

  it('record a drill also where the backup is older than the second store', async () => {
    await storeBackup(first, idAt(0))
    await both.attach(`${idAt(0)}.drill.json`, '{}')
    expect(await namesIn('first')).toContain(`${idAt(0)}.drill.json`)
    expect(await namesIn('second')).toEqual([])
  })

  /** A store of which some operations are others. */
  function overriding(store: Store, more: Partial<Store>): Store {
    return {
      name: store.name, prepare: (bytes) => store.prepare(bytes), list: () => store.list(), find: (id) => store.find(id), begin: (id) => store.begin(id), replace: (id) => store.replace(id), read: (name) => store.read(name),
      fetch: (name, folder) => store.fetch(name, folder), attach: (name, content) => store.attach(name, content), remove: (set) => store.remove(set),
      sweep: () => store.sweep(), locate: (name) => store.locate(name), ...more,
    }
  }

  function withPut(store: Store, put: (name: string, content: Readable) => Promise<{ bytes: number }>): Store {
    return overriding(store, {
      begin: async (id): Promise<StoreWriter> => {
        const writer = await store.begin(id)
        return { put, commit: () => writer.commit(), abort: () => writer.abort() }
      },
    })
  }
})
