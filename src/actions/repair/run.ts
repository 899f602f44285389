import { text } from 'node:stream/consumers'
import { drillFile, idFrom } from '../../domain/archive-name.ts'
import { decideRepair } from '../../domain/repair.ts'
import type { Copy, RepairRules, Step } from '../../domain/repair.ts'
import { counted } from '../../domain/units.ts'
import { KnownError, messageOf } from '../../kit/errors.ts'
import type { Read } from '../../kit/inputs.ts'
import { plain } from '../../kit/markdown.ts'
import { valueOf } from '../../kit/settled.ts'
import type { Store, StoredSet } from '../../store/store.ts'
import type { Context, Execute } from '../action.ts'
import { filesAtOnce, namedDatabase, readDrill } from '../backups.ts'
import { copySet } from '../copy-set.ts'
import { storesFor } from '../store.ts'
import { claimsBeginning, examine } from './examine.ts'
import type { Compare } from './examine.ts'
import type { repair } from './inputs.ts'
import { brokenOf, exitOf, madeOf, outputsOf, sentenceOf, summaryOf } from './report.ts'
import type { Outcome, RepairReport } from './report.ts'

type Inputs = typeof repair.inputs

/** The repair action: it writes one backup after the other, so that what is interrupted leaves each copy as it was, or good. */
export const run: Execute<Inputs> = async (read, context) => {
  const { host } = context
  const report = await repairStores(read, context)
  const [made, broken] = [madeOf(report).length, brokenOf(report).length]
  if (broken > 0) host.error(`${counted(broken, 'copy stays', 'copies stay')} broken; ${counted(made, 'copy', 'copies')} ${report.dryRun ? 'would be ' : ''}made good`)
  else host.line(`✅ ${counted(report.backups, 'backup')} in ${counted(report.stores.length, 'store')}: ${counted(made, 'copy', 'copies')} ${report.dryRun ? 'would be ' : ''}made good`)
  return { status: exitOf(report), report, outputs: outputsOf(report), summary: summaryOf(report) }
}

interface Repairing {
  readonly stores: readonly Store[]
  readonly compare: Compare
  readonly rules: RepairRules
  readonly dryRun: boolean
  readonly context: Context
}

async function repairStores(read: Read<Inputs>, context: Context): Promise<RepairReport> {
  const { values: inputs } = read
  const { host } = context
  const stores = await storesFor(inputs, context)
  // What post then looks through when this run is cancelled.
  host.saveState('writing', stores.map(({ name }) => name).join('\n'))
  if (!inputs['dry-run']) await sweep(stores, context)
  const repairing: Repairing = {
    stores, compare: inputs.compare, dryRun: inputs['dry-run'], context,
    rules: { replaceDamaged: inputs['replace-damaged'], removeIncomplete: inputs['remove-incomplete'], settleMinutes: inputs['settle-minutes'] },
  }
  const backups = chosen(await Promise.all(stores.map((store) => store.list())), inputs.backup, namedDatabase(read))
  const outcomes: Outcome[] = []
  let whole = 0
  for (let place = 0; place < backups.length; place += filesAtOnce) {
    for (const seen of await lookAtCopies(repairing, backups.slice(place, place + filesAtOnce))) {
      const found = await repairOne(repairing, seen)
      if (found.length === 0) whole++
      outcomes.push(...found)
    }
  }
  return { action: 'repair', stores: stores.map(({ name }) => name), compare: inputs.compare, dryRun: inputs['dry-run'], backups: backups.length, whole, outcomes }
}

/** A store that is read alone may refuse to be swept. */
async function sweep(stores: readonly Store[], { host }: Context): Promise<void> {
  for (const store of stores) {
    try {
      for (const name of await store.sweep()) host.line(`    removed ${plain(name)} from ${plain(store.name)}, left half written by a run that was killed`)
    } catch (problem) {
      if (!(problem instanceof KnownError)) throw problem
      host.warning(plain(problem.message))
    }
  }
}

/** The sets of each backup, one for each store, the newest backup first. Throws KnownError `backup-missing` or `no-backups`. */
function chosen(listed: readonly (readonly StoredSet[])[], named: string, database: string | undefined): (StoredSet | undefined)[][] {
  const all = new Map(listed.flat().sort((a, b) => b.takenAt.getTime() - a.takenAt.getTime()).map((set) => [set.id, set]))
  const wanted = [...all.values()].filter((set) => named === 'all' ? database === undefined || set.database === database : set.id === idFrom(named))
  if (wanted.length === 0 && named !== 'all') throw new KnownError('backup-missing', `there is no backup ${idFrom(named)} in any of the stores`, 'Name one that stands in one of them, or all.')
  if (wanted.length === 0) throw new KnownError('no-backups', 'no backups found in any of the stores', 'Name the stores and the database that hold backups.')
  const byId = listed.map((sets) => new Map(sets.map((set) => [set.id, set])))
  return wanted.map(({ id }) => byId.map((sets) => sets.get(id)))
}

interface Seen {
  /** A set for each store. */
  readonly sets: readonly (StoredSet | undefined)[]
  readonly copies: readonly Copy[]
}

/** Looks at the copies of several backups at once: most of them are whole, and a store far away takes its time with each of their files. */
async function lookAtCopies({ stores, compare, context }: Repairing, backups: readonly (readonly (StoredSet | undefined)[])[]): Promise<Seen[]> {
  const looked = await Promise.allSettled(backups.map(async (sets) => {
    const copies: Copy[] = []
    for (const [place, store] of stores.entries()) {
      if (context.host.interrupted.aborted) throw new Error('interrupted')
      copies.push(await examine(store, sets[place], compare))
    }
    return { sets, copies }
  }))
  return looked.map(valueOf)
}

/** Decides what to do with the copies of one backup, and does it. Gives what was not as it should be. */
async function repairOne(repairing: Repairing, { sets, copies }: Seen): Promise<Outcome[]> {
  const { stores, compare, rules, context } = repairing
  if (context.host.interrupted.aborted) throw new Error('interrupted')
  const outcomes: Outcome[] = []
  const claiming = compare === 'content' ? await claimsBeginning(stores, sets, copies) : copies
  const steps = decideRepair(claiming, ageMinutes(sets, context.now()), rules)
  for (const [place, step] of steps.entries()) {
    const outcome = await take(repairing, sets, place, step)
    if (outcome === undefined) continue
    outcomes.push(outcome)
    const sentence = plain(sentenceOf(outcome, repairing.dryRun))
    if (step.step === 'leave' || outcome.outcome === 'failed') context.host.warning(sentence)
    else context.host.line(`    ${sentence}`)
  }
  return outcomes
}

/** How long ago the youngest file was written; the record of a restore test is written at any time. */
function ageMinutes(sets: readonly (StoredSet | undefined)[], now: Date): number {
  const times = sets.flatMap((set) => Object.entries(set?.files ?? {}).flatMap(([part, file]) => part === 'drill' ? [] : [file.modifiedAt.getTime()]))
  return times.length === 0 ? Infinity : (now.getTime() - Math.max(...times)) / 60_000
}

async function take(repairing: Repairing, sets: readonly (StoredSet | undefined)[], place: number, step: Step): Promise<Outcome | undefined> {
  const { stores, dryRun, context } = repairing
  const store = stores[place]
  const backup = sets.find((set) => set !== undefined)?.id ?? ''
  if (step.step === 'nothing' || store === undefined) return undefined
  if (step.step === 'leave') return { backup, store: store.name, outcome: step.why, from: null, reason: step.reason }
  const from = 'from' in step ? stores[step.from] : undefined
  const outcome = { copy: 'copied', finish: 'finished', record: 'recorded', replace: 'replaced', remove: 'removed' } as const
  const done: Outcome = { backup, store: store.name, outcome: outcome[step.step], from: from?.name ?? null, reason: 'reason' in step ? step.reason : null }
  if (dryRun) return done
  try {
    const source = 'from' in step ? sets[step.from] : undefined
    if (step.step === 'remove') await removeIncomplete(store, sets[place])
    else if (from !== undefined && source !== undefined) await (step.step === 'record' ? record(from, source, store) : write(repairing, { from, source, store, replaces: step.step !== 'copy' }))
    return done
  } catch (problem) {
    if (context.host.interrupted.aborted || !(problem instanceof KnownError)) throw problem
    return { ...done, outcome: 'failed', reason: messageOf(problem) }
  }
}

/** Copies, and reads back what stands then. Throws KnownError `copy-differs`, or what the stores say. */
async function write({ compare, context }: Repairing, { from, source, store, replaces }: { from: Store; source: StoredSet; store: Store; replaces: boolean }): Promise<void> {
  await store.prepare(source.files.archive?.bytes ?? 0)
  const writer = replaces ? await store.replace(source.id) : await store.begin(source.id)
  const isOfOneCopy = (await readDrill(from, source))?.thisCopyAlone === true
  await copySet({ from, set: source, writer, without: isOfOneCopy ? ['drill'] : [], context })
  const copy = await examine(store, await store.find(source.id), compare)
  if (copy.state === 'whole') return
  throw new KnownError('copy-differs', `the new copy of ${source.id} does not read back as it was written`, 'The good copy stands where it was. Look at the store, and run it again.')
}

async function record(from: Store, source: StoredSet, store: Store): Promise<void> {
  await store.attach(drillFile(source.id), await text(await from.read(drillFile(source.id))))
}

/** Looked at again: somebody may have finished it meanwhile. */
async function removeIncomplete(store: Store, seen: StoredSet | undefined): Promise<void> {
  const set = seen === undefined ? undefined : await store.find(seen.id)
  if (set !== undefined && !set.complete && set.files.sidecar === undefined) await store.remove(set)
}
