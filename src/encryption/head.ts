import { pipeline, Readable } from 'node:stream'
import type { Duplex } from 'node:stream'

export interface Head {
  /** What was looked at. */
  readonly seen: Buffer
  /** The first bytes that `measure` asked for, taken off; undefined when the source ended before they were there. */
  readonly taken: Buffer | undefined
  /** Everything that was not taken. */
  readonly rest: Readable
}

/**
 * Looks at the beginning of a stream without losing a byte. `measure` is asked with all that has come so far: how many bytes to take
 * off (0 to take none), or undefined for more. Throws what the source throws.
 */
export async function takeHead(source: Readable, measure: (seen: Buffer) => number | undefined): Promise<Head> {
  let seen: Buffer = Buffer.alloc(0)
  for (;;) {
    const chunk = source.read() as Uint8Array | null
    if (chunk === null) {
      if (source.readableEnded) return { seen, taken: undefined, rest: Readable.from(seen.length === 0 ? [] : [seen]) }
      await change(source)
      continue
    }
    seen = Buffer.concat([seen, chunk])
    const count = measure(seen)
    if (count === undefined) continue
    if (count < seen.length) source.unshift(seen.subarray(count))
    return { seen, taken: seen.subarray(0, count), rest: source }
  }
}

/** Waits until a stream has something to read, has ended or has failed. */
export async function change(source: Readable): Promise<void> {
  if (source.errored !== null) throw source.errored
  if (source.destroyed) throw new Error('the stream was closed before its end')
  await new Promise<void>((resolve, reject) => {
    const settle = (problem?: Error) => {
      source.off('readable', onChange).off('end', onChange).off('error', settle).off('close', onClose)
      if (problem === undefined) resolve()
      else reject(problem)
    }
    const onChange = () => { settle() }
    const onClose = () => { settle(new Error('the stream was closed before its end')) }
    source.on('readable', onChange).on('end', onChange).on('error', settle).on('close', onClose)
  })
}

/** Leads a stream through steps. A failure of any part destroys all, and the last step carries it. */
export function chained<Last extends Duplex>(source: Readable, ...steps: [...Duplex[], Last]): Last {
  pipeline([source, ...steps], () => undefined)
  return steps.at(-1) as Last
}
