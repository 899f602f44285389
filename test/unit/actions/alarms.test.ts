import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { Alarms } from '../../../src/actions/alarms/alarms.ts'
import type { AlarmOptions } from '../../../src/actions/alarms/alarms.ts'
import { alarmKey } from '../../../src/actions/alarms/words.ts'
import type { Finished } from '../../../src/actions/action.ts'
import { alarmIssues } from '../../../src/github/issue.ts'
import { exitStatus } from '../../../src/kit/errors.ts'
import { Secret } from '../../../src/kit/secret.ts'
import { IssueDouble } from '../../support/github/issue-double.ts'
import { Listener } from '../../support/status/listener.ts'
import { quietHost } from '../../support/status/quiet-host.ts'
import { at, findings } from '../../support/status/reports.ts'

const rest = { report: {}, outputs: {}, summary: '' }
const critical: Finished = { ...rest, status: exitStatus.failed, concern: { health: 'critical', database: 'shop', findings } }
const healthy: Finished = { ...rest, status: exitStatus.passed, concern: { health: 'healthy', database: 'shop', findings: [] } }
const tables = ['سفارش', 'Détails', 'הזמנות', 'script']

describe('alarms', () => {
  let listener: Listener
  let github: IssueDouble
  beforeAll(async () => { [listener, github] = await Promise.all([Listener.start(), IssueDouble.start()]) })
  beforeEach(() => { listener.reset(); github.reset() })
  afterAll(() => Promise.all([listener.stop(), github.stop()]))

  async function tell(finished: Finished, inputs: AlarmOptions['inputs'], more: { now?: Date; environment?: Record<string, string>; interrupted?: AbortSignal; limit?: number } = {}) {
    const host = quietHost({ ...github.environment, ...more.environment }, more.interrupted)
    const issues = (token: Secret | undefined) => Promise.resolve(alarmIssues({ token, environment: host.environment, waits: [5, 5], limit: more.limit ?? 2000 }))
    const alarms = new Alarms({ action: 'status', inputs, database: null, patience: { waits: [5, 5], limit: more.limit ?? 2000 }, context: { host, now: () => more.now ?? at, alarmIssues: issues } })
    alarms.begin()
    await alarms.end(finished)
    return host
  }
  const webhook = () => ({ 'webhook-url': new Secret(`${listener.url}/hook/T0/very-secret`) })
  const ping = () => ({ 'ping-url': new Secret(`${listener.url}/uuid-of-the-check?rid=1`) })
  const issue = () => ({ issue: true, token: new Secret(github.token) })

  describe('by webhook', () => {
    it('carry no name of a table, unless that was asked for', async () => {
      await tell(critical, webhook())
      await tell(critical, { ...webhook(), 'alarm-details': true })
      const [discreet = '', detailed = ''] = listener.heard.map(({ body }) => (JSON.parse(body) as { text: string }).text)
      expect(tables.filter((name) => discreet.includes(name))).toEqual([])
      expect(tables.filter((name) => detailed.includes(name))).toEqual(tables)
      expect(discreet).toContain('🔴 Backups of shop: status is critical\n• the newest restore test found zimmer-20250828_143022 damaged – Do not rely')
      expect(detailed).toContain('&lt;script&gt;')
    })

    it('have a body that Slack takes, and the run to look at', async () => {
      await tell(critical, webhook(), { environment: { GITHUB_RUN_ID: '42' } })
      expect(listener.heard).toMatchObject([{ method: 'POST', path: '/hook/T0/very-secret', type: 'application/json' }])
      const body = JSON.parse(listener.heard[0]?.body ?? '') as { text: string }
      expect(Object.keys(body)).toEqual(['text'])
      expect(body.text).toContain('<https://github.com/acme/zimmer/actions/runs/42/attempts/1|The run>')
    })

    it('arrive when the other side was down for a moment', async () => {
      listener.behaviours = [500, 503]
      expect((await tell(critical, webhook())).warnings).toEqual([])
      expect(listener.heard).toHaveLength(3)
    })

    it('are not sent again where that cannot help', async () => {
      listener.behaviours = [404]
      expect((await tell(critical, webhook())).warnings).toEqual(['an alarm was not delivered (webhook): the webhook answered with 404'])
      expect(listener.heard).toHaveLength(1)
    })

    it('do not follow a redirect with their secret', async () => {
      listener.behaviours = [{ redirect: `${listener.url}/elsewhere` }]
      const { warnings } = await tell(critical, webhook())
      expect(warnings).toEqual([expect.stringContaining('the webhook redirects elsewhere (302), which is not followed') as unknown as string])
      expect(listener.paths).toEqual(['/hook/T0/very-secret'])
    })

    it('end in a warning where nobody answers or nobody is there, and it does not tell the address', async () => {
      listener.behaviours = ['hang', 'hang', 'hang']
      const hanging = await tell(critical, webhook(), { limit: 60 })
      const refused = await tell(critical, { 'webhook-url': new Secret('http://127.0.0.1:1/hook/very-secret') })
      expect(hanging.warnings).toEqual(['an alarm was not delivered (webhook): the webhook did not answer within 0.06 s'])
      expect(refused.warnings).toHaveLength(1)
      expect(refused.warnings[0]).toMatch(/^an alarm was not delivered \(webhook\): the webhook could not be reached \([^:/]*\)$/)
    })

    it('tell of a run that failed before it could judge anything, and with details why', async () => {
      const failed: Finished = { ...rest, status: exitStatus.failed, report: { error: { code: 'no-right', message: 'role backup may not read public."Détails"' } } }
      await tell(failed, webhook())
      await tell(failed, { ...webhook(), 'alarm-details': true })
      const [discreet = '', detailed = ''] = listener.heard.map(({ body }) => (JSON.parse(body) as { text: string }).text)
      expect(discreet).toContain('• status failed (no-right)')
      expect(discreet).not.toContain('Détails')
      expect(detailed).toContain('• status failed: role backup may not read public."Détails"')
    })

    it('say nothing on a good night', async () => {
      await tell(healthy, webhook())
      expect(listener.heard).toEqual([])
    })
  })

  describe('by ping', () => {
    it('tell a monitor of start and success, keeping what stands behind the question mark', async () => {
      await tell(healthy, ping())
      expect(listener.paths).toEqual(['/uuid-of-the-check/start?rid=1', '/uuid-of-the-check?rid=1'])
    })

    it('tell it of failure, also of one that is only doubt', async () => {
      await tell(critical, ping())
      await tell({ ...rest, status: exitStatus.unproved, report: { verdict: 'unproved', error: null }, concern: { health: 'warning', database: null, findings: [] } }, ping())
      expect(listener.paths.filter((path) => path.includes('/fail'))).toHaveLength(2)
      expect(listener.heard.at(-1)?.body).toBe('status: critical\nstatus ended as unproved')
    })

    it('tell it of a cancelled run once, and nobody else, however it hangs at the start', async () => {
      listener.behaviours = ['hang', 500]
      const interrupted = AbortSignal.timeout(100)
      const host = await tell({ ...rest, status: exitStatus.interrupted, report: { error: { code: 'interrupted', message: 'interrupted' } } }, { ...ping(), ...webhook(), ...issue() }, { interrupted, limit: 60_000 })
      expect(listener.paths).toEqual(['/uuid-of-the-check/start?rid=1', '/uuid-of-the-check/fail?rid=1'])
      expect(host.warnings).toEqual(['an alarm was not delivered (ping): the monitor behind ping-url was not waited for', 'an alarm was not delivered (ping): the monitor behind ping-url answered with 500'])
      expect(github.requests).toEqual([])
    })
  })

  describe('by issue', () => {
    it('open one issue at the first critical result, and bring it up to date at the next', async () => {
      await tell(critical, issue())
      const later = new Date(at.getTime() + 86_400_000)
      await tell({ ...critical, concern: { health: 'critical', database: 'shop', findings: findings.slice(0, 1) } }, issue(), { now: later })
      expect(github.issues).toHaveLength(1)
      expect(github.issues[0]).toMatchObject({ title: 'Backups of shop: status is critical', state: 'open', labels: ['backup-alarm'], comments: [] })
      expect(github.issues[0]?.body).toContain('As of 2025-08-29 21:30:22 UTC')
      expect(github.issues[0]?.body).not.toContain('⚠️')
    })

    it('name no table, mention nobody and make no link of a name', async () => {
      await tell(critical, issue())
      const discreet = github.issues[0]?.body ?? ''
      expect(tables.filter((name) => discreet.includes(name))).toEqual([])
      await tell({ ...critical, concern: { health: 'critical', database: '@everyone <b>', findings: [{ level: 'critical', discreet: 'x', sentence: '@admin [a](http://b) <img>', advice: '' }] } }, { ...issue(), 'alarm-details': true })
      expect(github.issues[0]?.body).not.toMatch(/@admin|\]\(http:\/\/b|<img/)
    })

    it('close it on recovery, with how long it lasted, and tell the webhook', async () => {
      await tell(critical, issue())
      const opened = github.issues[0]?.createdAt ?? at
      await tell({ ...healthy, concern: { health: 'warning', database: 'shop', findings: findings.slice(3) } }, { ...issue(), ...webhook() }, { now: new Date(opened.getTime() + 27 * 3_600_000) })
      expect(github.issues).toMatchObject([{ state: 'closed', comments: [expect.stringMatching(/^✅ Recovered at .* UTC, after 27 hours\. Still to be looked at: the store holds/) as unknown as string] }])
      expect(JSON.parse(listener.heard[0]?.body ?? '')).toMatchObject({ text: expect.stringContaining('🟢 Backups of shop: status has recovered\nafter 27 hours') as unknown as string })
      await tell(healthy, issue())
      expect(github.issues[0]?.comments).toHaveLength(1)
    })

    it('open another after recovery, and none where all is well', async () => {
      await tell(healthy, issue())
      expect(github.issues).toEqual([])
      await tell(critical, issue())
      await tell(healthy, issue())
      await tell(critical, issue())
      expect(github.issues.map(({ state }) => state)).toEqual(['closed', 'open'])
    })

    it('leave alone what a stranger opened with our mark in it', async () => {
      const mark = `<!-- zimmer-backup-alarm:${alarmKey({ action: 'status', database: null })} -->`
      github.plant({ title: 'trap', body: mark })
      await tell(critical, issue())
      await tell(healthy, issue())
      expect(github.issues).toMatchObject([{ title: 'trap', state: 'open', body: mark }, { state: 'closed' }])
    })

    it('open one only, where GitHub opened it and failed to say so', async () => {
      github.faults.set('POST /issues', { status: 502, times: 1, isDone: true })
      expect((await tell(critical, issue())).warnings).toEqual([])
      expect(github.issues).toHaveLength(1)
    })

    it('end in a warning that names the permission where the token lacks it, and where there is none', async () => {
      github.mayWrite = false
      expect((await tell(critical, issue())).warnings).toEqual([expect.stringContaining('could not make the label in acme/zimmer: Resource not accessible by integration') as unknown as string])
      expect((await tell(critical, { issue: true })).warnings).toEqual([expect.stringContaining('cannot be reached without a token') as unknown as string])
    })
  })

  it('are told of in one key for an action and a database, and in others for others', () => {
    const keys = [{ action: 'status', database: null }, { action: 'status', database: 'shop' }, { action: 'nightly', database: 'shop' }].map(alarmKey)
    expect(new Set(keys).size).toBe(3)
  })
})
