import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { LargeObjectHasher, RowHasher } from '../../../src/archive/fingerprint.ts'
import { fingerprintOf, largeObjectUnit, murmur3, rowsOf } from '../../support/archive/reference.ts'

/** Rows, bytes and digest of COPY text that is handed over in chunks of this size. */
function hashed(copy: Uint8Array, size = copy.length): { rows: number; bytes: number; digest: string } {
  const hasher = new RowHasher()
  for (let at = 0; at < copy.length; at += size) hasher.write(copy.subarray(at, at + size))
  return { rows: hasher.rows, bytes: hasher.bytes, digest: hasher.digest() }
}
const digest = (...rows: string[]): string => hashed(Buffer.from(rows.map((row) => `${row}\n`).join(''))).digest

describe('the fingerprint of rows', () => {
  it('differs when a row is lost, doubled or cut, or one bit of it changed', () => {
    const whole = digest('1\ta', '2\tb', '3\tc')
    expect(digest('1\ta', '2\tb')).not.toBe(whole)
    expect(digest('1\ta', '2\tb', '3\tc', '3\tc')).not.toBe(whole)
    expect(digest('1\ta', '2\tb', '3\t')).not.toBe(whole)
    expect(digest('1\ta', '2\tb', '3\tb')).not.toBe(whole)
  })

  it('differs when an empty row is lost', () => {
    expect(digest('a', '', '')).not.toBe(digest('a', ''))
    expect(digest('')).not.toBe(digest())
  })

  it('tells NULL, the empty text and the text \\N apart', () => {
    expect(new Set([digest('1\t\\N'), digest('1\t'), digest('1\t\\\\N')]).size).toBe(3)
  })

  it('differs when two rows swap one of their values', () => {
    expect(digest('1\ta', '2\tb')).not.toBe(digest('1\tb', '2\ta'))
    expect(digest('12\t3', '45\t6')).not.toBe(digest('12\t6', '45\t3'))
  })

  it('differs when the end of one row moves to the next', () => {
    expect(digest('ab', 'c')).not.toBe(digest('a', 'bc'))
  })

  it('does not depend on the order of rows', () => {
    fc.assert(fc.property(fc.array(fc.string({ maxLength: 40 }).map((row) => row.replaceAll('\n', ' '))).chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))), ([rows, shuffled]) => {
      expect(digest(...shuffled)).toBe(digest(...rows))
    }))
  })

  it('gives different sums to many tables of rows that resemble one another', () => {
    const sums = new Set<string>()
    for (let one = 0; one < 60; one++) for (let two = one; two < 60; two++) for (const three of [0, 1, 2]) sums.add(digest(`${one}\t0`, `${two}\t0`, `${three}`))
    expect(sums.size).toBe(60 * 61 / 2 * 3)
  })

  it('agrees with the published hash, row by row, however the text is cut', () => {
    const text = fc.uint8Array({ maxLength: 700 }).map((bytes) => {
      // Newlines are far likelier than in random bytes, and all lengths around the 16 of a block occur.
      const copy = bytes.map((byte) => byte % 23 === 0 ? 10 : byte)
      return Buffer.concat([copy, Buffer.from('\n')])
    })
    fc.assert(fc.property(text, fc.integer({ min: 1, max: 40 }), (copy, size) => {
      const rows = rowsOf(copy)
      expect(hashed(copy, size)).toEqual({ rows: rows.length, bytes: copy.length, digest: fingerprintOf(rows) })
    }), { numRuns: 1000 })
  })

  it('agrees for each length of a row and each place of a cut', () => {
    for (let length = 0; length <= 50; length++) {
      const row = Buffer.from(Array.from({ length }, (_, index) => 48 + index % 70))
      const copy = Buffer.concat([row, Buffer.from('\n')])
      const right = fingerprintOf([row])
      for (let cut = 0; cut <= copy.length; cut++) {
        const hasher = new RowHasher()
        hasher.write(copy.subarray(0, cut))
        hasher.write(copy.subarray(cut))
        expect(hasher.digest()).toBe(right)
      }
    }
  })

  it('agrees for a row that is longer than any buffer', () => {
    const row = Buffer.alloc(1_000_001, 'a long value ')
    expect(hashed(Buffer.concat([row, Buffer.from('\n')]), 99_991).digest).toBe(fingerprintOf([row]))
  })

  it('is made of a hash whose reference implementation gives the published answers', () => {
    // From the test vectors of MurmurHash3_x64_128 that ports share.
    const hex = (text: string): string => murmur3(Buffer.from(text), 0).map((half) => half.toString(16).padStart(16, '0')).join('')
    expect(hex('')).toBe('00000000000000000000000000000000')
    expect(hex('hello')).toBe('cbd8a7b341bd9b025b1e906a48ae1d19')
    expect(hex('The quick brown fox jumps over the lazy dog')).toBe('e34bbc7bbc071b6c7a433ca9c49a9347')
  })

  it('counts a line of backslash and dot as a row like any other, for it stands in no COPY output of a server', () => {
    expect(hashed(Buffer.from('a\n\\.\nb\n')).rows).toBe(3)
  })

  it('is refused for COPY output that was cut within a row', () => {
    const hasher = new RowHasher()
    hasher.write(Buffer.from('1\tone\n2\tt'))
    expect(() => hasher.digest()).toThrow('the rows end inside row 2')
  })

  it('is kept apart for thousands of tables that are hashed at the same time', () => {
    const hashers = Array.from({ length: 2500 }, () => new RowHasher())
    const text = (index: number): Buffer => Buffer.from(`${index}\tfirst half, and the second half of row ${index}\n${index}\n`)
    for (const piece of [0, 1, 2]) {
      hashers.forEach((hasher, index) => { hasher.write(text(index).subarray(piece * 11, piece === 2 ? undefined : (piece + 1) * 11)) })
    }
    hashers.forEach((hasher, index) => { expect(hasher.digest()).toBe(fingerprintOf(rowsOf(text(index)))) })
  })

  it('of no rows is zero, with no rows and no bytes', () => {
    expect(hashed(Buffer.alloc(0), 1)).toEqual({ rows: 0, bytes: 0, digest: '0'.repeat(32) })
  })
})

describe('the fingerprint of large objects', () => {
  function hash(objects: [id: number, content: string][]): LargeObjectHasher {
    const hasher = new LargeObjectHasher()
    for (const [id, content] of objects) {
      hasher.start(id)
      for (const byte of Buffer.from(content)) hasher.write(Uint8Array.of(byte))
      hasher.finish()
    }
    return hasher
  }

  it('differs when two objects swap their contents, or one has another content', () => {
    const right = hash([[1, 'a'], [2, 'b']]).digest()
    expect(hash([[1, 'b'], [2, 'a']]).digest()).not.toBe(right)
    expect(hash([[1, 'a'], [2, 'b\n']]).digest()).not.toBe(right)
  })

  it('differs when an empty object is lost', () => {
    expect(hash([[1, 'a'], [7, '']]).digest()).not.toBe(hash([[1, 'a']]).digest())
  })

  it('does not depend on their order, and counts objects and bytes', () => {
    const hasher = hash([[4_000_000_000, 'a\n\\.\n\n\nb'], [3, 'x'.repeat(100)]])
    expect(hasher.digest()).toBe(hash([[3, 'x'.repeat(100)], [4_000_000_000, 'a\n\\.\n\n\nb']]).digest())
    expect(hasher.digest()).toBe(fingerprintOf([largeObjectUnit(4_000_000_000, Buffer.from('a\n\\.\n\n\nb')), largeObjectUnit(3, Buffer.from('x'.repeat(100)))]))
    expect([hasher.count, hasher.bytes]).toEqual([2, 108])
  })
})
