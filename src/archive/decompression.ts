import { corrupt, type Decompressor, type Sink } from './decompressor.ts'
import type { Compression } from './header.ts'
import type { Steps } from './intake.ts'
import { Lz4FrameDecoder } from './lz4.ts'
import { gunzip, inflate, zstd, ZlibDecompressor } from './zlib.ts'

/** The decompressor for an archive. In the custom format gzip means zlib streams, in a directory it means gzip files. */
export function decompressorFor(compression: Compression, format: 'custom' | 'directory'): Decompressor {
  switch (compression) {
    case 'none': return new Unchanged()
    case 'gzip': return new ZlibDecompressor(format === 'custom' ? inflate : gunzip)
    case 'zstd': return new ZlibDecompressor(zstd)
    case 'lz4': return new Lz4Decompressor()
  }
}

class Unchanged implements Decompressor {
  #sink: Sink = () => undefined

  start(_what: string, sink: Sink): void {
    this.#sink = sink
  }

  *write(bytes: Uint8Array): Steps<void> {
    this.#sink(bytes)
  }

  *end(): Steps<void> { /* nothing is held back */ }

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

  close(): void { /* nothing is open */ }

  #attempt(act: () => void): void {
    try {
      act()
    } catch (thrown) {
      throw this.#refused === undefined ? corrupt(this.#what, 'lz4', thrown) : this.#refused.thrown
    }
  }
}
