import type { Buffers } from './buffers.ts'
import type { Decompressor } from './decompressor.ts'
import type { Steps } from './intake.ts'

/** A stream that is through, or on its way, and what is to be done with what came out of it. */
interface Left {
  decompressor: Decompressor | undefined
  readonly finish: () => void
  failure: { thrown: unknown } | undefined
}

/**
 * Several streams of one archive decompressed at the same time, each by a decompressor of its own. What they come to is taken in the order in which they
 * stand in the archive, so that of several damages the first is told, as if they were read one after another.
 */
export class Lanes {
  readonly #all: readonly Decompressor[]
  readonly #idle: Decompressor[]
  readonly #left: Left[] = []
  readonly #buffers: Buffers

  constructor(decompressors: readonly Decompressor[], buffers: Buffers) {
    this.#all = decompressors
    this.#idle = [...decompressors]
    this.#buffers = buffers
  }

  /** A decompressor for the next stream; waits until one is through with its own. Throws what an earlier stream failed with. */
  *take(): Steps<Decompressor> {
    for (;;) {
      const idle = this.#idle.pop()
      if (idle !== undefined) return idle
      yield* this.#buffers.until(() => {
        this.#reap()
        return this.#idle.length > 0
      })
    }
  }

  /** Hands over the last of a stream and leaves it to itself; `finish` is called when it and all before it are through. Throws what one of them failed with. */
  *leave(decompressor: Decompressor, finish: () => void): Steps<void> {
    yield* decompressor.flush()
    this.#left.push({ decompressor, finish, failure: undefined })
    // Of those that hold as much as a reader may, there is one at a time.
    if (decompressor.holdsMuch) yield* this.settle()
    else this.#reap()
  }

  /** Waits until all streams that were left to themselves are through. Throws what the first of them failed with. */
  *settle(): Steps<void> {
    yield* this.#buffers.until(() => {
      this.#reap()
      return this.#left.length === 0
    })
  }

  /** Lets go of all streams. */
  close(): void {
    for (const decompressor of this.#all) decompressor.close()
  }

  #reap(): void {
    for (const left of this.#left) if (left.decompressor?.isThrough === true) this.#conclude(left, left.decompressor)
    for (;;) {
      const [first] = this.#left
      if (first === undefined || first.decompressor !== undefined) return
      if (first.failure === undefined) attempt(first, first.finish)
      if (first.failure !== undefined) throw first.failure.thrown
      this.#left.shift()
    }
  }

  #conclude(left: Left, decompressor: Decompressor): void {
    left.decompressor = undefined
    attempt(left, () => { decompressor.conclude() })
    this.#idle.push(decompressor)
  }
}

/** What fails stays with its stream: it is told as often as anybody asks, until the reader gives up. */
function attempt(left: Left, act: () => void): void {
  try {
    act()
  } catch (thrown) {
    left.failure = { thrown }
  }
}
