import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { definitions } from '../../../src/actions/definitions.ts'
import { Job } from '../../support/runner.ts'
import type { StepResult } from '../../support/runner.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { errorsOf, filesIn, inputsFor, readable, reportOf, sandboxesOn, sandboxPort, shop, shownForms, store } from './workshop.ts'

// Steps of one job in an empty workspace, each from dist, as the runner would run them.

type Result = StepResult & { readonly post: StepResult | undefined }
let server: TestServer
let job: Job
let password: string
const results: Record<string, Result> = {}

function of(action: string): Result {
  const result = results[action]
  if (result === undefined) throw new Error(`${action} did not run`)
  return result
}

/** The lines of the log that stand in `lines`, in their order. */
function linesOf(log: string, lines: readonly string[]): string[] {
  return log.split('\n').filter((line) => lines.includes(line))
}

beforeAll(async () => {
  server = await startServer()
  job = new Job()
  await server.sql('CREATE DATABASE shop')
  await server.sql(shop, 'shop')
  const source = inputsFor(server.connection('shop'))
  password = source['password'] ?? ''
  results['backup'] = await job.step({ action: 'backup', with: source })
  for (const action of ['verify', 'latest', 'status']) results[`${action} before the drill`] = await job.step({ action })
  results['verify'] = await job.step({ action: 'verify', with: { backup: results['backup'].outputs['backup'] ?? '' } })
  results['restore-test'] = await job.step({ action: 'restore-test', with: { 'sandbox': 'local', 'sandbox-port': 'auto' } })
  results['latest'] = await job.step({ action: 'latest', with: { 'fetch-to': 'fetched' } })
  results['status'] = await job.step({ action: 'status' })
  results['nightly'] = await job.step({ action: 'nightly', with: { ...source, 'sandbox': 'local', 'sandbox-port': 'auto' } })
}, 180_000)

afterAll(async () => {
  job.remove()
  await server.stop()
})

describe.each(['backup', 'verify', 'restore-test', 'latest', 'status', 'nightly'] as const)('%s in an empty workspace', (action) => {
  it('passes, and says no error', () => {
    expect(errorsOf(of(action))).toEqual([])
    expect(of(action).status).toBe(0)
  })

  it('sets every output that its action.yml declares, and no other', () => {
    expect(Object.keys(of(action).outputs).sort()).toEqual(Object.keys(definitions[action].outputs).sort())
  })

  it('leaves a report of its own and a summary', () => {
    expect(reportOf(of(action))).toMatchObject({ action })
    expect(of(action).summary).toMatch(/^### (?:✅|Newest good backup)/)
  })

  it('shows the password in no form, in log, summary, outputs, state or report', () => {
    expect(shownForms(of(action), password)).toEqual([])
  })

  it('has a post phase that stays green and finds nothing to remove', () => {
    expect(of(action).post?.status ?? 0).toBe(0)
    // It reads its inputs again, so it masks them again.
    expect((of(action).post?.log ?? '').replace(/^::add-mask::.*$/gm, '').trim()).toBe('')
  })
})

describe('the lines that the scripts printed', () => {
  it('come from backup, in their order', () => {
    const lines = ['>>> Creating logical backup (pg_dump -Fc)', '>>> Writing checksum', '>>> Retention: deleting backups older than 14 days', `✅ Backup complete: ${store}/${of('backup').outputs['backup'] ?? ''}.dump`]
    expect(linesOf(of('backup').log, lines)).toEqual(lines)
    expect(of('backup').log.trimEnd().split('\n').at(-1)).toBe(lines[3])
  })

  it('come from restore-test, in their order', () => {
    const lines = [`>>> Using latest backup: ${store}/${of('backup').outputs['backup'] ?? ''}.dump`, '>>> Verifying checksum', '>>> Running constraint validation', '🎉 Restore test passed: backup can be restored and schema is consistent.']
    expect(linesOf(of('restore-test').log, lines)).toEqual(lines)
    expect(of('restore-test').log.trimEnd().split('\n').at(-1)).toBe(lines[3])
  })

  it('come from status: the sections of the scripts\' report, in their order', () => {
    const sections = ['📊 Zimmer Backup Status Report', '==============================', '📈 Backup Statistics:', '📅 Recent Backups:', '🔍 Integrity Check:', '⏰ Backup Age Analysis:', '💾 Disk Usage:', '🎯 Recommendations:']
    expect(linesOf(of('status').log, sections)).toEqual(sections)
    expect(of('status').log).toContain('  Total backups: 1\n  Checksum files: 1\n')
    expect(of('status').log).toMatch(new RegExp(`\\n {4}\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d - [\\d.]+K - ${of('backup').outputs['backup'] ?? ''}\\.dump\\n`))
    expect(of('status').log).toContain('  All backups have checksums ✓')
    expect(of('status').log).toContain('  ✅ Latest backup is 0 minutes old')
    expect(of('status').log).toContain('  • Backup system is healthy ✓')
  })
})

describe('what the steps say', () => {
  it('of the rows is what the source had, in backup, verify and drill', () => {
    expect(of('backup').outputs).toMatchObject({ tables: '5', rows: '1807' })
    expect(of('verify').log).toContain('1,807 rows equal to the source')
    expect(of('restore-test').outputs).toMatchObject({ 'verdict': 'proved', 'migration-seconds': '' })
    expect(Number(of('restore-test').outputs['rows-proved'])).toBeGreaterThanOrEqual(1807)
  })

  it('warns of a backup that no drill has proved yet, and passes all the same', () => {
    expect(of('status before the drill')).toMatchObject({ status: 0, outputs: { health: 'warning' } })
    expect(of('status').outputs).toMatchObject({ health: 'healthy', total: '1', latest: of('backup').outputs['backup'] })
  })

  it('names one backup everywhere', () => {
    const { backup, sha256, path } = of('backup').outputs
    for (const action of ['verify', 'verify before the drill', 'restore-test', 'latest', 'latest before the drill']) expect(of(action).outputs['backup']).toBe(backup)
    expect(of('latest before the drill').outputs).toMatchObject({ sha256, path, 'age-hours': '0.0' })
    expect(of('latest before the drill').log.trim()).toBe(`${store}/${backup ?? ''}.dump`)
  })

  it('of a nightly cycle covers its four steps, as groups of the log', () => {
    expect(of('nightly').log.split('\n').filter((line) => line.startsWith('::group::'))).toEqual(['::group::Backup', '::group::Verify', '::group::Restore test', '::group::Status'])
    expect(of('nightly').outputs).toMatchObject({ verdict: 'proved', health: 'healthy', total: '2', rows: '1807' })
    expect(reportOf(of('nightly'))).toMatchObject({ verdict: 'proved', backup: { action: 'backup' }, verify: { action: 'verify' }, drill: { action: 'restore-test' }, status: { action: 'status' } })
  })
})

describe('what stands in the store', () => {
  const id = () => of('backup').outputs['backup'] ?? ''
  const path = (ending: string) => join(job.workspace, store, `${id()}${ending}`)

  it('is the five files of each backup, and nothing half written', () => {
    const expected = ['backup', 'nightly'].map((action) => of(action).outputs['backup'] ?? '').flatMap((backup) => ['.drill.json', '.dump', '.dump.sha256', '.json', '.proof.json'].map((ending) => backup + ending))
    expect(filesIn(job)).toEqual(expected.sort())
  })

  it('is for its owner alone', () => {
    for (const file of filesIn(job)) expect((statSync(join(job.workspace, store, file)).mode & 0o777).toString(8)).toBe('600')
  })

  it('passes sha256sum -c, with the hash that the step put out', () => {
    expect(execFileSync('sha256sum', ['-c', `${id()}.dump.sha256`], { cwd: join(job.workspace, store), encoding: 'utf8' })).toBe(`${id()}.dump: OK\n`)
    expect(readFileSync(path('.dump.sha256'), 'utf8')).toBe(`${of('backup').outputs['sha256'] ?? ''}  ${id()}.dump\n`)
    expect(String(statSync(path('.dump')).size)).toBe(of('backup').outputs['size-bytes'])
  })

  it('is read by stock pg_restore alone', () => {
    const sql = execFileSync(join(server.binaries, 'pg_restore'), ['-f', '-', path('.dump')], { encoding: 'utf8' })
    expect(sql).toContain('CREATE TABLE public.customers')
    expect(sql).toContain('customer 1000')
  })

  it('names no table, column or row in what is open to all: manifest and drill record', () => {
    for (const ending of ['.json', '.drill.json']) {
      const text = readFileSync(path(ending), 'utf8')
      for (const word of ['customers', 'orders', 'visits', 'revenue', 'amount', 'customer 1', 'public']) expect(text).not.toContain(word)
    }
    expect(readFileSync(path('.proof.json'), 'utf8')).toContain('customers')
  })

  it('was fetched whole, and stands where the step says', () => {
    const fetched = of('latest').outputs['path'] ?? ''
    expect(fetched).toBe(join(job.workspace, 'fetched', `${id()}.dump`))
    expect(readFileSync(fetched).equals(readFileSync(path('.dump')))).toBe(true)
    expect(filesIn(job, 'fetched')).toEqual(['.dump', '.dump.sha256', '.json', '.proof.json'].map((ending) => id() + ending))
  })
})

describe('what is left behind', () => {
  it('is no sandbox', () => {
    for (const action of ['restore-test', 'nightly']) {
      const port = sandboxPort(of(action))
      expect(port).toBeGreaterThan(0)
      expect(sandboxesOn(port, job)).toEqual([])
    }
  })

  it('is no row of data in log, summary or report', () => {
    for (const action of ['backup', 'verify', 'restore-test', 'status', 'nightly']) expect(readable(of(action))).not.toMatch(/customer \d/)
  })
})
