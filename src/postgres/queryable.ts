import type { QueryResultRow } from 'pg'

/** Whatever can be asked in SQL: a Session, or anything that gives the rows of one statement. */
export interface Queryable {
  query<Row extends QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>
}

/** Does one piece of work after the other on whichever session is free, in the given order. */
export async function spread<Work>(sessions: readonly Queryable[], work: readonly Work[], handle: (work: Work, session: Queryable) => Promise<void>): Promise<void> {
  const waiting = [...work]
  await Promise.all(sessions.map(async (session) => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await handle(next, session)
  }))
}

/** Reads catalogs with an empty search_path, so that definitions name every object with its schema, and sets it back. */
export async function withEmptySearchPath<T>(queryable: Queryable, read: () => Promise<T>): Promise<T> {
  const [before] = await queryable.query<{ path: string }>(`SELECT pg_catalog.current_setting('search_path') AS path, pg_catalog.set_config('quote_all_identifiers', 'off', false)`)
  const path = before?.path ?? ''
  const isEmpty = path === '' || path === '""'
  if (!isEmpty) await queryable.query(`SELECT pg_catalog.set_config('search_path', '', false)`)
  try {
    return await read()
  } finally {
    // Where the reading failed, its transaction may be broken too; the first error is the one that counts.
    if (!isEmpty) await queryable.query(`SELECT pg_catalog.set_config('search_path', $1, false)`, [path]).catch(() => undefined)
  }
}
