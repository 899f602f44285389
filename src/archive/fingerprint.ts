import { KnownError } from '../kit/errors.ts'
import { damaged } from './damage.ts'
import { fingerprintWasm } from './fingerprint-wasm.ts'
import { compiled, type Memory } from './web-assembly.ts'

interface Exports {
  readonly memory: Memory
  stateAddress(): number
  stateSize(): number
  inputAddress(): number
  inputCapacity(): number
  feed(length: number): void
  feedFrames(length: number): number
  finishUnit(): void
}
interface Engine { readonly exports: Exports; readonly state: Uint8Array; readonly input: Uint8Array }

// The layout of a state, and the numbers in it, are those of assembly/fingerprint.ts.
const field = { sumOne: 16, sumTwo: 24, rows: 32, bytes: 40, rowLength: 48, mode: 92, after: 96, status: 112 } as const
const modeNumber = { 'rows': 0, 'rows-of-block': 1, 'unit': 2 } as const
const status = { running: 0, blockEnded: 1, badFrame: 2, badEnd: 3 } as const
const afterWholeTerminator = 3
const firstWindow = 2048

let engine: Engine | undefined

/** The one instance that all hashers of the process share; made at first use, in about a millisecond. */
function sharedEngine(): Engine {
  if (engine !== undefined) return engine
  const exports = compiled(fingerprintWasm)() as Exports
  const { buffer } = exports.memory
  engine = {
    exports,
    state: new Uint8Array(buffer, exports.stateAddress(), exports.stateSize()),
    input: new Uint8Array(buffer, exports.inputAddress(), exports.inputCapacity()),
  }
  return engine
}

/**
 * The state of one stream of rows or of large objects. It lives here, in 120 bytes, and visits the shared WebAssembly
 * instance only while bytes are being hashed, so that any number may exist at once and none has to be released.
 */
export class Fingerprint {
  readonly #engine = sharedEngine()
  readonly #state = new Uint8Array(this.#engine.state.length)
  readonly #view = new DataView(this.#state.buffer)
  #window = firstWindow

  constructor(mode: keyof typeof modeNumber) {
    this.#view.setInt32(field.mode, modeNumber[mode], true)
  }

  /** Takes the next bytes, however they are cut. Throws `archive-damaged` when something follows the end of the rows. */
  write(bytes: Uint8Array): void {
    const { exports, state, input } = this.#engine
    state.set(this.#state)
    for (let at = 0; at < bytes.length; at += input.length) {
      const part = bytes.length <= input.length ? bytes : bytes.subarray(at, at + input.length)
      input.set(part)
      exports.feed(part.length)
    }
    this.#state.set(state)
    this.#refuseDamage()
  }

  /** Prepares for a block of length-prefixed frames, of which `writeFrames` is given the bytes. */
  startFrames(): void {
    this.#view.setInt32(field.status, status.running, true)
    this.#window = firstWindow
  }

  /**
   * Takes bytes of a block as the custom format frames them; returns how many of them belong to the block. Throws
   * `archive-damaged`. A block may be tiny and the next one follow in the same chunk, therefore the look ahead grows slowly.
   */
  writeFrames(bytes: Uint8Array): number {
    const { exports, state, input } = this.#engine
    state.set(this.#state)
    let used = 0
    let more = true
    while (more && used < bytes.length) {
      const part = bytes.subarray(used, used + this.#window)
      input.set(part)
      const taken = exports.feedFrames(part.length)
      used += taken
      more = taken === part.length && state[field.status] === status.running
      if (this.#window < input.length) this.#window *= 2
    }
    this.#state.set(state)
    this.#refuseDamage()
    return used
  }

  /** Whether the block ended with the last call of `writeFrames`. */
  get blockEnded(): boolean {
    return this.#state[field.status] === status.blockEnded
  }

  /** Ends one unit (a large object) and counts it. */
  finishUnit(): void {
    const { exports, state } = this.#engine
    state.set(this.#state)
    exports.finishUnit()
    this.#state.set(state)
  }

  /** Rows, or units, that are complete. */
  get rows(): bigint {
    return this.#view.getBigUint64(field.rows, true)
  }

  get bytes(): bigint {
    return this.#view.getBigUint64(field.bytes, true)
  }

  /** Whether the last row has begun but not ended. */
  get withinRow(): boolean {
    return this.#view.getBigUint64(field.rowLength, true) > 0n
  }

  /** Whether the line that ends the rows of a block, and the two empty lines after it, have come. */
  get terminated(): boolean {
    return this.#view.getInt32(field.after, true) === afterWholeTerminator
  }

  /** The sum of the hashes so far, 32 hexadecimal digits. */
  sum(): string {
    const hex = (at: number): string => this.#view.getBigUint64(at, true).toString(16).padStart(16, '0')
    return hex(field.sumOne) + hex(field.sumTwo)
  }

  #refuseDamage(): void {
    const state = this.#state[field.status]
    if (state === status.badFrame) throw damaged('the archive is damaged: a length inside a data block is no length')
    if (state === status.badEnd) throw damaged('the archive is damaged: something follows the end of a table\'s rows')
  }
}

/**
 * The order-independent fingerprint of rows in COPY's text format, for example the output of `COPY … TO STDOUT`: rows
 * that are equal byte for byte give equal fingerprints, whatever their order; duplicates count. Settings that shape
 * COPY text (DateStyle, IntervalStyle, extra_float_digits, bytea_output, client_encoding) must be those of pg_dump.
 */
export class RowHasher {
  readonly #fingerprint = new Fingerprint('rows')

  /** Takes the next bytes, cut anywhere. They are not kept. */
  write(chunk: Uint8Array): void {
    this.#fingerprint.write(chunk)
  }

  /** Complete rows so far. */
  get rows(): number {
    return Number(this.#fingerprint.rows)
  }

  /** Bytes so far, newlines included: the size of the COPY output. */
  get bytes(): number {
    return Number(this.#fingerprint.bytes)
  }

  /** The fingerprint, 32 hexadecimal digits. Throws `rows-incomplete` when the last row has no end. */
  digest(): string {
    if (this.#fingerprint.withinRow) {
      throw new KnownError('rows-incomplete', `the rows end inside row ${this.rows + 1}`, 'Read the COPY output to its end.')
    }
    return this.#fingerprint.sum()
  }
}

/** The order-independent fingerprint of large objects: each is hashed as a whole, its object id (4 bytes, lowest first) first. */
export class LargeObjectHasher {
  readonly fingerprint = new Fingerprint('unit')

  start(objectId: number): void {
    this.fingerprint.write(Uint8Array.of(objectId, objectId >>> 8, objectId >>> 16, objectId >>> 24))
  }

  /** Takes the next bytes of the object that was started. */
  write(chunk: Uint8Array): void {
    this.fingerprint.write(chunk)
  }

  finish(): void {
    this.fingerprint.finishUnit()
  }

  /** Objects finished. */
  get count(): number {
    return Number(this.fingerprint.rows)
  }

  /** Bytes of all finished objects. */
  get bytes(): number {
    return Number(this.fingerprint.bytes - 4n * this.fingerprint.rows)
  }

  /** The fingerprint, 32 hexadecimal digits. */
  digest(): string {
    return this.fingerprint.sum()
  }
}
