import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { createHash } from 'node:crypto'
import { Lz4FrameDecoder } from '../../../src/archive/lz4.ts'
import { fixture } from '../../support/archive/fixtures.ts'
import { flipped, randomNumbers } from '../../support/archive/outcome.ts'

/** Size and SHA-256 of what a frame holds. */
function decoded(frame: Uint8Array, size = frame.length, decoder = new Lz4FrameDecoder()): [bytes: number, sha256: string] {
  const hash = createHash('sha256')
  let bytes = 0
  decoder.start((part) => {
    hash.update(part)
    bytes += part.length
  })
  for (let at = 0; at < frame.length; at += size) decoder.write(frame.subarray(at, at + size))
  decoder.end()
  return [bytes, hash.digest('hex')]
}
const text = [388_037, '59abadd785f17d00425f4ad0db13084d83851dc7d528a7cc0e4ffd0a4cbb61bc']
const noise = [9000, '50bedfe52f90ed02038f653d1fc75f79c62a2e339e1a3333253abef5d57a0447']
const frames = ['text-9B4BDnoframecrc', 'text-B4BD', 'text-B4BI', 'text-B5BDBX', 'text-B6BIcontentsize',
  'text-B6BDBXnoframecrc', 'text-B7BDBXcontentsize'].map((name) => [name])

describe('a frame of the lz4 command', () => {
  it.each(frames)('decodes to what went in, however it is cut: %s', (name) => {
    const frame = fixture(`lz4/${name}.lz4`)
    for (const size of [1, 7, 4096, frame.length]) expect(decoded(frame, size)).toEqual(text)
  })

  it('decodes when it was not worth compressing, and when it holds nothing', () => {
    expect(decoded(fixture('lz4/random.lz4'))).toEqual(noise)
    expect(decoded(fixture('lz4/empty.lz4'))[0]).toBe(0)
  })

  it('decodes after frames of other kinds, by the same decoder', () => {
    const decoder = new Lz4FrameDecoder()
    for (const name of ['text-B7BDBXcontentsize', 'text-B4BD', 'text-B6BIcontentsize', 'text-B4BI']) {
      expect(decoded(fixture(`lz4/${name}.lz4`), 5000, decoder)).toEqual(text)
    }
  })
})

describe('a damaged frame', () => {
  it('is refused wherever it was cut, and when something follows it', () => {
    const frame = fixture('lz4/text-B5BDBX.lz4')
    for (let length = 0; length < frame.length; length += 13) expect(() => decoded(frame.subarray(0, length))).toThrow('unexpected end')
    expect(() => decoded(Buffer.concat([frame, Buffer.of(0)]))).toThrow('bytes after the end')
  })

  it.each(['text-B5BDBX', 'text-B4BD', 'text-B6BDBXnoframecrc', 'random'])('is refused for any flipped bit, by its checksums: %s', (name) => {
    const frame = fixture(`lz4/${name}.lz4`)
    const random = randomNumbers(4)
    for (let flip = 0; flip < 150; flip++) {
      const at = random(frame.length)
      expect(() => decoded(flipped(frame, at, random(8)))).toThrow()
    }
  })

  it('never reads or writes outside its memory, whatever its blocks say', () => {
    // A good header without checksums, then a block of anything: refused, or decoded to no more than a block may hold.
    const start = fixture('lz4/text-9B4BDnoframecrc.lz4').subarray(0, 7)
    fc.assert(fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (block) => {
      const size = Buffer.alloc(4)
      size.writeUInt32LE(block.length)
      try {
        expect(decoded(Buffer.concat([start, size, block, Buffer.alloc(4)]))[0]).toBeLessThanOrEqual(65_536)
      } catch (thrown) {
        expect(String(thrown)).toContain('cannot be decoded')
      }
    }), { numRuns: 5000 })
  })

  it('is refused when a block holds more than it may', () => {
    const start = fixture('lz4/text-9B4BDnoframecrc.lz4').subarray(0, 7)
    // One literal, repeated: 4 + 15 + 255 times `more` + 0, and five literals at the end.
    const frame = (more: number): Buffer => {
      const block = Buffer.concat([Buffer.of(0x1f, 97, 1, 0), Buffer.alloc(more, 255), Buffer.of(0, 0x50, 1, 2, 3, 4, 5)])
      const size = Buffer.alloc(4)
      size.writeUInt32LE(block.length)
      return Buffer.concat([start, size, block, Buffer.alloc(4)])
    }
    expect(decoded(frame(256))[0]).toBe(1 + 19 + 255 * 256 + 5)
    expect(() => decoded(frame(257))).toThrow('cannot be decoded')
    expect(() => decoded(frame(60_000))).toThrow('cannot be decoded')
  })

  it('is refused when a match reaches back before its first byte', () => {
    const start = fixture('lz4/text-9B4BDnoframecrc.lz4').subarray(0, 7)
    const block = (offset: number): Buffer => Buffer.of(0x40, 97, 98, 99, 100, offset, 0, 0x50, 1, 2, 3, 4, 5)
    const frame = (offset: number): Buffer => Buffer.concat([start, Buffer.of(13, 0, 0, 0), block(offset), Buffer.alloc(4)])
    expect(decoded(frame(4))[0]).toBe(4 + 4 + 5)
    expect(() => decoded(frame(5))).toThrow('cannot be decoded')
    expect(() => decoded(frame(0))).toThrow('cannot be decoded')
  })
})
