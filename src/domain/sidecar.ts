import { KnownError } from '../kit/errors.ts'

/** The hash in the text of a sidecar of that name. Throws KnownError `sidecar-damaged` for a text that `sha256sum -c` would not read. */
export function parseSidecar(words: string, name: string): string {
  const archive = name.replace(/\.sha256$/, '')
  const match = /^\\?(?<hash>[0-9a-fA-F]{64}) [ *](?<file>[^\n]+)\n?$/.exec(words)?.groups
  // The scripts wrote the path as they had it; only the file's own name has to fit.
  if (match === undefined || match['file']?.split('/').at(-1) !== archive) {
    throw new KnownError('sidecar-damaged', `${name} is not the line of sha256sum for ${archive}`, 'Fetch the sidecar again, or take another backup.')
  }
  return (match['hash'] ?? '').toLowerCase()
}
