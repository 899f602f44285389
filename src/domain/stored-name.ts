import { parseFile } from './archive-name.ts'
import type { ParsedFile } from './archive-name.ts'
import { KnownError } from '../kit/errors.ts'

/**
 * What a file of a store is, by its name. Throws KnownError `foreign-name` for every name that we could not have written: such a
 * name might lead out of the store (`../x`), or to a file that is none of ours.
 */
export function ownFile(name: string): ParsedFile {
  const parsed = parseFile(name)
  if (parsed === undefined) throw foreign(name)
  return parsed
}

/** As `ownFile`, for a file that has to belong to one backup. */
export function fileOf(id: string, name: string): ParsedFile {
  const parsed = ownFile(name)
  if (parsed.id !== id) throw new KnownError('foreign-name', `${JSON.stringify(name)} is not a file of backup ${id}`, 'Name a file of that backup.')
  return parsed
}

/** Whether a text is a backup's id, such as `zimmer-20250828_143022`. */
export function isId(text: string): boolean {
  return parseFile(`${text}.dump`)?.id === text
}

/** Throws KnownError `foreign-name` for what is not a backup's id. */
export function ownId(id: string): void {
  if (!isId(id)) throw foreign(id)
}

/** The name of a file that somebody may write beside a backup; archives and their checksums are written once and for all. */
export function attachment(name: string): ParsedFile {
  const parsed = ownFile(name)
  if (parsed.part !== 'drill') {
    throw new KnownError('write-once', `${name} may not be written after the backup was taken`, 'Only the record of a drill is written beside a backup.')
  }
  return parsed
}

function foreign(name: string): KnownError {
  return new KnownError('foreign-name', `${JSON.stringify(name)} is not the name of a backup of this suite`,
    'Names look like zimmer-20250828_143022, files like zimmer-20250828_143022.dump; `latest` names the newest.')
}
