import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { parseFile } from '../../../src/domain/archive-name.ts'
import { brokenSets, idsOf, remains } from '../../support/kills/judgement.ts'
import { placeKinds } from '../../support/kills/places.ts'
import { launch, temporaryFilesOf } from '../../support/kills/run.ts'
import type { Ended } from '../../support/kills/run.ts'
import { makeScene } from '../../support/kills/scene.ts'
import type { Scene } from '../../support/kills/scene.ts'

// Many at once on one store. ZIMMER_CROWD is how many backups; a quarter as many each of retentions and of restore tests go with them.

const crowd = Number(process.env['ZIMMER_CROWD'] ?? 8)
const some = Math.ceil(crowd / 4)
const databases = ['shop', 'shop-a', 'Shop']
let scene: Scene

beforeAll(async () => {
  scene = await makeScene([], 0)
  for (const name of databases) {
    await scene.server.sql(`CREATE DATABASE "${name}"`)
    await scene.server.sql(`CREATE TABLE rows AS SELECT i AS id, '${name}' AS name FROM generate_series(1, 500) i`, name)
  }
  // Two of each stand already, for those who test restores and those who clean up.
  for (let turn = 0; turn < 2; turn++) {
    for (const database of databases) expect((await launch({ action: 'backup', inputs: { ...scene.source, database, store: scene.original('none') }, folder: scene.folder() })).status).toBe(0)
  }
})
afterAll(() => scene.stop())

describe('many runs at once on one store', () => {
  it.each(placeKinds.filter((kind) => kind === 'directory' || kind === 's3'))('lose, mix and double no backup (%s)', async (kind) => {
    const place = await scene.places.copyOf(scene.original('none'), kind)
    const before = idsOf(await place.files())
    const folder = scene.folder()
    const run = (action: string, index: number, inputs: Record<string, string> = {}): Promise<Ended> => {
      const database = databases[index % databases.length] ?? ''
      const source = action === 'restore-test' ? { 'database': database, 'sandbox': 'local', 'sandbox-port': 'auto', 'migrate': 'none' } : { ...scene.source, database }
      return launch({ action, inputs: { ...source, ...place.inputs, ...inputs }, environment: place.environment, folder })
    }
    const of = (count: number, begin: (index: number) => Promise<Ended>) => Promise.all(Array.from({ length: count }, (_, index) => begin(index)))
    // Each retention comes with a backup of its own; the floor is so high that every backup of this test stays, and what stood before may go.
    const keepNew = String(crowd + some)
    const [backups, retentions, drills] = await Promise.all([
      of(crowd, (index) => run('backup', index)), of(some, (index) => run('backup', index, { 'retention-days': '0', 'keep-at-least': keepNew })), of(some, (index) => run('restore-test', index)),
    ])
    const files = await place.files()
    expect([...backups, ...retentions, ...drills].filter(({ status }) => status !== 0).map(({ log }) => log)).toEqual([])
    const added = idsOf(files).filter((id) => !before.includes(id))
    const told = [...backups, ...retentions].map(({ log }) => /Backup complete: .*\/(?<id>[^/]+)\.dump/.exec(log)?.groups?.['id'])
    expect(added).toEqual(told.toSorted())
    expect(new Set(told).size).toBe(crowd + some)
    expect([...brokenSets(files), ...remains(files), ...temporaryFilesOf(folder)]).toEqual([])
    for (const id of added) expect((JSON.parse(files[`${id}.json`]?.toString() ?? '') as { database: string }).database).toBe(parseFile(`${id}.dump`)?.database)
    place.remove()
  })
})
