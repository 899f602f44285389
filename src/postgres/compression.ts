import { exitStatus, KnownError, messageOf } from '../kit/errors.ts'
import { run } from '../kit/process.ts'
import type { Clients } from './clients.ts'

/** `none`, or a method of pg_dump with its level. */
export interface Compression {
  readonly method: 'none' | 'gzip' | 'lz4' | 'zstd'
  readonly level: number | undefined
}

/**
 * The fastest compression that is no larger than gzip's default: zstd:1 from 16 on (279 against 287 MB in a fifth of the time); gzip:1 below
 * (333 MB in a third of it; measured on 1.15 GB), and where these programs were built without zstd, for the pg_restore beside them could not read it.
 */
export async function automaticCompression(clients: Clients): Promise<Compression> {
  const best: Compression = { method: 'zstd', level: 1 }
  return clients.major >= 16 && await builtWith(clients, best) ? best : { method: 'gzip', level: 1 }
}

/**
 * Whether this build of pg_dump has a compression. It says so before it connects, and so is asked to connect to nothing: to a socket in a folder
 * where none can be. What it says otherwise is left to the backup, which has the sentence for it. Of the images of PostgreSQL nothing is asked: they
 * have everything, and a container takes half a second.
 */
async function builtWith(clients: Clients, compression: Compression): Promise<boolean> {
  if (clients.pgDump.within !== undefined) return true
  const words = ['--format=custom', compressionArgument(compression, clients.major), '--no-password', '--dbname=host=/dev/null port=1']
  const said = await run(clients.pgDump, words, { timeLimitSeconds: 60 }).then(() => '', messageOf)
  return !said.includes('does not support compression')
}

/** Reads `auto`, `none`, `gzip:6`, `zstd:3`, `lz4:1`. Throws an Error whose message completes "compression …". */
export function parseCompression(words: string): Compression | 'auto' {
  if (words === 'auto') return 'auto'
  const match = /^(?<method>none|gzip|lz4|zstd)(?::(?<level>\d{1,2}))?$/.exec(words)?.groups
  if (match === undefined) throw new Error(`must be auto, none, gzip:1 to 9, lz4:1 to 12 or zstd:1 to 22, not "${words}"`)
  const method = match['method'] as Compression['method']
  const level = match['level'] === undefined ? undefined : Number(match['level'])
  const highest = { none: 0, gzip: 9, lz4: 12, zstd: 22 }[method]
  if (level !== undefined && (level < 1 || level > highest)) throw new Error(`has no level ${level} for ${method}`)
  return { method, level }
}

/** The compression that the words ask for, or the one that suits. Throws KnownError `wrong-inputs` for one that these programs do not have. */
export async function chooseCompression(words: string, clients: Clients): Promise<Compression> {
  const wanted = parseCompression(words)
  if (wanted === 'auto') return automaticCompression(clients)
  try {
    compressionArgument(wanted, clients.major)
  } catch (cause) {
    throw new KnownError('wrong-inputs', `compression ${messageOf(cause)}`, 'Use auto, none or gzip:1 to gzip:9.', { cause, status: exitStatus.usage })
  }
  if (!await builtWith(clients, wanted)) {
    throw new KnownError('wrong-inputs', `compression ${words}: the pg_dump ${clients.version} in ${clients.place} was built without ${wanted.method}`, 'Use auto, which takes what it has, or the programs of the PostgreSQL project.', { status: exitStatus.usage })
  }
  return wanted
}

/** pg_dump's argument for a compression; Error message completing "compression …" where a pg_dump of that major has none. */
export function compressionArgument(compression: Compression, major: number): string {
  if (major < 16) {
    if (compression.method === 'none') return '--compress=0'
    if (compression.method === 'gzip') return `--compress=${compression.level ?? 6}`
    throw new Error(`${compression.method} needs pg_dump 16 or later; the server is ${major}`)
  }
  return `--compress=${compression.method}${compression.level === undefined ? '' : `:${compression.level}`}`
}
