import { describe, expect, it } from '@jest/globals'
import { dataAgeOf, newestDataAt } from '../../../src/domain/newest-data.ts'

const takenAt = '2026-08-28T12:00:00.000Z'
const value = (at: string) => ({ schema: 'public', table: 'orders', column: 'at', at })

describe('the newest date in the data', () => {
  it('stands in the open part to the hour only, and never after the snapshot', () => {
    expect(newestDataAt([value('2026-08-27T03:04:05.678Z'), value('2020-01-01T00:00:00.000Z')], new Date(takenAt))).toBe('2026-08-27T04:00:00.000Z')
    expect(newestDataAt([value('2026-08-28T11:30:00.000Z')], new Date('2026-08-28T11:45:00.000Z'))).toBe('2026-08-28T11:45:00.000Z')
    expect(newestDataAt([], new Date(takenAt))).toBeNull()
  })

  it('is not judged of a backup that does not tell, and knows whether it was ever fresh', () => {
    expect(dataAgeOf([], undefined)).toBeUndefined()
    expect(dataAgeOf([{ takenAt }, { takenAt, newestDataAt: takenAt }], undefined)).toBeUndefined()
    expect(dataAgeOf([{ takenAt, newestDataAt: 'nonsense' }], undefined)).toBeUndefined()
    const aged = dataAgeOf([{ takenAt, newestDataAt: '2026-08-26T12:00:00.000Z' }, { takenAt, newestDataAt: null }, { takenAt, newestDataAt: '2026-08-28T10:00:00.000Z' }], undefined)
    expect([aged?.hours, aged?.wasFresh(2), aged?.wasFresh(1)]).toEqual([48, true, false])
  })
})
