import pg from 'pg'
import type { QualifiedName } from '../domain/sql-definitions.ts'
import { shown } from '../domain/table-selection.ts'
import { codeOf, KnownError } from '../kit/errors.ts'
import { plain } from '../kit/markdown.ts'
import { checkForeignKey, readForeignKeys } from './constraints-foreign-keys.ts'
import { inSql } from './tables-restore-target.ts'
import type { LiveKey, LiveTable } from './tables-restore-target.ts'
import type { Session } from './session.ts'

/** Locks the tables whose rows are replaced, and those at the other end of their foreign keys, all at once. */
export async function lockTables(session: Session, live: readonly LiveTable[], keys: readonly LiveKey[]): Promise<void> {
  if (live.length === 0) return
  const names = new Set([...live.map(inSql), ...keys.flatMap((key) => [inSql({ schema: key.schema, name: key.table }), inSql(key.to)])])
  // Readers go on beside EXCLUSIVE and see the rows of before until the end; what has to be set aside needs the table alone.
  const alone = keys.length > 0 || live.some(({ rules, forced }) => forced || rules.length > 0)
  await session.query(`LOCK TABLE ${[...names].sort().map((name) => `ONLY ${name}`).join(', ')} IN ${alone ? 'ACCESS EXCLUSIVE' : 'EXCLUSIVE'} MODE`)
}

const ways: Readonly<Record<string, string>> = { O: 'ENABLE', R: 'ENABLE REPLICA', A: 'ENABLE ALWAYS' }

/**
 * Sets aside what would act upon rows that go and come: triggers, rules, row security that holds for the owner, and foreign keys (whose CASCADE
 * would reach other tables). Gives the statements that put everything but the keys back.
 */
export async function setAside(session: Session, live: readonly LiveTable[], keys: readonly LiveKey[]): Promise<string[]> {
  const back: string[] = []
  for (const key of keys) await session.query(`ALTER TABLE ${inSql({ schema: key.schema, name: key.table })} DROP CONSTRAINT ${pg.escapeIdentifier(key.name)}`)
  for (const table of live) {
    const alter = `ALTER TABLE ONLY ${inSql(table)}`
    const switches = [...table.triggers.map((one) => ({ ...one, what: 'TRIGGER' })), ...table.rules.map((one) => ({ ...one, what: 'RULE' }))]
    for (const { what, name, enabled } of switches) {
      const way = ways[enabled]
      if (way === undefined) continue
      await session.query(`${alter} DISABLE ${what} ${pg.escapeIdentifier(name)}`)
      back.push(`${alter} ${way} ${what} ${pg.escapeIdentifier(name)}`)
    }
    if (!table.forced) continue
    await session.query(`${alter} NO FORCE ROW LEVEL SECURITY`)
    back.push(`${alter} FORCE ROW LEVEL SECURITY`)
  }
  return back
}

/** Empties the tables: row by row, because TRUNCATE shows a reader with an older snapshot an empty table. Gives how many rows went. */
export async function removeRows(session: Session, live: readonly LiveTable[]): Promise<Map<string, number>> {
  const removed = new Map<string, number>()
  for (const table of live.filter(({ kind }) => kind === 'r')) removed.set(table.oid, (await session.client.query(`DELETE FROM ONLY ${inSql(table)}`)).rowCount ?? 0)
  return removed
}

/** A foreign key that is to hold for the rows that are there now. */
export interface KeyToAdd {
  readonly table: QualifiedName
  readonly to: QualifiedName
  readonly name: string
  /** `FOREIGN KEY (…) REFERENCES …`. */
  readonly definition: string
  readonly comment: string | null
}

/** Adds a foreign key, checked against every row. Throws KnownError `foreign-key-broken` with the number of rows that refer to nothing. */
export async function addKey(session: Session, key: KeyToAdd): Promise<void> {
  const add = `ALTER TABLE ${inSql(key.table)} ADD CONSTRAINT ${pg.escapeIdentifier(key.name)} ${key.definition}`
  await session.query('SAVEPOINT key')
  try {
    await session.query(add)
  } catch (problem) {
    if (codeOf(problem) !== '23503') throw problem
    await session.query('ROLLBACK TO SAVEPOINT key')
    throw await broken(session, key, add)
  }
  await session.query('RELEASE SAVEPOINT key')
  if (key.comment !== null) await session.query(`COMMENT ON CONSTRAINT ${pg.escapeIdentifier(key.name)} ON ${inSql(key.table)} IS ${pg.escapeLiteral(key.comment)}`)
}

async function broken(session: Session, key: KeyToAdd, add: string): Promise<KnownError> {
  const sentence = (rows: string) => new KnownError('foreign-key-broken',
    `foreign key ${plain(key.name)}: ${rows} of ${shown(key.table)} would refer to rows that ${shown(key.to)} then does not have`,
    `Choose ${shown(key.table)} as well, or restore beside the live tables (into: schema) and decide row by row. Nothing was changed.`)
  try {
    // Unchecked it can stand for a moment, and be asked by the server's own rules of equality. A partitioned table refuses that until 18.
    await session.query(`${add} NOT VALID`)
    const found = (await readForeignKeys(session)).find((one) => one.schema === key.table.schema && one.table === key.table.name && one.name === key.name)
    const [finding] = found === undefined ? [] : (await checkForeignKey(session, found, true)).filter(({ count }) => count !== undefined)
    return sentence(finding?.count === undefined ? 'rows' : finding.count === 1 ? '1 row' : `${finding.count} rows`)
  } catch {
    return sentence('rows')
  }
}
