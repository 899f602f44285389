import { readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import type { ClientConfig } from 'pg'
import type { Connection } from '../domain/connection.ts'
import { KnownError } from '../kit/errors.ts'

/** The TLS settings to try, in libpq's order for each `sslmode` (PostgreSQL documentation, table 34.1). */
export async function attemptsOf(connection: Connection): Promise<ClientConfig['ssl'][]> {
  const { parameters } = connection
  if (connection.host.startsWith('/') || connection.via !== undefined) return [false]
  const mode = parameters['sslmode'] ?? 'prefer'
  const ca = parameters['sslrootcert'] === 'system' ? undefined : await certificate(parameters['sslrootcert'], 'root.crt')
  if (ca === undefined && parameters['sslrootcert'] === undefined && mode.startsWith('verify-')) {
    throw new KnownError('certificate-missing', `sslmode=${mode} needs a root certificate to check the server's by, and none is given`, 'Give ssl-root-cert, or sslrootcert=system where a public authority signed.')
  }
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
