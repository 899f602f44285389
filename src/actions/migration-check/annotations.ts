import type { Host, Place } from '../../kit/host.ts'
import { plain } from '../../kit/markdown.ts'
import type { MigrationCheckReport, PlacedFinding } from './report.ts'

/** The findings in the log, and on GitHub at the line of the migration that they belong to. `failing`: whether they fail the job. */
export function annotate(report: MigrationCheckReport, host: Host, failing: boolean): void {
  for (const { revision, file, failure, findings } of report.revisions) {
    const name = revision === null ? '' : `${plain(revision)}: `
    const failed = findings.find(({ rule }) => rule === 'statement-failed')
    const place = failed === undefined ? undefined : placeOf(failed)
    if (failure !== null) say(host, failing ? 'fail' : 'warn', `${name}${plain(failure.sentence)}; ${plain(failure.state)}`, place ?? (file === null ? undefined : { file, line: 1 }))
    for (const finding of findings) {
      // The failure has been told, in the tool's own words.
      if (failure !== null && finding.rule === 'statement-failed') continue
      const level = finding.level === 'fail' && !failing ? 'warn' : finding.level
      say(host, level, `${name}${plain(finding.sentence)} (${finding.rule})${finding.accepted === undefined ? '' : `, accepted: ${plain(finding.accepted)}`}. ${finding.reason} ${finding.cure}`, placeOf(finding))
    }
  }
}

function placeOf({ file, line }: PlacedFinding): Place | undefined {
  return file === null || line === null ? undefined : { file, line }
}

function say(host: Host, level: PlacedFinding['level'], text: string, place: Place | undefined): void {
  if (level === 'fail') host.error(text, undefined, place)
  else if (level === 'warn') host.warning(text, place)
  else host.notice(text, place)
}
