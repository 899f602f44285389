import { expect } from '@jest/globals'
import { KnownError } from '../../../src/kit/errors.ts'
import { readArchive, type ArchiveContents } from '../../../src/archive/reader.ts'

export type Outcome = { readonly contents: ArchiveContents } | { readonly code: string; readonly message: string }

/** What reading comes to. Whatever is thrown and is not an expected failure is thrown on: that is a bug. */
export async function outcomeOf(reading: Promise<ArchiveContents>): Promise<Outcome> {
  try {
    return { contents: await reading }
  } catch (thrown) {
    if (thrown instanceof KnownError) return { code: thrown.code, message: thrown.message }
    throw thrown
  }
}

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size))
}

/** What reading these bytes as a custom format archive comes to. */
export function outcomeOfBytes(bytes: Uint8Array, size = Math.max(bytes.length, 1)): Promise<Outcome> {
  return outcomeOf(readArchive(inChunks(bytes, size)))
}

/** Whole numbers below a limit, always the same ones for a seed (mulberry32). */
export function randomNumbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

/** The same bytes with one bit turned over. */
export function flipped(bytes: Uint8Array, at: number, bit: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ (1 << bit)
  return copy
}

/** The outcome of a refusal with this code, whose message has this in it. */
export function refused(code: string, message: string): unknown {
  return { code, message: expect.stringContaining(message) }
}
