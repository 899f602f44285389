import { counted, duration, size } from '../../domain/units.ts'
import { damaged, proved, unproved, worst } from '../../domain/verdict.ts'
import type { Verdict } from '../../domain/verdict.ts'
import { code, escapeMarkdown, plain, table } from '../../kit/markdown.ts'
import type { Verified } from './check.ts'

/** All that verifying found. */
export interface VerifyReport {
  readonly action: 'verify'
  readonly verdict: Verified['verdict']
  readonly reason: string | null
  readonly backups: readonly Verified[]
}

/** The outputs as a view of the report. */
export function outputsOf(report: VerifyReport): Record<string, string> {
  return { verdict: report.verdict, backup: report.backups[0]?.backup ?? '' }
}

/** One backup's verdict, with its name in the reason. */
export function asVerdict(verified: Verified): Verdict {
  switch (verified.verdict) {
    case 'proved': return proved
    case 'damaged': return damaged(`${verified.backup}: ${verified.reason ?? ''}`)
    case 'unproved': return unproved(`${verified.backup}: ${verified.reason ?? ''}`)
  }
}

/** The verdict over all that were verified. */
export function verdictOf(report: VerifyReport): Verdict {
  return worst(report.backups.map(asVerdict))
}

/** One backup's line in the log. */
export function lineOf(verified: Verified): string {
  const what = `${plain(verified.backup)}: ${size(verified.bytes)} read in ${duration(verified.seconds)}`
  switch (verified.verdict) {
    case 'proved': return `✅ proved: ${what}, ${counted(verified.rows, 'row')} equal to the source`
    case 'damaged': return `❌ damaged: ${plain(verified.backup)}: ${plain(verified.reason ?? '')}`
    case 'unproved': return `⚠️ unproved: ${plain(verified.backup)}: ${plain(verified.reason ?? '')}`
  }
}

/** The step summary: the verdict first. */
export function summaryOf(report: VerifyReport): string {
  const sign = { proved: '✅', damaged: '❌', unproved: '⚠️' }
  const rows = report.backups.map((one) => [`${sign[one.verdict]} ${one.verdict}`, code(one.backup), size(one.bytes), counted(one.rows, 'row'), escapeMarkdown(one.reason ?? '')])
  return [`### ${sign[report.verdict]} ${counted(report.backups.length, 'backup')} verified: ${report.verdict}`, '', table(['Verdict', 'Backup', 'Size', 'Compared', 'Reason'], rows)].join('\n')
}
