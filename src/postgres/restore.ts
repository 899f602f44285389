import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { PlainArchive } from '../domain/archive-name.ts'
import type { Connection } from '../domain/connection.ts'
import { ProcessFailure, start } from '../kit/process.ts'
import type { Tool } from '../kit/process.ts'
import { libpqEnvironment, pinnedSettings } from './connection.ts'
import { RestoreStderr } from './restore-failures.ts'
import type { RestoreEntry } from './restore-failures.ts'

export interface RestoreRequest {
  readonly pgRestore: Tool
  readonly connection: Connection
  /** The archive, on this machine: parallel jobs each open it. */
  readonly archive: PlainArchive
  readonly jobs: number
  /** Tables with their rows; then what is built upon them: indexes, constraints, triggers, materialized views. */
  readonly part: keyof typeof parts
  /** Restores these entries of the part alone, in this order, by their dump ids; the list is written into the folder. */
  readonly only?: { readonly dumpIds: readonly number[]; readonly folder: string }
  /** Drop what stands before creating it, for a server that is not ours to recreate. */
  readonly clean: boolean
  /** With owners and privileges; without, everything belongs to the role that restores. */
  readonly ownership: boolean
  readonly settings: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

const parts = {
  // Tables and rows in one run: pg_restore then loads each table in the transaction that truncates it, which needs no WAL.
  'tables': ['--section=pre-data', '--section=data'],
  'upon them': ['--section=post-data'],
}

/** What pg_restore said, every line of it explained; see RestoreStderr. */
export async function restoreArchive(request: RestoreRequest): Promise<readonly RestoreEntry[]> {
  const stderr = new RestoreStderr({ jobs: request.jobs })
  const list = request.only === undefined ? [] : [`--use-list=${await writeList(request.only)}`]
  const parameters = [
    `--format=${request.archive.format}`, '--no-password', `--jobs=${request.jobs}`,
    ...parts[request.part],
    ...(request.clean ? ['--clean', '--if-exists'] : []),
    ...(request.ownership ? [] : ['--no-owner', '--no-privileges']),
    ...list,
    // The database's name comes from the environment; an empty argument makes pg_restore connect at all.
    '--dbname=', request.archive.path,
  ]
  const started = start(request.pgRestore, parameters, {
    environment: libpqEnvironment(request.connection, { ...pinnedSettings, ...request.settings }), signal: request.signal, onErrorLine: (line) => { stderr.line(line) },
  })
  started.stdout.resume()
  started.stdin.end()
  try {
    await started.done
    return stderr.end(0)
  } catch (problem) {
    if (!(problem instanceof ProcessFailure)) throw problem
    return stderr.end(problem.exitCode)
  }
}

async function writeList({ dumpIds, folder }: { dumpIds: readonly number[]; folder: string }): Promise<string> {
  const path = join(folder, `${dumpIds.length}-from-${dumpIds[0] ?? 0}.list`)
  await writeFile(path, dumpIds.map((dumpId) => `${dumpId};\n`).join(''), { mode: 0o600 })
  return path
}
