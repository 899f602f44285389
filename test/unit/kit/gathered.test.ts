import { describe, expect, it } from '@jest/globals'
import { randomBytes } from 'node:crypto'
import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { finished } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import { Gathered } from '../../../src/kit/gathered.ts'

/** As pg_dump writes: 4 KB at a time. */
function writtenBits(content: Buffer): Buffer[] {
  return Array.from({ length: Math.ceil(content.length / 4096) }, (_, place) => content.subarray(place * 4096, (place + 1) * 4096))
}

describe('what comes out of a pipe', () => {
  it('fails with what the pipe failed with, and does not pass for a whole archive', async () => {
    const source = new PassThrough()
    const gathered = new Gathered(source)
    source.write('half')
    source.destroy(new Error('cut off'))
    await expect(buffer(gathered)).rejects.toThrow('cut off')
  })

  it('does not pass for a whole archive when the pipe was closed before its end', async () => {
    const source = new PassThrough()
    const gathered = new Gathered(source)
    source.write('half')
    source.destroy()
    await expect(buffer(gathered)).rejects.toMatchObject({ code: 'ERR_STREAM_PREMATURE_CLOSE' })
  })

  it('lets go of the pipe when nobody wants the rest', async () => {
    const source = new PassThrough()
    const gathered = new Gathered(source)
    gathered.destroy()
    await finished(gathered).catch(() => undefined)
    expect(source.destroyed).toBe(true)
  })

  it('comes unchanged, in few pieces', async () => {
    const content = randomBytes(1_000_003)
    const pieces = await new Gathered(Readable.from(writtenBits(content), { objectMode: false })).toArray() as Buffer[]
    expect(Buffer.concat(pieces).equals(content)).toBe(true)
    expect(pieces.length).toBe(4)
  })

  it('is nothing where nothing came', async () => {
    expect(await buffer(new Gathered(Readable.from([])))).toHaveLength(0)
  })

  it('is held back by a slow reader, with less than a megabyte waiting', async () => {
    let given = 0
    const source = new Readable({ read() { given += 4096; this.push(Buffer.alloc(4096)) } })
    const gathered = new Gathered(source)
    for (let turn = 0; turn < 1000; turn++) await setImmediate()
    expect(given).toBeLessThan(1024 * 1024)
    gathered.destroy()
  })
})
