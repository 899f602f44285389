import { size } from './units.ts'
import { codeOf, KnownError, messageOf } from '../kit/errors.ts'

/** What was being done to which store when it failed. */
export interface Attempt {
  readonly store: string
  /** Completes "could not …": `write zimmer-20250828_143022.dump`. */
  readonly doing: string
  readonly neededBytes?: number | undefined
  readonly freeBytes?: number | undefined
}

/** A failure of the file system as a sentence that names the store. What is known already, and what nobody foresaw, stays as it is. */
export function fileFailure(problem: unknown, attempt: Attempt): unknown {
  const { store, doing } = attempt
  const known = (code: string, message: string, hint: string) => new KnownError(code, message, hint, { cause: problem })
  if (problem instanceof KnownError) return problem
  switch (codeOf(problem)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(attempt, problem)
    case 'EROFS':
      return known('read-only', `could not ${doing}: ${store} is on a read-only file system`, 'Mount it writable, or name another store.')
    case 'EACCES':
    case 'EPERM':
      return known('missing-rights', `could not ${doing}: missing rights on ${store}`, 'Give the user that runs the backup read, write and search rights on that folder.')
    case 'ENOTDIR':
      return known('not-a-folder', `could not ${doing}: ${store} leads through something that is not a folder`, 'Name a folder as the store.')
    case 'ENOENT':
      return known('store-missing', `could not ${doing}: ${store} is not there`, 'Name a folder that exists; a backup creates it.')
    case 'ELOOP':
      return known('symlink-in-the-way', `could not ${doing}: a symbolic link in ${store} is in the way`, 'Links are not followed within a store; put the file itself there.')
    case 'ENAMETOOLONG':
      return known('name-too-long', `could not ${doing}: the name is too long for the file system of ${store}`, 'Name a store with a shorter path.')
    case 'EIO':
    case 'ESTALE':
      return known('store-broken', `could not ${doing}: ${store} answered with an error of its disk (${messageOf(problem)})`, 'Look at the health of that disk or mount.')
    default:
      return problem
  }
}

/** The store's disk cannot take what has to be written; names needed and free space. */
export function diskFull(attempt: Attempt, cause?: unknown): KnownError {
  const needed = attempt.neededBytes === undefined || attempt.neededBytes === 0 ? '' : `, ${size(attempt.neededBytes)} are needed`
  const free = attempt.freeBytes === undefined ? '' : `${needed === '' ? ',' : ' and'} ${size(attempt.freeBytes)} are free`
  return new KnownError('disk-full', `could not ${attempt.doing}: no space left in ${attempt.store}${needed}${free}`,
    'Free space there, let retention remove older backups, or name another store.', cause === undefined ? {} : { cause })
}

/** There is no such file in the store. */
export function fileMissing(name: string, store: string, cause?: unknown): KnownError {
  return new KnownError('file-missing', `${name} is not in ${store}`, 'List the store: the backup may have been removed, or never finished.', cause === undefined ? {} : { cause })
}

/** A file of that backup stands already. */
export function backupExists(id: string, store: string, cause?: unknown): KnownError {
  return new KnownError('backup-exists', `${id} stands in ${store} already`, 'Nothing is ever overwritten; begin again a second later.', cause === undefined ? {} : { cause })
}

/** A symbolic link, or something else that is no regular file, stands where a file of ours should. */
export function notRegular(name: string, store: string): KnownError {
  return new KnownError('symlink-in-the-way', `${name} in ${store} is a symbolic link, or no regular file`,
    'Links are not followed within a store; put the file itself there, or remove the link.')
}
