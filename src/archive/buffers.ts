import type { Steps } from './intake.ts'

/** pg_dump before 17 compresses into frames of 4 KB: as many as fit here go to the thread pool at once. */
export const bufferBytes = 65_536
// One that is being worked on, one that waits, and one that is being filled.
const fewest = 3

/**
 * The buffers in which compressed bytes wait for the thread pool, shared by everything that decompresses for one reader: together they are all that is
 * read ahead. And the reader's own waiting, which whatever happens to one of them ends.
 */
export class Buffers {
  readonly #most: number
  readonly #free: Uint8Array[] = []
  #made = 0
  #wake: () => void = () => undefined

  /** `bytes`: what may be read ahead; without it, no more than keeps the thread pool at work. */
  constructor(bytes = 0) {
    this.#most = Math.max(fewest, Math.floor(bytes / bufferBytes))
  }

  /** A buffer, or undefined when all are under way. */
  take(): Uint8Array | undefined {
    const free = this.#free.pop()
    if (free !== undefined || this.#made === this.#most) return free
    this.#made++
    return Buffer.allocUnsafeSlow(bufferBytes)
  }

  give(buffer: Uint8Array): void {
    this.#free.push(buffer)
    this.wake()
  }

  /** Something has happened that the reader may wait for. */
  wake(): void {
    this.#wake()
  }

  /** Waits until something holds; it is looked at again whenever something has happened. */
  *until(condition: () => boolean): Steps<void> {
    while (!condition()) yield new Promise<void>((resolve) => { this.#wake = resolve })
  }
}
