import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, expect, it } from '@jest/globals'
import type { DrillRequest } from '../../../src/actions/restore-test/drill.ts'
import { startWarm } from '../../../src/actions/restore-test/warm-start.ts'
import { Cleanup } from '../../../src/kit/cleanup.ts'
import { localPrograms } from './request.ts'
import { describeWhere } from './where.ts'

const programs = await localPrograms()

describeWhere(programs !== undefined)('a kept sandbox that cannot be opened', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-kept-damage-'))
  afterAll(() => { rmSync(folder, { recursive: true, force: true }) })
  // The account that runs the server must get there.
  chmodSync(folder, 0o755)
  mkdirSync(join(folder, 'data'))
  writeFileSync(join(folder, 'data/PG_VERSION'), '15\n')
  symlinkSync('/etc', join(folder, 'data/elsewhere'))
  const packed = () => execFileSync('tar', ['-C', folder, '-cf', '-', 'data'])

  it.each([
    ['holds a link', () => packed(), 'the entry in GitHub\'s cache is damaged: its tar holds "data/elsewhere", which is no file'],
    ['ends too early', () => packed().subarray(0, 700), 'the entry in GitHub\'s cache ends between two files of its tar'],
    ['has no facts', () => execFileSync('tar', ['-C', folder, '-cf', '-', 'data/PG_VERSION', '--transform', 's,data/,,']), 'the kept sandbox has no facts of ours in it'],
  ])('says what is wrong with what was kept where it %s, and lets the backup be restored', async (_what, tar, words) => {
    const lines: string[] = []
    const host = { line: (text: string) => { lines.push(text) }, mask: () => undefined, interrupted: new AbortController().signal, temporaryDirectory: folder }
    const standing = readdirSync(folder)
    const drill = {
      set: { database: 'shop' }, context: { host, cleanup: new Cleanup(), now: () => new Date() }, inputs: { 'sandbox': 'local', 'sandbox-host': 'localhost', 'sandbox-port': '' },
      manifest: { server: { versionNumber: (programs?.major ?? 0) * 10_000 }, extensions: [], totals: {} },
    } as unknown as DrillRequest
    const content = Readable.from([tar()], { objectMode: false })
    expect(await startWarm(drill, { proof: undefined, content, jobs: 1 })).toBeUndefined()
    expect(lines.at(-1)).toContain(`the kept sandbox cannot be used (${words}`)
    expect(lines.at(-1)).toContain('): restoring the backup')
    expect(content.destroyed).toBe(true)
    expect(readdirSync(folder)).toEqual(standing)
  })
})
