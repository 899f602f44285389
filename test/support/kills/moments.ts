import { setTimeout as sleep } from 'node:timers/promises'
import { seeded } from '../restore-kills.ts'
import { brokenSets, idsOf, remains, wrongs } from './judgement.ts'
import { placeKinds } from './places.ts'
import type { Place, PlaceKind } from './places.ts'
import { launch, processesOf, sharedFilesOf, temporaryFilesOf } from './run.ts'
import type { Ended } from './run.ts'
import { filesOf, sealKinds } from './scene.ts'
import type { Scene, SealKind } from './scene.ts'
import { mend, strike, strikeKinds } from './strikes.ts'
import type { StrikeKind } from './strikes.ts'

/** One run that something happens to: everything about it follows from the seed. */
export interface Moment {
  readonly number: number
  readonly store: PlaceKind
  readonly seal: SealKind
  readonly strike: StrikeKind
  /** How far into the run, from 0 to a little beyond its end. */
  readonly share: number
  readonly chance: number
}

/** So many moments: each kind of store, seal and strike as often as every other, in an order and at times that the seed decides. */
export function momentsOf(seed: number, count: number, choice: { stores?: readonly PlaceKind[]; seals?: readonly SealKind[]; strikes?: readonly StrikeKind[] } = {}): Moment[] {
  const random = seeded(seed)
  const { stores = placeKinds, seals = sealKinds, strikes = strikeKinds } = choice
  const dealt = <T>(all: readonly T[]): (() => T) => {
    let deck: T[] = []
    return () => {
      if (deck.length === 0) deck = [...all]
      return deck.splice(Math.floor(random() * deck.length), 1)[0] as T
    }
  }
  const [store, seal, strikeOf] = [dealt(stores), dealt(seals), dealt(strikes)]
  return Array.from({ length: count }, (_, index) => ({ number: index + 1, store: store(), seal: seal(), strike: strikeOf(), share: random() * 1.05, chance: random() }))
}

export interface Trial {
  readonly action: string
  readonly inputs: (moment: Moment) => Readonly<Record<string, string>>
  /** Text of the log from which the moment is counted. */
  readonly from?: string
  /** Whether earlier backups may go, as retention and rekeying let them go: what stands has to be whole all the same. */
  readonly mayRemove?: boolean
}

/** What came about, for a comparison with what was promised. */
export interface Outcome {
  readonly struck: Ended
  readonly next: Ended
  readonly before: readonly string[]
  readonly afterStrike: readonly string[]
  readonly afterNext: readonly string[]
  /** Each promise that was broken, in a sentence; none is the promise. */
  readonly broken: readonly string[]
}

const lengths = new Map<string, number>()

/** How long a run lasts that nothing happens to; measured once for each kind of store. */
async function lengthOf(scene: Scene, trial: Trial, moment: Moment): Promise<number> {
  const key = [trial.action, trial.from, moment.store].join('/')
  const known = lengths.get(key)
  if (known !== undefined) return known
  const place = await scene.places.copyOf(scene.original(moment.seal), moment.store)
  const ended = await launch({ ...requestOf(trial, moment, place), folder: scene.folder() })
  place.remove()
  if (ended.status !== 0) throw new Error(ended.log)
  lengths.set(key, ended.milliseconds)
  return ended.milliseconds
}

function requestOf(trial: Trial, moment: Moment, place: Place): { action: string; inputs: Record<string, string>; environment: Readonly<Record<string, string>>; from?: string } {
  return { action: trial.action, inputs: { ...trial.inputs(moment), ...place.inputs }, environment: place.environment, ...(trial.from === undefined ? {} : { from: trial.from }) }
}

/** Lets it happen, looks at what is left, runs the same once more without help, and looks again. */
export async function live(scene: Scene, trial: Trial, moment: Moment): Promise<Outcome> {
  const milliseconds = await lengthOf(scene, trial, moment)
  const place = await scene.places.copyOf(scene.original(moment.seal), moment.store)
  const folder = scene.folder()
  const request = { ...requestOf(trial, moment, place), folder }
  const earlier = trial.mayRemove === true ? {} : filesOf(scene.original(moment.seal))
  const pids = new Set<number>()
  const struck = await launch({ ...request, strike: { after: moment.share * milliseconds, what: async (pid) => {
    pids.add(pid)
    await strike(moment.strike, pid, moment.chance, { scene, place })
  } } })
  mend({ scene, place })
  const broken = (await wrongs(place, earlier)).map((wrong) => `after the strike: ${wrong}`)
  broken.push(...badEnd(moment, struck))
  const afterStrike = idsOf(await place.files())
  const next = await launch(request)
  const files = await place.files()
  if (next.status !== 0) broken.push(`the next run ended with ${next.status ?? next.signal ?? ''}: ${next.log}`)
  broken.push(...brokenSets(files).map((wrong) => `after the next run: ${wrong}`), ...(await wrongs(place, earlier)).map((wrong) => `after the next run: ${wrong}`))
  // A marker, or a file on trial, that its writer was killed over before the first byte says nothing of whose it is: it goes after a day.
  const left = remains(files).filter((name) => !(moment.strike === 'SIGKILL' && files[name]?.length === 0 && !name.endsWith(' (open)')))
  broken.push(...left.map((name) => `the next run left ${name}`))
  broken.push(...temporaryFilesOf(folder).map((name) => `the next run left the temporary file ${name}`), ...sharedFilesOf(pids).map((name) => `the next run left ${name}`))
  broken.push(...(await remainingProcesses(folder)).map((name) => `the next run left the process ${name}`))
  place.remove()
  return { struck, next, before: idsOf(filesOf(scene.original(moment.seal))), afterStrike, afterNext: idsOf(files), broken }
}

/** An end that is none of those that were promised: a bug's words, silence, or a hang. */
function badEnd({ strike: kind }: Moment, { status, signal, log }: Ended): string[] {
  if (signal === 'SIGABRT') return [`it hung: ${log}`]
  if (kind === 'SIGKILL') return []
  // Before the first line nothing is begun, and behind the last all is done: there a signal ends the program as it ends any.
  if (signal !== null) return signal === kind && (log === '' || /✅|🎉/u.test(log)) ? [] : [`it died of ${signal}: ${log}`]
  if (/unexpected error|This is a bug/.test(log)) return [`it called it a bug of its own: ${log}`]
  const isTold = status === 0 || /(?:^|\n)(?:error: .+|.*::error)/.test(log)
  const isRight = status === 0 || (['SIGTERM', 'SIGINT'].includes(kind) ? status === 130 : status === 1 || status === 3)
  return [...(isTold ? [] : [`it ended with ${status ?? ''} and no sentence: ${log}`]), ...(isRight ? [] : [`it ended with ${status ?? ''}: ${log}`])]
}

/** What still runs after a while in which it may end. */
async function remainingProcesses(folder: string): Promise<string[]> {
  for (let attempt = 0; attempt < 100 && processesOf(folder).length > 0; attempt++) await sleep(50)
  return processesOf(folder).map(({ name }) => name)
}
