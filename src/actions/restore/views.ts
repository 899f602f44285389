import { leavesAlone } from '../../domain/restore-guards.ts'
import type { RestorePlan } from '../../domain/restore-plan.ts'
import { age, counted, duration, moment, number, size } from '../../domain/units.ts'
import { versionText } from '../../domain/versions.ts'
import { code, escapeMarkdown, table } from '../../kit/markdown.ts'
import type { RestoreReport } from './report.ts'
import { tablesHappen, tablesMarkdown } from './tables-views.ts'

/** The plan, a row each: what it is about, and what is so. Foreign text is as it came. */
export function planRows(plan: RestorePlan, now: Date): [string, string][] {
  const { backup, target } = plan
  const { source, drill } = backup
  const isWhole = plan.way !== 'tables'
  const hours = (now.getTime() - Date.parse(backup.takenAt)) / 3_600_000
  const total = target.tables.reduce((sum, { rows }) => sum + (rows ?? 0), 0)
  return [
    ['Backup', `${backup.id}, ${age(Math.max(0, hours))} old (${moment(new Date(backup.takenAt))} UTC), ${size(backup.archiveBytes)}${backup.sealed ? ', encrypted' : ''}`],
    ['Restore test', drill === undefined ? 'none' : `${drill.verdict}, ${moment(new Date(drill.at))} UTC`],
    ['Holds', `${counted(backup.tables, 'table')}${source === undefined ? '' : `, ${counted(backup.rows, 'row')}; the source's database had ${size(source.databaseBytes)}`}`],
    ['From', source === undefined ? 'not known: there is no manifest' : `PostgreSQL ${versionText(source.versionNumber)}`],
    ['Into', `${target.role}@${target.host}:${target.port}/${target.database}: PostgreSQL ${versionText(target.versionNumber)}${plan.isSource ? ': THE SOURCE of this backup itself' : ''}`],
    ['Target now', !target.exists ? 'is not there' : target.mark !== undefined ? `HALF RESTORED of ${target.mark.backup}` : target.contents.length === 0 ? 'empty' : `${counted(target.tables.length, 'table')}, ${isWhole ? `${counted(total, 'row')}, ` : ''}${size(target.bytes)}`],
    ['What happens', whatHappens(plan)],
    ['Safety backup', plan.safetyBackup ? 'of the target, first' : target.contents.length === 0 || leavesAlone(plan) ? 'not needed: there is nothing to lose' : plan.goesOn ? 'none: the target is half restored already' : 'NONE'],
    ['Free disk', target.freeBytes === null ? 'cannot be told from here' : `${size(target.freeBytes)} on the target`],
    ...isWhole ? [
      ['Roles missing', plan.missingRoles.length === 0 ? 'none' : plan.missingRoles.join(', ')] as [string, string],
      ['Extensions missing', plan.missingExtensions.length === 0 ? 'none' : plan.missingExtensions.join(', ')] as [string, string],
    ] : [],
    ['Connections', target.connections.length === 0 ? 'none' : target.connections.map(({ application, user, count }) => `${count} of ${application === '' ? 'an unnamed application' : application} as ${user}`).join(', ')],
    ['Time', !isWhole ? 'less than that of the whole database' : drill === undefined || drill.restoreSeconds === 0 ? 'not known: no restore test has measured it' : `${duration(drill.restoreSeconds)} as the restore test of ${moment(new Date(drill.at))} UTC measured it, there`],
  ]
}

function whatHappens(plan: RestorePlan): string {
  const { way, target, restoringAs, keptAs } = plan
  switch (way) {
    case 'tables': return tablesHappen(plan)
    case 'create': return `${target.database} is made: restored as ${restoringAs ?? ''}, proved, renamed`
    case 'swap': return `restored as ${restoringAs ?? ''}, proved, then swapped; ${target.database} is kept as ${keptAs ?? ''}`
    case 'in place': return `${target.database} is EMPTIED and restored in place`
  }
}

const tablesShown = 30

/** Tables of the target with their rows now and in the backup: those that differ most first; none where only chosen ones are at stake. */
export function tableRows({ backup, target, way }: RestorePlan): { name: string; now: string; then: string }[] {
  if (way === 'tables') return []
  const rows = target.tables.map(({ name, rows: count }) => ({ name, count, then: backup.relations.get(name) }))
  const change = ({ count, then }: { count: number | null; then: number | undefined }) => Math.abs((count ?? 0) - (then ?? 0))
  return rows.sort((a, b) => change(b) - change(a)).map(({ name, count, then }) => ({ name, now: count === null ? 'may not be read' : number(count), then: then === undefined ? 'not in it' : number(then) }))
}

/** The plan for a log. */
export function planLines(plan: RestorePlan, now: Date): string[] {
  const rows = planRows(plan, now)
  const width = Math.max(...rows.map(([label]) => label.length))
  const tables = tableRows(plan)
  const verb = plan.way === 'swap' ? 'put aside' : 'dropped'
  return [
    ...rows.map(([label, words]) => `    ${label.padEnd(width)}  ${words}`),
    ...(tables.length === 0 ? [] : [`    What is ${verb}, with its rows now and in the backup:`, ...tables.slice(0, tablesShown).map(({ name, now: standing, then }) => `      ${name}: ${standing} → ${then}`)]),
    ...(tables.length > tablesShown ? [`      and ${counted(tables.length - tablesShown, 'table')} more: the report has them all`] : []),
    ...plan.warnings.map((warning) => `    ! ${warning}`),
  ]
}

function planMarkdown(plan: RestorePlan, now: Date): string[] {
  const tables = tableRows(plan)
  const list = tables.slice(0, tablesShown).map(({ name, now: standing, then }) => [code(name), standing, then])
  return [
    table(['Plan', ''], planRows(plan, now).map(([label, words]) => [label, escapeMarkdown(words)])),
    ...plan.warnings.map((warning) => `\n> ⚠️ ${escapeMarkdown(warning)}`),
    ...(list.length === 0 ? [] : ['', `<details><summary>${counted(tables.length, 'table')} of the target</summary>`, '', table(['Table', 'Rows now', 'Rows in the backup'], list), '', '</details>']),
  ]
}

/** The step summary: what became of it first. */
export function summaryOf(report: RestoreReport, plan: RestorePlan, now: Date): string {
  const { seconds } = report
  const facts = report.verdict === null ? [] : [
    ['Verdict', report.verdict],
    ['Compared with the source', `${counted(report.rowsProved, 'row')} of ${counted(report.tablesProved, 'table')}`],
    ...(report.tables === null ? [['Constraints', `${counted(report.constraintsChecked, 'constraint')} validated`]] : []),
    ['Restored in', seconds.restore === undefined ? 'not reached' : duration(seconds.restore)],
    ['Safety backup', report.safetyBackup === null ? 'none' : `${code(report.safetyBackup.backup)} in ${code(report.safetyBackup.store)}`],
    ...(report.tables === null ? [['The old database', report.previousDatabase === null ? 'none' : code(report.previousDatabase)]] : []),
    ...(report.keptDatabase === null ? [] : [['To look at', `${code(report.keptDatabase)}, which the next restore drops`]]),
  ]
  const problems = [...(report.error === null ? [] : [escapeMarkdown(report.error.message), '', `**What to do:** ${escapeMarkdown(report.error.hint)}`]),
    ...report.problems.slice(0, 30).map((problem) => `- **${problem.step}**: ${escapeMarkdown(problem.sentence)}${problem.hint === null ? '' : ` ${escapeMarkdown(problem.hint)}`}`)]
  return [
    headline(report), '', ...problems, ...(problems.length > 0 ? [''] : []),
    ...(facts.length === 0 ? [] : [table(['', ''], facts), '']),
    ...(report.wayBack === null ? [] : ['**The way back:**', '', code(report.wayBack), '']),
    ...planMarkdown(plan, now),
    ...tablesMarkdown(report.tables),
    ...(report.notes.length === 0 ? [] : ['', ...report.notes.map((note) => `- ${escapeMarkdown(note)}`)]),
  ].join('\n')
}

function headline({ outcome, error, verdict, plan, tables }: RestoreReport): string {
  const [backup, name] = [(plan.backup as { id: string }).id, (plan.target as { database: string }).database]
  const database = tables === null ? name : `${counted(tables.restored?.tables.length ?? tables.planned.length, 'table')} of ${name}`
  switch (outcome) {
    case 'planned': return error === null ? `### 📋 The plan for ${code(database)}; nothing was touched` : `### ❌ The plan for ${code(database)} would be refused`
    case 'refused': return `### ❌ Restore of ${code(database)} refused; nothing was touched`
    case 'restored': return verdict === 'proved' ? `### ✅ ${code(database)} is restored from ${code(backup)}, and proved` : `### ⚠️ ${code(database)} is restored from ${code(backup)}, and nothing could prove it`
    case 'left': return tables !== null ? `### ❌ ${code(database)} were not restored from ${code(backup)}` : `### ❌ ${code(backup)} did not take the place of ${code(database)}, which is as it was`
    case 'half restored': return `### ❌ ${code(database)} is HALF RESTORED of ${code(backup)}`
  }
}

/** The outputs as a view of the report. */
export function outputsOf(report: RestoreReport): Record<string, string | number> {
  const restored = report.outcome === 'restored'
  return {
    'backup': (report.plan.backup as { id: string }).id, 'restored-tables': restored ? report.tables?.restored?.tables.length ?? report.tablesProved : '', 'verdict': report.verdict ?? '',
    'previous-database': report.previousDatabase ?? '', 'safety-backup': report.safetyBackup?.backup ?? '',
  }
}
