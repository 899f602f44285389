import { afterAll, beforeAll, describe } from '@jest/globals'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SshStore } from '../../src/store/ssh.ts'
import { dies } from '../support/store/dies.ts'
import { hasSshd, SshServer } from '../support/store/sshd.ts'
import { storeContract } from './store-contract.ts'

const { skip } = describe
const describeWhereInstalled = hasSshd ? describe : skip

describeWhereInstalled('against sshd', () => {
  let server: SshServer
  let count = 0
  beforeAll(async () => {
    server = await SshServer.start()
  })
  afterAll(() => server.stop())

  storeContract('ssh', async () => {
    const folder = join(server.folder, 'data', `place ${++count}`)
    await mkdir(folder)
    const open = () => new SshStore(server.url(folder), {
      key: server.key, knownHosts: server.knownHosts, environment: {}, temporaryDirectory: server.folder, now: () => new Date(),
    })
    return {
      open: () => Promise.resolve(open()),
      plant: (name, content) => writeFile(join(folder, name), content),
      names: async () => (await readdir(folder)).sort(),
      dieBeforeChecksum: (id) => dies([id, server.url(folder), join(server.folder, 'login'), server.knownHosts]),
      close: () => Promise.resolve(),
    }
  })
})
