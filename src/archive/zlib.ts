import {
  createGunzip, createInflate, createZstdDecompress, gunzipSync, inflateSync, zstdDecompressSync,
  type Gunzip, type Inflate, type ZstdDecompress,
} from 'node:zlib'
import { codeOf } from '../kit/errors.ts'
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

// pg_dump before 17 compresses into frames of 4 KB: as many as fit here go to the thread pool at once.
const inputSize = 65_536
// A write that is being worked on, one that waits, and one that is being filled.
const inputs = 3
const outputSize = 262_144
// What is small is decompressed at once: 2,000 tiny tables, or a million tiny large objects, need no stream each.
const smallOutput = 1_048_576

/** gzip and zstd by Node's own zlib, on its thread pool: the next bytes are hashed while the ones after them decompress. */
export class ZlibDecompressor implements Decompressor {
  readonly #method: Method
  readonly #inputs: Uint8Array[] = []
  #turn = 0
  #filled = 0
  #what = ''
  #sink: Sink = () => undefined
  #stream: Inflate | Gunzip | ZstdDecompress | undefined
  #fed = 0
  #underWay = 0
  #undelivered = 0
  #ended = false
  #failure: { thrown: unknown } | undefined
  #wake: () => void = () => undefined

  constructor(method: Method) {
    this.#method = method
    for (let count = 0; count < inputs; count++) this.#inputs.push(Buffer.allocUnsafeSlow(inputSize))
  }

  start(what: string, sink: Sink): void {
    this.#what = what
    this.#sink = sink
    this.#filled = 0
  }

  *write(bytes: Uint8Array): Steps<void> {
    let at = 0
    while (at < bytes.length) {
      const part = bytes.subarray(at, at + inputSize - this.#filled)
      this.#input().set(part, this.#filled)
      this.#filled += part.length
      at += part.length
      if (this.#filled === inputSize) yield* this.#send()
    }
  }

  *end(): Steps<void> {
    if (this.#stream === undefined && this.#decompressedAtOnce()) return
    yield* this.#send()
    this.#stream?.end()
    yield* this.#until(() => this.#ended && this.#undelivered === 0)
    const used = this.#stream?.bytesWritten
    this.close()
    if (used !== this.#fed) throw corrupt(this.#what, this.#method.name, new Error('bytes after the end of the stream'))
  }

  close(): void {
    this.#stream?.destroy()
    this.#stream = undefined
  }

  #input(): Uint8Array {
    return this.#inputs[this.#turn] ?? new Uint8Array(0)
  }

  /** True when all was small and has gone to the sink; false when it needs a stream after all. */
  #decompressedAtOnce(): boolean {
    const bytes = this.#input().subarray(0, this.#filled)
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
    this.#fed = 0
    this.#underWay = 0
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
      this.#wake()
    })
    stream.on('error', (thrown) => { this.#fail(corrupt(this.#what, this.#method.name, thrown)) })
    return stream
  }

  #deliver(bytes: Uint8Array): void {
    this.#undelivered--
    if (this.#failure !== undefined) return
    try {
      this.#sink(bytes)
      letGo(bytes)
      this.#wake()
    } catch (thrown) {
      this.#fail(thrown)
    }
  }

  #fail(thrown: unknown): void {
    this.#failure ??= { thrown }
    this.#wake()
  }

  /** Gives what has been collected to the thread pool, and waits until there is an input buffer that it does not use. */
  *#send(): Steps<void> {
    this.#stream ??= this.#open()
    if (this.#ended) throw corrupt(this.#what, this.#method.name, new Error('bytes after the end of the stream'))
    const bytes = this.#input().subarray(0, this.#filled)
    this.#underWay++
    this.#fed += bytes.length
    this.#stream.write(bytes, () => {
      this.#underWay--
      this.#wake()
    })
    this.#turn = (this.#turn + 1) % inputs
    this.#filled = 0
    yield* this.#until(() => this.#ended || this.#underWay < inputs)
  }

  *#until(condition: () => boolean): Steps<void> {
    while (this.#failure === undefined && !condition()) {
      yield new Promise<void>((resolve) => { this.#wake = resolve })
    }
    if (this.#failure === undefined) return
    this.close()
    throw this.#failure.thrown
  }
}

/** Frees the memory of an output buffer whose last bytes these are, at once: the collector would run through the heap for every 32 MB of them. */
function letGo({ buffer, byteOffset, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === outputSize && byteOffset + byteLength === outputSize) buffer.transfer(0)
}
