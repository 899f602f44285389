import { KnownError } from '../kit/errors.ts'

/** No key was given that could be tried: nothing is known about the archive. */
export function noIdentity(message: string, hint: string): KnownError {
  return new KnownError('no-identity', message, hint)
}

/** A key was given and does not open the archive. */
export function wrongKey(message: string): KnownError {
  return new KnownError('wrong-key', message,
    'Give the key that belongs to a recipient in the manifest of the backup; a key that was replaced since is needed for older backups.')
}

/** The ciphertext is not what was written. */
export function damagedCiphertext(message: string): KnownError {
  return new KnownError('damaged-ciphertext', message,
    'Restore from another store or another backup: what was changed cannot be recovered from this file.')
}

/** The ciphertext ends too early. */
export function truncatedCiphertext(message: string): KnownError {
  return new KnownError('truncated-ciphertext', message,
    'Fetch the file again, or take another copy or another backup: its end is missing.')
}

/** A program of ours did not end in time. */
export function tooSlow(program: string): KnownError {
  return new KnownError('time-limit', `${program} did not end within its time limit and was ended`,
    'Look at what it waited for: a prompt, a key agent or a stalled disk.')
}

/** The last line that says something, cut to one line of bounded length. */
export function lastLine(stderr: string): string {
  const lines = stderr.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('[GNUPG:]'))
  return (lines[lines.length - 1] ?? 'it said nothing').slice(0, 300)
}
