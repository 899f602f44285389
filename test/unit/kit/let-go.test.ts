import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from '@jest/globals'
import { AgeSealing } from '../../../src/encryption/age-payload.ts'
import { newHeader } from '../../../src/encryption/age-header.ts'
import { Gathered } from '../../../src/kit/gathered.ts'
import { givenAway, letGo, letGoIfGiven } from '../../../src/kit/let-go.ts'

const sealing = () => new AgeSealing(() => newHeader({ passphrase: 'correct horse battery staple' }))

describe('memory that is freed before the collector comes', () => {
  it('is none that somebody else may hold: not a part of a larger buffer, not what nobody gave away', async () => {
    const whole = Buffer.allocUnsafeSlow(1000)
    for (const part of [whole.subarray(1), whole.subarray(0, 999)]) letGo(part)
    letGoIfGiven(whole)
    expect(whole.length).toBe(1000)
    const plain = Buffer.alloc(300_000, 'x')
    await buffer(Readable.from([plain], { objectMode: false }).pipe(sealing()))
    await buffer(new Gathered(new PassThrough().end(plain)))
    expect(plain.equals(Buffer.alloc(300_000, 'x'))).toBe(true)
  })

  it('is that of bytes that were given away, once they are sealed; twice is harmless', async () => {
    const plain = givenAway(Buffer.allocUnsafeSlow(262_144))
    const sealed = await buffer(Readable.from([plain], { objectMode: false }).pipe(sealing()))
    expect(sealed.length).toBeGreaterThan(262_144)
    expect(plain.length).toBe(0)
    letGo(plain)
  })
})
