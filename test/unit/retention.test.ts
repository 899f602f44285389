import { describe, expect, it } from '@jest/globals'
import { decideRetention, renderRetention } from '../../src/domain/retention.ts'
import type { RetentionCandidate, RetentionRules } from '../../src/domain/retention.ts'

const now = new Date('2025-08-28T14:30:22Z')
const noRules: RetentionRules = {
  retentionDays: 0, keepLast: 0, keepDaily: 0, keepWeekly: 0, keepMonthly: 0, keepYearly: 0, keepAtLeast: 1,
}

/** A good backup named after its time (`2025-08-28T14:30:22`) or day. */
function backup(time: string, more: Partial<RetentionCandidate> = {}): RetentionCandidate {
  return { id: time, takenAt: new Date(time.includes('T') ? `${time}Z` : time), standing: 'good', provedByDrill: false, ...more }
}

function kept(backups: RetentionCandidate[], rules: Partial<RetentionRules>, protectedIds?: Set<string>): string[] {
  return decideRetention(backups, { ...noRules, ...rules }, now, protectedIds).filter(({ keep }) => keep).map(({ id }) => id)
}

function reasonsOf(id: string, backups: RetentionCandidate[], rules: Partial<RetentionRules>): string[] {
  return decideRetention(backups, { ...noRules, ...rules }, now).find((decision) => decision.id === id)?.reasons ?? []
}

describe('retention must not lose what is needed', () => {
  it('keeps the last good backup after months without any, even with a floor of 0', () => {
    expect(kept([backup('2025-01-01'), backup('2025-01-02')], { retentionDays: 14, keepAtLeast: 0 })).toEqual(['2025-01-02'])
  })

  it('does not count damaged, incomplete or unproved backups toward the floor, and keeps beside it what is in doubt and newer', () => {
    const good = ['2025-01-01', '2025-01-02'].map((time) => backup(time))
    const standings = ['damaged', 'incomplete', 'unproved'] as const
    const worse = standings.map((standing, place) => backup(`2025-02-0${place + 1}`, { standing }))
    expect(kept([...good, ...worse], { retentionDays: 14, keepAtLeast: 2 })).toEqual(['2025-02-03', '2025-01-02', '2025-01-01'])
    expect(kept([...good, backup('2024-12-31', { standing: 'unproved' })], { retentionDays: 14, keepAtLeast: 2 })).toEqual(['2025-01-02', '2025-01-01'])
  })

  it('removes nothing while there are fewer good backups than the floor', () => {
    const backups = [
      backup('2025-01-03'),
      backup('2025-01-02', { standing: 'damaged' }),
      backup('2025-01-01', { standing: 'unproved' }),
    ]
    expect(kept(backups, { retentionDays: 14, keepAtLeast: 2 })).toHaveLength(3)
    expect(reasonsOf('2025-01-02', backups, { keepAtLeast: 2 }))
      .toEqual(['nothing goes while there are fewer than 2 good backups'])
  })

  it('does not let a damaged or unproved backup take the place of the good one of its month', () => {
    const backups = [backup('2025-08-01'), backup('2025-03-01'), backup('2025-03-30', { standing: 'damaged' }),
      backup('2025-03-31', { standing: 'unproved' })]
    expect(kept(backups, { keepMonthly: 12 })).toEqual(['2025-08-01', '2025-03-31', '2025-03-01'])
  })

  it('does not let a backup dated in the future take the place of the newest real one', () => {
    const backups = [
      backup('2099-01-01', { provedByDrill: true }),
      backup('2025-07-02'),
      backup('2025-07-01', { provedByDrill: true }),
    ]
    expect(kept(backups, { keepLast: 1 })).toEqual(backups.map(({ id }) => id))
    expect(reasonsOf('2099-01-01', backups, { keepLast: 1, retentionDays: 14 })).toEqual(['dated in the future'])
  })

  it('keeps the newest backup proved by a drill, however old', () => {
    const backups = [
      backup('2025-07-01'),
      backup('2024-02-29', { provedByDrill: true }),
      backup('2024-01-01', { provedByDrill: true }),
    ]
    expect(kept(backups, { retentionDays: 14 })).toEqual(['2025-07-01', '2024-02-29'])
    expect(reasonsOf('2024-02-29', backups, {})).toEqual(['the newest backup proved by a drill'])
  })

  it('does not take a drilled backup that was damaged since for the newest proved one', () => {
    const backups = [backup('2025-07-03'), backup('2025-07-02', { standing: 'damaged', provedByDrill: true }),
      backup('2025-07-01', { provedByDrill: true })]
    expect(kept(backups, { retentionDays: 14 })).toEqual(['2025-07-03', '2025-07-01'])
  })

  it('keeps a protected backup, whatever its standing and age', () => {
    const backups = [backup('2025-07-01'), backup('2020-01-01', { standing: 'damaged' })]
    expect(kept(backups, {}, new Set(['2020-01-01']))).toEqual(backups.map(({ id }) => id))
  })

  it('keeps an incomplete backup of this hour, since another run may be writing it', () => {
    const backups = [
      backup('2025-08-28T14:00:00', { standing: 'incomplete' }),
      backup('2025-08-28T13:00:00', { standing: 'damaged' }),
      backup('2025-08-27T13:00:00', { standing: 'incomplete' }),
      backup('2025-08-20'),
    ]
    expect(kept(backups, {})).toEqual(['2025-08-28T14:00:00', '2025-08-20'])
  })

  it('keeps a backup whose date cannot be read, and decides about the others as if it were not there', () => {
    const backups = [backup('2025-07-02'), backup('no date'), backup('2025-07-01')]
    expect(kept(backups, { keepLast: 1 })).toEqual(['no date', '2025-07-02'])
  })

  it('refuses rules and times that are no numbers instead of removing by them', () => {
    expect(() => decideRetention([], { ...noRules, keepAtLeast: NaN }, now))
      .toThrow(new RangeError('keepAtLeast must be a whole number from 0 on, not NaN'))
    expect(() => decideRetention([], { ...noRules, retentionDays: -1 }, now)).toThrow(RangeError)
    expect(() => decideRetention([], { ...noRules, keepDaily: 1.5 }, now)).toThrow(RangeError)
    expect(() => decideRetention([], noRules, new Date(NaN))).toThrow(RangeError)
  })
})

describe('retention removes what may go', () => {
  it('keeps a backup of exactly 14 days, and removes it a millisecond later', () => {
    const backups = [backup('2025-08-28T14:30:22'), backup('2025-08-14T14:30:22'), backup('2025-08-14T14:30:21.999')]
    expect(kept(backups, { retentionDays: 14 })).toEqual(['2025-08-28T14:30:22', '2025-08-14T14:30:22'])
    expect(reasonsOf('2025-08-14T14:30:22', backups, { retentionDays: 14 })).toEqual(['younger than 14 days'])
    expect(reasonsOf('2025-08-14T14:30:21.999', backups, { retentionDays: 14 })).toEqual(['older than 14 days'])
  })

  it('keeps nothing for its age alone when retention-days is 0', () => {
    const backups = ['b', 'a'].map((id) => backup('2025-08-28T14:30:22', { id }))
    expect(kept(backups, {})).toEqual(['b'])
    expect(reasonsOf('a', backups, {})).toEqual(['kept by no rule'])
  })

  it('removes a damaged backup by age alone, even where a keep rule would hold a good one', () => {
    const backups = [
      backup('2025-08-01'),
      backup('2025-08-20', { standing: 'damaged' }),
      backup('2024-05-01', { standing: 'damaged' }),
    ]
    expect(kept(backups, { retentionDays: 14, keepYearly: -1 })).toEqual(['2025-08-20', '2025-08-01'])
    expect(reasonsOf('2024-05-01', backups, { retentionDays: 14, keepYearly: -1 })).toEqual(['damaged', 'older than 14 days'])
  })

  it('counts a week from Monday to Sunday, across the turn of the year', () => {
    const newYear = ['2024-12-29T23:59:59', '2024-12-30', '2025-01-05T23:59:59', '2025-01-06'].map((time) => backup(time))
    expect(kept(newYear, { keepWeekly: 3 })).toEqual(['2025-01-06', '2025-01-05T23:59:59', '2024-12-29T23:59:59'])
  })

  it('keeps the oldest too while a count is not used up, so that a young history grows as long as it was asked to', () => {
    const young = ['2025-06-03', '2025-06-02', '2025-06-01'].map((time) => backup(time))
    expect(kept(young, { keepYearly: 2 })).toEqual(['2025-06-03', '2025-06-01'])
    expect(reasonsOf('2025-06-01', young, { keepYearly: 2, keepMonthly: -1 }))
      .toEqual(['oldest monthly snapshot', 'oldest yearly snapshot'])
    expect(kept(young, { keepYearly: 1 })).toEqual(['2025-06-03'])
  })

  it('counts 29 February as a day, and as the end of its month', () => {
    const times = ['2024-03-01', '2024-02-29T23:59:59', '2024-02-29', '2024-02-28T23:59:59', '2024-01-31']
    const leap = times.map((time) => backup(time))
    expect(kept(leap, { keepDaily: 3 })).toEqual(['2024-03-01', '2024-02-29T23:59:59', '2024-02-28T23:59:59'])
    expect(kept(leap, { keepMonthly: 2 })).toEqual(['2024-03-01', '2024-02-29T23:59:59'])
  })
})

describe('the dry run', () => {
  it('shows no line that the name of a file made up', () => {
    const lines = renderRetention([{ id: 'a\n::error::x\u2028', keep: false, reasons: ['older than 14 days'] }])
    expect(lines).toEqual(['remove  a?::error::x?  older than 14 days'])
  })

  it('shows one line per backup, newest first, with every rule that led to it', () => {
    const backups = [backup('2025-07-01'), backup('2025-08-28', { id: 'new' }), backup('2025-07-02')]
    const decisions = decideRetention(backups, { ...noRules, retentionDays: 14, keepDaily: 2 }, now)
    expect(renderRetention(decisions)).toEqual([
      'keep    new         younger than 14 days, the newest good backup, daily snapshot',
      'keep    2025-07-02  daily snapshot',
      'remove  2025-07-01  older than 14 days',
    ])
  })

  it('is empty for an empty store', () => {
    expect(renderRetention(decideRetention([], noRules, now))).toEqual([])
  })
})
