import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ArtifactDouble } from '../../support/github/artifact-double.ts'
import { ArtifactPlace } from '../../support/github/artifact-place.ts'
import { idAt, storeBackup } from '../../support/store/content.ts'

const archive = `${idAt(0)}.dump`

// In a file of its own: GitHub's client takes half a minute to notice, and nothing can make it hurry.
describe('an artifact whose connection breaks off in the middle', () => {
  let double: ArtifactDouble
  let place: ArtifactPlace
  beforeAll(async () => {
    double = await ArtifactDouble.start()
    place = await ArtifactPlace.make(double)
  })
  afterAll(() => Promise.all([double.stop(), place.close()]))

  it('is read anew and whole, and not again while the copy is good', async () => {
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
