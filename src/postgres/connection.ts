import { existsSync } from 'node:fs'
import { eachPlace } from '../domain/connection.ts'
import type { Connection } from '../domain/connection.ts'
import { KnownError, messageOf } from '../kit/errors.ts'
import type { Origin } from '../kit/inputs.ts'
import { Secret } from '../kit/secret.ts'
import { readPassword, readService } from './connection-files.ts'
import { parseUrl, partsOf } from './connection-url.ts'
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
 * The source's connection: single inputs beat the URL's parts, which beat those of a service; an input beats an environment variable, which beats the env file,
 * which beats the default. Where no password is given, libpq's password file is asked. The default password is for the default server: beside a URL, or
 * where there is a password file, none is made up. Throws an Error whose message completes "url …" for a URL that is none, and what
 * readService and readPassword throw.
 */
export function resolveConnection(inputs: ConnectionInputs, origins: ConnectionOrigins, environment: Readonly<Record<string, string | undefined>>, mask: (secret: string) => void): Connection {
  const url: UrlParts = inputs.url === undefined ? { parameters: {} } : parseUrl(inputs.url.reveal())
  const { service = environment['PGSERVICE'], servicefile, passfile, ...ofUrl } = url.parameters
  const named: UrlParts = service === undefined || service === '' ? { parameters: {} } : serviceParts(service, environment, servicefile)
  const ranked = rankedParts(inputs, origins, url, named)
  // A URL masks as a whole only: its password has to be registered on its own (TRAPS, 36).
  for (const secret of [url.password, named.password]) if (secret !== undefined) mask(secret.reveal())
  const { host, port, user, database, others } = ranked
  const given = origins.password === 'input' || (origins.password === 'environment' && origins.url !== 'input') ? inputs.password : url.password ?? named.password
  const standing = inputs.url !== undefined || named.host !== undefined || environment['PGPASSFILE'] !== undefined
  const passwordAt = (place: { host: string; port: number }): Secret | undefined => {
    if (given !== undefined) return given
    if (origins.password !== 'default') return inputs.password
    const found = readPassword({ ...place, user, database }, environment, passfile ?? named.parameters['passfile'])
    if (found === undefined) return standing ? undefined : inputs.password
    mask(found)
    return new Secret(found)
  }
  return {
    host, port, user, database, password: passwordAt({ host, port }),
    parameters: withSystemRoots({ ...fromEnvironment(environment), ...named.parameters, ...ofUrl }),
    ...(others.length === 0 ? {} : { others: others.map((place) => ({ ...place, password: passwordAt(place) })) }),
  }
}

interface Ranked { readonly host: string; readonly port: number; readonly user: string; readonly database: string; readonly others: readonly { host: string; port: number }[] }

function rankedParts(inputs: ConnectionInputs, origins: ConnectionOrigins, url: UrlParts, service: UrlParts): Ranked {
  const rank: Record<Origin, number> = { input: 4, environment: 2, 'env-file': 1, default: 0 }
  const rankOfUrl = origins.url === 'input' ? 3 : 1.5
  // For libpq a service beats the variables. One that a variable's URL names beats no more than that URL.
  const rankOfService = origins.url !== 'input' && url.parameters['service'] !== undefined ? 1.4 : 2.5
  const winner = (name: 'host' | 'port' | 'user' | 'database') => {
    const own: { rank: number; parts: Pick<UrlParts, 'host' | 'port' | 'user' | 'database' | 'others'> } = { rank: rank[origins[name]], parts: inputs }
    const rivals: (typeof own)[] = [own, { rank: rankOfUrl, parts: url }, { rank: rankOfService, parts: service }]
    return rivals.filter(({ parts }) => parts[name] !== undefined).reduce((best, one) => one.rank > best.rank ? one : best, own)
  }
  const [hosts, ports] = [winner('host'), winner('port')]
  const [host = '', ...more] = (hosts.parts.host ?? '').split(',')
  const port = ports.parts.port ?? inputs.port
  const others = hosts.parts.others ?? more.map((other) => ({ host: other, port: undefined }))
  return {
    host, port, user: winner('user').parts.user ?? inputs.user, database: winner('database').parts.database ?? inputs.database,
    others: others.map((other) => ({ host: other.host, port: ports.rank > hosts.rank ? port : other.port ?? port })),
  }
}

function serviceParts(service: string, environment: Readonly<Record<string, string | undefined>>, file: string | undefined): UrlParts {
  try {
    return partsOf(readService(service, environment, file))
  } catch (problem) {
    if (problem instanceof KnownError) throw problem
    throw new KnownError('service-wrong', `the service ${service} ${messageOf(problem)}`, 'Correct the service file.', { cause: problem })
  }
}

const systemRoots = ['/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt', '/etc/ssl/ca-bundle.pem', '/etc/ssl/cert.pem']

/** `sslrootcert=system` by the file that it means: libpq before 16 does not know the word. As in libpq 16, it checks the host's name too. */
function withSystemRoots(parameters: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  if (parameters['sslrootcert'] !== 'system') return parameters
  return { sslmode: 'verify-full', ...parameters, sslrootcert: systemRoots.find((file) => existsSync(file)) ?? 'system' }
}

// libpq's names of connection parameters and the variables that give them (PostgreSQL documentation, 34.15).
const libpqVariables: Readonly<Record<string, string>> = {
  sslmode: 'PGSSLMODE', sslrootcert: 'PGSSLROOTCERT', sslcert: 'PGSSLCERT', sslkey: 'PGSSLKEY', sslcrl: 'PGSSLCRL', sslsni: 'PGSSLSNI',
  sslnegotiation: 'PGSSLNEGOTIATION', channel_binding: 'PGCHANNELBINDING', gssencmode: 'PGGSSENCMODE', connect_timeout: 'PGCONNECT_TIMEOUT',
  options: 'PGOPTIONS', hostaddr: 'PGHOSTADDR', target_session_attrs: 'PGTARGETSESSIONATTRS',
  ssl_min_protocol_version: 'PGSSLMINPROTOCOLVERSION', application_name: 'PGAPPNAME', requirepeer: 'PGREQUIREPEER', krbsrvname: 'PGKRBSRVNAME',
}

function fromEnvironment(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [parameter, variable] of Object.entries(libpqVariables)) {
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
  const places = eachPlace(connection)
  const environment: Record<string, string> = {
    PGHOST: places.map(({ host }) => host).join(','),
    PGPORT: places.map(({ port }) => port).join(','),
    PGUSER: connection.user,
    PGDATABASE: connection.database,
  }
  if (connection.password !== undefined) environment['PGPASSWORD'] = connection.password.reveal()
  for (const [parameter, variable] of Object.entries(libpqVariables)) {
    const value = connection.parameters[parameter]
    if (value !== undefined) environment[variable] = value
  }
  environment['PGCONNECT_TIMEOUT'] ??= String(connectSeconds)
  environment['PGAPPNAME'] ??= 'zimmer-backup'
  if (connection.withoutOptions === true) {
    // What a pooler that refuses options knows by itself: libpq sends these two as parameters of their own.
    return { ...environment, PGOPTIONS: '', PGTZ: pinnedSettings['TimeZone'] ?? '', PGDATESTYLE: pinnedSettings['DateStyle'] ?? '' }
  }
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
