import { describe } from '@jest/globals'

/** `describe` where what its tests need is at hand; elsewhere they are shown as left out. */
export function describeWhere(available: boolean): typeof describe | typeof describe.skip {
  const { skip } = describe
  return available ? describe : skip
}
