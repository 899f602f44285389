import { resolve } from 'node:path'
import type { Connection } from '../../domain/connection.ts'
import type { Objection } from '../../domain/restore-plan.ts'
import { size } from '../../domain/units.ts'
import { KnownError } from '../../kit/errors.ts'
import { readInputs } from '../../kit/inputs.ts'
import type { Parsed } from '../../kit/inputs.ts'
import { plain } from '../../kit/markdown.ts'
import type { Clients } from '../../postgres/clients.ts'
import { automaticCompression } from '../../postgres/compression.ts'
import { inspectServer } from '../../postgres/server.ts'
import { connect } from '../../postgres/session.ts'
import type { Context } from '../action.ts'
import { backup } from '../backup/inputs.ts'
import { sealFor } from '../encryption.ts'
import { storeFor } from '../store.ts'
import type { restore } from './inputs.ts'

type Inputs = Parsed<typeof restore.inputs>

/** Where a backup of the target goes before it is restored over: below the first store, and in no listing of it. */
export function safetyLocation(inputs: Pick<Inputs, 'store' | 'safety-store'>): string | Objection {
  const [first = ''] = inputs.store
  const named = inputs['safety-store']
  if (named !== undefined && inputs.store.some((line) => samePlace(line, named))) {
    return { code: 'safety-store', sentence: 'safety-store is a store of the backups themselves: their `latest` would be the broken state', hint: 'Name another folder or prefix.' }
  }
  if (named === undefined && first === 'artifact') {
    return { code: 'safety-store', sentence: 'artifacts have no folders, so that a safety backup would be the newest of the backups', hint: 'Name a place for it by safety-store, or set safety-backup to false.' }
  }
  return named ?? `${first.replace(/(?<!\/)\/+$/, '')}/before-restore`
}

function samePlace(one: string, other: string): boolean {
  const whole = (line: string) => /^[a-z0-9]+:\/\//.test(line) || line === 'artifact' ? line.replace(/(?<!\/)\/+$/, '') : resolve(line)
  return whole(one) === whole(other)
}

/** Why the safety backup could not be taken as the inputs stand; undefined when it can. `sealed`: whether the backup that is restored is. */
export async function safetyProblem(inputs: Inputs, sealed: boolean, context: Context): Promise<Objection | undefined> {
  const location = safetyLocation(inputs)
  if (typeof location !== 'string') return location
  if (sealed && !sealsAnything(inputs)) {
    return { code: 'safety-in-the-clear', sentence: 'the backups are encrypted, and nothing is given to encrypt the safety backup with', hint: 'Give age-recipients, gpg-recipients or enc-cmd; or encryption: none, to have it in the clear.' }
  }
  try {
    const seal = await sealFor({ ...inputs, 'require-encryption': false }, context.host)
    await seal.dispose()
    await storeFor({ ...inputs, store: [location] }, context, seal.method !== 'none')
    return undefined
  } catch (problem) {
    if (problem instanceof KnownError) return { code: problem.code, sentence: problem.message, hint: problem.hint }
    throw problem
  }
}

/** A passphrase beside a private key opens that key, and seals nothing. */
function sealsAnything(inputs: Inputs): boolean {
  const loosePassphrase = inputs.passphrase !== undefined && inputs['age-identity'] === undefined && inputs['gpg-private-key'] === undefined
  return loosePassphrase || ['encryption', 'age-recipients', 'gpg-recipients', 'enc-cmd'].some((name) => inputs[name as keyof Inputs] !== undefined)
}

/** Backs the target up, proved by content, before anything of it is touched. Throws the KnownErrors of taking a backup. */
export async function takeSafetyBackup(connection: Connection, clients: Clients, inputs: Inputs, context: Context): Promise<{ backup: string; store: string }> {
  const { host } = context
  const location = safetyLocation(inputs)
  if (typeof location !== 'string') throw new KnownError(location.code, location.sentence, location.hint)
  const seal = await sealFor({ ...inputs, 'require-encryption': false }, host)
  context.cleanup.add('remove the keyring', () => seal.dispose())
  const store = await storeFor({ ...inputs, store: [location] }, context, seal.method !== 'none')
  const server = await inspect(connection)
  host.saveState('safety-store', location)
  await store.prepare(server.databaseBytes)
  for (const name of await store.sweep()) host.line(`    removed ${plain(name)}, left half written by a run that was killed`)
  // As the backup action would take it; a target with nothing but other objects than tables is backed up too.
  const { values } = readInputs(backup.inputs, { given: new Map([['min-tables', '0'], ...inputs.jobs === undefined ? [] : [['jobs', String(inputs.jobs)] as const]]), environment: {}, envFile: {} }, () => undefined)
  const { takeBackup } = await import('../backup/take.ts')
  const { manifest } = await takeBackup({ connection, server, clients, compression: await automaticCompression(clients), store, seal, inputs: values, context, folder: undefined }).finally(() => seal.dispose())
  host.line(`    ${plain(manifest.backup)} in ${plain(store.name)}, ${size(manifest.archive.bytes)}`)
  return { backup: manifest.backup, store: location }
}

async function inspect(connection: Connection): Promise<Awaited<ReturnType<typeof inspectServer>>> {
  const session = await connect(connection)
  try {
    return await inspectServer(session, connection.database)
  } finally {
    await session.end()
  }
}
