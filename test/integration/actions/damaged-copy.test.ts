import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { applyRetention } from '../../../src/actions/retention.ts'
import { parseDrillRecord } from '../../../src/domain/manifest-parsing.ts'
import type { DrillRecord } from '../../../src/domain/manifest.ts'
import { DirectoryStore } from '../../../src/store/directory.ts'
import { SeveralStores } from '../../../src/store/several.ts'
import type { Store } from '../../../src/store/store.ts'
import { Job } from '../../support/runner.ts'
import { idAt, sha256 } from '../../support/store/content.ts'
import { backUpInto } from '../repair/workshop.ts'

// A restore test that reads other bytes than were stored says so beside the very copy that it read, and nowhere else.

const [older, newer] = [idAt(0), idAt(24 * 60)]
const archive = `${newer}.dump.age`
const rules = { 'retention-days': 1, 'keep-last': 0, 'keep-daily': 0, 'keep-weekly': 0, 'keep-monthly': 0, 'keep-yearly': 0, 'keep-at-least': 1 }

describe('a restore test of a copy that was changed', () => {
  let job: Job
  let base: string
  let [a, b] = ['', '']
  const store = (folder: string) => new DirectoryStore(folder, { base: '/', now: () => new Date() })
  const drill = (stores: string[], more: Record<string, string> = {}) => job.step({ action: 'restore-test', with: { store: stores.join('\n'), database: 'zimmer', backup: newer, sandbox: 'local', ...more } })
  const recordIn = (folder: string, id = newer): DrillRecord | undefined => {
    const path = join(folder, `${id}.drill.json`)
    return existsSync(path) ? parseDrillRecord(readFileSync(path, 'utf8')) : undefined
  }
  const repair = (more: Record<string, string> = {}) => job.step({ action: 'repair', with: { 'store': `${a}\n${b}`, 'settle-minutes': '0', ...more } })
  const removedBy = async (from: Store) => (await applyRetention(from, 'zimmer', rules, { now: new Date(), justTaken: '', dryRun: true })).decisions.filter(({ keep }) => !keep).map(({ id }) => id)

  beforeAll(() => { job = new Job() })
  afterAll(() => { job.remove() })
  beforeEach(async () => {
    base = mkdtempSync(join(tmpdir(), 'zimmer-damaged-copy-'));
    [a, b] = ['a', 'b'].map((name) => join(base, name)) as [string, string]
    mkdirSync(a)
    mkdirSync(b)
    for (const id of [older, newer]) for (const folder of [a, b]) await backUpInto(store(folder), id, `dump of ${id}`)
  })
  afterEach(() => { rmSync(base, { recursive: true, force: true }) })

  it('no longer lets retention take it for the good one that may stand alone', async () => {
    expect(await removedBy(store(a))).toEqual([older])
    writeFileSync(join(a, archive), 'other bytes')
    const { status, log } = await drill([a])
    expect([status, log]).toEqual([1, expect.stringContaining('is not the one in its sidecar') as unknown as string])
    expect(recordIn(a)).toMatchObject({ backup: newer, verdict: 'damaged', reason: 'its checksum is wrong', thisCopyAlone: true, archiveSha256: sha256('other bytes') })
    expect(await removedBy(store(a))).toEqual([newer])
    expect((await job.step({ action: 'latest', with: { store: a, database: 'zimmer' } })).outputs).toMatchObject({ backup: older })
    const { outputs, summary } = await job.step({ action: 'status', with: { store: a, database: 'zimmer' } })
    expect([outputs['health'], summary]).toEqual(['critical', expect.stringContaining('its checksum is wrong') as unknown as string])
  })

  it('says nothing against the whole copy of another store, nor lets it go for the damaged one', async () => {
    writeFileSync(join(a, archive), 'other bytes')
    expect((await drill([a, b])).status).toBe(1)
    expect([recordIn(a)?.verdict, recordIn(b)]).toEqual(['damaged', undefined])
    expect(await removedBy(new SeveralStores(store(a), [store(b)]))).toEqual([])
    expect(await removedBy(store(b))).toEqual([older])
  })

  it('records it of a closed part that was changed, too', async () => {
    writeFileSync(join(a, `${newer}.proof.json.age`), 'other bytes')
    const passphrase = 'a passphrase for the closed part'
    expect((await drill([a, b], { passphrase })).status).toBe(1)
    expect([recordIn(a), recordIn(b)]).toEqual([expect.objectContaining({ verdict: 'damaged', thisCopyAlone: true }), undefined])
  })

  it('records nothing against an archive that is as its manifest names it: then the sidecar is wrong', async () => {
    writeFileSync(join(a, `${archive}.sha256`), `${sha256('another')}  ${archive}\n`)
    expect((await drill([a])).status).toBe(1)
    expect(recordIn(a)).toBeUndefined()
  })

  it('lets repair know the copy by its listing, and replace it with its record', async () => {
    writeFileSync(join(a, archive), `dump of ${newer}`.toUpperCase())
    await drill([a, b])
    expect((await repair({ compare: 'listing' })).outputs).toMatchObject({ damaged: '1' })
    expect((await repair({ 'compare': 'listing', 'replace-damaged': 'true' })).outputs).toMatchObject({ copied: '1', damaged: '0' })
    expect([readFileSync(join(a, archive), 'utf8'), recordIn(a), recordIn(b)]).toEqual([`dump of ${newer}`, undefined, undefined])
  })

  it('is not copied to other stores once the copy was made good by hand', async () => {
    writeFileSync(join(a, archive), 'other bytes')
    await drill([a, b])
    writeFileSync(join(a, archive), `dump of ${newer}`)
    rmSync(b, { recursive: true })
    mkdirSync(b)
    expect((await repair()).outputs).toMatchObject({ copied: '2', damaged: '0' })
    expect([existsSync(join(b, archive)), recordIn(b)]).toEqual([true, undefined])
  })
})
