import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { seeded } from '../restore-kills.ts'
import { containersOf, standingVolumes } from './containers.ts'
import { dumpsOf, idsOf, remains, wrongs } from './judgement.ts'
import { placeKinds } from './places.ts'
import type { Place, PlaceKind } from './places.ts'
import { isEmptyFolder, launch, processesOf, sharedFilesOf, temporaryFilesOf } from './run.ts'
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
  /** What may go of the earlier ones: backups, as retention lets them go, or copies, as rekeying does, if another holds the same dump. What stands has to be whole all the same. */
  readonly mayRemove?: 'backups' | 'copies'
  /** Makes ready what the run works on, beside the store. */
  readonly prepare?: () => Promise<void>
  /** What is wrong with what the run works on, beside the store. */
  readonly look?: (when: 'after the strike' | 'after the next run') => Promise<string[]>
  /** Tells apart trials of one action whose runs last differently. */
  readonly kind?: string
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
  const key = [trial.action, trial.kind, trial.from, moment.store].join('/')
  const known = lengths.get(key)
  if (known !== undefined) return known
  const place = await scene.places.copyOf(scene.original(moment.seal), moment.store)
  await trial.prepare?.()
  const ended = await launch({ ...requestOf(trial, moment, place, scene), folder: scene.folder() })
  place.remove()
  if (ended.status !== 0) throw new Error(ended.log)
  lengths.set(key, ended.milliseconds)
  return ended.milliseconds
}

function requestOf(trial: Trial, moment: Moment, place: Place, scene: Scene): { action: string; inputs: Record<string, string>; environment: Readonly<Record<string, string>>; from?: string } {
  return { action: trial.action, inputs: { ...trial.inputs(moment), ...place.inputs }, environment: { ...scene.environment, ...place.environment }, ...(trial.from === undefined ? {} : { from: trial.from }) }
}

/** Lets it happen, looks at what is left, runs the same once more without help, and looks again. */
export async function live(scene: Scene, trial: Trial, moment: Moment): Promise<Outcome> {
  const milliseconds = await lengthOf(scene, trial, moment)
  const place = await scene.places.copyOf(scene.original(moment.seal), moment.store)
  const folder = scene.folder()
  const request = { ...requestOf(trial, moment, place, scene), folder }
  const originals = filesOf(scene.original(moment.seal))
  const earlier = trial.mayRemove === undefined ? originals : {}
  const dumps = trial.mayRemove === 'copies' ? dumpsOf(originals) : []
  const volumes = new Set<string>()
  await trial.prepare?.()
  const struck = await launch({ ...request, strike: { after: moment.share * milliseconds, what: async (pid) => {
    if (trial.kind === 'docker') for (const container of await containersOf(new Set([pid]))) container.volumes.forEach((volume) => volumes.add(volume))
    await strike(moment.strike, pid, moment.chance, { scene, place })
  } } })
  await mend({ scene, place })
  const look = async (when: 'after the strike' | 'after the next run') => [...await wrongs(place, earlier, dumps), ...await trial.look?.(when) ?? []].map((wrong) => `${when}: ${wrong}`)
  const broken = [...await look('after the strike'), ...badEnd(moment, struck)]
  const afterStrike = idsOf(await place.files())
  const next = await launch(request)
  const files = await place.files()
  if (next.status !== 0) broken.push(`the next run ended with ${next.status ?? next.signal ?? ''}: ${next.log}`)
  broken.push(...await look('after the next run'))
  // A marker, a file on trial, or a folder, that its writer was killed over before the first byte says nothing of whose it is: it goes after a day.
  const isYoung = (name: string) => moment.strike === 'SIGKILL' && files[name]?.length === 0 && !name.endsWith(' (open)')
  // So does what is left of a backup that was half removed before it was a day old: it looks like one that is still being written.
  const isHalfGone = (name: string) => trial.mayRemove === 'backups' && name in originals
  // An artifact carries no mark of its writer: those that a killed run had uploaded count for nothing, and are left to repair and to GitHub's expiry.
  const isUnmarkedUpload = (name: string) => moment.strike === 'SIGKILL' && moment.store === 'artifact' && !(name in originals)
  const left = remains(files).filter((name) => !isYoung(name) && !isHalfGone(name) && !isUnmarkedUpload(name))
  const pids = new Set([struck.pid, next.pid])
  const isUnmarked = (name: string) => moment.strike === 'SIGKILL' && isEmptyFolder(join(folder, 'tmp', name))
  left.push(...temporaryFilesOf(folder).filter((name) => !isUnmarked(name)).map((name) => `the temporary file ${name}`), ...sharedFilesOf(pids), ...(await remainingProcesses(folder)).map((name) => `the process ${name}`))
  left.push(...(await remainingSessions(scene)).map((name) => `a session of ${name}`))
  if (trial.kind === 'docker') left.push(...(await containersOf(pids)).map(({ name }) => `the container ${name}`), ...(await standingVolumes(volumes)).map((name) => `the volume ${name}`))
  broken.push(...left.map((what) => `the next run left ${what}`))
  place.remove()
  return { struck, next, before: idsOf(originals), afterStrike, afterNext: idsOf(files), broken }
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

/** The sessions on the server of the scene that stand after a while in which they may end. */
async function remainingSessions({ server }: Scene): Promise<string[]> {
  const sessions = async () => (await server.sql('SELECT application_name AS name FROM pg_stat_activity WHERE backend_type = \'client backend\' AND pid <> pg_backend_pid()')).map(({ name }) => String(name))
  for (let attempt = 0; attempt < 100 && (await sessions()).length > 0; attempt++) await sleep(50)
  return sessions()
}
