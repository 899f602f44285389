import { S3Client } from '@aws-sdk/client-s3'
import { readFileSync } from 'node:fs'
import { FolderStore } from '../../../src/store/folder-store.ts'
import { LocalFiles } from '../../../src/store/local-files.ts'
import { S3Store } from '../../../src/store/s3.ts'
import { SftpFiles } from '../../../src/store/sftp-files.ts'
import { SshHost } from '../../../src/store/ssh-host.ts'
import { parseSshLocation } from '../../../src/store/ssh-location.ts'
import type { Store } from '../../../src/store/store.ts'
import { Secret } from '../../../src/kit/secret.ts'
import { storeBackup } from './content.ts'

// A process that stores a backup and is killed when everything but the checksum has its name:
//   node dying-process.ts <id> <folder>
//   node dying-process.ts <id> s3://bucket/prefix <endpoint>
//   node dying-process.ts <id> ssh://user@host:port/path <file of the key> <known hosts>
const [, , id = '', location = '', ...more] = process.argv
const now = () => new Date()

/** The last instant of a process: nothing of it runs after this. */
function die(): never {
  process.kill(process.pid, 'SIGKILL')
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000)
}

class DyingLocalFiles extends LocalFiles {
  override giveName(from: string, to: string): Promise<boolean> {
    return to.endsWith('.sha256') ? die() : super.giveName(from, to)
  }
}

class DyingSftpFiles extends SftpFiles {
  override giveName(from: string, to: string): Promise<boolean> {
    return to.endsWith('.sha256') ? die() : super.giveName(from, to)
  }
}

function open(): Store {
  if (location.startsWith('s3://')) {
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its client below
    const { send } = S3Client.prototype
    S3Client.prototype.send = function (this: S3Client, ...given: unknown[]) {
      const [command] = given as [{ input: { Key?: string } }]
      return command.input.Key?.endsWith('.sha256') === true ? die() : Reflect.apply(send, this, given) as never
    } as typeof send
    return new S3Store(location, { endpoint: more[0], environment: process.env, now })
  }
  if (!location.startsWith('ssh://')) return new FolderStore(location, new DyingLocalFiles(location), now)
  const parsed = parseSshLocation(location)
  const key = new Secret(readFileSync(more[0] ?? '', 'utf8'))
  return new FolderStore(location, new DyingSftpFiles(new SshHost({ location: parsed, key, knownHosts: more[1], environment: {}, temporaryDirectory: undefined }), parsed.path, location), now)
}

await storeBackup(open(), id)
