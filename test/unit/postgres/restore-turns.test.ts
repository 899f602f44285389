import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { everything, Turns } from '../../../src/postgres/restore-turns.ts'

/** Lets what was resolved be heard. */
const settle = () => new Promise((done) => { setImmediate(done) })

describe('the turns of a restore', () => {
  it('give a table to nobody before it is loaded', async () => {
    const turns = new Turns(4)
    const begun: string[] = []
    void turns.take(1, 'build', 5).then(() => begun.push('build of 1'))
    void turns.take(2, 'read', 5).then(() => begun.push('read of 2'))
    void turns.take(everything, 'read', 0).then(() => begun.push('all'))
    turns.loads(1, [])
    await settle()
    expect(begun).toEqual([])
    turns.loads(1, [1])
    await settle()
    expect(begun).toEqual(['build of 1'])
    turns.loadedAll()
    await settle()
    expect(begun).toEqual(['build of 1', 'read of 2', 'all'])
  })

  it('are quickly given to thousands of small tables while the indexes of a large one wait by the thousand', async () => {
    const turns = new Turns(2)
    const small = Array.from({ length: 5_000 }, (_, index) => index + 2)
    turns.loads(1, small)
    for (let index = 0; index < 4_000; index++) void turns.take(1, 'build', index, index === 0)
    for (const table of small) {
      const release = await turns.take(table, 'read', 5)
      release?.()
      // A second time gives nobody else a place.
      release?.()
    }
    turns.loads(1, [1])
    let reads = 0
    void turns.take(2, 'read', 5).then(() => { reads++ })
    await settle()
    // The key of the large table has the one place that is left.
    expect(reads).toBe(0)
  })

  it('send everybody home when the restore fails, those who come later as well', async () => {
    const turns = new Turns(2)
    const waiting = turns.take(1, 'build', 1)
    turns.giveUp()
    expect(await waiting).toBeUndefined()
    expect(await turns.take(1, 'read', 1)).toBeUndefined()
  })

  it('let one build run beside the loading, and no reading while every place is taken', async () => {
    const turns = new Turns(2)
    const begun: string[] = []
    turns.loads(2, [1])
    for (const [name, rank] of [['small', 1], ['large', 9]] as const) void turns.take(1, 'build', rank).then(() => begun.push(name))
    void turns.take(1, 'read', 100).then(() => begun.push('read'))
    await settle()
    expect(begun).toEqual(['small'])
  })

  it('never let a key share its table, run one more than there are jobs at most, and come to an end, whatever the order', async () => {
    const work = fc.record({ data: fc.integer({ min: 1, max: 4 }), kind: fc.constantFrom('build' as const, 'read' as const), rank: fc.integer({ min: 0, max: 9 }), alone: fc.boolean() })
    await fc.assert(fc.asyncProperty(fc.array(work, { maxLength: 20 }), fc.integer({ min: 1, max: 4 }), fc.shuffledSubarray([1, 2, 3, 4], { minLength: 4 }), async (all, jobs, order) => {
      const turns = new Turns(jobs)
      const running = new Set<(typeof all)[number] & { release: () => void }>()
      const wrong: string[] = []
      let done = 0
      for (const one of all) {
        void turns.take(one.data, one.kind, one.rank, one.kind === 'build' && one.alone).then((release) => {
          if (release === undefined) return wrong.push('sent home')
          const mine = { ...one, release }
          const others = [...running].filter(({ data }) => data === one.data)
          if (one.kind === 'build' && (one.alone ? others.length > 0 : others.some(({ alone, kind }) => alone && kind === 'build'))) wrong.push('a key shares its table')
          running.add(mine)
          return running.size > jobs + 1 ? wrong.push('too many at once') : 0
        })
      }
      for (const [index, data] of order.entries()) {
        turns.loads(order.length - 1 - index, [data])
        await settle()
      }
      turns.loadedAll()
      for (await settle(); running.size > 0; await settle()) {
        const [first] = running
        if (first === undefined) break
        running.delete(first)
        done += 1
        first.release()
      }
      expect(wrong).toEqual([])
      expect(done).toBe(all.length)
    }), { numRuns: 300 })
  })
})
