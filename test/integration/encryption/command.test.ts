import { randomBytes } from 'node:crypto'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { chooseSeal } from '../../../src/encryption/seal.ts'
import { Secret } from '../../../src/kit/secret.ts'
import { codeOfFailure, describeIf, failure, flipped, has, opened, sealed, tool, workshop } from './workshop.ts'

const isHere = has('age') && has('age-keygen')
const { folder, context, clear } = workshop()
afterAll(clear)

/** A filter of our own: no key, but a beginning that is nobody's. */
function script(name: string, body: string): string {
  writeFileSync(join(folder, name), `#!/bin/sh\n${body}\n`)
  chmodSync(join(folder, name), 0o755)
  return `./${name}`
}
const turn = `tr '\\000-\\377' '\\200-\\377\\000-\\177'`

describe('commands that fail', () => {
  const plain = randomBytes(300_000)

  it.each([
    ['ends with another status than 0', 'cat; echo "disk is full" >&2; exit 3', 'command-failed'],
    ['ends before it has read everything', 'head -c 10', 'program-ended-early'],
    ['is killed', 'cat > /dev/null; kill -9 $$', 'command-failed'],
  ])('fails the seal when the command %s', async (_title, body, code) => {
    const command = script('bad', body)
    expect(await codeOfFailure(sealed(plain, { encCmd: command }, context))).toBe(code)
    expect(await codeOfFailure(opened(plain.fill(7, 0, 9), { decCmd: command }, context))).toBe(code)
  })

  it('tells what the command said last, but none of the words of a secret command', async () => {
    const command = script('talks', 'cat > /dev/null; echo "bad option: $2 for $0" >&2; exit 1')
    const { words } = await failure(sealed(plain, { encCmd: new Secret(`${command} -k hunter22`) }, context))
    expect(words).toContain('enc-cmd (talks) ended with status 1: bad option: ***')
    expect(words).not.toContain('hunter22')
  })

  it('finds a missing program before anything is sealed, and does not show the command', async () => {
    const { code, words } = await failure(chooseSeal({ encCmd: new Secret('no-such-program hunter22') }, context))
    expect(code).toBe('program-missing')
    expect(words).not.toContain('hunter22')
    expect(await codeOfFailure(opened(Buffer.from('Salted__12345678'), { decCmd: './nothing' }, context))).toBe('program-missing')
  })

  it('ends the command when the dump that feeds it fails', async () => {
    const seal = await chooseSeal({ encCmd: script('slow', 'exec sleep 600') }, context)
    const broken = Readable.from((function* () {
      yield Buffer.from('PGDMP')
      throw new Error('pg_dump broke off')
    })())
    await expect(pipeline(broken, seal.seal(),
      new Writable({ write: (_chunk, _encoding, done) => { done() } }))).rejects.toThrow('pg_dump broke off')
  })

  it('ends a command that takes too long, and says so', async () => {
    const command = script('hangs', 'exec sleep 600')
    expect(await codeOfFailure(sealed(plain, { encCmd: command }, { ...context, streamLimitSeconds: 1 }))).toBe('time-limit')
  })

  it('does not see the environment of the suite', async () => {
    process.env['ZB_TEST_PASSWORD'] = 'hunter22'
    const command = script('tells', `cat > /dev/null; env`)
    expect((await sealed(plain, { encCmd: command }, context)).toString()).not.toContain('hunter22')
    delete process.env['ZB_TEST_PASSWORD']
  })
})

describe('any filter as enc-cmd and dec-cmd', () => {
  it('gives back what it was given, from the folder that relative paths count from', async () => {
    const command = script('turn', turn)
    const plain = Buffer.concat([Buffer.from('PGDMP'), randomBytes(1_000_000)])
    const stored = await sealed(plain, { encCmd: command }, context)
    expect(stored.equals(plain)).toBe(false)
    expect((await opened(stored, { decCmd: command }, context)).equals(plain)).toBe(true)
  })
})

describeIf(isHere, 'age as a user\'s own command', 'age', () => {
  const plain = randomBytes(500_000)
  let encCmd = ''
  const decCmd = 'age --decrypt -i key.txt'
  beforeAll(() => {
    tool('age-keygen', ['-o', 'key.txt'], { directory: folder })
    tool('age-keygen', ['-o', 'other.txt'], { directory: folder })
    encCmd = `age -r ${tool('age-keygen', ['-y', 'key.txt'], { directory: folder }).toString().trim()}`
  })

  it('seals and opens, and so does age-identity', async () => {
    const stored = await sealed(plain, { encCmd }, context)
    expect((await opened(stored, { decCmd }, context)).equals(plain)).toBe(true)
    expect((await opened(stored, { ageIdentity: new Secret('key.txt') }, context)).equals(plain)).toBe(true)
  })

  it('tells a wrong key, damage and a cut apart, as it does without a command', async () => {
    const stored = await sealed(plain, { encCmd }, context)
    const end = stored.length - (plain.length + 8 * 16)
    expect(await codeOfFailure(opened(stored, { decCmd: 'age -d -i other.txt' }, context))).toBe('wrong-key')
    expect(await codeOfFailure(opened(flipped(stored, 300_000), { decCmd }, context))).toBe('damaged-ciphertext')
    expect(await codeOfFailure(opened(stored.subarray(0, end + 2 * 65552), { decCmd }, context))).toBe('truncated-ciphertext')
    expect(await codeOfFailure(opened(stored, { decCmd: 'age -d -i missing.txt' }, context))).toBe('command-failed')
  })
})
