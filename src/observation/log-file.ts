import { setTimeout as sleep } from 'node:timers/promises'
import { KnownError } from '../kit/errors.ts'
import { CsvReader, recordOf } from './log-lines.ts'
import type { LogRecord } from './log-lines.ts'
import type { ObserverSession } from './session.ts'
import { marker } from './triggers.ts'

const pieceBytes = 4 * 1024 * 1024
const patienceMilliseconds = 15_000

/** A place in the server's log. */
export interface LogPosition {
  readonly file: string
  readonly offset: number
}

/** Where the log ends now. Throws KnownError `observation-log` when there is none that can be read. */
export async function logEnd(session: ObserverSession): Promise<LogPosition> {
  // The file appears a moment after the server was told to write it.
  for (const deadline = performance.now() + patienceMilliseconds; ;) {
    const [row] = await session.query<{ file: string | null; size: number | null }>(`
      SELECT file, (pg_stat_file(file, true)).size::float8 AS size FROM (SELECT pg_current_logfile('csvlog') AS file) AS current`)
    if (row?.file != null && row.size !== null) return { file: row.file, offset: row.size }
    if (performance.now() > deadline) throw silent()
    await sleep(20)
  }
}

/**
 * Gives every record that was written since `from` and before now. A line of our own is written and waited for: the log's lines come through a
 * pipe, so that all lines of sessions that have ended stand before it. Throws KnownError `observation-log` when it does not come.
 */
export async function readLog(session: ObserverSession, from: LogPosition, token: string, take: (record: LogRecord) => void): Promise<void> {
  const end = `${marker} end ${token}`
  await session.query(`DO $$ BEGIN RAISE LOG '${end}'; END $$`)
  const reader = new CsvReader()
  const decoder = new TextDecoder()
  let { offset } = from
  for (let deadline = performance.now() + patienceMilliseconds; performance.now() < deadline;) {
    const [row] = await session.query<{ bytes: Buffer }>('SELECT pg_read_binary_file($1, $2, $3) AS bytes', [from.file, offset, pieceBytes])
    const bytes = row?.bytes ?? Buffer.alloc(0)
    offset += bytes.length
    for (const fields of reader.push(decoder.decode(bytes, { stream: true }))) {
      const record = recordOf(fields)
      if (record.message === end) return
      take(record)
    }
    if (bytes.length > 0) deadline = performance.now() + patienceMilliseconds
    if (bytes.length < pieceBytes) await sleep(10)
  }
  throw silent()
}

function silent(): KnownError {
  return new KnownError('observation-log', 'the sandbox\'s server does not write the log that says what the migrations did', 'Look at the free space of the sandbox\'s disk, or set sandbox: docker or sandbox: local.')
}
