import { describe, expect, it } from '@jest/globals'
import { definitions } from '../../../src/actions/definitions.ts'
import { generalHelp } from '../../../src/cli/help.ts'

describe('the help of the terminal', () => {
  it('keeps the name of each action apart from what it does', () => {
    for (const { name, description } of Object.values(definitions)) {
      expect(generalHelp()).toMatch(new RegExp(`^  ${name} {2,}${description.slice(0, 20)}`, 'm'))
    }
  })
})
