import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { brokenSets, idsOf } from '../../support/kills/judgement.ts'
import { launch } from '../../support/kills/run.ts'
import type { Ended } from '../../support/kills/run.ts'
import { copied, filesOf, makeScene } from '../../support/kills/scene.ts'
import type { Scene } from '../../support/kills/scene.ts'

// This machine's clock is wrong, the server's is right: five backups of today stand, and the rules keep those of 14 days, and at least one.

const hour = 3_600_000
const year = 365 * 24 * hour
let scene: Scene

beforeAll(async () => { scene = await makeScene(['none'], 5) })
afterAll(() => scene.stop())

/** What Node loads first, so that its clock is so far from the true one. */
function clockAheadBy(milliseconds: number): string {
  return `data:text/javascript,${encodeURIComponent(`const True = Date; globalThis.Date = class extends True {
    constructor(...given) { given.length === 0 ? super(True.now() + ${milliseconds}) : super(...given) }
    static now() { return True.now() + ${milliseconds} }
  }`)}`
}

function backUp(store: string, milliseconds: number): Promise<Ended> {
  return launch({ action: 'backup', inputs: { ...scene.source, store, 'retention-days': '14', 'keep-at-least': '1' }, folder: scene.folder(), preload: clockAheadBy(milliseconds) })
}

describe('a clock that is wrong', () => {
  it.each([
    ['a year ahead', year, /36[45] days ahead of that of the source .*retention removed nothing/],
    ['a year behind', -year, /36[45] days behind that of the source .*retention removed nothing/],
  ] as const)('by %s costs no backup, and is told', async (_, shift, warning) => {
    const store = copied(scene.original('none'), join(scene.folder(), 'store'))
    const before = filesOf(store)
    const ended = await backUp(store, shift)
    expect(ended.status).toBe(0)
    expect(ended.log).toMatch(warning)
    const after = filesOf(store)
    expect(Object.keys(before).filter((name) => after[name]?.equals(before[name] ?? Buffer.alloc(0)) !== true)).toEqual([])
    expect([idsOf(after).length, brokenSets(after)]).toEqual([6, []])
    // Right again: what is named after the wrong clock takes nobody's place.
    const next = await backUp(store, 0)
    expect(next.status).toBe(0)
    expect(next.log).not.toContain('clock')
    expect(Object.keys(before).filter((name) => filesOf(store)[name] === undefined)).toEqual([])
  })

  it.each([['an hour ahead', hour], ['an hour behind', -hour]] as const)('by %s is nothing to speak of', async (_, shift) => {
    const store = copied(scene.original('none'), join(scene.folder(), 'store'))
    const ended = await backUp(store, shift)
    expect(ended.status).toBe(0)
    expect(ended.log).not.toContain('clock')
    expect(idsOf(filesOf(store))).toHaveLength(6)
  })
})
