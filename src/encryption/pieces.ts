/**
 * Cuts a stream into pieces of one size and holds the last one back, full or not: only the stream's end tells that it is the last.
 * A piece is valid until the next call; bytes are copied only where a piece spans two chunks.
 */
export class PieceCutter {
  readonly #held: Buffer
  #used = 0

  constructor(size: number) {
    this.#held = Buffer.allocUnsafeSlow(size)
  }

  /** Calls `take` for every piece that is certainly not the last. */
  feed(chunk: Buffer, take: (piece: Buffer) => void): void {
    const size = this.#held.length
    let rest = chunk
    while (this.#used + rest.length > size) {
      if (this.#used === 0) {
        take(rest.subarray(0, size))
        rest = rest.subarray(size)
        continue
      }
      const missing = size - this.#used
      rest.copy(this.#held, this.#used, 0, missing)
      this.#used = 0
      take(this.#held)
      rest = rest.subarray(missing)
    }
    rest.copy(this.#held, this.#used)
    this.#used += rest.length
  }

  /** The last piece; empty only for an empty stream. */
  last(): Buffer {
    return this.#held.subarray(0, this.#used)
  }
}
