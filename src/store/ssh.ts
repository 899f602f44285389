import { FolderStore } from './folder-store.ts'
import { SftpFiles } from './sftp-files.ts'
import { SshHost } from './ssh-host.ts'
import { parseSshLocation } from './ssh-location.ts'
import type { SshOptions } from './ssh-location.ts'

export interface SshStoreOptions extends SshOptions {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly temporaryDirectory: string | undefined
  readonly now: () => Date
}

/** Backups in a folder of a host reached by ssh: `ssh://backup@vault.example.com/srv/backups`. */
export class SshStore extends FolderStore {
  constructor(location: string, options: SshStoreOptions) {
    const parsed = parseSshLocation(location)
    const name = location.replace(/(?<!\/)\/+$/, '')
    const host = new SshHost({ ...options, location: parsed })
    super(name, new SftpFiles(host, parsed.path, name), options.now)
  }
}
