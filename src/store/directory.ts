import { resolve } from 'node:path'
import { FolderStore } from './folder-store.ts'
import { LocalFiles } from './local-files.ts'

/** Backups in a folder of this machine: `ops/backup/archives`, a mounted share, a disk of the runner. */
export class DirectoryStore extends FolderStore {
  readonly isNear = true

  /** `name` as the user wrote it; a relative one is taken from `base`. */
  constructor(name: string, options: { base: string; now: () => Date }) {
    super(name, new LocalFiles(resolve(options.base, name)), options.now)
  }
}
