import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { idsOf, Scene } from '../../support/status/scene.ts'
import type { Planted } from '../../support/status/scene.ts'

describe('status over a folder', () => {
  let scene: Scene
  beforeEach(() => { scene = new Scene() })
  afterEach(() => { scene.remove() })

  const hostile = 'public.we"ird; drop\u202e $(id) جدول'
  /** A week of nightly backups, newest two hours ago with its restore test; `newest` changes that one. */
  const week = (newest: Partial<Planted> = {}, nights = 8) => {
    for (let night = nights - 1; night >= 0; night--) {
      const tables = { 'public.orders': { rows: 9000 + night, fingerprint: `orders ${night}` }, [hostile]: { rows: 3000, fingerprint: 'same' }, 'public.settings': { rows: 12, fingerprint: 'same' } }
      scene.plant({ hoursAgo: 2 + night * 24, tables, ...(night === 0 ? { drill: {}, ...newest } : {}) })
    }
  }

  it('finds nothing against a week of backups that are as they should be', async () => {
    week()
    const report = await scene.judge()
    expect(report).toMatchObject({ version: 1, health: 'healthy', findings: [], total: 8, good: 8, ageHours: 2, latest: scene.id(2), tables: { judged: 3, unread: null, shrunk: [] }, source: { server: '17.6', endOfLife: '2029-11-08' }, lastProvedDrill: { backup: scene.id(2), restoreSeconds: 42 } })
    expect(report.series.map(({ rows }) => rows)).toEqual([7, 6, 5, 4, 3, 2, 1, 0].map((night) => 12_012 + night))
    expect(report.backups[0]).toMatchObject({ id: scene.id(2), good: true, rows: 12_012, tables: 3, durationSeconds: 60, drill: 'proved', restoreSeconds: 42, encryption: 'none' })
    expect(scene.warnings).toEqual([])
  })

  it('judges a backup whose manifest does not say which pg_dump took it', async () => {
    const file = join(scene.folder, 'archives', `${scene.plant({ hoursAgo: 2, drill: {} })}.json`)
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"client":\{[^}]*\},/, ''))
    expect(await scene.judge()).toMatchObject({ total: 1, source: { server: '17.6', client: null } })
  })

  it('names the table that lost a third of its rows, in log and report, and nothing of it where others read', async () => {
    week({ tables: { 'public.orders': { rows: 9000, fingerprint: 'new' }, [hostile]: { rows: 1990, fingerprint: 'new' }, 'public.settings': { rows: 3, fingerprint: 'new' } } })
    const report = await scene.judge()
    expect(report).toMatchObject({ health: 'warning', tables: { shrunk: [{ relation: hostile, rows: 1990, usualRows: 3000 }] }, findings: [{ id: 'table-shrunk', discreet: '1 table has lost rows' }] })
    const said = [...scene.lines, ...scene.warnings].join('\n')
    expect(said).toContain('we"ird; drop\u{fffd} $(id) جدول has 1,990 rows, 33 % fewer than is usual (3,000)')
    expect(said).not.toContain('\u202e')
  })

  it('is critical where the database is empty, though the backup of it is perfect', async () => {
    week({ tables: {} })
    expect(await scene.judge()).toMatchObject({ health: 'critical', findings: [{ id: 'rows-shrunk', level: 'critical' }, { id: 'table-shrunk' }] })
  })

  it('says that the data stopped moving', async () => {
    for (let night = 9; night >= 0; night--) scene.plant({ hoursAgo: 2 + night * 24, drill: {}, tables: { 'public.orders': { rows: 9000, fingerprint: 'same' } } })
    expect((await scene.judge()).findings).toMatchObject([{ id: 'data-still', sentence: 'not one row of the 1 large table has changed for 7 days' }])
    expect(idsOf(await scene.judge({ 'max-still-days': '9' }))).toEqual(['data-still'])
    expect(idsOf(await scene.judge({ 'max-still-days': '10' }))).toEqual([])
  })

  it.each<[string, Partial<Planted>, string]>([
    ['a cut archive', { archive: 'archive' }, 'archive-cut'],
    ['an empty archive', { archive: '' }, 'archive-empty'],
    ['a checksum of another file', { sidecar: `${'0'.repeat(64)}  other.dump\n`.padEnd(100, 'x') }, 'sidecar-wrong'],
    ['a checksum that is not the manifest\'s', {}, 'sidecar-wrong'],
    ['a checksum of no bytes', { sidecar: '' }, 'sidecar-wrong'],
    ['a backup that its restore test found damaged', { drill: { verdict: 'damaged', reason: 'rows differ' } }, 'drill-failed'],
  ])('does not take %s for a good backup: the one before has to be young enough', async (what, change, finding) => {
    week(change)
    const file = join(scene.folder, 'archives', `${scene.id(2)}.dump`)
    if (finding === 'archive-cut') writeFileSync(file, 'arch')
    if (what.includes('not the manifest')) writeFileSync(`${file}.sha256`, `${'0'.repeat(64)}  ${scene.id(2)}.dump\n`)
    const report = await scene.judge({ 'max-age-hours': '25' })
    expect(report).toMatchObject({ health: 'critical', total: 8, good: 7, ageHours: 26 })
    expect(idsOf(report)).toEqual(expect.arrayContaining(['too-old', finding]))
  })

  it('reads the checksums of the scripts, which named a path and had no manifest, and refuses what is none', async () => {
    const id = scene.plant({ hoursAgo: 2, drill: {}, sidecar: `${'a'.repeat(64)}  ops/backup/archives/${scene.id(2)}.dump\n` })
    for (const part of ['json', 'proof.json']) rmSync(join(scene.folder, 'archives', `${id}.${part}`))
    expect(await scene.judge()).toMatchObject({ health: 'healthy', good: 1, tables: { judged: null, unread: 'the newest backup has no manifest' } })
    writeFileSync(join(scene.folder, 'archives', `${id}.dump.sha256`), `${'a'.repeat(64)}  ops/backup/archives/another-2025.dump.of.somebody\n`)
    expect(idsOf(await scene.judge())).toEqual(['no-backups', 'sidecar-wrong'])
  })

  it('warns of what is unreadable, and goes on', async () => {
    week({ manifest: '{"version": 1, "backup"' })
    scene.plant({ hoursAgo: 30, sidecar: null })
    const report = await scene.judge()
    expect(idsOf(report)).toEqual(['incomplete', 'manifest-unread'])
    expect(report.backups[0]).toMatchObject({ rows: null, tables: null, good: true })
  })

  it('judges by the limits that it is given', async () => {
    week({ drill: { restoreSeconds: 3500, migrationSeconds: 200 }, server: { standby: true, replayedAt: '2026-08-26T00:00:00.000Z', versionNumber: 140019, version: '14.19' } })
    expect(idsOf(await scene.judge({ 'max-restore-minutes': '60', 'min-backups': '9', 'min-free-space': '9PB' }))).toEqual(['few-backups', 'restore-slow', 'disk-nearly-full', 'standby-still', 'version-ending'])
    expect(idsOf(await scene.judge({ 'max-restore-minutes': '62', 'max-data-age-hours': '60', 'end-of-life-days': '30' }))).toEqual([])
  })

  it('says when nothing new arrives in the data, naming the column only where the closed part tells it', async () => {
    week()
    for (const night of [3, 2, 1]) scene.plant({ hoursAgo: 2 + night * 24, dataHours: 1, tables: { 'public.orders': { rows: 9000 + night } } })
    scene.plant({ hoursAgo: 2, dataHours: 50, drill: {}, tables: { 'public.orders': { rows: 9000 } } })
    const report = await scene.judge()
    const [old] = report.findings.filter(({ id }) => id === 'data-old')
    expect(old?.sentence).toBe('the newest date in the data (public.orders.at) was 2 days old when the newest backup was taken, older than 26 hours')
    expect(old?.discreet).not.toContain('orders')
    expect(report.source?.newestDataAt).toBe('2026-08-26T08:00:00.000Z')
    expect(idsOf(await scene.judge({ 'max-data-age-hours': '50' }))).not.toContain('data-old')
  })

  it('names what another store lacks, has otherwise, or why it cannot be seen', async () => {
    week()
    for (const hoursAgo of [2, 26]) scene.plant({ hoursAgo, archive: hoursAgo === 26 ? 'longer than the other' : 'archive' }, 'second')
    scene.plant({ hoursAgo: 1 }, 'second')
    writeFileSync(join(scene.folder, 'third'), 'a file')
    const report = await scene.judge({ store: 'archives\nsecond\nthird' })
    expect(idsOf(report)).toEqual(['copies-missing', 'copies-missing', 'copies-differ', 'store-unread'])
    expect(report.stores).toMatchObject([{ missing: [scene.id(1)], backups: 8 }, { backups: 3, different: [scene.id(26)], missing: [50, 74, 98, 122, 146, 170].map((hoursAgo) => scene.id(hoursAgo)) }, { backups: null }])
  })

  it('takes the record that was written last for the newest restore test, however old its backup is, and a proof of any', async () => {
    for (let hour = 40; hour > 0; hour--) scene.plant({ hoursAgo: hour, ...(hour === 38 ? { drill: { at: '2026-08-28T11:00:00.000Z' } } : {}) })
    expect(await scene.judge()).toMatchObject({ health: 'healthy', lastProvedDrill: { backup: scene.id(38) } })
    scene.plant({ hoursAgo: 39, drill: { verdict: 'damaged', reason: 'rows differ', at: '2026-08-28T11:30:00.000Z' } })
    expect(idsOf(await scene.judge())).toEqual(['drill-failed'])
  })

  it('says that there is nothing, of an empty store and of one whose only backup is empty', async () => {
    expect(await scene.judge()).toMatchObject({ health: 'critical', findings: [{ sentence: 'there is no backup' }], database: null })
    scene.plant({ hoursAgo: 1, archive: '' })
    expect((await scene.judge()).findings[0]).toMatchObject({ id: 'no-backups', sentence: 'there is no good backup' })
    rmSync(join(scene.folder, 'archives'), { recursive: true })
  })
})
