import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { IssueDouble } from '../../support/github/issue-double.ts'
import { Job } from '../../support/runner.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { Listener } from '../../support/status/listener.ts'
import { inputsFor, reportOf, shop, shownForms, store } from './workshop.ts'

describe('who is called', () => {
  let server: TestServer
  let listener: Listener
  let github: IssueDouble
  let job: Job
  let source: Record<string, string>
  const secret = 'T0/very%2Fsecret'
  const alarms = () => ({ 'webhook-url': `${listener.url}/hook/${secret}`, 'ping-url': `${listener.url}/ping/${secret}`, 'issue': 'true', 'token': github.token })
  const told = () => listener.paths.map((path) => path.replace(`/${secret}`, ''))

  beforeAll(async () => {
    [server, listener, github] = await Promise.all([startServer(), Listener.start(), IssueDouble.start()])
    job = new Job()
    await server.sql('CREATE DATABASE shop')
    await server.sql(shop, 'shop')
    source = inputsFor(server.connection('shop'))
  })
  beforeEach(() => { listener.reset(); github.reset() })
  afterAll(async () => {
    job.remove()
    await Promise.all([server.stop(), listener.stop(), github.stop()])
  })

  it('everybody, when the nightly cycle cannot take a backup; and the next good night closes the issue', async () => {
    const failed = await job.step({ action: 'nightly', with: { ...source, ...alarms(), port: '1' }, environment: github.environment })
    expect(failed.status).toBe(1)
    expect(told().sort()).toEqual(['/hook', '/ping/fail', '/ping/start'])
    expect(github.issues).toMatchObject([{ state: 'open', title: 'Backups of shop: nightly is critical' }])
    expect(shownForms(failed, secret)).toEqual([])

    listener.reset()
    const views = { page: 'public/index.html', badge: 'public/badge.json', metrics: 'public/zimmer.prom', evidence: 'evidence' }
    const good = await job.step({ action: 'nightly', with: { ...source, ...alarms(), ...views, sandbox: 'local', 'sandbox-port': 'auto' }, environment: github.environment })
    expect({ status: good.status, log: good.status === 0 ? '' : good.log }).toEqual({ status: 0, log: '' })
    expect(told()).toEqual(expect.arrayContaining(['/ping/start', '/hook', '/ping']))
    expect(github.issues).toMatchObject([{ state: 'closed', comments: [expect.stringContaining('Recovered') as unknown as string] }])
    expect(good.outputs['page']).toBe('public/index.html')
    expect(readdirSync(join(job.workspace, 'public')).sort()).toEqual(['badge.json', 'index.html', 'zimmer.prom'])
    expect(JSON.parse(readFileSync(join(job.workspace, 'public/badge.json'), 'utf8'))).toMatchObject({ schemaVersion: 1, message: expect.stringContaining('0 minutes old') as unknown as string })
    const [json = ''] = readdirSync(join(job.workspace, 'evidence')).filter((name) => name.endsWith('.json'))
    expect(JSON.parse(readFileSync(join(job.workspace, 'evidence', json), 'utf8'))).toMatchObject({ database: 'shop', entries: [{ kind: 'backup', rows: 1807, run: { runId: '4711' } }, { kind: 'drill', verdict: 'proved', rowsProved: 1807 }] })
  })

  it('nobody in vain: a good backup stays good where every alarm and every view fails', async () => {
    writeFileSync(join(job.workspace, 'file'), '')
    listener.behaviours = [404, 404, 404]
    github.mayWrite = false
    const taken = await job.step({ action: 'backup', with: { ...source, ...alarms(), 'token': 'wrong' }, environment: github.environment })
    expect(taken.status).toBe(0)
    expect(taken.log.match(/^::warning.*an alarm was not delivered/gm)).toHaveLength(3)
    const judged = await job.step({ action: 'status', with: { page: 'file/page.html', metrics: 'file/x.prom', evidence: 'file/evidence', 'webhook-url': 'http://127.0.0.1:1/x', database: 'shop' } })
    expect(judged.status).toBe(0)
    expect(judged.outputs['page']).toBe('')
    expect(judged.log.match(/^::warning.*could not be (?:written|kept)/gm)).toHaveLength(3)
  })

  it('the one who asked, where there is no backup at all', async () => {
    const empty = new Job()
    mkdirSync(join(empty.workspace, store), { recursive: true })
    const judged = await empty.step({ action: 'status', with: { ...alarms(), database: 'shop', page: 'page.html', 'on-problem': 'warn' }, environment: github.environment })
    expect([judged.status, judged.outputs['health'], told().sort()]).toEqual([0, 'critical', ['/hook', '/ping/fail', '/ping/start']])
    expect(existsSync(join(empty.workspace, 'page.html'))).toBe(true)
    empty.remove()
  })

  it('nobody, where an address is none; and its text is not shown', async () => {
    const refused = await job.step({ action: 'status', with: { 'webhook-url': 'hooks.example/hunter2', 'ping-url': 'ftp://hunter2' } })
    expect(refused.status).toBe(2)
    expect(reportOf(refused).error?.message).toBe('2 inputs are wrong: webhook-url must be a URL that begins with https:// or http://; ping-url must be a URL that begins with https:// or http://')
    expect(shownForms(refused, 'hunter2')).toEqual([])
  })
})
