import { describe, expect, it } from '@jest/globals'
import { blockRanges } from '../../../src/postgres/block-ranges.ts'
import { Gathering, ReadingQueue } from '../../../src/postgres/restored-queue.ts'

const megabyte = 1024 * 1024
const part = (rows: number | null, fingerprint: string | null) => ({ schema: 'public', name: 'orders', columns: '(id)', rows, fingerprint })

describe('the ranges of a large table', () => {
  it('leave nothing out at either end, and meet without a gap', () => {
    expect(blockRanges({ bytes: 3072 * megabyte, blockBytes: 8192 }, 3)).toEqual([
      'ctid < \'(131072,0)\'::tid',
      'ctid >= \'(131072,0)\'::tid AND ctid < \'(262144,0)\'::tid',
      'ctid >= \'(262144,0)\'::tid',
    ])
  })

  it('are not made where one session is enough', () => {
    expect(blockRanges({ bytes: 400 * megabyte, blockBytes: 8192 }, 4)).toEqual([])
    expect(blockRanges({ bytes: 4000 * megabyte, blockBytes: 8192 }, 1)).toEqual([])
  })

  it('are no more than are worth a session each', () => {
    expect(blockRanges({ bytes: 600 * megabyte, blockBytes: 8192 }, 8)).toHaveLength(2)
  })
})

describe('a table read by ranges', () => {
  it('is unreadable when one range was', () => {
    const gathering = new Gathering(2)
    gathering.add(part(null, null))
    expect(gathering.add(part(3, 'f'.repeat(32)))).toMatchObject({ rows: null, fingerprint: null })
  })

  it('is whole only with its last range', () => {
    const gathering = new Gathering(2)
    expect(gathering.add(part(3, '0'.repeat(32)))).toBeUndefined()
    expect(gathering.add(part(4, '0'.repeat(32)))).toMatchObject({ rows: 7 })
  })

  it('has the sum of both halves of the fingerprints, each for itself', () => {
    const gathering = new Gathering(2)
    gathering.add(part(1, 'ffffffffffffffff0000000000000001'))
    expect(gathering.add(part(1, '0000000000000002ffffffffffffffff'))).toMatchObject({ fingerprint: '00000000000000010000000000000000' })
  })
})

describe('sessions that share a queue', () => {
  it('do not go home while a table may still have parts for them', async () => {
    const queue = new ReadingQueue(['orders'])
    expect(await queue.take()).toBe('orders')
    const second = queue.take()
    queue.decided(['second half'])
    expect(await second).toBe('second half')
    const third = queue.take()
    queue.decided()
    expect(await third).toBeUndefined()
  })
})
