import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { placeKinds, startPlaces } from '../../support/kills/places.ts'
import type { Place, Places } from '../../support/kills/places.ts'
import { Job } from '../../support/runner.ts'
import type { StepResult } from '../../support/runner.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { errorsOf, inputsFor, store } from './workshop.ts'

// What a runner's disk has to have room for, beside the store and the sandbox: the archive once, and a tenth of it.

const folder = mkdtempSync(join(tmpdir(), 'zimmer-disk-use-'))
let server: TestServer
let places: Places
let identity: string

beforeAll(async () => {
  [server, places, identity] = await Promise.all([startServer(), startPlaces(), generateX25519Identity()])
  await server.sql('CREATE DATABASE shop')
  // No compression makes this smaller than it is.
  await server.sql(`CREATE TABLE blobs AS SELECT i, decode(string_agg(md5(i::text || j::text), ''), 'hex') AS content FROM generate_series(1, 125) i, generate_series(1, 4096) j GROUP BY i`, 'shop')
})

afterAll(async () => {
  await Promise.all([server.stop(), places.stop()])
  rmSync(folder, { recursive: true, force: true })
})

/** The bytes of a folder's files, without those of a sandbox's server. */
function bytesBelow(path: string): number {
  try {
    return readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => !name.includes('zimmer-sandbox-'))
      .reduce((sum, name) => sum + (statSync(join(path, name), { throwIfNoEntry: false })?.size ?? 0), 0)
  } catch {
    // A folder that went away while it was looked at.
    return 0
  }
}

/** Runs a step, and gives the most that it had in its temporary folder at any time. */
async function watched(job: Job, run: () => Promise<StepResult>): Promise<number> {
  let most = 0
  const watch = setInterval(() => { most = Math.max(most, bytesBelow(job.temporary)) }, 5)
  try {
    expect(errorsOf(await run())).toEqual([])
  } finally {
    clearInterval(watch)
  }
  return most
}

describe.each(['none', 'age'])('with a store of each kind, encryption %s', (encryption) => {
  const job = new Job()
  let archiveBytes: number

  afterAll(() => { job.remove() })

  const seal = async (): Promise<Record<string, string>> => encryption === 'age' ? { 'age-recipients': await identityToRecipient(identity) } : { encryption: 'none' }
  const environmentOf = (place: Place) => ({ ...place.environment, TMPDIR: job.temporary })

  beforeAll(async () => {
    expect(errorsOf(await job.step({ action: 'backup', with: { ...inputsFor(server.connection('shop')), ...await seal() } }))).toEqual([])
    const archive = readdirSync(join(job.workspace, store)).find((name) => /\.dump(?:\.age)?$/.test(name)) ?? ''
    archiveBytes = statSync(join(job.workspace, store, archive)).size
    expect(archiveBytes).toBeGreaterThan(8e6)
  })

  it.each(placeKinds)('a restore test from a %s keeps the archive once, and at most a tenth more', async (kind) => {
    const place = await places.copyOf(join(job.workspace, store), kind)
    try {
      const opening: Record<string, string> = encryption === 'age' ? { 'age-identity': identity } : {}
      const most = await watched(job, () => job.step({ action: 'restore-test', environment: environmentOf(place), with: { ...place.inputs, ...opening, database: 'shop', sandbox: 'local', migrate: 'none' } }))
      expect(most).toBeLessThan(1.1 * archiveBytes)
      // Without this, nothing would have been seen. What lies in a folder in the clear is restored from there.
      if (encryption === 'age' || kind !== 'directory') expect(most).toBeGreaterThan(0.5 * archiveBytes)
    } finally {
      place.remove()
    }
  })

  // GitHub's client sends an artifact from a file.
  it.each(placeKinds.map((kind) => [kind, kind === 'artifact' ? 'the archive once' : 'nothing of the archive', kind === 'artifact' ? 1.1 : 0.1] as const))('a backup into a %s keeps %s beside the store', async (kind, _what, limit) => {
    const empty = join(folder, `empty-${encryption}-${kind}`)
    mkdirSync(empty)
    const place = await places.copyOf(empty, kind)
    try {
      const given = { ...inputsFor(server.connection('shop')), ...place.inputs, ...await seal() }
      const most = await watched(job, async () => job.step({ action: 'backup', environment: environmentOf(place), with: given }))
      expect(most).toBeLessThan(limit * archiveBytes)
      if (kind === 'artifact') expect(most).toBeGreaterThan(0.5 * archiveBytes)
    } finally {
      place.remove()
    }
  })
})
