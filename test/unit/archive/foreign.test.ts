import { describe, expect, it } from '@jest/globals'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { header } from '../../support/archive/builder.ts'
import { fixture } from '../../support/archive/fixtures.ts'
import { outcomeOfBytes } from '../../support/archive/outcome.ts'

const instead = (what: string): { code: string; message: string } =>
  ({ code: 'archive-not-ours', message: `the file is ${what}, not an archive in pg_dump's custom format` })

describe('a file that is no archive', () => {
  const cases: [what: string, bytes: Buffer][] = [
    ['an empty file', Buffer.alloc(0)],
    ['a plain SQL script', Buffer.from('--\n-- PostgreSQL database dump\n--\n\n\\restrict abc\n\nSET statement_timeout = 0;\n')],
    ['a plain SQL script', Buffer.from('CREATE TABLE x (id int);')],
    ['a gzip file', gzipSync(fixture('13/small-none.dump'))],
    ['a zstd file', zstdCompressSync(fixture('13/small-none.dump'))],
    ['an lz4 file', fixture('lz4/random.lz4')],
    ['encrypted with age', Buffer.from('age-encryption.org/v1\n-> X25519 abc\n')],
    ['encrypted with age', Buffer.from('-----BEGIN AGE ENCRYPTED FILE-----\n')],
    ['encrypted with OpenPGP', Buffer.from('-----BEGIN PGP MESSAGE-----\n')],
    ['probably encrypted with OpenPGP', Buffer.from([0x85, 0x01, 0x0c, 0x03])],
    ['a tar format dump (pg_dump -Ft)', fixture('17/schema.tar')],
    ['the toc.dat of a directory or tar format dump', fixture('18/directory-zstd/toc.dat')],
    ['an HTML page', Buffer.from('<!DOCTYPE html><html>502</html>')],
    ['an XML page', Buffer.from('<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>')],
    ['of an unknown kind', Buffer.from('hello, this is no dump')],
  ]

  it.each(cases)('is named: %s', async (what, bytes) => {
    for (const size of [1, bytes.length + 1]) expect(await outcomeOfBytes(bytes, size)).toEqual(instead(what))
  })

  it('is called a cut archive when it ends within the first word of one', async () => {
    expect(await outcomeOfBytes(Buffer.from('PGD'))).toMatchObject({ code: 'archive-truncated' })
  })
})

describe('an archive of another version', () => {
  it.each([['newer', '1.17', [1, 17, 0]], ['newer', '2.0', [2, 0, 0]], ['older', '1.13', [1, 13, 0]], ['older', '0.9', [0, 9, 0]]])('is refused as %s, by its number: %s', async (relation, name, version) => {
    const outcome = await outcomeOfBytes(Buffer.concat([Buffer.from('PGDMP'), Buffer.from(version), Buffer.of(4, 8, 1)]))
    expect(outcome).toEqual({ code: 'archive-version', message: `archive format ${name} is ${relation} than 1.14 to 1.16, which pg_dump 13 to 18 write` })
  })

  it.each([[16, 4], [15, 200], [14, 12], [14, -2]])('is refused for a compression that does not exist: format 1.%i, %i', async (minor, compression) => {
    expect(await outcomeOfBytes(header(minor, compression))).toMatchObject({ code: 'archive-compression' })
  })
})
