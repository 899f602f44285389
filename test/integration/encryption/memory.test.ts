import { createHash, randomBytes } from 'node:crypto'
import { Readable, Transform, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { afterAll, describe, expect, it } from '@jest/globals'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { openSealed } from '../../../src/encryption/open.ts'
import { chooseSeal } from '../../../src/encryption/seal.ts'
import { Secret } from '../../../src/kit/secret.ts'
import { has, through, workshop } from './workshop.ts'

const { context, clear } = workshop()
afterAll(clear)
const block = randomBytes(1024 * 1024)
const blocks = 50

function* plainBytes(taken: { blocks: number }) {
  for (; taken.blocks < blocks; taken.blocks++) yield block
}
function sink(hash: ReturnType<typeof createHash>) {
  return new Writable({ write: (chunk: Buffer, _encoding, done) => { hash.update(chunk); setImmediate(done) } })
}

const methods = ['age', ...(has('gpg') ? ['gpg'] : []), 'command'] as const
describe('a stream of 50 MB', () => {
  it.each(methods)('passes %s in both directions without being held in memory', async (method) => {
    const identity = await generateX25519Identity()
    const keys = method === 'age' ? { ageRecipients: [await identityToRecipient(identity)], ageIdentity: new Secret(identity) }
      : method === 'gpg' ? { encryption: 'gpg' as const, passphrase: new Secret('correct horse') }
        : { encCmd: 'gzip -1', decCmd: 'gzip -d' }
    const seal = await chooseSeal(keys, context)
    const taken = { blocks: 0 }
    const expected = createHash('sha256')
    for (let count = 0; count < blocks; count++) expected.update(block)
    const opening = await openSealed(through(Readable.from(plainBytes(taken)), seal.seal()), keys, context)
    // Nobody reads yet: pipes and buffers fill, and the source is asked for no more.
    await new Promise((resolve) => setTimeout(resolve, 700))
    expect(taken.blocks).toBeLessThan(blocks / 2)
    const hash = createHash('sha256')
    await pipeline(opening, new Transform({ transform: (chunk: Buffer, _encoding, done) => { done(null, chunk) } }), sink(hash))
    expect(hash.digest('hex')).toBe(expected.digest('hex'))
    await seal.dispose()
  })
})
