import type { Readable } from 'node:stream'

/** The most that a sidecar may take: one line, with a name in it. */
export const longestSidecar = 65_536
/** The most that a manifest may take: as long as a text may be. */
export const longestManifest = 500_000_000

/**
 * The text of a small file of ours. Of one that is longer than it can be, or has a zero byte, only the beginning: some other file stands under
 * its name, of whatever size, and no parser takes it. Throws what the source throws.
 */
export async function boundedText(source: Readable, longest: number): Promise<string> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const chunk of source as AsyncIterable<Buffer>) {
    parts.push(chunk)
    bytes += chunk.length
    if (bytes > longest || chunk.includes(0)) break
  }
  return Buffer.concat(parts).toString()
}
