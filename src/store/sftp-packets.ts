/** SFTP version 3, as OpenSSH speaks it: draft-ietf-secsh-filexfer-02, and OpenSSH's PROTOCOL for the extensions. */
export const request = {
  init: 1, open: 3, close: 4, read: 5, write: 6, lstat: 7, opendir: 11, readdir: 12, remove: 13, mkdir: 14, stat: 17, rename: 18, extended: 200,
} as const
export const answer = { version: 2, status: 101, handle: 102, data: 103, name: 104, attributes: 105, extendedReply: 201 } as const
export const status = { ok: 0, endOfFile: 1, noSuchFile: 2, permissionDenied: 3, failure: 4, badMessage: 5, unsupported: 8 } as const
export const openFlags = { read: 1, write: 2, create: 8, exclusive: 32 } as const

export interface Attributes {
  readonly bytes: number
  readonly mode: number
  readonly modifiedAt: Date
}

/** Builds the body of a packet. */
export class PacketWriter {
  readonly #pieces: Buffer[] = []

  byte(value: number): this {
    this.#pieces.push(Buffer.from([value]))
    return this
  }

  uint32(value: number): this {
    const piece = Buffer.allocUnsafe(4)
    piece.writeUInt32BE(value)
    this.#pieces.push(piece)
    return this
  }

  uint64(value: number): this {
    const piece = Buffer.allocUnsafe(8)
    piece.writeBigUInt64BE(BigInt(value))
    this.#pieces.push(piece)
    return this
  }

  bytes(value: Buffer | string): this {
    const content = typeof value === 'string' ? Buffer.from(value, 'utf8') : value
    this.uint32(content.length)
    this.#pieces.push(content)
    return this
  }

  /** Attributes that carry the rights alone. */
  mode(mode: number): this {
    return this.uint32(4).uint32(mode)
  }

  /** The packet: its length, then its body. */
  packet(): Buffer {
    const body = Buffer.concat(this.#pieces)
    const head = Buffer.allocUnsafe(4)
    head.writeUInt32BE(body.length)
    return Buffer.concat([head, body])
  }
}

/** Reads the body of a packet. */
export class PacketReader {
  readonly #body: Buffer
  #offset = 0

  constructor(body: Buffer) {
    this.#body = body
  }

  get isAtEnd(): boolean {
    return this.#offset >= this.#body.length
  }

  byte(): number {
    return this.#body.readUInt8(this.#offset++)
  }

  uint32(): number {
    this.#offset += 4
    return this.#body.readUInt32BE(this.#offset - 4)
  }

  uint64(): number {
    this.#offset += 8
    return Number(this.#body.readBigUInt64BE(this.#offset - 8))
  }

  bytes(): Buffer {
    const length = this.uint32()
    const from = this.#offset
    if (from + length > this.#body.length) throw new RangeError('an SFTP packet is shorter than it says')
    this.#offset += length
    return this.#body.subarray(from, this.#offset)
  }

  text(): string {
    return this.bytes().toString('utf8')
  }

  attributes(): Attributes {
    const flags = this.uint32()
    const bytes = (flags & 1) === 0 ? 0 : this.uint64()
    if ((flags & 2) !== 0) this.#offset += 8
    const mode = (flags & 4) === 0 ? 0 : this.uint32()
    let modified = 0
    if ((flags & 8) !== 0) {
      this.#offset += 4
      modified = this.uint32()
    }
    if ((flags & 0x80000000) !== 0) for (let left = this.uint32(); left > 0; left--) { this.bytes(); this.bytes() }
    return { bytes, mode, modifiedAt: new Date(modified * 1000) }
  }
}
