import { age, counted, duration, moment, size } from '../../domain/units.ts'
import { code, sentenceMarkdown, table } from '../../kit/markdown.ts'
import { mermaidCharts } from './mermaid.ts'
import type { StatusReport } from './report.ts'

/** The outputs as a view of the report. */
export function outputsOf(report: StatusReport): Record<string, string | number> {
  return { 'health': report.health, 'latest': report.latest ?? '', 'age-hours': report.ageHours?.toFixed(1) ?? '', 'total': report.total, 'good': report.good }
}

/** The step summary: health first. */
export function summaryOf(report: StatusReport): string {
  const sign = { healthy: '✅', warning: '⚠️', critical: '❌' }[report.health]
  const drill = report.lastProvedDrill
  const rows = [
    ['Backups', `${report.total}, ${size(report.bytes)} in ${code(report.store)}`],
    ['Newest', report.latest === null ? 'none' : `${code(report.latest)}, ${age(Math.max(0, report.ageHours ?? 0))} old`],
    ['Last proved restore', drill === null ? 'none' : `${code(drill.backup)}, ${age(drill.ageDays * 24)} ago, in ${duration(drill.restoreSeconds)}`],
  ]
  const recent = report.backups.slice(0, 10).map((backup) => [moment(new Date(backup.takenAt)), size(backup.bytes), code(backup.file), backup.drill ?? ''])
  return [
    `### ${sign} Backups: ${report.health}`, '',
    ...report.findings.map((finding) => `- ${finding.level === 'critical' ? '❌' : '⚠️'} ${sentenceMarkdown(finding.sentence)}`), '', table(['', ''], rows), '',
    mermaidCharts(report), '',
    `<details><summary>${counted(report.backups.length, 'backup')}</summary>`, '', table(['Taken (UTC)', 'Size', 'Archive', 'Restore test'], recent), '', '</details>',
  ].join('\n')
}
