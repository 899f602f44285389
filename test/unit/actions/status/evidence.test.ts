import { execFileSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { brokenLinks, extendedChain, hashOf, parseEvidence } from '../../../../src/actions/status/evidence.ts'
import type { Evidence, StandingMonth } from '../../../../src/actions/status/evidence.ts'
import { keepEvidence } from '../../../../src/actions/status/evidence-files.ts'
import { evidenceText } from '../../../../src/actions/status/evidence-text.ts'
import { Secret } from '../../../../src/kit/secret.ts'
import { openStore } from '../../../../src/store/choose.ts'
import { page } from '../../docs/pages.ts'
import { quietHost } from '../../../support/status/quiet-host.ts'

const run = { repository: 'acme/zimmer', runId: '42', attempt: '1', commit: 'c0ffee' }
const backup = (at: string): Evidence => ({
  kind: 'backup', at, backup: `shop-${at}`, archive: `shop-${at}.dump`, bytes: 1000, sha256: 'a'.repeat(64), plainSha256: null, encryption: 'none', rows: 12, tables: 2, server: '17.5', run,
})
const drill = (at: string, of: string): Evidence => ({
  kind: 'drill', at, backup: `shop-${of}`, sha256: 'a'.repeat(64), verdict: 'proved', restoreSeconds: 75, rowsProved: 12, tablesProved: 2, server: '17.5', run,
})
const chain = (standing: readonly StandingMonth[], seen: readonly Evidence[], now: string) => extendedChain(standing, seen, { database: 'shop', now: new Date(now) })
const told = (months: readonly StandingMonth[]) => months.map(({ content }) => [content.month, content.entries.map(({ kind, at }) => `${kind} ${at.slice(0, 10)}`)])
const July = '2025-07-31T02:00:00Z'
const August = '2025-08-01T02:00:00Z'

describe('the chain of evidence', () => {
  it('keeps what the store has long removed', () => {
    const first = chain([], [backup(August), drill('2025-08-01T05:00:00Z', August)], '2025-08-01T06:00:00Z')
    const second = chain(first, [backup('2025-08-20T02:00:00Z')], '2025-08-20T03:00:00Z')
    expect(told(second)).toEqual([['2025-08', ['backup 2025-08-01', 'drill 2025-08-01', 'backup 2025-08-20']]])
  })

  it('keeps each restore test of a backup, though the store has the newest only', () => {
    const first = chain([], [backup(August), drill('2025-08-01T05:00:00Z', August)], '2025-08-01T06:00:00Z')
    expect(told(chain(first, [backup(August), drill('2025-08-09T05:00:00Z', August)], '2025-08-09T06:00:00Z'))).toEqual([['2025-08', ['backup 2025-08-01', 'drill 2025-08-01', 'drill 2025-08-09']]])
  })

  it('begins with a file for each month of which something stands, each with the hash of the one before', () => {
    const months = chain([], [backup(August), backup(July)], '2025-08-01T06:00:00Z')
    expect(told(months)).toEqual([['2025-07', ['backup 2025-07-31']], ['2025-08', ['backup 2025-08-01']]])
    expect(months.map(({ content }) => content.previous)).toEqual([null, { month: '2025-07', sha256: hashOf(months[0]?.text ?? '') }])
    expect(brokenLinks(months)).toEqual([])
  })

  it('finishes a month before the next one closes it, and has a file for a month without any backup', () => {
    const july = chain([], [backup('2025-07-30T02:00:00Z')], '2025-07-30T06:00:00Z')
    const rest = chain(july, [backup(July)], '2025-09-02T06:00:00Z')
    expect(told(rest)).toEqual([['2025-07', ['backup 2025-07-30', 'backup 2025-07-31']], ['2025-08', []], ['2025-09', []]])
    expect(brokenLinks(rest)).toEqual([])
  })

  it('never writes a closed month again: what comes late, or from a wrong clock, stands in the open one', () => {
    const closed = chain([], [backup(July), backup(August)], '2025-08-01T06:00:00Z')
    const written = chain(closed, [drill('2025-07-31T23:00:00Z', July), backup('2031-01-01T00:00:00Z')], '2025-08-02T06:00:00Z')
    expect(told(written)).toEqual([['2025-08', ['drill 2025-07-31', 'backup 2025-08-01', 'backup 2031-01-01']]])
    expect(brokenLinks([...closed.slice(0, 1), ...written])).toEqual([])
  })

  it('writes nothing where nothing is new', () => {
    const standing = chain([], [backup(August)], '2025-08-01T06:00:00Z')
    expect(chain(standing, [backup(August)], '2025-08-02T06:00:00Z')).toEqual([])
  })

  it('names the month that was changed, replaced or removed', () => {
    const months = chain([], [backup('2025-06-02T00:00:00Z'), backup(July), backup(August)], '2025-08-01T06:00:00Z')
    const [june, july, august] = months as [StandingMonth, StandingMonth, StandingMonth]
    const changed = { ...july, text: july.text.replace('"rows": 12', '"rows": 13') }
    expect(brokenLinks([june, changed, august])).toEqual(['2025-07'])
    expect(brokenLinks([june, august])).toEqual(['2025-06'])
    expect(brokenLinks([july, august])).toEqual(['before 2025-07'])
  })

  it('reads no file of another version or of another kind', () => {
    const [{ text } = { text: '' }] = chain([], [backup(August)], '2025-08-01T06:00:00Z')
    expect(parseEvidence(text)?.month).toBe('2025-08')
    for (const wrong of ['', 'null', '[]', '{}', text.replace('"version": 1', '"version": 2'), text.replace('"kind": "backup"', '"kind": "x"')]) expect(parseEvidence(wrong)).toBeUndefined()
  })

  it('tells people the same, with hashes, runs and the verdict', () => {
    const [month] = chain([], [backup(August), drill('2025-08-01T05:00:00Z', August)], '2025-08-01T06:00:00Z')
    if (month === undefined) throw new Error('nothing was written')
    const text = evidenceText(month, 'shop-evidence-2025-08.json')
    expect(text).toContain('1 backup, 1 restore test, 1 of them proved; the slowest proved restore took 75 s.')
    for (const part of ['| proved | 75 s | 12 |', 'a'.repeat(64), 'acme/zimmer 42.1', 'c0ffee', hashOf(month.text)]) expect(text).toContain(part)
  })
})

describe('the folder of evidence', () => {
  let folder: string
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'zimmer-evidence-')) })
  afterEach(() => { rmSync(folder, { recursive: true, force: true }) })

  /** A backup of the scripts: archive and sidecar. */
  function take(id: string): void {
    writeFileSync(join(folder, `${id}.dump`), 'PGDMP')
    writeFileSync(join(folder, `${id}.dump.sha256`), `${'b'.repeat(64)}  ${id}.dump\n`)
  }
  const evidence = () => join(folder, 'evidence')
  async function keep(key?: string, now = '2025-08-28T21:00:00Z'): Promise<string[]> {
    const host = quietHost()
    const store = await openStore([folder], { base: '/', now: () => new Date(now), environment: {}, temporaryDirectory: folder, s3: {}, ssh: {} })
    const sets = (await store.list()).filter(({ database }) => database === 'boutique d\'été')
    await keepEvidence({ folder: evidence(), key: key === undefined ? undefined : new Secret(key), database: 'boutique d\'été', store, sets, now: new Date(now), host })
    return host.warnings
  }
  const base = 'boutique%20d%27%C3%A9t%C3%A9'
  const file = `${base}-evidence-2025-08.json`
  const pem = () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

  it('is verified by the commands of the guide, and refused by them after a change', async () => {
    take(`${base}-20250828_143022`)
    const lines = page('docs/status.md').blocks.filter(({ language }) => language === 'sh').flatMap(({ text }) => text.split('\n'))
    const commandWith = (words: string) => lines.find((line) => line.includes(words))?.replaceAll('shop-evidence-2025-08', file.replace('.json', '')) ?? ''
    const shell = (command: string) => execFileSync('sh', ['-c', command], { cwd: evidence(), encoding: 'utf8', stdio: 'pipe' })
    await keep()
    shell(commandWith('genpkey'))
    expect(await keep(readFileSync(join(evidence(), 'evidence-key.pem'), 'utf8'))).toEqual([])
    shell(commandWith('-pubout'))
    expect(shell(commandWith('pkeyutl -verify'))).toContain('Signature Verified Successfully')
    expect(shell(commandWith('sha256sum'))).toContain(hashOf(readFileSync(join(evidence(), file), 'utf8')))
    writeFileSync(join(evidence(), file), readFileSync(join(evidence(), file), 'utf8').replace('"bytes": 5', '"bytes": 6'))
    expect(() => shell(commandWith('pkeyutl -verify'))).toThrow()
  })

  it('does not sign what was changed since it was signed', async () => {
    take(`${base}-20250828_143022`)
    const key = pem()
    await keep(key)
    writeFileSync(join(evidence(), file), readFileSync(join(evidence(), file), 'utf8').replace('"bytes": 5', '"bytes": 6'))
    take(`${base}-20250829_143022`)
    expect(await keep(key)).toEqual([expect.stringContaining('the signature of boutique%20d%27%C3%A9t%C3%A9-evidence-2025-08.json is not that of evidence-key over this file') as unknown as string])
    expect(parseEvidence(readFileSync(join(evidence(), file), 'utf8'))?.entries).toHaveLength(1)
  })

  it('takes the hash of a backup without a manifest from its sidecar, and keeps it when the backup is gone', async () => {
    take(`${base}-20250827_143022`)
    await keep()
    rmSync(join(folder, `${base}-20250827_143022.dump`))
    take(`${base}-20250828_143022`)
    expect(await keep()).toEqual([])
    const kept = parseEvidence(readFileSync(join(evidence(), file), 'utf8'))
    expect(kept?.entries).toMatchObject([{ at: '2025-08-27T14:30:22.000Z', sha256: 'b'.repeat(64), rows: null }, { at: '2025-08-28T14:30:22.000Z' }])
    expect(readdirSync(evidence()).sort()).toEqual([file, file.replace('json', 'md')])
  })

  it('leaves no signature beside a file that it no longer belongs to', async () => {
    take(`${base}-20250827_143022`)
    await keep(pem())
    expect(existsSync(join(evidence(), `${file}.sig`))).toBe(true)
    take(`${base}-20250828_143022`)
    await keep()
    expect(existsSync(join(evidence(), `${file}.sig`))).toBe(false)
  })

  it('warns of a link that is broken, and writes over nothing that it cannot read', async () => {
    take(`${base}-20250731_143022`)
    await keep(undefined, '2025-08-01T00:00:00Z')
    const july = join(evidence(), `${base}-evidence-2025-07.json`)
    writeFileSync(july, readFileSync(july, 'utf8').replace('"bytes": 5', '"bytes": 6'))
    expect(await keep()).toEqual([expect.stringContaining('the evidence of 2025-07 is not the one') as unknown as string])
    writeFileSync(july, 'garbage')
    expect(await keep()).toEqual([expect.stringContaining('is no evidence file of this version') as unknown as string])
    expect(readFileSync(july, 'utf8')).toBe('garbage')
  })

  it('refuses a key of another kind without a word of it', async () => {
    take(`${base}-20250828_143022`)
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    expect((await keep(rsa))[0]).toContain('is a key of rsa, not of ed25519')
    expect((await keep('hunter2'))[0]).toMatch(/evidence-key is no private key in PEM\. Make one with(?!.*hunter2)/)
  })
})
