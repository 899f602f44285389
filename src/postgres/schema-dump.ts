import type { Connection } from '../domain/connection.ts'
import { start } from '../kit/process.ts'
import type { Started, Tool } from '../kit/process.ts'
import { libpqEnvironment, pinnedSettings } from './connection.ts'

/** Starts a dump of the schema alone, in the custom format: how a restored database reads to the program that read the source. */
export function startSchemaDump(pgDump: Tool, connection: Connection, { encoding, settings, signal }: { encoding: string; settings: Readonly<Record<string, string>>; signal: AbortSignal }): Started {
  return start(pgDump, ['--format=custom', '--schema-only', '--no-password', `--encoding=${encoding}`], { environment: libpqEnvironment(connection, { ...pinnedSettings, ...settings }), signal })
}
