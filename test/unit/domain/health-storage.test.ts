import { describe, expect, it } from '@jest/globals'
import { judgeCopies, judgeSeals, judgeSpace } from '../../../src/domain/health-storage.ts'
import type { Encryption } from '../../../src/domain/archive-name.ts'
import { limits } from './limits.ts'

const seals = (...methods: Encryption[]) => judgeSeals(methods.map((encryption, place) => ({ id: `zimmer-${place}`, encryption }))).map(({ id, sentence }) => `${id}: ${sentence}`)

describe('encryption', () => {
  it('that one backup lacks gives away what the others keep', () => {
    expect(seals('age', 'none', 'age')).toEqual(['plain-among-sealed: 1 backup is not encrypted beside 2 that are; the newest of them is zimmer-1'])
  })
  it('in several ways needs several keys on the day', () => {
    expect(seals('age', 'gpg', 'age')).toEqual(['several-methods: the backups are encrypted in 2 ways, and the keys of each are needed: age (2), gpg (1)'])
  })
  it('that all or none have is no gap', () => { expect([seals('age', 'age'), seals('none', 'none'), seals()]).toEqual([[], [], []]) })
})

describe('free space', () => {
  const space = (freeBytes: number, more = {}) => judgeSpace([{ store: 'backups', freeBytes, nextBytes: 10e9 }], { ...limits, ...more }).map(({ id, level, sentence }) => `${level} ${id}: ${sentence}`)

  it('is critical where the next backup will not fit', () => { expect(space(9e9)).toEqual(['critical disk-full: 9.0 GB are free where backups is: the next backup, of about 10.0 GB, will not fit']) })
  it('is short where a second one will not, or the operator wants more', () => {
    expect(space(19e9)).toEqual(['warning disk-nearly-full: 19.0 GB are free where backups is: not two more backups of about 10.0 GB fit'])
    expect(space(30e9, { minFreeBytes: 50e9 })).toEqual(['warning disk-nearly-full: 30.0 GB are free where backups is, less than the 50.0 GB of min-free-space'])
  })
  it('is enough from there on', () => { expect([space(20e9), space(50e9, { minFreeBytes: 50e9 })]).toEqual([[], []]) })
})

describe('copies', () => {
  const copy = { store: 's3://far/away', missing: [], different: [], problem: null }

  it('that are missing, differ or cannot be seen are named with their store', () => {
    const missing = ['zimmer-4', 'zimmer-3', 'zimmer-2', 'zimmer-1']
    expect(judgeCopies([copy, { ...copy, missing }, { ...copy, different: ['zimmer-4'] }, { ...copy, problem: 'access denied' }]).map(({ sentence }) => sentence)).toEqual([
      's3://far/away lacks 4 backups: zimmer-4, zimmer-3, zimmer-2, …', 'in s3://far/away 1 archive has another size than in the first store: zimmer-4', 's3://far/away could not be listed: access denied',
    ])
  })
})
