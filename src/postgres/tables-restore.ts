import { keyOf, selectTables } from '../domain/table-selection.ts'
import { codeOf, KnownError } from '../kit/errors.ts'
import { connect } from './session.ts'
import type { Session } from './session.ts'
import { refusal } from './tables-restore-failures.ts'
import { changesTo, leftOutSentences, liveSentences, requireFit, requireKeys, requireNames, requireNeeded, requireNoHeritage, targetOf } from './tables-restore-plan.ts'
import { proofOf, settingsOf } from './tables-restore-request.ts'
import type { PlannedTable, TablesPlan, TablesRequest, TablesRestored } from './tables-restore-request.ts'
import { countLive, readLiveKeys, readLiveTables, readStaleViews } from './tables-restore-target.ts'
import { TablesTransaction } from './tables-restore-transaction.ts'

export type { TablesPlan, TablesRequest, TablesRestored } from './tables-restore-request.ts'

/**
 * What restoring chosen tables would do; changes nothing. Throws a KnownError for whatever makes it impossible: `table-not-found`,
 * `table-ambiguous`, `tables-as-inserts`, `table-inherits`, `tables-differ`, `tables-not-owned`, `needed-missing`, `name-taken`.
 */
export async function planTables(request: TablesRequest): Promise<TablesPlan> {
  const selection = selectTables(request.names, request.entries)
  if (request.into !== 'replace') requireNoHeritage(selection)
  const session = await connect(request.connection, settingsOf(request))
  try {
    const live = request.into === 'replace' ? await readLiveTables(session, selection.tables) : []
    const chosen = new Map(selection.tables.map((table) => [keyOf(table), table]))
    for (const table of live) requireFit(table, chosen.get(keyOf(table)))
    const keys = await readLiveKeys(session, live)
    requireKeys(keys)
    const counts = await countLive(session, live)
    const standing = new Map(live.map((table) => [keyOf(table), table]))
    const tables = selection.tables.map((table): PlannedTable => {
      const there = standing.get(keyOf(table))
      const replaced = there === undefined ? null : counts.get(there.oid) ?? null
      return { table, target: targetOf(request, table), how: there === undefined ? 'create' : 'fill', rows: proofOf(request, table)?.rows ?? null, replaced }
    })
    const created = new Set(tables.filter(({ how }) => how === 'create').map(({ table }) => keyOf(table)))
    const spaces = await requireNeeded(session, request, selection, created)
    if (request.into !== 'replace') await requireNames(session, request, selection)
    const stale = await readStaleViews(session, live)
    return {
      tables, selection, live, tablespaces: spaces.length === 0, changes: changesTo(tables),
      sentences: [
        ...liveSentences(live, keys, stale, tables), ...leftOutSentences(request, selection, tables),
        ...spaces.map(({ name }) => `tablespace ${name} is missing at the target: the tables go to its default one`),
      ],
    }
  } finally {
    await session.end()
  }
}

/**
 * Restores the planned tables in one transaction: all of them, each proved against the archive and the manifest, or nothing. Until it ends,
 * everybody else sees what was there before. Throws the KnownErrors of `planTables`, `foreign-key-broken`, `rows-refused`, `rows-differ`,
 * `tables-in-use`, `tables-refused` and `end-unknown`.
 */
export async function restoreTables(request: TablesRequest, plan: TablesPlan): Promise<TablesRestored> {
  request.signal.throwIfAborted()
  const session = await connect(request.connection, { ...settingsOf(request), lock_timeout: `${request.lockSeconds}s` })
  const cancel = () => { void session.cancel() }
  request.signal.addEventListener('abort', cancel)
  const restore = new TablesTransaction(session, request, plan)
  try {
    await session.query('BEGIN')
    const restored = await restore.perform()
    request.signal.throwIfAborted()
    await end(session)
    return restored
  } catch (problem) {
    await session.query('ROLLBACK').catch(() => undefined)
    request.signal.throwIfAborted()
    throw refusal(problem, restore.current, request.lockSeconds) ?? problem
  } finally {
    request.signal.removeEventListener('abort', cancel)
    await session.end()
  }
}

async function end(session: Session): Promise<void> {
  try {
    await session.query('COMMIT')
  } catch (problem) {
    // A server that answers has taken everything back; where none answers, nobody knows.
    if (/^[0-9A-Z]{5}$/.test(codeOf(problem) ?? '')) throw problem
    throw new KnownError('end-unknown', 'the connection broke off while the transaction was being ended: the tables are restored as a whole, or are as they were', 'Look at them, or run it again: there is nothing in between.', { cause: problem })
  }
}
