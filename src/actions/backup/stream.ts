import { createHash } from 'node:crypto'
import { Transform } from 'node:stream'
import type { Duplex, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { KnownError } from '../../kit/errors.ts'

/** What a pass over bytes leaves behind. */
export interface Passed {
  readonly bytes: number
  readonly sha256: string
}

/** Counts and hashes what passes, and lets `also` see each chunk; back-pressure of `also` holds the stream. */
export function tap(also?: (chunk: Uint8Array) => Promise<void> | undefined): { stream: Transform; passed: () => Passed } {
  const hash = createHash('sha256')
  let bytes = 0
  const stream = new Transform({
    highWaterMark: 1024 * 1024,
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      hash.update(chunk)
      const fail = (problem: unknown) => { done(problem as Error) }
      try {
        const pending = also?.(chunk)
        if (pending === undefined) done(null, chunk)
        else pending.then(() => { done(null, chunk) }, fail)
      } catch (problem) {
        fail(problem)
      }
    },
  })
  let passed: Passed | undefined
  return { stream, passed: () => passed ??= { bytes, sha256: hash.digest('hex') } }
}

export interface PassRequest {
  readonly source: Readable
  readonly seal: Duplex
  readonly store: (content: Readable) => Promise<unknown>
  /** Sees every plain chunk. */
  readonly reader?: ((chunk: Uint8Array) => Promise<void> | undefined) | undefined
}

/**
 * One pass over the bytes: plain hash and reader, seal, stored hash, store. Throws the error that came first of all, not those that follow from
 * it when the other parts of the pass break off.
 */
export async function passThrough(request: PassRequest): Promise<{ plain: Passed; stored: Passed }> {
  const plain = tap(request.reader)
  const stored = tap()
  const failures: unknown[] = []
  const keep = (problem: unknown) => { failures.push(problem) }
  const storing = request.store(stored.stream).catch((problem: unknown) => {
    keep(problem)
    stored.stream.destroy(problem as Error)
  })
  await pipeline(request.source, plain.stream, request.seal, stored.stream).catch(keep)
  await storing
  // A store that fills up, or a wrong key, has a sentence of its own; a stream that was cut off in consequence has not.
  if (failures.length > 0) throw failures.find((problem) => problem instanceof KnownError) ?? failures[0]
  return { plain: plain.passed(), stored: stored.passed() }
}
