import type { Connection } from '../domain/connection.ts'
import { majorOf, versionText } from '../domain/versions.ts'
import { codeOf, exitStatus, KnownError, messageOf } from '../kit/errors.ts'
import { attemptsFor, isLocaleFailure } from './database-locale.ts'
import { markDatabase } from './mark.ts'
import type { SandboxRequest } from './request.ts'
import { identifier, versionNumberOf, withSession } from './session.ts'
import type { Session } from './session.ts'

/** A database to be in while another is made or dropped. */
export function maintenanceDatabase(name: string): string {
  return name === 'postgres' ? 'template1' : 'postgres'
}

/**
 * Makes the sandbox's database on a server of ours, with the source's encoding and as much of its locale as the server knows, and marks it.
 * A database that initdb made under that name gives way. Gives the notes on what differs.
 */
export async function createDatabase(server: Connection, request: SandboxRequest): Promise<string[]> {
  const { database } = request
  return withSession({ ...server, database: maintenanceDatabase(database) }, async (session) => {
    const { rowCount } = await session.query('SELECT 1 FROM pg_database WHERE datname = $1', [database])
    if (rowCount !== 0) {
      await session.query(`ALTER DATABASE ${identifier(database)} IS_TEMPLATE false`)
      await session.query(`DROP DATABASE ${identifier(database)}`)
    }
    return createLike(session, request)
  })
}

/** Makes the database `request.database`, which must not be there, like the source's, and marks it. Gives the notes on what differs. */
export async function createLike(session: Session, request: SandboxRequest): Promise<string[]> {
  const major = majorOf(await versionNumberOf(session))
  let last: unknown
  for (const attempt of attemptsFor(request, major)) {
    try {
      await session.query(`CREATE DATABASE ${identifier(request.database)} ${attempt.options}`)
      await markDatabase(session, request.database)
      return attempt.note === undefined ? [] : [attempt.note]
    } catch (problem) {
      if (!isLocaleFailure(codeOf(problem))) throw problem
      last = problem
    }
  }
  throw new KnownError('sandbox-encoding', `the sandbox cannot have a database in the encoding ${request.encoding ?? 'UTF8'}: ${messageOf(last)}`, 'Set sandbox-image to an image that knows this encoding, or sandbox: service with a server that does.', { cause: last })
}

/** Throws KnownError `sandbox-too-old` for a server older than the source; gives a note for a newer one (TRAPS, 2). */
export function compareVersions(versionNumber: number, request: SandboxRequest, where: string): string[] {
  const major = majorOf(versionNumber)
  if (major < request.major) {
    throw new KnownError('sandbox-too-old', `${where} is PostgreSQL ${versionText(versionNumber)}, older than the source's ${request.major}`, `A backup restores into its own major: use a PostgreSQL ${request.major}, for example sandbox: docker.`)
  }
  return major === request.major ? [] : [`${where} is PostgreSQL ${versionText(versionNumber)}, newer than the source's ${request.major}: a restore there proves less than one into the same major`]
}

/**
 * Throws KnownError `extension-missing`, before anything is restored, when the server cannot make an extension that the backup needs.
 * Gives notes for those that stand there in another version only. `cure` is the hint's sentence.
 */
export async function compareExtensions(session: Session, request: SandboxRequest, where: string, cure: string): Promise<string[]> {
  const wanted = request.extensions.map(({ name }) => name)
  const { rows } = await session.query<{ name: string; versions: string[] }>(
    'SELECT name::text, array_agg(version::text ORDER BY version) AS versions FROM pg_available_extension_versions WHERE name = ANY ($1) GROUP BY name', [wanted])
  const available = new Map(rows.map(({ name, versions }) => [name, versions] as const))
  const missing = wanted.filter((name) => !available.has(name))
  if (missing.length > 0) {
    // Not a fault of the backup: whether it restores could not be told here.
    throw new KnownError('extension-missing', `${where} lacks ${missing.length === 1 ? 'the extension' : 'the extensions'} ${missing.join(', ')} that the backup needs`, cure, { status: exitStatus.unproved })
  }
  return request.extensions.flatMap(({ name, version }) => {
    const versions = available.get(name) ?? []
    return versions.includes(version) ? [] : [`the extension ${name} is ${version} in the source; the sandbox has ${versions.join(', ')}`]
  })
}
