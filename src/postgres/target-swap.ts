import pg from 'pg'
import type { Connection } from '../domain/connection.ts'
import { markText } from '../domain/restore-names.ts'
import type { Mark } from '../domain/restore-names.ts'
import { codeOf, KnownError, messageOf } from '../kit/errors.ts'
import { plain } from '../kit/markdown.ts'
import type { Session } from './session.ts'
import { leftoverOf, newborn } from './target.ts'
import { maintenanceSession, targetSession, withSession } from './target-sessions.ts'
import type { SettingStatement } from './target-settings.ts'

/** Makes the database in which a backup is restored and proved, like the source's, and marks it. What an earlier restore left there goes. */
export async function createBeside(session: Session, connection: Connection, restoring: string, options: string | undefined, mark: Mark): Promise<void> {
  switch (await leftoverOf(session, connection.database)) {
    case 'foreign': throw new KnownError('name-taken', `a database ${plain(restoring)} stands already, and no restore has made it`, 'Rename or drop it by hand, or set swap to false.')
    case 'ours': await dropBeside(connection, restoring)
      break
    case 'none':
  }
  const name = pg.escapeIdentifier(restoring)
  try {
    await session.query(`CREATE DATABASE ${name} WITH ${options ?? 'TEMPLATE = template0'} CONNECTION LIMIT = ${newborn}`)
  } catch (problem) {
    // 22023 and 42809: a locale or an encoding that is not there; 42704: an unknown one, or a tablespace.
    if (!['22023', '42809', '42704', '58P01'].includes(codeOf(problem) ?? '')) throw problem
    throw new KnownError('database-like-source', `the server cannot make a database like the source's: ${plain(messageOf(problem))}`,
      'Install the locale on the server (locale-gen); or make the empty database by hand as you want it, and set swap to false.', { cause: problem })
  }
  await session.query(`COMMENT ON DATABASE ${name} IS ${pg.escapeLiteral(markText(mark))}`)
}

/** Drops a database that a restore has made, with whatever a killed run has left connected to it. Harmless when it is not there. */
export async function dropBeside(connection: Connection, restoring: string): Promise<void> {
  const inside = await targetSession({ ...connection, database: restoring }).catch(() => undefined)
  if (inside !== undefined) await forgetSubscriptions(inside).finally(() => inside.end())
  await withSession(maintenanceSession(connection), (session) => session.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(restoring)} WITH (FORCE)`))
}

/** A subscription would keep its database from being dropped; its slot at the publisher is the source's, and stays. */
export async function forgetSubscriptions(session: Session): Promise<void> {
  for (const { name } of await session.query<{ name: string }>('SELECT subname AS name FROM pg_subscription WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())')) {
    const subscription = pg.escapeIdentifier(name)
    for (const words of ['DISABLE', 'SET (slot_name = NONE)']) await session.query(`ALTER SUBSCRIPTION ${subscription} ${words}`)
    await session.query(`DROP SUBSCRIPTION ${subscription}`)
  }
}

export interface SwapRequest {
  readonly connection: Connection
  readonly restoring: string
  /** The name that the old database gets; null where there is none. */
  readonly keptAs: string | null
  /** For the restored database, under the name `restoring`. */
  readonly settings: readonly SettingStatement[]
  readonly endConnections: boolean
}

/**
 * Gives the restored database the target's name, and the old one its own, in one transaction: whatever happens, the name leads to one of them.
 * Gives a sentence for each setting that could not be carried over. Throws KnownError `target-in-use`, with nothing renamed.
 */
export async function swapDatabases({ connection, restoring, keptAs, settings, endConnections }: SwapRequest): Promise<string[]> {
  const target = connection.database
  return withSession(maintenanceSession(connection), async (session) => {
    const stop = endConnections && keptAs !== null ? keepEnding(connection, target) : () => Promise.resolve()
    try {
      await session.query('BEGIN')
      const notes = await applySettings(session, settings)
      // The rename takes a lock that new sessions wait for, and waits some seconds for those that are there.
      if (keptAs !== null) await session.query(`ALTER DATABASE ${pg.escapeIdentifier(target)} RENAME TO ${pg.escapeIdentifier(keptAs)}`)
      await session.query(`ALTER DATABASE ${pg.escapeIdentifier(restoring)} RENAME TO ${pg.escapeIdentifier(target)}`)
      await session.query('COMMIT')
      return notes
    } catch (problem) {
      await session.query('ROLLBACK').catch(() => undefined)
      if (codeOf(problem) !== '55006') throw problem
      throw new KnownError('target-in-use', `database ${plain(target)} is in use, and could not be renamed`, 'Stop what uses it, or set end-connections to true.', { cause: problem })
    } finally {
      await stop()
    }
  })
}

/** Each in a savepoint: what the role may not set is said, and keeps nobody from the restored rows. */
export async function applySettings(session: Session, settings: readonly SettingStatement[]): Promise<string[]> {
  const notes: string[] = []
  for (const { text, about } of settings) {
    await session.query('SAVEPOINT setting')
    try {
      // The server's own code, whatever sentence a broken connection would get.
      await session.client.query(text)
    } catch (problem) {
      const state = codeOf(problem)
      if (state?.length !== 5 || state.startsWith('08') || state.startsWith('57P')) throw problem
      await session.query('ROLLBACK TO SAVEPOINT setting')
      // The server's words may hold the value.
      notes.push(`the database's ${about} could not be set (SQLSTATE ${state})`)
    }
  }
  return notes
}

/** Ends every session of a database again and again, from a session of its own, until it is told to stop. */
function keepEnding(connection: Connection, database: string): () => Promise<void> {
  let going = true
  const ending = withSession(maintenanceSession(connection), async (session) => {
    while (going) {
      await session.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid()', [database])
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }).catch(() => undefined)
  return async () => {
    going = false
    await ending
  }
}

/** Ends the sessions of a database, all or those of one application, and waits for their end. Throws what the server says where the role may not. */
export async function endSessions(session: Session, database: string, application?: string): Promise<void> {
  const theirs = 'FROM pg_stat_activity WHERE datname = $1 AND pid <> pg_backend_pid() AND ($2::text IS NULL OR application_name = $2)'
  for (let attempt = 0; attempt < 100; attempt++) {
    const ended = await session.query(`SELECT pg_terminate_backend(pid) ${theirs}`, [database, application ?? null])
    if (ended.length === 0) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
