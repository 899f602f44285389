import type { Encryption } from '../domain/archive-name.ts'
import { KnownError } from '../kit/errors.ts'

/** What the first bytes of a stored file tell. `none` is readable text of ours (JSON, SQL); the formats are bare pg_dump archives. */
export type Seen = Encryption | 'custom-format' | 'directory-format' | 'unknown'

/** How many first bytes are enough for `sealOf`. */
export const headBytes = 64

const ageVersion = 'age-encryption.org/v1\n'
/** The name of a tar's first file, in the tar that holds a dump in the directory format. */
const tarBeginning = 'toc.dat\0'
const ageArmor = '-----BEGIN AGE ENCRYPTED FILE-----'
const pgpArmor = '-----BEGIN PGP MESSAGE-----'

/** Tells from its first bytes how a file is sealed, whatever its name says. What a command wrote may be anything: `unknown`. */
export function sealOf(firstBytes: Buffer): Seen {
  const text = firstBytes.subarray(0, headBytes).toString('latin1')
  if (text.startsWith('PGDMP')) return 'custom-format'
  if (text.startsWith(tarBeginning)) return 'directory-format'
  if (text.startsWith(ageVersion) || text.trimStart().startsWith(ageArmor)) return 'age'
  if (text.trimStart().startsWith(pgpArmor) || beginsPgpMessage(firstBytes)) return 'gpg'
  if (/^(?:\{\s*"|--\s*\n-- PostgreSQL)[^\0-\x08\x0e-\x1f]*$/.test(text)) return 'none'
  return 'unknown'
}

/** True for age's armored form, which has to be decoded first. */
export function isAgeArmor(firstBytes: Buffer): boolean {
  return firstBytes.toString('latin1').trimStart().startsWith(ageArmor)
}

/**
 * Holds the stored bytes against the method that was to seal them: a misspelt setting must not leave backups in the clear
 * (TRAPS, 21). Throws KnownError `not-sealed`.
 */
export function assertSealed(method: Encryption, firstBytes: Buffer): void {
  if (method === 'none') return
  const seen = sealOf(firstBytes)
  const readable = seen === 'custom-format' || seen === 'directory-format' || seen === 'none' || firstBytes.length === 0
  if (method === 'command' ? !readable : seen === method) return
  throw new KnownError('not-sealed', `the stored file is not sealed by ${method}: its first bytes are ${wordsFor(seen)}`,
    method === 'command' ? 'Look at enc-cmd: what it writes must be ciphertext.'
      : 'This is a defect of the suite; please report it, and do not keep the file.')
}

function wordsFor(seen: Seen): string {
  switch (seen) {
    case 'custom-format':
    case 'directory-format': return 'those of a bare pg_dump archive'
    case 'none': return 'readable text'
    case 'unknown': return 'of no known kind'
    default: return `those of ${seen}`
  }
}

/** A public-key or symmetric-key session packet (RFC 9580, 5.1 and 5.3) or a marker: what every encrypted OpenPGP message begins with. */
function beginsPgpMessage(bytes: Buffer): boolean {
  const first = bytes[0]
  if (first === undefined || (first & 0x80) === 0) return false
  const isNew = (first & 0x40) !== 0
  const tag = isNew ? first & 0x3f : (first >> 2) & 0x0f
  const body = bytes.subarray(isNew ? newHeaderBytes(bytes[1] ?? 0) : [2, 3, 5, 1][first & 3])
  const version = body[0] ?? 0
  if (tag === 1) return version === 6 || (version === 3 && (body[9] ?? 0xff) <= 30)
  if (tag === 3) return version === 5 || version === 6 || (version === 4 && (body[1] ?? 0xff) <= 13 && (body[2] ?? 0xff) <= 4)
  return tag === 10 && body.subarray(0, 3).toString('latin1') === 'PGP'
}

function newHeaderBytes(lengthByte: number): number {
  if (lengthByte < 192) return 2
  if (lengthByte < 224) return 3
  return lengthByte === 255 ? 6 : 2
}
