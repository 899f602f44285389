import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Part } from '../../../src/domain/archive-name.ts'
import { decideRepair } from '../../../src/domain/repair.ts'
import type { Copy, RepairRules } from '../../../src/domain/repair.ts'

const rules: RepairRules = { replaceDamaged: true, removeIncomplete: true, settleMinutes: 60 }
const old = 48 * 60
const parts: Part[] = ['archive', 'sidecar', 'manifest', 'proof']
const whole = (sha256 = 'a', more: readonly Part[] = parts): Copy => ({ state: 'whole', sha256, parts: more })
const damaged = (...claims: string[]): Copy => ({ state: 'damaged', reason: 'a bit changed', claims })
const incomplete = (claims: string[] = [], more: Partial<Extract<Copy, { state: 'incomplete' }>> = {}): Copy =>
  ({ state: 'incomplete', reason: 'it has no sidecar', claims, hasSidecar: false, isAsItsManifestSays: false, ...more })
const absent: Copy = { state: 'absent' }
const steps = (copies: Copy[], age = old, given: Partial<RepairRules> = {}) => decideRepair(copies, age, { ...rules, ...given }).map((step) => step.step === 'leave' ? step.why : step.step)

describe('what repair does with the copies of a backup', () => {
  it('never copies one over another whose bytes are a different backup of the same name', () => {
    expect(steps([whole('a'), whole('b'), absent, damaged('a')])).toEqual(['different', 'different', 'nothing', 'different'])
    expect(steps([whole('a'), damaged('b')])).toEqual(['nothing', 'different'])
    expect(steps([whole('a'), incomplete(['b'])])).toEqual(['nothing', 'different'])
    expect(steps([whole('a'), incomplete()])).toEqual(['nothing', 'different'])
  })

  it('never takes a damaged copy for a source', () => {
    expect(steps([damaged('a'), absent])).toEqual(['damaged', 'nothing'])
    expect(steps([damaged('a'), damaged('a')])).toEqual(['damaged', 'damaged'])
  })

  it('replaces a damaged copy only on request, and names it otherwise', () => {
    expect(steps([damaged('a'), whole('a')])).toEqual(['replace', 'nothing'])
    expect(steps([damaged('a'), whole('a')], old, { replaceDamaged: false })).toEqual(['damaged', 'nothing'])
  })

  it('takes a copy without the manifest that another has for damaged', () => {
    expect(steps([whole('a', ['archive', 'sidecar']), whole('a')])).toEqual(['replace', 'nothing'])
    expect(steps([whole('a', ['archive', 'sidecar']), whole('a')], old, { replaceDamaged: false })).toEqual(['damaged', 'nothing'])
  })

  it('takes no record of a restore test in exchange for a manifest', () => {
    expect(decideRepair([whole('a', ['archive', 'sidecar', 'proof', 'drill']), whole('a')], old, rules)).toMatchObject([{ step: 'replace', from: 1 }, { step: 'nothing' }])
  })

  it('copies what is missing and finishes what is incomplete, from the copy that has the most', () => {
    expect(decideRepair([absent, whole('a', ['archive', 'sidecar']), whole('a'), incomplete(['a'])], old, rules)).toMatchObject([
      { step: 'copy', from: 2 }, { step: 'replace', from: 2 }, { step: 'nothing' }, { step: 'finish', from: 2 },
    ])
  })

  it('copies the record of a restore test to where it is missing', () => {
    expect(steps([whole('a'), whole('a', [...parts, 'drill'])])).toEqual(['record', 'nothing'])
  })

  it('leaves alone what may be being written', () => {
    expect(steps([absent, whole('a')], 59)).toEqual(['young', 'nothing'])
    expect(steps([incomplete(['a']), whole('a')], 59)).toEqual(['young', 'nothing'])
    expect(steps([incomplete()], 59)).toEqual(['young'])
    expect(steps([absent, whole('a')], 0, { settleMinutes: 0 })).toEqual(['copy', 'nothing'])
  })

  it('removes an incomplete set only on request, after a day, without a sidecar, and where its archive is not what its manifest names', () => {
    expect(steps([incomplete(), absent])).toEqual(['remove', 'nothing'])
    expect(steps([incomplete()], old, { removeIncomplete: false })).toEqual(['incomplete'])
    expect(steps([incomplete()], 23 * 60)).toEqual(['incomplete'])
    expect(steps([incomplete([], { hasSidecar: true })])).toEqual(['incomplete'])
    expect(steps([incomplete(['a'], { isAsItsManifestSays: true })])).toEqual(['incomplete'])
  })

  it('does nothing where a store could not be read, and copies from the others', () => {
    const unread: Copy = { state: 'unread', reason: 'in a cold class' }
    expect(steps([unread, whole('a'), absent])).toEqual(['unread', 'nothing', 'copy'])
    expect(steps([unread, incomplete()])).toEqual(['unread', 'incomplete'])
  })
})

describe('repair, over thousands of cases', () => {
  const hash = fc.constantFrom('a', 'b')
  const copy: fc.Arbitrary<Copy> = fc.oneof(
    fc.constant(absent),
    fc.record({ state: fc.constant('whole' as const), sha256: hash, parts: fc.subarray<Part>(['archive', 'sidecar', 'manifest', 'proof', 'globals', 'drill']) }),
    fc.record({ state: fc.constant('damaged' as const), reason: fc.constant('x'), claims: fc.subarray(['a', 'b', 'c']) }),
    fc.record({ state: fc.constant('incomplete' as const), reason: fc.constant('x'), claims: fc.subarray(['a', 'b', 'c']), hasSidecar: fc.boolean(), isAsItsManifestSays: fc.boolean() }),
    fc.record({ state: fc.constant('unread' as const), reason: fc.constant('x') }),
  )
  const given = fc.record({ replaceDamaged: fc.boolean(), removeIncomplete: fc.boolean(), settleMinutes: fc.nat(120) })

  it('only ever takes a whole copy for a source, only writes over what claims to be it, and never takes away a whole copy of other bytes', () => {
    fc.assert(fc.property(fc.array(copy, { minLength: 1, maxLength: 5 }), fc.nat(3000), given, (copies, age, asked) => {
      const decided = decideRepair(copies, age, asked)
      expect(decided).toHaveLength(copies.length)
      for (const [place, step] of decided.entries()) {
        const target = copies[place]
        if ('from' in step) {
          const source = copies[step.from]
          if (source?.state !== 'whole') throw new Error(`${step.step} from what is not whole`)
          if (target?.state === 'whole') expect(target.sha256).toBe(source.sha256)
          if (target?.state === 'damaged' || target?.state === 'incomplete') expect(target.claims).toContain(source.sha256)
        }
        if (step.step === 'replace') expect(asked.replaceDamaged).toBe(true)
        if (step.step === 'remove') expect([target?.state, asked.removeIncomplete, copies.some(({ state }) => state === 'whole' || state === 'unread')]).toEqual(['incomplete', true, false])
        if (step.step === 'nothing') expect(['absent', 'whole']).toContain(target?.state)
      }
    }), { numRuns: 5000 })
  })
})
