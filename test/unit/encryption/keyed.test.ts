import { randomBytes } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from '@jest/globals'
import { openByKey, sealByKey } from '../../../src/encryption/keyed.ts'
import { codeOf } from '../../../src/kit/errors.ts'
import { Secret } from '../../../src/kit/secret.ts'

const key = new Secret(':@/%\'"$ a secret of more than 32 characters')
const plain = Buffer.concat([Buffer.from('marker row'), randomBytes(200_000)])

function seal(secret = key, purpose = 'entry'): Promise<Buffer> {
  return buffer(Readable.from([plain]).pipe(sealByKey(secret, purpose)))
}

async function open(sealed: Buffer, secret = key, purpose = 'entry'): Promise<Buffer> {
  return buffer(await openByKey(Readable.from([sealed]), secret, purpose))
}

function problemOf(work: Promise<unknown>): Promise<string | undefined> {
  return work.then(() => undefined, codeOf)
}

describe('what is sealed by a key', () => {
  it('is not readable, and never the same twice', async () => {
    const [one, other] = [await seal(), await seal()]
    expect(one.includes('marker row')).toBe(false)
    expect(one.equals(other)).toBe(false)
    expect((await open(one)).equals(plain)).toBe(true)
  })

  it('opens under no other key and for no other purpose', async () => {
    const sealed = await seal()
    expect(await problemOf(open(sealed, new Secret('another secret of more than 32 characters')))).toBe('damaged-ciphertext')
    expect(await problemOf(open(sealed, key, 'another entry'))).toBe('damaged-ciphertext')
  })

  it('does not open where a bit was changed', async () => {
    const sealed = await seal()
    for (const at of [0, 25, 40, 70_000, sealed.length - 1]) {
      const changed = Buffer.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ 1
      expect(await problemOf(open(changed))).toBe('damaged-ciphertext')
    }
  })

  it('does not open where its end is missing, or something follows', async () => {
    const sealed = await seal()
    const head = sealed.length - (3 * 65_552 + (plain.length - 3 * 65_536) + 16)
    for (const length of [0, 10, head, head + 65_552]) expect(await problemOf(open(sealed.subarray(0, length)))).toBe('truncated-ciphertext')
    expect(await problemOf(open(sealed.subarray(0, -1)))).toBe('damaged-ciphertext')
    expect(await problemOf(open(Buffer.concat([sealed, Buffer.from('x')])))).toBe('damaged-ciphertext')
  })
})
