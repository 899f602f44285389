/** Bytes taken from a source piece by piece. A piece may be overwritten once the next one is asked for. */
export class Bytes {
  readonly #chunks: AsyncIterator<Uint8Array>
  #chunk: Uint8Array = new Uint8Array(0)
  /** How many bytes have been taken. */
  position = 0

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#chunks = source[Symbol.asyncIterator]()
  }

  /** In a buffer of their own; fewer bytes than asked for only where the source ends. */
  async upTo(count: number): Promise<Buffer> {
    const parts: Uint8Array[] = []
    for await (const piece of this.pieces(count)) parts.push(new Uint8Array(piece))
    return Buffer.concat(parts)
  }

  /** In pieces as they come; fewer bytes than asked for only where the source ends. */
  async * pieces(count: number): AsyncGenerator<Uint8Array> {
    for (let left = count; left > 0;) {
      const piece = await this.#next(left)
      if (piece === undefined) return
      left -= piece.length
      yield piece
    }
  }

  /** Ends the source, should there be more of it. */
  async close(): Promise<void> {
    await this.#chunks.return?.()
  }

  /** At most `most` of the bytes that are there, at least one; undefined at the end. */
  async #next(most: number): Promise<Uint8Array | undefined> {
    while (this.#chunk.length === 0) {
      const next = await this.#chunks.next()
      if (next.done === true) return undefined
      this.#chunk = next.value
    }
    const taken = this.#chunk.subarray(0, most)
    this.#chunk = this.#chunk.subarray(taken.length)
    this.position += taken.length
    return taken
  }
}
