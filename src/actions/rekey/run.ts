import { drillFile } from '../../domain/archive-name.ts'
import { counted } from '../../domain/units.ts'
import { chooseSeal } from '../../encryption/seal.ts'
import type { Seal } from '../../encryption/seal.ts'
import { exitStatus, KnownError } from '../../kit/errors.ts'
import type { Read } from '../../kit/inputs.ts'
import { plain } from '../../kit/markdown.ts'
import type { Store, StoredSet } from '../../store/store.ts'
import type { Context, Execute } from '../action.ts'
import { statusOf } from '../action.ts'
import { namedDatabase, readDrill, readSidecar, resolveBackup, setsOf } from '../backups.ts'
import { openerFor } from '../encryption.ts'
import type { Opener } from '../encryption.ts'
import { storeFor } from '../store.ts'
import { copyAnew } from './copy.ts'
import type { rekey } from './inputs.ts'
import { doubtOf, outputsOf, summaryOf } from './report.ts'
import type { Outcome, RekeyReport } from './report.ts'
import { areTwins, dumpOf, isSealedAnew, readsBack, withManifests } from './twins.ts'
import type { Known } from './twins.ts'

type Inputs = typeof rekey.inputs

/** The rekey action: one backup after the other, so that what is interrupted leaves each of them whole, old or new. */
export const run: Execute<Inputs> = async (read, context) => {
  const { host } = context
  const report = await rekeyBackups(read, context)
  const verdict = doubtOf(report)
  const { rekeyed } = outputsOf(report)
  if (verdict === undefined) host.line(`✅ Rekeyed: ${counted(Number(rekeyed), 'backup')}`)
  else host.error(`not every backup could be encrypted anew; what could not is as it was, under its old key (${counted(Number(rekeyed), 'backup')} encrypted anew)`)
  return { status: verdict === undefined ? exitStatus.passed : statusOf(verdict), report, outputs: outputsOf(report), summary: summaryOf(report) }
}

interface Rekeying {
  readonly store: Store
  readonly seal: Seal
  readonly open: Opener
  readonly context: Context
  readonly keepOld: boolean
  /** The backups with their manifests; the new copies join them. */
  readonly known: Known[]
  /** Ids of the copies that stand under the new seal. */
  readonly anew: Set<string>
}

async function rekeyBackups(read: Read<Inputs>, context: Context): Promise<RekeyReport> {
  const { values: inputs } = read
  const { host } = context
  const seal = await newSeal(inputs, context)
  const store = await storeFor(inputs, context, true)
  const database = namedDatabase(read)
  const named = await chosen(store, inputs.backup, database)
  await store.prepare(Math.max(0, ...named.map(({ files }) => files.archive?.bytes ?? 0)))
  for (const name of await store.sweep()) host.line(`    removed ${plain(name)}, left half written by a run that was killed`)
  const databases = new Set(named.map((set) => set.database))
  const known = await withManifests(store, (await store.list()).filter((set) => databases.has(set.database)))
  const openAnew = openerFor({ 'age-identity': undefined, 'passphrase': inputs['new-passphrase'], 'gpg-private-key': undefined, 'dec-cmd': undefined }, host)
  const anew = new Set<string>()
  for (const one of known) if (await isSealedAnew(store, one, seal, openAnew)) anew.add(one.set.id)
  const rekeying: Rekeying = { store, seal, open: openerFor({ ...inputs, encryption: undefined }, host), context, keepOld: inputs['keep-old'], known, anew }
  const backups: Outcome[] = []
  for (const one of inTurn(rekeying, named)) {
    if (host.interrupted.aborted) throw new Error('interrupted')
    const outcome = await rekeyOne(rekeying, one)
    if (outcome !== undefined) backups.push(outcome)
    if (outcome !== undefined) host.line(lineOf(outcome, rekeying))
  }
  return { action: 'rekey', store: store.name, method: seal.method, recipients: seal.recipients, oldCopies: inputs['keep-old'] ? 'kept' : 'removed', backups }
}

/** The oldest first, so that a copy that a killed run made comes after what it was made of; and with each backup its copies. */
function inTurn({ known }: Rekeying, named: readonly StoredSet[]): Known[] {
  const ids = new Set(named.map(({ id }) => id))
  const dumps = new Set(known.flatMap((one) => (ids.has(one.set.id) ? [dumpOf(one)] : [])).filter((dump) => dump !== undefined))
  const all = known.filter((one) => ids.has(one.set.id) || dumps.has(dumpOf(one) ?? ''))
  return all.sort((a, b) => a.set.takenAt.getTime() - b.set.takenAt.getTime())
}

async function newSeal(inputs: Read<Inputs>['values'], context: Context): Promise<Seal> {
  const seal = await chooseSeal({
    encryption: inputs.encryption, ageRecipients: inputs['age-recipients'], gpgRecipients: inputs['gpg-recipients'], gpgPublicKeys: inputs['gpg-public-keys'],
    encCmd: inputs['enc-cmd'], passphrase: inputs['new-passphrase'], requireEncryption: true,
  }, context.host)
  context.cleanup.add('remove the keyring', () => seal.dispose())
  return seal
}

async function chosen(store: Store, named: string, database: string | undefined): Promise<StoredSet[]> {
  if (named !== 'all') return [await resolveBackup(store, named, database)]
  const sets = await setsOf(store, database)
  if (!sets.some(({ complete }) => complete)) throw new KnownError('no-backups', `no backups found in ${store.name}`, 'Name the store and the database that hold backups.')
  return sets
}

/** Gives undefined for what is no backup and nobody's remains. */
async function rekeyOne(rekeying: Rekeying, one: Known): Promise<Outcome | undefined> {
  const { store, seal, known, anew } = rekeying
  const { set } = one
  if (anew.has(set.id)) return { from: set.id, outcome: 'standing', to: set.id }
  const twin = known.find((other) => anew.has(other.set.id) && areTwins(one, other))
  if (twin !== undefined && await readsBack(store, twin.set.id, seal)) {
    await replace(rekeying, set, twin.set.id)
    return { from: set.id, outcome: 'standing', to: twin.set.id }
  }
  if (!set.complete) return undefined
  const result = await copyAnew({ ...rekeying, set })
  if ('left' in result) return result.left.verdict === 'proved' ? undefined : { from: set.id, outcome: 'left', verdict: result.left.verdict, reason: result.left.reason }
  await confirm(rekeying, set, result.copied)
  await replace(rekeying, set, result.copied)
  return { from: set.id, outcome: 'rekeyed', to: result.copied }
}

/** Only a new copy that was read back whole, and is ciphertext, lets the old one go. Throws KnownError `copy-differs`, and the new one goes. */
async function confirm({ store, seal, known, anew }: Rekeying, old: StoredSet, to: string): Promise<void> {
  const isWhole = await readsBack(store, to, seal)
  const written = await store.find(to)
  if (isWhole) {
    known.push(...await withManifests(store, written === undefined ? [] : [written]))
    anew.add(to)
    return
  }
  if (written !== undefined) await store.remove(written)
  throw new KnownError('copy-differs', `the new copy of ${old.id} does not read back as it was written`, 'The old copy stands. Look at the store, and run it again.')
}

/** The rows are the same, so the drill's word goes over; that the new key opens them, no drill has shown yet. Then the old copy goes. */
async function replace({ store, keepOld }: Rekeying, old: StoredSet, to: string): Promise<void> {
  const [standing, copy] = [await store.find(old.id), await store.find(to)]
  if (standing === undefined || copy === undefined) return
  const drill = copy.files.drill === undefined ? await readDrill(store, standing) : undefined
  if (drill !== undefined && drill.thisCopyAlone !== true) {
    await store.attach(drillFile(to), `${JSON.stringify({ ...drill, backup: to, archiveSha256: await readSidecar(store, copy), keyOpened: false }, null, 2)}\n`)
  }
  if (!keepOld) await store.remove(standing)
}

function lineOf(one: Outcome, { keepOld }: Rekeying): string {
  if (one.outcome === 'left') return `❌ ${plain(one.from)} is left as it is, under its old key: ${one.verdict}: ${plain(one.reason)}`
  if (one.from === one.to) return `    ${plain(one.from)} is encrypted for them already`
  const how = one.outcome === 'rekeyed' ? 'is encrypted anew as' : 'stands already as'
  return `    ${plain(one.from)} ${how} ${plain(one.to)}${keepOld ? '' : '; the old copy is gone'}`
}
