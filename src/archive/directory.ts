import { codeOf } from '../kit/errors.ts'
import { finishTable, hasherFor, subjectOf } from './blocks.ts'
import { assembleContents, type ArchiveContents, type TableContents } from './contents.ts'
import { damaged, quoted } from './damage.ts'
import { decompressorFor } from './decompression.ts'
import type { Decompressor, Sink } from './decompressor.ts'
import { LargeObjectHasher } from './fingerprint.ts'
import { readHeader, type Compression, type ReadHeader } from './header.ts'
import { Intake, settled, type Steps } from './intake.ts'
import { readTableOfContents, type ArchiveEntry } from './table-of-contents.ts'

/** Opens a file of the archive's directory; the name has no path. A missing file rejects, or throws, with `ENOENT`. */
export type OpenFile = (fileName: string) => AsyncIterable<Uint8Array>

/** What pg_dump appends to the names of data files. */
export const endings: Record<Compression, string> = { none: '', gzip: '.gz', lz4: '.lz4', zstd: '.zst' }
// A line is `<object id> blob_<object id>.dat`; pg_dump makes an entry of at most 1,000 objects from 17 on, of all before.
const longestListLine = 64

/**
 * Reads an archive in pg_dump's directory format: `toc` is its toc.dat, `open` gives its other files. Memory is bounded as
 * for the custom format. Rejects with `archive-truncated`, `archive-damaged` (also for a missing file), `archive-version`,
 * `archive-compression` or `archive-not-ours`.
 */
export async function readDirectoryArchive(
  toc: AsyncIterable<Uint8Array> | Uint8Array, open: OpenFile,
): Promise<ArchiveContents> {
  const { header, entries } = await readToc(toc)
  const tables = new Map<number, TableContents>()
  const largeObjects = new LargeObjectHasher()
  const decompressor = decompressorFor(header.compression, 'directory')
  const files: Files = { open, decompressor, ending: endings[header.compression] }
  try {
    for (const entry of entries.values()) {
      if (entry.fileName === null) continue
      if (entry.description === 'BLOBS') {
        await readLargeObjects(files, listOf(entry, header.minor), largeObjects)
      } else {
        const hasher = hasherFor(entry)
        await readFile(files, entry.fileName, subjectOf(entry), (bytes) => { hasher.write(bytes) })
        finishTable(entry, hasher, tables)
      }
    }
    return assembleContents(header, entries, tables, largeObjects)
  } finally {
    decompressor.close()
  }
}

export interface Files { readonly open: OpenFile; readonly decompressor: Decompressor; readonly ending: string }
export interface Toc { readonly header: ReadHeader; readonly entries: Map<number, ArchiveEntry> }

/** Reads toc.dat, of a directory or of a tar, to its end. */
function* tocSteps(intake: Intake): Steps<Toc> {
  const header = yield* readHeader(intake, 'directory')
  const entries = yield* readTableOfContents(intake, header, 'directory')
  if (!(yield* intake.atEnd())) throw damaged(`the archive's toc.dat is damaged: something follows its ${entries.size} entries`)
  return { header, entries }
}

/** Reads a toc.dat to its last byte. Rejects as `readDirectoryArchive` does. */
export async function readToc(toc: AsyncIterable<Uint8Array> | Uint8Array): Promise<Toc> {
  const intake = new Intake()
  const steps = tocSteps(intake)
  let step = steps.next()
  for await (const chunk of toc instanceof Uint8Array ? [toc] : toc) {
    intake.push(chunk)
    step = steps.next()
  }
  if (step.done !== true) {
    intake.end()
    step = steps.next()
  }
  if (step.done !== true) throw new Error('the reader stopped before the end of toc.dat')
  return step.value
}

/** Every chunk of a file of the archive. A file that is not there is damage; other failures of reading are passed on. */
async function eachChunk(open: OpenFile, name: string, take: (chunk: Uint8Array) => Promise<void> | void): Promise<void> {
  try {
    for await (const chunk of open(name)) await take(chunk)
  } catch (thrown) {
    if (codeOf(thrown) === 'ENOENT') throw damaged(`the archive is damaged: its file ${name} is missing`, thrown)
    throw thrown
  }
}

/** Decompresses a data file into `sink`; `name` is without its compression's ending. */
export async function readFile(files: Files, name: string, what: string, sink: Sink): Promise<void> {
  files.decompressor.start(what, sink)
  let size = 0
  await eachChunk(files.open, name + files.ending, (chunk) => {
    size += chunk.length
    return settled(files.decompressor.write(chunk))
  })
  // pg_dump begins an lz4 or zstd file with the first byte of content: that of an empty large object has nothing in it.
  const mayBeEmpty = files.ending === '.lz4' || files.ending === '.zst'
  if (size > 0 || !mayBeEmpty) await settled(files.decompressor.end())
}

/** Reads the objects of one list, line by line. */
async function readLargeObjects(files: Files, list: string, hasher: LargeObjectHasher): Promise<void> {
  await eachListed(files.open, list, async (objectId) => {
    hasher.start(objectId)
    await readFile(files, objectFile(objectId), `large object ${objectId}`, (bytes) => { hasher.write(bytes) })
    hasher.finish()
  })
}

/** The file of a large object, without its compression's ending. */
export function objectFile(objectId: number): string {
  return `blob_${objectId}.dat`
}

/** The large objects that a list names, in its order. */
export async function eachListed(open: OpenFile, list: string, take: (objectId: number) => Promise<void> | void): Promise<void> {
  let rest = ''
  await eachChunk(open, list, async (chunk) => {
    const lines = (rest + Buffer.from(chunk).toString('latin1')).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > longestListLine) throw damaged(`the archive is damaged: a line of its file ${list} has no end`)
    for (const line of lines) await take(listedObject(list, line))
  })
  if (rest !== '') throw damaged(`the archive is damaged: its file ${list} ends within a line`)
}

function listedObject(list: string, line: string): number {
  const found = /^(\d{1,10}) (blob_\1\.dat)$/.exec(line)
  const objectId = Number(found?.[1])
  if (found?.[2] === undefined || objectId === 0 || objectId > 0xffffffff) {
    throw damaged(`the archive is damaged: its file ${list} has the line ${quoted(null, line.slice(0, longestListLine))}`)
  }
  return objectId
}

/** The name of the list of large objects that belongs to an entry. Before 1.16 there was one, under this name whatever the entry says (548e50976 in PostgreSQL). */
export function listOf(entry: ArchiveEntry, minor: number): string {
  return minor < 16 ? 'blobs.toc' : entry.fileName ?? ''
}
