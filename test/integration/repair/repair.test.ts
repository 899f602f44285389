import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { DirectoryStore } from '../../../src/store/directory.ts'
import { Job } from '../../support/runner.ts'
import type { StepResult } from '../../support/runner.ts'
import { idAt } from '../../support/store/content.ts'
import { reportOf } from '../actions/workshop.ts'
import { contentOf } from '../rekey/workshop.ts'
import { backUpInto, filesOf } from './workshop.ts'

const id = idAt(0)
const [archive, sidecar] = [`${id}.dump.age`, `${id}.dump.age.sha256`]

describe('repair', () => {
  let job: Job
  let base: string
  let [a, b, c] = ['', '', '']
  const store = (folder: string) => new DirectoryStore(folder, { base: '/', now: () => new Date() })
  const outcomes = (result: StepResult) => (reportOf(result)['outcomes'] as { backup: string; store: string; outcome: string }[]).map((one) => [one.backup, one.store, one.outcome])
  const repair = (inputs: Record<string, string> = {}, stores = [a, b]) => job.step({ action: 'repair', with: { 'store': stores.join('\n'), 'settle-minutes': '0', ...inputs } })
  const write = (folder: string, files: Record<string, Buffer>, names = Object.keys(files)) => {
    for (const name of names) writeFileSync(join(folder, name), files[name] ?? '')
  }
  const grow = (folder: string, hours = 48) => {
    for (const name of readdirSync(folder)) utimesSync(join(folder, name), new Date(Date.now() - hours * 3600_000), new Date(Date.now() - hours * 3600_000))
  }

  beforeAll(() => { job = new Job() })
  afterAll(() => { job.remove() })
  beforeEach(() => {
    base = mkdtempSync(join(tmpdir(), 'zimmer-repair-'));
    [a, b, c] = ['a', 'b', 'c'].map((name) => mkdtempSync(join(base, `${name}-`))) as [string, string, string]
  })
  afterEach(() => { rmSync(base, { recursive: true, force: true }) })

  it('never copies a damaged backup on, and fails', async () => {
    await backUpInto(store(a), id)
    writeFileSync(join(a, archive), 'another dump')
    const before = contentOf(a)
    const result = await repair({ 'replace-damaged': 'true' })
    expect(result).toMatchObject({ status: 1, outputs: { copied: '0', damaged: '1' } })
    expect(outcomes(result)).toEqual([[id, a, 'damaged']])
    expect([contentOf(a), readdirSync(b)]).toEqual([before, []])
  })

  it('never copies a backup on whose roles and settings were changed, nor one that lost them', async () => {
    await backUpInto(store(a), id)
    for (const harm of [() => { writeFileSync(join(a, `${id}.globals.sql.age`), 'CREATE ROLE evil') }, () => { rmSync(join(a, `${id}.globals.sql.age`)) }]) {
      harm()
      const result = await repair({ 'replace-damaged': 'true' })
      expect(result).toMatchObject({ status: 1, outputs: { copied: '0', damaged: '1' } })
      expect([outcomes(result), readdirSync(b)]).toEqual([[[id, a, 'damaged']], []])
    }
  })

  it('never writes over another backup of the same name, and names both', async () => {
    await backUpInto(store(a), id, 'one')
    await backUpInto(store(b), id, 'two')
    const before = [contentOf(a), contentOf(b)]
    const result = await repair({ 'replace-damaged': 'true', 'remove-incomplete': 'true' }, [a, b, c])
    expect(result).toMatchObject({ status: 1, outputs: { copied: '0', damaged: '2' } })
    expect(outcomes(result)).toEqual([[id, a, 'different'], [id, b, 'different']])
    expect([contentOf(a), contentOf(b), readdirSync(c)]).toEqual([...before, []])
  })

  it('copies what each store lacks, every file of it, and finds nothing to do in a second run', async () => {
    const first = await backUpInto(store(a), id, Buffer.alloc(3_000_000, 'x'))
    const second = await backUpInto(store(b), idAt(1, 'we"ird; drop $(id) é'))
    await store(a).attach(`${id}.drill.json`, '{"verdict":"proved"}')
    const result = await repair()
    expect(result).toMatchObject({ status: 0, outputs: { copied: '2', damaged: '0' } })
    expect(contentOf(a)).toEqual(contentOf(b))
    expect(readdirSync(a)).toHaveLength(Object.keys(first).length + Object.keys(second).length + 1)
    expect(await repair()).toMatchObject({ status: 0, outputs: { copied: '0', damaged: '0' } })
  })

  it('replaces a damaged copy only where it is asked to', async () => {
    await backUpInto(store(a), id)
    await repair()
    writeFileSync(join(b, archive), readFileSync(join(b, archive)).fill('!', 3, 4))
    const damaged = contentOf(b)
    expect(await repair()).toMatchObject({ status: 1, outputs: { copied: '0', damaged: '1' } })
    expect(contentOf(b)).toEqual(damaged)
    expect(await repair({ 'replace-damaged': 'true', 'dry-run': 'true' })).toMatchObject({ status: 0, outputs: { copied: '0', damaged: '0' } })
    expect(contentOf(b)).toEqual(damaged)
    const result = await repair({ 'replace-damaged': 'true' })
    expect(result).toMatchObject({ status: 0, outputs: { copied: '1', damaged: '0' } })
    expect(contentOf(b)).toEqual(contentOf(a))
  })

  it.each([
    ['a checksum file that is none', sidecar, 'nonsense'], ['a manifest that is none', `${id}.json`, '{'], ['a changed closed part', `${id}.proof.json.age`, 'proof of another'], ['an empty archive', archive, ''],
  ])('finds %s, and makes it good', async (_, name, content) => {
    await backUpInto(store(a), id)
    await repair()
    writeFileSync(join(b, name), content)
    expect(outcomes(await repair())).toEqual([[id, b, 'damaged']])
    expect((await repair({ 'replace-damaged': 'true' })).status).toBe(0)
    expect(contentOf(b)).toEqual(contentOf(a))
  })

  it('finds by listing a file of another size, and none of equal size', async () => {
    await backUpInto(store(a), id, 'the dump')
    await repair()
    writeFileSync(join(b, archive), 'the bump')
    expect(await repair({ compare: 'listing' })).toMatchObject({ status: 0 })
    writeFileSync(join(b, archive), 'the dump and more')
    expect(outcomes(await repair({ compare: 'listing' }))).toEqual([[id, b, 'damaged']])
  })

  it.each([
    ['the archive alone, whole', [archive]], ['all but the checksum', [archive, `${id}.json`, `${id}.proof.json.age`]], ['the manifest alone', [`${id}.json`]], ['the checksum alone', [sidecar]],
  ])('finishes a set of which a kill left %s', async (_, names) => {
    write(b, await backUpInto(store(a), id), names)
    const result = await repair()
    expect(outcomes(result)).toEqual([[id, b, 'finished']])
    expect(result.status).toBe(0)
    expect(contentOf(b)).toEqual(contentOf(a))
  })

  it('finishes an archive that broke off in the middle, and leaves one alone that is no beginning of the good one', async () => {
    const files = await backUpInto(store(a), id, 'a long dump')
    writeFileSync(join(b, archive), 'a long')
    writeFileSync(join(c, archive), 'a wrong')
    const result = await repair({ 'replace-damaged': 'true', 'remove-incomplete': 'true' }, [a, b, c])
    expect(outcomes(result)).toEqual([[id, b, 'finished'], [id, c, 'different']])
    expect([result.status, readFileSync(join(b, archive)).equals(files[archive] ?? Buffer.alloc(0)), readFileSync(join(c, archive), 'utf8')]).toEqual([1, true, 'a wrong'])
  })

  it('removes a set that nobody can finish only where it is asked to, and only after a day', async () => {
    writeFileSync(join(a, archive), 'half a dump')
    expect(outcomes(await repair({ 'remove-incomplete': 'true' }))).toEqual([[id, a, 'incomplete']])
    grow(a)
    expect(await repair()).toMatchObject({ status: 1, outputs: { damaged: '1' } })
    expect(readdirSync(a)).toEqual([archive])
    expect(outcomes(await repair({ 'remove-incomplete': 'true' }))).toEqual([[id, a, 'removed']])
    expect(readdirSync(a)).toEqual([])
  })

  it('never removes an archive that its manifest proves to be whole, though its checksum is missing', async () => {
    const files = filesOf(id, 'the only copy')
    write(a, files, Object.keys(files).filter((name) => name !== sidecar))
    grow(a)
    expect(outcomes(await repair({ 'remove-incomplete': 'true' }))).toEqual([[id, a, 'incomplete']])
    expect(readdirSync(a)).toHaveLength(4)
  })

  it('leaves alone what may be being written, says so, and ends in doubt', async () => {
    await backUpInto(store(a), id)
    const result = await repair({ 'settle-minutes': '60' })
    expect([result.status, outcomes(result), readdirSync(b)]).toEqual([3, [[id, b, 'young']], []])
    const writer = await store(b).begin(id)
    const busy = await repair()
    expect([busy.status, outcomes(busy)]).toEqual([1, [[id, b, 'failed']]])
    await writer.abort()
  })

  it('looks at one backup where one is named, and says when there is none of that name', async () => {
    await backUpInto(store(a), id)
    await backUpInto(store(a), idAt(1))
    expect((await repair({ backup: archive })).outputs).toMatchObject({ copied: '1' })
    expect(await store(b).list()).toMatchObject([{ id }])
    expect(reportOf(await repair({ backup: 'zimmer-20990101_000000' })).error?.code).toBe('backup-missing')
    expect(reportOf(await repair({}, [b.replace(/b-/, 'none-')])).error?.code).toBe('no-backups')
  })
})
