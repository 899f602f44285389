import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { shop } from './workshop.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
let server: TestServer
let folder: string

beforeAll(async () => {
  server = await startServer()
  for (const database of ['terminal', 'hostile']) await server.sql(`CREATE DATABASE ${database}`)
  await server.sql(shop, 'terminal')
  await server.sql('CREATE SCHEMA "\u001b[2Jx\rgone"; CREATE TABLE "\u001b[2Jx\rgone".t (id int); CREATE ROLE reader LOGIN PASSWORD \'reader\'', 'hostile')
})

afterAll(async () => { await server.stop() })
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'zimmer-terminal-')) })
afterEach(() => { rmSync(folder, { recursive: true, force: true }) })

function run(words: readonly string[], environment: Readonly<Record<string, string>> = {}): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(join(root, 'node_modules/node/bin/node'), [join(root, 'bin/zimmer-backup'), ...words], {
    cwd: folder, encoding: 'utf8', env: { PATH: process.env['PATH'], HOME: folder, TMPDIR: folder, PGHOST: '127.0.0.1', PGPORT: String(server.port), PGUSER: 'postgres', PGPASSWORD: server.connection().password?.reveal() ?? '', ...environment },
  })
  return { status, stdout, stderr }
}

describe('from a terminal or cron', () => {
  it('a backup is taken, found and verified, with the same lines and files', () => {
    const taken = run(['backup', '--database=terminal'])
    expect(taken).toMatchObject({ status: 0, stderr: '' })
    const path = /✅ Backup complete: (?<path>ops\/backup\/archives\/terminal-\d{8}_\d{6}\.dump)\n$/.exec(taken.stdout)?.groups?.['path'] ?? 'none'
    expect(run(['latest'])).toEqual({ status: 0, stdout: `${path}\n`, stderr: '' })
    expect(run(['verify', path])).toMatchObject({ status: 0, stderr: '' })
  })

  it('--json prints the report alone on stdout, and --quiet nothing where all is well', () => {
    run(['backup', '--database', 'terminal'])
    expect(JSON.parse(run(['verify', '--json']).stdout)).toMatchObject({ action: 'verify', verdict: 'proved' })
    expect(run(['verify', '--quiet'])).toEqual({ status: 0, stdout: '', stderr: '' })
  })

  it('says an error and its cure on stderr alone, with --quiet too: stdout is for the next program', () => {
    for (const words of [['latest'], ['latest', '--quiet']]) {
      const { status, stdout, stderr } = run(words)
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
      expect(stderr).toMatch(/^error: no backups found in ops\/backup\/archives\n {2}hint: .*\n$/)
    }
  })

  it('ends with 2 for wrong usage, 1 for failure and 3 for doubt', () => {
    expect(run(['backup', '--prot', '1'])).toMatchObject({ status: 2 })
    expect(run(['nonsense'])).toMatchObject({ status: 2, stdout: '' })
    expect(run(['backup', '--database', 'nowhere'])).toMatchObject({ status: 1 })
    expect(run(['backup', '--database', 'terminal', '--proof', 'none'])).toMatchObject({ status: 0 })
    expect(run(['verify'])).toMatchObject({ status: 3 })
  })

  it('says its version, and nothing else', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    expect(run(['--version'])).toEqual({ status: 0, stdout: `zimmer-backup ${version}\n`, stderr: '' })
  })

  it('is handed no escape sequence by the name of a schema', () => {
    const { status, stdout, stderr } = run(['backup', '--database', 'hostile', '--user', 'reader'], { PGPASSWORD: 'reader' })
    expect(status).toBe(1)
    expect(stderr).toContain('may not read 1 relation')
    expect(stdout + stderr).not.toMatch(/[\u001b\r]/)
  })

  it('shows no password, whichever way it came', () => {
    const { stdout, stderr } = run(['backup', '--url', `postgresql://postgres:wr0ng%20word@127.0.0.1:${server.port}/terminal`], { ZIMMER_DEBUG: '1' })
    expect(stdout + stderr).toContain('refused the password')
    expect(stdout + stderr).not.toMatch(/wr0ng/)
  })
})
