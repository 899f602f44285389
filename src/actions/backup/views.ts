import { code, escapeMarkdown, table } from '../../kit/markdown.ts'
import { counted, duration, number, size } from '../../domain/units.ts'
import type { BackupReport } from './report.ts'

/** The step summary of a backup: outcome first. */
export function summaryOf(report: BackupReport): string {
  const { manifest } = report
  const proof = { content: 'every row hashed and counted', rows: 'every row counted', none: 'not proved when taken' }[manifest.proof.mode]
  const rows = [
    ['Database', `${code(manifest.database)} on PostgreSQL ${escapeMarkdown(manifest.server.version)}`],
    ['Taken', `${manifest.takenAt.slice(0, 19).replace('T', ' ')} UTC, in ${duration(report.durationSeconds)}`],
    ['Content', `${counted(manifest.totals.tables, 'table')}, ${manifest.proof.mode === 'none' ? 'rows not counted' : counted(manifest.totals.rows, 'row')}: ${proof}`],
    ['Size', `${size(manifest.archive.bytes)} of a database of ${size(manifest.totals.databaseBytes)}`],
    ['Encryption', manifest.encryption.method === 'none' ? 'none' : escapeMarkdown(manifest.encryption.method)],
    ['SHA-256', code(manifest.archive.sha256)],
    ['Store', code(report.path)],
    ['Retention', report.retention.removed.length === 0 ? 'nothing removed' : `${counted(report.retention.removed.length, 'backup')} removed, ${number(report.retention.decisions.length - report.retention.removed.length)} kept`],
  ]
  return [`### ✅ Backup complete: ${code(report.backup)}`, '', table(['', ''], rows), ...report.warnings.map((warning) => `\n> ⚠️ ${escapeMarkdown(warning)}`)].join('\n')
}

/** The outputs as a view of the report. */
export function outputsOf(report: BackupReport): Record<string, string | number> {
  const { manifest } = report
  const counted = manifest.proof.mode !== 'none'
  return {
    'backup': report.backup,
    'path': report.path,
    'sha256': manifest.archive.sha256,
    'size-bytes': manifest.archive.bytes,
    'tables': manifest.totals.tables,
    'rows': counted ? manifest.totals.rows : '',
    'duration-seconds': report.durationSeconds.toFixed(1),
  }
}
