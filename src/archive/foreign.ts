import type { KnownError } from '../kit/errors.ts'
import { notOurs, truncated } from './damage.ts'

/** How many bytes of a file `recogniseForeign` wants to see: a tar header names its format at byte 257. */
export const bytesToRecognise = 512

const decrypt = 'Decrypt it first.'
const decompress = 'Decompress it first; pg_dump compresses by itself, so nothing is won by doing it again.'
const another = 'Name the archive that pg_dump -Fc wrote.'

const beginnings: [bytes: string, instead: string, hint: string][] = [
  ['age-encryption.org/', 'encrypted with age', decrypt],
  ['-----BEGIN AGE ENCRYPTED FILE-----', 'encrypted with age', decrypt],
  ['-----BEGIN PGP MESSAGE-----', 'encrypted with OpenPGP', decrypt],
  ['Salted__', 'encrypted with openssl', decrypt],
  ['\x1f\x8b', 'a gzip file', decompress],
  ['\x28\xb5\x2f\xfd', 'a zstd file', decompress],
  ['\x04\x22\x4d\x18', 'an lz4 file', decompress],
  ['\xfd7zXZ\0', 'an xz file', decompress],
  ['BZh', 'a bzip2 file', decompress],
  ['PK\x03\x04', 'a zip file', 'Unpack it first.'],
  ['<?xml', 'an XML page', 'A store may have answered with an error page instead of the archive: look into it.'],
  ['<!DOCTYPE', 'an HTML page', 'A server may have answered with an error page instead of the archive: look into it.'],
  ['<html', 'an HTML page', 'A server may have answered with an error page instead of the archive: look into it.'],
  ['SQLite format 3\0', 'an SQLite database', another],
]
const sqlWord = /^\s*(--|\/\*|\\restrict|\\connect|(SET|SELECT|CREATE|BEGIN|INSERT|DROP|ALTER|COPY|START)\s)/i

/** Whether a binary OpenPGP message begins so: a packet that carries a session key or encrypted data. */
function isOpenPgp(first: number): boolean {
  const tag = (first & 0xc0) === 0xc0 ? first & 0x3f : (first & 0xc0) === 0x80 ? (first >> 2) & 0x0f : -1
  return [1, 3, 9, 18, 20].includes(tag)
}

/** Says what a file is instead of an archive, from its first bytes (all of them, if it is shorter than wanted). */
export function recogniseForeign(start: Uint8Array): KnownError {
  const text = Buffer.from(start).toString('latin1')
  if (text === '') return notOurs('an empty file', 'The dump or its copy failed: look at that step\'s log.')
  if ('PGDMP'.startsWith(text)) return truncated('within its first bytes')
  for (const [bytes, instead, hint] of beginnings) if (text.startsWith(bytes)) return notOurs(instead, hint)
  if (text.slice(257, 262) === 'ustar') {
    return text.startsWith('toc.dat\0')
      ? notOurs('a tar format dump (pg_dump -Ft)', 'Dump with -Fc; pg_restore restores a tar format dump, but it is not read here.')
      : notOurs('a tar file', another)
  }
  if (sqlWord.test(text)) return notOurs('a plain SQL script', 'Dump with -Fc; psql restores a script, but it cannot be proved.')
  if (isOpenPgp(start[0] ?? 0)) return notOurs('probably encrypted with OpenPGP', decrypt)
  return notOurs('of an unknown kind', another)
}
