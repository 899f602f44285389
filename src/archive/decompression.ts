import { corrupt, type Decompressor, type Sink } from './decompressor.ts'
import type { Compression } from './header.ts'
import type { Steps } from './intake.ts'
import { Lz4FrameDecoder } from './lz4.ts'
import { Buffers } from './buffers.ts'
import { Lanes } from './lanes.ts'
import { gunzip, inflate, zstd, ZlibDecompressor } from './zlib.ts'

/** The decompressor for an archive. In the custom format gzip means zlib streams, in a directory it means gzip files. */
export function decompressorFor(compression: Compression, format: 'custom' | 'directory', buffers = new Buffers()): Decompressor {
  switch (compression) {
    case 'none': return new Unchanged()
    case 'gzip': return new ZlibDecompressor(format === 'custom' ? inflate : gunzip, buffers)
    case 'zstd': return new ZlibDecompressor(zstd, buffers)
    case 'lz4': return new Lz4Decompressor()
  }
}

/** Decompressors for several streams of an archive in the custom format at once: `ahead` of them, where they work outside this thread. */
export function lanesFor(compression: Compression, ahead: number): Lanes {
  const count = compression === 'gzip' || compression === 'zstd' ? ahead : 1
  const buffers = new Buffers(count > 1 ? bytesAhead : undefined)
  return new Lanes(Array.from({ length: count }, () => decompressorFor(compression, 'custom', buffers)), buffers)
}

// Enough for the end of one large table to be worked on beside the next.
const bytesAhead = 48 * 1024 * 1024

class Unchanged implements Decompressor {
  #sink: Sink = () => undefined

  start(_what: string, sink: Sink): void {
    this.#sink = sink
  }

  *write(bytes: Uint8Array): Steps<void> {
    this.#sink(bytes)
  }

  *end(): Steps<void> { /* nothing is held back */ }

  *flush(): Steps<void> { /* nothing is held back */ }

  readonly isThrough = true

  readonly holdsMuch = false

  conclude(): void { /* nothing was left to fail */ }

  close(): void { /* nothing is open */ }
}

class Lz4Decompressor implements Decompressor {
  readonly #decoder = new Lz4FrameDecoder()
  #what = ''
  #refused: { thrown: unknown } | undefined

  start(what: string, sink: Sink): void {
    this.#what = what
    this.#refused = undefined
    this.#decoder.start((bytes) => {
      try {
        sink(bytes)
      } catch (thrown) {
        this.#refused = { thrown }
        throw thrown
      }
    })
  }

  *write(bytes: Uint8Array): Steps<void> {
    this.#attempt(() => { this.#decoder.write(bytes) })
  }

  *end(): Steps<void> {
    this.#attempt(() => { this.#decoder.end() })
  }

  *flush(): Steps<void> {
    yield* this.end()
  }

  readonly isThrough = true

  readonly holdsMuch = false

  conclude(): void { /* what fails is thrown at once */ }

  close(): void { /* nothing is open */ }

  #attempt(act: () => void): void {
    try {
      act()
    } catch (thrown) {
      throw this.#refused === undefined ? corrupt(this.#what, 'lz4', thrown) : this.#refused.thrown
    }
  }
}
