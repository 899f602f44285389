import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { readSchedule } from '../../../src/github/schedule.ts'
import { ArtifactDouble } from '../../support/github/artifact-double.ts'
import type { HeldWorkflow } from '../../support/github/artifact-double.ts'
import { Scene } from '../../support/status/scene.ts'

const text = 'on:\n  schedule:\n    - cron: "30 2 * * *"\njobs: {}\n'
const run = (day: string, conclusion: string | null) => ({ status: conclusion === null ? 'in_progress' : 'completed', conclusion, run_started_at: `2026-08-${day}T02:41:00Z` })
const nightly: HeldWorkflow = { state: 'active', changedAt: '2026-01-01T00:00:00Z', text, runs: [run('28', null), run('27', 'success'), run('26', 'failure')] }

describe('the schedule, as GitHub tells of it', () => {
  let github: ArtifactDouble
  let scene: Scene
  const judge = async (workflow: Partial<HeldWorkflow>, token = github.token) => {
    github.workflows.set('backup.yml', { ...nightly, ...workflow })
    const report = await scene.judge({ workflow: 'backup.yml', token }, { readSchedule: (options) => readSchedule({ ...options, environment: github.environment }) })
    return { ...report, sentences: report.findings.map(({ level, sentence }) => `${level}: ${sentence}`) }
  }

  beforeAll(async () => {
    github = await ArtifactDouble.start()
    scene = new Scene()
    scene.plant({ hoursAgo: 9, drill: {} })
  })
  afterAll(async () => {
    scene.remove()
    await github.stop()
  })
  beforeEach(() => { github.reset() })

  it('is critical when GitHub has disabled it, though every backup is good', async () => {
    const { health, sentences, schedule } = await judge({ state: 'disabled_inactivity' })
    expect({ health, sentences, next: schedule?.nextRunAt }).toEqual({ health: 'critical', sentences: ['critical: the workflow backup.yml does not run: GitHub disabled it, because nothing happened in the repository for 60 days'], next: null })
  })

  it('was due this night and did not start', async () => {
    expect((await judge({ runs: [run('27', 'success')] })).sentences).toEqual(['warning: the workflow backup.yml was due at 2026-08-28 02:30 UTC and did not start; its last scheduled run was at 2026-08-27 02:41'])
  })

  it('was not due before it was made', async () => {
    expect((await judge({ runs: [], changedAt: '2026-08-28T03:00:00Z' })).sentences).toEqual([])
  })

  it('is fine while it runs: its last end and its next start are told', async () => {
    const { sentences, schedule } = await judge({})
    expect(sentences).toEqual([])
    expect(schedule).toEqual({ workflow: 'backup.yml', state: 'active', crons: ['30 2 * * *'], lastRunAt: '2026-08-28T02:41:00.000Z', lastConclusion: 'success', nextRunAt: '2026-08-29T02:30:00.000Z', problem: null })
    expect(scene.lines).toContain('  Schedule: last scheduled run 2026-08-28 02:41:00 (success), next 2026-08-29 02:30:00 UTC')
  })

  it('says that its last run failed', async () => {
    expect((await judge({ runs: [run('28', 'failure'), run('27', 'success')] })).sentences).toEqual(['warning: the last scheduled run of backup.yml ended with failure'])
  })

  it('says why it could not be told, shows no token, and judges all else', async () => {
    const wrong = await judge({}, 'ghs_wrong')
    expect(wrong).toMatchObject({ health: 'warning', total: 1, sentences: [expect.stringContaining('the schedule of backup.yml could not be read: ') as unknown as string] })
    expect(JSON.stringify(wrong) + scene.lines.join()).not.toContain('ghs_wrong')
    expect((await scene.judge({ workflow: 'other.yml', token: github.token }, { readSchedule: (options) => readSchedule({ ...options, environment: github.environment }) })).schedule?.problem).toContain('Not Found')
    expect((await scene.judge({ workflow: 'backup.yml' })).schedule).toMatchObject({ problem: 'the schedule of backup.yml could not be read: GitHub cannot be asked here', state: null })
  })
})
