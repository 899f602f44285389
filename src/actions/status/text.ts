import { age, counted, duration, moment, shortSize, size } from '../../domain/units.ts'
import { plain } from '../../kit/markdown.ts'
import type { FindingId } from '../../domain/finding.ts'
import type { StatusReport } from './report.ts'

const shownBackups = 5

/** The report in the log: the sections of the scripts' report, in their order and words. */
export function statusLines(report: StatusReport): string[] {
  return [
    '📊 Zimmer Backup Status Report', '==============================', '',
    '📈 Backup Statistics:', `  Total backups: ${report.total}`, `  Checksum files: ${report.checksums}`, ...found(report, ['few-backups', 'plain-among-sealed', 'several-methods', 'copies-missing', 'copies-differ', 'store-unread']), '',
    '📅 Recent Backups:', ...recent(report), ...found(report, ['size-shrunk', 'rows-shrunk', 'table-shrunk', 'data-still', 'data-old', 'standby-still', 'backup-slower']), '',
    '🔍 Integrity Check:', `  ${integrity(report)}`, ...found(report, ['sidecar-wrong', 'archive-empty', 'archive-cut', 'manifest-unread', 'backup-damaged']), '',
    '⏰ Backup Age Analysis:', `  ${ageLine(report)}`, ...found(report, ['expires-soon', 'schedule-disabled', 'schedule-late', 'schedule-failed', 'schedule-unread']), ...schedule(report), '',
    '💾 Disk Usage:', `  Backup directory size: ${shortSize(report.bytes)}`, ...storage(report), ...found(report, ['store-full', 'store-nearly-full', 'disk-full', 'disk-nearly-full']), '',
    '🧪 Restore Test:', `  ${drillLine(report)}`, ...found(report, ['restore-slow', 'key-unproved']), ...found(report, ['version-ending']), '',
    '🎯 Recommendations:', ...recommendations(report),
  ]
}

/** What speaks against the backups, under the section that it belongs to. */
function found(report: StatusReport, ids: readonly FindingId[]): string[] {
  return report.findings.filter(({ id }) => ids.includes(id)).map(({ level, sentence }) => `  ${level === 'critical' ? '❌' : '⚠️'} ${plain(sentence)}`)
}

function schedule({ schedule: seen }: StatusReport): string[] {
  if (seen?.problem !== null) return []
  const last = seen.lastRunAt === null ? 'no scheduled run yet' : `last scheduled run ${moment(new Date(seen.lastRunAt))}${seen.lastConclusion === null ? '' : ` (${plain(seen.lastConclusion)})`}`
  return [`  Schedule: ${last}${seen.nextRunAt === null ? '' : `, next ${moment(new Date(seen.nextRunAt))} UTC`}`]
}

function recent(report: StatusReport): string[] {
  if (report.backups.length === 0) return ['    No backups found']
  const older = report.backups.length - shownBackups
  return [
    ...report.backups.slice(0, shownBackups).map((backup) => `    ${moment(new Date(backup.takenAt))} - ${shortSize(backup.bytes)} - ${plain(backup.file)}`),
    ...older > 0 ? [`    and ${older} older; all of them: zimmer-backup status --json`] : [],
  ]
}

function integrity(report: StatusReport): string {
  const finding = report.findings.find(({ id }) => id === 'incomplete')
  if (finding !== undefined) return `⚠️ ${plain(finding.sentence)}`
  return report.total === 0 ? '❌ There is nothing to check' : report.findings.some(({ id }) => id === 'sidecar-wrong') ? '⚠️ Not all checksums are as they should be' : 'All backups have checksums ✓'
}

function ageLine(report: StatusReport): string {
  const finding = report.findings.find(({ id }) => id === 'too-old' || id === 'clock')
  if (report.ageHours === null) return '❌ There is no backup'
  if (finding !== undefined) return `${finding.level === 'critical' ? '❌' : '⚠️'} Latest backup is ${age(Math.abs(report.ageHours))} ${report.ageHours < 0 ? 'ahead of the clock' : 'old'}`
  return `✅ Latest backup is ${age(Math.max(0, report.ageHours))} old`
}

function storage({ storage: { bytes, bytesPerWeek, limitBytes, fullInWeekOf, freeBytes } }: StatusReport): string[] {
  const growing = [
    ...(bytesPerWeek === null ? [] : [`  Growth per week: ${bytesPerWeek < 0 ? '-' : ''}${size(Math.abs(bytesPerWeek))}`]),
    ...(freeBytes === null ? [] : [`  Free: ${size(freeBytes)}`]),
  ]
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

function recommendations(report: StatusReport): string[] {
  if (report.findings.length === 0) return ['  • Backup system is healthy ✓']
  const healthy = report.findings.every(({ level }) => level !== 'critical') ? [] : [`  • ${counted(report.findings.filter(({ level }) => level === 'critical').length, 'critical problem')}: act today`]
  return [...healthy, ...[...new Set(report.findings.map(({ advice }) => `  • ${plain(advice)}`))]]
}
