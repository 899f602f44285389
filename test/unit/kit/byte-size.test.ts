import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { parseByteSize } from '../../../src/kit/byte-size.ts'

describe('a size that a user writes', () => {
  it.each(['', '50', '-1GB', '1,5 GB', '5 G', '1e3GB', '0GB', '0.0000001kB', 'GB', '50 Gbit', '5GBs', '9999999999PB', 'NaNGB', '1 .5GB', '0x10GB'])('is refused where it could mean something else: %j', (words) => {
    expect(() => parseByteSize(words)).toThrow(`must be a size such as 50GB or 10GiB, not "${words}"`)
  })

  it.each([['50GB', 50e9], ['10GiB', 10 * 2 ** 30], [' 1.5 kB ', 1500], ['1 b', 1], ['2tib', 2 * 2 ** 40], ['0.5KiB', 512], ['9PB', 9e15]])('%j is %d bytes', (words, bytes) => {
    expect(parseByteSize(words)).toBe(bytes)
  })

  it('is the number times the unit, whatever the case of its letters and the space before', () => {
    const unit = fc.constantFrom(['B', 1], ['kB', 1e3], ['MB', 1e6], ['GB', 1e9], ['TB', 1e12], ['KiB', 2 ** 10], ['MiB', 2 ** 20], ['GiB', 2 ** 30], ['TiB', 2 ** 40]) as fc.Arbitrary<[string, number]>
    fc.assert(fc.property(fc.integer({ min: 1, max: 8000 }), unit, fc.boolean(), fc.boolean(), (count, [name, bytes], isLower, hasSpace) => {
      expect(parseByteSize(`${count}${hasSpace ? ' ' : ''}${isLower ? name.toLowerCase() : name}`)).toBe(count * bytes)
    }))
  })

  it('is a whole number of bytes or an error, for any text', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9.]{1,20} ?[kKmMgGtTpPiIbB]{0,4}$/)), (words) => {
      try {
        expect(parseByteSize(words)).toBeGreaterThan(0)
        expect(Number.isSafeInteger(parseByteSize(words))).toBe(true)
      } catch (problem) {
        expect((problem as Error).message).toContain('must be a size such as')
      }
    }))
  })
})
