import { messageOf } from '../kit/errors.ts'
import type { Parsed } from '../kit/inputs.ts'
import { plain } from '../kit/markdown.ts'
import { openStore, openStores } from '../store/choose.ts'
import type { StoreOptions } from '../store/choose.ts'
import type { Store, StoreWriter } from '../store/store.ts'
import type { Context } from './action.ts'
import type { storeInput } from './shared-inputs.ts'

/**
 * The store that the inputs name; `sealed` tells whether what will be written is encrypted, which a public place insists on. Throws KnownError
 * `wrong-inputs` for what is no store.
 */
export function storeFor(inputs: Parsed<typeof storeInput>, context: StoreContext, sealed = false): Promise<Store> {
  return openStore(inputs.store, optionsOf(inputs, context, sealed))
}

/** As `storeFor`, but each of several for itself. Each file that is not sealed is still refused by a public place when it is written. */
export function storesFor(inputs: Parsed<typeof storeInput>, context: StoreContext): Promise<Store[]> {
  return openStores(inputs.store, optionsOf(inputs, context, true))
}

type StoreContext = Pick<Context, 'host' | 'now' | 'artifactStore'>

function optionsOf(inputs: Parsed<typeof storeInput>, { host, now, artifactStore }: StoreContext, sealed: boolean): StoreOptions {
  const [mode, days] = [inputs['s3-object-lock'], inputs['s3-object-lock-days']]
  return {
    base: process.cwd(), now, environment: host.environment, temporaryDirectory: host.temporaryDirectory, ...(artifactStore === undefined ? {} : { artifact: () => artifactStore({ token: inputs.token, sealed }) }),
    s3: {
      endpoint: inputs['s3-endpoint'], region: inputs['s3-region'], serverSideEncryption: inputs['s3-encryption'], kmsKeyId: inputs['s3-kms-key-id'],
      storageClass: inputs['s3-storage-class'], ...(mode === undefined || days === undefined ? {} : { objectLock: { mode, days } }),
    },
    ssh: { key: inputs['ssh-key'], knownHosts: inputs['ssh-known-hosts'] },
  }
}

/** Object Lock needs both of its inputs. */
export function objectLockProblem(inputs: { readonly 's3-object-lock'?: string | undefined; readonly 's3-object-lock-days'?: number | undefined }): string[] {
  if ((inputs['s3-object-lock'] === undefined) === (inputs['s3-object-lock-days'] === undefined)) return []
  return ['s3-object-lock and s3-object-lock-days belong together: give both']
}

/** Removes what was written of a backup that failed. What keeps it from being removed is a warning: the failure itself is the one to tell. */
export async function giveUp(writer: StoreWriter, id: string, { host }: Pick<Context, 'host'>): Promise<void> {
  try {
    await writer.abort()
  } catch (problem) {
    host.warning(`what was written of ${plain(id)} could not be removed, and is left to the next run: ${plain(messageOf(problem))}`)
  }
}
