import { createHash } from 'node:crypto'
import { drillText } from '../domain/manifest-parsing.ts'
import type { DrillRecord, Manifest } from '../domain/manifest.ts'
import { indexedDrill, indexedFacts, indexFile, mergeIndex, parseIndex, renderIndex } from '../domain/store-index.ts'
import type { ReadFiles, StoreIndex } from '../domain/store-index.ts'
import { messageOf } from '../kit/errors.ts'
import type { Host } from '../kit/host.ts'
import { sideBySide } from '../kit/side-by-side.ts'
import type { Store, StoredSet } from '../store/store.ts'
import { filesAtOnce, readDrill, readManifest } from './backups.ts'

/** A run that may take its time reads so many of the files that the index lacks; the next run reads more. */
const rebuiltAtOnce = 200
const nothingRead: ReadFiles = { manifests: new Map(), drills: new Map() }

/** The index of a database's backups. Whatever is wrong with it or keeps it from being read, there is none. */
export async function readIndex(store: Store, database: string): Promise<StoreIndex> {
  return parseIndex(await store.index?.read(indexFile(database)).catch(() => undefined), database)
}

/**
 * Brings the index up to what the listing shows and was read, and gives it. A store that may not be written keeps none, and nobody is told: the
 * index spares requests and has no say. `sets`: complete ones of one database, newest first.
 */
export async function keepIndex(store: Store, database: string, sets: readonly StoredSet[], read: ReadFiles, host: Host): Promise<StoreIndex> {
  return keep(store, database, sets, (standing) => Promise.resolve(mergeIndex(standing, sets, read)), host)
}

/** As `keepIndex`, and reads what the index lacks, from the newest on. For a run that has changed the store. */
export async function rebuildIndex(store: Store, database: string, host: Host): Promise<void> {
  if (store.index === undefined) return
  const manifests = new Map<string, Manifest>()
  const drills = new Map<string, DrillRecord>()
  try {
    const sets = (await store.list()).filter((set) => set.complete && set.database === database)
    await keep(store, database, sets, async (standing) => {
      const known = mergeIndex(standing, sets, { manifests, drills })
      await readMissing(store, sets, known, { manifests, drills })
      return mergeIndex(standing, sets, { manifests, drills })
    }, host)
  } catch (problem) {
    host.detail(`the index of ${store.name} was not written: ${messageOf(problem)}`)
  }
}

async function readMissing(store: Store, sets: readonly StoredSet[], known: StoreIndex, read: { manifests: Map<string, Manifest>; drills: Map<string, DrillRecord> }): Promise<void> {
  const missing = sets.flatMap((set) => [
    ...(set.files.manifest !== undefined && indexedFacts(known, set) === undefined ? [async () => { keepRead(read.manifests, set, await readManifest(store, set).catch(() => undefined)) }] : []),
    ...(set.files.drill !== undefined && indexedDrill(known, set) === undefined ? [async () => { keepRead(read.drills, set, await readDrill(store, set).catch(() => undefined)) }] : []),
  ])
  await sideBySide(missing.slice(0, rebuiltAtOnce), filesAtOnce, (fetch) => fetch())
}

function keepRead<T>(into: Map<string, T>, { id }: StoredSet, found: T | undefined): void {
  if (found !== undefined) into.set(id, found)
}

async function keep(store: Store, database: string, sets: readonly StoredSet[], merged: (standing: StoreIndex) => Promise<StoreIndex>, host: Host): Promise<StoreIndex> {
  let index = mergeIndex(new Map(), sets, nothingRead)
  try {
    await store.index?.update(indexFile(database), async (standing) => {
      index = await merged(parseIndex(standing, database))
      return index.size === 0 && standing === undefined ? undefined : renderIndex(index, database)
    })
  } catch (problem) {
    host.detail(`the index of ${store.name} was not written: ${messageOf(problem)}`)
  }
  return index
}

/** The newest drill of a set: from the index where the listing's own hash of the file bears it out, else from the file. */
export async function drillOf(store: Store, set: StoredSet, index: StoreIndex): Promise<DrillRecord | undefined> {
  const known = indexedDrill(index, set)
  if (known !== undefined && set.files.drill?.md5 !== undefined && set.files.drill.md5 === md5Of(drillText(known))) return known
  return readDrill(store, set)
}

function md5Of(text: string): string | undefined {
  try {
    return createHash('md5').update(text).digest('hex')
  } catch {
    // Machines under FIPS have none.
    return undefined
  }
}
