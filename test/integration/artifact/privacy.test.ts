import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { ArtifactDouble } from '../../support/github/artifact-double.ts'
import { ArtifactPlace } from '../../support/github/artifact-place.ts'
import { contentOf, failureOf, idAt, setOf, storeBackup, streamOf } from '../../support/store/content.ts'

describe('who may see and make the artifacts of a backup', () => {
  let double: ArtifactDouble
  let place: ArtifactPlace
  beforeAll(async () => { double = await ArtifactDouble.start() })
  afterAll(() => double.stop())
  beforeEach(async () => {
    double.reset()
    place = await ArtifactPlace.make(double)
  })
  afterEach(() => place.close())

  it.each(['public', 'hidden'] as const)('refuses an unencrypted dump before it is taken when the repository is %s', async (visibility) => {
    double.visibility = visibility
    const store = await place.open({ sealed: false })
    expect(await failureOf(store.prepare(0))).toBe('public-artifact')
  })

  it('refuses an unencrypted dump when GitHub does not say whether the repository is public', async () => {
    double.faults.set('repository', { status: 500 })
    expect(await failureOf((await place.open()).prepare(0))).toBe('public-artifact')
  })

  it.each([`${idAt(0)}.dump`, `${idAt(0)}.proof.json`])('never lets %s into a public repository, even when it was promised to be sealed', async (name) => {
    double.visibility = 'public'
    const store = await place.open({ sealed: true })
    await store.prepare(0)
    const writer = await store.begin(idAt(0))
    expect(await failureOf(writer.put(name, streamOf('rows')))).toBe('public-artifact')
    await writer.abort()
    expect(double.requests.filter((request) => request.includes('CreateArtifact'))).toEqual([])
  })

  it('stores an encrypted backup in a public repository', async () => {
    double.visibility = 'public'
    const store = await place.open({ sealed: true })
    await store.prepare(0)
    await storeBackup(store, idAt(0), 'sealed', 'age')
    expect((await setOf(store, idAt(0))).complete).toBe(true)
  })

  it('takes an internal repository for a private one', async () => {
    double.visibility = 'internal'
    const store = await place.open({ sealed: false })
    await store.prepare(0)
    await storeBackup(store, idAt(0))
    expect(double.names()).toHaveLength(3)
  })

  it('never lists, reads or removes what a pull request from a fork uploaded under the name of a backup', async () => {
    const store = await place.open()
    await storeBackup(store, idAt(0), 'ours')
    const own = await setOf(store, idAt(0))
    for (const id of [idAt(0), idAt(900_000)]) {
      double.plant(`${id}.dump`, 'hostile', { isOfFork: true, run: 2000 })
      double.plant(`${id}.dump.sha256`, 'hostile', { isOfFork: true, run: 2000 })
    }
    expect((await store.list()).map(({ id }) => id)).toEqual([idAt(0)])
    expect((await contentOf(await store.read(`${idAt(0)}.dump`))).toString()).toBe('ours')
    expect(await failureOf(store.read(`${idAt(900_000)}.dump`))).toBe('file-missing')
    await store.remove(own)
    expect(double.artifacts.map(({ isOfFork }) => isOfFork)).toEqual([true, true, true, true])
  })

  describe('away from GitHub', () => {
    const open = () => {
      const { GITHUB_REPOSITORY, GITHUB_API_URL } = double.environment
      return place.open({ environment: { GITHUB_REPOSITORY, GITHUB_API_URL } })
    }

    it('reads and removes with a token', async () => {
      await storeBackup(await place.open(), idAt(0), 'the dump')
      const store = await open()
      expect((await contentOf(await store.read(`${idAt(0)}.dump`))).toString()).toBe('the dump')
      await store.remove(await setOf(store, idAt(0)))
      expect(double.names()).toEqual([])
    })

    it('says before a dump is taken that nothing can be written', async () => {
      const store = await open()
      expect(await failureOf(store.prepare(0))).toBe('github-only')
      expect(await failureOf(store.begin(idAt(0)))).toBe('github-only')
      expect(await failureOf(store.attach(`${idAt(0)}.drill.json`, '{}'))).toBe('github-only')
    })

    it('says so on a GitHub Enterprise Server, too', async () => {
      const store = await place.open({ environment: { ...double.environment, GITHUB_SERVER_URL: 'https://github.acme.example' } })
      expect(await failureOf(store.prepare(0))).toBe('artifact-unsupported')
    })
  })

  it('says that a token is missing, or the name of the repository', async () => {
    expect(await failureOf(place.open({ token: undefined }))).toBe('token-missing')
    expect(await failureOf(place.open({ environment: { ...double.environment, GITHUB_REPOSITORY: undefined } }))).toBe('wrong-inputs')
  })
})
