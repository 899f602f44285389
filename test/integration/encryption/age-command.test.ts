import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { generateHybridIdentity, identityToRecipient } from 'age-encryption'
import { chooseSeal } from '../../../src/encryption/seal.ts'
import { Secret } from '../../../src/kit/secret.ts'
import { codeOfFailure, describeIf, failure, flipped, has, opened, sealed, tool, workshop } from './workshop.ts'

const isHere = has('age') && has('age-keygen') && has('ssh-keygen')
const { folder, context, clear } = workshop()
afterAll(clear)

const keyFile = (name: string) => join(folder, name)
const sshKey = (name: string) => new Secret(readFileSync(keyFile(name), 'utf8'))
const publicKey = (name: string) => readFileSync(keyFile(`${name}.pub`), 'utf8').trim()
/** Folders with keys that should have gone. */
const leftBehind = () => readdirSync(folder).filter((name) => name.startsWith('zb-'))
let recipient = ''

beforeAll(() => {
  if (!isHere) return
  tool('age-keygen', ['-o', keyFile('key.txt')])
  recipient = tool('age-keygen', ['-y', keyFile('key.txt')]).toString().trim()
  tool('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'me@example.com', '-f', keyFile('ed25519')])
  tool('ssh-keygen', ['-q', '-t', 'rsa', '-b', '2048', '-N', '', '-f', keyFile('rsa')])
  tool('ssh-keygen', ['-q', '-t', 'ed25519', '-N', 'protected', '-f', keyFile('locked')])
})

describeIf(isHere, 'stock age', 'age or ssh-keygen', () => {
  it.each([0, 1, 65535, 65536, 65537, 131072, 3_000_001])('opens what we sealed, and we open what it sealed: %d bytes',
    async (size) => {
    const plain = randomBytes(size)
    const ours = await sealed(plain, { ageRecipients: [recipient] }, context)
    expect(tool('age', ['-d', '-i', keyFile('key.txt')], { input: ours }).equals(plain)).toBe(true)
    for (const form of [[], ['--armor']]) {
      const theirs = tool('age', ['-r', recipient, ...form], { input: plain })
      expect((await opened(theirs, { ageIdentity: new Secret(keyFile('key.txt')) }, context)).equals(plain)).toBe(true)
    }
  })
})

describeIf(isHere, 'SSH keys and plugins, through the age command', 'age or ssh-keygen', () => {
  it.each(['ed25519', 'rsa'])('seals for ssh-%s and opens with its private key', async (kind) => {
    const plain = randomBytes(200_000)
    const stored = await sealed(plain, { ageRecipients: [publicKey(kind), recipient] }, context)
    expect(tool('age', ['-d', '-i', keyFile(kind)], { input: stored }).equals(plain)).toBe(true)
    expect((await opened(stored, { ageIdentity: sshKey(kind) }, context)).equals(plain)).toBe(true)
    expect((await opened(stored, { ageIdentity: new Secret(keyFile('key.txt')) }, context)).equals(plain)).toBe(true)
    expect(leftBehind()).toEqual([])
  })

  it('leaves the comment of an SSH key, which is often an address, out of the manifest', async () => {
    const seal = await chooseSeal({ ageRecipients: [publicKey('ed25519')] }, context)
    await seal.dispose()
    expect(seal.recipients.join()).toMatch(/^ssh-ed25519 [A-Za-z0-9+/]+$/)
    expect(leftBehind()).toEqual([])
  })

  it('tells a wrong SSH key, a damaged file, a cut one and a missing program apart', async () => {
    const stored = await sealed(randomBytes(200_000), { ageRecipients: [publicKey('ed25519')] }, context)
    const end = stored.length - (200_000 + 4 * 16)
    const open = (bytes: Buffer, key = 'ed25519',
      more = {}) => codeOfFailure(opened(bytes, { ageIdentity: sshKey(key) }, { ...context, ...more }))
    expect(await open(stored, 'rsa')).toBe('wrong-key')
    expect(await open(flipped(stored, 100_000))).toBe('damaged-ciphertext')
    expect(await open(stored.subarray(0, end + 65552))).toBe('truncated-ciphertext')
    expect(await open(stored, 'ed25519', { programs: { age: '/nowhere/age' } })).toBe('program-missing')
    expect(leftBehind()).toEqual([])
  })

  it('does not wait for a passphrase when an SSH key has one', async () => {
    const stored = await sealed(Buffer.from('x'), { ageRecipients: [publicKey('locked')] }, context)
    const { code, words } = await failure(opened(stored, { ageIdentity: sshKey('locked') }, context))
    expect(code).toBe('no-identity')
    expect(words).toContain('protected by a passphrase')
  })

  it('finds a missing age, a missing plugin and a recipient that age refuses before anything is sealed', async () => {
    const choose = (line: string, more = {}) => failure(chooseSeal({ ageRecipients: [recipient, line] }, { ...context, ...more }))
    expect((await choose(publicKey('rsa'), { programs: { age: '/nowhere/age' } })).code).toBe('program-missing')
    const plugin = await choose('age1yubikey1qwt50d05nh5vutpdzmlg5wn80xq5negm4uj9ghv0snvdd3yysf5yw3rhl3t')
    expect(plugin.code).toBe('program-missing')
    expect(plugin.words).toContain('age-plugin-')
    expect((await choose(`${publicKey('rsa').slice(0, 100)}AAAA`)).code).toBe('age-failed')
    expect(leftBehind()).toEqual([])
  })

  it('opens natively with a native key that stands beside a plugin\'s identity', async () => {
    const hybrid = await generateHybridIdentity()
    const stored = await sealed(Buffer.from('plain'), { ageRecipients: [await identityToRecipient(hybrid)] }, context)
    const ageIdentity = new Secret(`AGE-PLUGIN-YUBIKEY-1QQPQQQQSQQQQ\n${hybrid}\n`)
    expect((await opened(stored, { ageIdentity }, { ...context, programs: { age: '/nowhere/age' } })).toString()).toBe('plain')
  })
})

describeIf(isHere && has('script'), 'at a terminal', 'age, ssh-keygen or script', () => {
  it('does not prompt there either, and so cannot hang', async () => {
    writeFileSync(keyFile('locked.age'), await sealed(Buffer.from('x'), { ageRecipients: [publicKey('locked')] }, context))
    const source = (path: string) => JSON.stringify(join(import.meta.dirname, '../../../src', path))
    writeFileSync(keyFile('attempt.mts'), `
      import { createReadStream, openSync, readFileSync } from 'node:fs'
      import { openSealed } from ${source('encryption/open.ts')}
      import { Secret } from ${source('kit/secret.ts')}
      openSync('/dev/tty', 'r')
      const context = { temporaryDirectory: ${JSON.stringify(folder)}, environment: {}, interrupted: new AbortController().signal,
        mask: () => undefined }
      const inputs = { ageIdentity: new Secret(readFileSync(${JSON.stringify(keyFile('locked'))}, 'utf8')) }
      openSealed(createReadStream(${JSON.stringify(keyFile('locked.age'))}), inputs,
        context).catch((problem) => { console.log('ended with', problem.code) })`)
    const ended = spawnSync('script',
      ['--quiet', '--return', '--command', `${process.execPath} ${keyFile('attempt.mts')}`, '/dev/null'], { timeout: 30_000,
      encoding: 'utf8' })
    expect(ended.stdout).toContain('ended with no-identity')
  })
})
