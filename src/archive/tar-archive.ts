import { finishTable, hasherFor, subjectOf } from './blocks.ts'
import { assembleContents } from './contents.ts'
import type { ArchiveContents, TableContents } from './contents.ts'
import { damaged, truncated } from './damage.ts'
import { decompressorFor } from './decompression.ts'
import { eachListed, endings, listOf, objectFile, readFile, readToc } from './directory.ts'
import type { Toc } from './directory.ts'
import type { Decompressor } from './decompressor.ts'
import { LargeObjectHasher } from './fingerprint.ts'
import { readTar } from './tar.ts'
import type { TarMember } from './tar.ts'
import type { ArchiveEntry } from './table-of-contents.ts'

/** The file that begins the tar: without it, nothing can be told of the others. */
export const tocFile = 'toc.dat'

/** What pg_dump calls the files of its directory format; a name of any other form has no business in the tar, and would lead who knows where. */
const ownName = /^(?:\d{1,10}\.dat(?:\.gz|\.lz4|\.zst)?|blob_\d{1,10}\.dat(?:\.gz|\.lz4|\.zst)?|blobs(?:_\d{1,10})?\.toc)$/

/**
 * The files of a dump in the directory format, from the tar that holds it: toc.dat first, then the others in any order. Rejects with
 * `archive-truncated`, `archive-damaged` (also for a name that pg_dump would not give, or gives once) and `archive-not-ours`.
 */
export async function* readDumpTar(source: AsyncIterable<Uint8Array>): AsyncGenerator<TarMember> {
  const seen = new Set<string>()
  for await (const member of readTar(source)) {
    const { name } = member
    if (seen.size === 0 ? name !== tocFile : !ownName.test(name)) throw damaged(`the archive is damaged: its tar has ${JSON.stringify(name)} where ${seen.size === 0 ? tocFile : 'a file of pg_dump'} belongs`)
    if (seen.has(name)) throw damaged(`the archive is damaged: its tar has ${name} twice`)
    seen.add(name)
    yield member
  }
  if (seen.size === 0) throw truncated('before its table of contents')
}

/** Reads a tar of a dump in the directory format, to its last byte. Rejects as `readDumpTar` and `readDirectoryArchive` do. */
export async function readTarArchive(source: AsyncIterable<Uint8Array>): Promise<ArchiveContents> {
  let reading: Reading | undefined
  try {
    for await (const { name, content } of readDumpTar(source)) {
      if (reading === undefined) reading = new Reading(await readToc(content))
      else await reading.take(name, content)
    }
    if (reading === undefined) throw truncated('before its table of contents')
    return reading.end()
  } finally {
    reading?.close()
  }
}

/** The table of contents of such a tar; the source is ended as soon as that is through. */
export async function readTarEntries(source: AsyncIterable<Uint8Array>): Promise<readonly ArchiveEntry[]> {
  for await (const { content } of readDumpTar(source)) return [...(await readToc(content)).entries.values()]
  throw truncated('before its table of contents')
}

/** What has been read of one tar. */
class Reading {
  readonly #toc: Toc
  readonly #decompressor: Decompressor
  readonly #tables = new Map<number, TableContents>()
  readonly #largeObjects = new LargeObjectHasher()
  readonly #expected = new Map<string, ArchiveEntry>()
  /** What a list names and what has come by, apart from each other: an object may come before the list that names it. */
  readonly #listed = new Set<number>()
  readonly #found = new Set<number>()

  constructor(toc: Toc) {
    this.#toc = toc
    const { compression, minor } = toc.header
    this.#decompressor = decompressorFor(compression, 'directory')
    for (const entry of toc.entries.values()) {
      if (entry.fileName === null) continue
      this.#expected.set(entry.description === 'BLOBS' ? listOf(entry, minor) : entry.fileName + endings[compression], entry)
    }
  }

  async take(name: string, content: AsyncGenerator<Uint8Array>): Promise<void> {
    const object = this.#objectOf(name)
    if (object !== undefined) {
      this.#largeObjects.start(object)
      await this.#read(content, `large object ${object}`, (bytes) => { this.#largeObjects.write(bytes) })
      this.#largeObjects.finish()
      this.#found.add(object)
      return
    }
    const entry = this.#expected.get(name)
    if (entry === undefined) throw damaged(`the archive is damaged: its table of contents does not name ${name}`)
    this.#expected.delete(name)
    if (entry.description === 'BLOBS') {
      await eachListed(() => content, name, (objectId) => { this.#listed.add(objectId) })
      return
    }
    const hasher = hasherFor(entry)
    await this.#read(content, subjectOf(entry), (bytes) => { hasher.write(bytes) })
    finishTable(entry, hasher, this.#tables)
  }

  end(): ArchiveContents {
    const [missing] = this.#expected
    if (missing !== undefined) throw damaged(`the archive is damaged: its file ${missing[0]}, of ${subjectOf(missing[1])}, is missing`)
    for (const object of this.#listed) if (!this.#found.has(object)) throw damaged(`the archive is damaged: its file ${objectFile(object)} is missing`)
    for (const object of this.#found) if (!this.#listed.has(object)) throw damaged(`the archive is damaged: no list names its file ${objectFile(object)}`)
    return assembleContents(this.#toc.header, this.#toc.entries, this.#tables, this.#largeObjects)
  }

  close(): void {
    this.#decompressor.close()
  }

  #read(content: AsyncGenerator<Uint8Array>, what: string, sink: (bytes: Uint8Array) => void): Promise<void> {
    const { compression } = this.#toc.header
    return readFile({ open: () => content, decompressor: this.#decompressor, ending: endings[compression] }, '', what, sink)
  }

  #objectOf(name: string): number | undefined {
    const digits = /^blob_(\d+)\.dat/.exec(name)?.[1]
    return digits !== undefined && name === objectFile(Number(digits)) + endings[this.#toc.header.compression] ? Number(digits) : undefined
  }
}

interface Given {
  readonly chunk: Uint8Array
  /** To be called when the chunk has been used up. */
  readonly done: () => void
}

/** Reads such a tar while it passes; used as ArchiveReader is. */
export class TarArchiveReader {
  #next = Promise.withResolvers<Given | undefined>()
  readonly #contents: Promise<ArchiveContents>
  readonly #failed: Promise<never>

  constructor() {
    this.#contents = readTarArchive(this.#chunks())
    this.#failed = new Promise((_resolve, reject) => { this.#contents.catch(reject) })
    // Whoever writes or ends is told.
    this.#failed.catch(() => undefined)
  }

  /** Takes the next bytes; wait for it before the next ones, and leave them unchanged until then. Rejects with what `end` would reject with. */
  write(chunk: Uint8Array): Promise<void> {
    const used = new Promise<void>((done) => { this.#next.resolve({ chunk, done }) })
    return Promise.race([this.#failed, used])
  }

  /** Ends the archive and returns what it holds. */
  end(): Promise<ArchiveContents> {
    this.close()
    return this.#contents
  }

  /** Gives up; harmless after the end. */
  close(): void {
    this.#next.resolve(undefined)
  }

  async * #chunks(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const given = await this.#next.promise
      if (given === undefined) return
      this.#next = Promise.withResolvers()
      yield given.chunk
      given.done()
    }
  }
}
