/** How a stored archive is sealed, as its file name's last ending tells. */
export const seals = { none: '', age: '.age', gpg: '.gpg', command: '.enc' } as const
export type Encryption = keyof typeof seals

/**
 * What pg_dump wrote: one file in its custom format, or the files of its directory format, in one tar. Each has an ending of its own, for a
 * person on the day of the disaster sees the name alone: `pg_restore` takes the one, `tar -xf` comes before it with the other.
 */
export const formats = { custom: '.dump', directory: '.tar' } as const
export type Format = keyof typeof formats

/** An archive in the plain on this machine, as pg_restore takes it: a file, or a folder of files. */
export interface PlainArchive {
  readonly path: string
  readonly format: Format
  /** A copy that is this run's own: no store has it. */
  readonly ours?: true
}

export interface BackupName {
  /** `zimmer-20250828_143022`: what people call the backup, and what all its files begin with. */
  readonly id: string
  readonly database: string
  readonly takenAt: Date
}

/** What a file of a backup is. */
export type Part = 'archive' | 'sidecar' | 'manifest' | 'proof' | 'drill' | 'globals'

export interface ParsedFile extends BackupName {
  readonly part: Part
  /** Undefined where the name does not tell (`.json`). */
  readonly encryption: Encryption | undefined
  /** Of an archive and its sidecar; undefined for other parts. */
  readonly format: Format | undefined
}

/**
 * A database's name as a part of a file's name: everything but letters, digits, `_`, `.` and inner `-` is percent-encoded, so that
 * any of PostgreSQL's 63 bytes give a name that every file system, shell and store takes. The scripts' own names are kept as they are.
 */
export function encodeDatabase(database: string): string {
  const bytes = Buffer.from(database, 'utf8')
  let encoded = ''
  for (const [index, byte] of bytes.entries()) {
    const character = String.fromCharCode(byte)
    const plain = /[A-Za-z0-9_]/.test(character) || (index > 0 && /[.-]/.test(character))
    encoded += plain ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }
  return encoded
}

/** The reverse of `encodeDatabase`; undefined for what it could not have written. */
export function decodeDatabase(encoded: string): string | undefined {
  if (/^\w[\w.-]*$/.test(encoded)) return encoded
  if (!/^(?:[A-Za-z0-9_.-]|%[0-9A-F]{2})+$/.test(encoded)) return undefined
  try {
    const decoded = decodeURIComponent(encoded)
    return encodeDatabase(decoded) === encoded ? decoded : undefined
  } catch {
    return undefined
  }
}

/** `20250828_143022`, in UTC; the scripts' own form. */
export function timestamp(time: Date): string {
  return time.toISOString().slice(0, 19).replaceAll('-', '').replaceAll(':', '').replace('T', '_')
}

/** The name of a backup of `database` that was begun at `takenAt`; its resolution is a second. */
export function backupName(database: string, takenAt: Date): BackupName {
  const second = new Date(Math.floor(takenAt.getTime() / 1000) * 1000)
  return { id: `${encodeDatabase(database)}-${timestamp(second)}`, database, takenAt: second }
}

/** The archive's file name. */
export function archiveFile(id: string, encryption: Encryption, format: Format = 'custom'): string {
  return `${id}${formats[format]}${seals[encryption]}`
}

/** The format of an archive of that name. */
export function formatOf(archive: string): Format {
  return parseFile(archive)?.format ?? 'custom'
}

/** The sidecar's file name, beside an archive of that name. */
export function sidecarFile(archive: string): string {
  return `${archive}.sha256`
}

/** The manifest's open part. */
export function manifestFile(id: string): string {
  return `${id}.json`
}

/** The manifest's closed part, sealed as the archive is. */
export function proofFile(id: string, encryption: Encryption): string {
  return `${id}.proof.json${seals[encryption]}`
}

/** The roles and settings of the server, sealed as the archive is. */
export function globalsFile(id: string, encryption: Encryption): string {
  return `${id}.globals.sql${seals[encryption]}`
}

/** The record of the newest drill. */
export function drillFile(id: string): string {
  return `${id}.drill.json`
}

const pattern = /^(?<id>(?<database>.+)-(?<day>\d{8})_(?<time>\d{6}))(?<rest>\..+)$/
const formatted = '(?<format>\\.dump|\\.tar)'
const sealed = '(?<seal>\\.age|\\.gpg|\\.enc)?'
const endings: readonly { part: Part; pattern: RegExp }[] = [
  { part: 'archive', pattern: new RegExp(`^${formatted}${sealed}$`) },
  { part: 'sidecar', pattern: new RegExp(`^${formatted}${sealed}\\.sha256$`) },
  { part: 'proof', pattern: new RegExp(`^\\.proof\\.json${sealed}$`) },
  { part: 'globals', pattern: new RegExp(`^\\.globals\\.sql${sealed}$`) },
  { part: 'manifest', pattern: /^\.json$/ },
  { part: 'drill', pattern: /^\.drill\.json$/ },
]

/** Tells whether a file is one of a backup, and which; undefined for everything that we did not write. */
export function parseFile(file: string): ParsedFile | undefined {
  const groups = pattern.exec(file)?.groups
  if (groups === undefined) return undefined
  const { id = '', database: encoded = '', day = '', time = '', rest = '' } = groups
  const database = decodeDatabase(encoded)
  const takenAt = parseTimestamp(day, time)
  if (database === undefined || takenAt === undefined) return undefined
  for (const ending of endings) {
    const match = ending.pattern.exec(rest)
    if (match !== null) return { id, database, takenAt, part: ending.part, encryption: encryptionOf(ending.part, match.groups?.['seal']), format: formatFrom(match.groups?.['format']) }
  }
  return undefined
}

/** Every name that a file of a backup can have: those that `parseFile` takes for one of it, and no others. */
export function namesOf(id: string): string[] {
  const encryptions = Object.keys(seals) as Encryption[]
  const sealable = encryptions.flatMap((encryption) => {
    const archives = (Object.keys(formats) as Format[]).map((format) => archiveFile(id, encryption, format))
    return [...archives, ...archives.map(sidecarFile), proofFile(id, encryption), globalsFile(id, encryption)]
  })
  return [manifestFile(id), drillFile(id), ...sealable]
}

/** The backup that a user names: by its id, or by any of its files, with or without a folder before it. */
export function idFrom(named: string): string {
  const last = named.split('/').at(-1) ?? named
  return parseFile(last)?.id ?? last
}

function encryptionOf(part: Part, seal: string | undefined): Encryption | undefined {
  if (part === 'manifest' || part === 'drill') return undefined
  const found = Object.entries(seals).find(([, ending]) => ending === (seal ?? ''))
  return found?.[0] as Encryption | undefined
}

function formatFrom(ending: string | undefined): Format | undefined {
  return ending === undefined ? undefined : ending === formats.directory ? 'directory' : 'custom'
}

function parseTimestamp(day: string, time: string): Date | undefined {
  const [year, month, dayOfMonth] = [Number(day.slice(0, 4)), Number(day.slice(4, 6)), Number(day.slice(6))]
  const [hour, minute, second] = [Number(time.slice(0, 2)), Number(time.slice(2, 4)), Number(time.slice(4))]
  if (hour > 23 || minute > 59 || second > 59) return undefined
  // Date.UTC would take the year 70 for 1970.
  const parsed = new Date(0)
  parsed.setUTCFullYear(year, month - 1, dayOfMonth)
  parsed.setUTCHours(hour, minute, second)
  // The 31st of April has become the 1st of May.
  return parsed.getUTCMonth() === month - 1 && parsed.getUTCDate() === dayOfMonth ? parsed : undefined
}
