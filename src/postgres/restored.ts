import { pipeline } from 'node:stream/promises'
import { Writable } from 'node:stream'
import pg from 'pg'
import copyStreams from 'pg-copy-streams'
import type { Connection } from '../domain/connection.ts'
import type { Proof, RelationProof, SequenceProof } from '../domain/manifest.ts'
import type { Archived, ArchivedTable } from '../domain/proof.ts'
import { codeOf } from '../kit/errors.ts'
import { blockRanges, extentOf } from './block-ranges.ts'
import { Gathering, ReadingQueue } from './restored-queue.ts'
import { connect, openTogether } from './session.ts'
import type { Session } from './session.ts'

/** Hashes rows; RowHasher of src/archive. */
export interface Hasher {
  write(chunk: Uint8Array): void
  readonly rows: number
  digest(): string
}

/** Hashes large objects; LargeObjectHasher of src/archive. */
export interface ObjectHasher {
  start(objectId: number): void
  write(chunk: Uint8Array): void
  finish(): void
  readonly count: number
  readonly bytes: number
  digest(): string
}

export interface RestoredRequest {
  readonly connection: Connection
  readonly proof: Proof
  /** The source's encoding: rows are read as they stand in the archive. */
  readonly encoding: string
  readonly sessions: number
  readonly settings: Readonly<Record<string, string>>
  readonly newHasher: () => Hasher
  readonly newObjectHasher: () => ObjectHasher
  readonly signal: AbortSignal
  /** Waits until a table, or whatever is no table, may be read, and gives what to call afterwards; undefined when nothing is to be read any more. */
  readonly turn?: (relation?: RelationProof) => Promise<(() => void) | undefined>
  /** Bytes of a table's file that are worth a session of their own; see blockRanges. */
  readonly leastRangeBytes?: number
  /** Called after each table with its rows. */
  readonly onTable?: (rows: number) => void
}

/**
 * Reads a restored database again: every table of the proof by COPY, under the settings of the dump, over several sessions, the largest first;
 * sequences; large objects. What is missing is left out of the answer.
 */
export async function readRestored(request: RestoredRequest): Promise<Archived> {
  const wanted = request.proof.relations
    .filter((relation) => relation.exempt === null && relation.kind === 'table')
    .sort((a, b) => (b.rows ?? 0) - (a.rows ?? 0))
    .map((relation): Reading => ({ relation }))
  const tables: ArchivedTable[] = []
  const sessions = await openTogether(wanted.length === 0 ? 1 : Math.max(1, request.sessions), () => connect(request.connection, { ...request.settings, row_security: 'off', search_path: '' }))
  try {
    const [first] = sessions
    if (first === undefined) throw new Error('no session was opened')
    const queue = new ReadingQueue(wanted)
    await Promise.all(sessions.map((session) => readTables(session, queue, request, tables)))
    const release = await turnFor(request)
    if (release === undefined) return { tables, sequences: [], largeObjects: { count: 0, bytes: 0, fingerprint: '' } }
    try {
      return { tables, sequences: await readSequences(first, request.proof.sequences), largeObjects: await readLargeObjects(first, request.newObjectHasher()) }
    } finally {
      release()
    }
  } finally {
    await Promise.all(sessions.map((session) => session.end()))
  }
}

/** A table to be read, or a range of its blocks with what its whole is to become. */
interface Reading {
  readonly relation: RelationProof
  readonly range?: string
  readonly whole?: Gathering
}

/** Reads one table of the queue after another; several sessions share it, and a large table. */
async function readTables(session: Session, queue: ReadingQueue<Reading>, request: RestoredRequest, found: ArchivedTable[]): Promise<void> {
  let there: Set<string> | undefined
  for (let reading = await queue.take(); reading !== undefined; reading = await queue.take()) {
    let others: Reading[] | undefined
    const decide = (parts: Reading[] = []) => { if (others === undefined) queue.decided(others = parts) }
    const { relation } = reading
    const release = request.signal.aborted ? undefined : await turnFor(request, relation)
    try {
      if (release === undefined) return
      // By the first turn, every table stands.
      there ??= await standing(session)
      if (!there.has(JSON.stringify([relation.schema, relation.name]))) continue
      const [first = reading, ...rest] = reading.whole === undefined ? await piecesOf(session, relation, request) : [reading]
      decide(rest)
      const part = await readTable(session, relation, request, first.range)
      const table = first.whole === undefined ? part : first.whole.add(part)
      if (table === undefined) continue
      found.push(table)
      request.onTable?.(table.rows ?? 0)
    } finally {
      decide()
      release?.()
    }
  }
}

/** A large table in as many ranges as there are sessions; any other as it is. Its size is asked for when it may be read: then its rows are in. */
async function piecesOf(session: Session, relation: RelationProof, { sessions, leastRangeBytes }: RestoredRequest): Promise<Reading[]> {
  if (sessions < 2 || relation.fingerprint === null || relation.columns === null || relation.columns === '()') return [{ relation }]
  const extent = await extentOf(session, nameInSql(relation))
  const ranges = extent === undefined ? [] : blockRanges(extent, sessions, leastRangeBytes)
  if (ranges.length === 0) return [{ relation }]
  const whole = new Gathering(ranges.length)
  return ranges.map((range) => ({ relation, range, whole }))
}

function turnFor({ turn }: RestoredRequest, relation?: RelationProof): Promise<(() => void) | undefined> {
  return turn === undefined ? Promise.resolve(() => undefined) : turn(relation)
}

/** Counts the materialized views of the proof, which stand only when everything else does. One that was not populated has null rows. */
export async function countViews(connection: Connection, proof: Proof, settings: Readonly<Record<string, string>>): Promise<ArchivedTable[]> {
  const session = await connect(connection, settings)
  try {
    const there = await standing(session)
    const views = proof.relations.filter((relation) => relation.exempt === null && relation.kind === 'materialized view' && there.has(JSON.stringify([relation.schema, relation.name])))
    const counted: ArchivedTable[] = []
    for (const view of views) counted.push(await countView(session, view))
    return counted
  } finally {
    await session.end()
  }
}

async function countView(session: Session, view: RelationProof): Promise<ArchivedTable> {
  const [populated] = await session.query(`SELECT FROM pg_class WHERE oid = $1::regclass AND relispopulated`, [nameInSql(view)])
  return populated === undefined || view.rows === null ? unread(view) : countRelation(session, view)
}

function nameInSql({ schema, name }: RelationProof): string {
  return `${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`
}

/** For a relation that stands, and of which nothing is known that its rows could be held against. */
function unread({ schema, name }: RelationProof): ArchivedTable {
  return { schema, name, columns: null, rows: null, fingerprint: null }
}

async function countRelation(session: Session, relation: RelationProof): Promise<ArchivedTable> {
  const [row] = await session.query<{ count: string }>(`SELECT count(*)::text AS count FROM ONLY ${nameInSql(relation)}`)
  return { schema: relation.schema, name: relation.name, columns: relation.columns, rows: Number(row?.count), fingerprint: null }
}

async function standing(session: Session): Promise<Set<string>> {
  const rows = await session.query<{ schema: string; name: string }>(`SELECT nspname AS schema, relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind IN ('r', 'm')`)
  return new Set(rows.map(({ schema, name }) => JSON.stringify([schema, name])))
}

/**
 * Reads and hashes one table by COPY, or a range of its blocks. A table that cannot be read as its proof says has null rows, and has broken the transaction. One
 * whose rows nobody counted is not read, and has null rows as well.
 */
export async function readTable(session: Session, relation: RelationProof, request: Pick<RestoredRequest, 'encoding' | 'newHasher' | 'signal'>, range?: string): Promise<ArchivedTable> {
  const name = nameInSql(relation)
  if (relation.rows === null) return unread(relation)
  if (relation.fingerprint === null) return countRelation(session, relation)
  const hasher = request.newHasher()
  try {
    // The encoding of the answer alone: names in the statement stay UTF-8.
    const rows = range === undefined ? `${name} ${relation.columns ?? ''}` : `(SELECT ${relation.columns?.slice(1, -1) ?? ''} FROM ONLY ${name} WHERE ${range})`
    const copy = session.client.query(copyStreams.to(`COPY ${rows} TO STDOUT (ENCODING ${pg.escapeLiteral(request.encoding)})`))
    await pipeline(copy, new Writable({ write(chunk: Buffer, _encoding, done) { hasher.write(chunk); done() } }), { signal: request.signal })
  } catch (problem) {
    // Class 42: a column, or a type, that the archive's COPY names is not there. That is a finding about the table, not a failure of the drill.
    if (codeOf(problem)?.startsWith('42') !== true) throw problem
    return unread(relation)
  }
  return { schema: relation.schema, name: relation.name, columns: relation.columns, rows: hasher.rows, fingerprint: hasher.digest() }
}

async function readSequences(session: Session, expected: readonly SequenceProof[]): Promise<SequenceProof[]> {
  const there = new Set((await session.query<{ key: string }>(`SELECT json_build_array(nspname, relname)::text AS key FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE relkind = 'S'`)).map(({ key }) => JSON.stringify(JSON.parse(key))))
  const found: SequenceProof[] = []
  const queue = expected.filter(({ schema, name }) => there.has(JSON.stringify([schema, name])))
  for (let batch = queue.splice(0, 200); batch.length > 0; batch = queue.splice(0, 200)) {
    const query = batch.map(({ schema, name }, index) => `SELECT ${index} AS index, last_value::text AS value, is_called AS called FROM ${pg.escapeIdentifier(schema)}.${pg.escapeIdentifier(name)}`).join(' UNION ALL ')
    for (const row of await session.query<{ index: number; value: string; called: boolean }>(query)) {
      const sequence = batch[row.index]
      if (sequence !== undefined) found.push({ schema: sequence.schema, name: sequence.name, value: row.value, isCalled: row.called })
    }
  }
  return found
}

const pieceBytes = 64 * 1024

async function readLargeObjects(session: Session, hasher: ObjectHasher): Promise<Archived['largeObjects']> {
  let last = 0
  for (;;) {
    // Many objects are small: their first piece comes with the list.
    const rows = await session.query<{ id: string; piece: Buffer }>(`SELECT oid::text AS id, lo_get(oid, 0, ${pieceBytes}) AS piece FROM pg_largeobject_metadata WHERE oid > ${last} ORDER BY oid LIMIT 200`)
    for (const row of rows) {
      last = Number(row.id)
      hasher.start(last)
      let { piece } = row
      for (let offset = 0; piece.length > 0; piece = await nextPiece(session, last, offset)) {
        hasher.write(piece)
        offset += piece.length
        if (piece.length < pieceBytes) break
      }
      hasher.finish()
    }
    if (rows.length === 0) return { count: hasher.count, bytes: hasher.bytes, fingerprint: hasher.digest() }
  }
}

async function nextPiece(session: Session, id: number, offset: number): Promise<Buffer> {
  const [row] = await session.query<{ piece: Buffer }>(`SELECT lo_get($1::oid, $2::bigint, ${pieceBytes}) AS piece`, [String(id), String(offset)])
  return row?.piece ?? Buffer.alloc(0)
}
