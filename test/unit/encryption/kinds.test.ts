import { describe, expect, it } from '@jest/globals'
import { assertSealed, sealOf } from '../../../src/encryption/kinds.ts'

const hex = (digits: string) => Buffer.from(digits.replaceAll(' ', '').padEnd(128, '0'), 'hex')

describe('telling from the first bytes how a stored file is sealed', () => {
  it.each([
    ['a bare pg_dump archive', Buffer.from('PGDMP\x01\x0e\x00', 'latin1'), 'custom-format'],
    ['a bare tar of a dump in the directory format', Buffer.concat([Buffer.from('toc.dat'), Buffer.alloc(93)]), 'directory-format'],
    ['a proof in the clear', Buffer.from('{\n  "version": 1,\n  "backup": "zimmer-20250828_143022"'), 'none'],
    ['roles in the clear', Buffer.from('--\n-- PostgreSQL database cluster dump\n--\n'), 'none'],
    ['an age file', Buffer.from('age-encryption.org/v1\n-> X25519 abc'), 'age'],
    ['an armored age file', Buffer.from('-----BEGIN AGE ENCRYPTED FILE-----\nYWdl'), 'age'],
    ['a gpg message for an RSA key', hex('85018c03 28e6123a3e5696ca 01 0bff'), 'gpg'],
    ['a gpg message for a Curve25519 key', hex('845e03 3fdfe46b1e17db78 12 0107'), 'gpg'],
    ['a gpg message under a passphrase', hex('8c0d04 09 03 02ce39'), 'gpg'],
    ['a message of another OpenPGP program', hex('c15e03 3fdfe46b1e17db78 12 0107'), 'gpg'],
    ['an armored gpg message', Buffer.from('-----BEGIN PGP MESSAGE-----\n\nhQ'), 'gpg'],
    ['what openssl writes', Buffer.from('Salted__\x8c\x0d\x04', 'latin1'), 'unknown'],
    ['a byte that could begin a gpg message', hex('8c0d99'), 'unknown'],
    ['compressed but not encrypted OpenPGP', hex('a30301'), 'unknown'],
    ['an age file of a version to come', Buffer.from('age-encryption.org/v2\n'), 'unknown'],
    ['an empty file', Buffer.alloc(0), 'unknown'],
  ])('knows %s', (_title, bytes, kind) => {
    expect(sealOf(bytes)).toBe(kind)
  })

  it('stops when what was stored is a bare archive, whatever was to seal it', () => {
    for (const method of ['age', 'gpg', 'command'] as const) {
      expect(() => { assertSealed(method, Buffer.from('PGDMP')) }).toThrow(`the stored file is not sealed by ${method}`)
      expect(() => { assertSealed(method, Buffer.from('toc.dat\0')) }).toThrow(`the stored file is not sealed by ${method}`)
    }
  })

  it('stops when a command let readable text through, or nothing', () => {
    expect(() => { assertSealed('command', Buffer.from('{"version": 1}')) }).toThrow('readable text')
    expect(() => { assertSealed('command', Buffer.alloc(0)) }).toThrow('not sealed')
  })

  it('takes whatever else a command wrote', () => {
    expect(() => { assertSealed('command', Buffer.from('age-encryption.org/v1\n')) }).not.toThrow()
    expect(() => { assertSealed('command', Buffer.from('Salted__')) }).not.toThrow()
  })

  it('does not take a gpg message for an age file', () => {
    expect(() => { assertSealed('age', hex('8c0d04 09 03 02')) }).toThrow('not sealed by age')
  })
})
