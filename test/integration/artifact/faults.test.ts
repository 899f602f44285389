import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { readdirSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { Secret } from '../../../src/kit/secret.ts'
import { ArtifactDouble } from '../../support/github/artifact-double.ts'
import { ArtifactPlace } from '../../support/github/artifact-place.ts'
import { failureOf, idAt, setOf, storeBackup, streamOf } from '../../support/store/content.ts'

const archive = `${idAt(0)}.dump`

/** The sentence and its hint, as a user reads them. */
async function told(work: Promise<unknown>): Promise<string> {
  const problem: unknown = await work.then(() => undefined, (thrown: unknown) => thrown)
  const { code, message, hint } = problem as Record<string, unknown>
  return `${String(code)}: ${String(message)} / ${String(hint)}`
}

/** Waits until something has come about, for ten seconds at most. */
async function come(about: () => boolean): Promise<void> {
  for (let tries = 0; !about(); tries++) {
    if (tries === 1000) throw new Error(`it did not come about: ${String(about)}`)
    await new Promise((next) => setTimeout(next, 10))
  }
}

describe('what GitHub refuses and breaks', () => {
  let double: ArtifactDouble
  let place: ArtifactPlace
  beforeAll(async () => { double = await ArtifactDouble.start() })
  afterAll(() => double.stop())
  beforeEach(async () => {
    double.reset()
    place = await ArtifactPlace.make(double)
  })
  afterEach(() => place.close())

  it('does not give out a dump whose digest is another than at its upload', async () => {
    const store = await place.open()
    await storeBackup(store, idAt(0), 'the dump')
    for (const artifact of double.artifacts) artifact.content = Buffer.from('the bump')
    expect(await failureOf(store.read(archive))).toBe('digest-differs')
    expect(await failureOf(store.fetch(archive, place.folder))).toBe('digest-differs')
    expect(await readdir(place.folder)).toEqual([])
  })

  it.each([1, 2])('leaves nothing of a backup of which %i files went through', async (after) => {
    double.faults.set('CreateArtifact', { status: 403, after })
    expect(await failureOf(storeBackup(await place.open(), idAt(0)))).toBe('missing-rights')
    expect(double.names()).toEqual([])
  })

  it('says that the quota is used up, and not that a right is missing', async () => {
    double.faults.set('CreateArtifact', { status: 403, message: 'insufficient usage to create artifact' })
    expect(await told(storeBackup(await place.open(), idAt(0)))).toMatch(/^artifact-quota: could not complete zimmer-.* the storage for artifacts is used up .*storage quota has been hit.* 6 to 12 hours/)
  })

  it('leaves the backup of another job of the same run alone', async () => {
    const writer = await (await place.open()).begin(idAt(0))
    await writer.put(archive, streamOf('late'))
    await writer.put(`${archive}.sha256`, streamOf('late'))
    await storeBackup(await place.open(), idAt(0), 'early')
    expect(await failureOf(writer.commit())).toBe('backup-exists')
    expect(double.names()).toHaveLength(3)
    await writer.abort()
  })

  it('names the permission that a job lacks to read', async () => {
    double.rights.clear()
    expect(await told((await place.open()).list())).toMatch(/^missing-rights: could not list .* in the artifacts of acme\/zimmer: .*Resource not accessible.*permissions: \{ contents: read, actions: read \}/)
  })

  it('names the permission that a job lacks to remove, and removes nothing', async () => {
    const store = await place.open()
    await storeBackup(store, idAt(0))
    double.rights.delete('actions: write')
    expect(await told(store.remove(await setOf(store, idAt(0))))).toMatch(/^missing-rights: .*permissions: \{ contents: read, actions: write \}/)
    expect((await setOf(store, idAt(0))).complete).toBe(true)
  })

  it.each([
    [{ status: 403, message: 'API rate limit exceeded for installation' }, 'store-busy'],
    [{ status: 429 }, 'store-busy'],
    [{ status: 503 }, 'store-busy'],
    [{ status: 404 }, 'store-missing'],
  ])('tells %j apart when it lists', async (fault, code) => {
    double.faults.set('list', fault)
    expect(await failureOf((await place.open()).prepare(0))).toBe(code)
  })

  it('tells a wrong token and a GitHub that is not there', async () => {
    expect(await failureOf((await place.open({ token: new Secret('old') })).list())).toBe('credentials-wrong')
    const gone = await ArtifactDouble.start()
    const { environment } = gone
    await gone.stop()
    expect(await told((await place.open({ environment })).list())).toMatch(/^store-unreachable: /)
  })

  it('tells what expired between listing and reading', async () => {
    const store = await place.open()
    await storeBackup(store, idAt(0))
    double.faults.set('download', { status: 410 })
    expect(await failureOf(store.read(archive))).toBe('artifact-expired')
  })

  it('asks again when GitHub stumbles, and removes what it was to remove', async () => {
    const store = await place.open()
    await storeBackup(store, idAt(0))
    double.faults.set('list', { status: 502, times: 2 }).set('delete', { status: 500, times: 1 })
    await store.remove(await setOf(store, idAt(0)))
    expect(double.names()).toEqual([])
  })

  it('says what is needed before a dump that does not fit is taken', async () => {
    expect(await failureOf((await place.open()).prepare(Number.MAX_SAFE_INTEGER))).toBe('disk-full')
  })

  it('ends at once when it is interrupted, and takes back an upload that still goes through', async () => {
    const interruption = new AbortController()
    const store = await place.open({ interrupted: interruption.signal })
    const { promise, resolve } = Promise.withResolvers<undefined>()
    double.faults.set('put-list', { status: 200, until: promise })
    const writer = await store.begin(idAt(0))
    await writer.put(archive, streamOf('dump'))
    await writer.put(`${archive}.sha256`, streamOf('sum'))
    const storing = failureOf(writer.commit())
    await come(() => double.requests.some((request) => request.includes('comp=blocklist')))
    interruption.abort()
    expect(await storing).toBe('interrupted')
    await writer.abort()
    expect(double.names()).toEqual([])
    // Its file stays as long as the client that cannot be ended may open it: without it, the client ends the process.
    expect(await readdir(place.folder)).toHaveLength(1)
    resolve(undefined)
    await come(() => double.requests.some((request) => request.includes('DeleteArtifact')))
    await come(() => double.artifacts.length === 0)
    await come(() => readdirSync(place.folder).length === 0)
  })

  it('gives up with a sentence when the service stays broken for half a minute', async () => {
    const store = await place.open()
    double.plant(archive, 'dump')
    double.faults.set('CreateArtifact', { status: 503 }).set('get-blob', { status: 500 })
    const [written, read] = await Promise.all([failureOf(storeBackup(store, idAt(1))), failureOf(store.read(archive))])
    expect({ written, read }).toEqual({ written: 'store-busy', read: 'store-busy' })
  })
})
