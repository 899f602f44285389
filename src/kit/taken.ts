import type { Writable } from 'node:stream'

/** Hands a chunk to a stream and waits until it takes more, or is closed: then the chunk is dropped, and whoever closed it knows why. */
export async function taken(by: Writable, chunk: Buffer): Promise<void> {
  if (by.destroyed || by.write(chunk)) return
  await new Promise<void>((resolve) => {
    const done = () => {
      by.off('drain', done).off('close', done)
      resolve()
    }
    by.on('drain', done).on('close', done)
  })
}
