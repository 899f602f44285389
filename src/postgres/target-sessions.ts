import type { Connection } from '../domain/connection.ts'
import { codeOf } from '../kit/errors.ts'
import { connect } from './session.ts'
import type { Session } from './session.ts'

/** By this name a session of a restore is known, also one that outlived the process that was killed. */
export const restoreApplication = 'zimmer-backup restore'

/** A session on the server beside the target: databases are made, renamed and dropped from another one. */
export async function maintenanceSession(connection: Connection): Promise<Session> {
  const [first = 'postgres', second = 'template1'] = ['postgres', 'template1'].filter((name) => name !== connection.database)
  try {
    return await connect({ ...connection, database: first }, { search_path: '' })
  } catch (problem) {
    if (codeOf(problem) !== 'database-missing' || connection.database === second) throw problem
    return connect({ ...connection, database: second }, { search_path: '' })
  }
}

/** The target's own session; undefined where no such database stands. */
export async function targetSession(connection: Connection): Promise<Session | undefined> {
  try {
    return await connect(connection, { search_path: '', row_security: 'off' })
  } catch (problem) {
    if (codeOf(problem) === 'database-missing') return undefined
    throw problem
  }
}

/** A session that every way of restoring a database can have: locks of one database are not seen in another. In the target itself where the role may connect nowhere else. */
export function sharedSession(connection: Connection): Promise<Session> {
  return maintenanceSession(connection).catch(() => connect(connection, { search_path: '' }))
}

/** Does the work in a session of its own, which ends with it. */
export async function withSession<T>(opening: Promise<Session>, work: (session: Session) => Promise<T>): Promise<T> {
  const session = await opening
  try {
    return await work(session)
  } finally {
    await session.end()
  }
}

/** Holds the one restore that may be under way of a database: for as long as the session lives. False where another holds it. */
export async function holdRestore(session: Session, database: string): Promise<boolean> {
  const [row] = await session.query<{ held: boolean }>(`SELECT pg_try_advisory_lock(hashtext('zimmer-backup restore'), hashtext($1)) AS held`, [database])
  return row?.held === true
}
