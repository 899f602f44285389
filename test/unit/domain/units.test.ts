import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { age, counted, duration, moment, number, shortSize, size } from '../../../src/domain/units.ts'

describe('sizes', () => {
  it.each([[0, '0'], [1, '1'], [1023, '1023'], [1024, '1.0K'], [1025, '1.1K'], [10 * 1024, '10K'], [10 * 1024 + 1, '11K'], [9.95 * 1024, '10K'], [45 * 1024 ** 2, '45M'], [44.01 * 1024 ** 2, '45M'], [1.2 * 1024 ** 3, '1.2G'], [5 * 1024 ** 5, '5.0P']])('%d bytes are %s in the report, as du -h writes them', (bytes, words) => {
    expect(shortSize(bytes)).toBe(words)
  })

  it.each([[0, '0 B'], [999, '999 B'], [1000, '1.0 kB'], [999_499, '999 kB'], [999_500, '1.0 MB'], [45_200_000, '45.2 MB'], [1_147_800_000, '1.1 GB'], [3e15, '3.0 PB']])('%d bytes are %s for people', (bytes, words) => {
    expect(size(bytes)).toBe(words)
  })

  it('never show a number of four digits with a unit', () => {
    fc.assert(fc.property(fc.integer({ min: 1000, max: 2 ** 50 }), (bytes) => {
      expect(size(bytes)).toMatch(/^\d{1,3}(?:\.\d)? [kMGTP]B$/)
      if (bytes >= 1024) expect(shortSize(bytes)).toMatch(/^(?:\d{1,4}|\d\.\d)[KMGTP]$/)
    }))
  })
})

describe('times', () => {
  it.each([[0, '0.0 s'], [0.44, '0.4 s'], [9.94, '9.9 s'], [9.96, '10 s'], [99.4, '99 s'], [99.6, '1 min 40 s'], [200, '3 min 20 s'], [7500, '2 h 5 min'], [3600 * 26 - 1, '26 h 0 min']])('%d seconds are %s', (seconds, words) => {
    expect(duration(seconds)).toBe(words)
  })

  it.each([[0, '0 minutes'], [0.017, '1 minute'], [0.99, '59 minutes'], [1, '1 hour'], [2.9, '2 hours'], [47.9, '47 hours'], [48, '2 days'], [1000, '41 days']])('an age of %d hours is %s', (hours, words) => {
    expect(age(hours)).toBe(words)
  })

  it('are told in UTC, as the scripts\' report wrote them', () => {
    expect(moment(new Date('2025-08-28T16:30:22+02:00'))).toBe('2025-08-28 14:30:22')
  })
})

describe('counts', () => {
  it.each([[0, '0 rows'], [1, '1 row'], [1234, '1,234 rows']])('%d is %s', (count, words) => {
    expect(counted(count, 'row')).toBe(words)
  })

  it('take a plural that is not made with s', () => {
    expect(counted(2, 'index', 'indexes')).toBe('2 indexes')
    expect(number(1_234_567)).toBe('1,234,567')
  })
})
