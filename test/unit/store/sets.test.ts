import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { assembleSets, removalOrder } from '../../../src/domain/stored-set.ts'
import { idAt } from '../../support/store/content.ts'

const at = new Date(0)
const files = (...names: string[]) => names.map((name) => ({ name, bytes: 1, modifiedAt: at }))
const endings = ['.dump', '.dump.sha256', '.dump.age', '.dump.age.sha256', '.json', '.proof.json', '.proof.json.age', '.drill.json', '.txt', '.dump.partial']

describe('the files of a store as backups', () => {
  it('takes the archive that has its checksum where two stand side by side', () => {
    const id = idAt(0)
    const [set] = assembleSets(files(`${id}.dump`, `${id}.dump.age`, `${id}.dump.age.sha256`, `${id}.proof.json`, `${id}.proof.json.age`))
    expect(set).toMatchObject({ complete: true, files: { archive: { name: `${id}.dump.age` }, proof: { name: `${id}.proof.json.age` } } })
  })

  it('does not take the checksum of another archive for its own', () => {
    const id = idAt(0)
    expect(assembleSets(files(`${id}.dump`, `${id}.dump.gpg.sha256`))[0]).toMatchObject({ complete: false })
  })

  it('removes the checksum first, then the archive', () => {
    const id = idAt(0)
    const [set] = assembleSets(files(`${id}.dump`, `${id}.json`, `${id}.drill.json`, `${id}.dump.sha256`))
    expect(set === undefined ? [] : removalOrder(set).map(({ name }) => name)).toEqual([`${id}.dump.sha256`, `${id}.dump`, `${id}.drill.json`, `${id}.json`])
  })

  it('lists the same whatever order the files come in, each file once at most, and complete only with archive and its checksum', () => {
    const name = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom('zimmer', 'other'), fc.constantFrom(...endings)).map(([minute, database, ending]) => `${idAt(minute, database)}${ending}`)
    fc.assert(fc.property(fc.uniqueArray(name, { maxLength: 40 }), fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), (names, order) => {
      const sets = assembleSets(files(...names))
      const shuffled = names.map((each, index) => ({ each, key: order[index] ?? 0 })).sort((a, b) => a.key - b.key).map(({ each }) => each)
      expect(assembleSets(files(...shuffled))).toEqual(sets)
      const listed = sets.flatMap((set) => removalOrder(set).map((file) => file.name))
      expect(new Set(listed).size).toBe(listed.length)
      for (const set of sets) expect(set.complete).toBe(set.files.archive !== undefined && names.includes(`${set.files.archive.name}.sha256`))
      expect(sets.map(({ takenAt }) => takenAt.getTime())).toEqual(sets.map(({ takenAt }) => takenAt.getTime()).sort((a, b) => b - a))
    }))
  })
})
