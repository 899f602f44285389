import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { describeConnection } from '../domain/connection.ts'
import type { Connection } from '../domain/connection.ts'
import { codeOf, KnownError, messageOf } from '../kit/errors.ts'
import { refuseInterrupted } from './request.ts'

/** A session on a sandbox's server. Every name in its queries means the catalogue's own, whatever the database says. */
export type Session = pg.Client

const connectMilliseconds = 10_000
const pauseMilliseconds = 100

/** Opens a session; throws what the driver throws. Nothing of this process's PG* variables takes part: they are the source's. */
export async function openSession(connection: Connection): Promise<Session> {
  const client = new pg.Client({
    host: connection.via ?? connection.host,
    port: connection.port,
    user: connection.user,
    database: connection.database,
    // A function, because the driver takes PGPASSWORD or ~/.pgpass in the place of an empty password.
    password: () => connection.password?.reveal() ?? '',
    ssl: sslOf(connection),
    application_name: 'zimmer-backup',
    client_encoding: 'UTF8',
    options: '-c search_path=pg_catalog -c lock_timeout=60s -c statement_timeout=0',
    connectionTimeoutMillis: connectMilliseconds,
  })
  // A connection that breaks between two queries is reported by the next query.
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (problem) {
    await client.end().catch(() => undefined)
    throw problem
  }
  return client
}

/** Does the work in a session of its own, which ends with it. */
export async function withSession<T>(connection: Connection, work: (session: Session) => Promise<T>): Promise<T> {
  const session = await openSession(connection)
  try {
    return await work(session)
  } finally {
    await session.end().catch(() => undefined)
  }
}

function sslOf({ parameters, via }: Connection): pg.ClientConfig['ssl'] {
  if (via !== undefined) return false
  switch (parameters['sslmode']) {
    case 'require': return { rejectUnauthorized: false }
    case 'verify-ca': case 'verify-full': return { rejectUnauthorized: true }
    default: return false
  }
}

export interface Patience {
  readonly seconds: number
  readonly signal: AbortSignal | undefined
  /** Throws when waiting has become useless, because the server has ended. */
  readonly stillHopeful?: (() => Promise<void>) | undefined
  /** Whether an error is an answer that waiting won't change, such as a wrong password. */
  readonly isFinal?: ((problem: unknown) => boolean) | undefined
}

/**
 * Waits until one of the addresses answers `SELECT 1` over TCP in two sessions in a row, and gives it, or the first one if that answers too. Once is not enough:
 * the entrypoint of the official image first runs a temporary server (TRAPS, 30).
 * Throws KnownError `sandbox-unreachable` when the time is over.
 */
export async function waitUntilReady(addresses: readonly Connection[], patience: Patience): Promise<Connection> {
  const deadline = performance.now() + patience.seconds * 1000
  let last: unknown
  do {
    for (const address of addresses) {
      refuseInterrupted(patience.signal)
      try {
        await answer(address)
        await pause(patience.signal)
        await answer(address)
        return await preferred(addresses, address)
      } catch (problem) {
        if (patience.isFinal?.(problem) === true) throw problem
        last = problem
      }
    }
    refuseInterrupted(patience.signal)
    await patience.stillHopeful?.()
    await pause(patience.signal)
  } while (performance.now() < deadline)
  throw unreachable(addresses, last)
}

/** The first address may have come to life only after it was tried. */
async function preferred(addresses: readonly Connection[], answered: Connection): Promise<Connection> {
  const first = addresses[0]
  if (first === undefined || first === answered) return answered
  return answer(first).then(() => first, () => answered)
}

async function answer(address: Connection): Promise<void> {
  await withSession(address, (session) => session.query('SELECT 1'))
}

async function pause(signal: AbortSignal | undefined): Promise<void> {
  await sleep(pauseMilliseconds, undefined, signal === undefined ? {} : { signal }).catch(() => undefined)
  refuseInterrupted(signal)
}

/** The error for a server that does not answer, with the driver's reason. */
export function unreachable(addresses: readonly Connection[], cause: unknown): KnownError {
  const where = addresses.map(describeConnection).join(' and ')
  // The error for a name with several addresses has a code, but no message of its own.
  const reason = messageOf(cause) === '' ? codeOf(cause) ?? 'no reason given' : messageOf(cause)
  return new KnownError('sandbox-unreachable', `the sandbox does not answer at ${where}: ${reason}`, 'Check that a PostgreSQL server listens there and accepts TCP connections.', { cause })
}

/** A name as SQL writes it, whatever it holds. */
export function identifier(name: string): string {
  return pg.escapeIdentifier(name)
}

/** A text as SQL writes it, whatever it holds. */
export function literal(text: string): string {
  return pg.escapeLiteral(text)
}

/** `server_version_num` of a server. */
export async function versionNumberOf(session: Session): Promise<number> {
  const { rows } = await session.query<{ version: string }>("SELECT current_setting('server_version_num') AS version")
  return Number(rows[0]?.version)
}
