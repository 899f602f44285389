import { openStore } from '../store/choose.ts'
import type { Store } from '../store/store.ts'
import type { Context } from './action.ts'

/** The store that the inputs name. Throws KnownError `wrong-inputs` for what is no store. */
export function storeFor(inputs: { readonly store: readonly string[] }, { host, now, artifactStore }: Pick<Context, 'host' | 'now' | 'artifactStore'>): Promise<Store> {
  return openStore(inputs.store, {
    base: process.cwd(), now, environment: host.environment, temporaryDirectory: host.temporaryDirectory, ...(artifactStore === undefined ? {} : { artifact: artifactStore }),
  })
}
