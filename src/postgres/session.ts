import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { ClientConfig } from 'pg'
import type { Connection } from '../domain/connection.ts'
import { KnownError, messageOf } from '../kit/errors.ts'
import { connectionFailure } from './connection-failures.ts'
import { connectSeconds, pinnedSettings, sessionOptions } from './connection.ts'

/** One session on a server. */
export interface Session {
  readonly client: pg.Client
  query<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>
  /** Ends what the session is doing on the server: closing its connection alone would leave a long count running there. Never throws. */
  cancel(): Promise<void>
  end(): Promise<void>
}

/**
 * Connects, as libpq would with the same parameters. Throws a KnownError that names host, port, role or database, whichever is wrong.
 * Settings are given at the start of the session, so that they hold whatever the role's own defaults are.
 */
export async function connect(connection: Connection, settings: Readonly<Record<string, string>> = {}): Promise<Session> {
  const attempts = await attemptsOf(connection)
  let last: unknown
  for (const ssl of attempts) {
    try {
      return await connectOnce(connection, ssl, { ...pinnedSettings, ...settings })
    } catch (problem) {
      last = problem
      // Only the question "with TLS or without" is worth a second attempt; a wrong password would be asked twice.
      if (!/SSL|no pg_hba\.conf entry/i.test(messageOf(problem))) break
    }
  }
  throw connectionFailure(last, connection) ?? last
}

async function connectOnce(connection: Connection, ssl: ClientConfig['ssl'], settings: Readonly<Record<string, string>>): Promise<Session> {
  const { parameters } = connection
  const timeout = Number(parameters['connect_timeout'])
  const client = new pg.Client({
    host: parameters['hostaddr'] ?? connection.host,
    port: connection.port,
    user: connection.user,
    database: connection.database,
    ...(connection.password === undefined ? {} : { password: connection.password.reveal() }),
    ssl: ssl ?? false,
    application_name: parameters['application_name'] ?? 'zimmer-backup',
    connectionTimeoutMillis: 1000 * (timeout > 0 ? timeout : connectSeconds),
    keepAlive: true,
    options: [parameters['options'], sessionOptions(settings)].filter(Boolean).join(' '),
  })
  // A connection that breaks between two queries is reported by the next query.
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (problem) {
    await client.end().catch(() => undefined)
    throw problem
  }
  return {
    client,
    async query<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) {
      try {
        return (values.length === 0 ? await client.query<Row>(text) : await client.query<Row>(text, [...values])).rows
      } catch (problem) {
        throw connectionFailure(problem, connection) ?? problem
      }
    },
    async cancel() {
      try {
        const other = await connectOnce(connection, ssl, {})
        await other.query('SELECT pg_cancel_backend($1)', [(client as unknown as { processID: number }).processID])
        await other.end()
      } catch {
        // The server that cannot be reached to cancel has lost the session as well.
      }
    },
    end: async () => { await client.end().catch(() => undefined) },
  }
}

/** The TLS settings to try, in libpq's order for each `sslmode` (PostgreSQL documentation, table 34.1). */
async function attemptsOf(connection: Connection): Promise<ClientConfig['ssl'][]> {
  const { parameters } = connection
  if (connection.host.startsWith('/')) return [false]
  const mode = parameters['sslmode'] ?? 'prefer'
  const ca = parameters['sslrootcert'] === 'system' ? undefined : await certificate(parameters['sslrootcert'], 'root.crt')
  const [cert, key] = [await certificate(parameters['sslcert'], 'postgresql.crt'), await certificate(parameters['sslkey'], 'postgresql.key')]
  const own = { ...(ca === undefined ? {} : { ca }), ...(cert === undefined || key === undefined ? {} : { cert, key }) }
  const unchecked = { ...own, rejectUnauthorized: false }
  const chainOnly = { ...own, rejectUnauthorized: true, checkServerIdentity: () => undefined }
  switch (mode) {
    case 'disable': return [false]
    case 'allow': return [false, unchecked]
    case 'prefer': return [unchecked, false]
    // With a root certificate at hand, libpq's `require` checks the chain, as `verify-ca` does.
    case 'require': return [ca === undefined ? unchecked : chainOnly]
    case 'verify-ca': return [chainOnly]
    case 'verify-full': return [{ ...own, rejectUnauthorized: true }]
    default: throw new KnownError('wrong-sslmode', `sslmode "${mode}" is none of libpq's`, 'Use disable, allow, prefer, require, verify-ca or verify-full.')
  }
}

async function certificate(named: string | undefined, fallback: string): Promise<string | undefined> {
  try {
    return await readFile(named ?? join(homedir(), '.postgresql', fallback), 'utf8')
  } catch (cause) {
    if (named === undefined) return undefined
    throw new KnownError('certificate-missing', `the certificate file ${named} cannot be read`, 'Name a file that is there and may be read, or write the certificate to it first.', { cause })
  }
}
