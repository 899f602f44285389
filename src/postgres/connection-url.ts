import { Secret } from '../kit/secret.ts'

/** What a libpq URL says; everything may be left out. */
export interface UrlParts {
  readonly host?: string
  readonly port?: number
  /** Further servers, where a URL names several. */
  readonly others?: readonly { readonly host: string; readonly port: number | undefined }[]
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
  const places = (groups['place'] ?? '').split(',').map(placeOf)
  const read: Record<string, string | undefined> = {
    host: places.map(({ host }) => host ?? '').join(','), port: places.every(({ port }) => port === undefined) ? '' : places.map(({ port }) => port ?? '').join(','),
    dbname: decode(groups['database'] ?? ''), user: decode(user), password: password === undefined ? undefined : decode(password),
  }
  return partsOf({ ...read, ...parameters })
}

/** The parts of a connection in libpq's own words, as a URL's query and a service file have them. Empty ones count as not given. */
export function partsOf(words: Readonly<Record<string, string | undefined>>): UrlParts {
  const { host, port, user, password, dbname, ...rest } = words
  const [first, ...others] = (host ?? '').split(',')
  const ports = (port ?? '').split(',')
  if (ports.length > 1 && ports.length !== others.length + 1) throw new Error('names another number of ports than of hosts')
  const portAt = (index: number) => ports.at(ports.length === 1 ? 0 : index) ?? ''
  const parameters = Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return {
    ...(first === undefined || first === '' ? {} : { host: first }),
    ...(portAt(0) === '' ? {} : { port: portOf(portAt(0)) }),
    ...(others.length === 0 ? {} : { others: others.map((other, index) => ({ host: other, port: portAt(index + 1) === '' ? undefined : portOf(portAt(index + 1)) })) }),
    ...(user === undefined || user === '' ? {} : { user }),
    ...(dbname === undefined || dbname === '' ? {} : { database: dbname }),
    ...(password === undefined || password === '' ? {} : { password: new Secret(password) }),
    parameters: Object.fromEntries(parameters),
  }
}

function placeOf(place: string): { host: string | undefined; port: string | undefined } {
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
