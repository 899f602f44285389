import { describe, expect, it } from '@jest/globals'
import { judgeSchedule, judgeSource } from '../../../src/domain/health-source.ts'
import { limits } from './limits.ts'

const now = new Date('2026-08-20T12:00:00Z')
const source = { major: 16, standby: false, replayedHoursBefore: undefined, now }
const ofSource = (change: Partial<Parameters<typeof judgeSource>[0]>) => judgeSource({ ...source, ...change }, limits).map(({ level, sentence }) => `${level}: ${sentence}`)

describe('the source', () => {
  it.each([
    ['a version that has ended', { major: 13 }, ['warning: PostgreSQL 13 has had no fixes since 2025-11-13']],
    ['a version that ends soon', { major: 14 }, ['warning: PostgreSQL 14 gets its last fixes on 2026-11-12, in 84 days']],
    ['a standby that was cut off', { standby: true, replayedHoursBefore: 60 }, ['warning: the newest backup was taken of a standby that had replayed nothing for 2 days, longer than 26 hours']],
    ['a version that lasts, or that nobody knows yet', { major: 99 }, []],
    ['a standby that keeps up, or one of which it is not known', { standby: true }, []],
    ['data in which nothing new arrived', { data: { hours: 60, column: 'public.orders.at', wasFresh: () => true } }, ['warning: the newest date in the data (public.orders.at) was 2 days old when the newest backup was taken, older than 26 hours']],
    ['data that was never fresh, such as dates of birth', { data: { hours: 60_000, column: undefined, wasFresh: () => false } }, []],
    ['fresh data', { data: { hours: 26, column: undefined, wasFresh: () => true } }, []],
    ['a primary that was a standby once', { replayedHoursBefore: 999 }, []],
  ])('is judged by %s', (_, change, findings) => { expect(ofSource(change)).toEqual(findings) })
  it('names no column to those who may not know it', () => {
    const [judged] = judgeSource({ ...source, data: { hours: 60, column: 'public."سفارش"."at"', wasFresh: () => true } }, limits)
    expect([judged?.sentence, judged?.discreet].map((one) => one?.includes('سفارش'))).toEqual([true, false])
  })
  it('is not judged where no manifest tells of it', () => { expect(judgeSource(undefined, limits)).toEqual([]) })
})

describe('the schedule', () => {
  const schedule = { workflow: 'backup.yml', state: 'active', lastRunAt: new Date('2026-08-20T03:00:00Z'), lastConclusion: 'success', dueAt: new Date('2026-08-20T02:30:00Z'), problem: null }
  const of = (change: Partial<typeof schedule> | { lastRunAt: undefined } | { problem: string }) => judgeSchedule({ ...schedule, ...change }).map(({ level, sentence }) => `${level}: ${sentence}`)

  it.each([
    ['GitHub disabled it', { state: 'disabled_inactivity' }, ['critical: the workflow backup.yml does not run: GitHub disabled it, because nothing happened in the repository for 60 days']],
    ['somebody disabled it', { state: 'disabled_manually' }, ['critical: the workflow backup.yml does not run: somebody disabled it']],
    ['it was deleted', { state: 'deleted' }, ['critical: the workflow backup.yml does not run: its state is deleted']],
    ['it was due and did not start', { lastRunAt: new Date('2026-08-19T02:40:00Z') }, ['warning: the workflow backup.yml was due at 2026-08-20 02:30 UTC and did not start; its last scheduled run was at 2026-08-19 02:40']],
    ['it has never started', { lastRunAt: undefined }, ['warning: the workflow backup.yml was due at 2026-08-20 02:30 UTC and did not start']],
    ['its last run failed', { lastConclusion: 'failure' }, ['warning: the last scheduled run of backup.yml ended with failure']],
    ['GitHub did not answer', { problem: 'the schedule of backup.yml could not be read: Bad credentials' }, ['warning: the schedule of backup.yml could not be read: Bad credentials']],
    ['all is well', {}, []],
  ])('is judged where %s', (_, change, findings) => { expect(of(change)).toEqual(findings) })
  it('is not judged where no workflow is named', () => { expect(judgeSchedule(undefined)).toEqual([]) })
})
