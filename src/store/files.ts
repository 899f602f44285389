import type { Readable } from 'node:stream'
import type { Attempt } from '../domain/store-failures.ts'

/** What stands under a name: itself, and not what a link leads to. */
export interface FileFacts {
  readonly name: string
  readonly kind: 'file' | 'link' | 'other'
  readonly bytes: number
  readonly modifiedAt: Date
  /** Equal for two names of one file; undefined where the place does not tell. */
  readonly identity: string | undefined
}

/**
 * The files of one folder, here or on another host: what a store of files needs, and no more. Failures carry the codes of the
 * system (`EEXIST`, `ENOSPC`), and `explain` makes sentences of them.
 */
export interface Files {
  /** Creates the folder for its owner alone, if it is not there. */
  ensureFolder(): Promise<void>
  /** What stands in the folder under names that `matches` takes; nothing where there is no folder yet. */
  list(matches: (name: string) => boolean): Promise<FileFacts[]>
  look(name: string): Promise<FileFacts | undefined>
  /** What stands under any of these names, without a look at the rest of the folder. */
  lookAtAll(names: readonly string[]): Promise<FileFacts[]>
  /**
   * Writes a new file (0600) and makes it durable. Throws EEXIST where anything stands, a link included; leaves nothing of a file
   * that could not be written to its end. `sha256` is of the bytes that were sent, where the place wants to compare them later.
   */
  create(name: string, content: AsyncIterable<Buffer>): Promise<{ sha256?: string }>
  read(name: string): Promise<Readable>
  /** Gives a complete file its name; throws EEXIST where anything stands. Tells whether the file keeps its first name, too. */
  giveName(from: string, to: string): Promise<boolean>
  /** Gives a file a name that another may have had until then, in one step. */
  replace(from: string, to: string): Promise<void>
  /** Removes a regular file, and nothing else; tells whether it was there. */
  remove(name: string): Promise<boolean>
  /** Makes the names of the folder durable, where it can be done. */
  sync(): Promise<void>
  /** Throws a KnownError when the stored bytes are not those that were sent; does nothing where that cannot be told. */
  compare(files: readonly { name: string; sha256: string | undefined }[]): Promise<void>
  /** Undefined where the place does not tell. */
  freeBytes(): Promise<number | undefined>
  /** The path of a whole file on this machine, fetched into `folder` when it is elsewhere. */
  fetch(name: string, folder: string): Promise<string>
  /** Where the file is, for messages. */
  locate(name: string): string
  /** A failure as a sentence, where it can be told. */
  explain(problem: unknown, attempt: Attempt): unknown
}

/** An error as the system would give it. */
export function systemError(code: string, message: string, cause?: unknown): Error {
  return Object.assign(new Error(`${code}: ${message}`, cause === undefined ? {} : { cause }), { code })
}

/** A short text as content of a file. */
export async function* contentOfText(text: string): AsyncGenerator<Buffer> {
  yield await Promise.resolve(Buffer.from(text))
}
