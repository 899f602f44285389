import { counted, duration, moment, number, size } from '../../domain/units.ts'
import { code, escapeMarkdown, table } from '../../kit/markdown.ts'
import { hashOf } from './evidence.ts'
import type { BackupEvidence, DrillEvidence, StandingMonth } from './evidence.ts'

/** A month's evidence as people read it. The JSON beside it is what is hashed and signed; this says its hash. */
export function evidenceText({ content, text }: StandingMonth, file: string): string {
  const backups = content.entries.filter((entry): entry is BackupEvidence => entry.kind === 'backup')
  const drills = content.entries.filter((entry): entry is DrillEvidence => entry.kind === 'drill')
  const proved = drills.filter(({ verdict }) => verdict === 'proved')
  const slowest = proved.length === 0 ? '' : `; the slowest proved restore took ${duration(Math.max(...proved.map(({ restoreSeconds }) => restoreSeconds)))}`
  return [
    `# Backups of ${escapeMarkdown(content.database)} in ${content.month}`, '',
    `${counted(backups.length, 'backup')}, ${counted(drills.length, 'restore test')}, ${proved.length} of them proved${slowest}. Times are in UTC.`, '',
    '## Backups', '', backups.length === 0 ? 'None.' : table(['Taken', 'Backup', 'Size', 'Rows', 'SHA-256 of the archive', 'Run', 'Commit'], backups.map(backupRow)), '',
    '## Restore tests', '', drills.length === 0 ? 'None.' : table(['Tested', 'Backup', 'Verdict', 'Recovered in', 'Rows proved', 'SHA-256 of the archive', 'Run', 'Commit'], drills.map(drillRow)), '',
    '## This file', '',
    `It was made from ${code(file)}, whose SHA-256 is ${code(hashOf(text))}, at ${moment(new Date(content.writtenAt))}.`,
    content.previous === null ? 'It is the first of its chain.' : `The file of the month before, ${content.previous.month}, has the SHA-256 ${code(content.previous.sha256)}.`, '',
  ].join('\n')
}

function backupRow({ at, backup, bytes, rows, sha256, run }: BackupEvidence): string[] {
  return [moment(new Date(at)), code(backup), size(bytes), rows === null ? '' : number(rows), sha256 === null ? '' : code(sha256), ...runCells(run)]
}

function drillRow({ at, backup, verdict, restoreSeconds, rowsProved, sha256, run }: DrillEvidence): string[] {
  return [moment(new Date(at)), code(backup), verdict, duration(restoreSeconds), number(rowsProved), code(sha256), ...runCells(run)]
}

function runCells(run: BackupEvidence['run']): string[] {
  return run === null ? ['', ''] : [code(`${run.repository} ${run.runId}.${run.attempt}`), code(run.commit)]
}
