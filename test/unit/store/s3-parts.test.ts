import { describe, expect, it } from '@jest/globals'
import { PartPlan } from '../../../src/store/s3-parts.ts'

const mebibyte = 1024 ** 2
const tebibyte = 1024 ** 4

/** How many parts a dump takes, and the largest of them. */
function parts(bytes: number, guess: number, takesManyParts = false): { count: number; largest: number } {
  const plan = new PartPlan(guess, takesManyParts)
  let count = 0
  let largest = 0
  for (let sent = 0; sent < bytes; count++) {
    const size = plan.next()
    largest = Math.max(largest, size)
    sent += size
  }
  return { count, largest }
}

describe('the parts of an upload', () => {
  it('suffice for 5 TiB of a length that nobody guessed', () => {
    expect(parts(5 * tebibyte, 0).count).toBeLessThanOrEqual(10_000)
  })

  it.each([0.1, 1, 10, 45].map((gigabytes) => gigabytes * 1e9))('stay below the 1,000 that some stores take when %d bytes were guessed', (bytes) => {
    expect(parts(bytes, bytes).count).toBeLessThanOrEqual(1000)
  })

  it.each([1e9, 2e10, 4e10, 1e11, 4e11])('stay small enough for the memory when %d bytes were guessed', (bytes) => {
    const { count, largest } = parts(bytes, bytes)
    expect(count).toBeLessThanOrEqual(10_000)
    expect(largest).toBeLessThanOrEqual(48 * mebibyte)
    expect(PartPlan.inMemory(largest) * largest).toBeLessThanOrEqual(100 * mebibyte)
  })

  it.each([1e9, 1e10, 5e10])('stay small where the store takes many, when %d bytes were guessed', (bytes) => {
    const { count, largest } = parts(bytes, bytes, true)
    expect(count).toBeLessThanOrEqual(10_000)
    expect(PartPlan.inMemory(largest) * largest).toBeLessThanOrEqual(32 * mebibyte)
  })

  it('are filled while others are on their way, however large they are', () => {
    for (const megabytes of [8, 25, 48, 500, 5000]) expect(PartPlan.inMemory(megabytes * mebibyte)).toBeGreaterThanOrEqual(2)
  })

  it('have room for a dump that is twice what was guessed', () => {
    for (const guess of [1e9, 1e11, 1e12, 2e12]) for (const many of [false, true]) expect(parts(2 * guess, guess, many).count).toBeLessThanOrEqual(10_000)
  })

  it('are never larger than S3 takes, nor smaller than 5 MiB', () => {
    expect(parts(8 * tebibyte, 0).largest).toBeLessThanOrEqual(5 * 1024 * mebibyte)
    expect(new PartPlan(1, false).next()).toBeGreaterThanOrEqual(5 * mebibyte)
  })
})
