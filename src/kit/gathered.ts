import { Socket } from 'node:net'
import { finished, Readable } from 'node:stream'
import { givenAway, letGo } from './let-go.ts'

const pieceBytes = 256 * 1024

/**
 * What comes out of a pipe, in pieces of 256 KB, the last of which is smaller. pg_dump writes 4 KB at a time, and each stage behind it, a write to
 * the disk among them, costs by the piece. Nothing is read ahead of whoever reads, beyond one piece; it fails as its source does. Its pieces are given
 * away, for one reader after the other.
 */
export class Gathered extends Readable {
  readonly #source: Readable
  #piece = Buffer.allocUnsafeSlow(pieceBytes)
  #used = 0

  constructor(source: Readable) {
    super({ highWaterMark: pieceBytes })
    this.#source = source
    source.on('data', (chunk: Buffer) => { if (!this.#take(chunk)) source.pause() })
    finished(source, { writable: false }, (problem) => {
      if (problem) this.destroy(problem)
      else this.#finish()
    })
  }

  override _read(): void {
    this.#source.resume()
  }

  override _destroy(problem: Error | null, callback: (problem: Error | null) => void): void {
    this.#source.destroy()
    callback(problem)
  }

  /** False when whoever reads has enough for now. Pieces are never used twice: a store may hold one until it is sent. */
  #take(chunk: Buffer): boolean {
    let wanted = true
    for (let at = 0; at < chunk.length;) {
      const taken = chunk.copy(this.#piece, this.#used, at)
      at += taken
      this.#used += taken
      if (this.#used < pieceBytes) continue
      wanted = this.push(givenAway(this.#piece)) && wanted
      this.#piece = Buffer.allocUnsafeSlow(pieceBytes)
      this.#used = 0
    }
    // What a program's pipe gave, nobody else has.
    if (this.#source instanceof Socket) letGo(chunk)
    return wanted
  }

  #finish(): void {
    if (this.#used > 0) this.push(this.#piece.subarray(0, this.#used))
    this.push(null)
  }
}
