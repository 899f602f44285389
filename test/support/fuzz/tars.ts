import { readTar } from '../../../src/archive/tar.ts'

const blockBytes = 512

/**
 * A tar of one member whose header is made of a text: its first line is the name, the signs behind it the size, the type and more, and the rest
 * its content. The header's sum is right, so that what it says is looked at.
 */
export function tarFrom(given: string): Uint8Array {
  const bytes = Buffer.from(given)
  const header = Buffer.alloc(blockBytes)
  const end = Math.max(0, bytes.indexOf(0x0a))
  bytes.copy(header, 0, 0, Math.min(end, 100))
  header.write('ustar\x0000', 257, 'latin1')
  header.write('00000000014\0', 124, 'latin1')
  header[156] = [0x30, 0x78, 0x67, 0x35, bytes.at(-1) ?? 0][given.length % 5] ?? 0
  // A size that no octal number is, as GNU tar writes large ones, or as an attacker would.
  if (bytes.length % 3 === 0) header.set(bytes.subarray(end + 1, end + 13), 124)
  if (bytes.length % 7 === 0) header[124] = 0x80
  header.fill(0x20, 148, 156)
  header.write(`${header.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  const content = bytes.subarray(end)
  return Buffer.concat([header, content, Buffer.alloc((blockBytes - content.length % blockBytes) % blockBytes), bytes.length % 2 === 0 ? header : Buffer.alloc(0), Buffer.alloc(2 * blockBytes)])
}

/** The names and lengths of what a tar holds, read in pieces. */
export async function membersOf(tar: Uint8Array): Promise<[string, number][]> {
  const found: [string, number][] = []
  for await (const { name, content } of readTar(pieces(tar))) {
    let length = 0
    for await (const part of content) length += part.length
    found.push([name, length])
  }
  return found
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 300) yield await Promise.resolve(bytes.subarray(at, at + 300))
}
