import { columnsOf, type TableContents } from './contents.ts'
import { damaged, quoted, truncated } from './damage.ts'
import { Fingerprint, LargeObjectHasher } from './fingerprint.ts'
import type { Compression } from './header.ts'
import type { Intake, Steps } from './intake.ts'
import type { Lanes } from './lanes.ts'
import type { ArchiveEntry } from './table-of-contents.ts'

/** What the data of an archive came to. */
export interface ReadData {
  readonly tables: Map<number, TableContents>
  readonly largeObjects: LargeObjectHasher
}

// The types of a block (BLK_… in pg_backup_archiver.h).
export const blockType = { data: 1, largeObjects: 3 } as const

/** The hasher for the data of an entry, by what the entry says that it is. */
export function hasherFor(entry: ArchiveEntry): Fingerprint {
  return new Fingerprint(entry.description === 'TABLE DATA' && entry.copyStatement !== null ? 'rows-of-block' : 'unit')
}

/** What errors call the data of an entry. */
export function subjectOf(entry: ArchiveEntry): string {
  const kind = entry.description === 'TABLE DATA' ? 'table' : entry.description.toLowerCase()
  return `${kind} ${quoted(entry.namespace, entry.tag)}`
}

/** Books what one entry's data came to. Throws `archive-damaged` when rows lack the terminator that pg_dump writes last. */
export function finishTable(entry: ArchiveEntry, hasher: Fingerprint, tables: Map<number, TableContents>): void {
  if (entry.description !== 'TABLE DATA') return
  const copied = entry.copyStatement !== null
  if (!copied) hasher.finishUnit()
  else if (!hasher.terminated) throw damaged(`the data of ${subjectOf(entry)} is damaged: its rows end without their terminator`)
  tables.set(entry.dumpId, {
    dumpId: entry.dumpId,
    schema: entry.namespace ?? '',
    name: entry.tag,
    columns: columnsOf(entry),
    rows: copied ? Number(hasher.rows) : null,
    bytes: Number(hasher.bytes),
    fingerprint: copied ? hasher.sum() : null,
    statements: copied ? null : hasher.sum(),
  })
}

/**
 * Reads the data blocks of the custom format, to the end of the archive. Throws `archive-damaged`, and
 * `archive-truncated` also where a block is missing altogether: the format has no mark at its end.
 */
export function* readBlocks(intake: Intake, entries: Map<number, ArchiveEntry>, compression: Compression, lanes: Lanes): Steps<ReadData> {
  const read: ReadData = { tables: new Map(), largeObjects: new LargeObjectHasher() }
  try {
    yield* readEach(intake, entries, compression, lanes, read)
  } catch (thrown) {
    // What stands before it in the archive, and is still being decompressed, may be what is wrong.
    yield* lanes.settle()
    throw thrown
  }
  yield* lanes.settle()
  return read
}

function* readEach(intake: Intake, entries: Map<number, ArchiveEntry>, compression: Compression, lanes: Lanes, read: ReadData): Steps<void> {
  const missing = new Set([...entries.values()].filter((entry) => entry.hadData))
  for (;;) {
    intake.place = 'between two blocks of data'
    if (yield* intake.atEnd()) break
    const entry = yield* readBlockHead(intake, entries, missing)
    missing.delete(entry)
    intake.place = `within the data of ${subjectOf(entry)}`
    if (entry.description === 'BLOBS') {
      yield* readLargeObjects(intake, read.largeObjects, compression, lanes)
    } else {
      const hasher = hasherFor(entry)
      yield* readData(intake, hasher, compression, lanes, subjectOf(entry), () => { finishTable(entry, hasher, read.tables) })
    }
  }
  const [first] = missing
  if (first !== undefined) {
    throw truncated(`before the data of ${subjectOf(first)}${missing.size > 1 ? ` and of ${missing.size - 1} more` : ''}`)
  }
}

function* readBlockHead(intake: Intake, entries: Map<number, ArchiveEntry>, missing: Set<ArchiveEntry>): Steps<ArchiveEntry> {
  const start = intake.position
  const refuse = (what: string): Error => damaged(`the archive is damaged at byte ${start}, ${intake.place}: ${what}`)
  const type = yield* intake.byte()
  if (type !== blockType.data && type !== blockType.largeObjects) throw refuse(`a block of type ${type}, or bytes after the end`)
  const dumpId = yield* intake.integer()
  const entry = entries.get(dumpId)
  if (entry === undefined) throw refuse(`a block for entry ${dumpId}, which the table of contents does not have`)
  if (!entry.hadData) throw refuse(`a block for ${subjectOf(entry)}, which has no data`)
  if (!missing.has(entry)) throw refuse(`a second block for ${subjectOf(entry)}`)
  const wanted = entry.description === 'BLOBS' ? blockType.largeObjects : blockType.data
  if (type !== wanted) throw refuse(`a block of the wrong type for ${subjectOf(entry)}`)
  if (entry.dataOffset !== null && entry.dataOffset !== start) {
    throw refuse(`the data of ${subjectOf(entry)}, which should begin at byte ${entry.dataOffset}`)
  }
  return entry
}

function* readLargeObjects(intake: Intake, hasher: LargeObjectHasher, compression: Compression, lanes: Lanes): Steps<void> {
  for (;;) {
    // Written as a signed integer, although an object id has none.
    const objectId = (yield* intake.integer()) >>> 0
    if (objectId === 0) return
    intake.place = `within large object ${objectId}`
    // All are hashed by one: the one before must be through.
    yield* lanes.settle()
    hasher.start(objectId)
    yield* readData(intake, hasher.fingerprint, compression, lanes, `large object ${objectId}`, () => { hasher.finish() })
  }
}

/** Reads length-prefixed frames up to the one of length zero that ends them; `finish` is called when the hasher has all of them. */
function* readData(intake: Intake, hasher: Fingerprint, compression: Compression, lanes: Lanes, what: string, finish: () => void): Steps<void> {
  if (compression === 'none') {
    hasher.startFrames()
    while (!hasher.blockEnded) intake.skip(hasher.writeFrames(yield* intake.present()))
    finish()
    return
  }
  const decompressor = yield* lanes.take()
  decompressor.start(what, (bytes) => { hasher.write(bytes) })
  for (;;) {
    let left = yield* intake.integer()
    if (left < 0) throw damaged(`the data of ${what} is damaged at byte ${intake.position - 5}: a frame of ${left} bytes`)
    if (left === 0) break
    while (left > 0) {
      const present = yield* intake.present()
      const part = present.length <= left ? present : present.subarray(0, left)
      yield* decompressor.write(part)
      intake.skip(part.length)
      left -= part.length
    }
  }
  yield* lanes.leave(decompressor, finish)
}
