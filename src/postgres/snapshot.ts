import pg from 'pg'
import type { Connection } from '../domain/connection.ts'
import { KnownError } from '../kit/errors.ts'
import { blockRanges, shouldSplitCounts } from './block-ranges.ts'
import { systemSchemas } from './server.ts'
import { connect } from './session.ts'
import type { Session } from './session.ts'
import type { RelationKind } from '../domain/manifest.ts'

/** A moment of the database that several sessions and pg_dump see alike, for as long as it is held. */
export interface Snapshot {
  readonly id: string
  readonly takenAt: Date
  readonly session: Session
  readonly connection: Connection
  /** Another session that sees the same moment. */
  join(): Promise<Session>
  /** Ends what every session of the snapshot is doing on the server. */
  cancel(): Promise<void>
  release(): Promise<void>
}

/** What the comparison needs of a relation before it is counted. */
export interface Relation {
  readonly oid: number
  readonly schema: string
  readonly name: string
  readonly kind: RelationKind
  /** A condition of an extension's configuration table: pg_dump takes the rows that meet it; null where it takes all. */
  readonly condition: string | null
  /** A table that belongs to an extension: the archive holds rows only of configuration tables. */
  readonly extension: string | null
  /** False where nothing can be read: a materialized view WITH NO DATA, an unlogged table on a standby. */
  readonly readable: boolean
  readonly bytes: number
  /** Rows are found by their place in it: not in every storage that an extension brings. */
  readonly heap: boolean
}

// A server may be built with another size: it only orders what is counted, and places the borders of ranges.
const blockBytes = 8192

// RLS must fail the dump, never thin it out.
const settings = { row_security: 'off', search_path: '' }

/** Opens and exports a snapshot (pg_export_snapshot): what pg_dump gets as `--snapshot`. */
export async function openSnapshot(connection: Connection): Promise<Snapshot> {
  const session = await connect(connection, settings)
  try {
    await session.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY')
    const [row] = await session.query<{ id: string; at: Date }>('SELECT pg_export_snapshot() AS id, transaction_timestamp() AS at')
    if (row === undefined) throw new Error('pg_export_snapshot gave nothing')
    const sessions = [session]
    return {
      id: row.id, takenAt: row.at, session, connection,
      release: () => session.end(),
      cancel: async () => { await Promise.all(sessions.map((one) => one.cancel())) },
      async join() {
        const other = await connect(connection, settings)
        try {
          sessions.push(other)
          await other.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY')
          await other.query(`SET TRANSACTION SNAPSHOT ${pg.escapeLiteral(row.id)}`)
          return other
        } catch (problem) {
          // The snapshot went with its session, when a server was restarted or a cable cut.
          await other.end()
          throw problem
        }
      },
    }
  } catch (problem) {
    await session.end()
    throw problem
  }
}

const kinds: Readonly<Record<string, RelationKind>> = { r: 'table', p: 'partitioned table', m: 'materialized view', f: 'foreign table' }

/** Every relation that can hold rows, partitions one by one, as the snapshot sees them. */
export async function listRelations(session: Session): Promise<Relation[]> {
  const rows = await session.query<{ oid: string; schema: string; name: string; kind: string; condition: string | null; extension: string | null; readable: boolean; bytes: string; heap: boolean }>(`
    SELECT c.oid::text AS oid, nspname AS schema, relname AS name, relkind AS kind, extname AS extension,
           CASE WHEN c.oid = ANY (extconfig) THEN coalesce(extcondition[array_position(extconfig, c.oid)], '') END AS condition,
           relispopulated AND NOT (relpersistence = 'u' AND pg_is_in_recovery()) AS readable,
           CASE WHEN relkind IN ('r', 'm') THEN relpages::bigint * ${blockBytes} ELSE 0 END::text AS bytes,
           coalesce(amname = 'heap', false) AS heap
    FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace LEFT JOIN pg_am a ON a.oid = relam
    LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'
    LEFT JOIN pg_extension x ON d.refclassid = 'pg_extension'::regclass AND x.oid = d.refobjid
    WHERE relkind IN ('r', 'p', 'm', 'f') AND relpersistence <> 't' AND n.oid NOT IN (${systemSchemas})
    ORDER BY 2, 3`)
  return rows.map((row) => ({
    oid: Number(row.oid), schema: row.schema, name: row.name, kind: kinds[row.kind] ?? 'table',
    condition: row.condition, extension: row.extension, readable: row.readable, bytes: Number(row.bytes), heap: row.heap,
  }))
}

/**
 * Exact row counts by OID, taken over several sessions at once, the largest relations first; a large table by ranges of its blocks where the server would
 * count it with one process.
 */
export async function countRows(relations: readonly Relation[], sessions: readonly Session[], { leastRangeBytes, withinSnapshot = false }: CountOptions = {}): Promise<Map<number, number>> {
  const counts = new Map<number, number>()
  const [first] = sessions
  const pieces = sessions.length > 1 && first !== undefined && await shouldSplitCounts(first) ? sessions.length : 1
  const countable = relations.filter((one) => one.readable && (one.kind === 'table' || one.kind === 'materialized view')).flatMap((relation) => piecesOf(relation, pieces, leastRangeBytes))
  const batches = batchesOf(countable.sort((a, b) => b.bytes - a.bytes)).reverse()
  const count = withinSnapshot ? countReleasing : countBatch
  await Promise.all(sessions.map(async (session) => {
    if (withinSnapshot) await session.query('SAVEPOINT counting')
    for (let batch = batches.pop(); batch !== undefined; batch = batches.pop()) {
      for (const { oid, rows } of await count(session, batch)) counts.set(oid, (counts.get(oid) ?? 0) + rows)
    }
  }))
  return counts
}

interface Count { readonly oid: number; readonly rows: number }

async function countBatch(session: Session, batch: readonly Piece[]): Promise<Count[]> {
  const counted = await session.query<{ oid: string; count: string }>(batch.map(({ query }) => query).join(' UNION ALL '))
  return counted.map(({ oid, count }) => ({ oid: Number(oid), rows: Number(count) }))
}

/**
 * Counts, and lets go of the locks on the tables and their indexes at once: kept until the snapshot goes, those of some thousand tables fill the server's
 * room for locks, in which pg_dump has one for each table as well. Where even a batch finds none, its tables are counted one by one, whose few locks
 * need none of that room.
 */
async function countReleasing(session: Session, batch: readonly Piece[]): Promise<Count[]> {
  try {
    return await countBatch(session, batch)
  } catch (problem) {
    if (!(problem instanceof KnownError) || problem.code !== 'out-of-locks' || batch.length === 1) throw problem
  } finally {
    await session.query('ROLLBACK TO SAVEPOINT counting').catch(() => undefined)
  }
  const counts: Count[] = []
  for (const piece of batch) counts.push(...await countReleasing(session, [piece]))
  return counts
}

interface CountOptions {
  /** See blockRanges. */
  readonly leastRangeBytes?: number
  /** The sessions are those of a snapshot: within a transaction that is to hold no locks of what was counted. */
  readonly withinSnapshot?: boolean
}

/** A relation, or a range of its blocks. */
interface Piece {
  readonly query: string
  readonly bytes: number
}

function piecesOf(relation: Relation, most: number, leastRangeBytes: number | undefined): Piece[] {
  // ONLY: a parent's own rows, as pg_dump's COPY takes them; its children are counted by themselves.
  const query = `SELECT '${relation.oid}' AS oid, count(*)::text AS count FROM ONLY ${pg.escapeIdentifier(relation.schema)}.${pg.escapeIdentifier(relation.name)} ${relation.condition ?? ''}`
  const ranges = relation.heap && (relation.condition ?? '') === '' ? blockRanges({ bytes: relation.bytes, blockBytes }, most, leastRangeBytes) : []
  if (ranges.length === 0) return [{ query, bytes: relation.bytes }]
  return ranges.map((range) => ({ query: `${query} WHERE ${range}`, bytes: relation.bytes / ranges.length }))
}

/** A large piece alone, small ones together: a round trip each would cost more than the counting. */
function batchesOf(pieces: readonly Piece[]): Piece[][] {
  const batches: Piece[][] = []
  let bytes = 0
  for (const piece of pieces) {
    const last = batches.at(-1)
    if (last === undefined || last.length >= 100 || bytes + piece.bytes > 8 * 1024 * 1024) {
      batches.push([piece])
      bytes = piece.bytes
    } else {
      last.push(piece)
      bytes += piece.bytes
    }
  }
  return batches
}
