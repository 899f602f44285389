import type { Connection } from '../domain/connection.ts'
import { start } from '../kit/process.ts'
import type { Started } from '../kit/process.ts'
import type { Clients } from './clients.ts'
import { compressionArgument } from './compression.ts'
import type { Compression } from './compression.ts'
import { libpqEnvironment, pinnedSettings } from './connection.ts'

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
