import type { Connection } from '../domain/connection.ts'
import { start } from '../kit/process.ts'
import type { Started } from '../kit/process.ts'
import type { Clients } from './clients.ts'
import { libpqEnvironment, pinnedSettings } from './connection.ts'

/** `none`, or a method of pg_dump with its level. */
export interface Compression {
  readonly method: 'none' | 'gzip' | 'lz4' | 'zstd'
  readonly level: number | undefined
}

/**
 * The fastest compression that is no larger than gzip's default: zstd:1 from 16 on (279 against 287 MB in a fifth of the time), gzip:1 below
 * (333 MB in a third of it; measured on 1.15 GB).
 */
export function automaticCompression(major: number): Compression {
  return major >= 16 ? { method: 'zstd', level: 1 } : { method: 'gzip', level: 1 }
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

/** pg_dump's argument for a compression; Error message completing "compression …" where a pg_dump of that major has none. */
export function compressionArgument(compression: Compression, major: number): string {
  if (major < 16) {
    if (compression.method === 'none') return '--compress=0'
    if (compression.method === 'gzip') return `--compress=${compression.level ?? 6}`
    throw new Error(`${compression.method} needs pg_dump 16 or later; the server is ${major}`)
  }
  return `--compress=${compression.method}${compression.level === undefined ? '' : `:${compression.level}`}`
}

export interface DumpRequest {
  readonly connection: Connection
  readonly clients: Clients
  readonly snapshot: string
  /** The database's own: the archive holds its bytes as they stand there, whatever client_encoding a role or the database is given by default. */
  readonly encoding: string
  readonly compression: Compression
  readonly lockTimeoutSeconds: number
  readonly excludeTableData: readonly string[]
  readonly signal: AbortSignal
}

/** Starts `pg_dump -Fc` in the snapshot; the archive comes out of `stdout`. Nothing of the connection stands among the arguments. */
export function startDump(request: DumpRequest): Started {
  return startPgDump(request, ['--format=custom'])
}

/** Starts `pg_dump -Fd` in the snapshot, several tables at once, into an empty folder. */
export function startDirectoryDump(request: DumpRequest & { readonly folder: string; readonly jobs: number }): Started {
  // The files go into an archive and then away: nothing is gained by waiting until they are on a disk.
  return startPgDump(request, ['--format=directory', `--jobs=${request.jobs}`, '--no-sync', `--file=${request.folder}`])
}

function startPgDump(request: DumpRequest, format: readonly string[]): Started {
  const parameters = [
    ...format, '--no-password', `--snapshot=${request.snapshot}`, `--encoding=${request.encoding}`,
    compressionArgument(request.compression, request.clients.major),
    // A dump that waits for a lock makes every later reader wait behind a migration (TRAPS, 12).
    `--lock-wait-timeout=${request.lockTimeoutSeconds * 1000}`,
    ...request.excludeTableData.map((pattern) => `--exclude-table-data=${pattern}`),
  ]
  return start(request.clients.pgDump, parameters, { environment: libpqEnvironment(request.connection, pinnedSettings), signal: request.signal })
}
