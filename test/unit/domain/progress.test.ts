import { describe, expect, it } from '@jest/globals'
import { dumpProgress, readingProgress, secondsLeft } from '../../../src/domain/progress.ts'

describe('the time that is left', () => {
  it('is not guessed at while too little is done to tell', () => {
    for (const [done, whole, seconds] of [[0, 100, 60], [1, 100, 60], [50, 100, 1], [0, 0, 60]] as const) expect(secondsLeft(done, whole, seconds)).toBeUndefined()
  })

  it('is what the rest takes at this pace, and never negative', () => {
    expect(secondsLeft(25, 100, 10)).toBe(30)
    expect(secondsLeft(120, 100, 10)).toBe(0)
  })
})

describe('progress', () => {
  const dump = { bytes: 10_000_000, seconds: 4, databaseBytes: 90_000_000 }

  it('of a dump is told against the newest backup, and without one against the database', () => {
    expect(dumpProgress({ ...dump, lastBytes: 40_000_000 })).toBe('10.0 MB of about 40.0 MB written, 4.0 s, about 12 s left')
    expect(dumpProgress({ ...dump, lastBytes: undefined })).toBe('10.0 MB of archive written, 4.0 s, from a database of 90.0 MB')
  })

  it('of a dump that has outgrown the newest backup no longer tells what is left', () => {
    expect(dumpProgress({ ...dump, lastBytes: 9_000_000 })).toBe('10.0 MB of archive written, 4.0 s, from a database of 90.0 MB')
  })

  it('of reading again is told in rows and tables, against the manifest', () => {
    expect(readingProgress({ rows: 1_000, tables: 2, seconds: 3 }, { rows: 4_000, tables: 8 })).toBe('1,000 of 4,000 rows and 2 of 8 tables read again, 3.0 s, about 9.0 s left')
  })
})
