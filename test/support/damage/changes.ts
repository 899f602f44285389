/** Whole numbers from 0 to below a limit. */
export type Numbers = (below: number) => number

export type Change = (bytes: Buffer, number: Numbers) => Buffer

/** What can happen to the bytes of one file. */
export const changes: Readonly<Record<string, Change>> = {
  'a bit flipped in': (bytes, number) => {
    const changed = Buffer.from(bytes)
    const at = number(bytes.length)
    changed.writeUInt8(changed.readUInt8(at) ^ (1 << number(8)), at)
    return changed
  },
  'bytes overwritten in': (bytes, number) => {
    const [changed, at] = [Buffer.from(bytes), number(bytes.length)]
    for (let index = at; index < Math.min(bytes.length, at + 1 + number(64)); index++) changed.writeUInt8(number(256), index)
    return changed
  },
  'a page of zeros in': (bytes, number) => Buffer.from(bytes).fill(0, number(bytes.length), bytes.length),
  'an end cut off': (bytes, number) => bytes.subarray(0, number(bytes.length)),
  'a block doubled in': (bytes, number) => {
    const [at, length] = [number(bytes.length), 1 + number(512)]
    return Buffer.concat([bytes.subarray(0, at + length), bytes.subarray(at)])
  },
  'a block left out of': (bytes, number) => {
    const at = number(bytes.length)
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + number(512))])
  },
  'two blocks exchanged in': (bytes, number) => {
    const length = 1 + number(Math.max(1, Math.floor(bytes.length / 3)))
    const at = number(Math.max(1, bytes.length - 2 * length))
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + length, at + 2 * length), bytes.subarray(at, at + length), bytes.subarray(at + 2 * length)])
  },
  'something added to': (bytes, number) => Buffer.concat([bytes, Buffer.alloc(1 + number(64), number(256))]),
}
