import { damaged, notOurs, unknownCompression, unknownVersion } from './damage.ts'
import { bytesToRecognise, recogniseForeign } from './foreign.ts'
import type { Intake, Steps } from './intake.ts'

export type Compression = 'none' | 'gzip' | 'lz4' | 'zstd'

/** What an archive says of itself before its table of contents. */
export interface ArchiveHeader {
  /** `1.14` (pg_dump 12 to 15), `1.15` (16) or `1.16` (17 and 18). */
  readonly formatVersion: string
  readonly compression: Compression
  /** When pg_dump began, as the header has it: the local time of the dumping machine without a zone, `2025-08-28T14:30:22`. */
  readonly createdAt: string
  readonly database: string | null
  /** As the server names itself: `17.11 (Debian 17.11-1)`. */
  readonly serverVersion: string | null
  readonly dumpVersion: string | null
}

/** The header with what only the reader of the rest needs. */
export interface ReadHeader extends ArchiveHeader {
  readonly minor: number
  readonly offsetSize: number
}

const compressions: Compression[] = ['none', 'gzip', 'lz4', 'zstd']
// The numbers of ArchiveFormat in pg_backup.h. The toc.dat of a directory says tar.
const formatNumber = { custom: 1, directory: 3 } as const

/**
 * Reads the header. Throws `archive-not-ours`, `archive-version`, `archive-compression`, `archive-truncated` and
 * `archive-damaged`. Source of the layout: ReadHead in PostgreSQL's pg_backup_archiver.c.
 */
export function* readHeader(intake: Intake, expected: keyof typeof formatNumber): Steps<ReadHeader> {
  const magic = yield* intake.upTo(5)
  if (magic.toString('latin1') !== 'PGDMP') {
    throw recogniseForeign(Buffer.concat([magic, yield* intake.upTo(bytesToRecognise - magic.length)]))
  }
  const minor = yield* readVersion(intake)
  const [integerSize, offsetSize, format] = yield* intake.bytes(3)
  if (integerSize !== 4) throw damaged(`the archive's header is damaged: integers of ${integerSize ?? 0} bytes`)
  if (offsetSize !== 4 && offsetSize !== 8) throw damaged(`the archive's header is damaged: offsets of ${offsetSize ?? 0} bytes`)
  if (format !== formatNumber[expected]) throw wrongFormat(format ?? 0)
  const compression = yield* readCompression(intake, minor)
  const createdAt = yield* readTime(intake)
  const database = yield* intake.string()
  const serverVersion = yield* intake.string()
  const dumpVersion = yield* intake.string()
  return { formatVersion: `1.${minor}`, compression, createdAt, database, serverVersion, dumpVersion, minor, offsetSize }
}

function* readVersion(intake: Intake): Steps<number> {
  const [major = 0, minor = 0, revision = 0] = yield* intake.bytes(3)
  const version = revision === 0 ? `${major}.${minor}` : `${major}.${minor}.${revision}`
  if (major > 1 || (major === 1 && minor > 16)) throw unknownVersion(version, 'newer')
  if (major < 1 || minor < 14) throw unknownVersion(version, 'older')
  if (revision !== 0) throw damaged(`the archive's header is damaged: format version ${version} does not exist`)
  return minor
}

function wrongFormat(format: number): Error {
  if (format === formatNumber.directory) {
    return notOurs('the toc.dat of a directory or tar format dump', 'Name the directory that it stands in.')
  }
  if (format === formatNumber.custom) {
    return notOurs('in the custom format, where the toc.dat of a directory was expected', 'Name it as a custom format archive.')
  }
  return damaged(`the archive's header is damaged: format number ${format} does not exist`)
}

function* readCompression(intake: Intake, minor: number): Steps<Compression> {
  if (minor >= 15) {
    const algorithm = yield* intake.byte()
    const compression = compressions[algorithm]
    if (compression === undefined) throw unknownCompression(algorithm)
    return compression
  }
  // Until 1.14 this is a level of zlib; -1 is its default.
  const level = yield* intake.integer()
  if (level < -1 || level > 9) throw unknownCompression(level)
  return level === 0 ? 'none' : 'gzip'
}

function* readTime(intake: Intake): Steps<string> {
  const parts: number[] = []
  for (let part = 0; part < 7; part++) parts.push(yield* intake.integer())
  const [second = -1, minute = -1, hour = -1, day = -1, month = -1, year = -1, summer = -2] = parts
  const possible = second >= 0 && second <= 60 && minute >= 0 && minute <= 59 && hour >= 0 && hour <= 23
    && day >= 1 && day <= 31 && month >= 0 && month <= 11 && year >= 70 && year <= 8099 && summer >= -1 && summer <= 1
  if (!possible) throw damaged('the archive\'s header is damaged: its time does not exist')
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${year + 1900}-${two(month + 1)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`
}
