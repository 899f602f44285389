import { describe, expect, it } from '@jest/globals'
import { parseFile } from '../../../src/domain/archive-name.ts'
import { indexedFacts, indexFile, longestIndexBytes, mergeIndex, parseIndex, renderIndex } from '../../../src/domain/store-index.ts'
import type { IndexedBackup, StoreIndex } from '../../../src/domain/store-index.ts'
import type { StoredSet } from '../../../src/domain/store.ts'
import { idAt, someTime } from '../../support/store/content.ts'

const facts = { rows: 5, tables: 1, durationSeconds: 2 }
const setAt = (minutes: number, bytes = 100, modifiedAt = new Date(someTime.getTime() + minutes * 60_000)): StoredSet =>
  ({ id: idAt(minutes), database: 'zimmer', takenAt: someTime, complete: true, files: { manifest: { name: `${idAt(minutes)}.json`, bytes, modifiedAt } } })
const entryAt = (minutes: number): [string, IndexedBackup] => [idAt(minutes), { manifest: { bytes: 100, modifiedAt: someTime.getTime() + minutes * 60_000, ...facts } }]
const nothing = { manifests: new Map(), drills: new Map() }

describe('the index of a store', () => {
  it('has a name that is no file of a backup, whatever the database is called', () => {
    for (const database of ['zimmer', 'a-20250828_143022', 'a-20250828_143022.dump', 'we"ird; drop', '../x', 'سفارش']) {
      expect(parseFile(indexFile(database))).toBeUndefined()
      expect(indexFile(database)).toMatch(/^[A-Za-z0-9_%.-]+\.index\.json$/)
    }
  })

  it('says nothing of a file that has changed since, in size or in time', () => {
    const index: StoreIndex = new Map([entryAt(0)])
    expect(indexedFacts(index, setAt(0))).toMatchObject(facts)
    expect(indexedFacts(index, setAt(0, 101))).toBeUndefined()
    expect(indexedFacts(index, setAt(0, 100, new Date(0)))).toBeUndefined()
  })

  it('forgets what was removed, and keeps what came after the listing was made', () => {
    const merged = mergeIndex(new Map([entryAt(0), entryAt(1), entryAt(9)]), [setAt(1)], nothing)
    expect([...merged.keys()].sort()).toEqual([idAt(1), idAt(9)])
  })

  it('reads what it wrote, and nothing of another database', () => {
    const index: StoreIndex = new Map([entryAt(1), entryAt(0)])
    expect(parseIndex(renderIndex(index, 'we"ird; drop'), 'we"ird; drop')).toEqual(index)
    expect(parseIndex(renderIndex(index, 'we"ird; drop'), 'zimmer').size).toBe(0)
  })

  it('never grows past what is read again, and lets the oldest go', () => {
    const many = new Map(Array.from({ length: 90_000 }, (_, minutes) => entryAt(minutes)))
    const text = renderIndex(many, 'zimmer')
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(longestIndexBytes)
    const kept = parseIndex(text, 'zimmer')
    expect([kept.has(idAt(89_999)), kept.has(idAt(0))]).toEqual([true, false])
  })
})
