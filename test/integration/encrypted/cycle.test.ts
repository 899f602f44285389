import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sealOf } from '../../../src/encryption/kinds.ts'
import type { Manifest } from '../../../src/domain/manifest.ts'
import { Job } from '../../support/runner.ts'
import type { StepResult } from '../../support/runner.ts'
import { program } from '../../support/secrets/keys.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { errorsOf, filesIn, inputsFor, readable, shop, store } from '../actions/workshop.ts'
import { leftovers, makeWays, verdictOf } from './workshop.ts'
import type { Way, WayName } from './workshop.ts'

// Each way of encrypting through the whole path, and then once more without this suite.

const folder = mkdtempSync(join(tmpdir(), 'zimmer-encrypted-'))
let server: TestServer
let ways: Record<WayName, Way>

beforeAll(async () => {
  server = await startServer()
  await server.sql('CREATE DATABASE shop')
  await server.sql(shop, 'shop')
  ways = await makeWays(join(folder, 'keys'))
})

afterAll(async () => {
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe.each<WayName>([
  'two age recipients and a file of them', 'a post-quantum age recipient', 'an age passphrase', 'a locked age identity file', 'gpg recipients', 'a gpg passphrase', 'commands of the environment',
])('a backup sealed by %s', (name) => {
  let job: Job
  let way: Way
  let results: Record<'backup' | 'verify' | 'restore-test' | 'latest' | 'status', StepResult>

  beforeAll(async () => {
    job = new Job()
    way = ways[name]
    const step = (action: string, inputs: Readonly<Record<string, string>>) => job.step({ action, with: inputs, ...(way.environment === undefined ? {} : { environment: way.environment }) })
    results = {
      'backup': await step('backup', { ...inputsFor(server.connection('shop')), ...way.seal, 'require-encryption': 'true' }),
      'verify': await step('verify', way.open),
      'restore-test': await step('restore-test', { ...way.open, sandbox: 'local', migrate: 'none' }),
      'latest': await step('latest', { 'fetch-to': 'fetched' }),
      'status': await step('status', {}),
    }
  })

  afterAll(() => { job.remove() })

  const id = () => results.backup.outputs['backup'] ?? ''
  const archive = () => `${id()}.dump${way.ending}`
  const stored = (file: string) => readFileSync(join(job.workspace, store, file))
  const manifest = () => JSON.parse(stored(`${id()}.json`).toString()) as Manifest

  it('is taken, verified, restored, found and healthy', () => {
    for (const result of Object.values(results)) expect(errorsOf(result)).toEqual([])
    expect(verdictOf(results.verify)).toMatchObject({ status: 0, verdict: 'proved' })
    expect(verdictOf(results['restore-test'])).toMatchObject({ status: 0, verdict: 'proved' })
    expect(results.latest.outputs).toMatchObject({ backup: id(), path: join(job.workspace, 'fetched', archive()) })
    expect(results.status.outputs['health']).toBe('healthy')
  })

  it('is ciphertext from the first byte, archive and closed part, and its manifest says for whom', () => {
    for (const file of [archive(), `${id()}.proof.json${way.ending}`]) {
      expect(sealOf(stored(file).subarray(0, 64))).toBe(way.ending === '.gpg' ? 'gpg' : 'age')
      for (const word of ['customers', 'PGDMP', 'customer 1000']) expect(stored(file).includes(word)).toBe(false)
    }
    expect([...manifest().encryption.recipients].sort()).toEqual([...way.recipients].sort())
  })

  it('names no table in what stands open beside it', () => {
    expect(filesIn(job)).toEqual([`${id()}.drill.json`, archive(), `${archive()}.sha256`, `${id()}.json`, `${id()}.proof.json${way.ending}`].sort())
    for (const file of [`${id()}.json`, `${id()}.drill.json`, `${archive()}.sha256`]) expect(stored(file).toString()).not.toMatch(/customer|orders|visits|revenue/)
  })

  it('needs no key for sha256sum -c', () => {
    expect(program('sh', ['-c', `cd '${join(job.workspace, store)}' && sha256sum -c '${archive()}.sha256'`]).toString()).toBe(`${archive()}: OK\n`)
  })

  it('is restored by stock tools alone, or says why that was not tried', () => {
    // The installed age is older than post-quantum recipients; the library's own vectors stand for it.
    if (way.stock === undefined) {
      expect(name).toBe('a post-quantum age recipient')
      return
    }
    const plain = way.stock(join(job.workspace, store, archive()))
    expect(createHash('sha256').update(plain).digest('hex')).toBe(manifest().archive.plainSha256)
    expect(program(join(server.binaries, 'pg_restore'), ['-f', '-'], {}, plain).toString()).toContain('customer 1000')
  })

  it('leaves no opened archive, key file or keyring behind', () => {
    expect(leftovers(job)).toEqual([])
    expect(readable(results['restore-test'])).not.toMatch(/AGE-SECRET|PRIVATE KEY/)
  })
})
