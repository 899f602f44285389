import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
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

  it('warns of what is wrong with single backups, counts and names them', () => {
    const findings = judged({ wrongSidecars: ['a', 'b', 'c', 'd'], emptyArchives: ['a'], cutArchives: ['e'], unreadManifests: ['f'], damaged: ['g'] })
    expect(findings).toMatchObject({ health: 'warning', ids: ['sidecar-wrong', 'archive-empty', 'archive-cut', 'manifest-unread', 'backup-damaged'] })
    expect(findings.sentences).toContain('4 checksums are no line of sha256sum for the archive, or not the manifest\'s: a, b, c, …; 1 archive is empty: a')
  })

  it('is critical where backups stand and none of them is good', () => {
    expect(judged({ good: 0, newestAgeHours: undefined })).toMatchObject({ health: 'critical', ids: ['no-backups'], sentences: 'there is no good backup' })
  })

  it('warns where fewer backups are good than there should be', () => {
    expect(judgeHealth({ ...good, good: 2 }, { ...limits, minBackups: 3 })).toMatchObject({ health: 'warning', findings: [{ id: 'few-backups', sentence: 'there are 2 good backups, fewer than 3' }] })
    expect(judgeHealth({ ...good, good: 3 }, { ...limits, minBackups: 3 }).health).toBe('healthy')
  })

  it('warns where a restore takes longer than there is time', () => {
    const slow = (restoreSeconds: number, maxRestoreMinutes: number | null = 60) => judgeHealth({ ...good, newestDrill: { backup: 'zimmer-1', verdict: 'proved', ageDays: 1, reason: null, restoreSeconds } }, { ...limits, maxRestoreMinutes })
    expect(slow(5700)).toMatchObject({ health: 'warning', findings: [{ id: 'restore-slow', sentence: 'the newest restore test took 95 min 0 s to bring zimmer-1 back, longer than 60 minutes' }] })
    expect([slow(3600).health, slow(1e6, null).health]).toEqual(['healthy', 'healthy'])
  })

  it('gives each finding its advice', () => {
    expect(judgeHealth({ ...good, newestAgeHours: 100 }, limits).findings).toMatchObject([{ advice: 'See why the schedule did not run, and take a backup now: zimmer-backup backup' }])
  })

  it('never becomes better by more harm', () => {
    const ids = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 })
    const days = fc.option(fc.nat(30), { nil: undefined })
    const facts: fc.Arbitrary<HealthFacts> = fc.record({
      total: fc.constant(9), good: fc.integer({ min: 1, max: 9 }), incomplete: ids, wrongSidecars: ids, emptyArchives: ids, damaged: ids, newestAgeHours: fc.double({ min: 0, max: 60, noNaN: true }),
      newestDrill: fc.option(fc.record({ backup: fc.constant('a'), verdict: fc.constantFrom('proved', 'damaged', 'unproved'), ageDays: fc.nat(30), reason: fc.constant(null), restoreSeconds: fc.nat(9999) }), { nil: undefined }),
      lastProvedDrillAgeDays: days, sealed: fc.boolean(), keyOpenedAgeDays: days,
    })
    const harm = fc.constantFrom<(one: HealthFacts) => HealthFacts>(
      (one) => ({ ...one, newestAgeHours: one.newestAgeHours === undefined ? undefined : one.newestAgeHours * 2 + 1 }), (one) => ({ ...one, newestAgeHours: undefined }), (one) => ({ ...one, good: one.good - 1 }),
      (one) => ({ ...one, incomplete: [...one.incomplete, 'd'] }), (one) => ({ ...one, wrongSidecars: ['d'] }), (one) => ({ ...one, emptyArchives: ['d'] }), (one) => ({ ...one, damaged: ['d'] }),
      (one) => ({ ...one, newestDrill: { backup: 'd', verdict: 'damaged', ageDays: 0, reason: null, restoreSeconds: 1 } }), (one) => ({ ...one, lastProvedDrillAgeDays: undefined }),
      (one) => ({ ...one, keyOpenedAgeDays: undefined }), (one) => ({ ...one, copies: [{ store: 's', missing: ['d'], different: [], problem: null }] }),
      (one) => ({ ...one, space: [{ store: 's', freeBytes: 1, nextBytes: 2 }] }), (one) => ({ ...one, expiring: [{ backup: 'd', inHours: 1 }] }), (one) => ({ ...one, seals: [{ id: 'd', encryption: 'none' }, { id: 'e', encryption: 'age' }] }),
    )
    const order = ['healthy', 'warning', 'critical']
    fc.assert(fc.property(facts, fc.array(harm, { maxLength: 3 }), (one, harms) => {
      const worse = harms.reduce((so, more) => more(so), one)
      const [before, after] = [one, worse].map((each) => order.indexOf(judgeHealth(each, { ...limits, minBackups: 3, maxRestoreMinutes: 60 }).health))
      expect(after).toBeGreaterThanOrEqual(before ?? 9)
    }), { numRuns: 1000 })
  })

  it('is the worst of all findings', () => {
    expect(judged({ newestAgeHours: 100, incomplete: ['x'], lastProvedDrillAgeDays: 20 })).toMatchObject({ health: 'critical', ids: ['too-old', 'incomplete', 'drill-too-old'] })
  })

  it('is healthy where nothing was found', () => {
    expect(judged({})).toEqual({ health: 'healthy', ids: [], sentences: '' })
  })
})
