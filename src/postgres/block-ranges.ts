import type { Session } from './session.ts'

/** What a server can find by its place in the table: from 14 on (TID range scan, bb437f995 in PostgreSQL); before, each range would read all of it. */
const oldestWithRanges = 140_000
/** A range that takes less than a second to read is not worth a statement of its own. */
const rangeBytes = 256 * 1024 * 1024

/** A table as its size on disk. */
export interface Extent {
  readonly bytes: number
  readonly blockBytes: number
}

/**
 * Conditions that split a table's rows by their place in it, at most `most` of them and none for a table that is not large. Each row meets exactly one,
 * however wrong the size is, for the last range has no end.
 */
export function blockRanges({ bytes, blockBytes }: Extent, most: number, leastBytes = rangeBytes): string[] {
  const pieces = Math.min(most, Math.floor(bytes / leastBytes))
  if (pieces < 2) return []
  const blocks = Math.ceil(bytes / blockBytes)
  const borders = Array.from({ length: pieces - 1 }, (_, place) => `'(${Math.floor(blocks * (place + 1) / pieces)},0)'::tid`)
  return Array.from({ length: pieces }, (_, place) => [
    ...(place === 0 ? [] : [`ctid >= ${borders[place - 1] ?? ''}`]), ...(place === pieces - 1 ? [] : [`ctid < ${borders[place] ?? ''}`]),
  ].join(' AND '))
}

/**
 * Whether counts of a server should be split: it finds ranges of blocks, and does not itself count with several processes (which
 * count(*) leaves to it otherwise: its own workers share a table by blocks as well, and may read an index instead).
 */
export async function shouldSplitCounts(session: Session): Promise<boolean> {
  const [row] = await session.query<{ split: boolean }>(`
    SELECT current_setting('server_version_num')::int >= ${oldestWithRanges}
       AND 0 IN (current_setting('max_parallel_workers_per_gather')::int, current_setting('max_parallel_workers')::int) AS split`)
  return row?.split ?? false
}

/** How large a table is now; undefined where its rows cannot be found by their place. Takes the lock that reading it takes. */
export async function extentOf(session: Session, nameInSql: string): Promise<Extent | undefined> {
  const [row] = await session.query<{ bytes: string; block: number }>(`
    SELECT pg_relation_size(c.oid)::text AS bytes, current_setting('block_size')::int AS block
    FROM pg_class c JOIN pg_am a ON a.oid = relam
    WHERE c.oid = $1::regclass AND amname = 'heap' AND current_setting('server_version_num')::int >= ${oldestWithRanges}`, [nameInSql])
  return row === undefined ? undefined : { bytes: Number(row.bytes), blockBytes: row.block }
}
