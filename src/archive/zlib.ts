import {
  createGunzip, createInflate, createZstdDecompress, gunzipSync, inflateSync, zstdDecompressSync,
  type Gunzip, type Inflate, type ZstdDecompress,
} from 'node:zlib'
import { codeOf } from '../kit/errors.ts'
import { letGo } from '../kit/let-go.ts'
import { bufferBytes, type Buffers } from './buffers.ts'
import { corrupt, type Decompressor, type Sink } from './decompressor.ts'
import type { Steps } from './intake.ts'

interface Options { readonly chunkSize?: number; readonly maxOutputLength?: number; readonly info?: boolean }
export interface Method {
  readonly name: string
  readonly open: (options: Options) => Inflate | Gunzip | ZstdDecompress
  readonly whole: (bytes: Uint8Array, options: Options) => unknown
}
/** A zlib stream, as the custom format has it. */
export const inflate: Method = { name: 'zlib', open: createInflate, whole: inflateSync }
/** A gzip file, as the directory format has it. */
export const gunzip: Method = { name: 'gzip', open: createGunzip, whole: gunzipSync }
export const zstd: Method = { name: 'zstd', open: createZstdDecompress, whole: zstdDecompressSync }

const outputSize = 262_144
// What is small is decompressed at once: 2,000 tiny tables, or a million tiny large objects, need no stream each.
const smallOutput = 1_048_576
// What zstd takes up to level 19; 20 to 22 take up to 128 MB.
const mostShared = 8_388_608

/** gzip and zstd by Node's own zlib, on its thread pool: the next bytes are hashed while the ones after them decompress. */
export class ZlibDecompressor implements Decompressor {
  readonly #method: Method
  readonly #buffers: Buffers
  #input: Uint8Array | undefined
  #what = ''
  #sink: Sink = () => undefined
  #filled = 0
  #stream: Inflate | Gunzip | ZstdDecompress | undefined
  #window = 0
  #fed = 0
  #undelivered = 0
  #ended = false
  #failure: { thrown: unknown } | undefined

  constructor(method: Method, buffers: Buffers) {
    this.#method = method
    this.#buffers = buffers
  }

  start(what: string, sink: Sink): void {
    this.#what = what
    this.#sink = sink
    this.#filled = 0
  }

  *write(bytes: Uint8Array): Steps<void> {
    let at = 0
    while (at < bytes.length) {
      const part = bytes.subarray(at, at + bufferBytes - this.#filled)
      const input = this.#input ?? (yield* this.#taken())
      input.set(part, this.#filled)
      this.#filled += part.length
      at += part.length
      if (this.#filled === bufferBytes) yield* this.#send()
    }
  }

  *end(): Steps<void> {
    yield* this.flush()
    yield* this.#buffers.until(() => this.isThrough)
    this.conclude()
  }

  *flush(): Steps<void> {
    if (this.#stream === undefined && this.#decompressedAtOnce()) return
    yield* this.#send()
    this.#stream?.end()
  }

  get isThrough(): boolean {
    return this.#stream === undefined || this.#failure !== undefined || this.#ended && this.#undelivered === 0
  }

  get holdsMuch(): boolean {
    return this.#stream !== undefined && this.#window > mostShared
  }

  conclude(): void {
    if (this.#stream === undefined) return
    const used = this.#stream.bytesWritten
    this.close()
    if (this.#failure !== undefined) throw this.#failure.thrown
    if (used !== this.#fed) throw corrupt(this.#what, this.#method.name, new Error('bytes after the end of the stream'))
  }

  close(): void {
    this.#stream?.destroy()
    this.#stream = undefined
  }

  /** A buffer of those that all share, to be filled. */
  *#taken(): Steps<Uint8Array> {
    yield* this.#unlessFailed(() => (this.#input = this.#buffers.take()) !== undefined)
    return this.#input as unknown as Uint8Array
  }

  /** True when all was small and has gone to the sink; false when it needs a stream after all. */
  #decompressedAtOnce(): boolean {
    const bytes = this.#input?.subarray(0, this.#filled) ?? new Uint8Array(0)
    let result: { buffer: Uint8Array; engine: { bytesWritten: number } }
    try {
      // `info` is what makes it say how much of the input it used.
      result = this.#method.whole(bytes, { info: true, maxOutputLength: smallOutput }) as typeof result
    } catch (thrown) {
      if (codeOf(thrown) === 'ERR_BUFFER_TOO_LARGE') return false
      throw corrupt(this.#what, this.#method.name, thrown)
    }
    if (result.engine.bytesWritten !== bytes.length) {
      throw corrupt(this.#what, this.#method.name, new Error('bytes after the end of the stream'))
    }
    this.#sink(result.buffer)
    return true
  }

  #open(): Inflate | Gunzip | ZstdDecompress {
    const stream = this.#method.open({ chunkSize: outputSize })
    this.#window = this.#method === zstd && this.#input !== undefined ? windowOf(this.#input) : 0
    this.#fed = 0
    this.#undelivered = 0
    this.#ended = false
    this.#failure = undefined
    // Hashed a moment later, for then the thread pool has been given its next bytes and works at the same time.
    stream.on('data', (bytes: Uint8Array) => {
      this.#undelivered++
      queueMicrotask(() => { this.#deliver(bytes) })
    })
    stream.on('end', () => {
      this.#ended = true
      this.#buffers.wake()
    })
    stream.on('error', (thrown) => { this.#fail(corrupt(this.#what, this.#method.name, thrown)) })
    return stream
  }

  #deliver(bytes: Uint8Array): void {
    this.#undelivered--
    if (this.#failure !== undefined) return
    try {
      this.#sink(bytes)
      letGo(bytes, outputSize)
      this.#buffers.wake()
    } catch (thrown) {
      this.#fail(thrown)
    }
  }

  #fail(thrown: unknown): void {
    this.#failure ??= { thrown }
    this.#buffers.wake()
  }

  /** Gives what has been collected to the thread pool, which gives the buffer back. */
  *#send(): Steps<void> {
    this.#stream ??= this.#open()
    if (this.#ended) throw corrupt(this.#what, this.#method.name, new Error('bytes after the end of the stream'))
    const input = this.#input
    if (input !== undefined) {
      this.#input = undefined
      this.#fed += this.#filled
      this.#stream.write(input.subarray(0, this.#filled), () => { this.#buffers.give(input) })
      this.#filled = 0
    }
    yield* this.#unlessFailed(() => true)
  }

  *#unlessFailed(condition: () => boolean): Steps<void> {
    yield* this.#buffers.until(() => this.#failure !== undefined || condition())
    if (this.#failure === undefined) return
    this.close()
    throw this.#failure.thrown
  }
}

/** The window of a zstd frame, in bytes: of one that was written as a whole, its content (RFC 8878, 3.1.1.1). */
function windowOf(frame: Uint8Array): number {
  const [descriptor = 0, window = 0] = frame.subarray(4)
  if ((descriptor & 0b10_0000) === 0) return 2 ** (10 + (window >> 3)) * (1 + (window & 7) / 8)
  const size = [1, 2, 4, 6][descriptor >> 6] ?? 0
  const at = 5 + ([0, 1, 2, 4][descriptor & 3] ?? 0)
  return Buffer.from(frame.subarray(at, at + size)).readUIntLE(0, size)
}
