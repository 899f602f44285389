import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { ArtifactDouble } from '../../support/github/artifact-double.ts'
import { Job } from '../../support/runner.ts'
import type { StepResult } from '../../support/runner.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { inputsFor, reportOf, shop, store } from './workshop.ts'

describe('where a store ends', () => {
  let server: TestServer
  let github: ArtifactDouble
  let job: Job
  let source: Record<string, string>
  const folder = () => join(job.workspace, store)
  const held = () => readdirSync(folder()).reduce((sum, name) => sum + statSync(join(folder(), name)).size, 0)
  const status = (limit: number) => job.step({ action: 'status', with: { 'database': 'shop', 'max-store-size': `${limit}B` } })
  const findings = (result: StepResult) => (reportOf(result)['findings'] as { id: string }[]).map(({ id }) => id)

  beforeAll(async () => {
    [server, github] = await Promise.all([startServer(), ArtifactDouble.start()])
    job = new Job()
    await server.sql('CREATE DATABASE shop')
    await server.sql(shop, 'shop')
    source = inputsFor(server.connection('shop'))
    await job.step({ action: 'backup', with: source })
  })
  afterAll(async () => {
    job.remove()
    await Promise.all([server.stop(), github.stop()])
  })

  it('no backup is begun that will not fit, and status says so before', async () => {
    const [one, before] = [held(), readdirSync(folder())]
    const limit = Math.floor(one * 1.5)
    const judged = await status(limit)
    expect([judged.status, findings(judged)]).toEqual([1, ['no-drill', 'store-full']])
    const refused = await job.step({ action: 'backup', with: { ...source, 'max-store-size': `${limit}B` } })
    expect(refused.status).toBe(1)
    expect(reportOf(refused).error).toMatchObject({ code: 'store-limit', message: expect.stringContaining('does not fit') as unknown as string })
    expect(readdirSync(folder())).toEqual(before)
  })

  it('a backup that fits is taken, and says that it is nearly full', async () => {
    const limit = Math.floor(held() * 2.1)
    const taken = await job.step({ action: 'backup', with: { ...source, 'max-store-size': `${limit}B` } })
    expect(taken.status).toBe(0)
    expect(reportOf(taken)['warnings']).toEqual([expect.stringContaining('the store is nearly full: it holds')])
    const judged = await status(Math.floor(held() * 1.6))
    expect([judged.status, findings(judged)]).toEqual([0, ['no-drill']])
    expect(judged.log).toContain('  Limit: ')
  })

  it('a size that is none is an error before anything is touched', async () => {
    expect(reportOf(await job.step({ action: 'backup', with: { ...source, 'max-store-size': '50' } })).error).toMatchObject({ code: 'wrong-inputs', message: 'an input is wrong: max-store-size must be a size such as 50GB or 10GiB, not "50"' })
  })

  it('an artifact says when GitHub lets it go, and warns where that is before retention would', async () => {
    const environment = { ...github.environment, GITHUB_RUN_ID: '9' }
    const backup = (more: Record<string, string>) => job.step({ action: 'backup', with: { ...source, store: 'artifact\nsecond', token: github.token, ...more }, environment })
    const taken = await backup({})
    expect([taken.status, reportOf(taken)['warnings']]).toEqual([0, []])
    const expiresAt = github.artifacts[0]?.expiresAt.toISOString() ?? ''
    expect(reportOf(taken)['expiresAt']).toBe(expiresAt)
    expect(taken.log).toContain(`the store itself lets it go on ${expiresAt.slice(0, 10)}`)
    const monthly = await backup({ 'keep-monthly': '12' })
    expect(reportOf(monthly)['warnings']).toEqual([expect.stringContaining('retention would keep backups for up to 372 days: name a second store for what has to last')])
    for (const artifact of github.artifacts) artifact.expiresAt = new Date(Date.now() + 3600_000 * 20)
    const judged = await job.step({ action: 'status', with: { store: 'artifact', database: 'shop', token: github.token }, environment })
    expect(findings(judged)).toEqual(['no-drill', 'expires-soon'])
    expect(existsSync(join(job.workspace, 'second'))).toBe(true)
  })
})
