import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import copyStreams from 'pg-copy-streams'
import type { RelationProof } from '../domain/manifest.ts'
import type { QualifiedName } from '../domain/sql-definitions.ts'
import { keyOf, shown } from '../domain/table-selection.ts'
import type { SelectedTable } from '../domain/table-selection.ts'
import { counted, number } from '../domain/units.ts'
import { KnownError } from '../kit/errors.ts'
import { readTable } from './restored.ts'
import type { Session } from './session.ts'
import { readRows } from './tables-restore-archive.ts'
import type { ReadableArchive } from './tables-restore-archive.ts'
import { Creation } from './tables-restore-create.ts'
import { addKey, lockTables, removeRows, setAside } from './tables-restore-fill.ts'
import { requireFit, requireKeys, targetOf } from './tables-restore-plan.ts'
import { encodingOf, proofOf } from './tables-restore-request.ts'
import type { PlannedTable, TablesPlan, TablesRequest, TablesRestored } from './tables-restore-request.ts'
import { setSequence } from './tables-restore-sequences.ts'
import { inSql, missingOf, readLiveKeys, readLiveTables } from './tables-restore-target.ts'
import type { LiveKey, LiveTable } from './tables-restore-target.ts'

interface Filled { readonly planned: PlannedTable; readonly rows: number; readonly fingerprint: string }

/** One restore of tables, step by step, within a transaction. */
export class TablesTransaction {
  /** The table whose rows are being moved, for messages. */
  current: QualifiedName | undefined
  readonly #session: Session
  readonly #request: TablesRequest
  readonly #plan: TablesPlan
  readonly #archive: ReadableArchive
  readonly #creation: Creation

  constructor(session: Session, request: TablesRequest, plan: TablesPlan) {
    this.#session = session
    this.#request = request
    this.#plan = plan
    this.#archive = { pgRestore: request.pgRestore, ...request.archive, folder: request.folder, encoding: encodingOf(request), signal: request.signal }
    this.#creation = new Creation(session, request, plan, this.#archive)
  }

  async perform(): Promise<TablesRestored> {
    const session = this.#session
    const { live, keys } = await this.#lock()
    const putBack = await setAside(session, live, keys)
    const removed = await removeRows(session, live)
    await this.#creation.makeTables()
    const filled = await this.#fill()
    // What is deferred is due now: no table can be altered while it waits.
    await session.query('SET CONSTRAINTS ALL IMMEDIATE')
    await this.#creation.makeRest()
    for (const key of keys) await addKey(session, { ...key, table: { schema: key.schema, name: key.table } })
    await this.#addIncoming()
    for (const statement of putBack) await session.query(statement)
    const sequences = await this.#setSequences()
    await this.#creation.moveInPlace()
    const oids = new Map(live.map((table) => [keyOf(table), table.oid]))
    return {
      tables: filled.map(({ planned, rows, fingerprint }) => ({ source: nameOf(planned.table), target: planned.target, rows, fingerprint, removed: removed.get(oids.get(keyOf(planned.table)) ?? '') ?? 0 })),
      sequences, notes: this.#creation.notes,
    }
  }

  /** The live tables as they are once nobody else can change them, and the foreign keys that touch them. */
  async #lock(): Promise<{ live: LiveTable[]; keys: LiveKey[] }> {
    const session = this.#session
    if (this.#plan.live.length === 0) return { live: [], keys: [] }
    await lockTables(session, this.#plan.live, await readLiveKeys(session, this.#plan.live))
    const live = await readLiveTables(session, this.#plan.live)
    const keys = await readLiveKeys(session, live)
    const planned = (tables: readonly QualifiedName[]) => JSON.stringify(tables.map(keyOf).sort())
    if (planned(live) !== planned(this.#plan.live)) throw new KnownError('tables-differ', 'the tables at the target have changed since the plan was made', 'Make the plan again.')
    const chosen = new Map(this.#plan.selection.tables.map((table) => [keyOf(table), table]))
    for (const table of live) requireFit(table, chosen.get(keyOf(table)))
    requireKeys(keys)
    return { live, keys }
  }

  async #fill(): Promise<Filled[]> {
    const filled: Filled[] = []
    const planned = new Map(this.#plan.tables.map((one) => [keyOf(one.table), one]))
    await readRows(this.#archive, this.#plan.tables.map(({ table }) => table), async (table, rows) => {
      const one = planned.get(keyOf(table))
      if (one === undefined) throw new Error('rows of a table that was not planned')
      this.current = nameOf(table)
      const result = await this.#fillOne(one, table, rows)
      filled.push(result)
      this.#request.onTable?.(nameOf(table), result.rows)
    })
    this.current = undefined
    return filled
  }

  /** Hashes the rows on their way in, reads them back, and compares both with each other and with the manifest. */
  async #fillOne(planned: PlannedTable, table: SelectedTable, rows: AsyncGenerator<Buffer>): Promise<Filled> {
    const { newHasher, signal } = this.#request
    const place = planned.how === 'fill' ? nameOf(table) : this.#creation.placeOf(table)
    const list = table.rows?.list ?? ''
    const hasher = newHasher()
    const { encoding } = this.#archive
    const copy = this.#session.client.query(copyStreams.from(`COPY ${inSql(place)} ${list} FROM STDIN (ENCODING ${pg.escapeLiteral(encoding)})`))
    await pipeline(Readable.from(rows), new Transform({ transform(chunk: Buffer, _encoding, done) { hasher.write(chunk); done(null, chunk) } }), copy, { signal })
    const archived = { rows: hasher.rows, fingerprint: hasher.digest() }
    const proof: RelationProof = { ...place, kind: 'table', rows: archived.rows, fingerprint: archived.fingerprint, columns: list === '' ? null : list, exempt: null }
    const found = await readTable(this.#session, proof, { encoding, newHasher, signal })
    requireSame(table, found, archived, 'the archive')
    const manifest = proofOf(this.#request, table)
    if (manifest?.exempt === null) requireSame(table, found, manifest, 'the manifest')
    return { planned, ...archived }
  }

  /** Foreign keys of live tables to one that was lost, and with it the keys. */
  async #addIncoming(): Promise<void> {
    if (this.#request.into !== 'replace') return
    const made = new Set(this.#plan.tables.filter(({ how }) => how === 'create').map(({ table }) => keyOf(table)))
    const incoming = this.#plan.selection.incoming.filter(({ from, to }) => made.has(keyOf(to)) && !made.has(keyOf(from)))
    const absent = await missingOf(this.#session, incoming.map(({ from }) => ({ kind: 'relation', ...from })))
    for (const { entry, from, to, name } of incoming) {
      if (absent.some((one) => one.schema === from.schema && one.name === from.name)) continue
      const [there] = await this.#session.query('SELECT FROM pg_constraint WHERE conrelid = $1::regclass AND conname = $2', [inSql(from), name])
      const definition = /\bFOREIGN KEY \([\s\S]*$/.exec(entry.definition ?? '')?.[0].replace(/;\s*$/, '')
      if (there === undefined && definition !== undefined) await addKey(this.#session, { table: from, to, name, definition, comment: null })
    }
  }

  async #setSequences(): Promise<TablesRestored['sequences']> {
    const set: { name: QualifiedName; value: string }[] = []
    const filled = new Set(this.#plan.tables.filter(({ how }) => how === 'fill').map(({ table }) => keyOf(table)))
    for (const sequence of this.#plan.selection.sequences) {
      const isLive = filled.has(keyOf(sequence.table))
      const value = await setSequence(this.#session, isLive ? nameOf(sequence) : this.#creation.placeOf(sequence), sequence, isLive)
      if (value !== undefined) set.push({ name: targetOf(this.#request, sequence), value })
    }
    return set
  }
}

const nameOf = ({ schema, name }: QualifiedName): QualifiedName => ({ schema, name })

interface Content { readonly rows: number | null; readonly fingerprint: string | null }

function requireSame(table: QualifiedName, found: Content, expected: Content, where: string): void {
  const hint = 'A column of the target has another type, or the backup is damaged: verify it (zimmer-backup verify), or restore into a schema of its own (into: schema). Nothing was changed.'
  if (expected.rows !== null && found.rows !== expected.rows) throw new KnownError('rows-differ', `${shown(table)} has ${found.rows === null ? 'rows that cannot be read' : counted(found.rows, 'row')} after its restore, ${where} ${number(expected.rows)}`, hint)
  if (expected.fingerprint !== null && found.fingerprint !== expected.fingerprint) throw new KnownError('rows-differ', `${shown(table)} has other content after its restore than in ${where}`, hint)
}
