import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { statusOf } from '../../../src/actions/action.ts'
import { damaged, proved, sentence, unproved, worst } from '../../../src/domain/verdict.ts'

describe('the verdict over several', () => {
  it('is doubt where nothing was checked: nothing is never green', () => {
    expect(worst([])).toEqual(unproved('nothing was checked'))
  })

  it('is damage before doubt before proof, with the first one\'s reason', () => {
    expect(worst([proved, unproved('no key'), damaged('one bit'), damaged('another')])).toEqual(damaged('one bit'))
    expect(worst([proved, unproved('no key'), unproved('no manifest')])).toEqual(unproved('no key'))
    expect(worst([proved, proved])).toEqual(proved)
  })

  it('is proved only where each one is', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(proved, unproved('x'), damaged('y'))), (all) => {
      expect(worst(all).verdict === 'proved').toBe(all.length > 0 && all.every(({ verdict }) => verdict === 'proved'))
    }))
  })
})

describe('a verdict', () => {
  it('ends the run with 1 for damage and 3 for doubt, and with 0 for proof alone', () => {
    expect([damaged('x'), unproved('x'), proved].map(statusOf)).toEqual([1, 3, 0])
  })

  it('tells its reason', () => {
    expect([proved, damaged('one bit'), unproved('no key')].map(sentence)).toEqual(['proved', 'damaged: one bit', 'unproved: no key'])
  })
})
