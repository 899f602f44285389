import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DirectoryStore } from '../../src/store/directory.ts'
import { SeveralStores } from '../../src/store/several.ts'
import { storeContract } from './store-contract.ts'

storeContract('several', async () => {
  const base = await mkdtemp(join(tmpdir(), 'zimmer-several-'))
  const store = (name: string) => new DirectoryStore(name, { base, now: () => new Date() })
  return {
    open: () => Promise.resolve(new SeveralStores(store('first'), [store('second'), store('third')])),
    plant: (name, content) => writeFile(join(base, 'first', name), content),
    names: async () => (await readdir(join(base, 'first'))).sort(),
    close: () => rm(base, { recursive: true }),
  }
})
