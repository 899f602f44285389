import { readFile } from 'node:fs/promises'
import type { Archived } from '../../domain/proof.ts'
import { codeOf, exitStatus, KnownError, messageOf } from '../../kit/errors.ts'
import type { Host } from '../../kit/host.ts'
import type { Restored } from '../restore-test/drill.ts'

/** The text of the file of SQL; undefined where none is named. Throws KnownError `sanitize-unreadable`. */
export async function readSanitizing(path: string | undefined): Promise<string | undefined> {
  if (path === undefined) return undefined
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    throw new KnownError('sanitize-unreadable', `the file of SQL ${path} cannot be read: ${messageOf(cause)}`, 'Name a file that is there; nothing was restored.', { cause, status: exitStatus.usage })
  }
}

/**
 * Runs the SQL on the restored database, and gives its rows as they are then; undefined where there is no manifest that tells which there are.
 * Throws KnownError `sanitize-failed`, which tells nothing of the rows.
 */
export async function sanitize({ connection, compared }: Restored, sql: string | undefined, host: Host): Promise<Archived | undefined> {
  if (sql === undefined) return compared?.found
  host.line('>>> Running sanitize on the restored database')
  const [{ connect, ownSearchPath }, { readRows }] = await Promise.all([import('../../postgres/session.ts'), import('../restore-test/comparison.ts')])
  const session = await connect(connection, ownSearchPath)
  try {
    await session.query(sql)
  } catch (problem) {
    // The server's own words may hold what the file is there to hide.
    throw new KnownError('sanitize-failed', `the SQL of sanitize failed with SQLSTATE ${codeOf(problem) ?? 'unknown'}; nothing was migrated`, 'Run the file on a restored backup; it has to end well before anything else is done.', { status: exitStatus.unproved })
  } finally {
    await session.end()
  }
  return compared === undefined ? undefined : readRows(compared.request, () => undefined)
}
