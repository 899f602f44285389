// The two parts of an LZ4 frame decoder that must be fast, as WebAssembly: the block decoder, with the 64 KB of history
// that linked blocks refer to, and xxHash32, which frames use as their checksum. The frame itself is read by
// `src/archive/lz4.ts`. Written from the public descriptions of the block format, the frame format and XXH32.
//
// Nothing in a block is trusted: every length and offset is checked before a byte is copied.

const HISTORY: i32 = 65536
// Room behind each area for the whole 16-byte stores and loads that copy past an end.
const SLACK: i32 = 64

const OUTPUT: usize = __heap_base + HISTORY
let input: usize = 0
let capacity: i32 = 0
let history: i32 = 0 // valid bytes in front of OUTPUT
let produced: i32 = 0 // bytes of the last block, at OUTPUT

/** Makes room for blocks of at most `size` bytes and forgets the history. */
export function prepare(size: i32): void {
  capacity = size
  history = 0
  produced = 0
  input = (OUTPUT + size + SLACK + 15) & ~15
  const pages = <i32>((input + size + SLACK + 65535) >>> 16)
  const missing = pages - memory.size()
  if (missing > 0) memory.grow(missing)
}

export function inputAddress(): usize { return input }
export function outputAddress(): usize { return OUTPUT }

/** Keeps the end of the last block as history, or nothing when blocks are independent. */
function slide(linked: bool): void {
  if (!linked) {
    history = 0
  } else if (produced > 0) {
    const kept = min<i32>(HISTORY, history + produced)
    memory.copy(OUTPUT - kept, OUTPUT + produced - kept, kept)
    history = kept
  }
  produced = 0
}

/** Takes the input as it is, as a block that was not worth compressing. Returns its length. */
export function storeBlock(length: i32, linked: bool): i32 {
  slide(linked)
  memory.copy(OUTPUT, input, length)
  produced = length
  return length
}

/** Decodes `length` bytes of input to the output. Returns how many bytes came out, or -1 for a damaged block. */
export function decodeBlock(length: i32, linked: bool): i32 {
  slide(linked)
  const inputEnd = input + length
  const outputEnd = OUTPUT + capacity
  const oldest = OUTPUT - history
  let from = input
  let to: usize = OUTPUT
  while (from < inputEnd) {
    const token = <u32>load<u8>(from++)
    let literals: usize = token >> 4
    if (literals == 15) {
      let more: u32 = 255
      while (more == 255) {
        if (from >= inputEnd) return -1
        more = load<u8>(from++)
        literals += more
      }
    }
    if (literals > inputEnd - from || literals > outputEnd - to) return -1
    if (literals <= 16) v128.store(to, v128.load(from))
    else memory.copy(to, from, literals)
    from += literals
    to += literals
    if (from == inputEnd) {
      produced = <i32>(to - OUTPUT)
      return produced
    }
    if (inputEnd - from < 2) return -1
    const offset = <usize>load<u16>(from)
    from += 2
    if (offset == 0 || offset > to - oldest) return -1
    let matched: usize = (token & 15) + 4
    if (matched == 19) {
      let more: u32 = 255
      while (more == 255) {
        if (from >= inputEnd) return -1
        more = load<u8>(from++)
        matched += more
      }
    }
    if (matched > outputEnd - to) return -1
    const end = to + matched
    let source = to - offset
    if (offset >= 16) {
      for (; to < end; to += 16, source += 16) v128.store(to, v128.load(source))
    } else if (offset >= 8) {
      for (; to < end; to += 8, source += 8) store<u64>(to, load<u64>(source))
    } else {
      for (; to < end; to++, source++) store<u8>(to, load<u8>(source))
    }
    to = end
  }
  return -1
}

// XXH32, seed 0. Two hashes run at once: slot 0 for the header and single blocks, slot 1 for the whole content.
const SLOTS: usize = memory.data(128, 16)
const P1: u32 = 2654435761
const P2: u32 = 2246822519
const P3: u32 = 3266489917
const P4: u32 = 668265263
const P5: u32 = 374761393
const TOTAL = 16 // u64
const KEPT = 24 // i32
const BUFFER = 32 // 16 bytes

export function hashStart(slot: i32): void {
  const state = SLOTS + (slot << 6)
  store<u32>(state, P1 + P2)
  store<u32>(state + 4, P2)
  store<u32>(state + 8, 0)
  store<u32>(state + 12, 0 - P1)
  store<u64>(state + TOTAL, 0)
  store<i32>(state + KEPT, 0)
}

// @ts-ignore: decorator
@inline
function round(sum: u32, word: u32): u32 {
  return rotl<u32>(sum + word * P2, 13) * P1
}

function hashStripe(state: usize, address: usize): void {
  store<u32>(state, round(load<u32>(state), load<u32>(address)))
  store<u32>(state + 4, round(load<u32>(state + 4), load<u32>(address + 4)))
  store<u32>(state + 8, round(load<u32>(state + 8), load<u32>(address + 8)))
  store<u32>(state + 12, round(load<u32>(state + 12), load<u32>(address + 12)))
}

export function hashUpdate(slot: i32, address: usize, length: i32): void {
  const state = SLOTS + (slot << 6)
  const end = address + length
  let at = address
  let kept = load<i32>(state + KEPT)
  store<u64>(state + TOTAL, load<u64>(state + TOTAL) + length)
  while (at < end) {
    if (kept == 0 && end - at >= 16) {
      hashStripe(state, at)
      at += 16
      continue
    }
    store<u8>(state + BUFFER + kept, load<u8>(at++))
    if (++kept == 16) {
      hashStripe(state, state + BUFFER)
      kept = 0
    }
  }
  store<i32>(state + KEPT, kept)
}

export function hashResult(slot: i32): u32 {
  const state = SLOTS + (slot << 6)
  const total = load<u64>(state + TOTAL)
  let sum: u32
  if (total >= 16) {
    sum = rotl<u32>(load<u32>(state), 1) + rotl<u32>(load<u32>(state + 4), 7)
      + rotl<u32>(load<u32>(state + 8), 12) + rotl<u32>(load<u32>(state + 12), 18)
  } else {
    sum = load<u32>(state + 8) + P5
  }
  sum += <u32>total
  const end = state + BUFFER + load<i32>(state + KEPT)
  let at = state + BUFFER
  for (; end - at >= 4; at += 4) sum = rotl<u32>(sum + load<u32>(at) * P3, 17) * P4
  for (; at < end; at++) sum = rotl<u32>(sum + <u32>load<u8>(at) * P5, 11) * P1
  sum = (sum ^ (sum >> 15)) * P2
  sum = (sum ^ (sum >> 13)) * P3
  return sum ^ (sum >> 16)
}
