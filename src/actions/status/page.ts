import { createHash } from 'node:crypto'
import { age, counted, duration, moment, number, size } from '../../domain/units.ts'
import { escapeHtml, sentenceHtml } from '../../kit/html.ts'
import { chart } from './page-charts.ts'
import { style } from './page-style.ts'
import type { ListedBackup, StatusReport } from './report.ts'
import { seriesOf } from './series.ts'

/** So many backups fit on one printed page beside everything else, or beside many findings. */
const listed = { usually: 14, besideMany: 7 }

function hasMany(found: StatusReport['findings']): boolean {
  return found.length > 6
}

/** The report as one HTML file that asks for nothing from elsewhere. */
export function pageOf(report: StatusReport): string {
  const about = report.database === null ? 'backups' : `backups of ${report.database}`
  // Nothing may run or be fetched: names of tables are foreign text, and one that got through the escaping would still do nothing.
  const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; img-src data:; base-uri 'none'; form-action 'none'`
  return [
    '<!DOCTYPE html>', `<html lang="en" data-health="${report.health}">`, '<head>', '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`, '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">', '<meta name="robots" content="noindex">', `<link rel="icon" href="${icon(report)}">`,
    `<title>${report.health}: ${escapeHtml(about)}</title>`, `<style>${style}</style>`, '</head>', '<body>',
    header(report), '<main>', state(report), findings(report), facts(report), charts(report), table(report), '</main>',
    `<footer><p>Made by Zimmer Backup. Times are in UTC. Store: <bdi>${escapeHtml(report.store)}</bdi></p></footer>`, '</body>', '</html>', '',
  ].filter((part) => part !== '').concat('').join('\n')
}

/** A dot in the colour of the state, for the browser's tab. */
function icon({ health }: StatusReport): string {
  const colour = { healthy: '2a9d5c', warning: 'd08b00', critical: 'd0312d' }[health]
  return `data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E%3Ccircle cx='4' cy='4' r='3.4' fill='%23${colour}'/%3E%3C/svg%3E`
}

function header({ database, at }: StatusReport): string {
  const name = database === null ? 'Zimmer Backup' : `Backups of <strong><bdi>${escapeHtml(database)}</bdi></strong>`
  return `<header><p>${name}</p><p>As of <time datetime="${escapeHtml(at)}">${moment(new Date(at)).slice(0, 16)} UTC</time></p></header>`
}

const headlines = { healthy: ['✓', 'Healthy'], warning: ['!', 'Needs attention'], critical: ['✕', 'Critical'] } as const

function state(report: StatusReport): string {
  const [sign, words] = headlines[report.health]
  const { ageHours, lastProvedDrill: drill } = report
  const proof = drill === null ? 'No restore of these backups has been proved yet.' : `A restore was last proved ${age(drill.ageDays * 24)} ago, and took ${unbroken(duration(drill.restoreSeconds))}.`
  const said = ageHours === null ? 'There is no good backup.' : `The newest backup is ${age(Math.max(0, ageHours))} old. ${proof}`
  return `<div class="state"><h1><span class="sign" aria-hidden="true">${sign}</span> ${words}</h1><p>${said}</p></div>`
}

/** A measure that no line break parts. */
function unbroken(measure: string): string {
  return measure.replaceAll(' ', '\u00a0')
}

function findings({ findings: found }: StatusReport): string {
  if (found.length === 0) return ''
  const sorted = [...found.filter(({ level }) => level === 'critical'), ...found.filter(({ level }) => level !== 'critical')]
  const items = sorted.map(({ level, sentence, advice }) => [
    `<li><span class="level ${level}">${level === 'critical' ? 'Critical' : 'Warning'}</span><div><p>${sentenceHtml(stopped(sentence))}</p>`,
    `<p class="advice">${escapeHtml(stopped(advice))}</p></div></li>`,
  ].join(''))
  return `<section aria-labelledby="findings"><h2 id="findings">What was found</h2>\n<ul class="${hasMany(found) ? 'findings many' : 'findings'}" role="list">\n${items.join('\n')}\n</ul></section>`
}

/** A finding's words as a sentence of a text. */
function stopped(sentence: string): string {
  // A sentence that begins with a name keeps it as it is.
  const begun = /^[a-z]+ /.test(sentence) ? `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}` : sentence
  return `${begun}${/[.!?]$/.test(sentence) ? '' : '.'}`
}

function facts(report: StatusReport): string {
  const { storage, lastProvedDrill: drill } = report
  const growth = storage.bytesPerWeek === null ? undefined : `${storage.bytesPerWeek < 0 ? 'shrinks' : 'grows'} by ${size(Math.abs(storage.bytesPerWeek))} a week`
  const limit = storage.limitBytes === null ? undefined : `of ${size(storage.limitBytes)}${storage.fullInWeekOf === null ? '' : `, full in the week of ${storage.fullInWeekOf}`}`
  const rows: [string, string, string][] = [
    ['Good backups', number(report.good), `${size(report.bytes)} of this database`],
    ['Newest', report.ageHours === null ? 'none' : `${age(Math.max(0, report.ageHours))} ago`, taken(report)],
    ['Last proved restore', drill === null ? 'none' : `${age(drill.ageDays * 24)} ago`, drill === null ? '' : `in ${unbroken(duration(drill.restoreSeconds))}`],
    ['The whole store', size(storage.bytes), [limit, growth].filter((part) => part !== undefined).join('; ')],
  ]
  const items = rows.map(([name, value, note]) => `<div><dt>${name}</dt><dd class="value">${escapeHtml(value)}</dd>${note === '' ? '' : `<dd class="note"><bdi>${escapeHtml(note)}</bdi></dd>`}</div>`)
  return `<section aria-label="Facts"><dl class="facts">\n${items.join('\n')}\n</dl></section>`
}

/** When the newest good backup was taken. */
function taken({ backups, latest }: StatusReport): string {
  const newest = backups.find(({ id }) => id === latest)
  return newest === undefined ? '' : `${moment(new Date(newest.takenAt)).slice(0, 16)} UTC`
}

function charts(report: StatusReport): string {
  if (report.backups.length === 0) return ''
  return `<section aria-labelledby="trends"><h2 id="trends">Over time</h2>\n<div class="charts">\n${seriesOf(report).map(chart).join('\n')}\n</div></section>`
}

function table({ backups, findings: found }: StatusReport): string {
  if (backups.length === 0) return ''
  const head = ['Taken (UTC)', 'Size', 'Rows', 'Backed up in', 'Recovered in', 'Restore test', 'Backup']
  const cells = head.map((name, place) => `<th scope="col"${place >= 1 && place <= 4 ? ' class="number"' : ''}>${name}</th>`).join('')
  const shown = backups.slice(0, hasMany(found) ? listed.besideMany : listed.usually)
  const rest = backups.length - shown.length
  return [
    '<section aria-labelledby="backups">', '<h2 id="backups">Newest backups</h2>', '<div class="scroll" tabindex="0" role="region" aria-label="Table of the newest backups">',
    '<table>', `<thead><tr>${cells}</tr></thead>`, '<tbody>', ...shown.map(row), '</tbody></table></div>',
    ...(rest > 0 ? [`<p class="more">And ${counted(rest, 'older one')}.</p>`] : []), '</section>',
  ].join('\n')
}

function row(backup: ListedBackup): string {
  const cell = (value: string | undefined) => `<td class="number">${value ?? '–'}</td>`
  return [
    `<tr><th scope="row">${moment(new Date(backup.takenAt)).slice(0, 16)}</th>`, cell(size(backup.bytes)),
    cell(backup.rows === null ? undefined : number(backup.rows)), cell(backup.durationSeconds === null ? undefined : duration(backup.durationSeconds)),
    cell(backup.restoreSeconds === null ? undefined : duration(backup.restoreSeconds)), `<td class="${backup.drill ?? 'none'}">${backup.drill ?? 'not yet'}</td><td class="none"><bdi>${escapeHtml(backup.id)}</bdi></td></tr>`,
  ].join('')
}
