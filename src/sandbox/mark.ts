import { identifier, literal } from './session.ts'
import type { Session } from './session.ts'

const markStart = 'zimmer-backup sandbox'

/** Marks a database as one that drills may empty. Needs its owner or a superuser. */
export async function markDatabase(session: Session, database: string): Promise<void> {
  await session.query(`COMMENT ON DATABASE ${identifier(database)} IS ${literal(`${markStart}: emptied before and after every drill`)}`)
}

/** Whether the session's own database carries the mark of an earlier drill. */
export async function isMarked(session: Session): Promise<boolean> {
  const { rows } = await session.query<{ comment: string | null }>(
    "SELECT shobj_description(oid, 'pg_database') AS comment FROM pg_database WHERE datname = current_database()")
  return rows[0]?.comment?.startsWith(markStart) === true
}
