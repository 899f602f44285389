import type { Readable } from 'node:stream'

/**
 * What is to be stored, watched while it is read, so that a failure of the source is not taken for one of the store: both may
 * carry the same system code.
 */
export class Source {
  readonly #content: Readable
  #failure: { problem: unknown } | undefined
  #bytes = 0

  constructor(content: Readable) {
    this.#content = content
  }

  /** The content, chunk by chunk, no faster than it is asked for. */
  async *chunks(): AsyncGenerator<Buffer> {
    try {
      for await (const piece of this.#content) {
        const chunk = typeof piece === 'string' ? Buffer.from(piece) : piece as Buffer
        this.#bytes += chunk.length
        yield chunk
      }
    } catch (problem) {
      this.#failure = { problem }
      throw problem
    }
  }

  /** How much was read so far. */
  get bytes(): number {
    return this.#bytes
  }

  /** Throws what the source failed of, if it did. */
  rethrow(): void {
    if (this.#failure !== undefined) throw this.#failure.problem
  }
}
