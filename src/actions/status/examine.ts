import type { DrillRecord, Manifest } from '../../domain/manifest.ts'
import { messageOf } from '../../kit/errors.ts'
import { sideBySide } from '../../kit/side-by-side.ts'
import type { Store, StoredSet } from '../../store/store.ts'
import { filesAtOnce, readDrill, readManifest, readNewest, readSidecar } from '../backups.ts'

/** Of so many drills of older backups, where those of the newest ones say too little. */
const readOlderDrills = 10

/** What was read of the backups, beyond their listing. */
export interface Examined {
  readonly manifests: ReadonlyMap<string, Manifest>
  readonly drills: ReadonlyMap<string, DrillRecord>
  readonly unreadManifests: readonly string[]
  readonly wrongSidecars: readonly string[]
  readonly emptyArchives: readonly string[]
  readonly cutArchives: readonly string[]
}

/** Reads the manifests and drills of the newest backups, and looks at the listing of all. `sets`: complete ones, newest first. */
export async function examine(store: Store, sets: readonly StoredSet[]): Promise<Examined> {
  const recent = sets.slice(0, readNewest)
  const manifests = new Map<string, Manifest>()
  const drills = new Map<string, DrillRecord>()
  const unreadManifests: string[] = []
  const wrongSidecars = new Set(sets.filter((set) => !hasPossibleSidecar(set)).map(({ id }) => id))
  await sideBySide(recent, filesAtOnce, async (set) => {
    const manifest = await readManifest(store, set).catch(() => { unreadManifests.push(set.id); return undefined })
    if (manifest !== undefined) manifests.set(set.id, manifest)
  })
  await sideBySide(recent, filesAtOnce, (set) => keepDrill(store, set, drills))
  const doubtful = recent.filter((set, place) => (place === 0 || !hasOurSidecar(set)) && !wrongSidecars.has(set.id))
  await sideBySide(doubtful, filesAtOnce, async (set) => {
    const hash = await readSidecar(store, set).catch(() => undefined)
    const named = manifests.get(set.id)?.archive.sha256
    if (hash === undefined || (named !== undefined && named !== hash)) wrongSidecars.add(set.id)
  })
  await olderDrills(store, sets, drills)
  return {
    manifests, drills, unreadManifests: ordered(sets, unreadManifests), wrongSidecars: ordered(sets, [...wrongSidecars]),
    emptyArchives: sets.filter(({ files }) => files.archive?.bytes === 0).map(({ id }) => id),
    cutArchives: recent.filter(({ id, files }) => files.archive?.bytes !== 0 && (manifests.get(id)?.archive.bytes ?? files.archive?.bytes) !== files.archive?.bytes).map(({ id }) => id),
  }
}

/** A record that cannot be fetched is as good as none: the backup it tells of stands all the same. */
async function keepDrill(store: Store, set: StoredSet, drills: Map<string, DrillRecord>): Promise<void> {
  const drill = await readDrill(store, set).catch(() => undefined)
  if (drill !== undefined) drills.set(set.id, drill)
}

/** Somebody may drill an old backup: the record written last counts, and the last that proved anything. */
async function olderDrills(store: Store, sets: readonly StoredSet[], drills: Map<string, DrillRecord>): Promise<void> {
  const written = (set: StoredSet) => set.files.drill?.modifiedAt.getTime() ?? 0
  const newest = Math.max(0, ...sets.slice(0, readNewest).map(written))
  const older = sets.slice(readNewest).filter(({ files }) => files.drill !== undefined).sort((a, b) => written(b) - written(a)).slice(0, readOlderDrills)
  for (const set of older) {
    const isProved = [...drills.values()].some(({ verdict }) => verdict === 'proved')
    if (isProved && written(set) <= newest) return
    await keepDrill(store, set, drills)
  }
}

/** The least that a line of sha256sum has: the hash, two signs, the name. The scripts wrote a path before it. */
function hasPossibleSidecar({ files: { archive, sidecar } }: StoredSet): boolean {
  const least = 66 + Buffer.byteLength(archive?.name ?? '')
  return sidecar !== undefined && sidecar.bytes >= least && sidecar.bytes <= least + 4200
}

function hasOurSidecar({ files: { archive, sidecar } }: StoredSet): boolean {
  return sidecar?.bytes === 67 + Buffer.byteLength(archive?.name ?? '')
}

function ordered(sets: readonly StoredSet[], ids: readonly string[]): string[] {
  const among = new Set(ids)
  return sets.filter(({ id }) => among.has(id)).map(({ id }) => id)
}

/** Why something could not be had, in one line. */
export function reasonOf(problem: unknown): string {
  return messageOf(problem).split('\n')[0] ?? ''
}
