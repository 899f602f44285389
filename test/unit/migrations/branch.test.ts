import { describe, expect, it } from '@jest/globals'
import { compareWith, objection, parseHistory } from '../../../src/migrations/branch.ts'
import type { MigrationTool } from '../../../src/migrations/detection.ts'

// Recorded from alembic 1.8.1; the last line is what an env.py printed.
const merged = `m5, d4 -> e6 (billing) (head) (mergepoint), join -> them, (head)
b2 -> m5 (billing), one side
b2 -> d4, other side
a1 -> b2 (branchpoint), orders
<base> -> a1, customers
Connecting -> nothing to do
`
const dependent = `d4 (m5) -> g8 (head), dep
b2 -> d4, other side
b2 -> m5 (billing) (effective head), one side
a1 -> b2 (branchpoint), orders
<base> -> a1, customers
`
const tool: MigrationTool = { name: 'alembic', root: '/', directory: '/', evidence: 'alembic.ini', command: [], urlVariables: [] }
const surroundings = { parentEnvironment: {}, temporaryDirectory: '/' }

describe('a branch of alembic migrations', () => {
  it('is read with its heads and its merges', () => {
    const branch = parseHistory(merged)
    expect(branch.heads).toEqual(['e6'])
    expect(Object.fromEntries(branch.parents)).toMatchObject({ e6: ['m5', 'd4'], d4: ['b2'], m5: ['b2'], b2: ['a1'], a1: [] })
  })

  it('leaves pending what no revision of the database leads to, in the order of running', async () => {
    const branch = parseHistory(merged)
    await expect(compareWith(branch, tool, ['m5'], surroundings)).resolves.toEqual({ state: 'behind', pending: ['d4', 'e6'] })
    await expect(compareWith(branch, tool, ['m5', 'd4'], surroundings)).resolves.toEqual({ state: 'behind', pending: ['e6'] })
    await expect(compareWith(branch, tool, ['e6'], surroundings)).resolves.toEqual({ state: 'current' })
    await expect(compareWith(branch, tool, undefined, surroundings)).resolves.toEqual({ state: 'unstamped' })
  })

  it('has two heads also where one only depends on the other, as alembic sees it', async () => {
    const branch = parseHistory(dependent)
    expect(branch.heads).toEqual(['g8', 'm5'])
    expect(branch.parents.get('g8')).toEqual(['d4', 'm5'])
    await expect(compareWith(branch, tool, ['a1'], surroundings)).resolves.toEqual({ state: 'several heads', heads: ['g8', 'm5'] })
  })

  it('is objected to where it ends twice or lacks what the backup has, and not where it is ahead', () => {
    expect(objection({ state: 'several heads', heads: ['a', 'b'] })?.message).toBe('this branch\'s migrations end in 2 heads: a, b')
    expect(objection({ state: 'newer', revisions: ['x'], place: 'origin/main' })?.message)
      .toBe('the backup is at alembic revision x, which is on origin/main but not on this branch')
    expect(objection({ state: 'removed', revisions: ['x'], place: 'abc1234' })?.message)
      .toBe('the backup is at alembic revision x, which this branch removed or renamed (last in commit abc1234)')
    expect(objection({ state: 'behind', pending: ['x'] })).toBeUndefined()
  })
})
