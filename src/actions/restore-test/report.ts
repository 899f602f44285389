import type { DrillRecord } from '../../domain/manifest.ts'
import type { Verdict } from '../../domain/verdict.ts'

/** What went wrong, or could not be told, in one step of a drill. */
export interface DrillProblem {
  readonly step: 'checksum' | 'key' | 'restore' | 'rows' | 'migrations' | 'constraints' | 'checks'
  /** Damage says that the backup is bad; doubt that it could not be told. */
  readonly level: 'damaged' | 'unproved'
  readonly sentence: string
  readonly hint: string | null
}

/** All that a drill found. */
export interface DrillReport {
  readonly action: 'restore-test'
  readonly backup: string
  readonly verdict: Verdict['verdict']
  readonly reason: string | null
  readonly sandbox: string
  readonly problems: readonly DrillProblem[]
  /** What differs without being wrong: another collation, a materialized view that was computed anew. */
  readonly notes: readonly string[]
  readonly seconds: Readonly<Partial<Record<'sandbox' | 'restore' | 'rows' | 'migrations' | 'constraints' | 'total', number>>>
  readonly rowsProved: number
  readonly tablesProved: number
  readonly migration: { readonly command: string; readonly before: string; readonly after: string } | null
  readonly constraintsChecked: number
  readonly record: DrillRecord
}
