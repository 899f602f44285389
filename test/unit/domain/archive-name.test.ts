import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { archiveFile, backupName, decodeDatabase, drillFile, encodeDatabase, idFrom, manifestFile, namesOf, parseFile, proofFile, sidecarFile } from '../../../src/domain/archive-name.ts'

const moment = new Date('2025-08-28T14:30:22.999Z')

// What PostgreSQL takes as a name: 1 to 63 bytes of UTF-8 without NUL.
const databaseNames = fc.string({ unit: 'binary', minLength: 1, maxLength: 63 })
  .filter((name) => !name.includes('\0') && name.isWellFormed() && Buffer.byteLength(name) <= 63)

describe('files that are not ours', () => {
  it.each([
    'README.md', '.dump', 'zimmer.dump', 'zimmer-20250828.dump', 'zimmer-20250828_143022', '-20250828_143022.dump', 'zimmer-20250828_143022.dump.bak',
    'zimmer-20250828_143022.dump.partial', 'zimmer-20250828_143022.tar.gz', 'zimmer-20250828_143022.tar.dump', 'zimmer-20250828_143022.tar.partial', 'zimmer.tar', 'zimmer-20250828_143022.sql', 'zimmer-20250828_143022.dump.sha512', 'zimmer-20250828_143022.dump.age.gpg', 'zimmer-20251328_143022.dump',
    'zimmer-20250230_143022.dump', 'zimmer-20250828_246022.dump', 'zimmer-2025-08-28_14:30:22.dump', 'zimmer-20250828_143022.json.age', 'zimmer-20250828_143022.drill.json.gpg',
    '../zimmer-20250828_143022.dump', 'a/zimmer-20250828_143022.dump', ' zimmer-20250828_143022.dump', 'zimmer-20250828_143022.dump ', 'zimmer-20250828_143022.dump\n', 'z$(id)-20250828_143022.dump',
    'Zoë-20250828_143022.dump', '%6Dine-20250828_143022.dump', '%c3%a9-20250828_143022.dump', '%FF-20250828_143022.dump', '%-20250828_143022.dump', '.hidden-20250828_143022.dump', '-x-20250828_143022.dump',
  ])('%j is never taken for one', (name) => {
    expect(parseFile(name)).toBeUndefined()
  })

  it('are all those that we could not have written, whatever they are called', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom('.dump', '.json', '.dump.sha256', '-20250828_143022.dump', '-20250828_143022.proof.json.age', ''), (start, end) => {
      const parsed = parseFile(start + end)
      // What parses is what our own functions give for the same database and second.
      if (parsed !== undefined) expect(start + end).toContain(backupName(parsed.database, parsed.takenAt).id)
    }), { numRuns: 1000 })
  })
})

describe('our own names', () => {
  it('are the scripts\' names, to the letter', () => {
    const { id } = backupName('zimmer', moment)
    expect(id).toBe('zimmer-20250828_143022')
    expect(archiveFile(id, 'none')).toBe('zimmer-20250828_143022.dump')
    expect(sidecarFile(archiveFile(id, 'none'))).toBe('zimmer-20250828_143022.dump.sha256')
  })

  it.each([
    ['zimmer-20250828_143022.dump', 'archive', 'none'], ['zimmer-20250828_143022.tar', 'archive', 'none'], ['zimmer-20250828_143022.tar.age', 'archive', 'age'], ['zimmer-20250828_143022.tar.enc.sha256', 'sidecar', 'command'],
    ['zimmer-20250828_143022.dump.age', 'archive', 'age'], ['zimmer-20250828_143022.dump.gpg', 'archive', 'gpg'],
    ['zimmer-20250828_143022.dump.enc', 'archive', 'command'], ['zimmer-20250828_143022.dump.sha256', 'sidecar', 'none'], ['zimmer-20250828_143022.dump.age.sha256', 'sidecar', 'age'],
    ['zimmer-20250828_143022.json', 'manifest', undefined], ['zimmer-20250828_143022.proof.json', 'proof', 'none'], ['zimmer-20250828_143022.proof.json.gpg', 'proof', 'gpg'],
    ['zimmer-20250828_143022.drill.json', 'drill', undefined],
  ])('%s is read as %s', (file, part, encryption) => {
    expect(parseFile(file)).toEqual({ id: 'zimmer-20250828_143022', database: 'zimmer', takenAt: new Date('2025-08-28T14:30:22Z'), part, encryption, format: /\.dump\b/.test(file) ? 'custom' : /\.tar\b/.test(file) ? 'directory' : undefined })
  })

  it('bring back the database and the second, for every name that PostgreSQL takes', () => {
    fc.assert(fc.property(databaseNames, fc.date({ min: new Date('2000-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }), (database, time) => {
      const name = backupName(database, time)
      for (const file of [archiveFile(name.id, 'age'), archiveFile(name.id, 'gpg', 'directory'), sidecarFile(archiveFile(name.id, 'command', 'directory')), sidecarFile(archiveFile(name.id, 'none')), manifestFile(name.id), proofFile(name.id, 'gpg'), drillFile(name.id)]) {
        expect(parseFile(file)).toMatchObject({ id: name.id, database, takenAt: name.takenAt })
      }
    }), { numRuns: 1000 })
  })

  it('are all known beforehand, so that those of one backup can be asked for among thousands', () => {
    const sealed = ['.dump', '.tar', '.proof.json', '.globals.sql'].flatMap((ending) => ['', '.age', '.gpg', '.enc'].map((seal) => `${ending}${seal}`))
    const sidecars = sealed.filter((ending) => /^\.(?:dump|tar)/.test(ending)).map((ending) => `${ending}.sha256`)
    const id = 'we%22ird%3B%20drop-20250828_143022'
    expect(namesOf(id).sort()).toEqual(['.json', '.drill.json', ...sealed, ...sidecars].map((ending) => `${id}${ending}`).sort())
    for (const name of namesOf(id)) expect(parseFile(name)?.id).toBe(id)
  })

  it('need no quoting in a shell, lead out of no folder and fit in a file system, whatever the database is called', () => {
    fc.assert(fc.property(databaseNames, (database) => {
      const file = sidecarFile(archiveFile(backupName(database, moment).id, 'age'))
      expect(file).toMatch(/^[A-Za-z0-9_%][A-Za-z0-9_%.-]*$/)
      expect(Buffer.byteLength(`${file}.0123abcd.partial`)).toBeLessThanOrEqual(255)
    }), { numRuns: 1000 })
  })

  it('are different for different databases', () => {
    fc.assert(fc.property(databaseNames, databaseNames, (one, other) => {
      fc.pre(one !== other)
      expect(encodeDatabase(one)).not.toBe(encodeDatabase(other))
    }))
  })

  it.each([['we"ird; drop', 'we%22ird%3B%20drop'], ['$(id)', '%24%28id%29'], ['../../etc', '%2E.%2F..%2Fetc'], ['-rf', '%2Drf'], ['.', '%2E'], ['Zoë', 'Zo%C3%AB']])('write %j as %s', (database, encoded) => {
    expect(encodeDatabase(database)).toBe(encoded)
    expect(decodeDatabase(encoded)).toBe(database)
  })

  it('tell databases apart whose names end like a backup', () => {
    const inner = backupName('zimmer-20250101_000000', moment)
    expect(parseFile(archiveFile(inner.id, 'none'))).toMatchObject({ database: 'zimmer-20250101_000000', takenAt: inner.takenAt })
  })
})

describe('the backup that a user names', () => {
  it.each(['zimmer-20250828_143022', 'zimmer-20250828_143022.dump', 'ops/backup/archives/zimmer-20250828_143022.dump.age', '/x/zimmer-20250828_143022.dump.sha256', './zimmer-20250828_143022.proof.json'])('%s is the same one', (named) => {
    expect(idFrom(named)).toBe('zimmer-20250828_143022')
  })
})
