import { age, counted, duration, moment, shortSize, size } from '../../domain/units.ts'
import { plain } from '../../kit/markdown.ts'
import type { StatusReport } from './report.ts'

const shownBackups = 5

/** The report in the log: the sections of the scripts' report, in their order and words. */
export function statusLines(report: StatusReport): string[] {
  return [
    '📊 Zimmer Backup Status Report', '==============================', '',
    '📈 Backup Statistics:', `  Total backups: ${report.total}`, `  Checksum files: ${report.checksums}`, '',
    '📅 Recent Backups:', ...recent(report), '',
    '🔍 Integrity Check:', `  ${integrity(report)}`, '',
    '⏰ Backup Age Analysis:', `  ${ageLine(report)}`, '',
    '💾 Disk Usage:', `  Backup directory size: ${shortSize(report.bytes)}`, ...storage(report), '',
    '🧪 Restore Test:', `  ${drillLine(report)}`, '',
    '🎯 Recommendations:', ...recommendations(report),
  ]
}

function recent(report: StatusReport): string[] {
  if (report.backups.length === 0) return ['    No backups found']
  return report.backups.slice(0, shownBackups).map((backup) => `    ${moment(new Date(backup.takenAt))} - ${shortSize(backup.bytes)} - ${plain(backup.file)}`)
}

function integrity(report: StatusReport): string {
  const finding = report.findings.find(({ id }) => id === 'incomplete')
  if (finding !== undefined) return `⚠️ ${plain(finding.sentence)}`
  return report.total === 0 ? '❌ There is nothing to check' : 'All backups have checksums ✓'
}

function ageLine(report: StatusReport): string {
  const finding = report.findings.find(({ id }) => id === 'too-old' || id === 'clock')
  if (report.ageHours === null) return '❌ There is no backup'
  if (finding !== undefined) return `${finding.level === 'critical' ? '❌' : '⚠️'} Latest backup is ${age(Math.abs(report.ageHours))} ${report.ageHours < 0 ? 'ahead of the clock' : 'old'}`
  return `✅ Latest backup is ${age(Math.max(0, report.ageHours))} old`
}

function storage({ storage: { bytes, bytesPerWeek, limitBytes, fullInWeekOf } }: StatusReport): string[] {
  const growing = bytesPerWeek === null ? [] : [`  Growth per week: ${bytesPerWeek < 0 ? '-' : ''}${size(Math.abs(bytesPerWeek))}`]
  if (limitBytes === null) return growing
  return [...growing, `  Limit: ${size(bytes)} of ${size(limitBytes)} used${fullInWeekOf === null ? '' : `, full in the week of ${fullInWeekOf}`}`]
}

function drillLine(report: StatusReport): string {
  const failed = report.findings.find(({ id }) => id === 'drill-failed')
  if (failed !== undefined) return `❌ ${plain(failed.sentence)}`
  const drill = report.lastProvedDrill
  if (drill === null) return '⚠️ No restore has been proved yet'
  const late = report.findings.some(({ id }) => id === 'drill-too-old')
  return `${late ? '⚠️' : '✅'} Last proved: ${plain(drill.backup)}, ${age(drill.ageDays * 24)} ago, restored in ${duration(drill.restoreSeconds)}`
}

const advice: Readonly<Record<string, string>> = {
  'no-backups': 'Take a backup: zimmer-backup backup',
  'too-old': 'See why the schedule did not run, and take a backup now: zimmer-backup backup',
  'clock': 'Set the clock of the machine that takes the backups',
  'incomplete': 'See why these backups were not finished; they are never removed by themselves',
  'drill-failed': 'Do not rely on this backup: verify the others, and take a new one: zimmer-backup verify all',
  'no-drill': 'Consider testing restore: zimmer-backup restore-test',
  'drill-unproved': 'See what kept the restore test from proving it, and repeat it: zimmer-backup restore-test',
  'key-unproved': 'Prove that the key opens the backups: zimmer-backup restore-test with the identity or key at hand',
  'drill-too-old': 'Consider testing restore: zimmer-backup restore-test',
  'store-full': 'Let retention keep fewer backups, or raise max-store-size, before the next one is due',
  'store-nearly-full': 'Let retention keep fewer backups, or raise max-store-size',
  'expires-soon': 'Take a backup now, and name a second store for what has to last: zimmer-backup backup',
}

function recommendations(report: StatusReport): string[] {
  if (report.findings.length === 0) return ['  • Backup system is healthy ✓']
  const healthy = report.findings.every(({ level }) => level !== 'critical') ? [] : [`  • ${counted(report.findings.filter(({ level }) => level === 'critical').length, 'critical problem')}: act today`]
  return [...healthy, ...[...new Set(report.findings.map(({ id }) => `  • ${advice[id] ?? id}`))]]
}
