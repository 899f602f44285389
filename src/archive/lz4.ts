import { lz4Wasm } from './lz4-wasm.ts'
import { compiled, type Memory } from './web-assembly.ts'

interface Exports {
  readonly memory: Memory
  prepare(size: number): void
  inputAddress(): number
  outputAddress(): number
  storeBlock(length: number, linked: boolean): number
  decodeBlock(length: number, linked: boolean): number
  hashStart(slot: number): void
  hashUpdate(slot: number, address: number, length: number): void
  hashResult(slot: number): number
}

type Phase = 'magic' | 'flags' | 'descriptor' | 'block size' | 'block' | 'block checksum' | 'content checksum' | 'ended'

const magic = 0x184d2204
const storedBit = 0x80000000
const blockSizes: Record<number, number> = { 4: 65_536, 5: 262_144, 6: 1_048_576, 7: 4_194_304 }
const headerSlot = 0
const contentSlot = 1

let instance: (() => unknown) | undefined

/**
 * Decodes one LZ4 frame that comes in pieces; memory is bounded by two blocks (64 KB each as pg_dump writes them, at most
 * 4 MB) and 64 KB. All checksums that the frame has are verified. One decoder serves one frame after another.
 * Source: the LZ4 frame format description 1.6.
 */
export class Lz4FrameDecoder {
  readonly #exports: Exports
  #sink: (bytes: Uint8Array) => void = () => undefined
  #phase: Phase = 'magic'
  /** The current field: how many bytes it needs, how many it has, and (fields of up to 19 bytes) what they are. */
  #wanted = 4
  #have = 0
  readonly #field = Buffer.alloc(19)
  #capacity = 0
  #linked = true
  #blockChecksums = false
  #contentChecksum = false
  #contentSize: bigint | undefined
  #content = 0n
  #stored = false
  #blockLength = 0

  constructor() {
    instance ??= compiled(lz4Wasm)
    this.#exports = instance() as Exports
  }

  /** Begins a frame, whose content goes to `sink`; the bytes that it is given are valid only during the call. */
  start(sink: (bytes: Uint8Array) => void): void {
    this.#sink = sink
    this.#expect('magic', 4)
    this.#content = 0n
  }

  /** Takes the next bytes of the frame. Throws a plain Error that says what is wrong with them. */
  write(bytes: Uint8Array): void {
    let at = 0
    while (at < bytes.length) {
      if (this.#phase === 'ended') throw new Error('bytes after the end of the frame')
      const part = bytes.subarray(at, at + this.#wanted - this.#have)
      if (this.#phase === 'block') this.#memory().set(part, this.#exports.inputAddress() + this.#have)
      else this.#field.set(part, this.#have)
      this.#have += part.length
      at += part.length
      if (this.#have === this.#wanted) this.#complete()
    }
  }

  /** Throws a plain Error if the frame is not complete. */
  end(): void {
    if (this.#phase !== 'ended') throw new Error(`unexpected end, at the ${this.#phase}`)
  }

  #memory(): Uint8Array {
    return new Uint8Array(this.#exports.memory.buffer)
  }

  #expect(phase: Phase, bytes: number): void {
    this.#phase = phase
    this.#wanted = bytes
    this.#have = 0
  }

  #complete(): void {
    switch (this.#phase) {
      case 'magic':
        if (this.#field.readUInt32LE(0) !== magic) throw new Error('no LZ4 frame begins here')
        this.#expect('flags', 2)
        break
      case 'flags':
        this.#readFlags()
        break
      case 'descriptor':
        this.#readDescriptor()
        break
      case 'block size':
        this.#readBlockSize()
        break
      case 'block':
        if (this.#blockChecksums) this.#expect('block checksum', 4)
        else this.#decode()
        break
      case 'block checksum':
        this.#verify(this.#checksum(this.#blockLength), 'a block')
        this.#decode()
        break
      case 'content checksum':
        this.#verify(this.#exports.hashResult(contentSlot) >>> 0, 'the content')
        this.#expect('ended', 0)
        break
      case 'ended':
        break
    }
  }

  #readFlags(): void {
    const [flags = 0, sizes = 0] = this.#field
    const capacity = blockSizes[sizes >> 4]
    const reserved = (flags & 0b10) | (sizes & 0b10001111)
    if (flags >> 6 !== 1 || reserved !== 0 || capacity === undefined) throw new Error('a frame header that does not exist')
    if ((flags & 0b1) !== 0) throw new Error('a frame that needs a dictionary')
    this.#capacity = capacity
    this.#linked = (flags & 0b100000) === 0
    this.#blockChecksums = (flags & 0b10000) !== 0
    this.#contentChecksum = (flags & 0b100) !== 0
    const sized = (flags & 0b1000) !== 0
    this.#contentSize = sized ? 0n : undefined
    // The flags stay at the start of the field: the checksum of the header covers them.
    this.#phase = 'descriptor'
    this.#wanted = 2 + (sized ? 8 : 0) + 1
  }

  #readDescriptor(): void {
    const length = this.#wanted - 1
    if (this.#contentSize !== undefined) this.#contentSize = this.#field.readBigUInt64LE(2)
    this.#exports.prepare(this.#capacity)
    this.#memory().set(this.#field.subarray(0, length), this.#exports.inputAddress())
    const checksum = (this.#checksum(length) >>> 8) & 0xff
    if (checksum !== this.#field[length]) throw new Error('the frame header fails its checksum')
    this.#exports.hashStart(contentSlot)
    this.#expect('block size', 4)
  }

  #readBlockSize(): void {
    const size = this.#field.readUInt32LE(0)
    if (size === 0) {
      if (this.#contentSize !== undefined && this.#contentSize !== this.#content) {
        throw new Error('the content is not as long as the frame says')
      }
      if (this.#contentChecksum) this.#expect('content checksum', 4)
      else this.#expect('ended', 0)
      return
    }
    this.#stored = size >= storedBit
    this.#blockLength = this.#stored ? size - storedBit : size
    if (this.#blockLength > this.#capacity || this.#blockLength === 0) throw new Error(`a block of ${this.#blockLength} bytes`)
    this.#expect('block', this.#blockLength)
  }

  #decode(): void {
    const exports = this.#exports
    const length = this.#stored
      ? exports.storeBlock(this.#blockLength, this.#linked)
      : exports.decodeBlock(this.#blockLength, this.#linked)
    if (length < 0) throw new Error('a block that cannot be decoded')
    const address = exports.outputAddress()
    if (this.#contentChecksum) exports.hashUpdate(contentSlot, address, length)
    this.#content += BigInt(length)
    this.#expect('block size', 4)
    this.#sink(this.#memory().subarray(address, address + length))
  }

  /** Of so many bytes of the input. */
  #checksum(length: number): number {
    this.#exports.hashStart(headerSlot)
    this.#exports.hashUpdate(headerSlot, this.#exports.inputAddress(), length)
    return this.#exports.hashResult(headerSlot) >>> 0
  }

  #verify(checksum: number, what: string): void {
    if (checksum !== this.#field.readUInt32LE(0)) throw new Error(`${what} fails its checksum`)
  }
}
