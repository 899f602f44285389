import { describe, expect, it } from '@jest/globals'
import { issueBody, pingBody, recoveryWords, titleOf, webhookBody } from '../../../src/actions/alarms/words.ts'
import type { AlarmFacts } from '../../../src/actions/alarms/words.ts'
import { summaryOf as backupSummary } from '../../../src/actions/backup/views.ts'
import { failureSummary } from '../../../src/actions/failure-summary.ts'
import { annotate } from '../../../src/actions/migration-check/annotations.ts'
import { markerOf } from '../../../src/actions/migration-check/comment.ts'
import { summaryOf as checkSummary } from '../../../src/actions/migration-check/views.ts'
import { summaryOf as drillSummary } from '../../../src/actions/restore-test/views.ts'
import { restoredLines, tableLines } from '../../../src/actions/restore/tables-views.ts'
import { planLines, summaryOf as restoreSummary } from '../../../src/actions/restore/views.ts'
import { badgeOf } from '../../../src/actions/status/badge.ts'
import { evidenceText } from '../../../src/actions/status/evidence-text.ts'
import type { StandingMonth } from '../../../src/actions/status/evidence.ts'
import { metricsOf } from '../../../src/actions/status/metrics.ts'
import { pageOf } from '../../../src/actions/status/page.ts'
import type { StatusReport } from '../../../src/actions/status/report.ts'
import { statusLines } from '../../../src/actions/status/text.ts'
import { summaryOf as statusSummary } from '../../../src/actions/status/views.ts'
import { lineOf, summaryOf as verifySummary } from '../../../src/actions/verify/views.ts'
import type { Verified } from '../../../src/actions/verify/check.ts'
import type { Host } from '../../../src/kit/host.ts'
import { plain } from '../../../src/kit/markdown.ts'
import { hostileNames } from '../../support/hostile-names.ts'
import { hostileBackup, hostileCheck, hostilePlan, hostileRestore } from '../../support/hostile/reports.ts'
import { at, reportOf } from '../../support/status/reports.ts'

// Every view of a report, with hostile text wherever a name, a path, a version or a sentence of others may stand in it.

function statusReport(name: string): StatusReport {
  const whole = reportOf({}, 9)
  const drill = { backup: name, at: at.toISOString(), restoreSeconds: 1, ageDays: 1 }
  return {
    ...whole, database: name, store: name, health: 'critical', latest: name, backups: whole.backups.map((backup) => ({ ...backup, id: name, file: name })),
    findings: [{ id: 'rows-shrunk', level: 'critical', sentence: `public."${name}" lost rows`, discreet: name, advice: name }],
    newestDrill: { ...drill, verdict: 'damaged', reason: name }, lastProvedDrill: drill, source: { server: name, client: name, endOfLife: null, standby: false, replayedAt: null, newestDataAt: null },
    tables: { judged: 1, unread: name, shrunk: [] },
  }
}

function verified(name: string): Verified {
  return { backup: name, verdict: 'damaged', reason: name, whole: false, differences: [name], rows: 1, bytes: 1, seconds: 1 }
}

function alarm(name: string): AlarmFacts {
  return {
    action: 'backup', database: name, details: true, run: { repository: 'a/b', runId: '1', attempt: '1', commit: 'c' }, serverUrl: 'https://github.com', at,
    concern: { health: 'critical', database: name, findings: [{ level: 'critical', discreet: name, sentence: name, advice: name }] },
  }
}

function drillReport(name: string): string {
  return drillSummary({
    action: 'restore-test', backup: name, verdict: 'damaged', reason: name, sandbox: name, problems: [{ step: 'rows', level: 'damaged', sentence: name, hint: name }], notes: [name], seconds: { total: 1 },
    rowsProved: 1, tablesProved: 1, migration: { command: name, before: name, after: name }, constraintsChecked: 1,
    record: { version: 1, backup: name, archiveSha256: 'a'.repeat(64), at: at.toISOString(), verdict: 'damaged', reason: name, sandbox: name, serverVersion: name, restoreSeconds: 1, migrationSeconds: 1, totalSeconds: 1, rowsProved: 1, tablesProved: 1, keyOpened: null, recipients: [name], run: null },
  })
}

/** What a check says in the log, and at the lines of a pull request. */
function annotations(name: string): string[] {
  const said: string[] = []
  const say = (text: string) => { said.push(text) }
  annotate(hostileCheck(name), { notice: say, warning: say, error: say } as unknown as Host, true)
  return said
}

const markdown: Readonly<Record<string, (name: string) => string>> = {
  'the summary of verify': (name) => verifySummary({ action: 'verify', verdict: 'damaged', reason: name, backups: [verified(name)] }),
  'the summary of restore-test': drillReport,
  'the summary of status': (name) => statusSummary(statusReport(name)),
  'the summary of backup': (name) => backupSummary(hostileBackup(name)),
  'the summary of restore, planned': (name) => restoreSummary(hostileRestore(name, 'planned'), hostilePlan(name), at),
  'the summary of restore, refused': (name) => restoreSummary(hostileRestore(name, 'refused', 'create'), hostilePlan(name, 'create'), at),
  'the summary of restore, done': (name) => restoreSummary(hostileRestore(name, 'restored'), hostilePlan(name), at),
  'the summary of restore, half done': (name) => restoreSummary(hostileRestore(name, 'half restored', 'in place'), hostilePlan(name, 'in place'), at),
  'the summary of restore, of tables': (name) => restoreSummary(hostileRestore(name, 'left', 'tables'), hostilePlan(name, 'tables'), at),
  // What is longer than GitHub takes is cut between two parts.
  'the summary of migration-check': (name) => checkSummary(hostileCheck(name.slice(0, 2000))),
  'the summary of migration-check, not run': (name) => checkSummary({ ...hostileCheck(name), verdict: 'not-run', revisions: [] }),
  'the summary of a failure': (name) => failureSummary('backup', name, name),
  'the body of an issue': (name) => issueBody(alarm(name)),
  'the text of the evidence': (name) => evidenceText({ text: name, content: {
    version: 1, database: name, month: '2025-08', writtenAt: at.toISOString(), previous: null,
    entries: [{ kind: 'backup', at: at.toISOString(), backup: name, bytes: 1, encryption: 'none', rows: 1, tables: 1, sha256: name, run: { repository: name, runId: name, attempt: name, commit: name } }],
  } } as unknown as StandingMonth, name),
  'the words of a recovery': (name) => recoveryWords(alarm(name), at),
}

const lines: Readonly<Record<string, (name: string) => readonly string[]>> = {
  'the line of verify': (name) => [lineOf(verified(name))],
  'the lines of status': (name) => statusLines(statusReport(name)),
  // As the run says them.
  'the lines of a restore\'s plan': (name) => planLines(hostilePlan(name), at).map(plain),
  'the lines of tables to be restored': (name) => tableLines({ changes: [name], sentences: [name] }),
  'the lines of restored tables': (name) => restoredLines(hostileRestore(name, 'restored', 'tables')),
  'the annotations of migration-check': annotations,
  'the marker of a comment': (name) => [markerOf(name)],
  'the title of an issue': (name) => [titleOf(alarm(name))],
  'the lines of a ping': (name) => pingBody(alarm(name)).split('\n'),
}

const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/
/** What the views write themselves: no name may look like it. */
const own = /<\/?(?:code|br|span(?: dir="auto")?|details(?: open)?|summary|sub|b|p)>|\]\(https:\/\/github\.com\/a\/b\/actions\/runs\/1\/attempts\/1\)/g

/** A block that no line of it can end; GitHub draws nothing of it, and looks for nothing in it. */
const fences = /^(`{3,})[^]*?^\1$/gm

/** How many lines begin as a heading, a table, a fence or a list, whatever the names in them. */
function skeleton(text: string): string {
  return text.replace(fences, '```').split('\n').map((line) => /^\s*(?:#+|\||`{3,}|~{3,}|-|\d+\.|<)/.exec(line)?.[0] ?? '').join('\n')
}

describe('hostile text in Markdown', () => {
  it.each(Object.entries(markdown))('adds nothing to %s that GitHub would draw, run, link or notify by', (_, view) => {
    const calm = skeleton(view('calm'))
    for (const name of hostileNames) {
      const text = view(name)
      expect({ name, skeleton: skeleton(text) }).toEqual({ name, skeleton: calm })
      // Neither in fences nor in code does GitHub look for mentions and references.
      const rest = text.replace(fences, '').replace(/<code>[^<]*<\/code>/g, '').replace(own, '')
      const drawn = rest.replace(/&#(\d+);/g, (_, sign: string) => String.fromCharCode(Number(sign)))
      expect({ name, found: /<[a-z!/]|\]\(/i.exec(rest)?.[0] ?? /@(?:octocat|everyone)|#1/.exec(drawn)?.[0] }).toEqual({ name, found: undefined })
      expect({ name, control: text.split('\n').some((line) => controls.test(line)) }).toEqual({ name, control: false })
    }
  })
})

describe('hostile text in lines', () => {
  it.each(Object.entries(lines))('stays in its line of %s, and is read by no terminal', (_, view) => {
    const calm = view('calm').length
    for (const name of hostileNames) {
      const said = view(name)
      expect({ name, lines: said.length }).toEqual({ name, lines: calm })
      expect({ name, control: said.some((line) => controls.test(line)) }).toEqual({ name, control: false })
    }
  })
})

describe('hostile text in what machines read', () => {
  it('opens no element and no attribute of the page', () => {
    const tags = (page: string) => [...page.matchAll(/<\/?([a-z][a-z0-9-]*)/gi)].map(([, tag = '']) => tag).join(' ').replaceAll(/ ?(?:bdi|span)\b/g, '')
    const calm = tags(pageOf(statusReport('calm')))
    for (const name of hostileNames) {
      const page = pageOf(statusReport(name))
      expect({ name, same: tags(page) === calm }).toEqual({ name, same: true })
      expect({ name, found: /<script>alert|<img|\son[a-z]+="alert|href="javascript:/i.exec(page)?.[0] }).toEqual({ name, found: undefined })
    }
  })

  it('makes no sample and no line of the metrics', () => {
    const samples = (text: string) => text.split('\n').map((line) => /^(?:# (?:HELP|TYPE) )?\w+/.exec(line)?.[0])
    for (const name of hostileNames) expect({ name, samples: samples(metricsOf(statusReport(name))) }).toEqual({ name, samples: samples(metricsOf(statusReport('calm'))) })
  })

  it('is no part of the badge', () => {
    for (const name of hostileNames) expect(badgeOf(statusReport(name))).toEqual(badgeOf(statusReport('calm')))
  })

  it('calls nobody and links nothing in a webhook of Slack and of what is like it', () => {
    for (const name of hostileNames) {
      const { text } = JSON.parse(webhookBody(alarm(name))) as { text: string }
      expect({ name, found: /<(?!https:\/\/github\.com\/a\/b\/actions\/runs\/1\/attempts\/1\|The run>)|@(?!\u2060)/.exec(text)?.[0] }).toEqual({ name, found: undefined })
      expect(text.split('\n')).toHaveLength(3)
    }
  })
})
