import type { EarlyBuild } from '../domain/restore-order.ts'
import { restoreArchive } from './restore.ts'
import type { RestoreRequest } from './restore.ts'
import { causesOf } from './restore-failures.ts'
import type { RestoreEntry } from './restore-failures.ts'
import type { Turns } from './restore-turns.ts'
import { watchLoads } from './restore-watch.ts'
import type { WatchedTable } from './restore-watch.ts'

export interface TogetherRequest extends Omit<RestoreRequest, 'part' | 'only' | 'onData'> {
  /** What is built as soon as its table is loaded; see earlyBuilds. */
  readonly early: readonly EarlyBuild[]
  /** The large tables; none with one job, whose tables are not loaded in the transaction that truncates them. */
  readonly watched: readonly WatchedTable[]
  /** The dump ids of all that is built upon the tables, in the archive's order. */
  readonly upon: readonly number[]
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
  const { early, upon, watched, turns, folder, ...common } = request
  const given = early.map(async (build) => {
    const release = await turns.take(build.data, 'build', build.cost, build.alone)
    try {
      return release === undefined ? [] : await restoreArchive({ ...common, clean: false, jobs: 1, part: 'upon them', only: { dumpIds: [build.dumpId], folder } })
    } finally {
      release?.()
    }
  })
  const begun = Promise.all(given)
  begun.catch(() => undefined)
  try {
    const stopWatching = watched.length === 0 ? undefined : await watchLoads(request.connection, watched, turns)
    const tables = await restoreArchive({ ...common, part: 'tables' }).finally(stopWatching)
    if (causesOf(tables).length > 0 || request.signal.aborted) {
      turns.giveUp()
      await begun
      return { tables, built: [] }
    }
    turns.loadedAll()
    const built = (await begun).flat()
    turns.buildsAreOver()
    const done = new Set(early.map(({ dumpId }) => dumpId))
    const rest = await restoreArchive({ ...common, clean: false, part: 'upon them', ...(done.size === 0 ? {} : { only: { dumpIds: upon.filter((dumpId) => !done.has(dumpId)), folder } }) })
    return { tables, built: [...built, ...rest] }
  } catch (problem) {
    turns.giveUp()
    await Promise.allSettled(given)
    throw problem
  }
}
