import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { DrillRecord } from '../../../src/domain/manifest.ts'
import { Job } from '../../support/runner.ts'
import { ageKey, gpgKey } from '../../support/secrets/keys.ts'
import type { AgeKey } from '../../support/secrets/keys.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { errorsOf, inputsFor, readable, shop, store } from '../actions/workshop.ts'
import { verdictOf } from './workshop.ts'

// A backup that does not open, for five different reasons that a user has to be able to tell apart.

const folder = mkdtempSync(join(tmpdir(), 'zimmer-sentences-'))
let server: TestServer
let job: Job
let key: AgeKey
let other: AgeKey
let id: string
let gpgId: string

beforeAll(async () => {
  server = await startServer()
  await server.sql('CREATE DATABASE shop')
  await server.sql(shop, 'shop')
  // More than the pipe into a command holds.
  await server.sql('CREATE TABLE noise AS SELECT md5(i::text) AS of FROM generate_series(1, 60000) i', 'shop')
  job = new Job()
  key = await ageKey()
  other = await ageKey()
  const source = inputsFor(server.connection('shop'))
  id = (await job.step({ action: 'backup', with: { ...source, 'age-recipients': key.recipient } })).outputs['backup'] ?? ''
  const gpg = gpgKey('backup@example.com')
  gpgId = (await job.step({ action: 'backup', with: { ...source, 'store': join(folder, 'gpg'), 'gpg-recipients': gpg.fingerprint, 'gpg-public-keys': gpg.publicKey } })).outputs['backup'] ?? ''
  writeFileSync(join(folder, 'gpg.key'), gpg.privateKey, { mode: 0o600 })
})

afterAll(async () => {
  job.remove()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** A copy of the store whose archive was changed; its sidecar tells the new checksum when `covered`. */
function changedStore(name: string, covered: boolean, change: (archive: string) => void): string {
  const copy = join(folder, name)
  cpSync(join(job.workspace, store), copy, { recursive: true })
  const archive = join(copy, `${id}.dump.age`)
  change(archive)
  if (covered) writeFileSync(`${archive}.sha256`, `${createHash('sha256').update(readFileSync(archive)).digest('hex')}  ${id}.dump.age\n`)
  return copy
}

const flip = (archive: string) => {
  const bytes = readFileSync(archive)
  const at = Math.floor(bytes.length / 2)
  bytes[at] = (bytes[at] ?? 0) ^ 0x01
  writeFileSync(archive, bytes)
}
const cut = (archive: string) => { truncateSync(archive, Math.floor(readFileSync(archive).length / 2)) }
const verify = async (inputs: Readonly<Record<string, string>>, environment: Readonly<Record<string, string>> = {}) => verdictOf(await job.step({ action: 'verify', with: inputs, environment }))
const drill = async (inputs: Readonly<Record<string, string>>) => job.step({ action: 'restore-test', with: { ...inputs, sandbox: 'local', migrate: 'none' } })

/** A PATH with everything but gpg. */
function pathWithoutGpg(): string {
  const bare = join(folder, 'bare')
  mkdirSync(bare, { recursive: true })
  for (const name of readdirSync('/usr/bin')) if (!name.startsWith('gpg')) try { symlinkSync(join('/usr/bin', name), join(bare, name)) } catch { /* It stands there from another claim. */ }
  return bare
}

describe('verify', () => {
  it('calls a backup unproved, not damaged, when the key is another one', async () => {
    expect(await verify({ 'age-identity': other.identity })).toEqual({ status: 3, verdict: 'unproved', reason: expect.stringContaining('no identity that was given opens the archive') as unknown as string })
  })

  it('calls it unproved when there is no key here, and says which one is missing', async () => {
    expect(await verify({})).toEqual({ status: 3, verdict: 'unproved', reason: expect.stringContaining('sealed by age, and no age-identity and no passphrase is given') as unknown as string })
    expect(await verify({ store: join(folder, 'gpg') })).toEqual({ status: 3, verdict: 'unproved', reason: expect.stringContaining('sealed by gpg, and no gpg-private-key') as unknown as string })
    // A passphrase is no key for what was sealed for recipients.
    expect(await verify({ passphrase: 'anything' })).toMatchObject({ status: 3, verdict: 'unproved', reason: expect.stringContaining('no age-identity is given') as unknown as string })
  })

  it('calls it damaged when one bit of the ciphertext changed, with the checksum or without', async () => {
    expect(await verify({ 'age-identity': key.identity, 'store': changedStore('flipped', false, flip) })).toEqual({ status: 1, verdict: 'damaged', reason: expect.stringContaining('checksum') as unknown as string })
    expect(await verify({ 'age-identity': key.identity, 'store': changedStore('flipped-covered', true, flip) })).toEqual({ status: 1, verdict: 'damaged', reason: expect.stringContaining('does not authenticate') as unknown as string })
  })

  it('calls it damaged, and cut off, when its end is missing', async () => {
    expect(await verify({ 'age-identity': key.identity, 'store': changedStore('cut-covered', true, cut) })).toEqual({ status: 1, verdict: 'damaged', reason: expect.stringContaining('ends too early') as unknown as string })
  })

  it('finds a changed checksum without a key too', async () => {
    expect(await verify({ store: changedStore('flipped-keyless', false, flip) })).toEqual({ status: 1, verdict: 'damaged', reason: expect.stringContaining('checksum') as unknown as string })
  })

  it('calls it unproved when the program that opens it is missing, and names that', async () => {
    expect(await verify({ 'dec-cmd': 'nowhere-to-be-found -d' })).toEqual({ status: 3, verdict: 'unproved', reason: expect.stringContaining('the program that dec-cmd names is not there') as unknown as string })
    const gpg = { 'store': join(folder, 'gpg'), 'gpg-private-key': join(folder, 'gpg.key') }
    expect(await verify(gpg)).toMatchObject({ status: 0, verdict: 'proved' })
    expect(await verify(gpg, { PATH: pathWithoutGpg() })).toEqual({ status: 3, verdict: 'unproved', reason: expect.stringMatching(/gpg could not be started: gpg is not there/) as unknown as string })
    expect(gpgId).not.toBe('')
  })
})

describe('restore-test', () => {
  const recordIn = (folder: string) => JSON.parse(readFileSync(join(folder, `${id}.drill.json`), 'utf8')) as DrillRecord

  it.each([['another key', () => ({ 'age-identity': other.identity })], ['no key', () => ({})]])('ends in doubt with %s, starts no server, and records that no key opened it', async (_, inputs) => {
    const copy = changedStore(`drill-${_.replace(' ', '-')}`, false, () => undefined)
    const result = await drill({ ...inputs(), store: copy })
    expect(verdictOf(result)).toMatchObject({ status: 3, verdict: 'unproved' })
    expect(result.log).not.toContain('Ensure restore Postgres')
    expect(recordIn(copy)).toMatchObject({ verdict: 'unproved', keyOpened: false })
    expect(recordIn(copy).reason).not.toContain('checksum')
  })

  it('restores nothing of a ciphertext that does not authenticate', async () => {
    const result = await drill({ 'age-identity': key.identity, 'store': changedStore('drill-flipped', true, flip) })
    expect(result.status).toBe(1)
    expect(result.log).not.toMatch(/restored in|Running constraint validation/)
  })
})

describe('settings that would leave a backup in the clear', () => {
  const nowhere = () => ({ ...inputsFor(server.connection('shop')), store: join(folder, 'never') })
  const standing = () => { try { return readdirSync(join(folder, 'never')) } catch { return 'no store' } }
  afterAll(() => { rmSync(join(folder, 'never'), { recursive: true, force: true }) })

  it.each([
    ['a misspelt option', () => ({ 'age-recipient': key.recipient }), /there is no input "age-recipient" \(did you mean age-recipients\?\)/],
    ['require-encryption without recipients', () => ({ 'require-encryption': 'true' }), /encryption is required, and nothing is given to encrypt with/],
    ['require-encryption with encryption: none', () => ({ 'require-encryption': 'true', 'encryption': 'none' }), /encryption is required/],
    ['a key that opens, and nobody to seal for', () => ({ 'age-identity': key.identity }), /would stand in the clear/],
    ['a recipient with a typing error', () => ({ 'age-recipients': `${key.recipient.slice(0, -1)}q` }), /age-recipients line 1 is not a recipient/],
    ['a secret key for a recipient', () => ({ 'age-recipients': key.identity }), /secret key where a recipient belongs/],
  ])('are wrong usage before anything is touched: %s', async (_, inputs, says) => {
    const result = await job.step({ action: 'backup', with: { ...nowhere(), ...inputs() } })
    expect(result.status).toBe(2)
    expect(errorsOf(result).join('\n')).toMatch(says)
    expect(standing()).toBe('no store')
    expect(readable(result)).not.toContain(key.identity.slice(20))
  })

  it.each([
    ['a command that seals nothing', 'cat', /not sealed by command/],
    ['a command that fails', 'sh -c "cat; exit 7"', /enc-cmd \(sh\) ended with status 7/],
    ['a command that reads a part only', 'head -c 100', /ended before it had read everything/],
    ['a command that is not there', 'nowhere-to-be-found', /the program that enc-cmd names is not there/],
  ])('fail and leave nothing in the store: %s', async (_, command, says) => {
    const result = await job.step({ action: 'backup', with: { ...nowhere(), 'enc-cmd': command } })
    expect(result.status).toBe(1)
    expect(errorsOf(result).join('\n')).toMatch(says)
    expect([[], 'no store']).toContainEqual(standing())
  })
})
