import { lockModes } from '../domain/migration-facts.ts'
import type { HeldLock, LockMode, LogEvent, LogFact, ScanCount } from '../domain/migration-facts.ts'
import { marker } from './triggers.ts'

/** A record of the CSV log, in the columns that PostgreSQL 13 to 18 have in common (documentation, 19.8.4). */
export interface LogRecord {
  readonly at: number
  readonly database: string
  readonly session: number
  readonly transaction: string | null
  readonly severity: string
  readonly sqlState: string
  readonly message: string
  readonly application: string
}

/** Cuts CSV into records as it comes in pieces; quoted fields may go on over lines. */
export class CsvReader {
  #rest = ''

  push(text: string): string[][] {
    this.#rest += text
    const records: string[][] = []
    let begin = 0
    let quoted = false
    for (let at = 0; at < this.#rest.length; at++) {
      const sign = this.#rest.charCodeAt(at)
      if (sign === 34) quoted = !quoted
      else if (sign === 10 && !quoted) {
        records.push(fieldsOf(this.#rest.slice(begin, at)))
        begin = at + 1
      }
    }
    this.#rest = this.#rest.slice(begin)
    return records
  }
}

/** The fields of a record. Searched and not matched: a statement of 10 MB is one field, and no regular expression gets over so long a one. */
function fieldsOf(line: string): string[] {
  const fields: string[] = []
  for (let at = 0; at <= line.length; at++) {
    const quoted = line.startsWith('"', at) ? closingQuote(line, at + 1) : undefined
    const comma = line.indexOf(',', quoted ?? at)
    const end = comma < 0 ? line.length : comma
    fields.push(quoted === undefined ? line.slice(at, end) : line.slice(at + 1, quoted).replaceAll('""', '"'))
    at = end
  }
  return fields
}

/** Where the quoted field ends that began before `at`: at the line's end where nothing ends it. Two quotes are one of its own. */
function closingQuote(line: string, at: number): number {
  let end = line.indexOf('"', at)
  while (end >= 0 && line.startsWith('"', end + 1)) end = line.indexOf('"', end + 2)
  return end < 0 ? line.length : end
}

export function recordOf(fields: readonly string[]): LogRecord {
  const field = (index: number) => fields[index] ?? ''
  return {
    // 2025-08-28 14:30:22.123 UTC
    at: Date.parse(`${field(0).slice(0, 10)}T${field(0).slice(11, 23)}Z`) / 1000,
    database: field(2), session: Number(field(3)), transaction: /\/0?$/.test(field(9)) || field(9) === '' ? null : field(9),
    severity: field(11), sqlState: field(12), message: field(13), application: field(22),
  }
}

// Longer texts are cut: a driver may send a whole file as one statement.
const longestText = 100_000

/** What a record says of the migration; undefined when it says nothing. A `gap` is an event that could not be noted. */
export function factOf(record: LogRecord): LogFact | { readonly gap: string } | undefined {
  const { at, session, transaction, message } = record
  if (message.startsWith(`${marker} {`)) return noteIn(message.slice(marker.length + 1), record)
  const event = eventOf(record, message)
  return event === undefined ? undefined : { at, session, transaction, ...event }
}

function eventOf({ severity, sqlState }: LogRecord, message: string): LogEvent | undefined {
  if (severity === 'ERROR' || severity === 'FATAL' || severity === 'PANIC') return { kind: 'error', sqlState }
  if (severity !== 'LOG') return undefined
  // "execute" may come with the name of a prepared statement, and with that of a portal behind a slash; both may hold anything but a colon and a space.
  const began = /^(?:statement|execute [^\n]*?|execute fetch from [^\n]*?|fastpath function call): (?<text>[^]*)$/.exec(message)
  if (began !== null) return { kind: 'statement', text: (began.groups?.['text'] ?? '').slice(0, longestText) }
  const ended = /^duration: (?<milliseconds>[\d.]+) ms$/.exec(message)
  if (ended !== null) return { kind: 'end', milliseconds: Number(ended.groups?.['milliseconds']) }
  return message.startsWith('disconnection: ') ? { kind: 'session-end' } : undefined
}

interface Note {
  readonly kind: string
  readonly tag: string
  readonly at: number
  readonly event?: string
  readonly state?: string
  readonly scans?: readonly (readonly [number, number, number])[]
  readonly locks?: readonly (readonly [number, LockMode])[]
  readonly indexes?: readonly (readonly [number, number])[]
  readonly constraints?: readonly (readonly [number, number, number, boolean])[]
  readonly objects?: readonly (readonly [string, string, never])[]
  readonly relation?: number
  readonly reason?: number
}

/** A migration may write to the log, too, in words like ours: what cannot be read must neither end the check nor be passed over. */
function noteIn(text: string, record: LogRecord): LogFact | { readonly gap: string } | undefined {
  try {
    return noteOf(JSON.parse(text) as Note, record)
  } catch {
    return { gap: 'the log has a line that begins like those of the watch and is none' }
  }
}

function noteOf(note: Note, { session, transaction }: LogRecord): LogFact | { readonly gap: string } | undefined {
  const base = { at: note.at, session, transaction }
  const scans = (note.scans ?? []).map(([relation, count, rows]): ScanCount => ({ relation, scans: count, rows }))
  const locks = (note.locks ?? []).filter(([, mode]) => lockModes.includes(mode)).map(([relation, mode]): HeldLock => ({ relation, mode }))
  switch (note.kind) {
    case 'ddl_command_start': return { ...base, kind: 'command-start', tag: note.tag, scans, locks }
    case 'ddl_command_end': return {
      ...base, kind: 'command-end', tag: note.tag, scans, locks,
      objects: (note.objects ?? []).map(([type, identity, id]) => ({ type, identity, id })),
      indexes: (note.indexes ?? []).map(([id, table]) => ({ id, table })),
      constraints: (note.constraints ?? []).map(([id, table, foreign, validated]) => ({ id, table, foreign, validated })),
    }
    case 'table_rewrite': return { ...base, kind: 'rewrite', relation: note.relation ?? 0, reason: note.reason ?? 0 }
    case 'sql_drop': return { ...base, kind: 'drop', objects: (note.objects ?? []).map(([type, identity, original]) => ({ type, identity, original })) }
    case 'gap': return { gap: `what ${note.tag} did at ${note.event ?? '?'} could not be noted (SQLSTATE ${note.state ?? '?'})` }
    default: return undefined
  }
}
