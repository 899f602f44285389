import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ArtifactDouble } from '../../support/github/artifact-double.ts'
import { ArtifactPlace } from '../../support/github/artifact-place.ts'
import { failureOf, idAt, storeBackup } from '../../support/store/content.ts'

const archive = `${idAt(0)}.dump`

describe('an artifact whose connection breaks off in the middle', () => {
  let double: ArtifactDouble
  let place: ArtifactPlace
  beforeAll(async () => {
    double = await ArtifactDouble.start()
    place = await ArtifactPlace.make(double)
  })
  afterAll(() => Promise.all([double.stop(), place.close()]))

  // A client that goes on hashing after a failed write would end the whole process here, with no sentence.
  it('ends with a sentence, and not with the process, when its copy cannot be written', async () => {
    const store = await place.open()
    await storeBackup(store, idAt(1), randomBytes(8_000_000).toString('hex'))
    const folder = join(place.folder, 'taken away')
    const blobs = () => double.requests.filter((request) => request.startsWith('GET /blob')).length
    const asked = blobs()
    double.faults.set('get-blob', { status: 200, until: (async () => {
      while (blobs() === asked) await sleep(5)
      await rm(folder, { recursive: true })
    })() })
    expect(await failureOf(store.fetch(`${idAt(1)}.dump`, folder))).toBe('store-missing')
    double.faults.clear()
  })

  it('ends at once when the run is interrupted, and leaves nothing', async () => {
    const interruption = new AbortController()
    const store = await place.open({ interrupted: interruption.signal })
    const { promise: forever, resolve } = Promise.withResolvers<undefined>()
    double.faults.set('get-blob', { status: 200, until: forever })
    const fetching = failureOf(store.fetch(`${idAt(1)}.dump`, join(place.folder, 'interrupted')))
    await sleep(200)
    interruption.abort()
    expect(await fetching).toBe('interrupted')
    resolve(undefined)
    await sleep(200)
    expect(await readdir(join(place.folder, 'interrupted'))).toEqual([])
    double.faults.clear()
  })

  it('is taken up where it was, and not read again while the copy is good', async () => {
    const store = await place.open()
    await storeBackup(store, idAt(0), 'the whole dump')
    double.faults.set('get-blob', { status: 200, cut: archive })
    const path = await store.fetch(archive, join(place.folder, 'fetched'))
    expect(await readFile(path, 'utf8')).toBe('the whole dump')
    const reads = () => double.requests.filter((request) => request.startsWith('GET /blob')).length
    const before = reads()
    await store.fetch(archive, join(place.folder, 'fetched'))
    expect(reads()).toBe(before)
  })
})
