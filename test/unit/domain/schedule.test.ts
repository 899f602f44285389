import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { cronsIn, lastDue, nextDue } from '../../../src/domain/schedule.ts'

const next = (cron: string, after: string) => nextDue([cron], new Date(after))?.toISOString().slice(0, 16)
const last = (cron: string, before: string) => lastDue([cron], new Date(before))?.toISOString().slice(0, 16)

describe('when a schedule is due', () => {
  it.each([
    ['30 2 * * *', '2026-08-20T02:30:00Z', '2026-08-21T02:30', '2026-08-20T02:30'],
    ['30 2 * * *', '2026-08-20T02:29:59Z', '2026-08-20T02:30', '2026-08-19T02:30'],
    ['*/15 * * * *', '2026-12-31T23:50:00Z', '2027-01-01T00:00', '2026-12-31T23:45'],
    ['5/20 6-8 * * *', '2026-08-20T08:46:00Z', '2026-08-21T06:05', '2026-08-20T08:45'],
    ['0 4 * * MON-FRI', '2026-08-21T04:00:00Z', '2026-08-24T04:00', '2026-08-21T04:00'],
    ['0 4 * * 7', '2026-08-20T00:00:00Z', '2026-08-23T04:00', '2026-08-16T04:00'],
    ['0 0 29 2 *', '2026-08-20T00:00:00Z', '2028-02-29T00:00', '2024-02-29T00:00'],
    ['0 0 13 * 5', '2026-08-20T00:00:00Z', '2026-08-21T00:00', '2026-08-14T00:00'],
    ['17,47 1 1 jan,JUL *', '2026-08-20T00:00:00Z', '2027-01-01T01:17', '2026-07-01T01:47'],
  ])('%s from %s on', (cron, from, after, before) => { expect([next(cron, from), last(cron, from)]).toEqual([after, before]) })

  it.each(['', '@daily', '* * * *', '60 * * * *', '* 24 * * *', '* * 0 * *', '* * * 13 *', '*/0 * * * *', '5-1 * * * *', 'x * * * *', '0 0 31 2 *'])('is never, for %j', (cron) => {
    expect([next(cron, '2026-08-20T00:00:00Z'), last(cron, '2026-08-20T00:00:00Z')]).toEqual([undefined, undefined])
  })

  it('is as the nearest of several says', () => {
    const crons = ['0 3 * * *', '0 15 * * *', 'nonsense']
    expect([nextDue(crons, new Date('2026-08-20T10:00:00Z')), lastDue(crons, new Date('2026-08-20T10:00:00Z'))]).toEqual([new Date('2026-08-20T15:00:00Z'), new Date('2026-08-20T03:00:00Z')])
  })

  it('lies around every moment: nothing is due between the last time and the next but the last', () => {
    const cron = fc.tuple(fc.nat(59), fc.nat(23), fc.constantFrom('*', '1', '15', '*/7'), fc.constantFrom('*', '2', '1-5')).map(([minute, hour, day, weekday]) => `${minute} ${hour} ${day} * ${weekday}`)
    fc.assert(fc.property(cron, fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) }), (expression, moment) => {
      const [before, after] = [lastDue([expression], new Date(moment)), nextDue([expression], new Date(moment))]
      if (before === undefined || after === undefined) throw new Error(`${expression} is never due`)
      expect(before.getTime() <= moment && after.getTime() > moment).toBe(true)
      expect([lastDue([expression], new Date(after.getTime() - 1)), nextDue([expression], before)]).toEqual([before, after])
    }), { numRuns: 200 })
  })
})

describe('the text of a workflow', () => {
  it('tells its schedules, however they are quoted, and nothing that is only a comment', () => {
    expect(cronsIn('on:\n  schedule:\n    - cron: "30 2 * * *"\n    - cron: \'0 4 * * 1\' # weekly\n    - { cron: 15 5 * * * }\n    # - cron: "1 1 1 1 1"\n  push:\n')).toEqual(['30 2 * * *', '0 4 * * 1', '15 5 * * *'])
  })
})
