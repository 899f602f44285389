import type { DrillRecord, Manifest } from '../../domain/manifest.ts'
import { mergeIndex } from '../../domain/store-index.ts'
import type { StoreIndex } from '../../domain/store-index.ts'
import type { Host } from '../../kit/host.ts'
import { sideBySide } from '../../kit/side-by-side.ts'
import type { Store, StoredSet } from '../../store/store.ts'
import { filesAtOnce, readDrill, readManifest } from '../backups.ts'
import { keepIndex } from '../store-index.ts'
import type { Examined } from './examine.ts'
import { drawnBackups } from './series.ts'

/**
 * What is known of the backups, older ones than those that were examined among them: from the files themselves where that is quick, else from the store's index,
 * which is brought up to date by the way. It is for charts, and no judgement rests on it. `sets`: complete ones, newest first.
 */
export async function recall(store: Store, sets: readonly StoredSet[], examined: Examined, host: Host): Promise<StoreIndex> {
  const [newest] = sets
  if (newest === undefined) return new Map()
  if (store.isNear !== true) return keepIndex(store, newest.database, sets, examined, host)
  const [manifests, drills] = [new Map<string, Manifest>(examined.manifests), new Map<string, DrillRecord>(examined.drills)]
  await sideBySide(sets.slice(0, drawnBackups).filter(({ id }) => !manifests.has(id)), filesAtOnce, async (set) => {
    const [manifest, drill] = await Promise.all([readManifest(store, set).catch(() => undefined), readDrill(store, set).catch(() => undefined)])
    if (manifest !== undefined) manifests.set(set.id, manifest)
    if (drill !== undefined) drills.set(set.id, drill)
  })
  return mergeIndex(new Map(), sets.slice(0, drawnBackups), { manifests, drills })
}
