import type { DrillRecord } from '../domain/manifest.ts'
import { decideRetention } from '../domain/retention.ts'
import type { RetentionCandidate, RetentionDecision, RetentionRules, RetentionStanding } from '../domain/retention.ts'
import { messageOf } from '../kit/errors.ts'
import { sideBySide } from '../kit/side-by-side.ts'
import type { Store, StoredSet } from '../store/store.ts'
import { filesAtOnce, readDrill, readNewest } from './backups.ts'
import { drillOf, readIndex } from './store-index.ts'

/** The retention inputs, as every action that has them reads them. */
export interface RetentionInputs {
  readonly 'retention-days': number
  readonly 'keep-last': number
  readonly 'keep-daily': number
  readonly 'keep-weekly': number
  readonly 'keep-monthly': number
  readonly 'keep-yearly': number
  readonly 'keep-at-least': number
}

/** For how many days the rules by time keep a backup at the longest. */
export function longestDays(inputs: RetentionInputs): number {
  return Math.max(inputs['retention-days'], inputs['keep-daily'], inputs['keep-weekly'] * 7, inputs['keep-monthly'] * 31, inputs['keep-yearly'] * 366)
}

export interface RetentionOutcome {
  readonly decisions: readonly RetentionDecision[]
  readonly removed: readonly string[]
  readonly failures: readonly string[]
}

/**
 * Removes what the rules let go, of one database, after a backup that was proved. A backup that cannot be removed is told and left: the new one
 * stands all the same.
 */
export async function applyRetention(store: Store, database: string, inputs: RetentionInputs, run: { now: Date; justTaken: string; dryRun: boolean }): Promise<RetentionOutcome> {
  const sets = (await store.list()).filter((set) => set.database === database)
  const drills = await drillsOf(store, database, sets)
  const candidates = sets.map((set) => candidateOf(set, drills.get(set.id), store.readFrom !== undefined))
  const decisions = decideRetention(candidates, rulesOf(inputs), run.now, new Set([run.justTaken]))
  const byId = new Map(sets.map((set) => [set.id, set]))
  const failed = new Map<string, string>()
  const going = run.dryRun ? [] : decisions.flatMap(({ id, keep }) => keep ? [] : byId.get(id) ?? [])
  // What a removal waits for here is the disk; GitHub wants to be asked for one after the other.
  await sideBySide(going, store.isNear === true ? filesAtOnce : 1, async (set) => {
    try {
      await store.remove(set)
    } catch (problem) {
      failed.set(set.id, `could not remove ${set.id}: ${messageOf(problem)}`)
    }
  })
  return { decisions, removed: going.flatMap(({ id }) => failed.has(id) ? [] : [id]), failures: [...failed.values()] }
}

/** The records of the newest are read; of the older ones, those that the index does not have. */
async function drillsOf(store: Store, database: string, sets: readonly StoredSet[]): Promise<Map<string, DrillRecord>> {
  const drilled = sets.filter((set) => set.complete && set.files.drill !== undefined)
  const index = drilled.length > readNewest ? await readIndex(store, database) : new Map<string, never>()
  const drills = new Map<string, DrillRecord>()
  await sideBySide([...drilled.entries()], filesAtOnce, async ([place, set]) => {
    const drill = await (place < readNewest ? readDrill(store, set) : drillOf(store, set, index))
    if (drill !== undefined) drills.set(set.id, drill)
  })
  return drills
}

function candidateOf(set: StoredSet, drill: DrillRecord | undefined, hasCopies: boolean): RetentionCandidate {
  return { id: set.id, takenAt: set.takenAt, standing: standingOf(set, drill, hasCopies), provedByDrill: drill?.verdict === 'proved' }
}

/** Of a damaged copy another store may have a whole one, which goes with it: it is in doubt, and no damaged backup. */
function standingOf(set: StoredSet, drill: DrillRecord | undefined, hasCopies: boolean): RetentionStanding {
  if (!set.complete) return 'incomplete'
  if (set.files.archive?.bytes === 0) return 'damaged'
  if (drill?.verdict !== 'damaged') return 'good'
  return drill.thisCopyAlone === true && hasCopies ? 'unproved' : 'damaged'
}

/** The rules, as the inputs say them. */
export function rulesOf(inputs: RetentionInputs): RetentionRules {
  return {
    retentionDays: inputs['retention-days'], keepLast: inputs['keep-last'], keepDaily: inputs['keep-daily'], keepWeekly: inputs['keep-weekly'],
    keepMonthly: inputs['keep-monthly'], keepYearly: inputs['keep-yearly'], keepAtLeast: inputs['keep-at-least'],
  }
}
