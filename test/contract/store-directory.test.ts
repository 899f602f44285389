import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DirectoryStore } from '../../src/store/directory.ts'
import { dies } from '../support/store/dies.ts'
import { storeContract } from './store-contract.ts'

storeContract('directory', async () => {
  const base = await mkdtemp(join(tmpdir(), 'zimmer-directory-'))
  const folder = join(base, 'archives')
  return {
    open: () => Promise.resolve(new DirectoryStore('archives', { base, now: () => new Date() })),
    plant: (name, content) => writeFile(join(folder, name), content),
    names: async () => (await readdir(folder)).sort(),
    dieBeforeChecksum: (id) => dies([id, folder]),
    close: () => rm(base, { recursive: true }),
  }
})
