import { damaged, unproved } from '../../domain/verdict.ts'
import type { Verdict } from '../../domain/verdict.ts'
import { counted } from '../../domain/units.ts'
import { code, escapeMarkdown, table } from '../../kit/markdown.ts'

/** How it went with one backup. */
export type Outcome =
  | { readonly from: string; readonly outcome: 'rekeyed'; readonly to: string }
  /** It stood under its new seal already, by itself or as a copy that an earlier run made. */
  | { readonly from: string; readonly outcome: 'standing'; readonly to: string }
  /** Nothing of it was changed. */
  | { readonly from: string; readonly outcome: 'left'; readonly verdict: 'damaged' | 'unproved'; readonly reason: string }

/** All that a rekeying did. */
export interface RekeyReport {
  readonly action: 'rekey'
  readonly store: string
  readonly method: string
  readonly recipients: readonly string[]
  readonly oldCopies: 'removed' | 'kept'
  readonly backups: readonly Outcome[]
}

/** What the backups that were left say, together; undefined when none was. */
export function doubtOf(report: RekeyReport): Verdict | undefined {
  const left = report.backups.filter((one) => one.outcome === 'left')
  const worst = left.find(({ verdict }) => verdict === 'damaged') ?? left[0]
  if (worst === undefined) return undefined
  return worst.verdict === 'damaged' ? damaged(`${worst.from}: ${worst.reason}`) : unproved(`${worst.from}: ${worst.reason}`)
}

/** The outputs as a view of the report. */
export function outputsOf(report: RekeyReport): Record<string, string | number> {
  const done = report.backups.filter((one) => one.outcome === 'rekeyed')
  return { rekeyed: done.length, backup: done.map(({ to }) => to).sort().at(-1) ?? '' }
}

/** The step summary: what could not be done first. */
export function summaryOf(report: RekeyReport): string {
  const done = report.backups.filter((one) => one.outcome === 'rekeyed').length
  const left = report.backups.filter((one) => one.outcome === 'left').length
  const title = left === 0 ? `### 🔑 ${counted(done, 'backup')} encrypted anew` : `### ⚠️ ${counted(left, 'backup')} could not be encrypted anew, ${done} could`
  return [title, '', table(['Backup', 'Now', ''], report.backups.map((one) => one.outcome === 'left'
    ? [code(one.from), one.verdict, escapeMarkdown(one.reason)] : [code(one.from), code(one.to), one.outcome === 'standing' ? 'stood already' : '']))].join('\n')
}
