import { execFile, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo, Server } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { inPasswd } from '../../../src/sandbox/account.ts'
import { sweepSandboxes } from '../../../src/sandbox/sandbox.ts'
import { hostileDump, places, tellingChecks } from '../../support/hostile/dump.ts'
import type { Aims } from '../../support/hostile/dump.ts'
import { addToPath, majorsHere } from '../../support/proof/clients.ts'
import { Workbench } from '../../support/proof/workbench.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { docker } from '../sandbox/request.ts'
import { describeWhere } from '../sandbox/where.ts'

// A server that is run under another account than the job's, or in a container, is all that a hostile dump has. Under the job's own, it has what the job has.

// The oldest has no wall that the newest lacks, and the newest the most ways: on login, for one. ZIMMER_POSTGRES asks for any other.
const asked = Number(process.env['ZIMMER_POSTGRES'] ?? '0')
const majors = (await majorsHere(asked === 0 ? [15, 17, 18] : [asked])).slice(-1)
const zimmerBackup = fileURLToPath(new URL('../../../bin/zimmer-backup', import.meta.url))
const isRoot = process.getuid?.() === 0
const images = await docker('image', 'ls', '--format', '{{.Repository}}:{{.Tag}}').then((text) => text.split('\n'), (): string[] => [])
const traces = mkdtempSync('/tmp/zimmer-hostile-')
let listener: Server
let aims: Aims
let bystander: ChildProcess
let heard = 0

beforeAll(async () => {
  await addToPath(majors)
  const [secret, folder] = [join(traces, 'secret'), join(traces, 'folder')]
  writeFileSync(secret, 'a secret of the runner', { mode: 0o600 })
  mkdirSync(folder, { mode: 0o700 })
  listener = createServer((socket) => { heard += 1; socket.destroy() })
  await new Promise<void>((resolve) => { listener.listen(0, '0.0.0.0', resolve) })
  aims = { secret, folder, port: (listener.address() as AddressInfo).port }
  process.env['ZIMMER_CANARY'] = 'job'
  bystander = spawn('sleep', ['600'], { stdio: 'ignore' })
}, 120_000)

afterAll(async () => {
  bystander.kill()
  Reflect.deleteProperty(process.env, 'ZIMMER_CANARY')
  await new Promise((resolve) => { listener.close(resolve) })
  await sweepSandboxes()
  rmSync(traces, { recursive: true, force: true })
})

/** Backs a hostile database up, and restores it in that sandbox; gives what the drill says. */
async function drilled(major: number, sandbox: string, aims: Aims): Promise<{ verdict: string; found: string[]; said: string }> {
  const bench = new Workbench()
  let server: TestServer | undefined
  try {
    // The bystander's environment is the canary's; the source's own is none of the sandbox's.
    server = await startServer({ major })
    await server.sql('CREATE DATABASE hostile')
    await server.sql(hostileDump(aims, major), 'hostile')
    await bench.backUp(server.connection('hostile'))
    heard = 0
    const checks = join(traces, 'checks.sql')
    writeFileSync(checks, tellingChecks(aims))
    const { verdict, problems } = await bench.drill({ sandbox, 'sandbox-port': 'auto', checks })
    return { verdict, found: problems.map(({ sentence }) => sentence), said: bench.lines.join('\n') }
  } finally {
    await server?.stop()
    bench.remove()
  }
}

/** What the account of the job has is the server's, where both are one. */
const reachedByTheAccount = [
  'the secret, by a function', 'the secret, by a large object', 'the secret, by a program', 'the secret, by file_fdw', 'a folder, by COPY', 'a folder, by a program',
  'a folder, by a large object', 'the environment of a program of the job',
]
const ran = places.map((place) => `check "ran in ${place}" found 1 row`)

describeWhere(isRoot && majors.length > 0)('the code of a hostile dump, in a local sandbox of a job that runs as root', () => {
  it.each(majors)('runs, and reaches no file and no variable of the job: PostgreSQL %i', async (major) => {
    const { verdict, found, said } = await drilled(major, 'local', aims)
    expect(found).toEqual(ran)
    expect(verdict).toBe('damaged')
    expect(said).not.toMatch(/canary|a secret of the runner/i)
    expect({ secret: readFileSync(aims.secret, 'utf8'), written: readdirSync(aims.folder) }).toEqual({ secret: 'a secret of the runner', written: [] })
  }, 120_000)
})

describeWhere(majors.some((major) => images.includes(`postgres:${major}`)))('the code of a hostile dump, in a sandbox in Docker', () => {
  it.each(majors.filter((major) => images.includes(`postgres:${major}`)))('runs, and reaches no file, no variable and nothing of the network: PostgreSQL %i', async (major) => {
    // The machine, as a container would see it over the network that Docker gives to those that ask for none.
    const address = await docker('network', 'inspect', 'bridge', '--format', '{{(index .IPAM.Config 0).Gateway}}')
    const { found, said } = await drilled(major, 'docker', { ...aims, network: { address, port: aims.port } })
    expect(said).toContain('without a network')
    expect(found).toEqual(ran)
    expect(said).not.toMatch(/canary|a secret of the runner/i)
    expect({ heard, written: readdirSync(aims.folder) }).toEqual({ heard: 0, written: [] })
  }, 120_000)
})

// As on a runner of GitHub: nobody there can become another account, and the server runs as the job itself.
const nobody = inPasswd(readFileSync('/etc/passwd', 'utf8'), 'nobody')
const become = isRoot ? ['setpriv', '--reuid=nobody', `--regid=${nobody?.gid ?? ''}`, '--clear-groups'] : []
const command: readonly string[] = [...become, process.execPath, zimmerBackup]
const [program = '', ...words] = command
const mayRun = await promisify(execFile)(program, [...words, '--help']).then(() => true, () => false)

// Its walls are the account's, and no version's: the programs of the machine itself are enough.
const oldest = (await majorsHere(asked === 0 ? [15, 17, 18] : [asked])).slice(0, 1)

describeWhere(mayRun && oldest.length > 0)('the code of a hostile dump, in a local sandbox of a job that is not root', () => {
  it.each(oldest)('has what the job\'s own account has, and no variable, library or script through the server itself: PostgreSQL %i', async (major) => {
    const own = mkdtempSync('/tmp/zimmer-hostile-own-')
    const [secret, folder, checks, report] = ['secret', 'folder', 'checks.sql', 'report.json'].map((name) => join(own, name)) as [string, string, string, string]
    const bench = new Workbench()
    const server = await startServer({ major })
    try {
      writeFileSync(secret, 'a secret of the runner', { mode: 0o600 })
      mkdirSync(folder, { mode: 0o700 })
      writeFileSync(checks, tellingChecks({ ...aims, secret, folder }))
      await server.sql('CREATE DATABASE hostile')
      await server.sql(hostileDump({ ...aims, secret, folder }, major), 'hostile')
      await bench.backUp(server.connection('hostile'))
      const theirs = [own, secret, folder, checks, bench.store, ...readdirSync(bench.store).map((name) => join(bench.store, name))]
      if (isRoot) for (const path of theirs) chownSync(path, nobody?.uid ?? 0, nobody?.gid ?? 0)
      heard = 0
      const given = { 'store': bench.store, 'database': 'hostile', 'sandbox': 'local', 'sandbox-port': 'auto', 'migrate': 'none', checks, 'report-file': report }
      const environment = { PATH: process.env['PATH'], HOME: own, TMPDIR: own, ZIMMER_CANARY: 'job' }
      const failure = await promisify(execFile)(program, [...words, 'restore-test', ...Object.entries(given).map(([name, value]) => `--${name}=${value}`)], { cwd: own, env: environment }).catch((problem: unknown) => problem as { code: number; stdout: string })
      expect(failure).toMatchObject({ code: 1 })
      const { problems } = JSON.parse(readFileSync(report, 'utf8')) as { problems: { sentence: string }[] }
      expect(problems.map(({ sentence }) => sentence).sort()).toEqual([...ran, ...reachedByTheAccount.map((what) => `check "reached ${what}" found 1 row`)].sort())
      expect(readdirSync(folder).sort()).toEqual(['copy', 'object', 'program'])
      expect(heard).toBeGreaterThan(0)
    } finally {
      await server.stop()
      bench.remove()
      rmSync(own, { recursive: true, force: true })
    }
  }, 120_000)
})
