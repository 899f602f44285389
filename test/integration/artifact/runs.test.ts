import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ArtifactDouble } from '../../support/github/artifact-double.ts'
import { ArtifactPlace } from '../../support/github/artifact-place.ts'
import { contentOf, failureOf, idAt, setOf, storeBackup, streamOf } from '../../support/store/content.ts'

const archive = `${idAt(0)}.dump`
const drill = `${idAt(0)}.drill.json`

describe('artifacts of several runs', () => {
  let double: ArtifactDouble
  let place: ArtifactPlace
  beforeAll(async () => { double = await ArtifactDouble.start() })
  afterAll(() => double.stop())
  beforeEach(async () => {
    double.reset()
    place = await ArtifactPlace.make(double)
  })
  afterEach(() => place.close())

  it('finds the backups of every run, however many pages there are', async () => {
    double.largestPage = 2
    for (const minute of [0, 1, 2, 3]) {
      double.run++
      await storeBackup(await place.open(), idAt(minute))
    }
    expect((await (await place.open()).list()).map(({ id, complete }) => [id, complete])).toEqual([3, 2, 1, 0].map((minute) => [idAt(minute), true]))
  })

  it('does not count what has expired', async () => {
    const store = await place.open()
    await storeBackup(store, idAt(0))
    for (const artifact of double.artifacts) artifact.isExpired = true
    expect(await store.list()).toEqual([])
    expect(await failureOf(store.read(archive))).toBe('file-missing')
  })

  it('tells when a backup will expire: with the first of its files, and not with the record of its drill', async () => {
    const store = await place.open()
    await storeBackup(store, idAt(0))
    await store.attach(drill, '{}')
    const [first, , last] = ['2026-01-03T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z'].map((time) => new Date(time))
    for (const artifact of double.artifacts) artifact.expiresAt = artifact.name === drill ? new Date('2025-12-01T00:00:00Z') : first ?? artifact.expiresAt
    for (const artifact of double.artifacts) if (artifact.name === `${archive}.sha256`) artifact.expiresAt = last ?? artifact.expiresAt
    expect((await setOf(store, idAt(0))).expiresAt).toEqual(last)
  })

  it('never mixes the files of two runs that wrote the same backup', async () => {
    await storeBackup(await place.open(), idAt(0), 'whole')
    double.plant(archive, 'of a run that was killed', { run: 1002 })
    const store = await place.open()
    expect((await setOf(store, idAt(0))).complete).toBe(true)
    expect((await contentOf(await store.read(archive))).toString()).toBe('whole')
  })

  it('takes the newest of two whole ones, and removes both', async () => {
    double.plant(archive, 'older', { run: 1 })
    double.plant(`${archive}.sha256`, 'older', { run: 1 })
    double.plant(archive, 'newer', { run: 2 })
    double.plant(`${archive}.sha256`, 'newer', { run: 2 })
    const store = await place.open()
    expect((await contentOf(await store.read(archive))).toString()).toBe('newer')
    await store.remove(await setOf(store, idAt(0)))
    expect(double.names()).toEqual([])
  })

  it('uploads the checksum last, so that what a killed run leaves never counts', async () => {
    await storeBackup(await place.open(), idAt(0))
    expect(double.artifacts.toSorted((a, b) => a.id - b.id).map(({ name }) => name)).toEqual([archive, `${idAt(0)}.json`, `${archive}.sha256`])
  })

  it('leaves the backup to the first of two runs of the same second', async () => {
    const one = await place.open()
    const writer = await one.begin(idAt(0))
    await writer.put(archive, streamOf('second'))
    await writer.put(`${archive}.sha256`, streamOf('second'))
    double.plant(archive, 'first', { run: 77 })
    double.plant(`${archive}.sha256`, 'first', { run: 77 })
    expect(await failureOf(writer.commit())).toBe('backup-exists')
    await writer.abort()
    expect(double.artifacts.map(({ run }) => run)).toEqual([77, 77])
  })

  it('removes the older record of a drill only when the new one stands', async () => {
    await storeBackup(await place.open(), idAt(0))
    await (await place.open()).attach(drill, '{"verdict":"proved"}')
    double.run++
    double.faults.set('CreateArtifact', { status: 403 })
    expect(await failureOf((await place.open()).attach(drill, '{"verdict":"damaged"}'))).toBe('missing-rights')
    expect((await contentOf(await (await place.open()).read(drill))).toString()).toBe('{"verdict":"proved"}')
    double.faults.clear()
    await (await place.open()).attach(drill, '{"verdict":"damaged"}')
    expect(double.artifacts.filter(({ name }) => name === drill).map(({ run }) => run)).toEqual([1002])
  })

  it('records a drill without the right to remove the older record: the newest counts', async () => {
    await storeBackup(await place.open(), idAt(0))
    await (await place.open()).attach(drill, 'older')
    double.run++
    double.rights.delete('actions: write')
    const store = await place.open()
    await store.attach(drill, 'newer')
    expect((await contentOf(await store.read(drill))).toString()).toBe('newer')
  })

  it('leaves nothing on this machine, and shows what waits to nobody else', async () => {
    const store = await place.open()
    const writer = await store.begin(idAt(0))
    await writer.put(archive, streamOf('dump'))
    const [folder = ''] = await readdir(place.folder)
    expect((await stat(join(place.folder, folder))).mode & 0o777).toBe(0o700)
    expect((await stat(join(place.folder, folder, archive))).mode & 0o777).toBe(0o600)
    await writer.put(`${archive}.sha256`, streamOf('sum'))
    await writer.commit()
    await contentOf(await store.read(archive))
    await store.attach(drill, '{}')
    await store.prepare(0)
    expect(await readdir(place.folder)).toEqual([])
  })

  it('fetches into a folder where nothing but the file is left', async () => {
    await storeBackup(await place.open(), idAt(0, '../x %'), 'the dump')
    const folder = await mkdtemp(join(tmpdir(), 'zimmer-fetched-'))
    const name = `${idAt(0, '../x %')}.dump`
    expect((await stat(await (await place.open()).fetch(name, folder))).mode & 0o777).toBe(0o600)
    expect(await readdir(folder)).toEqual([name])
    await rm(folder, { recursive: true })
  })
})
