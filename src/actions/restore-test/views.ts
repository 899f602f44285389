import { counted, duration } from '../../domain/units.ts'
import { damaged, proved, unproved } from '../../domain/verdict.ts'
import type { Verdict } from '../../domain/verdict.ts'
import { code, escapeMarkdown, table } from '../../kit/markdown.ts'
import type { DrillReport } from './report.ts'

const sign = { proved: '✅', damaged: '❌', unproved: '⚠️' }

/** The step summary of a drill: the verdict first, then how long a recovery would take. */
export function summaryOf(report: DrillReport): string {
  const { seconds } = report
  const rows = [
    ['Recovery time', seconds.restore === undefined ? 'not reached' : duration(seconds.restore)],
    ['Compared with the source', `${counted(report.rowsProved, 'row')} of ${counted(report.tablesProved, 'table')}`],
    ['Migrations', report.migration === null ? 'none' : `${code(report.migration.command)}: ${escapeMarkdown(report.migration.before)} → ${escapeMarkdown(report.migration.after)} in ${duration(seconds.migrations ?? 0)}`],
    ['Constraints', `${counted(report.constraintsChecked, 'constraint')} validated`],
    ['Sandbox', escapeMarkdown(report.sandbox)],
    ['Whole drill', duration(seconds.total ?? 0)],
  ]
  const problems = report.problems.slice(0, 30).map((problem) => `- ${sign[problem.level]} **${problem.step}**: ${escapeMarkdown(problem.sentence)}${problem.hint === null ? '' : ` ${escapeMarkdown(problem.hint)}`}`)
  const notes = report.notes.length === 0 ? [] : ['', `<details><summary>${counted(report.notes.length, 'note')}</summary>`, '', ...report.notes.map((note) => `- ${escapeMarkdown(note)}`), '', '</details>']
  return [`### ${sign[report.verdict]} Restore test of ${code(report.backup)}: ${report.verdict}`, '', ...problems, ...(problems.length > 0 ? [''] : []), table(['', ''], rows), ...notes].join('\n')
}

/** The outputs as a view of the report. */
export function outputsOf(report: DrillReport): Record<string, string | number> {
  return {
    'verdict': report.verdict,
    'backup': report.backup,
    'restore-seconds': report.seconds.restore?.toFixed(1) ?? '',
    'migration-seconds': report.seconds.migrations?.toFixed(1) ?? '',
    'rows-proved': report.rowsProved,
  }
}

/** The report's verdict with its reason. */
export function verdictOf(report: DrillReport): Verdict {
  switch (report.verdict) {
    case 'proved': return proved
    case 'damaged': return damaged(report.reason ?? '')
    case 'unproved': return unproved(report.reason ?? '')
  }
}
