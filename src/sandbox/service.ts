import type { Connection } from '../domain/connection.ts'
import { describeConnection } from '../domain/connection.ts'
import { versionText } from '../domain/versions.ts'
import { codeOf, KnownError, messageOf } from '../kit/errors.ts'
import { compareExtensions, compareVersions, createLike, maintenanceDatabase } from './database.ts'
import { strangersIn } from './emptiness.ts'
import { isMarked, markDatabase } from './mark.ts'
import { once, refuseInterrupted } from './request.ts'
import type { Sandbox, SandboxRequest } from './request.ts'
import { resetDatabase } from './reset.ts'
import { identifier, openSession, versionNumberOf, waitUntilReady, withSession } from './session.ts'
import type { Session } from './session.ts'

const defaultPort = 5433
const readySeconds = 15
/** The advisory lock that one drill holds in a service's database: `zimmer` as ASCII. */
const lockKey = '134593226040690'

/**
 * A server that was given. It is left as it was found when it is the source, when its database holds something and carries no mark, or
 * when it cannot serve; otherwise the database is made or marked, locked against a second drill, and emptied.
 */
export async function openService(request: SandboxRequest): Promise<Sandbox> {
  const address: Connection = {
    host: request.host ?? 'localhost',
    port: typeof request.port === 'number' ? request.port : defaultPort,
    user: request.user ?? 'postgres',
    database: request.database,
    password: request.password,
    parameters: {},
  }
  refuseSameAddress(address, request)
  const server = await reach(address, request)
  const created = server.database !== address.database
  const { notes, versionNumber } = await withSession(server, (session) => judge(session, address, request, created))
  refuseInterrupted(request.signal)
  const hold = new Hold(address, created)
  const release = request.cleanup.add(`empty the sandbox ${describeConnection(address)}`, hold.giveBack)
  try {
    notes.push(...(await hold.take(server, request)))
    refuseInterrupted(request.signal)
  } catch (problem) {
    await hold.giveBack().then(release, () => undefined)
    throw codeOf(problem) === '42501' ? mayNot(address, problem) : problem
  }
  return {
    kind: 'service',
    connection: address,
    serverVersionNumber: versionNumber,
    ours: false,
    description: `the service at ${address.host}:${address.port} (PostgreSQL ${versionText(versionNumber)})`,
    toolsDirectory: undefined,
    notes,
    state: JSON.stringify({ kind: 'service', host: address.host, port: address.port, user: address.user, database: address.database, created }),
    remove: async () => {
      await hold.giveBack()
      release()
    },
  }
}

/** A service's database while it is ours: made or marked, emptied, and locked against a second drill. */
class Hold {
  readonly #address: Connection
  readonly #created: boolean
  #lock: Session | undefined
  #ours = false

  constructor(address: Connection, created: boolean) {
    this.#address = address
    this.#created = created
  }

  /** Takes the database. Throws KnownError `sandbox-busy` when another drill has it. Gives notes on what differs from the source. */
  async take(server: Connection, request: SandboxRequest): Promise<string[]> {
    const notes = this.#created ? await this.#create(server, request) : []
    const lock = await openSession(this.#address)
    this.#lock = lock
    const { rows } = await lock.query<{ got: boolean }>(`SELECT pg_try_advisory_lock(${lockKey}) AS got`)
    if (rows[0]?.got !== true) throw busy(this.#address)
    this.#ours = true
    if (!this.#created) await markDatabase(lock, this.#address.database)
    await resetDatabase(this.#address)
    return notes
  }

  async #create(server: Connection, request: SandboxRequest): Promise<string[]> {
    try {
      return await withSession(server, (session) => createLike(session, request))
    } catch (problem) {
      // Made by another drill since we looked.
      throw codeOf(problem) === '42P04' ? busy(this.#address) : problem
    }
  }

  /** Empties or drops what was taken. A database that another drill holds is left to that one. */
  readonly giveBack = once(async () => {
    try {
      if (this.#ours) await emptyService(this.#address, this.#created)
    } finally {
      await this.#lock?.end().catch(() => undefined)
    }
  })
}

/** What must hold before anything is written. */
async function judge(session: Session, address: Connection, request: SandboxRequest, created: boolean): Promise<{ notes: string[]; versionNumber: number }> {
  await refuseSource(session, address, request)
  const where = `the service at ${address.host}:${address.port}`
  const versionNumber = await versionNumberOf(session)
  const notes = compareVersions(versionNumber, request, where)
  const cure = 'Use a service whose image has them, or sandbox: docker, which chooses one.'
  notes.push(...(await compareExtensions(session, request, where, cure)))
  if (!created) {
    await refuseStranger(session, address)
    notes.push(...(await encodingNotes(session, request)))
  }
  return { notes, versionNumber }
}

/**
 * Gives a service's database back: dropped when a drill has made it, else emptied, with its mark kept. A sentence on what was done;
 * undefined when there was nothing to do.
 */
export async function emptyService(address: Connection, created: boolean): Promise<string | undefined> {
  try {
    if (!created) {
      await resetDatabase(address)
      return `emptied the sandbox ${describeConnection(address)}`
    }
    if (!(await withSession(address, isMarked))) return undefined
    await withSession({ ...address, database: maintenanceDatabase(address.database) }, (session) => session.query(`DROP DATABASE IF EXISTS ${identifier(address.database)} WITH (FORCE)`))
    return `dropped the sandbox's database ${describeConnection(address)}`
  } catch (problem) {
    if (codeOf(problem) === '3D000') return undefined
    throw problem
  }
}

/** The database itself, or, when it is not there, one from which it can be made. */
async function reach(address: Connection, request: SandboxRequest): Promise<Connection> {
  const patience = { seconds: readySeconds, signal: request.signal, isFinal: (problem: unknown) => ['28P01', '28000', '3D000', '42501', 'ENOTFOUND'].includes(codeOf(problem) ?? '') }
  try {
    return await waitUntilReady([address], patience)
  } catch (problem) {
    if (codeOf(problem) !== '3D000') throw loginFailure(address, problem)
  }
  const maintenance = { ...address, database: maintenanceDatabase(address.database) }
  return waitUntilReady([maintenance], patience).catch((problem: unknown) => { throw loginFailure(address, problem) })
}

function loginFailure(address: Connection, problem: unknown): unknown {
  if (problem instanceof KnownError) return problem
  const where = describeConnection(address)
  if (codeOf(problem) === 'ENOTFOUND') return new KnownError('sandbox-unreachable', `the sandbox's host ${address.host} is not known`, 'Check sandbox-host. In a job that runs in a container, a service is reached by its name.', { cause: problem })
  return new KnownError('sandbox-login', `the sandbox does not let us in at ${where}: ${messageOf(problem)}`, 'Check sandbox-user and sandbox-password.', { cause: problem })
}

function isTheSource(what: string): KnownError {
  return new KnownError('sandbox-is-source', `the sandbox is the source itself: ${what}`, 'Name another server for drills by sandbox-host and sandbox-port, or use sandbox: docker. Nothing was touched.')
}

const sameHost = (host: string) => (['localhost', '127.0.0.1', '::1', '[::1]', ''].includes(host.toLowerCase()) ? 'localhost' : host.toLowerCase().replace(/\.$/, ''))

function refuseSameAddress(address: Connection, { source }: SandboxRequest): void {
  if (source.host === null || source.port !== address.port || source.database !== address.database) return
  if (sameHost(source.host) === sameHost(address.host)) throw isTheSource(`host, port and database are those of ${address.host}:${address.port}/${address.database}`)
}

async function refuseSource(session: Session, address: Connection, { source }: SandboxRequest): Promise<void> {
  if (source.systemIdentifier === null) return
  try {
    const { rows } = await session.query<{ id: string }>('SELECT system_identifier::text AS id FROM pg_control_system()')
    if (rows[0]?.id === source.systemIdentifier) throw isTheSource(`the server at ${address.host}:${address.port} has the source's system identifier ${source.systemIdentifier}`)
  } catch (problem) {
    // Without the right to ask, the addresses and the emptiness of the database have to do.
    if (codeOf(problem) !== '42501') throw problem
  }
}

async function refuseStranger(session: Session, address: Connection): Promise<void> {
  if (await isMarked(session)) return
  const found = await strangersIn(session)
  if (found.length === 0) return
  const some = found.slice(0, 5).join(', ')
  throw new KnownError('sandbox-not-empty', `${describeConnection(address)} is not empty and carries no mark of a drill: ${some}${found.length > 5 ? ', …' : ''}`,
    'Name an empty database, or another server, for drills. Nothing was touched.')
}

/** One drill at a time: a second one would empty the database under the first. */
function busy(address: Connection): KnownError {
  return new KnownError('sandbox-busy', `another drill uses ${describeConnection(address)} at this moment`, 'Wait for it, or give this one a database of its own.')
}

async function encodingNotes(session: Session, request: SandboxRequest): Promise<string[]> {
  const { rows } = await session.query<{ encoding: string; collation: string; type: string }>(
    'SELECT pg_encoding_to_char(encoding)::text AS encoding, datcollate::text AS collation, datctype::text AS type FROM pg_database WHERE datname = current_database()')
  const found = rows[0]
  if (found === undefined) return []
  const pairs = [['encoding', request.encoding, found.encoding], ['collation', request.collation, found.collation], ['character type', request.characterType, found.type]] as const
  return pairs.filter(([, asked, has]) => asked !== null && asked !== has)
    .map(([what, asked, has]) => `the service's database has the ${what} ${has}, the source has ${asked ?? '?'}`)
}

function mayNot(address: Connection, cause: unknown): KnownError {
  return new KnownError('sandbox-rights', `${describeConnection(address)} may not be made ready for a drill: ${messageOf(cause)}`, 'Give the sandbox a superuser, or make sandbox-user the owner of its database.', { cause })
}
