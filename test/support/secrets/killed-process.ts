import { Readable } from 'node:stream'
import { plainArchive } from '../../../src/actions/restore-test/plain-archive.ts'
import { GpgHome } from '../../../src/encryption/gpg-home.ts'
import { Cleanup } from '../../../src/kit/cleanup.ts'
import type { Host } from '../../../src/kit/host.ts'
import { Secret } from '../../../src/kit/secret.ts'
import { DirectoryStore } from '../../../src/store/directory.ts'
import { startSsh } from '../../../src/store/ssh-connection.ts'

// A process that holds a keyring, a key for ssh and an archive that it is opening, for tests that kill it:
//   node killed-process.ts <temporary directory> <store> <archive>
const [, , temporaryDirectory = '', folder = '', name = ''] = process.argv
const interrupted = new AbortController().signal
const context = { temporaryDirectory, environment: process.env, interrupted, mask: () => undefined }
await GpgHome.create(context, 'passphrase of the keyring')
void startSsh({ location: { host: '127.0.0.1', path: '/', port: 9, user: 'nobody' }, key: new Secret('a key'), environment: {}, temporaryDirectory }, { command: 'sleep 60' })
  .then(({ done }) => done.catch(() => undefined))

/** Gives the first opened bytes, and then nothing any more. */
async function* opening(source: Readable): AsyncGenerator<Buffer> {
  source.resume()
  yield Buffer.from('PGDMP and rows')
  await new Promise((resolve) => setTimeout(resolve, 50))
  console.log('opening')
  await new Promise((resolve) => setTimeout(resolve, 600_000))
}
const store = new DirectoryStore(folder, { base: '/', now: () => new Date() })
await plainArchive({
  store, file: { name, bytes: 0, modifiedAt: new Date() }, manifest: undefined, open: (source) => Promise.resolve(Readable.from(opening(source), { objectMode: false })),
  context: { host: { temporaryDirectory, interrupted } as unknown as Host, cleanup: new Cleanup(), now: () => new Date() },
})
