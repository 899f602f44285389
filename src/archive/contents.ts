import { damaged, quoted } from './damage.ts'
import type { LargeObjectHasher } from './fingerprint.ts'
import type { ArchiveHeader } from './header.ts'
import type { ArchiveEntry } from './table-of-contents.ts'

/** The data of one table (or partition). */
export interface TableContents {
  readonly dumpId: number
  readonly schema: string
  readonly name: string
  /** The columns of its COPY statement, verbatim with their parentheses; null when it names none, or for INSERTs. */
  readonly columns: string | null
  /** Null for a table that was dumped as INSERT statements (pg_dump --inserts). */
  readonly rows: number | null
  /** Bytes of its rows as COPY text, newlines included; for INSERTs, of the statements. */
  readonly bytes: number
  /** Of its rows, whatever their order, as `RowHasher` computes it; null for INSERTs. */
  readonly fingerprint: string | null
  /** For INSERTs: the hash of the statements as they stand, in their order; it compares two readings of one archive. */
  readonly statements: string | null
}

/** The position of one sequence. */
export interface SequenceContents {
  readonly schema: string
  readonly name: string
  /** A decimal number, which may need 64 bits. */
  readonly value: string
  readonly isCalled: boolean
}

export interface LargeObjectsContents {
  readonly count: number
  readonly bytes: number
  /** Of all objects, whatever their order, as `LargeObjectHasher` computes it. */
  readonly fingerprint: string
}

/** What an archive holds: all of it has been read, and nothing contradicted the format. */
export interface ArchiveContents extends ArchiveHeader {
  /** The encoding of everything in the archive: `UTF8`. */
  readonly encoding: string | null
  readonly standardConformingStrings: boolean | null
  /** The search path under which it was dumped; pg_dump sets an empty one. */
  readonly searchPath: string | null
  /** In the order of the archive. */
  readonly entries: readonly ArchiveEntry[]
  readonly tables: readonly TableContents[]
  readonly sequences: readonly SequenceContents[]
  readonly largeObjects: LargeObjectsContents
}

/** Puts together what was read. Throws `archive-damaged` for an entry that contradicts its kind. */
export function assembleContents(
  header: ArchiveHeader, entries: Map<number, ArchiveEntry>, tables: Map<number, TableContents>, largeObjects: LargeObjectHasher,
): ArchiveContents {
  const all = [...entries.values()]
  const setting = (description: string, pattern: RegExp): string | null => {
    const entry = all.find((candidate) => candidate.description === description)
    if (entry === undefined) return null
    const value = pattern.exec(ofPossibleLength(entry.definition ?? ''))?.[1]
    if (value === undefined) throw damaged(`the archive's table of contents is damaged: its ${description} entry sets nothing`)
    return value.replaceAll('\'\'', '\'')
  }
  const strings = setting('STDSTRINGS', /^SET standard_conforming_strings = '(on|off)';\s*$/)
  return {
    formatVersion: header.formatVersion,
    compression: header.compression,
    createdAt: header.createdAt,
    database: header.database,
    serverVersion: header.serverVersion,
    dumpVersion: header.dumpVersion,
    encoding: setting('ENCODING', /^SET client_encoding = '([^']+)';\s*$/),
    standardConformingStrings: strings === null ? null : strings === 'on',
    searchPath: setting('SEARCHPATH', /^SELECT pg_catalog\.set_config\('search_path', '((?:[^']|'')*)', false\);\s*$/),
    entries: all,
    // The order of the table of contents, which a parallel dump need not have kept.
    tables: all.flatMap((entry) => tables.get(entry.dumpId) ?? []),
    sequences: all.filter((entry) => entry.description === 'SEQUENCE SET').map(sequenceOf),
    largeObjects: { count: largeObjects.count, bytes: largeObjects.bytes, fingerprint: largeObjects.digest() },
  }
}

function sequenceOf(entry: ArchiveEntry): SequenceContents {
  // SELECT pg_catalog.setval('schema.name', 42, true); the name is taken from the entry, which needs no unquoting.
  const found = /^SELECT pg_catalog\.setval\(.+, (-?\d{1,19}), (true|false)\);\s*$/s.exec(entry.definition ?? '')
  if (found?.[1] === undefined) {
    throw damaged(`the archive's table of contents is damaged: sequence ${quoted(entry.namespace, entry.tag)} has no value`)
  }
  return { schema: entry.namespace ?? '', name: entry.tag, value: found[1], isCalled: found[2] === 'true' }
}

// The names of 1,600 columns, each of 63 bytes and quoted, are a quarter of it. No regular expression gets over some millions of signs.
const longestStatement = 1_000_000

/** The text, or nothing of one that is longer than any that pg_dump writes for it: nothing fits none of the patterns. */
function ofPossibleLength(statement: string): string {
  return statement.length > longestStatement ? '' : statement
}

const copyPattern = /^COPY (?:"(?:[^"]|"")*"|[^\s"().]+)(?:\.(?:"(?:[^"]|"")*"|[^\s"().]+))?(?: *(\(.*\)))? *FROM stdin;\n$/s

/** The column list of a COPY statement, verbatim, or null if it has none. Throws `archive-damaged`. */
export function columnsOf(entry: ArchiveEntry): string | null {
  if (entry.copyStatement === null) return null
  const found = copyPattern.exec(ofPossibleLength(entry.copyStatement))
  if (found === null) {
    const name = quoted(entry.namespace, entry.tag)
    throw damaged(`the archive's table of contents is damaged: the COPY statement of table ${name} cannot be read`)
  }
  return found[1] ?? null
}
