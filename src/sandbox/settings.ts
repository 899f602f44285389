import type { Machine } from './request.ts'

const mebibyte = 1024 * 1024

/** What is to be restored: its size where the manifest tells it, and whether it will stand in memory. */
export interface Load {
  readonly databaseBytes: number | undefined
  readonly inMemory: boolean
}

/**
 * Settings of a server that is thrown away after the drill: nothing has to survive a crash, and everything is written once.
 * Which of them pay was measured in trials of parallel pg_restore; none does harm on a small machine.
 */
export function serverSettings(machine: Machine, { databaseBytes, inMemory }: Load): Readonly<Record<string, string>> {
  const cores = Math.max(1, machine.cores)
  return {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    // Lets the COPY that follows a TRUNCATE in one transaction, as pg_restore -j writes it, skip the WAL.
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_wal_size: megabytes((inMemory ? databaseBytes : undefined) ?? 8192 * mebibyte, 256, 8192),
    checkpoint_timeout: '1h',
    // A restore reads and writes everything about once: with more than this, it only touches more memory (1 GB of rows: 18.6 s of processor
    // time with 128 MB, 19.6 with 512 MB, 22.5 with 2 GB). What is read again lies in the system's cache.
    shared_buffers: megabytes(machine.memoryBytes / 64, 128, 256),
    // More is not faster: on 1 GB of rows a GIN index took 8.2 s with 64 MB and 10.5 s with 1 GB, whose tree no longer fits the processor's cache,
    // and the B-trees were as fast with either. Only a large sort is spared a second merge.
    maintenance_work_mem: megabytes(Math.min((databaseBytes ?? 0) / 64, machine.memoryBytes / 4 / cores), 64, 1024),
    work_mem: megabytes(machine.memoryBytes / 64 / cores, 16, 256),
    autovacuum: 'off',
    jit: 'off',
    max_connections: '100',
    // The lock table has max_locks_per_transaction × max_connections slots; one transaction over 20,000 tables with their
    // indexes, sequences and types takes about ten of them per table.
    max_locks_per_transaction: '2048',
    // No row of data reaches the log: neither the values of a failed COPY line nor a statement's own.
    log_error_verbosity: 'terse',
    log_min_error_statement: 'panic',
  }
}

function megabytes(bytes: number, least: number, most: number): string {
  return `${Math.round(Math.min(Math.max(bytes / mebibyte, least), most))}MB`
}

/**
 * Settings of a server whose migrations are observed: its log goes into one file of the data folder, which a superuser reads over SQL.
 */
export const observedSettings: Readonly<Record<string, string>> = {
  logging_collector: 'on',
  // What goes wrong at the start is read from the plain one.
  log_destination: 'stderr,csvlog',
  log_directory: 'log',
  log_rotation_age: '0',
  log_rotation_size: '0',
  log_timezone: 'UTC',
  log_disconnections: 'on',
}

/** The settings as lines of postgresql.conf. */
export function asConfiguration(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'\n`).join('')
}

/** The settings as arguments of `postgres`. */
export function asArguments(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
