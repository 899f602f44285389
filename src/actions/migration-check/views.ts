import type { Effects, LockEffect, StatementEffect } from '../../domain/migration-effects.ts'
import { counted, duration, size } from '../../domain/units.ts'
import { code, escapeMarkdown, fenced, table } from '../../kit/markdown.ts'
import type { CheckVerdict, MigrationCheckReport, PlacedFinding, RevisionReport } from './report.ts'

const verdictSigns: Readonly<Record<CheckVerdict, string>> = { 'passed': '✅', 'failed': '❌', 'unproved': '⚠️', 'not-run': '⏭️' }
const levelSigns = { fail: '❌', warn: '⚠️', note: 'ℹ️' }

/** The outputs as a view of the report. */
export function outputsOf(report: MigrationCheckReport): Record<string, string | number> {
  return {
    verdict: report.verdict, backup: report.backup,
    revisions: report.revisions.filter(({ failure }) => failure === null).length, findings: openFindings(report).length,
  }
}

/** The findings that no file accepts. */
export function openFindings(report: MigrationCheckReport): PlacedFinding[] {
  return report.revisions.flatMap(({ findings }) => findings.filter(({ accepted }) => accepted === undefined))
}

/** The whole as Markdown: the outcome first, then what to do about it, then what each revision did. Not longer than `limit` characters. */
export function summaryOf(report: MigrationCheckReport, limit = 900_000): string {
  const parts = [headOf(report), ...problemLines(report), findingsTable(report), ...report.revisions.map(revisionDetails), histogramDetails(report), notesOf(report)].filter((part) => part !== '')
  let text = ''
  for (const part of parts) {
    // A fold that is cut in two would swallow what follows.
    if (text.length + part.length > limit - 200) return `${text}The rest is in the job's summary and in its report.`
    text += `${part}\n\n`
  }
  return text.trimEnd()
}

function headOf(report: MigrationCheckReport): string {
  const title = `### ${verdictSigns[report.verdict]} Migration check: ${headline(report)}`
  if (report.verdict === 'not-run') return `${title}\n\n**Not run**: ${escapeMarkdown(report.reason ?? '')}. No backup was fetched, and nothing is known of the migrations.`
  const took = report.revisions.reduce((sum, { effects }) => sum + effects.seconds, 0)
  const proved = report.isProved ? 'proved by a drill' : '**not proved by any drill**'
  const on = `On ${code(report.backup)} (${report.takenAt === null ? '' : `${report.takenAt.slice(0, 16).replace('T', ' ')} UTC, `}${proved})`
  return [title, '', `${on}, ${escapeMarkdown(report.sandbox)}. Migrations ${duration(took)}${startOf(report)}. ${undoLine(report)}`].join('\n')
}

function startOf({ warm, seconds: { restore, ready } }: MigrationCheckReport): string {
  if (warm) return `, warm start ${duration(ready ?? 0)}`
  return restore === null ? '' : `, restore ${duration(restore)}`
}

function headline(report: MigrationCheckReport): string {
  switch (report.verdict) {
    case 'not-run': return 'not run'
    case 'unproved': return 'it could not be told'
    case 'passed': case 'failed': {
      const failure = report.revisions.find((one) => one.failure !== null)
      if (failure !== undefined) return `${failure.revision === null ? 'the migration' : `revision ${escapeMarkdown(failure.revision)}`} fails`
      if (report.revisions.length === 0 && report.problems.length === 0) return 'no revision is pending'
      const open = openFindings(report)
      const count = (level: PlacedFinding['level'], one: string) => { const number = open.filter((finding) => finding.level === level).length; return number === 0 ? [] : [counted(number, one)] }
      const found = [...count('fail', 'failure'), ...count('warn', 'warning'), ...count('note', 'note')]
      return found.length === 0 ? (report.problems.length > 0 ? 'failed' : 'nothing to remark') : found.join(', ')
    }
  }
}

function undoLine({ revisions, appliedAgain, rowsCompared }: MigrationCheckReport): string {
  if (revisions.length === 0 || revisions.some(({ failure }) => failure !== null)) return ''
  if (revisions.some(({ undo }) => undo.outcome === 'failed')) return '**It cannot be undone.**'
  if (!revisions.every(({ undo }) => undo.outcome === 'undone')) return 'Whether it can be undone was not tried.'
  const differences = revisions.flatMap(({ undo }) => undo.differences)
  const compared = `schema${rowsCompared === null ? '' : ` and ${counted(rowsCompared, 'row')}`} compared`
  const undone = differences.length === 0 ? `Undone to what it was (${compared})` : `**Undone to something else** (${counted(differences.length, 'difference')}; ${compared})`
  return `${undone}${appliedAgain === true ? ', and applied again' : ''}.`
}

function problemLines(report: MigrationCheckReport): string[] {
  return report.problems.map(({ sentence, hint }) => `- ${escapeMarkdown(sentence)}${hint === null ? '' : `. **What to do:** ${escapeMarkdown(hint)}`}`)
}

function findingsTable(report: MigrationCheckReport): string {
  const rows = report.revisions.flatMap(({ revision, findings }) => findings.map((finding) => [
    levelSigns[finding.level], revision === null ? '' : code(revision),
    `${escapeMarkdown(finding.sentence)}${finding.accepted === undefined ? '' : ` (accepted: ${escapeMarkdown(finding.accepted)})`}`, code(finding.rule), finding.accepted === undefined ? escapeMarkdown(finding.cure) : '',
  ]))
  return rows.length === 0 ? '' : table(['', 'revision', 'what happened', 'rule', 'safer'], rows.slice(0, 60))
}

function revisionDetails(report: RevisionReport): string {
  const { revision, effects, failure, undo } = report
  const title = `${revision === null ? 'The migrations' : `Revision ${code(revision)}`}: ${duration(effects.seconds)}, ${counted(effects.statements.length, 'statement')}, WAL ${size(effects.walBytes)}${effects.walUnderstated ? ' or more' : ''}`
  const failed = failure === null ? [] : [
    `**Failed**: ${escapeMarkdown(failure.sentence)}. ${escapeMarkdown(failure.hint)}`, '',
    ...(failure.statement === null ? [] : [`Statement${failure.sqlState === null ? '' : ` (SQLSTATE ${code(failure.sqlState)})`}: ${code(failure.statement)}`, '']),
    ...(failure.tables.length === 0 ? [] : [`It met ${failure.tables.map((one) => `${code(one.name)} with ${counted(one.rows ?? 0, 'row')}`).join(', ')}.`, '']),
    `What it leaves: ${escapeMarkdown(failure.state)}.`, '',
  ]
  const undoing = undo.outcome === 'failed' ? [`**The undo failed**: ${escapeMarkdown(undo.reason ?? '')}`, '']
    : undo.differences.length === 0 ? [] : ['After the undo:', '', ...undo.differences.slice(0, 20).map((one) => `- ${escapeMarkdown(one)}`), '']
  const body = [...failed, ...undoing, ...lockLines(effects), ...effectLines(effects), ...schemaLines(report), ...slowest(effects.statements)]
  if (body.length === 0) return `${title}. Nothing was changed, and nothing waited.`
  return [`<details${failure === null ? '' : ' open'}><summary>${title}</summary>`, '', ...body, '</details>'].join('\n')
}

/** `ACCESS EXCLUSIVE on public.orders, 12,400,000 rows, 3.2 GB, 41 s: reads and writes wait`. */
export function lockSentence({ table: { name, rows, bytes }, modeName, heldSeconds, consequence }: LockEffect): string {
  return `${modeName} on ${name}${rows === null ? '' : `, ${counted(rows, 'row')}, ${size(bytes)}`}, ${duration(heldSeconds)}${consequence === undefined ? '' : `: ${consequence}`}`
}

function lockLines({ locks }: Effects): string[] {
  const felt = locks.filter(({ consequence }) => consequence !== undefined)
  return felt.length === 0 ? [] : ['Locks:', '', ...felt.slice(0, 30).map((lock) => `- ${escapeMarkdown(lockSentence(lock))}`), '']
}

function effectLines(effects: Effects): string[] {
  const lines = [
    ...effects.rewrites.map(({ table: { name }, cause }) => `${name} was written anew (${cause})`),
    ...effects.scans.map(({ table: { name }, seconds }) => `${name} was read whole in ${duration(seconds)} to check its rows`),
    ...effects.indexes.map(({ table: { name }, index, seconds }) => `the index ${index} on ${name} was built in ${duration(seconds)} while writes waited`),
    ...effects.dropped.map(({ what, table: { name }, column, lost }) => `${what} ${column === undefined ? name : `${column} of ${name}`} is gone${lost === null ? '' : `, with ${counted(lost, what === 'table' ? 'row' : 'value')}`}`),
    ...effects.changed.map(({ table: { name }, inserted, updated, deleted }) => `${name}: ${[inserted > 0 ? `${counted(inserted, 'row')} inserted` : '', updated > 0 ? `${counted(updated, 'row')} updated` : '', deleted > 0 ? `${counted(deleted, 'row')} deleted` : ''].filter(Boolean).join(', ')}`),
    ...effects.nulled.map(({ table: { name }, column, values }) => `${name}: ${counted(values, 'value')} of ${column} set to NULL`),
    ...effects.gaps.map((gap) => `could not be watched: ${gap}`),
  ]
  return lines.length === 0 ? [] : ['Effects:', '', ...lines.slice(0, 40).map((line) => `- ${escapeMarkdown(line)}`), '']
}

function schemaLines({ schema }: RevisionReport): string[] {
  if (schema.length === 0) return []
  const lines = schema.flatMap(({ object, change, lines: text }) => [`@@ ${object} (${change}) @@`, ...text])
  return ['Schema:', '', fenced([...lines.slice(0, 200), ...(lines.length > 200 ? [`@@ ${counted(lines.length - 200, 'more line')} @@`] : [])], 'diff'), '']
}

function slowest(statements: readonly StatementEffect[]): string[] {
  const rows = statements.toSorted((one, other) => other.seconds - one.seconds).slice(0, 5).filter(({ seconds }) => seconds >= 0.05)
  return rows.length === 0 ? [] : ['Slowest statements:', '', table(['', 'statement'], rows.map(({ seconds, text }) => [duration(seconds), code(text)])), '']
}

const buckets: readonly (readonly [string, number])[] = [['< 10 ms', 0.01], ['< 100 ms', 0.1], ['< 1 s', 1], ['< 10 s', 10], ['< 1 min', 60], ['1 min or more', Infinity]]

/** How many statements took how long, as lines of a histogram. */
export function histogram(statements: readonly Pick<StatementEffect, 'seconds'>[]): string[] {
  const counts = buckets.map(([label, limit], index) => ({ label, count: statements.filter(({ seconds }) => seconds < limit && seconds >= (buckets[index - 1]?.[1] ?? 0)).length }))
  const most = Math.max(1, ...counts.map(({ count }) => count))
  return counts.map(({ label, count }) => `${label.padStart(13)} │ ${'█'.repeat(Math.ceil(count / most * 30))}${count === 0 ? '' : ` ${count}`}`)
}

function histogramDetails({ revisions }: MigrationCheckReport): string {
  const statements = revisions.flatMap(({ effects }) => effects.statements)
  return statements.length === 0 ? '' : fenced(histogram(statements))
}

function notesOf({ notes }: MigrationCheckReport): string {
  return notes.length === 0 ? '' : ['<details><summary>Notes</summary>', '', ...notes.map((note) => `- ${escapeMarkdown(note)}`), '', '</details>'].join('\n')
}
