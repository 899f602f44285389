import pg from 'pg'
import type { Extension } from '../domain/manifest.ts'
import { codeOf, messageOf } from '../kit/errors.ts'
import type { Session } from './session.ts'

/**
 * Runs the statements that make roles what they were, without their passwords, which no backup holds. Gives a sentence for each that the role at hand may not
 * run, such as one that makes a superuser.
 */
export async function createRolesAsTheyWere(session: Session, statements: readonly string[]): Promise<string[]> {
  const refused: string[] = []
  for (const statement of statements) {
    try {
      await session.client.query(statement)
    } catch (problem) {
      if (codeOf(problem)?.length !== 5) throw problem
      refused.push(`${statement.split('\n')[0] ?? ''} was refused: ${messageOf(problem)}`)
    }
  }
  return refused
}

/** Lets a role that is no superuser hand objects over to the roles that it has just created. */
export async function joinRoles(session: Session, roles: readonly string[]): Promise<void> {
  for (const role of roles) await session.query(`GRANT ${pg.escapeIdentifier(role)} TO CURRENT_USER`)
}

/**
 * Creates extensions in the version that the source had, where the server has it beside a newer one: the archive names no version. Only those of
 * the schemas that every database has; the others are created by pg_restore. What cannot be created so is left to it, too.
 */
export async function createExtensions(session: Session, extensions: readonly Extension[]): Promise<void> {
  for (const { name, version, schema } of extensions) {
    if (!['public', 'pg_catalog'].includes(schema)) continue
    const [row] = await session.query(`SELECT FROM pg_available_extension_versions v JOIN pg_available_extensions e USING (name) WHERE v.name = $1 AND v.version = $2 AND default_version <> $2 AND installed_version IS NULL`, [name, version])
    if (row === undefined) continue
    try {
      await session.client.query(`CREATE EXTENSION IF NOT EXISTS ${pg.escapeIdentifier(name)} SCHEMA ${pg.escapeIdentifier(schema)} VERSION ${pg.escapeLiteral(version)}`)
    } catch (problem) {
      if (codeOf(problem)?.length !== 5) throw problem
    }
  }
}

/** A sentence for each extension that stands in another version than in the source. */
export async function extensionNotes(session: Session, extensions: readonly Extension[]): Promise<string[]> {
  const standing = new Map((await session.query<{ name: string; version: string }>('SELECT extname AS name, extversion AS version FROM pg_extension')).map(({ name, version }) => [name, version]))
  return extensions.flatMap(({ name, version }) => {
    const now = standing.get(name)
    return now === undefined || now === version ? [] : [`the extension ${name} was ${version} in the source and is ${now} here`]
  })
}
