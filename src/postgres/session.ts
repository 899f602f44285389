import { isIP } from 'node:net'
import pg from 'pg'
import type { ClientConfig } from 'pg'
import { eachPlace } from '../domain/connection.ts'
import type { Connection } from '../domain/connection.ts'
import { KnownError, messageOf } from '../kit/errors.ts'
import { valueOf } from '../kit/settled.ts'
import { connectionFailure } from './connection-failures.ts'
import { connectSeconds, pinnedSettings, sessionOptions } from './connection.ts'
import { pooled, shareServer, withoutSettings } from './pooler.ts'
import { isSuitable, notSuitable, wantedServers } from './wanted-server.ts'
import { attemptsOf } from './tls.ts'

/** One session on a server. */
export interface Session {
  readonly client: pg.Client
  /** How this one server was reached: whatever else is to see the same server takes this connection. */
  readonly connection: Connection
  query<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>
  /** Ends what the session is doing on the server: closing its connection alone would leave a long count running there. Never throws. */
  cancel(): Promise<void>
  end(): Promise<void>
}

type Settings = Readonly<Record<string, string>>

/** For what is written for the database's own search path, such as its CHECKs and the user's queries. What else is asked there names its schema. */
export const ownSearchPath = { search_path: undefined }

/**
 * Connects, as libpq would with the same parameters: to the first of several servers that answers and is what `target_session_attrs` asks for. Throws a
 * KnownError that names host, port, role or database, whichever is wrong. Settings are given at the start of the session, so that they hold
 * whatever the role's own defaults are. The search path is empty unless they name one: who owns a database may put functions of their own before
 * those of the server (`ALTER DATABASE … SET search_path = public, pg_catalog`), and they would run with our rights.
 */
export async function connect(connection: Connection, settings: Readonly<Record<string, string | undefined>> = {}): Promise<Session> {
  const given = Object.entries<string | undefined>({ ...pinnedSettings, search_path: '', ...settings })
  const all = Object.fromEntries(given.flatMap(([name, value]) => value === undefined ? [] : [[name, value] as const]))
  const wanted = wantedServers(connection.parameters)
  const places = eachPlace(connection)
  let last: unknown
  for (const attribute of wanted) {
    for (const place of places) {
      try {
        const session = await connectToPlace(place, all)
        if (await isSuitable(session, attribute).catch(async (problem: unknown) => { await session.end(); throw problem })) return session
        await session.end()
        last ??= notSuitable(connection, attribute)
      } catch (problem) {
        last = problem
      }
    }
  }
  throw last
}

/** Opens several sessions at once, or none: when one fails, the others are ended, for an open connection keeps the whole run from ending. Throws as `open` does. */
export async function openTogether(count: number, open: () => Promise<Session>): Promise<Session[]> {
  const opened = await Promise.allSettled(Array.from({ length: count }, open))
  if (opened.some(({ status }) => status === 'rejected')) await Promise.all(opened.flatMap((one) => one.status === 'fulfilled' ? [one.value.end()] : []))
  return opened.map(valueOf)
}

async function connectToPlace(connection: Connection, settings: Settings): Promise<Session> {
  let last: unknown
  for (const ssl of await attemptsOf(connection)) {
    try {
      if (connection.withoutOptions === true) return await connectThroughPooler(connection, ssl, settings)
      const session = await connectOnce(connection, ssl, settings)
      if (session !== undefined) return session
      await refuseSharedServer(connection, ssl)
      return await connectThroughPooler({ ...connection, withoutOptions: true }, ssl, settings)
    } catch (problem) {
      last = problem
      // Only the question "with TLS or without" is worth a second attempt; a wrong password would be asked twice.
      if (problem instanceof KnownError || !/SSL|no pg_hba\.conf entry/i.test(messageOf(problem))) break
    }
  }
  throw connectionFailure(last, connection) ?? last
}

/** A session with its settings; undefined where something in between refuses settings or forgets them. */
async function connectOnce(connection: Connection, ssl: ClientConfig['ssl'], settings: Settings): Promise<Session | undefined> {
  let told: string | undefined
  const { application_name: name = 'zimmer-backup', options } = connection.parameters
  try {
    // The name goes with the settings: the server reports it back, and so tells whether they came through.
    const client = await open(connection, ssl, { options: [options, sessionOptions({ ...settings, application_name: name })].filter(Boolean).join(' ') }, (status) => { told = status })
    if (told === name || /[^\x20-\x7e]/.test(name) || name.length > 63) return sessionOf(client, connection, ssl)
    await client.end()
    return undefined
  } catch (problem) {
    if (/unsupported startup parameter/i.test(messageOf(problem))) return undefined
    throw problem
  }
}

/** A session through a pooler that hands on no settings: they are made once it stands. Only for one that keeps to one server, see refuseSharedServer. */
async function connectThroughPooler(connection: Connection, ssl: ClientConfig['ssl'], settings: Settings): Promise<Session> {
  const client = await openWithout(connection, ssl)
  const ended = async (problem: unknown) => { await client.end().catch(() => undefined); throw problem }
  const { rows } = await client.query<{ pid: number }>(`SELECT pg_catalog.pg_backend_pid() AS pid${Object.entries(settings).map(([name, value]) => `, pg_catalog.set_config(${pg.escapeLiteral(name)}, ${pg.escapeLiteral(value)}, false)`).join('')}`).catch(ended)
  return sessionOf(client, connection, ssl, rows[0]?.pid)
}

function openWithout(connection: Connection, ssl: ClientConfig['ssl']): Promise<pg.Client> {
  return open(connection, ssl, { application_name: connection.parameters['application_name'] ?? 'zimmer-backup' })
}

// The search path is the database's own here: every name and operator says whose it is.
const wantedQuery = `
  SELECT s.name FROM pg_catalog.pg_settings s, ROWS FROM (pg_catalog.unnest($1::pg_catalog.text[]), pg_catalog.unnest($2::pg_catalog.text[])) AS wanted (name, setting)
  WHERE s.name OPERATOR(pg_catalog.=) wanted.name AND s.setting OPERATOR(pg_catalog.<>) wanted.setting`

/**
 * Refuses a pooler that hands every transaction another server session: settings made there would be lost, and found by somebody else. Throws KnownError
 * `pooled-connection`; the same where the server's own defaults would make pg_dump write rows in another form than the pinned one.
 */
async function refuseSharedServer(connection: Connection, ssl: ClientConfig['ssl']): Promise<void> {
  const clients: pg.Client[] = []
  const another = async () => {
    const client = await openWithout(connection, ssl)
    clients.push(client)
    return client
  }
  try {
    if (await shareServer(await another(), another)) throw pooled(connection)
    // libpq's own variables cover the others.
    const wanted = Object.entries(pinnedSettings).filter(([name]) => ['bytea_output', 'xmloption', 'quote_all_identifiers'].includes(name))
    const differing = (await clients[0]?.query<{ name: string }>(wantedQuery, [wanted.map(([name]) => name), wanted.map(([, value]) => value)]))?.rows ?? []
    if (differing.length > 0) throw withoutSettings(connection, differing.map(({ name }) => `${name} = '${pinnedSettings[name] ?? ''}'`))
  } finally {
    for (const client of clients) await client.end().catch(() => undefined)
  }
}

async function open(connection: Connection, ssl: ClientConfig['ssl'], more: ClientConfig, onName: (name: string) => void = () => undefined): Promise<pg.Client> {
  const { parameters } = connection
  const timeout = Number(parameters['connect_timeout'])
  const client = new pg.Client({
    host: connection.via ?? parameters['hostaddr'] ?? connection.host,
    port: connection.port,
    user: connection.user,
    database: connection.database,
    ...(connection.password === undefined ? {} : { password: connection.password.reveal() }),
    // The certificate must be the host's, whatever address it is reached by.
    ssl: typeof ssl === 'object' && parameters['hostaddr'] !== undefined ? { ...ssl, host: connection.host, ...(isIP(connection.host) === 0 ? { servername: connection.host } : {}) } : ssl ?? false,
    connectionTimeoutMillis: 1000 * (timeout > 0 ? timeout : connectSeconds),
    keepAlive: true,
    ...more,
  })
  // A connection that breaks between two queries is reported by the next query.
  client.on('error', () => undefined)
  const { connection: wire } = client as unknown as { connection: NodeJS.EventEmitter }
  wire.on('parameterStatus', ({ parameterName, parameterValue }: { parameterName: string; parameterValue: string }) => {
    if (parameterName === 'application_name') onName(parameterValue)
  })
  try {
    await client.connect()
  } catch (problem) {
    await client.end().catch(() => undefined)
    throw problem
  }
  return client
}

/** `pid` is the server's own number of the session, where a pooler tells another. */
function sessionOf(client: pg.Client, connection: Connection, ssl: ClientConfig['ssl'], pid = (client as unknown as { processID: number }).processID): Session {
  return {
    client, connection,
    async query<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) {
      try {
        return (values.length === 0 ? await client.query<Row>(text) : await client.query<Row>(text, [...values])).rows
      } catch (problem) {
        throw connectionFailure(problem, connection) ?? problem
      }
    },
    async cancel() {
      try {
        const other = await openWithout(connection, ssl)
        await other.query('SELECT pg_catalog.pg_cancel_backend($1)', [pid]).finally(() => other.end())
      } catch {
        // The server that cannot be reached to cancel has lost the session as well.
      }
    },
    end: async () => { await client.end().catch(() => undefined) },
  }
}
