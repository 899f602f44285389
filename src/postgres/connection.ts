import type { Connection } from '../domain/connection.ts'
import type { Origin } from '../kit/inputs.ts'
import type { Secret } from '../kit/secret.ts'
import { parseUrl } from './connection-url.ts'
import type { UrlParts } from './connection-url.ts'

/** The connection inputs as they were read; see src/actions/shared-inputs.ts. */
export interface ConnectionInputs {
  readonly url: Secret | undefined
  readonly host: string
  readonly port: number
  readonly user: string
  readonly database: string
  readonly password: Secret
}
export type ConnectionOrigins = Readonly<Record<keyof ConnectionInputs, Origin>>

/**
 * The source's connection: single inputs beat the URL's parts, an input beats an environment variable, which beats the env file, which beats the
 * default. The default password is for the default server: beside a URL, or where libpq has a password file, none is made up.
 * Throws an Error whose message completes "url …" for a URL that is none.
 */
export function resolveConnection(inputs: ConnectionInputs, origins: ConnectionOrigins, environment: Readonly<Record<string, string | undefined>>, mask: (secret: string) => void): Connection {
  const url: UrlParts = inputs.url === undefined ? { parameters: {} } : parseUrl(inputs.url.reveal())
  // A URL masks as a whole only: its password has to be registered on its own (TRAPS, 36).
  if (url.password !== undefined) mask(url.password.reveal())
  const single = <T>(name: 'host' | 'port' | 'user' | 'database', part: T | undefined, value: T): T => {
    const rank: Record<Origin, number> = { input: 4, environment: 2, 'env-file': 1, default: 0 }
    const rankOfUrl = origins.url === 'input' ? 3 : 1.5
    return part !== undefined && rankOfUrl > rank[origins[name]] ? part : value
  }
  const makesUp = origins.password === 'default' && (inputs.url !== undefined || environment['PGPASSFILE'] !== undefined)
  const password = origins.password === 'input' || (origins.password === 'environment' && origins.url !== 'input') || url.password === undefined
    ? (makesUp ? undefined : inputs.password)
    : url.password
  return {
    host: single('host', url.host, inputs.host),
    port: single('port', url.port, inputs.port),
    user: single('user', url.user, inputs.user),
    database: single('database', url.database, inputs.database),
    password,
    parameters: { ...fromEnvironment(environment), ...url.parameters },
  }
}

// libpq's names of connection parameters and the variables that give them (PostgreSQL documentation, 34.15).
const variables: Readonly<Record<string, string>> = {
  sslmode: 'PGSSLMODE', sslrootcert: 'PGSSLROOTCERT', sslcert: 'PGSSLCERT', sslkey: 'PGSSLKEY', sslcrl: 'PGSSLCRL', sslsni: 'PGSSLSNI',
  sslnegotiation: 'PGSSLNEGOTIATION', channel_binding: 'PGCHANNELBINDING', gssencmode: 'PGGSSENCMODE', connect_timeout: 'PGCONNECT_TIMEOUT',
  options: 'PGOPTIONS', passfile: 'PGPASSFILE', hostaddr: 'PGHOSTADDR', target_session_attrs: 'PGTARGETSESSIONATTRS',
  ssl_min_protocol_version: 'PGSSLMINPROTOCOLVERSION', application_name: 'PGAPPNAME', requirepeer: 'PGREQUIREPEER', krbsrvname: 'PGKRBSRVNAME',
}

function fromEnvironment(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [parameter, variable] of Object.entries(variables)) {
    const value = environment[variable]
    if (value !== undefined && value !== '') found[parameter] = value
  }
  return found
}

/**
 * The environment in which libpq's programs reach a database: nothing of it has to be quoted, and nothing stands among the arguments. `settings`
 * are the session's settings.
 */
export function libpqEnvironment(connection: Connection, settings: Readonly<Record<string, string>> = {}): Record<string, string> {
  const environment: Record<string, string> = {
    PGHOST: connection.host,
    PGPORT: String(connection.port),
    PGUSER: connection.user,
    PGDATABASE: connection.database,
  }
  if (connection.password !== undefined) environment['PGPASSWORD'] = connection.password.reveal()
  for (const [parameter, variable] of Object.entries(variables)) {
    const value = connection.parameters[parameter]
    if (value !== undefined) environment[variable] = value
  }
  environment['PGCONNECT_TIMEOUT'] ??= String(connectSeconds)
  environment['PGAPPNAME'] ??= 'zimmer-backup'
  environment['PGOPTIONS'] = [connection.parameters['options'], sessionOptions(settings)].filter(Boolean).join(' ')
  return environment
}

/** How long one attempt to connect may take, unless the connection's own `connect_timeout` says otherwise. */
export const connectSeconds = 15

/** Settings in the form of libpq's `options`: spaces and backslashes within a value are escaped. */
export function sessionOptions(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings).map(([name, value]) => `-c ${name}=${value.replace(/[\\ ]/g, '\\$&')}`).join(' ')
}

/**
 * The settings under which rows are read as text, in the dump and in every comparison with it: what pg_dump sets by itself, and what it
 * leaves to the server's and the role's defaults.
 */
export const pinnedSettings: Readonly<Record<string, string>> = {
  DateStyle: 'ISO',
  IntervalStyle: 'postgres',
  extra_float_digits: '3',
  TimeZone: 'UTC',
  bytea_output: 'hex',
  xmloption: 'content',
  quote_all_identifiers: 'off',
  synchronize_seqscans: 'off',
  statement_timeout: '0',
  idle_in_transaction_session_timeout: '0',
}
