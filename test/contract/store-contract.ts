import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { access, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Store } from '../../src/store/store.ts'
import { contentOf, failureOf, idAt, longStream, patternAt, setOf, sha256, storeBackup, streamOf } from '../support/store/content.ts'

/** A place of a store, empty at first, and what a test has to know of it beyond the interface. */
export interface StorePlace {
  /** Another handle on the same place, as another process would have it. */
  open(): Promise<Store>
  /** Puts a file there by other means than a store. */
  plant(name: string, content: string): Promise<void>
  /** Every name there in order, also those that no store lists. */
  names(): Promise<string[]>
  /** Has another process store a backup that dies when everything but the checksum has its name; where that can be played. */
  readonly dieBeforeChecksum?: (id: string) => Promise<void>
  close(): Promise<void>
}

const archive = `${idAt(0)}.dump`
const mebibyte = 1024 * 1024

/** The promises that every store keeps. */
export function storeContract(kind: string, makePlace: () => Promise<StorePlace>): void {
  describe(`a store (${kind})`, () => {
    let place: StorePlace
    let store: Store
    let folder: string

    beforeEach(async () => {
      place = await makePlace()
      store = await place.open()
      folder = await mkdtemp(join(tmpdir(), 'zimmer-contract-'))
      await store.prepare(0)
    })
    afterEach(async () => {
      await place.close()
      await rm(folder, { recursive: true, force: true })
    })

    describe('while a backup is written', () => {
      it('does not count it as a backup before it is committed', async () => {
        const writer = await store.begin(idAt(0))
        await writer.put(archive, streamOf('dump'))
        await writer.put(`${archive}.sha256`, streamOf('checksum'))
        expect((await (await place.open()).list()).filter((set) => set.complete)).toEqual([])
        await writer.abort()
      })

      it('leaves nothing when it is given up', async () => {
        const writer = await store.begin(idAt(0))
        await writer.put(archive, streamOf('dump'))
        await writer.put(`${archive}.sha256`, streamOf('checksum'))
        await writer.abort()
        expect(await place.names()).toEqual([])
      })

      it('leaves nothing when it is given up before its first file', async () => {
        const writer = await store.begin(idAt(0))
        await writer.abort()
        expect(await place.names()).toEqual([])
      })

      it('leaves nothing of a dump that breaks off in the middle', async () => {
        const writer = await store.begin(idAt(0))
        await expect(writer.put(archive, longStream(20 * mebibyte, { failAfterBytes: 7 * mebibyte }))).rejects.toThrow('the dump broke off')
        await writer.abort()
        expect(await place.names()).toEqual([])
      })

      it('tells the failure of the source itself, even when it looks like one of the disk', async () => {
        const writer = await store.begin(idAt(0))
        const broken = new Readable({ read() { this.destroy(Object.assign(new Error('pg_dump is not there'), { code: 'ENOENT' })) } })
        await expect(writer.put(archive, broken)).rejects.toThrow('pg_dump is not there')
        await writer.abort()
      })

      it('refuses a stream that was closed before its end', async () => {
        const writer = await store.begin(idAt(0))
        const source = longStream(4 * mebibyte, { onRead: (bytes) => { if (bytes > mebibyte) source.destroy() } })
        expect(await failureOf(writer.put(archive, source))).not.toBe('no failure')
        await writer.abort()
        expect(await place.names()).toEqual([])
      })

      it('ends a write in the middle when it is given up, and closes its source', async () => {
        const writer = await store.begin(idAt(0))
        let reads = 0
        const endless = new Readable({ read() { reads++; setImmediate(() => { this.push(Buffer.alloc(1024)) }) } })
        const writing = failureOf(writer.put(archive, endless))
        while (reads < 20) await new Promise((resolve) => setTimeout(resolve, 5))
        await writer.abort()
        expect(await writing).not.toBe('no failure')
        expect(endless.destroyed).toBe(true)
        expect(await place.names()).toEqual([])
      })

      it('may be given up twice', async () => {
        const writer = await store.begin(idAt(0))
        await writer.put(archive, streamOf('dump'))
        await writer.abort()
        await writer.abort()
        expect(await place.names()).toEqual([])
      })

      it('is not harmed by giving up after the commit', async () => {
        const writer = await store.begin(idAt(0))
        await writer.put(archive, streamOf('dump'))
        await writer.put(`${archive}.sha256`, streamOf('checksum'))
        await writer.commit()
        await writer.abort()
        expect((await setOf(store, idAt(0))).complete).toBe(true)
      })

      it('cannot be committed without a checksum', async () => {
        const writer = await store.begin(idAt(0))
        await writer.put(archive, streamOf('dump'))
        await expect(writer.commit()).rejects.toThrow('without archive and sidecar')
        await writer.abort()
        expect(await place.names()).toEqual([])
      })

      it('cannot be written to after it was given up', async () => {
        const writer = await store.begin(idAt(0))
        await writer.abort()
        await expect(writer.put(archive, streamOf('dump'))).rejects.toThrow()
        await expect(writer.commit()).rejects.toThrow()
        expect(await place.names()).toEqual([])
      })

      it.each(['../escape.dump', '/etc/passwd', 'zimmer-20250828_143022.dump/../../x', 'zimmer-20250828_143022.exe', 'a\0b', '',
        'zimmer-20250828_143023.dump', '-rf-20250828_143022.dump', '.hidden-20250828_143022.dump'])('refuses the hostile name %j', async (name) => {
        const writer = await store.begin(idAt(0))
        expect(await failureOf(writer.put(name, streamOf('x')))).toBe('foreign-name')
        await writer.abort()
        expect(await place.names()).toEqual([])
      })

      it.each(['../zimmer-20250828_143022', 'zimmer', '', 'zimmer-20250231_000000', 'a/b-20250828_143022'])('refuses to begin a backup called %j', async (id) => {
        expect(await failureOf(store.begin(id))).toBe('foreign-name')
      })
    })

    describe('when a backup is complete', () => {
      it('gives back every byte of a dump of 20 MB', async () => {
        const writer = await store.begin(idAt(0))
        const { bytes } = await writer.put(archive, longStream(20 * mebibyte + 3))
        await writer.put(`${archive}.sha256`, streamOf('checksum'))
        await writer.commit()
        expect(bytes).toBe(20 * mebibyte + 3)
        expect((await setOf(store, idAt(0))).files.archive?.bytes).toBe(bytes)
        const expected = Buffer.concat(Array.from({ length: 321 }, (_, index) => patternAt(index * 65536, Math.min(65536, bytes - index * 65536))))
        expect(sha256(await contentOf(await store.read(archive)))).toBe(sha256(expected))
      })

      it('keeps an empty file empty', async () => {
        const writer = await store.begin(idAt(0))
        await writer.put(archive, streamOf(''))
        await writer.put(`${archive}.sha256`, streamOf('checksum'))
        await writer.commit()
        expect(await contentOf(await store.read(archive))).toEqual(Buffer.alloc(0))
        expect((await setOf(store, idAt(0))).files.archive?.bytes).toBe(0)
      })

      it('is seen at once by another process, whole', async () => {
        await storeBackup(store, idAt(0))
        const [set] = await (await place.open()).list()
        expect(set).toMatchObject({ id: idAt(0), database: 'zimmer', takenAt: new Date('2025-08-28T14:30:22Z'), complete: true })
        expect(Object.keys(set?.files ?? {}).sort()).toEqual(['archive', 'manifest', 'sidecar'])
      })

      it('leaves nothing but the files of the backup', async () => {
        await storeBackup(store, idAt(0))
        expect(await place.names()).toEqual([archive, `${archive}.sha256`, `${idAt(0)}.json`])
      })

      it('keeps a database whose name is no name for a file', async () => {
        const id = idAt(0, '../Ünïcode db')
        await storeBackup(store, id, 'x', 'age')
        const set = await setOf(store, id)
        expect(set).toMatchObject({ database: '../Ünïcode db', complete: true })
        expect((await contentOf(await store.read(set.files.archive?.name ?? ''))).toString()).toBe('x')
      })

      it('keeps the longest name that a database can have', async () => {
        const id = idAt(0, '/'.repeat(63))
        await storeBackup(store, id, 'x', 'age')
        expect((await setOf(store, id)).complete).toBe(true)
      })

      it('is never overwritten by a second backup of the same second', async () => {
        await storeBackup(store, idAt(0), 'first')
        expect(await failureOf((await place.open()).begin(idAt(0)))).toBe('backup-exists')
        expect((await contentOf(await store.read(archive))).toString()).toBe('first')
      })

      it('is only taken from a name when no file of it stands', async () => {
        await place.plant(`${idAt(0)}.json`, '{}')
        expect(await failureOf(store.begin(idAt(0)))).toBe('backup-exists')
        expect(await place.names()).toEqual([`${idAt(0)}.json`])
      })

      it('belongs to one of two processes that begin in the same second, and is whole', async () => {
        const attempts = await Promise.allSettled(['one', 'two'].map(async (content) => storeBackup(await place.open(), idAt(0), content)))
        const winners = attempts.filter(({ status }) => status === 'fulfilled')
        expect(winners.length).toBeLessThanOrEqual(1)
        for (const attempt of attempts) if (attempt.status === 'rejected') expect(await failureOf(Promise.reject(attempt.reason as Error))).toBe('backup-exists')
        if (winners.length === 1) {
          const content = (await contentOf(await store.read(archive))).toString()
          expect((await contentOf(await store.read(`${archive}.sha256`))).toString()).toBe(`${sha256(content)}  ${archive}\n`)
        }
      })

      it('is not mixed up with others that are written at the same time', async () => {
        await Promise.all([0, 1, 2, 3].map(async (minute) => storeBackup(await place.open(), idAt(minute), `dump ${minute}`)))
        expect((await store.list()).map(({ id, complete }) => [id, complete])).toEqual([3, 2, 1, 0].map((minute) => [idAt(minute), true]))
        for (const minute of [0, 1, 2, 3]) expect((await contentOf(await store.read(`${idAt(minute)}.dump`))).toString()).toBe(`dump ${minute}`)
      })
    })

    describe('when it lists', () => {
      it('is empty at first', async () => {
        expect(await store.list()).toEqual([])
      })

      it('never counts an archive without its checksum', async () => {
        await place.plant(archive, 'half a dump')
        expect(await store.list()).toMatchObject([{ id: idAt(0), complete: false }])
      })

      it('never counts a checksum without its archive, nor one of another archive', async () => {
        await place.plant(`${archive}.sha256`, 'checksum')
        expect(await store.list()).toMatchObject([{ id: idAt(0), complete: false }])
        await place.plant(`${archive}.age`, 'sealed')
        expect(await store.list()).toMatchObject([{ id: idAt(0), complete: false }])
      })

      it('leaves foreign files out', async () => {
        for (const name of ['README.md', 'zimmer.dump', 'zimmer-20250828_143022.dump.bak', 'zimmer-20251341_143022.dump', 'zimmer-20250828_143022.txt']) {
          await place.plant(name, 'mine')
        }
        expect(await store.list()).toEqual([])
      })

      it('takes the sets of the old scripts, which have no manifest, as complete', async () => {
        await place.plant(archive, 'dump')
        await place.plant(`${archive}.sha256`, 'checksum')
        expect(await store.list()).toMatchObject([{ id: idAt(0), complete: true, files: { archive: { name: archive, bytes: 4 } } }])
      })

      it('orders by the time in the name, newest first, whatever order they were written in', async () => {
        for (const minute of [5, 0, 700_000, 3]) await storeBackup(store, idAt(minute))
        await storeBackup(store, idAt(4, 'Another'))
        expect((await store.list()).map(({ id }) => id)).toEqual([idAt(700_000), idAt(5), idAt(4, 'Another'), idAt(3), idAt(0)])
      })

      it('keeps backups of several databases of the same second apart', async () => {
        await storeBackup(store, idAt(0, 'a'))
        await storeBackup(store, idAt(0, 'a-b'))
        expect((await store.list()).map(({ database, complete }) => [database, complete])).toEqual([['a', true], ['a-b', true]])
      })

      it('tells when a file was written', async () => {
        await storeBackup(store, idAt(0))
        const written = (await setOf(store, idAt(0))).files.archive?.modifiedAt.getTime() ?? 0
        expect(Math.abs(Date.now() - written)).toBeLessThan(3600_000)
      })
    })

    describe('when one backup is looked for', () => {
      it.each(['../../etc/passwd', '/etc/passwd', '', '.', 'x'])('finds nothing but backups, asked for %j', async (id) => {
        await storeBackup(store, idAt(0))
        expect(await store.find(id)).toBeUndefined()
      })

      it('does not take another for it, and never says that one counts that has no checksum', async () => {
        for (const id of [idAt(1), idAt(0, 'zimmer-a'), idAt(0, 'a-zimmer')]) await storeBackup(store, id)
        expect(await store.find(idAt(0))).toBeUndefined()
        await place.plant(archive, 'half a dump')
        expect(await store.find(idAt(0))).toMatchObject({ id: idAt(0), complete: false })
      })

      it('finds it as the listing shows it, however it is sealed', async () => {
        await storeBackup(store, idAt(0))
        await storeBackup(store, idAt(0, '../Ünïcode db'), 'x', 'age')
        await store.attach(`${idAt(0)}.drill.json`, '{}')
        const listed = await store.list()
        expect(listed).toHaveLength(2)
        for (const set of listed) expect(await store.find(set.id)).toEqual(set)
      })
    })

    describe('when it is read', () => {
      it('says so when a file is missing', async () => {
        expect(await failureOf(store.read(archive))).toBe('file-missing')
        expect(await failureOf(store.fetch(archive, folder))).toBe('file-missing')
      })

      it.each(['../../etc/passwd', '/etc/passwd', 'x'])('gives nothing but backups away, asked for %j', async (name) => {
        expect(await failureOf(store.read(name))).toBe('foreign-name')
        expect(await failureOf(store.fetch(name, folder))).toBe('foreign-name')
      })

      it('fetches a whole file to this machine', async () => {
        await storeBackup(store, idAt(0), 'the dump')
        const path = await store.fetch(archive, folder)
        expect(await readFile(path, 'utf8')).toBe('the dump')
        expect(path.endsWith(`/${archive}`)).toBe(true)
      })

      it('fetches the same file twice', async () => {
        await storeBackup(store, idAt(0), 'the dump')
        await store.fetch(archive, folder)
        expect(await readFile(await store.fetch(archive, folder), 'utf8')).toBe('the dump')
      })

      it('fetches anew what stands at its destination with other bytes, and leaves nothing beside it', async () => {
        await storeBackup(store, idAt(0), 'the dump')
        const path = await store.fetch(archive, folder)
        // A folder's own file is used where it stands.
        if (!path.startsWith(folder)) return
        await writeFile(path, 'of an earlier fetch that was killed')
        expect(await readFile(await (await place.open()).fetch(archive, folder), 'utf8')).toBe('the dump')
        expect(await readdir(folder)).toEqual([archive])
      })

      it('leaves nothing behind under a name that could not be fetched', async () => {
        expect(await failureOf(store.fetch(archive, folder))).toBe('file-missing')
        await expect(access(join(folder, archive))).rejects.toThrow()
      })

      it('may be left in the middle of a file', async () => {
        const writer = await store.begin(idAt(0))
        await writer.put(archive, longStream(8 * mebibyte))
        await writer.put(`${archive}.sha256`, streamOf('checksum'))
        await writer.commit()
        for await (const chunk of await store.read(archive)) {
          expect((chunk as Buffer).length).toBeGreaterThan(0)
          break
        }
        expect((await contentOf(await store.read(`${archive}.sha256`))).toString()).toBe('checksum')
      })

      it('says where a file is', async () => {
        await storeBackup(store, idAt(0))
        expect(store.locate(archive)).toContain(archive)
      })
    })

    describe('when a drill is recorded', () => {
      const drill = `${idAt(0)}.drill.json`

      it('writes the record beside the backup', async () => {
        await storeBackup(store, idAt(0))
        await store.attach(drill, '{"verdict":"proved"}')
        expect((await setOf(store, idAt(0))).files.drill?.name).toBe(drill)
        expect((await contentOf(await store.read(drill))).toString()).toBe('{"verdict":"proved"}')
      })

      it('replaces an older record', async () => {
        await storeBackup(store, idAt(0))
        await store.attach(drill, '{"verdict":"proved","of":"the older and longer one"}')
        await (await place.open()).attach(drill, '{"verdict":"damaged"}')
        expect((await contentOf(await store.read(drill))).toString()).toBe('{"verdict":"damaged"}')
        expect(await place.names()).toEqual([drill, archive, `${archive}.sha256`, `${idAt(0)}.json`])
      })

      it('never replaces an archive, its checksum or its manifest', async () => {
        await storeBackup(store, idAt(0), 'good')
        for (const name of [archive, `${archive}.sha256`, `${idAt(0)}.json`]) expect(await failureOf(store.attach(name, 'bad'))).toBe('write-once')
        expect((await contentOf(await store.read(archive))).toString()).toBe('good')
      })

      it('refuses a record of a backup that is not there', async () => {
        expect(await failureOf(store.attach(drill, '{}'))).toBe('file-missing')
        expect(await place.names()).toEqual([])
      })

      it.each(['../x.drill.json', 'x', `${idAt(0)}/x.drill.json`])('refuses the hostile name %j', async (name) => {
        expect(await failureOf(store.attach(name, '{}'))).toBe('foreign-name')
      })
    })

    describe('when a backup is removed', () => {
      it('removes all of its files and leaves every other', async () => {
        await storeBackup(store, idAt(0))
        await store.attach(`${idAt(0)}.drill.json`, '{}')
        await storeBackup(store, idAt(1))
        await storeBackup(store, idAt(0, 'other'))
        await place.plant('README.md', 'mine')
        await store.remove(await setOf(store, idAt(0)))
        expect((await store.list()).map(({ id }) => id)).toEqual([idAt(1), idAt(0, 'other')])
        expect(await place.names()).toHaveLength(7)
      })

      it('does not mind that it was removed already', async () => {
        await storeBackup(store, idAt(0))
        const set = await setOf(store, idAt(0))
        await store.remove(set)
        await store.remove(set)
        expect(await place.names()).toEqual([])
      })

      it('removes nothing on behalf of a set that names files of others', async () => {
        await storeBackup(store, idAt(0))
        await storeBackup(store, idAt(1))
        const victim = await setOf(store, idAt(1))
        const { archive: stolen } = victim.files
        const forged = { ...await setOf(store, idAt(0)), files: stolen === undefined ? {} : { archive: stolen } }
        expect(await failureOf(store.remove(forged))).toBe('foreign-name')
        expect((await store.list()).filter(({ complete }) => complete)).toHaveLength(2)
      })

      it('leaves a file that was put beside it by somebody else', async () => {
        await storeBackup(store, idAt(0))
        await place.plant(`${idAt(0)}.notes.txt`, 'mine')
        await store.remove(await setOf(store, idAt(0)))
        expect(await place.names()).toEqual([`${idAt(0)}.notes.txt`])
      })
    })

    describe('when a backup takes the place of one that is damaged or half written', () => {
      it('leaves the old one as it is until everything is written, and when it is given up', async () => {
        await storeBackup(store, idAt(0), 'damaged')
        const before = await place.names()
        const writer = await (await place.open()).replace(idAt(0))
        await writer.put(archive, streamOf('good'))
        await writer.put(`${archive}.sha256`, streamOf('checksum'))
        expect((await contentOf(await store.read(archive))).toString()).toBe('damaged')
        expect((await setOf(store, idAt(0))).complete).toBe(true)
        await writer.abort()
        expect(await place.names()).toEqual(before)
        expect((await contentOf(await store.read(archive))).toString()).toBe('damaged')
      })

      it('leaves nothing of the old one, whatever its files were called', async () => {
        await storeBackup(store, idAt(0), 'damaged')
        await store.attach(`${idAt(0)}.drill.json`, '{"verdict":"damaged"}')
        const writer = await (await place.open()).replace(idAt(0))
        await writer.put(`${archive}.age`, streamOf('good'))
        await writer.put(`${idAt(0)}.json`, streamOf('{}'))
        await writer.put(`${archive}.age.sha256`, streamOf(`${sha256('good')}  ${archive}.age\n`))
        await writer.commit()
        expect(await place.names()).toEqual([`${archive}.age`, `${archive}.age.sha256`, `${idAt(0)}.json`])
        expect((await contentOf(await store.read(`${archive}.age`))).toString()).toBe('good')
        expect((await contentOf(await store.read(`${idAt(0)}.json`))).toString()).toBe('{}')
      })

      it('finishes a set without its checksum, and leaves the backup beside it alone', async () => {
        await storeBackup(store, idAt(1), 'neighbour')
        await place.plant(archive, 'half a d')
        const writer = await store.replace(idAt(0))
        await writer.put(archive, streamOf('dump'))
        await writer.put(`${archive}.sha256`, streamOf(`${sha256('dump')}  ${archive}\n`))
        await writer.commit()
        expect((await setOf(store, idAt(0))).complete).toBe(true)
        expect((await contentOf(await store.read(archive))).toString()).toBe('dump')
        expect((await contentOf(await store.read(`${idAt(1)}.dump`))).toString()).toBe('neighbour')
        expect(await place.names()).toHaveLength(5)
      })

      it('stands as any other where there was nothing', async () => {
        const writer = await store.replace(idAt(0))
        await writer.put(archive, streamOf('dump'))
        await writer.put(`${archive}.sha256`, streamOf('checksum'))
        await writer.commit()
        expect(await place.names()).toEqual([archive, `${archive}.sha256`])
      })

      it('refuses a name that is no backup', async () => {
        expect(await failureOf(store.replace('../zimmer-20250828_143022'))).toBe('foreign-name')
      })
    })

    describe('when it is swept', () => {
      it('removes all that a writer left who was killed between archive and checksum, and nothing else', async () => {
        if (place.dieBeforeChecksum === undefined) return
        await storeBackup(store, idAt(1))
        const before = await place.names()
        await place.dieBeforeChecksum(idAt(0))
        expect(await setOf(store, idAt(0))).toMatchObject({ complete: false, files: { archive: { name: archive } } })
        expect(await (await place.open()).sweep()).toEqual(expect.arrayContaining([archive]))
        expect(await place.names()).toEqual(before)
      })

      it('touches no complete backup and no foreign file', async () => {
        await storeBackup(store, idAt(0))
        await place.plant('README.partial', 'mine')
        const before = await place.names()
        expect(await store.sweep()).toEqual([])
        expect(await place.names()).toEqual(before)
      })

      it('never removes an archive without a checksum: it may be the only copy', async () => {
        await place.plant(archive, 'a dump of the old scripts')
        expect(await (await place.open()).sweep()).toEqual([])
        expect(await place.names()).toEqual([archive])
      })

      it('leaves alone what another process is writing', async () => {
        const writer = await store.begin(idAt(0))
        await writer.put(archive, streamOf('dump'))
        expect(await (await place.open()).sweep()).toEqual([])
        await writer.put(`${archive}.sha256`, streamOf('checksum'))
        await writer.commit()
        expect((await setOf(store, idAt(0))).complete).toBe(true)
      })
    })
  })
}
