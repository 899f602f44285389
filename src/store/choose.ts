import { KnownError, exitStatus } from '../kit/errors.ts'
import { DirectoryStore } from './directory.ts'
import type { Store } from './store.ts'

export interface StoreOptions {
  /** From where relative paths are taken. */
  readonly base: string
  readonly now: () => Date
}

/** Opens what the lines of the input `store` name. Throws KnownError `wrong-inputs` for what is no store. */
export function openStore(locations: readonly string[], options: StoreOptions): Promise<Store> {
  const [first] = locations
  if (first === undefined) throw new KnownError('wrong-inputs', 'no store is named', 'Name a folder.', { status: exitStatus.usage })
  return Promise.resolve(new DirectoryStore(first, options))
}
