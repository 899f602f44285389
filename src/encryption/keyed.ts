import { hkdfSync } from 'node:crypto'
import type { Duplex, Readable } from 'node:stream'
import type { Secret } from '../kit/secret.ts'
import { AgeOpening, AgeSealing, nonceBytes } from './age-payload.ts'
import { damagedCiphertext, truncatedCiphertext } from './failures.ts'
import { chained, takeHead } from './head.ts'

// For what we alone read again: a line, then the payload of an age file, whose key is not wrapped in a header but derived from a secret.
const mark = Buffer.from('zimmer-backup.keyed/v1\n')

/** The key for one purpose: what was sealed for another one does not open. HKDF stretches nothing, so the secret has to be a random one. */
function keyFor(secret: Secret, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret.reveal(), mark, purpose, 32))
}

/** Plain bytes in, sealed bytes out, in authenticated pieces. */
export function sealByKey(secret: Secret, purpose: string): Duplex {
  return new AgeSealing(() => Promise.resolve({ header: mark, fileKey: keyFor(secret, purpose) }))
}

/**
 * Opens what sealByKey gave under the same secret and purpose. Throws, or fails the stream with, KnownErrors `damaged-ciphertext` (another key, too) and
 * `truncated-ciphertext`. Whoever may not act on half of it reads it to its end first.
 */
export async function openByKey(source: Readable, secret: Secret, purpose: string): Promise<Readable> {
  const headBytes = mark.length + nonceBytes
  const { taken, seen, rest } = await takeHead(source, (bytes) => bytes.length >= headBytes ? headBytes : undefined)
  if (taken === undefined) throw truncatedCiphertext(`it ends within its first ${headBytes} bytes: ${seen.length} are there`)
  if (!taken.subarray(0, mark.length).equals(mark)) throw damagedCiphertext('it does not begin as what this suite seals by a key')
  return chained(rest, new AgeOpening(keyFor(secret, purpose), taken.subarray(mark.length)))
}
