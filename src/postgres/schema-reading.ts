import { createHash } from 'node:crypto'
import pg from 'pg'
import type { PlainArchive } from '../domain/archive-name.ts'
import type { Connection } from '../domain/connection.ts'
import { ProcessFailure, start } from '../kit/process.ts'
import type { Tool } from '../kit/process.ts'
import { libpqEnvironment, pinnedSettings } from './connection.ts'
import { connect } from './session.ts'

export interface ReadingRequest {
  /** To the restored database; the one for reading is made beside it. */
  readonly connection: Connection
  readonly pgRestore: Tool
  /** The archive in the plain, on this machine. */
  readonly archive: PlainArchive
  readonly ownership: boolean
  readonly settings: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

/**
 * Restores an archive's schema without rows into a database of its own beside the restored one, hands that to `work`, and drops it. Gives
 * undefined where no database may be made. What cannot be restored into it is left out in silence: `work` must not take absence for a fact.
 */
export async function withSchemaRead<T>(request: ReadingRequest, work: (connection: Connection) => Promise<T>): Promise<T | undefined> {
  const session = await connect(request.connection, request.settings)
  // Always of the same name, so that the next drill removes what a killed one left. A hash, because a name's other letters than ASCII's become
  // other bytes where the restored database is not in UTF-8: names of databases have no encoding.
  const database = `zimmer_reading_${createHash('sha256').update(request.connection.database).digest('hex').slice(0, 16)}`
  const drop = () => session.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(database)}`)
  try {
    const [facts] = await session.query<{ may: boolean; encoding: string }>(`
      SELECT rolcreatedb OR rolsuper AS may, (SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()) AS encoding FROM pg_roles WHERE rolname = current_user`)
    if (facts?.may !== true) return undefined
    await drop()
    await session.query(`CREATE DATABASE ${pg.escapeIdentifier(database)} TEMPLATE template0 ENCODING ${pg.escapeLiteral(facts.encoding)} LC_COLLATE 'C' LC_CTYPE 'C'`)
    try {
      const connection = { ...request.connection, database }
      await restoreSchema(request, connection)
      return await work(connection)
    } finally {
      await drop()
    }
  } finally {
    await session.end()
  }
}

async function restoreSchema({ pgRestore, archive, ownership, settings, signal }: ReadingRequest, connection: Connection): Promise<void> {
  // A subscription would keep the database from being dropped.
  const parameters = [`--format=${archive.format}`, '--schema-only', '--no-subscriptions', '--no-password', ...(ownership ? [] : ['--no-owner', '--no-privileges']), '--dbname=', archive.path]
  const started = start(pgRestore, parameters, { environment: libpqEnvironment(connection, { ...pinnedSettings, ...settings }), signal })
  started.stdout.resume()
  started.stdin.end()
  await started.done.catch((problem: unknown) => {
    if (!(problem instanceof ProcessFailure)) throw problem
  })
}
