import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { fixture } from '../../support/archive/fixtures.ts'
import { outcomeOfBytes } from '../../support/archive/outcome.ts'

// Each outcome is contents or an expected failure; anything else that is thrown fails the test, and so does hanging.
const codes = ['archive-damaged', 'archive-truncated', 'archive-version', 'archive-compression', 'archive-not-ours']

async function isHandled(bytes: Uint8Array, size: number): Promise<void> {
  const before = process.memoryUsage().arrayBuffers
  const outcome = await outcomeOfBytes(bytes, size)
  if ('code' in outcome) expect(codes).toContain(outcome.code)
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(150_000_000)
}

interface Mutation { readonly at: number; readonly kind: 'set' | 'remove' | 'insert' | 'move'; readonly bytes: Uint8Array }
const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  kind: fc.constantFrom('set', 'remove', 'insert', 'move'),
  // Lengths of the format are five bytes; among random ones few are extreme.
  bytes: fc.oneof(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.constantFrom(
    Uint8Array.of(0, 255, 255, 255, 127), Uint8Array.of(1, 1, 0, 0, 0), Uint8Array.of(0, 0, 0, 0, 4), Uint8Array.of(0, 0, 0, 0, 0), Uint8Array.of(1, 0, 0, 0, 128),
  )),
})

function mutated(bytes: Buffer, mutations: Mutation[]): Buffer {
  let result = Buffer.from(bytes)
  for (const { at, kind, bytes: part } of mutations) {
    const place = Math.floor(at * result.length)
    const length = part.length * (kind === 'move' || kind === 'remove' ? 11 : 1)
    const before = result.subarray(0, place)
    const here = result.subarray(place, place + length)
    const after = result.subarray(place + length)
    switch (kind) {
      case 'set': result = Buffer.concat([before, part, after]); break
      case 'remove': result = Buffer.concat([before, after]); break
      case 'insert': result = Buffer.concat([before, part, here, after]); break
      case 'move': result = Buffer.concat([before, after, here]); break
    }
  }
  return result
}

describe('bytes that pg_dump never wrote', () => {
  it('are refused in so many words when they are random', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), fc.integer({ min: 1, max: 500 }), isHandled), { numRuns: 500 })
  })

  it('are refused in so many words when they begin like an archive', async () => {
    const start = fc.constantFrom(14, 15, 16).map((minor) => Buffer.from([0x50, 0x47, 0x44, 0x4d, 0x50, 1, minor, 0, 4, 8, 1]))
    await fc.assert(fc.asyncProperty(start, fc.uint8Array({ maxLength: 2000 }), (head, rest) => isHandled(Buffer.concat([head, rest]), 100)), { numRuns: 500 })
  })

  it.each(['13/small-none', '13/small-gzip', '17/small-none', '17/small-lz4', '18/small-gzip', '18/small-zstd'])('are refused in so many words, or read, when an archive was changed here and there: %s', async (name) => {
    const bytes = fixture(`${name}.dump`)
    await fc.assert(fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 9000 }),
      (mutations, size) => isHandled(mutated(bytes, mutations), size)), { numRuns: 500 })
  })
})
