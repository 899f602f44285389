import { spawn } from 'node:child_process'
import {
  chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Stage, Unmet } from '../../../scripts/demo/stage.ts'

const demo = fileURLToPath(new URL('../../../scripts/demo.ts', import.meta.url))

interface Ended { readonly status: number | null; readonly stdout: string; readonly stderr: string }

const parent = mkdtempSync(join(tmpdir(), 'zimmer-test-demo-'))
/** The demo's own temporary folder, so that whatever it leaves is seen. */
const temporary = join(parent, 'temporary')

/** Runs the demo; `onOutput` sees all that it has printed so far. */
async function run(parameters: readonly string[], onOutput?: (text: string, interrupt: () => void) => void): Promise<Ended> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', demo, ...parameters], {
    stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, TMPDIR: temporary },
  })
  const printed = { stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    printed.stdout += chunk
    onOutput?.(printed.stdout, () => { child.kill('SIGINT') })
  })
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => { printed.stderr += chunk })
  const status = await new Promise<number | null>((resolve) => { child.once('close', resolve) })
  return { status, ...printed }
}

/** What a connection to a port of this machine comes to: `connected`, or the code of its error. */
async function attempt(port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => { socket.destroy(); resolve('connected') })
    socket.once('error', (problem: NodeJS.ErrnoException) => { resolve(problem.code ?? problem.message) })
  })
}

describe('npm run demo', () => {
  const folder = join(parent, 'demo')
  let ended: Ended

  beforeAll(async () => {
    // As root, the server runs under another account, which has to get through.
    for (const path of [parent, temporary]) {
      mkdirSync(path, { recursive: true })
      chmodSync(path, 0o711)
    }
    ended = await run(['--scale', '0.02', '--folder', folder])
  })
  afterAll(() => { rmSync(parent, { recursive: true, force: true }) })

  it('passes only with every claim ticked off, among them that one flipped bit was called damaged', () => {
    expect(`${ended.status} ${ended.stderr}`).toBe('0 ')
    expect(ended.stdout).toMatch(/✓ pg_restore --list sees nothing: .* exit status 0/)
    expect(ended.stdout).toMatch(/❌ damaged: shop-.*\n\s+✓ zimmer-backup verify calls it damaged, and ends with exit status 1/)
    const ticks = ended.stdout.match(/^ +✓ /gm)?.length ?? 0
    expect(ticks).toBeGreaterThan(12)
    expect(ended.stdout).toContain(`✅ ${ticks} of ${ticks} claims held`)
  })

  it('leaves two proved backups, the damaged copy, the reports and the log where it says', () => {
    expect(readdirSync(join(folder, 'archives')).filter((name) => name.endsWith('.drill.json'))).toHaveLength(2)
    expect(readdirSync(join(folder, 'damaged')).filter((name) => name.endsWith('.dump'))).toHaveLength(1)
    const reports = ['damaged.json', 'night-1.json', 'night-2.json', 'original.json', 'status.json']
    expect(readdirSync(join(folder, 'reports')).sort()).toEqual(reports)
    expect(readFileSync(join(folder, 'demo.log'), 'utf8')).toMatch(/📊 Zimmer Backup Status Report[\s\S]*One bit/)
  })

  it('prints no colours where no terminal is, and no more than a reader reads', () => {
    expect(ended.stdout).not.toContain('\u001b')
    expect(ended.stdout.split('\n').length).toBeLessThan(130)
  })

  it('shows no password', () => {
    const report = readFileSync(join(folder, 'demo.log'), 'utf8') + ended.stdout
    expect(report).not.toMatch(/postgres(?:ql)?:\/\/[^\s:]+:[^\s*@]+@/)
  })

  it('leaves no server behind when it is interrupted in the midst of a night', async () => {
    const ports: number[] = []
    const interrupted = await run(['--scale', '0.02', '--folder', join(parent, 'interrupted')], (text, interrupt) => {
      if (ports.length > 0 || !text.includes('>>> Creating logical backup')) return
      ports.push(Number(/on 127\.0\.0\.1:(?<port>\d+)/.exec(text)?.groups?.['port']))
      interrupt()
    })
    expect(interrupted.status).toBe(130)
    expect(interrupted.stderr).toMatch(/interrupted; nothing is left running/)
    expect(await attempt(ports[0] ?? 0)).toBe('ECONNREFUSED')
    expect(readdirSync(temporary).filter((name) => name.startsWith('zimmer-demo-'))).toEqual([])
  })

  it('refuses to make its folder anew through a symbolic link, or over what no demo put there', async () => {
    const precious = mkdtempSync(join(parent, 'precious-'))
    writeFileSync(join(precious, 'thesis.txt'), 'three years of work')
    symlinkSync(precious, join(parent, 'link'))
    for (const path of [join(parent, 'link'), precious]) {
      const refused = await run(['--folder', path])
      expect(refused.status).toBe(2)
      expect(refused.stderr).toContain(`${path} `)
    }
    expect(existsSync(join(precious, 'thesis.txt'))).toBe(true)
  })

  it('does not tick a claim off that does not hold', () => {
    const lines: string[] = []
    const stage = new Stage({ write: (text) => { lines.push(text) }, logFile: join(parent, 'stage.log'), coloured: false })
    expect(() => { stage.expect(false, 'two backups', 1) }).toThrow(new Unmet('two backups; found: 1'))
    expect(stage.expectationsMet).toBe(0)
    expect(lines).toEqual([])
  })
})
