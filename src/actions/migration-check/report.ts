import type { Effects, TableFacts } from '../../domain/migration-effects.ts'
import type { Finding } from '../../domain/migration-rules.ts'
import type { SchemaChange } from '../../domain/schema-diff.ts'

/** `not-run`: the code may be a stranger's, and was given no backup. */
export type CheckVerdict = 'passed' | 'failed' | 'unproved' | 'not-run'

/** How a migration ended that did not end well. */
export interface MigrationFailure {
  readonly sentence: string
  readonly hint: string
  /** The statement that failed, without values; null where none is known. */
  readonly statement: string | null
  readonly sqlState: string | null
  /** The tables that it names, with their rows. */
  readonly tables: readonly TableFacts[]
  /** What it leaves behind. */
  readonly state: string
}

/** A finding, with the place in the migration that it belongs to, where one is known. */
export interface PlacedFinding extends Finding {
  readonly file: string | null
  readonly line: number | null
}

export interface UndoReport {
  /** `unknown`: nothing is known that would undo it. */
  readonly outcome: 'undone' | 'failed' | 'unknown' | 'not tried'
  readonly seconds: number
  readonly reason: string | null
  /** What is not as it was before, in sentences. */
  readonly differences: readonly string[]
}

export interface RevisionReport {
  /** Null: everything in one go. */
  readonly revision: string | null
  /** Relative to the repository. */
  readonly file: string | null
  readonly effects: Effects
  readonly findings: readonly PlacedFinding[]
  readonly schema: readonly SchemaChange[]
  readonly failure: MigrationFailure | null
  readonly undo: UndoReport
}

/** What kept the check from being made, or the branch from being right. */
export interface CheckProblem {
  readonly level: 'failed' | 'unproved'
  readonly sentence: string
  readonly hint: string | null
}

/** All that a migration check found. */
export interface MigrationCheckReport {
  readonly action: 'migration-check'
  readonly verdict: CheckVerdict
  readonly reason: string | null
  readonly backup: string
  readonly database: string
  /** When the backup was taken; null where none was looked at. */
  readonly takenAt: string | null
  /** Whether a drill has proved it. */
  readonly isProved: boolean
  readonly sandbox: string
  readonly command: string | null
  /** The database's revisions in the backup. */
  readonly before: readonly string[]
  readonly revisions: readonly RevisionReport[]
  /** Whether all of it was applied a second time after the undo; null where that was not tried. */
  readonly appliedAgain: boolean | null
  /** Rows that were compared with the start after the undo; null where that was not tried. */
  readonly rowsCompared: number | null
  readonly problems: readonly CheckProblem[]
  readonly notes: readonly string[]
  /** Whether it began in a sandbox that an earlier run had restored, proved and kept. */
  readonly warm: boolean
  /** `ready`: until the migrations could begin; null where they could not. */
  readonly seconds: { readonly restore: number | null; readonly ready: number | null; readonly total: number }
}
