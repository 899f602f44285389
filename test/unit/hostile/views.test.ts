import { describe, expect, it } from '@jest/globals'
import { issueBody, pingBody, recoveryWords, titleOf, webhookBody } from '../../../src/actions/alarms/words.ts'
import type { AlarmFacts } from '../../../src/actions/alarms/words.ts'
import { failureSummary } from '../../../src/actions/failure-summary.ts'
import { summaryOf as drillSummary } from '../../../src/actions/restore-test/views.ts'
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
import { hostileNames } from '../../support/hostile-names.ts'
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

const markdown: Readonly<Record<string, (name: string) => string>> = {
  'the summary of verify': (name) => verifySummary({ action: 'verify', verdict: 'damaged', reason: name, backups: [verified(name)] }),
  'the summary of restore-test': drillReport,
  'the summary of status': (name) => statusSummary(statusReport(name)),
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
  'the title of an issue': (name) => [titleOf(alarm(name))],
  'the lines of a ping': (name) => pingBody(alarm(name)).split('\n'),
}

const controls = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/
/** What the views write themselves: no name may look like it. */
const own = /<\/?(?:code|br|span(?: dir="auto")?|details(?: open)?|summary|sub|b|p)>|\]\(https:\/\/github\.com\/a\/b\/actions\/runs\/1\/attempts\/1\)/g

/** How many lines begin as a heading, a table, a fence or a list, whatever the names in them. */
function skeleton(text: string): string {
  return text.split('\n').map((line) => /^\s*(?:#+|\||`{3,}|~{3,}|-|\d+\.|<)/.exec(line)?.[0] ?? '').join('\n')
}

describe('hostile text in Markdown', () => {
  it.each(Object.entries(markdown))('adds nothing to %s that GitHub would draw, run, link or notify by', (_, view) => {
    const calm = skeleton(view('calm'))
    for (const name of hostileNames) {
      const text = view(name)
      expect({ name, skeleton: skeleton(text) }).toEqual({ name, skeleton: calm })
      // Neither in fences nor in code does GitHub look for mentions and references.
      const rest = text.replace(/^(`{3,})[^]*?^\1$/gm, '').replace(/<code>[^<]*<\/code>/g, '').replace(own, '')
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
