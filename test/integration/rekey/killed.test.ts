import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync, watch, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Job } from '../../support/runner.ts'
import { ageKey } from '../../support/secrets/keys.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { inputsFor, shop } from '../actions/workshop.ts'
import { contentOf, idsIn, manifestOf, restorableDumps, seeded } from './workshop.ts'

// A rekeying is killed at seeded moments, counted in what it has done to the store: whatever was open then, no backup may be missing.

const root = fileURLToPath(new URL('../../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'zimmer-rekey-killed-'))
const original = join(folder, 'original')
const [oldIdentity, newIdentity] = [join(folder, 'old.key'), join(folder, 'new.key')]
let server: TestServer
let job: Job
let inputs: Record<string, string>
let dumps: string[]
let events: number

beforeAll(async () => {
  server = await startServer()
  await server.sql('CREATE DATABASE shop')
  await server.sql(shop, 'shop')
  job = new Job()
  const [oldKey, newKey] = [await ageKey(), await ageKey()]
  writeFileSync(oldIdentity, `${oldKey.identity}\n`, { mode: 0o600 })
  writeFileSync(newIdentity, `${newKey.identity}\n`, { mode: 0o600 })
  inputs = { 'age-identity': oldIdentity, 'age-recipients': newKey.recipient }
  for (let turn = 1; turn <= 3; turn++) {
    await server.sql(`INSERT INTO nothing VALUES (${turn})`, 'shop')
    await job.step({ action: 'backup', with: { ...inputsFor(server.connection('shop')), 'store': original, 'age-recipients': oldKey.recipient } })
  }
  // An attached record, so that a kill may fall beside it too.
  const newest = idsIn(original).at(-1) ?? ''
  writeFileSync(join(original, `${newest}.drill.json`), JSON.stringify({
    version: 1, backup: newest, archiveSha256: manifestOf(original, newest).archive.sha256, at: '2026-01-01T00:00:00.000Z', verdict: 'proved', reason: null, sandbox: 'local', serverVersion: '15.0',
    restoreSeconds: 1, migrationSeconds: null, totalSeconds: 2, rowsProved: 10, tablesProved: 1, keyOpened: true, recipients: [], run: null,
  }))
  dumps = idsIn(original).map((id) => manifestOf(original, id).archive.plainSha256).sort()
  events = await killedAfter(copied('measured'), Infinity, 'SIGKILL')
})

afterAll(async () => {
  job.remove()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

function copied(name: string): string {
  const copy = join(folder, name)
  cpSync(original, copy, { recursive: true })
  return copy
}

/** Rekeys a store and sends a signal after so many changes to its folder; gives how many there were. */
async function killedAfter(store: string, changes: number, signal: NodeJS.Signals): Promise<number> {
  const watcher = watch(store)
  const child = spawn(join(root, 'node_modules/node/bin/node'), [join(root, 'bin/zimmer-backup'), 'rekey', 'all', '--store', store, ...Object.entries(inputs).flatMap(([name, value]) => [`--${name}`, value])],
    { stdio: 'ignore', cwd: folder, env: { PATH: process.env['PATH'] ?? '', HOME: folder } })
  let seen = 0
  watcher.on('change', () => {
    seen += 1
    if (seen === changes) child.kill(signal)
  })
  await new Promise((done) => child.once('close', done))
  await new Promise((done) => setImmediate(done))
  watcher.close()
  return seen
}

/** All but the marker of a writer, or the record, that the kill left empty: of those nothing tells whose they are, and they go after a day's silence. */
function finishedFiles(store: string): string[] {
  return readdirSync(store).filter((name) => !/\.(?:writer|drill\.json\.[0-9a-f]{8})\.partial$/.test(name))
}

const random = seeded(4)

describe('a rekeying that was killed', () => {
  it.each(Array.from({ length: 20 }, (_, index) => ({ moment: index + 1, share: random() })))('has every backup whole under its old or its new name, and is finished by the next run: moment $moment', async ({ moment, share }) => {
    const store = copied(`moment-${moment}`)
    await killedAfter(store, 1 + Math.floor(share * events), 'SIGKILL')
    expect(restorableDumps(store, [oldIdentity, newIdentity])).toEqual(dumps)
    const next = await job.step({ action: 'rekey', with: { store, ...inputs } })
    expect(next.status).toBe(0)
    expect(restorableDumps(store, [newIdentity])).toEqual(dumps)
    expect(idsIn(store)).toHaveLength(3)
    expect(finishedFiles(store)).toHaveLength(3 * 4 + 1)
  })

  it('and that was interrupted instead leaves nothing half written, and every backup', async () => {
    const store = copied('interrupted')
    await killedAfter(store, Math.floor(events / 2), 'SIGINT')
    expect(readdirSync(store).filter((name) => name.endsWith('.partial'))).toEqual([])
    expect(restorableDumps(store, [oldIdentity, newIdentity])).toEqual(dumps)
    expect((await job.step({ action: 'rekey', with: { store, ...inputs } })).status).toBe(0)
    const finished = contentOf(store)
    expect(Object.keys(finished)).toHaveLength(3 * 4 + 1)
  })
})
