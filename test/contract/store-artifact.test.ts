import { afterAll, beforeAll, describe } from '@jest/globals'
import { ArtifactDouble } from '../support/github/artifact-double.ts'
import { ArtifactPlace } from '../support/github/artifact-place.ts'
import { storeContract } from './store-contract.ts'

describe('against a double of GitHub', () => {
  let double: ArtifactDouble
  beforeAll(async () => { double = await ArtifactDouble.start() })
  afterAll(() => double.stop())

  storeContract('artifact', async () => {
    double.reset()
    const place = await ArtifactPlace.make(double)
    return {
      open: () => place.open(),
      plant: (name, content) => { double.plant(name, content); return Promise.resolve() },
      names: () => Promise.resolve(double.names()),
      close: () => place.close(),
    }
  })
})
