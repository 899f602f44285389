import { describe, expect, it } from '@jest/globals'
import { levelsOf, migrationCheck, thresholdsOf } from '../../../src/actions/migration-check/inputs.ts'
import { rules } from '../../../src/domain/migration-rules-table.ts'
import { readInputs } from '../../../src/kit/inputs.ts'

const { inputs, checks } = migrationCheck
const read = (given: Record<string, string>) => readInputs(inputs, { given: new Map(Object.entries(given)), environment: {}, envFile: {} }, () => undefined, checks).values

describe('the inputs of the rules', () => {
  it('give each rule that has a threshold its own default, in its own unit', () => {
    expect(thresholdsOf(read({}))).toEqual(Object.fromEntries(rules.flatMap(({ id, threshold }) => threshold === undefined ? [] : [[id, threshold.default]])))
    for (const { id, threshold } of rules) if (threshold !== undefined && id !== 'slow-statement') expect(inputs).toHaveProperty(`${id}-${threshold.unit}`)
  })

  it('take other thresholds, that of slow statements in milliseconds', () => {
    expect(thresholdsOf(read({ 'slow-statement-ms': '1500', 'table-rewrite-rows': '7' }))).toMatchObject({ 'slow-statement': 1.5, 'table-rewrite': 7 })
  })

  it('take levels, a line each', () => {
    expect(levelsOf(read({ rules: 'table-rewrite: fail\n  rows-lost:note\n' }).rules)).toEqual({ 'table-rewrite': 'fail', 'rows-lost': 'note' })
    expect(levelsOf(undefined)).toEqual({})
  })

  it('refuse a misspelt rule or level, each by name', () => {
    expect(() => read({ rules: 'table-rewrites: fail\ntable-rewrite: error\ntable-rewrite' })).toThrow(/"table-rewrites: fail", which begins with no rule .*"table-rewrite: error", which gives table-rewrite none of the levels fail, warn, note.*"table-rewrite"/)
  })
})
