import { KnownError } from '../kit/errors.ts'

const anotherCopy = 'Take the archive from another store, or use an older backup.'

/** The archive is not what pg_dump wrote: something in it contradicts the format, or itself. */
export function damaged(what: string, cause?: unknown): KnownError {
  return new KnownError('archive-damaged', what, anotherCopy, cause === undefined ? {} : { cause })
}

/** The archive stops before its end. `where` completes the sentence "the archive ends …". */
export function truncated(where: string): KnownError {
  return new KnownError('archive-truncated', `the archive ends ${where}`,
    `The writer or a copy was interrupted. ${anotherCopy}`)
}

/** The archive is sound as far as can be told, but of a version of the format that is not known here. */
export function unknownVersion(version: string, relation: 'newer' | 'older'): KnownError {
  const known = '1.14 to 1.16, which pg_dump 13 to 18 write'
  return new KnownError('archive-version', `archive format ${version} is ${relation} than ${known}`,
    relation === 'newer' ? 'Update this tool.' : 'Dump with a supported pg_dump, or restore with the pg_restore of its time.')
}

/** The archive names a compression that is not known here. */
export function unknownCompression(named: number): KnownError {
  return new KnownError('archive-compression', `the archive's header names compression ${named}, which no known pg_dump writes`,
    `Either the header is damaged or a newer pg_dump wrote it. ${anotherCopy}`)
}

/** The file is not an archive in the custom or directory format. `instead` completes "the file is …, not …". */
export function notOurs(instead: string, hint: string): KnownError {
  return new KnownError('archive-not-ours', `the file is ${instead}, not an archive in pg_dump's custom format`, hint)
}

/** A name from the archive in a message: quoted, with whatever could break a line or a terminal escaped. */
export function quoted(schema: string | null, name: string | null): string {
  const shown = (text: string): string => JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return schema === null || schema === '' ? shown(name ?? '') : `${shown(schema)}.${shown(name ?? '')}`
}
