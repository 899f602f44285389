import { isUtf8 } from 'node:buffer'
import { damaged, truncated } from './damage.ts'

/** What a reader waits for: more bytes (`undefined`), or something that is under way (a promise). */
export type Wait = Promise<void> | undefined

/** A reading in progress: runs until it needs something, and goes on from there. */
export type Steps<Result> = Generator<Wait, Result, undefined>

// A definition of this size does not occur (PostgreSQL's own limit for a text is 1 GB, a large function has some 100 KB).
// The limit keeps a damaged length from swallowing the rest of the archive into memory.
const longestString = 64 * 1024 * 1024
const nothing = new Uint8Array(0)

/** Carries steps to their end that wait for nothing but promises. */
export async function settled<Result>(steps: Steps<Result>): Promise<Result> {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    await step.value
  }
}

/**
 * The bytes of an archive as they come, and the primitives of its format. A chunk is looked at while it is there and
 * never kept: what must outlive it is copied.
 */
export class Intake {
  /** Completes "the archive ends …" if it should end now. */
  place = 'within its header'
  #chunk: Uint8Array = nothing
  #at = 0
  #before = 0
  #ended = false

  /** How many bytes have been read. */
  get position(): number {
    return this.#before + this.#at
  }

  /** Hands in the next bytes. The previous ones must have been used up: a reader asks for more only then. */
  push(chunk: Uint8Array): void {
    this.#before += this.#at
    this.#chunk = chunk
    this.#at = 0
  }

  end(): void {
    this.push(nothing)
    this.#ended = true
  }

  /** Waits for bytes; false when there will be none. */
  *#more(): Steps<boolean> {
    while (this.#at >= this.#chunk.length) {
      if (this.#ended) return false
      yield undefined
    }
    return true
  }

  /** Whether the archive ends here. */
  *atEnd(): Steps<boolean> {
    return !(yield* this.#more())
  }

  /** All bytes that are there now, at least one; `skip` tells how many were used. Throws `archive-truncated`. */
  *present(): Steps<Uint8Array> {
    if (this.#at >= this.#chunk.length && !(yield* this.#more())) throw truncated(this.place)
    return this.#at === 0 ? this.#chunk : this.#chunk.subarray(this.#at)
  }

  skip(count: number): void {
    this.#at += count
  }

  /** The next byte. Throws `archive-truncated`. */
  *byte(): Steps<number> {
    if (this.#at >= this.#chunk.length && !(yield* this.#more())) throw truncated(this.place)
    return this.#chunk[this.#at++] ?? 0
  }

  /** At most `count` bytes, in a buffer of their own; fewer only where the archive ends. `refuse` sees each part before the next one is waited for. */
  *upTo(count: number, refuse?: (part: Buffer) => void): Steps<Buffer> {
    const parts: Buffer[] = []
    let missing = count
    while (missing > 0 && (yield* this.#more())) {
      const part = Buffer.from(this.#chunk.subarray(this.#at, this.#at + missing))
      this.#at += part.length
      missing -= part.length
      refuse?.(part)
      parts.push(part)
    }
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts)
  }

  /** Exactly `count` bytes. Throws `archive-truncated`. */
  *bytes(count: number, refuse?: (part: Buffer) => void): Steps<Buffer> {
    const taken = yield* this.upTo(count, refuse)
    if (taken.length < count) throw truncated(this.place)
    return taken
  }

  /** An integer as the format writes it: a sign byte, then four bytes, the lowest first. Throws `archive-damaged`. */
  *integer(): Steps<number> {
    const chunk = this.#chunk
    const at = this.#at
    let sign: number
    let size: number
    if (at + 5 <= chunk.length) {
      sign = chunk[at] ?? 0
      size = ((chunk[at + 1] ?? 0) | (chunk[at + 2] ?? 0) << 8 | (chunk[at + 3] ?? 0) << 16 | (chunk[at + 4] ?? 0) << 24) >>> 0
      this.#at = at + 5
    } else {
      const bytes = yield* this.bytes(5)
      sign = bytes.readUInt8(0)
      size = bytes.readUInt32LE(1)
    }
    // -2147483648 exists: an object id of 2^31 is written so.
    if (sign > 1 || size > 0x7fffffff + sign || (sign === 1 && size === 0)) {
      throw damaged(`the archive is damaged at byte ${this.position - 5}, ${this.place}: no integer of pg_dump`)
    }
    return sign === 1 ? -size : size
  }

  /**
   * A string as the format writes it, or null. Names and definitions are in the encoding of the dump: read as UTF-8
   * where they are that, else byte by byte (as Latin-1), so that nothing is lost. Throws `archive-damaged`.
   */
  *string(): Steps<string | null> {
    const length = yield* this.integer()
    if (length === -1) return null
    if (length < 0 || length > longestString) {
      throw damaged(`the archive is damaged at byte ${this.position - 5}, ${this.place}: a text of ${length} bytes`)
    }
    // No server has a zero byte in a text, and one comes soon after its end: a damaged length does not take in what follows.
    const bytes = yield* this.bytes(length, (part) => {
      if (part.includes(0)) throw damaged(`the archive is damaged before byte ${this.position}, ${this.place}: a zero byte in a text of ${length} bytes`)
    })
    return isUtf8(bytes) ? bytes.toString('utf8') : bytes.toString('latin1')
  }
}
