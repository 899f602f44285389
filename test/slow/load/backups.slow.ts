import { createHash } from 'node:crypto'
import { linkSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { timestamp } from '../../../src/domain/archive-name.ts'
import { Load, size } from '../../support/load/heavy.ts'

// Backups by the thousand in one store, one for each hour: copies of a real one under other names. ZIMMER_LOAD_BACKUPS=10000 is the full size.
const backups = size('BACKUPS', 1000)
const hour = 3_600_000
let load: Load

beforeAll(async () => {
  load = await Load.start(`${backups} backups in a store`, `CREATE TABLE rows AS SELECT i AS id, 'row ' || i AS name FROM generate_series(1, 100) i`)
  const first = await load.step('backup')
  expect([first.status, first.status === 0 ? '' : first.log]).toEqual([0, ''])
  const store = folderOf('backups')
  for (let age = 1; age < backups; age++) plant(store, first.outputs['backup'] ?? '', new Date(Date.now() - age * hour))
})
afterAll(() => load.stop())

const folderOf = (name: string) => join(load.job.workspace, name)

/** Puts a copy of a backup into a store, as if it had been taken at that time. */
function plant(store: string, id: string, takenAt: Date): void {
  const copy = `load-${timestamp(takenAt)}`
  const renamed = (name: string) => readFileSync(join(store, name), 'utf8').replaceAll(id, copy)
  const proof = renamed(`${id}.proof.json`)
  const manifest = JSON.parse(renamed(`${id}.json`)) as { proof: { sha256: string }; takenAt: string }
  manifest.proof.sha256 = createHash('sha256').update(proof).digest('hex')
  manifest.takenAt = takenAt.toISOString()
  linkSync(join(store, `${id}.dump`), join(store, `${copy}.dump`))
  writeFileSync(join(store, `${copy}.proof.json`), proof)
  writeFileSync(join(store, `${copy}.json`), JSON.stringify(manifest))
  writeFileSync(join(store, `${copy}.dump.sha256`), renamed(`${id}.dump.sha256`))
}

const archivesIn = (store: string) => readdirSync(folderOf(store)).filter((name) => name.endsWith('.dump')).length

describe('a store of backups by the thousand', () => {
  it('takes another one, finds the newest, proves it and tells its health', async () => {
    const { status, log } = await load.step('backup', { 'retention-days': '36500' })
    expect([status, status === 0 ? '' : log]).toEqual([0, ''])
    expect(archivesIn('backups')).toBe(backups + 1)
    for (const action of ['verify', 'restore-test', 'latest']) {
      const step = await load.step(action)
      expect([action, step.status, step.outputs['verdict'] ?? 'proved', step.status === 0 ? '' : step.log]).toEqual([action, 0, 'proved', ''])
    }
    const { outputs } = await load.step('status')
    expect(outputs).toMatchObject({ health: 'healthy', total: String(backups + 1) })
  })

  it('is brought level with another one, copy by copy', async () => {
    mkdirSync(folderOf('second'))
    const ids = readdirSync(folderOf('backups')).filter((name) => name.endsWith('.dump')).map((name) => name.slice(0, -'.dump'.length)).sort()
    for (const id of ids.slice(3)) for (const ending of ['.dump', '.dump.sha256', '.proof.json', '.json']) linkSync(join(folderOf('backups'), id + ending), join(folderOf('second'), id + ending))
    const { status, outputs, log } = await load.step('repair', { 'store': 'backups\nsecond', 'compare': 'listing', 'settle-minutes': '0' })
    expect([status, outputs['damaged'], status === 0 ? '' : log]).toEqual([0, '0', ''])
    expect(archivesIn('second')).toBe(backups + 1)
  })

  it('is cleared to what the rules keep, with the next backup', async () => {
    const { status, log } = await load.step('backup', { 'retention-days': '1' })
    expect([status, status === 0 ? '' : log]).toEqual([0, ''])
    expect(archivesIn('backups')).toBeLessThan(30)
  })
})
