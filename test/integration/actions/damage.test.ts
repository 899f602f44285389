import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { createHash } from 'node:crypto'
import { Job } from '../../support/runner.ts'
import type { StepResult } from '../../support/runner.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { errorsOf, filesIn, inputsFor, reportOf, shop, store } from './workshop.ts'

// One backup, damaged anew for every test: what verify and the drill must never let pass.

let server: TestServer
let original: Job
let job: Job
let id: string

beforeAll(async () => {
  server = await startServer()
  await server.sql('CREATE DATABASE shop')
  await server.sql(shop, 'shop')
  original = new Job()
  id = (await original.step({ action: 'backup', with: { ...inputsFor(server.connection('shop')), compression: 'none' } })).outputs['backup'] ?? ''
})

afterAll(async () => {
  original.remove()
  await server.stop()
})

beforeEach(() => {
  job = new Job()
  cpSync(join(original.workspace, store), join(job.workspace, store), { recursive: true })
})

afterEach(() => { job.remove() })

function path(ending: string): string {
  return join(job.workspace, store, id + ending)
}

function flip(file: string, at: number): void {
  const bytes = readFileSync(file)
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
  writeFileSync(file, bytes)
}

/** Somebody who changes an archive can write its sidecar and manifest anew. */
function signAnew(): void {
  const bytes = readFileSync(path('.dump'))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  writeFileSync(path('.dump.sha256'), `${sha256}  ${id}.dump\n`)
  const manifest = JSON.parse(readFileSync(path('.json'), 'utf8')) as { archive: Record<string, unknown> }
  manifest.archive = { ...manifest.archive, sha256, plainSha256: sha256, bytes: bytes.length, plainBytes: bytes.length }
  writeFileSync(path('.json'), JSON.stringify(manifest))
}

function expectDamaged(result: StepResult, names: RegExp): void {
  const report = reportOf(result)
  expect(report).toMatchObject({ verdict: 'damaged' })
  expect(String(report['reason'])).toMatch(names)
  expect(result).toMatchObject({ status: 1, outputs: { verdict: 'damaged', backup: id } })
  expect(result.log).toMatch(/❌ damaged: shop-\d{8}_\d{6}: /)
  expect(result.summary).toContain('❌')
}

describe('one bit that flipped', () => {
  it.each([0, 0.01, 0.25, 0.5, 0.75, 0.99])('in the archive, at %d of it, is damage, and the archive is named', async (part) => {
    const { length } = readFileSync(path('.dump'))
    flip(path('.dump'), Math.floor(part * (length - 1)))
    expectDamaged(await job.step({ action: 'verify' }), new RegExp(`the checksum of ${id}\\.dump is not the one in its sidecar`))
  })

  it.each([0, 63])('in the sidecar\'s hash, at digit %d, is damage', async (at) => {
    flip(path('.dump.sha256'), at)
    expectDamaged(await job.step({ action: 'verify' }), new RegExp(`${id}\\.dump`))
  })

  it('in the sidecar\'s file name is damage, and the sidecar is named', async () => {
    flip(path('.dump.sha256'), 70)
    expectDamaged(await job.step({ action: 'verify' }), new RegExp(`${id}\\.dump\\.sha256 is not the line of sha256sum`))
  })

  it('in the closed part of the manifest is damage, and the part is named', async () => {
    flip(path('.proof.json'), 200)
    expectDamaged(await job.step({ action: 'verify' }), new RegExp(`${id}\\.proof\\.json, was changed`))
  })

  it('in the braces of the open part is damage, and the part is named', async () => {
    flip(path('.json'), 0)
    expectDamaged(await job.step({ action: 'verify' }), new RegExp(`${id}\\.json is no JSON`))
  })

  it('in the checksum that the open part holds is damage', async () => {
    const text = readFileSync(path('.json'), 'utf8')
    flip(path('.json'), text.indexOf('"sha256": "') + 12)
    expectDamaged(await job.step({ action: 'verify' }), /the manifest names another checksum|lacks what a manifest has/)
  })

  it('in one row of one table, with checksum and manifest written anew, is damage, and the table is named', async () => {
    flip(path('.dump'), readFileSync(path('.dump')).indexOf('customer 77'))
    signAnew()
    const result = await job.step({ action: 'verify' })
    expectDamaged(result, /public\.customers has other content in the archive than in the source \(1,000 rows in both\)/)
    expect(result.log).not.toContain('customer 77')
  })
})

describe('what is gone', () => {
  it('of the archive is damage, however little of its end', async () => {
    const bytes = readFileSync(path('.dump'))
    writeFileSync(path('.dump'), bytes.subarray(0, bytes.length - 1))
    expectDamaged(await job.step({ action: 'verify' }), /checksum of/)
    signAnew()
    expectDamaged(await job.step({ action: 'verify' }), /ends|truncated|cut|end/)
  })

  it('the closed part is damage: nothing can be compared', async () => {
    rmSync(path('.proof.json'))
    expectDamaged(await job.step({ action: 'verify' }), new RegExp(`${id}\\.proof\\.json, is missing`))
  })

  it('the sidecar makes the set no backup at all', async () => {
    rmSync(path('.dump.sha256'))
    expect(reportOf(await job.step({ action: 'verify' })).error).toMatchObject({ code: 'no-backups' })
    const named = await job.step({ action: 'verify', with: { backup: id } })
    expect(reportOf(named).error).toMatchObject({ code: 'backup-incomplete' })
    expect(errorsOf(named)).toHaveLength(1)
    const status = await job.step({ action: 'status' })
    expect(status).toMatchObject({ status: 1, outputs: { health: 'critical', total: '0' } })
    expect(status.log).toContain(id)
  })
})

describe('a drill of a damaged backup', () => {
  it('restores nothing of an archive whose checksum is wrong', async () => {
    flip(path('.dump'), 3000)
    const result = await job.step({ action: 'restore-test', with: { sandbox: 'local' } })
    expect(reportOf(result).error).toMatchObject({ code: 'checksum-differs' })
    expect(errorsOf(result)).toHaveLength(1)
    expect(result.status).toBe(1)
    expect(result.log).not.toContain('>>> Restoring dump')
  })

  it('finds the row that changed, says so of its table alone, and records it beside the backup', async () => {
    flip(path('.dump'), readFileSync(path('.dump')).indexOf('customer 77'))
    signAnew()
    const result = await job.step({ action: 'restore-test', with: { sandbox: 'local' } })
    expect(result).toMatchObject({ status: 1, outputs: { verdict: 'damaged' } })
    expect(errorsOf(result)).toHaveLength(1)
    expect(errorsOf(result)[0]).toContain('public.customers has other content in the restored database than in the source')
    expect(JSON.parse(readFileSync(path('.drill.json'), 'utf8'))).toMatchObject({ verdict: 'damaged' })
    expect(readFileSync(path('.drill.json'), 'utf8')).not.toContain('customers')
    // From now on it is passed over, and the health report says so.
    const status = await job.step({ action: 'status' })
    expect(status).toMatchObject({ status: 1, outputs: { health: 'critical' } })
    expect(errorsOf(status)[0]).toContain(`the newest restore test found ${id} damaged`)
  })
})

describe('a manifest of a later release', () => {
  it('leaves the backup unproved and not damaged, says which version it is, and ends with 3', async () => {
    const manifest = JSON.parse(readFileSync(path('.json'), 'utf8')) as object
    writeFileSync(path('.json'), JSON.stringify({ ...manifest, version: 99 }))
    const result = await job.step({ action: 'verify' })
    expect(result).toMatchObject({ status: 3, outputs: { verdict: 'unproved' } })
    expect(String(reportOf(result)['reason'])).toContain(`${id}.json has version 99; this release reads up to 1`)
  })
})

describe('verifying all', () => {
  it('calls the whole store damaged for one bad backup, and names that one', async () => {
    const other = id.replace(/\d{8}_\d{6}$/, '20250101_000000')
    writeFileSync(join(job.workspace, store, `${other}.dump`), 'PGDMP nonsense')
    writeFileSync(join(job.workspace, store, `${other}.dump.sha256`), `${'0'.repeat(64)}  ${other}.dump\n`)
    const result = await job.step({ action: 'verify', with: { backup: 'all' } })
    expect(result).toMatchObject({ status: 1, outputs: { verdict: 'damaged' } })
    expect(String(reportOf(result)['reason'])).toContain(`${other}: the checksum`)
    expect(result.log).toContain(`✅ proved: ${id}`)
    expect(filesIn(job)).toHaveLength(6)
  })
})
