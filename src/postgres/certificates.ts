import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Connection } from '../domain/connection.ts'
import type { Secret } from '../kit/secret.ts'

/** Certificates as the inputs give them: the text of a PEM file, or its path. */
export interface CertificateInputs {
  readonly 'ssl-root-cert'?: string | undefined
  readonly 'ssl-cert'?: string | undefined
  readonly 'ssl-key'?: Secret | undefined
}

/**
 * The connection with its certificates, each in a file as libpq wants it; texts go into private files below `directory`, gone after `remove`. Who gives a
 * root certificate wants it used: without an sslmode, the server must be the one that it names (verify-full).
 */
export async function withCertificates(connection: Connection, inputs: CertificateInputs, directory: string, onFolder: (remove: () => Promise<void>) => void): Promise<Connection> {
  const given = { sslrootcert: inputs['ssl-root-cert'], sslcert: inputs['ssl-cert'], sslkey: inputs['ssl-key']?.reveal() }
  const parameters: Record<string, string> = { ...given.sslrootcert === undefined ? {} : { sslmode: 'verify-full' }, ...connection.parameters }
  let folder: string | undefined
  for (const [parameter, value] of Object.entries(given)) {
    if (value === undefined) continue
    if (!value.includes('-----BEGIN ')) {
      parameters[parameter] = value
      continue
    }
    if (folder === undefined) {
      const made = folder = await mkdtemp(join(directory, 'certificates-'))
      onFolder(() => rm(made, { recursive: true, force: true }))
    }
    const path = join(folder, `${parameter}.pem`)
    await writeFile(path, `${value.trim()}\n`, { mode: 0o600, flag: 'wx' })
    parameters[parameter] = path
  }
  return { ...connection, parameters }
}
