import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { DrillRecord } from '../../../src/domain/manifest.ts'
import { sealOf } from '../../../src/encryption/kinds.ts'
import { Job } from '../../support/runner.ts'
import type { StepResult } from '../../support/runner.ts'
import { ageKey, gpgKey, program } from '../../support/secrets/keys.ts'
import type { AgeKey } from '../../support/secrets/keys.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { errorsOf, inputsFor, reportOf, shop } from '../actions/workshop.ts'
import { archiveOf, contentOf, idsIn, manifestOf, plainOf, restorableDumps, sha256 } from './workshop.ts'

// Three backups under an old key, the newest with a drill; every claim works on a copy of that store.

const folder = mkdtempSync(join(tmpdir(), 'zimmer-rekey-'))
let server: TestServer
let job: Job
let oldKey: AgeKey
let newKey: AgeKey
let ids: string[]
let dumps: string[]
const original = join(folder, 'original')
const newIdentity = join(folder, 'new.key')

beforeAll(async () => {
  server = await startServer()
  await server.sql('CREATE DATABASE shop')
  await server.sql(shop, 'shop')
  job = new Job()
  oldKey = await ageKey()
  newKey = await ageKey()
  writeFileSync(newIdentity, `${newKey.identity}\n`, { mode: 0o600 })
  for (let turn = 1; turn <= 3; turn++) {
    await server.sql(`INSERT INTO nothing VALUES (${turn})`, 'shop')
    const taken = await backUp({ 'store': original, 'age-recipients': oldKey.recipient })
    expect(errorsOf(taken)).toEqual([])
  }
  const drilled = await job.step({ action: 'restore-test', with: { 'store': original, 'age-identity': oldKey.identity, 'sandbox': 'local', 'migrate': 'none' } })
  expect(drilled.outputs['verdict']).toBe('proved')
  ids = idsIn(original)
  dumps = ids.map((id) => manifestOf(original, id).archive.plainSha256).sort()
})

afterAll(async () => {
  job.remove()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

function backUp(inputs: Readonly<Record<string, string>>): Promise<StepResult> {
  return job.step({ action: 'backup', with: { ...inputsFor(server.connection('shop')), ...inputs } })
}

function copied(name: string): string {
  const copy = join(folder, name)
  cpSync(original, copy, { recursive: true })
  return copy
}

function rekey(store: string, inputs: Readonly<Record<string, string>>): Promise<StepResult> {
  return job.step({ action: 'rekey', with: { store, ...inputs } })
}

const toNew = () => ({ 'age-identity': oldKey.identity, 'age-recipients': newKey.recipient })
const verify = async (store: string, inputs: Readonly<Record<string, string>>) => (await job.step({ action: 'verify', with: { store, backup: 'all', database: 'shop', ...inputs } })).status

describe('what cannot be rekeyed', () => {
  it('stays byte for byte as it was when the old key is another one, or there is none', async () => {
    const store = copied('wrong key')
    const before = contentOf(store)
    for (const inputs of [{ 'age-identity': newKey.identity }, {}]) {
      const result = await rekey(store, { 'age-recipients': (await ageKey()).recipient, ...inputs })
      expect(result.status).toBe(3)
      expect(result.log).toMatch(/left as it is, under its old key: unproved/)
      expect(contentOf(store)).toEqual(before)
    }
  })

  it('stays as it is when it is damaged, and does not keep the others from their new key', async () => {
    const store = copied('damaged')
    const [, damaged = ''] = ids
    const bytes = readFileSync(archiveOf(store, damaged))
    bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 4
    writeFileSync(archiveOf(store, damaged), bytes)
    const before = Object.entries(contentOf(store)).filter(([name]) => name.startsWith(damaged))
    const result = await rekey(store, toNew())
    expect(result.status).toBe(1)
    expect(result.outputs['rekeyed']).toBe('2')
    expect(reportOf(result)['backups']).toContainEqual({ from: damaged, outcome: 'left', verdict: 'damaged', reason: expect.any(String) as unknown as string })
    expect(Object.entries(contentOf(store)).filter(([name]) => name.startsWith(damaged))).toEqual(before)
    expect(await verify(store, { 'age-identity': newKey.identity })).toBe(1)
    expect(idsIn(store).filter((id) => manifestOf(store, id).encryption.recipients[0] === newKey.recipient)).toHaveLength(2)
  })

  it('stays when its checksum was changed and its ciphertext is sound', async () => {
    const store = copied('sidecar')
    const [oldest = ''] = ids
    writeFileSync(`${archiveOf(store, oldest)}.sha256`, `${'0'.repeat(64)}  ${basename(archiveOf(store, oldest))}\n`)
    expect(await rekey(store, { ...toNew(), backup: oldest })).toMatchObject({ status: 1, outputs: { rekeyed: '0' } })
    expect(idsIn(store)).toEqual(ids)
  })

  it('stays when the new command does not encrypt, fails or is missing, and nothing of the new copy is left', async () => {
    const store = copied('commands')
    const before = contentOf(store)
    for (const command of ['cat', 'sh -c "cat; exit 3"', 'nowhere-to-be-found']) {
      const result = await rekey(store, { 'age-identity': oldKey.identity, 'enc-cmd': command })
      expect(result.status).toBe(1)
      expect(contentOf(store)).toEqual(before)
    }
  })

  it('stays when nobody is named to encrypt it for', async () => {
    const store = copied('nobody')
    const before = contentOf(store)
    expect((await rekey(store, { 'age-identity': oldKey.identity })).status).toBe(2)
    expect((await rekey(store, { 'age-identity': oldKey.identity, 'encryption': 'none' })).status).toBe(2)
    expect((await rekey(store, { ...toNew(), 'age-recipient': newKey.recipient })).status).toBe(2)
    expect(contentOf(store)).toEqual(before)
  })
})

describe('a store that was rekeyed', () => {
  let store: string
  let result: StepResult
  beforeAll(async () => {
    store = copied('rekeyed')
    result = await rekey(store, toNew())
  })

  it('opens with the new key alone, each dump byte for byte as it was', async () => {
    expect(errorsOf(result)).toEqual([])
    expect(result).toMatchObject({ status: 0, outputs: { rekeyed: '3' } })
    expect(await verify(store, { 'age-identity': newKey.identity })).toBe(0)
    expect(restorableDumps(store, [newIdentity])).toEqual(dumps)
  })

  it('does not open with the old key any more, and no old copy is left', async () => {
    expect(await verify(store, { 'age-identity': oldKey.identity })).toBe(3)
    expect(idsIn(store)).toHaveLength(3)
    expect(readdirSync(store)).toHaveLength(3 * 4 + 1)
    for (const id of idsIn(store)) expect(manifestOf(store, id).encryption).toEqual({ method: 'age', recipients: [newKey.recipient] })
  })

  it('keeps what was true of the source, the time of each snapshot above all', () => {
    expect(idsIn(store).map((id) => manifestOf(store, id).takenAt)).toEqual(ids.map((id) => manifestOf(original, id).takenAt))
    expect(idsIn(store).map((id) => manifestOf(store, id).totals)).toEqual(ids.map((id) => manifestOf(original, id).totals))
  })

  it('keeps the drill\'s word, and says that the new key has opened nothing yet, until a drill has', async () => {
    const newest = idsIn(store).at(-1) ?? ''
    const record = (at: string, id: string) => JSON.parse(readFileSync(join(at, `${id}.drill.json`), 'utf8')) as DrillRecord
    const before = record(original, ids.at(-1) ?? '')
    const sidecar = readFileSync(join(store, `${newest}.dump.age.sha256`), 'utf8').slice(0, 64)
    expect(record(store, newest)).toEqual({ ...before, backup: newest, archiveSha256: sidecar, keyOpened: false })
    const status = async () => {
      const told = await job.step({ action: 'status', with: { store } })
      return [told.outputs['health'], ...(reportOf(told)['findings'] as { id: string }[]).map(({ id }) => id)]
    }
    expect(await status()).toEqual(['warning', 'key-unproved'])
    const drilled = await job.step({ action: 'restore-test', with: { store, 'age-identity': newKey.identity, 'sandbox': 'local', 'migrate': 'none' } })
    expect(drilled.outputs).toMatchObject({ verdict: 'proved', backup: newest })
    expect(await status()).toEqual(['healthy'])
  })

  it('is left alone by a second run, with the old key or without', async () => {
    const before = contentOf(store)
    for (const inputs of [toNew(), { 'age-recipients': newKey.recipient }]) {
      expect(await rekey(store, inputs)).toMatchObject({ status: 0, outputs: { rekeyed: '0' } })
      expect(contentOf(store)).toEqual(before)
    }
  })
})

describe('ways of encrypting', () => {
  const passphrase = 'an "old" $passphrase'
  const only = () => ids.slice(-1)

  it('change from recipients to a passphrase, to another one, to gpg, to a command and back, and the dump stays the same', async () => {
    const store = copied('ways')
    const gpg = gpgKey('vault@example.com')
    const steps: [Record<string, string>, Record<string, string>][] = [
      [{ 'age-identity': oldKey.identity }, { 'new-passphrase': passphrase }],
      [{ passphrase }, { 'new-passphrase': `${passphrase} 2` }],
      [{ passphrase: `${passphrase} 2` }, { 'gpg-recipients': gpg.fingerprint, 'gpg-public-keys': gpg.publicKey }],
      [{ 'gpg-private-key': gpg.privateKey }, { 'enc-cmd': `age -r ${oldKey.recipient}` }],
      [{ 'dec-cmd': `age -d -i ${newIdentity}` }, { 'age-recipients': newKey.recipient }],
      [{ 'age-identity': oldKey.identity }, { 'age-recipients': newKey.recipient }],
    ]
    const outcomes: string[] = []
    for (const [open, seal] of steps) {
      const result = await rekey(store, { backup: 'latest', ...open, ...seal })
      outcomes.push(`${result.status} ${result.outputs['rekeyed'] ?? ''}`)
      expect(idsIn(store)).toHaveLength(3)
    }
    // The fifth has the wrong key: it must change nothing.
    expect(outcomes).toEqual(['0 1', '0 1', '0 1', '0 1', '3 0', '0 1'])
    expect(sha256(plainOf(archiveOf(store, idsIn(store).at(-1) ?? ''), [newIdentity]))).toBe(manifestOf(original, only()[0] ?? '').archive.plainSha256)
  })

  it('begin with backups that stand in the clear', async () => {
    const store = join(folder, 'clear')
    await backUp({ store })
    expect((await rekey(store, { 'age-recipients': newKey.recipient })).outputs['rekeyed']).toBe('1')
    expect(readdirSync(store).filter((name) => sealOf(readFileSync(join(store, name)).subarray(0, 64)) === 'custom-format')).toEqual([])
    expect(await verify(store, { 'age-identity': newKey.identity })).toBe(0)
  })

  it('leave the old copies where keep-old asks for it, and remove them on a later run without it', async () => {
    const store = copied('kept')
    expect((await rekey(store, { ...toNew(), 'keep-old': 'true' })).outputs['rekeyed']).toBe('3')
    expect(idsIn(store)).toHaveLength(6)
    expect(idsIn(store)).toEqual(expect.arrayContaining(ids))
    expect(await rekey(store, toNew())).toMatchObject({ status: 0, outputs: { rekeyed: '0' } })
    expect(restorableDumps(store, [newIdentity])).toEqual(dumps)
    expect(idsIn(store)).toHaveLength(3)
  })
})

describe('the scripts\' backups, which have no manifest', () => {
  it.each(['.dump', '.dump.age'])('are rekeyed by checksum and whole read: %s', async (ending) => {
    const store = join(folder, `scripts${ending}`)
    mkdirSync(store)
    const plain = plainOf(archiveOf(original, ids[0] ?? ''), [writeOldIdentity()])
    const name = `shop-20250828_143022${ending}`
    writeFileSync(join(store, name), ending === '.dump' ? plain : program('age', ['-r', oldKey.recipient], {}, plain))
    writeFileSync(join(store, `${name}.sha256`), `${sha256(readFileSync(join(store, name)))}  ops/backup/archives/${name}\n`)
    expect(await rekey(store, toNew())).toMatchObject({ status: 0, outputs: { rekeyed: '1', backup: 'shop-20250828_143023' } })
    expect(readdirSync(store).sort()).toEqual(['shop-20250828_143023.dump.age', 'shop-20250828_143023.dump.age.sha256'])
    expect(restorableDumps(store, [newIdentity])).toEqual([sha256(plain)])
  })
})

function writeOldIdentity(): string {
  const path = join(folder, 'old.key')
  writeFileSync(path, `${oldKey.identity}\n`, { mode: 0o600 })
  return path
}
