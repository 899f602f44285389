import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync, randomBytes } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { Transform } from 'node:stream'
import { letGo, letGoIfGiven } from '../kit/let-go.ts'
import { damagedCiphertext, truncatedCiphertext } from './failures.ts'
import { PieceCutter } from './pieces.ts'

// The payload of age-encryption.org/v1: a nonce, then STREAM of ChaCha20-Poly1305 over pieces of 64 KiB (C2SP, age.md).
const pieceBytes = 64 * 1024
const tagBytes = 16
export const nonceBytes = 16
const cipherName = 'chacha20-poly1305'

/** As an object: from bytes, node makes one anew for each piece, which takes four times as long. */
function payloadKey(fileKey: Uint8Array, nonce: Uint8Array): KeyObject {
  return createSecretKey(new Uint8Array(hkdfSync('sha256', fileKey, nonce, 'payload', 32)))
}

/** An 11-byte counter and a byte that marks the last piece. */
function pieceNonce(index: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(index, 5, 6)
  nonce[11] = isLast ? 1 : 0
  return nonce
}

/** Plain bytes in, a whole age file out. The header is made when the stream begins (a passphrase takes about a second). */
export class AgeSealing extends Transform {
  readonly #makeHeader: () => Promise<{ header: Buffer; fileKey: Uint8Array }>
  readonly #cutter = new PieceCutter(pieceBytes)
  #key: KeyObject = createSecretKey(Buffer.alloc(0))
  #index = 0

  constructor(makeHeader: () => Promise<{ header: Buffer; fileKey: Uint8Array }>) {
    super()
    this.#makeHeader = makeHeader
  }

  override _construct(callback: (problem?: Error | null) => void): void {
    this.#makeHeader().then(({ header, fileKey }) => {
      const nonce = randomBytes(nonceBytes)
      this.#key = payloadKey(fileKey, nonce)
      this.push(Buffer.concat([header, nonce]))
      callback()
    }).catch((problem: unknown) => { callback(problem as Error) })
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, callback: () => void): void {
    const sealed: Buffer[] = []
    this.#cutter.feed(chunk, (piece) => { sealed.push(...this.#sealed(piece, false)) })
    if (sealed.length > 0) this.push(Buffer.concat(sealed))
    for (const used of sealed) letGo(used)
    letGoIfGiven(chunk)
    callback()
  }

  override _flush(callback: () => void): void {
    this.push(Buffer.concat(this.#sealed(this.#cutter.last(), true)))
    callback()
  }

  #sealed(piece: Buffer, isLast: boolean): Buffer[] {
    const cipher = createCipheriv(cipherName, this.#key, pieceNonce(this.#index++, isLast), { authTagLength: tagBytes })
    const sealed = cipher.update(piece)
    cipher.final()
    return [sealed, cipher.getAuthTag()]
  }
}

/**
 * The payload of an age file (what follows the nonce) in, plain bytes out. Every piece is authenticated before it goes out, but that
 * nothing is missing is known only at the end: whoever may not act on half a file reads to the end first.
 */
export class AgeOpening extends Transform {
  readonly #key: KeyObject
  readonly #cutter = new PieceCutter(pieceBytes + tagBytes)
  #index = 0

  constructor(fileKey: Uint8Array, nonce: Uint8Array) {
    super()
    this.#key = payloadKey(fileKey, nonce)
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, callback: (problem?: Error) => void): void {
    let problem: Error | undefined
    this.#cutter.feed(chunk, (piece) => {
      if (problem !== undefined) return
      const plain = this.#open(piece, false)
      if (plain === undefined) problem = this.#middleProblem(piece)
      else this.push(plain)
      this.#index++
    })
    callback(problem)
  }

  override _flush(callback: (problem?: Error) => void): void {
    const piece = this.#cutter.last()
    const plain = this.#open(piece, true)
    if (plain === undefined) {
      callback(this.#lastProblem(piece))
      return
    }
    if (plain.length === 0 && this.#index > 0) {
      callback(damagedCiphertext('the age file ends with an empty piece, which no writer makes'))
      return
    }
    this.push(plain)
    callback()
  }

  #open(piece: Buffer, isLast: boolean): Buffer | undefined {
    if (piece.length < tagBytes) return undefined
    const decipher = createDecipheriv(cipherName, this.#key, pieceNonce(this.#index, isLast), { authTagLength: tagBytes })
    decipher.setAuthTag(piece.subarray(piece.length - tagBytes))
    const plain = decipher.update(piece.subarray(0, piece.length - tagBytes))
    try {
      decipher.final()
      return plain
    } catch {
      return undefined
    }
  }

  #middleProblem(piece: Buffer): Error {
    if (this.#open(piece, true) !== undefined) {
      return damagedCiphertext(`the age file goes on after its end: bytes follow piece ${this.#index + 1}`)
    }
    return damagedCiphertext(`the age file is damaged: ${this.#where()} does not authenticate`)
  }

  #lastProblem(piece: Buffer): Error {
    // Cut at the border of two pieces, the last one left is good but for its mark.
    if (piece.length < tagBytes || this.#open(piece, false) !== undefined) {
      return truncatedCiphertext(`the age file ends too early: what follows ${this.#where()} is missing`)
    }
    // A changed byte and a cut within the last piece look the same from here; the size in the manifest tells them apart.
    return damagedCiphertext(`the age file is damaged: its end, ${this.#where()}, does not authenticate (it was changed, or cut off within that piece)`)
  }

  #where(): string {
    return `piece ${this.#index + 1} (from plain byte ${this.#index * pieceBytes} on)`
  }
}
