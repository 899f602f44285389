import { Secret } from '../kit/secret.ts'

/** What a libpq URL says; everything may be left out. */
export interface UrlParts {
  readonly host?: string
  readonly port?: number
  readonly user?: string
  readonly database?: string
  readonly password?: Secret
  readonly parameters: Readonly<Record<string, string>>
}

const shape = /^(?<scheme>[a-z]+)(?:\+[a-z0-9_]+)?:\/\/(?:(?<login>[^/?#]*)@)?(?<place>[^/?#@]*)(?:\/(?<database>[^?#]*))?(?:\?(?<query>[^#]*))?$/is

/**
 * Reads a libpq URL (PostgreSQL documentation, 34.1.1.2). A driver's name in the scheme (`postgresql+psycopg2://`), as SQLAlchemy writes it,
 * is passed over. Throws an Error whose message completes "url …" and never holds a part of the URL: it may be the password.
 */
export function parseUrl(url: string): UrlParts {
  const groups = shape.exec(url)?.groups
  const scheme = groups?.['scheme']?.toLowerCase()
  if (groups === undefined || (scheme !== 'postgres' && scheme !== 'postgresql')) {
    throw new Error('must look like postgresql://user:password@host:5432/database, with signs such as @ / : % in the password percent-encoded')
  }
  const [user, password] = split(groups['login'] ?? '', ':')
  const parameters: Record<string, string> = {}
  for (const [name, value] of (groups['query'] ?? '').split('&').filter((pair) => pair !== '').map((pair) => split(pair, '='))) {
    parameters[decode(name)] = decode(value ?? '')
  }
  const { host: queryHost, port: queryPort, user: queryUser, password: queryPassword, dbname, ...rest } = parameters
  const place = placeOf(groups['place'] ?? '')
  const host = queryHost ?? place.host
  const port = queryPort ?? place.port
  const name = dbname ?? decode(groups['database'] ?? '')
  const login = queryUser ?? decode(user)
  const secret = queryPassword ?? (password === undefined ? undefined : decode(password))
  return {
    ...(host === undefined || host === '' ? {} : { host }),
    ...(port === undefined || port === '' ? {} : { port: portOf(port) }),
    ...(login === '' ? {} : { user: login }),
    ...(name === '' ? {} : { database: name }),
    ...(secret === undefined || secret === '' ? {} : { password: new Secret(secret) }),
    parameters: rest,
  }
}

function placeOf(place: string): { host: string | undefined; port: string | undefined } {
  if (place.includes(',')) throw new Error('names several hosts; name the one to read from')
  const bracketed = /^\[(?<host>[^\]]+)\](?::(?<port>\d*))?$/.exec(place)?.groups
  if (bracketed !== undefined) return { host: bracketed['host'], port: bracketed['port'] }
  const [host, port] = split(place, ':')
  return { host: decode(host), port }
}

function portOf(port: string): number {
  const value = Number(port)
  if (!/^\d+$/.test(port) || value < 1 || value > 65535) throw new Error('has a port that is no number from 1 to 65535')
  return value
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new Error('has a % that begins no percent-encoding; write a % of the password as %25')
  }
}

function split(text: string, at: string): [string, string | undefined] {
  const index = text.indexOf(at)
  return index < 0 ? [text, undefined] : [text.slice(0, index), text.slice(index + at.length)]
}
