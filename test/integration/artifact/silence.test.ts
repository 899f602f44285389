import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { ArtifactDouble } from '../../support/github/artifact-double.ts'
import { ArtifactPlace } from '../../support/github/artifact-place.ts'
import { contentOf, idAt, storeBackup } from '../../support/store/content.ts'

describe('what the artifact client prints', () => {
  const said: string[] = []
  const write = process.stdout.write.bind(process.stdout)
  let double: ArtifactDouble
  let place: ArtifactPlace
  beforeAll(async () => {
    process.stdout.write = (text) => said.push(String(text)) > 0
    double = await ArtifactDouble.start()
    place = await ArtifactPlace.make(double)
  })
  afterAll(async () => {
    process.stdout.write = write
    await double.stop()
    await place.close()
  })

  it('does not stand amid the report of a run, but what others print meanwhile does, and signatures are masked', async () => {
    const store = await place.open({ environment: { ...double.environment, GITHUB_ACTIONS: 'true' } })
    const storing = storeBackup(store, idAt(0))
    process.stdout.write('a line of the report\n')
    await storing
    await contentOf(await store.read(`${idAt(0)}.dump`))
    expect(said.filter((text) => text.startsWith('::add-mask::upload-signature')).length).toBeGreaterThan(0)
    expect(said.filter((text) => text.trim() !== '' && !text.startsWith('::add-mask::'))).toEqual(['a line of the report\n'])
  })
})
