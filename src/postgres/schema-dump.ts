import type { Connection } from '../domain/connection.ts'
import { ProcessFailure, programKilled, start } from '../kit/process.ts'
import type { Started, Tool } from '../kit/process.ts'
import { dumpFailure } from './connection-failures.ts'
import { libpqEnvironment, pinnedSettings } from './connection.ts'

/** Starts a dump of the schema alone, in the custom format: how a restored database reads to the program that read the source. Its end fails with a KnownError. */
export function startSchemaDump(pgDump: Tool, connection: Connection, { encoding, settings, signal }: { encoding: string; settings: Readonly<Record<string, string>>; signal: AbortSignal }): Started {
  const started = start(pgDump, ['--format=custom', '--schema-only', '--no-password', `--encoding=${encoding}`], { environment: libpqEnvironment(connection, { ...pinnedSettings, ...settings }), signal })
  const done = started.done.catch((problem: unknown) => { throw explained(problem, connection) })
  // Whoever awaits it later still gets the rejection.
  done.catch(() => undefined)
  return { ...started, done }
}

function explained(problem: unknown, connection: Connection): unknown {
  if (!(problem instanceof ProcessFailure)) return problem
  // Its words for SIGTERM, after which it ends with status 1.
  const isKilled = problem.exitSignal !== undefined || /terminated by user\s*$/.test(problem.stderr)
  return isKilled ? programKilled(problem) : dumpFailure(problem.stderr, { connection })
}
