import type { Connection } from '../domain/connection.ts'
import { KnownError } from '../kit/errors.ts'
import { plain } from '../kit/markdown.ts'
import { ProcessFailure, run } from '../kit/process.ts'
import type { Clients } from './clients.ts'
import { connectionFailure } from './connection-failures.ts'
import { libpqEnvironment } from './connection.ts'

/**
 * What a dump of one database does not hold: the server's roles with their memberships and settings, and its tablespaces, as SQL in UTF-8. Without the roles'
 * passwords, which only a superuser may read, and nobody on a managed server. Throws KnownError `globals-failed` with pg_dumpall's own words.
 */
export async function readGlobals(clients: Clients, connection: Connection, signal: AbortSignal): Promise<string> {
  // Without a database's name, pg_dumpall would look for one called postgres, where the role may have no right.
  const parameters = ['--globals-only', '--no-role-passwords', '--no-password', '--encoding=UTF8', `--database=${asKeyword(connection.database)}`]
  try {
    return (await run(clients.program('pg_dumpall'), parameters, { environment: libpqEnvironment(connection), signal })).stdout
  } catch (problem) {
    if (!(problem instanceof ProcessFailure)) throw problem
    const words = problem.stderr.split('\n').find((line) => line.startsWith('pg_dumpall: error: '))?.replace(/^pg_dumpall: error: (?:query failed: )?/, '') ?? problem.message
    throw connectionFailure(new Error(words), connection) ?? new KnownError('globals-failed', `pg_dumpall could not read the roles and settings: ${plain(words)}`,
      'Grant the role what is lacking, or leave globals out: the database itself is dumped without them.', { cause: problem })
  }
}

/** pg_dumpall takes a name for a connection string as soon as it looks like one. */
function asKeyword(database: string): string {
  return `dbname='${database.replace(/[\\']/g, '\\$&')}'`
}
