import type { Store, StoredSet } from '../../store/store.ts'
import { reasonOf } from './examine.ts'
import type { StoreReport } from './report.ts'

/**
 * Compares the stores backup by backup. The first is the measure: it may lack only what is newer in another than all that it has, for retention may differ. A store that
 * lets backups go by itself is not asked for older ones than it still has.
 */
export async function compareStores(stores: readonly Store[], ofFirst: readonly StoredSet[], database: string | null): Promise<StoreReport[]> {
  const [first, ...others] = stores
  if (first === undefined) return []
  const lists = await Promise.allSettled(others.map((store) => store.list()))
  const found = lists.map((list) => list.status === 'rejected' ? { problem: reasonOf(list.reason), sets: [] } : { problem: null, sets: list.value.filter((set) => set.complete && set.database === database) })
  const free = await Promise.all(stores.map(async (store) => await store.freeBytes?.().catch(() => undefined)))
  const measure = ofFirst.filter(({ complete }) => complete)
  const newer = found.flatMap(({ sets }) => sets).filter(({ takenAt }) => takenAt > (measure[0]?.takenAt ?? new Date(0)))
  return [
    { name: first.name, backups: measure.length, missing: [...new Set(newer.map(({ id }) => id))], different: [], freeBytes: free[0] ?? null, problem: null },
    ...others.map((store, place): StoreReport => {
      const { problem, sets } = found[place] ?? { problem: null, sets: [] }
      const freeBytes = free[place + 1] ?? null
      if (problem !== null) return { name: store.name, backups: null, missing: [], different: [], freeBytes, problem }
      return { name: store.name, backups: sets.length, missing: missingIn(sets, measure), different: differentIn(sets, measure), freeBytes, problem: null }
    }),
  ]
}

function missingIn(sets: readonly StoredSet[], measure: readonly StoredSet[]): string[] {
  const ids = new Set(sets.map(({ id }) => id))
  const oldest = sets.some(({ expiresAt }) => expiresAt !== undefined) ? sets.at(-1)?.takenAt : undefined
  return measure.filter(({ id, takenAt }) => !ids.has(id) && (oldest === undefined || takenAt > oldest)).map(({ id }) => id)
}

function differentIn(sets: readonly StoredSet[], measure: readonly StoredSet[]): string[] {
  const bytes = new Map(measure.map(({ id, files }) => [id, files.archive?.bytes]))
  return sets.filter(({ id, files }) => bytes.has(id) && bytes.get(id) !== files.archive?.bytes).map(({ id }) => id)
}
