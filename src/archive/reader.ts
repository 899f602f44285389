import { availableParallelism } from 'node:os'
import { readBlocks } from './blocks.ts'
import { assembleContents, type ArchiveContents } from './contents.ts'
import { lanesFor } from './decompression.ts'
import { readHeader } from './header.ts'
import { Intake, type Steps } from './intake.ts'
import { readTableOfContents } from './table-of-contents.ts'
import { readTarArchive, TarArchiveReader } from './tar-archive.ts'
import type { Format } from '../domain/archive-name.ts'

export type { ArchiveContents } from './contents.ts'
export type { ArchiveEntry } from './table-of-contents.ts'

function* readCustomFormat(intake: Intake, ahead: number): Steps<ArchiveContents> {
  const header = yield* readHeader(intake, 'custom')
  const entries = yield* readTableOfContents(intake, header, 'custom')
  const lanes = lanesFor(header.compression, ahead)
  try {
    const { tables, largeObjects } = yield* readBlocks(intake, entries, header.compression, lanes)
    return assembleContents(header, entries, tables, largeObjects)
  } finally {
    lanes.close()
  }
}

/**
 * Reads an archive in pg_dump's custom format while it passes: hand in every chunk, then ask for the contents. Memory is
 * bounded by the table of contents and a few hundred KB, whatever the data (zstd adds the window that the archive was
 * written with, at most 128 MB). With `ahead` above one, so many tables are decompressed at the same time, and 48 MB of what follows are held.
 */
export class ArchiveReader {
  readonly #intake = new Intake()
  readonly #steps: Steps<ArchiveContents>
  #contents: ArchiveContents | undefined
  #failure: { thrown: unknown } | undefined
  #underWay: Promise<void> | undefined

  constructor({ ahead = 1 }: { readonly ahead?: number } = {}) {
    this.#steps = readCustomFormat(this.#intake, ahead)
  }

  /**
   * Takes the next bytes, cut anywhere. A promise is back-pressure: wait for it before the next chunk, and leave the
   * chunk unchanged until then. Throws, or rejects with, what `end` would reject with; the archive is then not read on.
   */
  write(chunk: Uint8Array): Promise<void> | undefined {
    return this.#inTurn(() => { this.#intake.push(chunk) })
  }

  /**
   * Ends the archive and returns what it holds. Rejects with `archive-truncated`, `archive-damaged`, `archive-version`,
   * `archive-compression` or `archive-not-ours`.
   */
  async end(): Promise<ArchiveContents> {
    await this.#inTurn(() => { this.#intake.end() })
    if (this.#contents === undefined) throw new Error('the reader stopped before the end of the archive')
    return this.#contents
  }

  /** Gives up: for when the archive will not be read to its end. Closing twice, or after the end, is harmless. */
  close(): void {
    this.#failure ??= { thrown: new Error('the reader was closed') }
    // While it waits for the thread pool it is not inside its steps, so that they can be ended from here.
    this.#steps.return(undefined as never)
  }

  #inTurn(act: () => void): Promise<void> | undefined {
    const perform = (): Promise<void> | undefined => {
      if (this.#failure !== undefined) throw this.#failure.thrown
      act()
      return this.#advance()
    }
    const waiting = this.#underWay === undefined ? perform() : this.#underWay.then(perform)
    if (waiting === undefined) return undefined
    const turn = waiting.finally(() => { if (this.#underWay === turn) this.#underWay = undefined })
    // Whoever waits is told; whoever does not is told by the next call, and must not bring the process down.
    turn.catch(() => undefined)
    this.#underWay = turn
    return turn
  }

  /** Reads on until more bytes are needed (undefined) or something slower is waited for. */
  #advance(): Promise<void> | undefined {
    try {
      const step = this.#steps.next()
      if (step.done !== true) return step.value?.then(() => this.#advance())
      this.#contents ??= step.value
      return undefined
    } catch (thrown) {
      this.#failure = { thrown }
      throw thrown
    }
  }
}

/** A reader of an archive of that format, to be given every chunk as it passes. */
export function archiveReader(format: Format): Pick<ArchiveReader, 'write' | 'end' | 'close'> {
  return format === 'custom' ? new ArchiveReader() : new TarArchiveReader()
}

/** Reads an archive, in the custom format or the tar of a directory, to its last byte. Rejects as `ArchiveReader.end` does, and as the source does. */
export async function readArchive(source: AsyncIterable<Uint8Array>, format: Format = 'custom'): Promise<ArchiveContents> {
  if (format === 'directory') return readTarArchive(source)
  // The thread pool of Node has four threads.
  const reader = new ArchiveReader({ ahead: Math.min(4, availableParallelism()) })
  try {
    for await (const chunk of source) await reader.write(chunk)
    return await reader.end()
  } finally {
    reader.close()
  }
}
