import { buildsBeside } from '../domain/restore-order.ts'
import type { EarlyBuild, OrderedEntry } from '../domain/restore-order.ts'
import { restoreArchive } from './restore.ts'
import type { RestoreRequest } from './restore.ts'
import { causesOf } from './restore-failures.ts'
import type { RestoreEntry } from './restore-failures.ts'
import { everything } from './restore-turns.ts'
import type { Turns } from './restore-turns.ts'
import { watchLoads } from './restore-watch.ts'
import type { WatchedTable } from './restore-watch.ts'

export interface TogetherRequest extends Omit<RestoreRequest, 'part' | 'only' | 'onData'> {
  /** What is built as soon as its table is loaded; see earlyBuilds. */
  readonly early: readonly EarlyBuild[]
  /** The large tables; none with one job, whose tables are not loaded in the transaction that truncates them. */
  readonly watched: readonly WatchedTable[]
  /** The archive's table of contents. */
  readonly entries: readonly OrderedEntry[]
  /** For lists of what to restore. */
  readonly folder: string
  /** Shared with whoever reads the tables again meanwhile. */
  readonly turns: Turns
}

export interface RestoredTogether {
  /** What pg_restore said of the tables and their rows; after a failure there, nothing else was begun. */
  readonly tables: readonly RestoreEntry[]
  /** What it said of indexes, constraints, triggers and materialized views. */
  readonly built: readonly RestoreEntry[]
}

/**
 * Restores a whole archive, by pg_restore alone, in an order of its own: the indexes and keys of large tables are built while other tables are still
 * being loaded, the costliest first. pg_restore itself begins with them when the last row is in, and ends with the longest.
 */
export async function restoreTogether(request: TogetherRequest): Promise<RestoredTogether> {
  const { early, entries, watched, turns, folder, ...common } = request
  const unfinished = new Set(early)
  const given = early.map(async (build) => {
    const release = await turns.take(build.data, 'build', build.cost, build.alone)
    try {
      return release === undefined ? [] : await restoreArchive({ ...common, clean: false, jobs: 1, part: 'upon them', only: { dumpIds: [build.dumpId], folder } })
    } finally {
      unfinished.delete(build)
      release?.()
    }
  })
  const begun = Promise.all(given)
  begun.catch(() => undefined)
  let beside: ReturnType<typeof buildBeside> | undefined
  try {
    const stopWatching = watched.length === 0 ? undefined : await watchLoads(request.connection, watched, turns)
    const tables = await restoreArchive({ ...common, part: 'tables' }).finally(stopWatching)
    if (causesOf(tables).length > 0 || request.signal.aborted) {
      turns.giveUp()
      await begun
      return { tables, built: [] }
    }
    turns.loadedAll()
    beside = buildBeside(request, unfinished)
    beside.catch(() => undefined)
    const built = (await begun).flat()
    turns.buildsAreOver()
    const done = new Set(early.map(({ dumpId }) => dumpId))
    const sooner = await beside
    for (const dumpId of sooner.dumpIds) done.add(dumpId)
    const left = entries.filter(({ section, dumpId }) => section === 'post-data' && !done.has(dumpId)).map(({ dumpId }) => dumpId)
    const rest = await restoreArchive({ ...common, clean: false, part: 'upon them', ...(done.size === 0 ? {} : { only: { dumpIds: left, folder } }) })
    return { tables, built: [...built, ...sooner.said, ...rest] }
  } catch (problem) {
    turns.giveUp()
    // Whoever is told of a failure must find nothing of ours still at work in the database.
    await Promise.allSettled([...given, beside])
    throw problem
  }
}

/**
 * Builds what needs no table with a build that is not over, foreign keys above all, beside the last of these builds: the longest would leave the other
 * processors idle. When nothing is left to wait for, so is this.
 */
async function buildBeside(request: TogetherRequest, unfinished: ReadonlySet<EarlyBuild>): Promise<{ dumpIds: readonly number[]; said: readonly RestoreEntry[] }> {
  const { early, entries, turns, folder } = request
  const nothing = { dumpIds: [], said: [] }
  if (unfinished.size === 0) return nothing
  // Behind every build that waits for a place.
  const release = await turns.take(everything, 'build', -1)
  try {
    if (release === undefined || unfinished.size === 0 || request.signal.aborted) return nothing
    const dumpIds = buildsBeside(entries, new Set(early.map(({ dumpId }) => dumpId)), new Set([...unfinished].map(({ data }) => data)))
    if (dumpIds.length === 0) return nothing
    return { dumpIds, said: await restoreArchive({ ...request, clean: false, jobs: Math.max(1, request.jobs - unfinished.size), part: 'upon them', only: { dumpIds, folder } }) }
  } finally {
    release?.()
  }
}
