import { describe, expect, it } from '@jest/globals'
import { judgeHealth } from '../../../src/domain/health.ts'
import type { HealthFacts } from '../../../src/domain/health.ts'
import { limits } from './limits.ts'

const good: HealthFacts = {
  total: 5, good: 5, incomplete: [], newestAgeHours: 2, lastProvedDrillAgeDays: 1, sealed: false, keyOpenedAgeDays: undefined,
  newestDrill: { backup: 'zimmer-20250828_143022', verdict: 'proved', ageDays: 1, reason: null, restoreSeconds: 60 },
}

function judged(change: Partial<HealthFacts>): { health: string; ids: string[]; sentences: string } {
  const { health, findings } = judgeHealth({ ...good, ...change }, limits)
  return { health, ids: findings.map(({ id }) => id), sentences: findings.map(({ sentence }) => sentence).join('; ') }
}

describe('health', () => {
  it('is critical where there is no backup at all', () => {
    expect(judged({ total: 0, newestAgeHours: undefined, newestDrill: undefined, lastProvedDrillAgeDays: undefined })).toMatchObject({ health: 'critical', ids: ['no-backups'] })
  })

  it('is critical where the newest backup is older than the limit, and not at the limit', () => {
    expect(judged({ newestAgeHours: 26.1 })).toMatchObject({ health: 'critical', ids: ['too-old'], sentences: 'the newest backup is 26 hours old, older than 26 hours' })
    expect(judged({ newestAgeHours: 26 })).toMatchObject({ health: 'healthy' })
  })

  it('is critical where the newest restore test found damage, and names backup and reason', () => {
    const newestDrill = { backup: 'zimmer-1', verdict: 'damaged' as const, ageDays: 0, reason: 'constraints do not hold in it', restoreSeconds: 60 }
    expect(judged({ newestDrill })).toMatchObject({ health: 'critical', ids: ['drill-failed'], sentences: 'the newest restore test found zimmer-1 damaged: constraints do not hold in it' })
  })

  it('warns of a backup from the future: a clock is wrong, and its age proves nothing', () => {
    expect(judged({ newestAgeHours: -30 })).toMatchObject({ health: 'warning', ids: ['clock'] })
    expect(judged({ newestAgeHours: -0.5 })).toMatchObject({ health: 'healthy' })
  })

  it('warns of files that do not count as a backup, by name', () => {
    expect(judged({ incomplete: ['a', 'b', 'c', 'd'] })).toMatchObject({ health: 'warning', ids: ['incomplete'] })
    expect(judged({ incomplete: ['zimmer-2'] }).sentences).toContain('zimmer-2')
  })

  it('warns where no restore was ever proved, or not for too long', () => {
    expect(judged({ newestDrill: undefined, lastProvedDrillAgeDays: undefined })).toMatchObject({ health: 'warning', ids: ['no-drill'] })
    expect(judged({ lastProvedDrillAgeDays: 8.5 })).toMatchObject({ health: 'warning', ids: ['drill-too-old'] })
  })

  it('warns where the newest restore test ended in doubt, however many were proved before: doubt is never green', () => {
    const newestDrill = { backup: 'zimmer-1', verdict: 'unproved' as const, ageDays: 0, reason: 'the migrations did not run on it', restoreSeconds: 60 }
    expect(judged({ newestDrill })).toMatchObject({ health: 'warning', ids: ['drill-unproved'], sentences: 'the newest restore test could not prove zimmer-1: the migrations did not run on it' })
  })

  const storage = (bytes: number, bytesPerWeek?: number) => ({ growth: { bytes, bytesPerWeek }, nextBytes: 5e9, now: new Date('2025-08-28T12:00:00Z') })
  const limited = (bytes: number, bytesPerWeek?: number) => judgeHealth({ ...good, storage: storage(bytes, bytesPerWeek) }, { ...limits, maxStoreBytes: 100e9 })

  it('is critical where the next backup will not be begun for the size limit', () => {
    expect(limited(96e9)).toMatchObject({ health: 'critical', findings: [{ id: 'store-full', sentence: 'the store holds 96.0 GB of the 100 GB of max-store-size: the next backup, of about 5.0 GB, will not be begun' }] })
  })

  it('warns where the store is nearly full, and says in which week it will be', () => {
    expect(limited(92e9, 4e9)).toMatchObject({ health: 'warning', findings: [{ id: 'store-nearly-full', sentence: 'the store holds 92.0 GB of the 100 GB of max-store-size, and will be full in the week of 2025-09-08' }] })
    expect(limited(92e9).findings).toMatchObject([{ sentence: 'the store holds 92.0 GB of the 100 GB of max-store-size' }])
    expect([limited(90e9).health, judged({ storage: storage(1e15, 1) }).health]).toEqual(['healthy', 'healthy'])
  })

  it('warns where the store lets the newest backup, or the newest proved one, go before the next is due', () => {
    expect(judged({ expiring: [{ backup: 'zimmer-2', inHours: 300 }, { backup: 'zimmer-1', inHours: 25 }] })).toMatchObject({ health: 'warning', ids: ['expires-soon'], sentences: 'the store itself lets zimmer-1 go in 25 hours, before the next backup is due' })
    expect(judged({ expiring: [{ backup: 'zimmer-2', inHours: 26 }] })).toMatchObject({ health: 'healthy' })
  })

  it('is the worst of all findings', () => {
    expect(judged({ newestAgeHours: 100, incomplete: ['x'], lastProvedDrillAgeDays: 20 })).toMatchObject({ health: 'critical', ids: ['too-old', 'incomplete', 'drill-too-old'] })
  })

  it('is healthy where nothing was found', () => {
    expect(judged({})).toEqual({ health: 'healthy', ids: [], sentences: '' })
  })
})
