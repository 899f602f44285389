import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { sealOf } from '../../../src/encryption/kinds.ts'
import { openSealed } from '../../../src/encryption/open.ts'
import { chooseSeal } from '../../../src/encryption/seal.ts'
import { Secret } from '../../../src/kit/secret.ts'
import { codeOfFailure, describeIf, failure, flipped, has, inChunks, opened, sealed, through, tool, workshop } from './workshop.ts'

const isHere = has('gpg')
const { folder, context, clear } = workshop()
const keyring = join(folder, 'keyring')
const gpg = (parameters: readonly string[], input: Buffer | string = '') =>
  tool('gpg', ['--batch', '--yes', '--no-tty', '--pinentry-mode', 'loopback', '--trust-model', 'always', '--passphrase',
    'locked up', ...parameters], { input, environment: { GNUPGHOME: keyring } })
const leftBehind = () => readdirSync(folder).filter((name) => name.startsWith('zb-'))
const passphrase = new Secret('correct horse')
const plain = randomBytes(1_000_000)
let publicKeys = ''
let openKey = new Secret('')
let lockedKey = new Secret('')
let strangersKey = new Secret('')
let stored: Buffer = Buffer.alloc(0)

function makeKey(name: string, algorithm: string, secret: string): void {
  gpg(['--passphrase', secret, '--quick-generate-key', name, algorithm, 'default', 'never'])
}
function fingerprint(name: string): string {
  return /^fpr:+([0-9A-F]+):/m.exec(gpg(['--with-colons', '--list-keys', name]).toString())?.[1] ?? ''
}

beforeAll(async () => {
  if (!isHere) return
  mkdirSync(keyring, { mode: 0o700 })
  makeKey('open@example.com', 'future-default', '')
  makeKey('locked@example.com', 'future-default', 'locked up')
  makeKey('stranger@example.com', 'future-default', '')
  makeKey('signer@example.com', 'ed25519', '')
  publicKeys = gpg(['--armor', '--export', 'open@example.com', 'locked@example.com', 'signer@example.com']).toString()
  openKey = new Secret(gpg(['--passphrase', '', '--armor', '--export-secret-keys', 'open@example.com']).toString())
  lockedKey = new Secret(gpg(['--armor', '--export-secret-keys', 'locked@example.com']).toString())
  strangersKey = new Secret(gpg(['--passphrase', '', '--armor', '--export-secret-keys', 'stranger@example.com']).toString())
  stored = await sealed(plain, { gpgRecipients: ['open@example.com', 'locked@example.com'], gpgPublicKeys: publicKeys }, context)
})
afterAll(() => {
  if (isHere) tool('gpgconf', ['--kill', 'all'], { environment: { GNUPGHOME: keyring } })
  clear()
})

describeIf(isHere, 'gpg messages that do not open', 'gpg', () => {
  const open = (bytes: Buffer, inputs = {},
    more = {}) => codeOfFailure(opened(bytes, { gpgPrivateKey: openKey, ...inputs }, { ...context, ...more }))

  it('tells no key, a wrong key, damage, a cut and a missing gpg apart, and leaves no keyring behind', async () => {
    expect(await open(stored, { gpgPrivateKey: undefined })).toBe('no-identity')
    expect(await open(stored, { gpgPrivateKey: undefined, passphrase })).toBe('no-identity')
    expect(await open(stored, { gpgPrivateKey: strangersKey })).toBe('wrong-key')
    expect(await open(flipped(stored, 500_000))).toBe('damaged-ciphertext')
    expect(await open(flipped(stored, stored.length - 3))).toBe('damaged-ciphertext')
    for (const length of [stored.length - 5, 500_000, 400, 90]) expect([length,
      await open(stored.subarray(0, length))]).toEqual([length, 'truncated-ciphertext'])
    expect(await open(stored, {}, { programs: { gpg: '/nowhere/gpg' } })).toBe('program-missing')
    expect(leftBehind()).toEqual([])
  })

  it('does not hang at a key or a message that needs a passphrase when none is given', async () => {
    expect(await open(stored, { gpgPrivateKey: lockedKey })).toBe('no-identity')
    expect(await open(stored, { gpgPrivateKey: lockedKey, passphrase })).toBe('wrong-key')
    const symmetric = await sealed(plain, { encryption: 'gpg', passphrase }, context)
    expect(await open(symmetric)).toBe('no-identity')
    expect(await open(symmetric, { gpgPrivateKey: undefined, passphrase: new Secret('battery staple') })).toBe('wrong-key')
    expect(leftBehind()).toEqual([])
  })

  it('says so when the private key is none', async () => {
    const { code, words } = await failure(opened(stored,
      { gpgPrivateKey: new Secret('-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nhush') }, context))
    expect(code).toBe('wrong-inputs')
    expect(words).not.toContain('hush')
    expect(await open(stored, { gpgPrivateKey: new Secret(publicKeys) })).toBe('wrong-inputs')
  })

  it('ends gpg and removes its keyring when the reader gives up half way', async () => {
    const stream = await openSealed(inChunks(stored), { gpgPrivateKey: openKey }, context)
    await new Promise((resolve) => { stream.on('close', resolve).destroy() })
    expect(leftBehind()).toEqual([])
  })
})

describeIf(isHere, 'gpg as others write and read it', 'gpg', () => {
  it('seals for several keys, each of which opens, with stock gpg as well', async () => {
    expect(sealOf(stored)).toBe('gpg')
    expect(gpg(['--decrypt'], stored).equals(plain)).toBe(true)
    expect((await opened(stored, { gpgPrivateKey: openKey }, context)).equals(plain)).toBe(true)
    expect((await opened(stored, { gpgPrivateKey: lockedKey, passphrase: new Secret('locked up\n') },
      context)).equals(plain)).toBe(true)
  })

  it('seals by a passphrase that stock gpg takes, and opens what stock gpg sealed, armored or not', async () => {
    const ours = await sealed(plain, { encryption: 'gpg', passphrase }, context)
    expect(sealOf(ours)).toBe('gpg')
    expect(gpg(['--passphrase', 'correct horse', '--decrypt'], ours).equals(plain)).toBe(true)
    for (const form of [[], ['--armor']]) {
      const theirs = gpg(['--passphrase', 'correct horse', ...form, '--symmetric'], plain)
      expect((await opened(theirs, { passphrase }, context)).equals(plain)).toBe(true)
    }
  })

  it.each([0, 1, 65536, 5_000_000])('keeps %d bytes', async (size) => {
    const bytes = randomBytes(size)
    const message = await sealed(bytes, { gpgPublicKeys: publicKeys, gpgRecipients: [fingerprint('open@example.com')] }, context)
    expect((await opened(message, { gpgPrivateKey: openKey }, context)).equals(bytes)).toBe(true)
  })

  it('seals two files with one choice, names full fingerprints, and removes the keyring afterwards', async () => {
    const seal = await chooseSeal({ gpgPublicKeys: publicKeys, gpgRecipients: ['locked@example.com'] }, context)
    expect(seal.recipients).toEqual([fingerprint('locked@example.com')])
    const files = await Promise.all(['archive',
      'proof'].map((text) => buffer(through(Readable.from([Buffer.from(text)]), seal.seal()))))
    expect(files.map((file) => gpg(['--decrypt'], file).toString())).toEqual(['archive', 'proof'])
    await seal.dispose()
    await seal.dispose()
    expect(leftBehind()).toEqual([])
  })

  it('takes public keys from a file, from the private key, or from the user\'s own keyring', async () => {
    writeFileSync(join(folder, 'team.asc'), publicKeys)
    const settings = [{ gpgPublicKeys: 'team.asc' }, { gpgPrivateKey: openKey }, {}]
    for (const more of settings) {
      const message = await sealed(plain, { gpgRecipients: ['open@example.com'], ...more },
        { ...context, environment: { GNUPGHOME: keyring } })
      expect((await opened(message, { gpgPrivateKey: openKey }, context)).equals(plain)).toBe(true)
    }
  })
})

describeIf(isHere, 'what others on the machine can see', 'gpg', () => {
  it('never gives gpg the passphrase or a private key by argument', async () => {
    const watched = join(folder, 'watched-gpg')
    writeFileSync(watched, `#!/bin/sh\necho "$@" >> ${join(folder, 'arguments')}\nexec gpg "$@"\n`, { mode: 0o755 })
    const programs = { ...context, programs: { gpg: watched } }
    const symmetric = await sealed(plain, { encryption: 'gpg', passphrase }, programs)
    expect((await opened(symmetric, { passphrase }, programs)).equals(plain)).toBe(true)
    expect((await opened(stored, { gpgPrivateKey: lockedKey, passphrase: new Secret('locked up') },
      programs)).equals(plain)).toBe(true)
    const seen = readFileSync(join(folder, 'arguments'), 'utf8')
    expect(seen).toContain('--passphrase-file')
    expect(seen).not.toMatch(/correct horse|locked up|BEGIN PGP/)
  })

  it('keeps the passphrase in a folder that only its owner can enter', async () => {
    const seal = await chooseSeal({ encryption: 'gpg', passphrase }, context)
    const [home = ''] = leftBehind()
    expect(statSync(join(folder, home)).mode & 0o777).toBe(0o700)
    expect(statSync(join(folder, home, 'passphrase')).mode & 0o777).toBe(0o600)
    await seal.dispose()
    expect(leftBehind()).toEqual([])
  })
})

describeIf(isHere, 'gpg-recipients with mistakes', 'gpg', () => {
  it.each([
    ['a name without a key', { gpgRecipients: ['open@example.com', 'nobody@example.com'] }, 'line 2 names no key'],
    ['a key for signing only', { gpgRecipients: ['signer@example.com'] }, 'line 1 names a key that cannot encrypt'],
    ['a name that fits several keys', { gpgRecipients: ['example.com'] }, 'fits 2 keys'],
    ['public keys that are none', { gpgPublicKeys: 'no such file' }, 'gpg-public-keys holds no key'],
  ])('names %s before anything is sealed', async (_title, inputs, problem) => {
    const { code, words } = await failure(chooseSeal({ gpgPublicKeys: publicKeys, ...inputs }, context))
    expect(code).toBe('wrong-inputs')
    expect(words).toContain(problem)
    expect(leftBehind()).toEqual([])
  })

  it('refuses a private key where public ones belong', async () => {
    const { code, words } = await failure(chooseSeal({ gpgPublicKeys: openKey.reveal() }, context))
    expect([code, words]).toEqual(['wrong-inputs', expect.stringContaining('holds a private key')])
  })

  it('finds a missing gpg before anything is sealed', async () => {
    expect(await codeOfFailure(chooseSeal({ encryption: 'gpg', passphrase },
      { ...context, programs: { gpg: '/nowhere/gpg' } }))).toBe('program-missing')
    expect(leftBehind()).toEqual([])
  })
})
