import { damaged, quoted } from './damage.ts'
import type { ReadHeader } from './header.ts'
import type { Intake, Steps } from './intake.ts'

export type Section = 'none' | 'pre-data' | 'data' | 'post-data'

/** One entry of an archive's table of contents: an object, or the data of one. */
export interface ArchiveEntry {
  readonly dumpId: number
  /** Object ids in the source: of the system catalogue, and of the object in it. */
  readonly catalogue: number
  readonly objectId: number
  /** Its name; for some kinds more than that (`TABLE orders`, `orders orders_pkey`). */
  readonly tag: string
  /** Its kind: `TABLE`, `TABLE DATA`, `SEQUENCE SET`, `CONSTRAINT`, `FK CONSTRAINT`, `INDEX`, `EXTENSION`, … */
  readonly description: string
  readonly section: Section
  readonly namespace: string | null
  readonly owner: string | null
  readonly tablespace: string | null
  readonly tableAccessMethod: string | null
  /** pg_class.relkind as a letter; only from format 1.16 on, and only for relations. */
  readonly relationKind: string | null
  readonly definition: string | null
  readonly dropStatement: string | null
  /** `COPY schema.table (columns) FROM stdin;` for table data that was dumped by COPY. */
  readonly copyStatement: string | null
  readonly dependencies: readonly number[]
  /** Whether the archive must hold data for this entry. */
  readonly hadData: boolean
  /** Custom format written to a file: where its data block begins, in bytes from the start. */
  readonly dataOffset: number | null
  /** Custom format: where the archive itself says that, in bytes from the start. */
  readonly offsetAt: number | null
  /** Directory format: the file with its data, without the ending that compression adds. */
  readonly fileName: string | null
}

const sections: Record<number, Section> = { 1: 'none', 2: 'pre-data', 3: 'data', 4: 'post-data' }
// The states of an offset (K_OFFSET_… in pg_backup_archiver.h).
export const offsetState = { notSet: 1, set: 2, noData: 3 } as const

/**
 * Reads the table of contents. Throws `archive-damaged` and `archive-truncated`. Everything that pg_dump cannot have
 * written is damage. Source of the layout: ReadToc in PostgreSQL's pg_backup_archiver.c.
 */
export function* readTableOfContents(
  intake: Intake, header: ReadHeader, format: 'custom' | 'directory',
): Steps<Map<number, ArchiveEntry>> {
  intake.place = 'within its table of contents'
  const count = yield* intake.integer()
  if (count < 0) throw damaged(`the archive's table of contents is damaged: ${count} entries`)
  const entries = new Map<number, ArchiveEntry>()
  for (let index = 0; index < count; index++) {
    intake.place = `within entry ${index + 1} of ${count} of its table of contents`
    const entry = yield* readEntry(intake, header, format)
    if (entries.has(entry.dumpId)) throw entryDamaged(intake, `dump id ${entry.dumpId} occurs twice`)
    entries.set(entry.dumpId, entry)
  }
  return entries
}

function entryDamaged(intake: Intake, what: string): Error {
  return damaged(`the archive is damaged before byte ${intake.position}, ${intake.place}: ${what}`)
}

function* readEntry(intake: Intake, header: ReadHeader, format: 'custom' | 'directory'): Steps<ArchiveEntry> {
  const dumpId = yield* intake.integer()
  if (dumpId <= 0) throw entryDamaged(intake, `dump id ${dumpId}`)
  const hadData = yield* intake.integer()
  if (hadData !== 0 && hadData !== 1) throw entryDamaged(intake, 'no yes or no where it says if there is data')
  const catalogue = yield* readNumber(intake)
  const objectId = yield* readNumber(intake)
  const tag = yield* intake.string()
  const description = yield* intake.string()
  if (tag === null || description === null) throw entryDamaged(intake, 'an entry without a name or kind')
  const section = sections[yield* intake.integer()]
  if (section === undefined) throw entryDamaged(intake, 'a section that does not exist')
  const definition = yield* intake.string()
  const dropStatement = yield* intake.string()
  const copyStatement = yield* intake.string()
  const namespace = yield* intake.string()
  const tablespace = yield* intake.string()
  const tableAccessMethod = yield* intake.string()
  const kind = header.minor >= 16 ? yield* intake.integer() : 0
  if (kind < 0 || kind > 127) throw entryDamaged(intake, 'a kind of relation that does not exist')
  const owner = yield* intake.string()
  const withOids = yield* intake.string()
  if (withOids !== 'false' && withOids !== 'true') throw entryDamaged(intake, 'no yes or no for rows with object ids')
  const dependencies = yield* readDependencies(intake)
  const place = format === 'custom'
    ? { offsetAt: intake.position, dataOffset: yield* readOffset(intake, header.offsetSize, hadData === 1), fileName: null }
    : { offsetAt: null, dataOffset: null, fileName: yield* readFileName(intake, hadData === 1) }
  return {
    dumpId, catalogue, objectId, tag, description, section, namespace, owner, tablespace, tableAccessMethod,
    relationKind: kind === 0 ? null : String.fromCharCode(kind),
    definition, dropStatement, copyStatement, dependencies, hadData: hadData === 1, ...place,
  }
}

/** A number that is written as text, for historical reasons. */
function* readNumber(intake: Intake): Steps<number> {
  const text = yield* intake.string()
  if (text === null || !/^\d{1,10}$/.test(text) || Number(text) > 0xffffffff) throw entryDamaged(intake, 'a number that is none')
  return Number(text)
}

function* readDependencies(intake: Intake): Steps<number[]> {
  const dependencies: number[] = []
  for (;;) {
    const text = yield* intake.string()
    if (text === null) return dependencies
    if (!/^-?\d{1,10}$/.test(text)) throw entryDamaged(intake, 'a dependency that is no number')
    dependencies.push(Number(text))
  }
}

/** Where the data begins: known only if pg_dump could go back and fill it in, which it cannot in a pipe. */
function* readOffset(intake: Intake, size: number, hadData: boolean): Steps<number | null> {
  const state = yield* intake.byte()
  const bytes = yield* intake.bytes(size)
  const offset = size === 8 ? bytes.readBigUInt64LE(0) : BigInt(bytes.readUInt32LE(0))
  const known = state === offsetState.notSet || state === offsetState.set || state === offsetState.noData
  const saysData = state !== offsetState.noData
  if (!known || saysData !== hadData) throw entryDamaged(intake, 'an offset contradicts whether there is data')
  if (state === offsetState.set) return Number(offset)
  if (offset !== 0n) throw entryDamaged(intake, 'an offset that is not set is not zero')
  return null
}

function* readFileName(intake: Intake, hadData: boolean): Steps<string | null> {
  const name = yield* intake.string()
  if (name === null || name === '') {
    if (hadData) throw entryDamaged(intake, 'data without a file name')
    return null
  }
  // It is joined to a directory's path by whoever opens it.
  if (!/^[\w-][\w.-]*$/.test(name)) throw entryDamaged(intake, `${quoted(null, name)} is no file name of pg_dump`)
  return name
}
