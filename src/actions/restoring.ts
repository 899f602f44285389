import type { PlainArchive } from '../domain/archive-name.ts'
import type { Connection } from '../domain/connection.ts'
import type { Manifest, Proof } from '../domain/manifest.ts'
import { readingProgress } from '../domain/progress.ts'
import { compareTables } from '../domain/proof.ts'
import type { Archived } from '../domain/proof.ts'
import { counted, duration } from '../domain/units.ts'
import type { Clients } from '../postgres/clients.ts'
import { causesOf } from '../postgres/restore-failures.ts'
import type { RestoreEntry } from '../postgres/restore-failures.ts'
import type { RestoredRequest } from '../postgres/restored.ts'
import { supportedSettings, withoutEventTriggers } from '../postgres/sandbox-preparation.ts'
import { connect } from '../postgres/session.ts'
import { valueOf } from '../kit/settled.ts'
import type { Context } from './action.ts'
import { restoreAndRead } from './restore-together.ts'
import { compareRestored, readRows } from './restore-test/comparison.ts'
import type { ComparisonRequest } from './restore-test/comparison.ts'
import type { DrillProblem } from './restore-test/report.ts'

export interface RestoringRequest {
  /** To the database that is restored into: an empty one, or with `clean` one that is not ours to recreate. */
  readonly connection: Connection
  readonly serverVersionNumber: number
  readonly manifest: Manifest | undefined
  /** Without it, there is nothing to hold the restored rows against. */
  readonly proof: Proof | undefined
  /** The archive in the plain, on this machine. */
  readonly archive: PlainArchive
  readonly clients: Clients
  readonly jobs: number
  readonly clean: boolean
  /** With owners and privileges. */
  readonly ownership: boolean
  /** Whether the server is on this machine. */
  readonly isNear: boolean
  /** What the server is called in notes: `the sandbox`. */
  readonly place: string
  readonly context: Context
}

export interface Restored {
  readonly problems: readonly DrillProblem[]
  readonly notes: readonly string[]
  readonly rows: number
  readonly tables: number
  /** Every row was held against the source. */
  readonly compared: boolean
  readonly seconds: Readonly<Partial<Record<'restore' | 'rows', number>>>
  /** Those of the source's settings that the server takes. */
  readonly settings: Readonly<Record<string, string>>
  /** What the rows were compared with, and what was read of them; undefined where the backup has no manifest, or nothing was compared. */
  readonly held: { readonly request: ComparisonRequest; readonly found: Archived } | undefined
}

/** Causes that lie with the server restored into: they say nothing against the backup. */
const notOfTheBackup = new Set([
  'archive-too-new', 'compression-unsupported', 'missing-role', 'missing-extension', 'extension-version', 'extension-not-preloaded', 'missing-tablespace', 'missing-locale',
  'permission-denied', 'read-only-server', 'server-lost', 'connection-failed', 'connection-refused', 'disk-full', 'out-of-locks', 'out-of-memory', 'session-ended', 'statement-ended', 'encoding', 'foreign-server-unreachable', 'program-killed',
])

/**
 * Restores an archive and compares every row, sequence, large object and object of the schema with the source. The rows are read again as
 * their tables are in, and while indexes and constraints are built upon them. Stops early, without problems, when the run is interrupted.
 */
export async function restoreAndCompare(request: RestoringRequest): Promise<Restored> {
  // A session that does nothing: it stands as long as the server has neither ended nor crashed.
  const witness = await connect(request.connection)
  try {
    const restored = await restoreAndHold(request)
    if (restored.problems.every(({ level }) => level !== 'damaged') || await witness.query('SELECT 1').then(() => true, () => false)) return restored
    return { ...restored, problems: [serverLost(request.place), ...restored.problems.filter(({ level }) => level !== 'damaged')] }
  } finally {
    await witness.end()
  }
}

/** Whatever looked like damage may come of the server's end. */
function serverLost(place: string): DrillProblem {
  return {
    step: 'restore', level: 'unproved', sentence: `the server of ${place} ended or crashed in the middle: what was missing there says nothing against the backup`,
    hint: 'Look at its log, at the memory of its machine, and at who may have stopped it; then run again.',
  }
}

async function restoreAndHold(request: RestoringRequest): Promise<Restored> {
  const { context, connection, manifest } = request
  const { host } = context
  const notes: string[] = []
  const settings = await supportedSettings(connection, manifest?.server.settings ?? {}, notes, request.place)
  // The rules that explain pg_restore's words know English. A role that is no superuser may not choose the server's language.
  const words = await supportedSettings(connection, { lc_messages: 'C' }, [])
  const comparison = comparisonOf(request, { ...settings, ...await withoutEventTriggers(connection) })
  const seconds: Partial<Record<'restore' | 'rows', number>> = {}
  const timed = async <T>(step: keyof typeof seconds, work: () => Promise<T>): Promise<T> => {
    const began = context.now().getTime()
    return work().finally(() => { seconds[step] = (context.now().getTime() - began) / 1000 })
  }
  const { tables, built, read } = await restoreAndRead({
    restore: { pgRestore: request.clients.pgRestore, connection, archive: request.archive, jobs: request.jobs, clean: request.clean, ownership: request.ownership, settings: { ...settings, ...words }, signal: host.interrupted },
    proof: request.proof, isNear: request.isNear, serverVersionNumber: request.serverVersionNumber, tell: (line) => { host.line(line) }, temporaryDirectory: host.temporaryDirectory, restoring: (work) => timed('restore', work),
    reading: comparison === undefined ? undefined : (turn) => timed('rows', () => readAll(comparison, turn, context)),
  })
  const nothing = { notes, rows: 0, tables: 0, compared: false, seconds, settings, held: undefined }
  const lost = problemsOf(tables)
  if (lost.length > 0 || host.interrupted.aborted) return { ...nothing, problems: lost }
  const found = read === undefined ? undefined : valueOf(read)
  host.line(`    restored in ${duration(seconds.restore ?? 0)}`)
  const failures = problemsOf(built)
  if (comparison === undefined || found === undefined) return { ...nothing, problems: failures }
  // Rows that are missing come before the constraints that fail for want of them.
  if (failures.length > 0) return { ...nothing, problems: [...asProblems(compareTables(comparison.proof, found.tables, 'the restored database').differences.map(({ sentence }) => sentence)), ...failures] }
  host.line('>>> Comparing every row with the source')
  const compared = await compareRestored(comparison, found)
  host.line(`    ${counted(compared.rows, 'row')} of ${counted(compared.tables, 'table')} equal to the source, read in ${duration(seconds.rows ?? 0)} while indexes were built`)
  return {
    problems: asProblems(compared.differences), notes: [...notes, ...compared.notes], rows: compared.rows, tables: compared.tables, compared: comparison.manifest.proof.mode !== 'none',
    seconds, settings, held: { request: comparison, found },
  }
}

function problemsOf(entries: readonly RestoreEntry[]): DrillProblem[] {
  return causesOf(entries).map((cause) => ({ step: 'restore', level: notOfTheBackup.has(cause.code) ? 'unproved' : 'damaged', sentence: cause.sentence, hint: cause.hint }))
}

function asProblems(sentences: readonly string[]): DrillProblem[] {
  return sentences.map((sentence) => ({ step: 'rows', level: 'damaged', sentence, hint: null }))
}

/** What the restored database is held against; nothing where there is no manifest. */
function comparisonOf({ connection, serverVersionNumber, manifest, proof, archive, clients, ownership, jobs, context }: RestoringRequest, settings: Readonly<Record<string, string>>): ComparisonRequest | undefined {
  if (manifest === undefined || proof === undefined) return undefined
  return { connection, serverVersionNumber, manifest, proof, archive, pgDump: clients.pgDump, pgRestore: clients.pgRestore, ownership, settings, sessions: jobs, signal: context.host.interrupted }
}

function readAll(comparison: ComparisonRequest, turn: RestoredRequest['turn'], { host, now }: Context): Promise<Archived> {
  const { totals } = comparison.manifest
  const began = now().getTime()
  let [rows, tables] = [0, 0]
  return readRows(comparison, (more) => {
    rows += more
    tables += 1
    host.progress(`    ${readingProgress({ rows, tables, seconds: (now().getTime() - began) / 1000 }, totals)}`)
  }, turn)
}
