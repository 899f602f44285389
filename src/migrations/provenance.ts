import { run } from '../kit/process.ts'
import type { Surroundings } from './workplace.ts'

/** Where a revision that the checkout lacks comes from. */
export type Provenance =
  | { readonly state: 'newer' | 'removed'; readonly place: string }
  | { readonly state: 'unknown'; readonly place?: undefined }

const limitSeconds = 30

/**
 * Asks git whether a missing alembic revision once stood in this branch (`removed`) or stands in another one that was fetched
 * (`newer`). Where git cannot tell, as in a shallow clone, it is `unknown`.
 */
export async function provenance(
  revision: string, directory: string, surroundings: Pick<Surroundings, 'signal'>,
): Promise<Provenance> {
  const pattern = `(^|[^_])revision[^=]*=[^"']*["']${revision.replace(/[^A-Za-z0-9_-]/g, (character) => `\\${character}`)}["']`
  const ask = async (parameters: readonly string[]) => {
    const options = { directory, signal: surroundings.signal, timeLimitSeconds: limitSeconds }
    return run({ name: 'git', path: 'git' }, parameters, options).then(({ stdout }) => stdout.trim(), () => '')
  }
  const commitWith = (where: string) => ask(['log', where, '-n', '1', '--format=%h', `-G${pattern}`, '--', '.'])
  const removedBy = await commitWith('HEAD')
  if (removedBy !== '') return { state: 'removed', place: removedBy }
  const elsewhere = await commitWith('--all')
  if (elsewhere === '') return { state: 'unknown' }
  const reference = await ask(['for-each-ref', '--count=1', '--contains', elsewhere, '--format=%(refname:short)'])
  return { state: 'newer', place: reference === '' ? elsewhere : reference }
}
