import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { armor, Decrypter, Encrypter, generateHybridIdentity, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { chooseSeal } from '../../../src/encryption/seal.ts'
import { Secret } from '../../../src/kit/secret.ts'
import { codeOfFailure, failure, flipped, opened, sealed, through, workshop } from './workshop.ts'

const sizes = [0, 1, 65535, 65536, 65537, 131072, 131073, 1_000_003]
const piece = 65536 + 16
const { folder, masked, context, clear } = workshop()
let identity = ''
let recipient = ''
let stranger = ''

/** With the library alone, as an independent reader and writer of the format. */
async function byLibrary(plain: Buffer, ...recipients: string[]): Promise<Buffer> {
  const encrypter = new Encrypter()
  for (const one of recipients) encrypter.addRecipient(one)
  return Buffer.from(await encrypter.encrypt(Uint8Array.from(plain)))
}
async function readByLibrary(stored: Buffer, key: string): Promise<Buffer> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(key)
  return Buffer.from(await decrypter.decrypt(Uint8Array.from(stored)))
}

beforeAll(async () => {
  identity = await generateX25519Identity()
  recipient = await identityToRecipient(identity)
  stranger = await generateX25519Identity()
})
afterAll(clear)

describe('age files that are not whole', () => {
  const plain = randomBytes(200_000)
  const open = (stored: Buffer, key = identity,
    bytes?: number) => codeOfFailure(opened(stored, { ageIdentity: new Secret(key) }, { ...context, bytes }))
  let stored: Buffer
  let header = 0
  beforeAll(async () => {
    stored = await sealed(plain, { ageRecipients: [recipient] }, context)
    header = stored.length - (plain.length + 4 * 16 + 16)
  })

  it('calls a file damaged when one bit of any piece changed', async () => {
    for (const at of [header + 16, header + 16 + piece - 1, header + 16 + piece, stored.length - 1]) {
      expect([at, await open(flipped(stored, at))]).toEqual([at, 'damaged-ciphertext'])
    }
  })

  it('calls a file damaged when one bit of its nonce or of the header\'s own seal changed', async () => {
    expect(await open(flipped(stored, header + 3))).toBe('damaged-ciphertext')
    expect(await open(flipped(stored, header - 20))).toBe('damaged-ciphertext')
  })

  it('calls a file truncated when it ends at the border of two pieces, or before its first', async () => {
    for (const length of [1, 40, header - 1, header, header + 15, header + 16, header + 20, header + 16 + piece,
      header + 16 + piece + 5, header + 16 + 2 * piece]) {
      expect([length, await open(stored.subarray(0, length))]).toEqual([length, length < 22 ? 'unknown-seal'
        : 'truncated-ciphertext'])
    }
    expect(await open(Buffer.alloc(0))).toBe('truncated-ciphertext')
  })

  it('tells a cut within a piece from a change by the size in the manifest', async () => {
    const cut = stored.subarray(0, header + 16 + piece + 3000)
    expect((await failure(opened(cut, { ageIdentity: new Secret(identity) },
      context))).words).toContain('cut off within that piece')
    expect(await open(cut, identity, stored.length)).toBe('truncated-ciphertext')
    expect(await open(flipped(stored, header + 16 + piece + 3000), identity, stored.length)).toBe('damaged-ciphertext')
    expect(await open(stored, identity, stored.length)).toBe('no error')
  })

  it('calls a file damaged when something follows its end, or pieces changed places', async () => {
    expect(await open(Buffer.concat([stored, Buffer.from('x')]))).toBe('damaged-ciphertext')
    const start = header + 16
    const swapped = Buffer.concat([stored.subarray(0, start), stored.subarray(start + piece, start + 2 * piece),
      stored.subarray(start, start + piece), stored.subarray(start + 2 * piece)])
    expect(await open(swapped)).toBe('damaged-ciphertext')
  })

  it('tells a wrong key from no key, and a key from a passphrase', async () => {
    expect(await open(stored, stranger)).toBe('wrong-key')
    expect(await codeOfFailure(opened(stored, {}, context))).toBe('no-identity')
    expect(await codeOfFailure(opened(stored, { passphrase: new Secret('x') }, context))).toBe('no-identity')
  })
})

describe('age as others write and read it', () => {
  it.each(sizes)('seals %d bytes so that the library opens them, and opens what it sealed', async (size) => {
    const plain = randomBytes(size)
    const ours = await sealed(plain, { ageRecipients: [recipient] }, context)
    expect((await readByLibrary(ours, identity)).equals(plain)).toBe(true)
    const theirs = await byLibrary(plain, recipient)
    expect(ours.length).toBe(theirs.length)
    expect((await opened(theirs, { ageIdentity: new Secret(identity) }, context)).equals(plain)).toBe(true)
  })

  it('opens armored files, with either line end, and tells a cut one', async () => {
    const plain = randomBytes(100_000)
    const text = armor.encode(await byLibrary(plain, recipient).then((file) => Uint8Array.from(file)))
    const keys = { ageIdentity: new Secret(identity) }
    expect((await opened(Buffer.from(text), keys, context)).equals(plain)).toBe(true)
    expect((await opened(Buffer.from(`\n${text.replaceAll('\n', '\r\n')}\n\n`), keys, context)).equals(plain)).toBe(true)
    expect(await codeOfFailure(opened(Buffer.from(text.slice(0, 50_013)), keys, context))).toBe('truncated-ciphertext')
    expect(await codeOfFailure(opened(Buffer.from(text.slice(0, text.length - 5)), keys, context))).toBe('truncated-ciphertext')
    expect(await codeOfFailure(opened(Buffer.from(text.slice(0, text.indexOf('-----END'))), keys,
      context))).toBe('truncated-ciphertext')
    expect(await codeOfFailure(opened(Buffer.from(`${text.slice(0, 50_013)}!${text.slice(50_014)}`), keys,
      context))).toBe('damaged-ciphertext')
  })

  it('seals for post-quantum keys', async () => {
    const hybrid = await generateHybridIdentity()
    const plain = randomBytes(70_000)
    const ours = await sealed(plain, { ageRecipients: [await identityToRecipient(hybrid)] }, context)
    expect((await readByLibrary(ours, hybrid)).equals(plain)).toBe(true)
    expect((await opened(ours, { ageIdentity: new Secret(hybrid) }, context)).equals(plain)).toBe(true)
  })

  it('seals by a passphrase, both ways', async () => {
    const plain = randomBytes(70_000)
    const ours = await sealed(plain, { passphrase: new Secret('correct horse\n') }, context)
    const decrypter = new Decrypter()
    decrypter.addPassphrase('correct horse')
    expect(Buffer.from(await decrypter.decrypt(Uint8Array.from(ours))).equals(plain)).toBe(true)
    const encrypter = new Encrypter()
    encrypter.setScryptWorkFactor(12)
    encrypter.setPassphrase('correct horse')
    const theirs = Buffer.from(await encrypter.encrypt(Uint8Array.from(plain)))
    expect((await opened(theirs, { passphrase: new Secret('correct horse') }, context)).equals(plain)).toBe(true)
    expect(await codeOfFailure(opened(theirs, { passphrase: new Secret('battery staple') }, context))).toBe('wrong-key')
    expect(await codeOfFailure(opened(theirs, { ageIdentity: new Secret(identity) }, context))).toBe('no-identity')
  })

  it('opens with an identity file of several keys and comments, given as text or as a path, and masks what it read', async () => {
    const plain = randomBytes(10)
    const stored = await byLibrary(plain, recipient)
    const file = `# created: today\n# public key: ${recipient}\n\n${stranger}\n${identity}\n`
    writeFileSync(join(folder, 'keys.txt'), file)
    for (const given of [file, 'keys.txt', join(folder, 'keys.txt')]) {
      expect((await opened(stored, { ageIdentity: new Secret(given) }, context)).equals(plain)).toBe(true)
    }
    expect(masked).toContain(identity)
    expect(masked).not.toContain('# created: today')
  })

  it('opens with an identity file that a passphrase seals', async () => {
    const plain = randomBytes(10)
    const stored = await byLibrary(plain, recipient)
    const encrypter = new Encrypter()
    encrypter.setScryptWorkFactor(10)
    encrypter.setPassphrase('key of keys')
    const ageIdentity = new Secret(armor.encode(await encrypter.encrypt(`# mine\n${identity}\n`)))
    expect((await opened(stored, { ageIdentity, passphrase: new Secret('key of keys') }, context)).equals(plain)).toBe(true)
    expect(await codeOfFailure(opened(stored, { ageIdentity }, context))).toBe('no-identity')
    expect(await codeOfFailure(opened(stored, { ageIdentity, passphrase: new Secret('wrong') }, context))).toBe('wrong-key')
  })

  it('seals the archive and its proof with one choice, each under a key of its own', async () => {
    const seal = await chooseSeal({ ageRecipients: [recipient] }, context)
    expect(seal).toMatchObject({ method: 'age', recipients: [recipient] })
    const both = await Promise.all(['archive',
      'proof'].map((text) => buffer(through(Readable.from([Buffer.from(text)]), seal.seal()))))
    await seal.dispose()
    await seal.dispose()
    const read = await Promise.all(both.map((stored) => opened(stored, { ageIdentity: new Secret(identity) }, context)))
    expect(read.map(String)).toEqual(['archive', 'proof'])
    expect(both[0]?.subarray(0, 100).equals(both[1]?.subarray(0, 100) ?? Buffer.alloc(0))).toBe(false)
  })
})

describe('age-recipients and age-identity with mistakes', () => {
  it('does not print a secret key that was given for a recipient', async () => {
    const { code, words } = await failure(chooseSeal({ ageRecipients: [recipient, identity, identity.toLowerCase()] }, context))
    expect(code).toBe('wrong-inputs')
    expect(words).toContain('age-recipients line 2 is a secret key')
    expect(words).toContain('line 3')
    expect(words.toUpperCase()).not.toContain(identity.slice(16, 30))
  })

  it('does not print a secret key of a file that was given for recipients, nor one with a typing error', async () => {
    writeFileSync(join(folder, 'secrets.txt'), `# mine\n${identity}\n`)
    const inFile = await failure(chooseSeal({ ageRecipients: ['secrets.txt'] }, context))
    expect(inFile.words).toContain('line 1, in its file line 2, is a secret key')
    const typo = await failure(chooseSeal({ ageRecipients: [`X${identity}`, `${recipient}q`] }, context))
    expect(typo.words).toContain('line 1 is not a recipient')
    expect(typo.words).toContain('line 2 is not a recipient')
    expect(typo.words + inFile.words).not.toContain(identity.slice(16, 30))
  })

  it('names every malformed line of an identity by its number only', async () => {
    const stored = await byLibrary(Buffer.from('x'), recipient)
    const { code, words } = await failure(opened(stored,
      { ageIdentity: new Secret(`${identity}\n${stranger.slice(0, -1)}A\n${recipient}\n`) }, context))
    expect(code).toBe('wrong-inputs')
    expect(words).toContain('age-identity line 2 is not an identity')
    expect(words).toContain('line 3 is not an identity (AGE-SECRET-KEY-…) but a recipient')
    expect(words).not.toContain(stranger.slice(16, 30))
  })

  it('reads a file of recipients with comments', async () => {
    const second = await identityToRecipient(stranger)
    writeFileSync(join(folder, 'recipients.txt'), `# the team\n\n${second}\n`)
    const seal = await chooseSeal({ ageRecipients: ['# for the backup', recipient, 'recipients.txt', recipient] }, context)
    expect(seal.recipients).toEqual([recipient, second])
  })
})

describe('no encryption', () => {
  it('is an error where encryption is required', async () => {
    expect(await codeOfFailure(chooseSeal({ requireEncryption: true }, context))).toBe('encryption-required')
    expect(await codeOfFailure(chooseSeal({ requireEncryption: true, encryption: 'none' }, context))).toBe('encryption-required')
  })

  it('lets a bare archive and a readable proof pass in both directions, keys or not', async () => {
    const plain = Buffer.concat([Buffer.from('PGDMP'), randomBytes(300_000)])
    expect((await sealed(plain, {}, context)).equals(plain)).toBe(true)
    expect((await opened(plain, { ageIdentity: new Secret(identity), decCmd: 'false' }, context)).equals(plain)).toBe(true)
    expect((await opened(Buffer.from('{"version":1}'), {}, context)).toString()).toBe('{"version":1}')
  })

  it('says so when a stored file is of no known kind', async () => {
    expect(await codeOfFailure(opened(randomBytes(5000).fill(7, 0, 9), {}, context))).toBe('unknown-seal')
    expect(await codeOfFailure(opened(Buffer.from('Salted__12345678'), { encCmd: 'openssl enc' }, context))).toBe('no-identity')
  })
})
