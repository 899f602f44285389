// The fingerprint of a multiset of rows, as WebAssembly: the lines of COPY text are found in a stream that arrives in
// pieces of any size, each line is hashed to 128 bits, and the hashes are added up, modulo 2^64 in each of two lanes.
// Addition makes the sum independent of the order of the rows, and makes duplicates count.
//
// The hash is MurmurHash3 x64 128 with seed 0x9747b28c over the bytes of the line without its newline, so that a stock
// library can recompute a fingerprint. (Seed 0 would hash an empty row to zero, and losing one would not show.) It reads
// 16 bytes at a time, takes in the length, and ends each row with its 64-bit finalizer in both lanes: rows that differ in a digit give hashes as different as random numbers, and the sums of rows
// with a structure (counters, repeated prefixes, swapped columns) collide no more often than sums of random numbers.
// It protects from accidents and bugs: a lost, doubled, cut or altered row, a flipped bit. It does not protect from
// somebody who may choose rows in order to keep the sum; the SHA-256 of the archive does.
//
// There is one working state in memory. The caller copies a stream's state in before a call and out after it, so that
// any number of streams share one instance and a forgotten stream costs nothing here.

const CAPACITY: i32 = 262144
const NEWLINE: u8 = 10

// The layout of the state, in bytes. `src/archive/fingerprint.ts` reads it by the same numbers.
const LANE_ONE = 0 // u64: hash so far of the unfinished row, xor SEED, so that a state of zeros is a fresh one
const LANE_TWO = 8
const SUM_ONE = 16 // u64: sum of the finished rows
const SUM_TWO = 24
const ROWS = 32 // u64
const BYTES = 40 // u64: all bytes taken as rows, newlines included
const ROW_LENGTH = 48 // u64: bytes of the unfinished row, those carried included
const CARRY = 56 // 32 bytes: the 0 to 15 last bytes that did not fill a block, then room for a whole store
const CARRIED = 88 // i32: how many they are
const MODE = 92 // i32
const AFTER = 96 // i32: after the terminator, 1 + the bytes seen since; 0 before it
const FRAME_LEFT = 100 // i32: bytes still to come of the current length-prefixed frame
const FRAME_HEAD = 104 // i32: how many of a frame header's five bytes have been read
const FRAME_LENGTH = 108 // u32: the length that they spell so far
const STATUS = 112 // i32
const STATE_SIZE = 120

// What the bytes are.
const ROWS_ALONE: i32 = 0 // the output of COPY ... TO STDOUT
const ROWS_OF_BLOCK: i32 = 1 // the same as pg_dump stores it: followed by the line `\.` and two empty lines
const ONE_UNIT: i32 = 2 // a large object, or a table's INSERT statements: hashed as a whole, whatever it contains

// How the stream stands.
const RUNNING: i32 = 0
const BLOCK_ENDED: i32 = 1
const BAD_FRAME: i32 = 2
const BAD_END: i32 = 3 // something else than two newlines behind the terminator

const STATE: usize = memory.data(128, 16)
const INPUT: usize = memory.data(262144 + 64, 16)
// 16 bytes of ones, then 16 of zeros: read at 16 - n, they keep the first n bytes of a block.
const KEEP: usize = memory.data<u8>([
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
], 16)

const SEED: u64 = 0x9747b28c
const C1: u64 = 0x87c37b91114253d5
const C2: u64 = 0x4cf5ad432745937f

export function stateAddress(): usize { return STATE }
export function stateSize(): i32 { return STATE_SIZE }
export function inputAddress(): usize { return INPUT }
export function inputCapacity(): i32 { return CAPACITY }

// @ts-ignore: decorator
@inline
function finalMix(value: u64): u64 {
  let k = value
  k ^= k >> 33
  k *= 0xff51afd7ed558ccd
  k ^= k >> 33
  k *= 0xc4ceb9fe1a85ec53
  k ^= k >> 33
  return k
}

let one: u64 = 0
let two: u64 = 0

// @ts-ignore: decorator
@inline
function mixBlock(first: u64, second: u64): void {
  let h1 = one
  let h2 = two
  h1 ^= rotl<u64>(first * C1, 31) * C2
  h1 = rotl<u64>(h1, 27) + h2
  h1 = h1 * 5 + 0x52dce729
  h2 ^= rotl<u64>(second * C2, 33) * C1
  h2 = rotl<u64>(h2, 31) + h1
  h2 = h2 * 5 + 0x38495ab5
  one = h1
  two = h2
}

/** Ends a row whose last `left` bytes (fewer than 16) stand at `address`, and adds its hash to the sum. */
// @ts-ignore: decorator
@inline
function finishRow(address: usize, left: i32, length: u64): void {
  const tail = v128.and(v128.load(address), v128.load(KEEP + 16 - left))
  let h1 = one ^ (rotl<u64>(v128.extract_lane<u64>(tail, 0) * C1, 31) * C2)
  let h2 = two ^ (rotl<u64>(v128.extract_lane<u64>(tail, 1) * C2, 33) * C1)
  h1 ^= length
  h2 ^= length
  h1 += h2
  h2 += h1
  h1 = finalMix(h1)
  h2 = finalMix(h2)
  h1 += h2
  h2 += h1
  store<u64>(STATE + SUM_ONE, load<u64>(STATE + SUM_ONE) + h1)
  store<u64>(STATE + SUM_TWO, load<u64>(STATE + SUM_TWO) + h2)
  store<u64>(STATE + ROWS, load<u64>(STATE + ROWS) + 1)
  one = SEED
  two = SEED
}

/** The newlines among the next 16 bytes, as bits; what stands at or behind `end` is left out. */
// @ts-ignore: decorator
@inline
function newlines(address: usize, end: usize): i32 {
  const found = i8x16.bitmask(i8x16.eq(v128.load(address), i8x16.splat(NEWLINE)))
  const left = <i32>(end - address)
  return left >= 16 ? found : found & ((1 << left) - 1)
}

let resume: usize = 0

/** Hashes the rows from `address` to `end`; false when the line `\.` came, after which `resume` says where to go on. */
function takeRows(address: usize, end: usize, terminated: bool): bool {
  let at = address
  one = load<u64>(STATE + LANE_ONE) ^ SEED
  two = load<u64>(STATE + LANE_TWO) ^ SEED
  let length = load<u64>(STATE + ROW_LENGTH)
  let carried = load<i32>(STATE + CARRIED)

  while (at < end) {
    if (carried > 0) {
      // The rest of a block that began in an earlier piece.
      const room = 16 - carried
      const here = min<i32>(room, <i32>(end - at))
      const found = newlines(at, at + here)
      const taken = found != 0 ? ctz(found) : here
      v128.store(STATE + CARRY + carried, v128.load(at))
      length += taken
      carried += taken
      at += taken
      if (found != 0) {
        at++
        if (terminated && length == 2 && load<u16>(STATE + CARRY) == 0x2e5c) return leaveAt(at)
        finishRow(STATE + CARRY, carried, length)
        carried = 0
        length = 0
      } else if (carried == 16) {
        mixBlock(load<u64>(STATE + CARRY), load<u64>(STATE + CARRY + 8))
        carried = 0
      }
      continue
    }
    const found = newlines(at, end)
    if (found != 0) {
      const left = ctz(found)
      length += left
      if (terminated && length == 2 && load<u16>(at) == 0x2e5c) return leaveAt(at + 3)
      finishRow(at, left, length)
      length = 0
      at += left + 1
    } else if (end - at >= 16) {
      mixBlock(load<u64>(at), load<u64>(at + 8))
      length += 16
      at += 16
    } else {
      carried = <i32>(end - at)
      v128.store(STATE + CARRY, v128.load(at))
      length += carried
      at = end
    }
  }
  store<u64>(STATE + LANE_ONE, one ^ SEED)
  store<u64>(STATE + LANE_TWO, two ^ SEED)
  store<u64>(STATE + ROW_LENGTH, length)
  store<i32>(STATE + CARRIED, carried)
  return true
}

/** Forgets the unfinished row, and says where to go on. */
function leaveAt(address: usize): bool {
  store<u64>(STATE + LANE_ONE, 0)
  store<u64>(STATE + LANE_TWO, 0)
  store<u64>(STATE + ROW_LENGTH, 0)
  store<i32>(STATE + CARRIED, 0)
  resume = address
  return false
}

/** Hashes the bytes as a part of one unit, whatever they contain. */
function takeUnit(address: usize, end: usize): void {
  let at = address
  one = load<u64>(STATE + LANE_ONE) ^ SEED
  two = load<u64>(STATE + LANE_TWO) ^ SEED
  let carried = load<i32>(STATE + CARRIED)
  while (at < end) {
    if (carried == 0 && end - at >= 16) {
      mixBlock(load<u64>(at), load<u64>(at + 8))
      at += 16
      continue
    }
    const taken = min<i32>(16 - carried, <i32>(end - at))
    v128.store(STATE + CARRY + carried, v128.load(at))
    carried += taken
    at += taken
    if (carried == 16) {
      mixBlock(load<u64>(STATE + CARRY), load<u64>(STATE + CARRY + 8))
      carried = 0
    }
  }
  store<u64>(STATE + LANE_ONE, one ^ SEED)
  store<u64>(STATE + LANE_TWO, two ^ SEED)
  store<u64>(STATE + ROW_LENGTH, load<u64>(STATE + ROW_LENGTH) + (end - address))
  store<i32>(STATE + CARRIED, carried)
}

/** What follows the terminator: nothing but two newlines, in every version of pg_dump. */
function takeEnd(address: usize, end: usize): void {
  let after = load<i32>(STATE + AFTER)
  for (let at = address; at < end; at++) {
    if (load<u8>(at) != NEWLINE || after > 2) {
      store<i32>(STATE + STATUS, BAD_END)
      return
    }
    after++
  }
  store<i32>(STATE + AFTER, after)
}

function take(address: usize, end: usize): void {
  const mode = load<i32>(STATE + MODE)
  let counted = end
  if (mode == ROWS_OF_BLOCK) {
    if (load<i32>(STATE + AFTER) > 0) {
      counted = address
      takeEnd(address, end)
    } else if (!takeRows(address, end, true)) {
      // The terminator is no row: its two bytes before this piece, or in it, are taken off again by the subtraction.
      counted = resume - 3
      store<i32>(STATE + AFTER, 1)
      takeEnd(resume, end)
    }
  } else if (mode == ROWS_ALONE) {
    takeRows(address, end, false)
  } else if (mode == ONE_UNIT) {
    takeUnit(address, end)
  }
  store<u64>(STATE + BYTES, load<u64>(STATE + BYTES) + <u64>(<i64>counted - <i64>address))
}

/** Takes the first `length` bytes of the input. */
export function feed(length: i32): void {
  take(INPUT, INPUT + length)
}

/**
 * Takes length-prefixed frames, as the custom format stores data: a sign byte, four bytes of length, so many bytes; a
 * length of zero ends the block. Returns how many bytes of the input belong to the block; STATUS tells whether it ended.
 * pg_dump before 17 writes one frame per row, which is why frames are read here and not by the caller.
 */
export function feedFrames(length: i32): i32 {
  const end = INPUT + length
  let at = INPUT
  let left = load<i32>(STATE + FRAME_LEFT)
  let head = load<i32>(STATE + FRAME_HEAD)
  let size = load<u32>(STATE + FRAME_LENGTH)
  while (at < end) {
    if (left > 0) {
      const here = min<i32>(left, <i32>(end - at))
      take(at, at + here)
      at += here
      left -= here
      if (load<i32>(STATE + STATUS) != RUNNING) break
      continue
    }
    if (head == 0 && end - at >= 5) {
      const sign = load<u8>(at)
      size = load<u32>(at + 1)
      at += 5
      if (sign != 0 || size > 0x7fffffff) {
        store<i32>(STATE + STATUS, BAD_FRAME)
        break
      }
    } else {
      const byte = load<u8>(at)
      at++
      if (head == 0) {
        size = 0
        if (byte != 0) {
          store<i32>(STATE + STATUS, BAD_FRAME)
          break
        }
      } else {
        size |= <u32>byte << ((head - 1) * 8)
      }
      head++
      if (head < 5) continue
      head = 0
      if (size > 0x7fffffff) {
        store<i32>(STATE + STATUS, BAD_FRAME)
        break
      }
    }
    if (size == 0) {
      store<i32>(STATE + STATUS, BLOCK_ENDED)
      break
    }
    left = <i32>size
  }
  store<i32>(STATE + FRAME_LEFT, left)
  store<i32>(STATE + FRAME_HEAD, head)
  store<u32>(STATE + FRAME_LENGTH, size)
  return <i32>(at - INPUT)
}

/** Ends the unit: its hash is added to the sum, and the next may begin. */
export function finishUnit(): void {
  one = load<u64>(STATE + LANE_ONE) ^ SEED
  two = load<u64>(STATE + LANE_TWO) ^ SEED
  finishRow(STATE + CARRY, load<i32>(STATE + CARRIED), load<u64>(STATE + ROW_LENGTH))
  leaveAt(0)
}
