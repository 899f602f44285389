import { describe, expect, it } from '@jest/globals'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { isAbandoned, parseOwner, standingOf, thisOwner } from '../../../src/kit/owner.ts'

const now = new Date('2025-08-28T14:30:22Z')
const twoDaysLater = new Date('2025-08-30T14:30:22Z')

describe('the owner of a sandbox', () => {
  it('is alive while its process runs', async () => {
    expect(await standingOf(await thisOwner(now), true)).toBe('alive')
  })

  it('is dead when another process has come by its number', async () => {
    expect(await standingOf({ ...(await thisOwner(now)), startedAt: 'earlier' }, true)).toBe('dead')
  })

  it('is dead when its process has ended', async () => {
    const child = spawn(process.execPath, ['-e', ''])
    await once(child, 'exit')
    expect(await standingOf({ ...(await thisOwner(now)), pid: child.pid ?? 0 }, true)).toBe('dead')
  })

  it('is dead after a restart of its machine, and unknown when it may be another machine', async () => {
    const other = { ...(await thisOwner(now)), bootId: 'another' }
    expect(await standingOf(other, true)).toBe('dead')
    expect(await standingOf(other, false)).toBe('unknown')
  })

  it('is left a day when it lives where we cannot see it, such as in another container', async () => {
    const stranger = { ...(await thisOwner(now)), processSpace: 'pid:[1]' }
    expect(await isAbandoned(stranger, now, true)).toBe(false)
    expect(await isAbandoned(stranger, twoDaysLater, true)).toBe(true)
  })

  it('is never believed to be dead for its age alone', async () => {
    expect(await isAbandoned(await thisOwner(now), twoDaysLater, true)).toBe(false)
  })

  it.each(['', '{', 'null', '{"pid":-1}', '{"pid":1,"startedAt":"1","bootId":"","processSpace":""}', '{"pid":1,"startedAt":"1","bootId":"","processSpace":"","since":"never"}'])('is not read from %j', (text) => {
    expect(parseOwner(text)).toBeUndefined()
  })

  it('is read from what was written of it', async () => {
    const owner = await thisOwner(now)
    expect(parseOwner(JSON.stringify(owner))).toEqual(owner)
  })
})
