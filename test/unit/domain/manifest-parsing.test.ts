import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { parseDrillRecord, parseManifest, parseProof } from '../../../src/domain/manifest-parsing.ts'
import { manifestVersion } from '../../../src/domain/manifest.ts'
import { KnownError } from '../../../src/kit/errors.ts'

const hash = 'a'.repeat(64)
const manifest = {
  version: manifestVersion, backup: 'zimmer-20250828_143022', database: 'zimmer', takenAt: '2025-08-28T14:30:22.000Z', durationSeconds: 1,
  archive: { file: 'zimmer-20250828_143022.dump', bytes: 1, sha256: hash, plainBytes: 1, plainSha256: hash, formatVersion: '1.14', compression: 'gzip:1' },
  proof: { mode: 'content', file: 'zimmer-20250828_143022.proof.json', bytes: 1, sha256: hash }, encryption: { method: 'none', recipients: [] },
  server: {}, client: { version: '15.1' }, totals: { tables: 0, rows: 0, sequences: 0, largeObjects: 0, databaseBytes: 1 }, extensions: [], roles: [], schemaRevision: null, run: null,
}
const proof = { version: manifestVersion, backup: manifest.backup, source: { host: 'db', port: 5432 }, relations: [], sequences: [], largeObjects: { count: 0 }, constraints: [], indexes: [], triggers: [] }
const drill = { version: manifestVersion, backup: manifest.backup, archiveSha256: hash, at: '2025-08-28T14:30:22.000Z', verdict: 'proved', reason: null, sandbox: 'local', serverVersion: '17.6',
  restoreSeconds: 1, migrationSeconds: null, totalSeconds: 2, rowsProved: 3, tablesProved: 1, keyOpened: null, recipients: [], run: null }

function failure(work: () => unknown): KnownError {
  try {
    work()
  } catch (problem) {
    if (problem instanceof KnownError) return problem
    throw problem
  }
  throw new Error('nothing was thrown')
}

describe('a manifest of a later release', () => {
  it.each([['open part', parseManifest, manifest], ['closed part', parseProof, proof]])('is refused by name, in its %s', (_, parse, content) => {
    const problem = failure(() => parse(JSON.stringify({ ...content, version: manifestVersion + 1, somethingNew: true }), 'zimmer.json'))
    expect(problem).toMatchObject({ code: 'manifest-newer', message: `zimmer.json has version ${manifestVersion + 1}; this release reads up to ${manifestVersion}` })
    expect(problem.hint).toContain('release')
  })
})

describe('a damaged manifest', () => {
  it.each(['', '{', 'null', '[]', '"text"', '{"version":"1"}', '{}', '{"version":1}', JSON.stringify({ ...manifest, archive: { ...manifest.archive, sha256: 'A'.repeat(64) } }), JSON.stringify({ ...manifest, archive: null }), JSON.stringify({ ...manifest, roles: 'postgres' })])('is never half read: %j', (text) => {
    expect(failure(() => parseManifest(text, 'zimmer.json'))).toMatchObject({ code: 'manifest-damaged' })
    expect(failure(() => parseManifest(text, 'zimmer.json')).message).toContain('zimmer.json ')
  })

  it.each(Object.keys(manifest).filter((name) => !['durationSeconds', 'client', 'schemaRevision', 'run'].includes(name)))('lacks its %s, and is told from a whole one', (name) => {
    expect(failure(() => parseManifest(JSON.stringify({ ...manifest, [name]: undefined }), 'x.json')).code).toBe('manifest-damaged')
  })

  it.each(Object.keys(proof).filter((name) => name !== 'backup'))('lacks %s in its closed part, and is told from a whole one', (name) => {
    expect(failure(() => parseProof(JSON.stringify({ ...proof, [name]: undefined }), 'x.json')).code).toBe('manifest-damaged')
  })

  it('of any bytes gives this error and no other', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(['manifest-damaged', 'manifest-newer']).toContain(failure(() => parseManifest(text, 'x.json')).code)
    }))
  })
})

describe('a whole manifest', () => {
  it('is read, with what it says besides', () => {
    expect(parseManifest(JSON.stringify({ ...manifest, note: 'kept' }), 'x.json')).toEqual({ ...manifest, note: 'kept' })
    expect(parseProof(JSON.stringify(proof), 'x.json')).toEqual(proof)
  })
})

describe('a drill\'s record', () => {
  it.each(['', '{', 'null', '[]', '{}', JSON.stringify({ ...drill, version: 2 }), JSON.stringify({ ...drill, at: 'yesterday' }), JSON.stringify({ ...drill, verdict: 'fine' })])('that is none proves nothing: %j', (text) => {
    expect(parseDrillRecord(text)).toBeUndefined()
  })

  it('is read', () => {
    expect(parseDrillRecord(JSON.stringify(drill))).toEqual(drill)
  })
})
