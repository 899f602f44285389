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
}

/** The connection in words, without its password: `zimmer@postgres:5432/zimmer`. */
export function describeConnection(connection: Connection): string {
  const host = connection.host.includes(':') ? `[${connection.host}]` : connection.host
  return `${connection.user}@${host}:${connection.port}/${connection.database}`
}
