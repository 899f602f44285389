import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { compileDiskFaults, diskFault, mayMount, onDiskOf } from '../../support/faults/disk.ts'
import { brokenSets, idsOf, remains } from '../../support/kills/judgement.ts'
import { launch, temporaryFilesOf } from '../../support/kills/run.ts'
import type { Ended } from '../../support/kills/run.ts'
import { copied, filesOf, makeScene } from '../../support/kills/scene.ts'
import type { Scene } from '../../support/kills/scene.ts'

// A store's disk is too small, read-only, broken or slow. ZIMMER_FAULTS is the number of places at which it fails, of each kind.

const { skip: passOver } = describe
const places = Number(process.env['ZIMMER_FAULTS'] ?? 4)
const compiler = process.env['PATH']?.split(':').some((folder) => existsSync(join(folder, 'cc'))) === true
let scene: Scene
let library: string
/** Of the store before, when its one backup was of an almost empty database. */
let earlier: Record<string, Buffer>
let source: Record<string, string>

beforeAll(async () => {
  scene = await makeScene([], 0)
  library = compileDiskFaults(scene.folder()) ?? ''
  await scene.server.sql('CREATE DATABASE grows')
  await scene.server.sql('CREATE TABLE rows (id int, body text)', 'grows')
  source = { ...scene.source, database: 'grows' }
  const first = await launch({ action: 'backup', inputs: { ...source, store: scene.original('none') }, folder: scene.folder() })
  if (first.status !== 0) throw new Error(first.log)
  earlier = filesOf(scene.original('none'))
  // What the last backup lets expect is far too little from here on.
  await scene.server.sql(`INSERT INTO rows SELECT i, repeat(md5(i::text), 30) FROM generate_series(1, 2000) i`, 'grows')
})
afterAll(() => scene.stop())

function store(): { folder: string; path: string } {
  const folder = scene.folder()
  return { folder, path: copied(scene.original('none'), join(folder, 'store')) }
}

/** What was not kept of: one clear sentence, the right status, nothing left, earlier backups untouched. */
function brokenBy(ended: Ended, folder: string, standing: string, sentence: RegExp): string[] {
  const files = filesOf(standing)
  const broken = [...brokenSets(files), ...remains(files).map((name) => `${name} is left`), ...temporaryFilesOf(folder).map((name) => `the temporary file ${name} is left`)]
  for (const [name, content] of Object.entries(earlier)) if (files[name]?.equals(content) !== true) broken.push(`${name} was touched`)
  const errors = ended.log.split('\n').filter((line) => line.startsWith('error: '))
  if (ended.status === 0 ? errors.length > 0 || idsOf(files).length !== 2 : ended.status !== 1 || errors.length !== 1 || !sentence.test(errors[0] ?? '') || idsOf(files).length !== 1) {
    broken.push(`it ended with ${ended.status ?? ended.signal ?? ''} and ${idsOf(files).length} backups: ${ended.log}`)
  }
  return broken
}

const describeWhereMounts = mayMount ? describe : passOver

describeWhereMounts('a store on a disk that is full', () => {
  it.each(Array.from({ length: places }, (_, place) => (place + 0.5) / places))('says so, leaves nothing, and touches no earlier backup, when %d of the backup fits', async (share) => {
    const { folder, path } = store()
    const held = Object.values(earlier).reduce((sum, { length }) => sum + Math.ceil(length / 4096) * 4096, 0)
    const result = join(folder, 'result')
    const ended = await launch({ action: 'backup', inputs: { ...source, store: path }, folder, through: onDiskOf(held + Math.ceil(share * 2_100_000), path, result) })
    expect(brokenBy(ended, folder, result, /no space left in .*store/)).toEqual([])
    expect(ended.status).toBe(1)
  })

  it('and one that is read-only says so before anything is dumped', async () => {
    const { folder, path } = store()
    const result = join(folder, 'result')
    const ended = await launch({ action: 'backup', inputs: { ...source, store: path }, folder, through: onDiskOf(9_000_000, path, result, 'ro') })
    expect(brokenBy(ended, folder, result, /read-only file system/)).toEqual([])
    expect(ended.log).not.toContain('Creating logical backup')
    const drilled = await launch({ action: 'verify', inputs: { store: path, database: 'grows' }, folder, through: onDiskOf(9_000_000, path, `${result}-2`, 'ro') })
    expect(drilled.status).toBe(0)
  })
})

const describeWhereCompiled = compiler ? describe : passOver

describeWhereCompiled('a store on a disk that breaks', () => {
  it.each((['EIO', 'ENOSPC'] as const).flatMap((error) => Array.from({ length: places }, (_, place) => ({ error, after: Math.floor(place * 40 / places) }))))('says so, and no backup counts that is not whole: $error from call $after on', async ({ error, after }) => {
    const { folder, path } = store()
    const ended = await launch({ action: 'backup', inputs: { ...source, store: path }, folder, environment: diskFault(library, { folder: path, error, after }) })
    expect(brokenBy(ended, folder, path, error === 'EIO' ? /error of its disk/ : /no space left/)).toEqual([])
  })

  it('is only slow: the backup is whole', async () => {
    const { folder, path } = store()
    const ended = await launch({ action: 'backup', inputs: { ...source, store: path }, folder, environment: diskFault(library, { folder: path, sleepMicroseconds: 20_000 }) })
    expect(ended.status).toBe(0)
    expect(brokenBy(ended, folder, path, /never/)).toEqual([])
  })

  it.each(Array.from({ length: places }, (_, place) => place))('and temporary files that cannot be written fail a restore test with a sentence, from call %d on', async (after) => {
    const { folder, path } = store()
    mkdirSync(join(folder, 'tmp'))
    const ended = await launch({ action: 'restore-test', inputs: { 'store': path, 'database': 'grows', 'sandbox': 'local', 'sandbox-port': 'auto', 'migrate': 'none' }, folder, environment: diskFault(library, { folder: join(folder, 'tmp'), error: 'EIO', after }) })
    expect(ended.log).not.toMatch(/unexpected error|This is a bug/)
    expect([0, 1, 3]).toContain(ended.status)
    expect(temporaryFilesOf(folder)).toEqual([])
  })
})
