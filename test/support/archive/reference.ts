// The fingerprint once more, as plainly as it can be written: no chunks, no blocks, no WebAssembly.

const mask = (1n << 64n) - 1n
const c1 = 0x87c37b91114253d5n
const c2 = 0x4cf5ad432745937fn
const rotate = (value: bigint, by: bigint): bigint => ((value << by) | (value >> (64n - by))) & mask
const times = (one: bigint, two: bigint): bigint => (one * two) & mask

function finalMix(value: bigint): bigint {
  let k = value
  k ^= k >> 33n
  k = times(k, 0xff51afd7ed558ccdn)
  k ^= k >> 33n
  k = times(k, 0xc4ceb9fe1a85ec53n)
  return k ^ (k >> 33n)
}

/** The 8 bytes from `at`, the lowest first, with zeros where the bytes have ended. */
function word(bytes: Uint8Array, at: number): bigint {
  let value = 0n
  for (let index = 7; index >= 0; index--) value = (value << 8n) | BigInt(bytes[at + index] ?? 0)
  return value
}

/** MurmurHash3 x64 128 as its author published it. */
export function murmur3(bytes: Uint8Array, seed: number): [bigint, bigint] {
  let h1 = BigInt(seed)
  let h2 = BigInt(seed)
  const whole = bytes.length - bytes.length % 16
  for (let at = 0; at < whole; at += 16) {
    h1 ^= times(rotate(times(word(bytes, at), c1), 31n), c2)
    h1 = (times((rotate(h1, 27n) + h2) & mask, 5n) + 0x52dce729n) & mask
    h2 ^= times(rotate(times(word(bytes, at + 8), c2), 33n), c1)
    h2 = (times((rotate(h2, 31n) + h1) & mask, 5n) + 0x38495ab5n) & mask
  }
  h2 ^= times(rotate(times(word(bytes, whole + 8), c2), 33n), c1)
  h1 ^= times(rotate(times(word(bytes, whole), c1), 31n), c2)
  h1 ^= BigInt(bytes.length)
  h2 ^= BigInt(bytes.length)
  h1 = (h1 + h2) & mask
  h2 = (h2 + h1) & mask
  h1 = finalMix(h1)
  h2 = finalMix(h2)
  h1 = (h1 + h2) & mask
  h2 = (h2 + h1) & mask
  return [h1, h2]
}

const seed = 0x9747b28c

/** The fingerprint of these units. */
export function fingerprintOf(units: Iterable<Uint8Array>): string {
  let one = 0n
  let two = 0n
  for (const unit of units) {
    const [h1, h2] = murmur3(unit, seed)
    one = (one + h1) & mask
    two = (two + h2) & mask
  }
  return one.toString(16).padStart(16, '0') + two.toString(16).padStart(16, '0')
}

/** The rows of COPY text, without their newlines. */
export function rowsOf(copy: Uint8Array): Uint8Array[] {
  const rows: Uint8Array[] = []
  let start = 0
  for (let at = copy.indexOf(10); at >= 0; at = copy.indexOf(10, start)) {
    rows.push(copy.subarray(start, at))
    start = at + 1
  }
  return rows
}

/** A large object as it is hashed: its object id, the lowest byte first, then its content. */
export function largeObjectUnit(objectId: number, content: Uint8Array): Uint8Array {
  const id = Buffer.alloc(4)
  id.writeUInt32LE(objectId)
  return Buffer.concat([id, content])
}
