import type { Secret } from '../kit/secret.ts'

/** How to reach one database. What libpq knows beyond these stands in `parameters` under libpq's own names. */
export interface Connection {
  /** A host name, an address, or the folder of a Unix socket (begins with `/`). */
  readonly host: string
  readonly port: number
  readonly user: string
  readonly database: string
  readonly password: Secret | undefined
  /** `sslmode`, `sslrootcert`, `options`, `connect_timeout`, `application_name`, … as in a libpq URL. */
  readonly parameters: Readonly<Record<string, string>>
  /** Servers to try after the first, as a URL with several hosts names them. */
  readonly others?: readonly Place[]
  /** The folder of a Unix socket by which sessions of this process get to host and port: where only programs elsewhere can reach these, or where it is the shorter way. */
  readonly via?: string
  /** A pooler in between takes no settings with the start of a session: they are made afterwards. */
  readonly withoutOptions?: true
}

/** One of several servers, with its own password where it has one. */
export interface Place {
  readonly host: string
  readonly port: number
  readonly password: Secret | undefined
}

/** The connection to each of its servers alone, in order. */
export function eachPlace(connection: Connection): Connection[] {
  const { others = [], ...first } = connection
  return [first, ...others.map((place) => ({ ...first, ...place }))]
}

/** The connection in words, without its password: `zimmer@postgres:5432/zimmer`. */
export function describeConnection(connection: Connection): string {
  const places = eachPlace(connection).map(({ host, port }) => `${host.includes(':') ? `[${host}]` : host}:${port}`)
  return `${connection.user}@${places.join(',')}/${connection.database}`
}
