import type { Objection, RestorePlan } from '../../domain/restore-plan.ts'
import type { Verdict } from '../../domain/verdict.ts'
import type { DrillProblem } from '../restore-test/report.ts'
import type { PlannedTables, TablesReport } from './tables.ts'

/** What went wrong, or could not be told: as a drill says it, or that the restored database could not take the name. */
export type RestoreProblem = Omit<DrillProblem, 'step'> & { readonly step: DrillProblem['step'] | 'swap' }

/** What became of the target. */
export type Outcome =
  /** A dry run. */
  | 'planned'
  /** Guards stood in the way; nothing was touched. */
  | 'refused'
  /** The backup stands under the target's name. */
  | 'restored'
  /** It was restored beside the target and did not prove, or its tables could not be restored; the target is as it was. */
  | 'left'
  /** In place, and not come to its end, or not proved: the target carries the mark. */
  | 'half restored'

/** What was planned for chosen tables, and what became of them; null until they are restored. */
export interface ChosenTables extends Pick<PlannedTables, 'changes' | 'sentences'> {
  readonly planned: PlannedTables['tables']
  readonly restored: TablesReport | null
}

/** All that a restore found and did. */
export interface RestoreReport {
  readonly action: 'restore'
  readonly status: 'passed' | 'failed'
  readonly outcome: Outcome
  readonly error: { readonly code: string; readonly message: string; readonly hint: string } | null
  readonly plan: Omit<RestorePlan, 'backup' | 'target'> & { readonly backup: object; readonly target: object }
  readonly verdict: Verdict['verdict'] | null
  readonly reason: string | null
  readonly problems: readonly RestoreProblem[]
  /** Chosen tables; null when the whole database is restored, or they could not be planned. */
  readonly tables: ChosenTables | null
  readonly notes: readonly string[]
  readonly rowsProved: number
  readonly tablesProved: number
  readonly constraintsChecked: number
  readonly rolesCreated: readonly string[]
  readonly safetyBackup: { readonly backup: string; readonly store: string } | null
  readonly previousDatabase: string | null
  /** The database that was restored beside the target and not swapped, if it still stands. */
  readonly keptDatabase: string | null
  /** One line of SQL, or one command, that leads back to what was before. */
  readonly wayBack: string | null
  readonly seconds: Readonly<Partial<Record<'verify' | 'safety' | 'restore' | 'rows' | 'constraints' | 'total', number>>>
}

/** What a run has found so far; the report is made of it, wherever the run ends. */
export interface Findings {
  verdict: Verdict | undefined
  /** Why chosen tables were not restored. */
  failure: RestoreReport['error']
  tables: ChosenTables | null
  problems: RestoreProblem[]
  notes: string[]
  rowsProved: number
  tablesProved: number
  constraintsChecked: number
  rolesCreated: readonly string[]
  safetyBackup: RestoreReport['safetyBackup']
  previousDatabase: string | null
  keptDatabase: string | null
  wayBack: string | null
  seconds: Partial<Record<'verify' | 'safety' | 'restore' | 'rows' | 'constraints' | 'total', number>>
}

/** Nothing found yet. */
export function noFindings(): Findings {
  return {
    verdict: undefined, failure: null, tables: null, problems: [], notes: [], rowsProved: 0, tablesProved: 0, constraintsChecked: 0, rolesCreated: [], safetyBackup: null, previousDatabase: null, keptDatabase: null,
    wayBack: null, seconds: {},
  }
}

/** The report of a run that ended so. `objections`: for what was refused. */
export function reportOf(plan: RestorePlan, outcome: Outcome, found: Findings, objections: readonly Objection[] = []): RestoreReport {
  const { verdict } = found
  const error = objections.length > 0 ? refusal(objections) : found.failure
  // Everything that the server offers is no part of the plan.
  const { roles, mayActAs, extensions, ...target } = plan.target
  const offered = { roles: roles.length, mayActAs: mayActAs.length, extensions: extensions.length }
  return {
    action: 'restore', status: error === null && (outcome === 'planned' || (outcome === 'restored' && verdict?.verdict === 'proved')) ? 'passed' : 'failed',
    outcome, error, plan: { ...plan, backup: { ...plan.backup, relations: Object.fromEntries(plan.backup.relations) }, target: { ...target, offered } }, verdict: verdict?.verdict ?? null, reason: verdict === undefined || verdict.verdict === 'proved' ? null : verdict.reason,
    problems: found.problems, tables: found.tables, notes: found.notes, rowsProved: found.rowsProved, tablesProved: found.tablesProved, constraintsChecked: found.constraintsChecked, rolesCreated: found.rolesCreated,
    safetyBackup: found.safetyBackup, previousDatabase: found.previousDatabase, keptDatabase: found.keptDatabase, wayBack: found.wayBack, seconds: found.seconds,
  }
}

/** Everything that stands in the way, in one error. */
function refusal(objections: readonly Objection[]): { code: string; message: string; hint: string } {
  const several = { code: 'restore-refused' }
  return {
    code: (objections.length === 1 ? objections[0] ?? several : several).code,
    message: `nothing was touched: ${objections.map(({ sentence }) => sentence).join('; ')}`,
    hint: objections.map(({ hint }) => hint).join(' '),
  }
}
