import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { freemem, tmpdir } from 'node:os'
import { join } from 'node:path'
import { ArtifactDouble } from '../test/support/github/artifact-double.ts'
import { S3Server, versitygwPath } from '../test/support/store/versitygw.ts'
import { hasSshd, SshServer } from '../test/support/store/sshd.ts'
import { timed } from './bench-program.ts'
import { table } from './bench-report.ts'

/** A store that a pass writes to, as `bench-pass.ts` is told of it. */
interface Kind { readonly name: string; readonly store: string; readonly environment: Readonly<Record<string, string>>; readonly stop: () => Promise<void> }

/**
 * Lets a generated archive of that many GB pass, as a backup's does, into each kind of store, or one alone; the peak of our process and what it kept on the disk besides the store.
 * Gives a table.
 */
export async function measureMemory(gigabytes: number, only?: string): Promise<string> {
  const rows: string[][] = []
  for (const [name, open] of Object.entries({ folder: folderKind, s3: s3Kind, ssh: sshKind, artifact: () => artifactKind(gigabytes) })) {
    if (only !== undefined && only !== name) continue
    const kind = await open()
    if (kind === undefined) continue
    const temporary = mkdtempSync(join(tmpdir(), 'zimmer-bench-'))
    let mostBytes = 0
    const watch = setInterval(() => { mostBytes = Math.max(mostBytes, bytesBelow(join(temporary, 'own'))) }, 100)
    try {
      mkdirSync(join(temporary, 'own'))
      const output = join(temporary, 'answer')
      const { seconds, cpuSeconds } = await timed({
        program: process.execPath, words: ['scripts/bench-pass.ts', kind.store, String(gigabytes)], environment: { ...kind.environment, TMPDIR: join(temporary, 'own') }, output, folder: temporary,
      })
      const { peakBytes } = JSON.parse(readFileSync(output, 'utf8')) as { peakBytes: number }
      rows.push([kind.name, gigabytes.toFixed(1), (peakBytes / 1e6).toFixed(0), (mostBytes / 1e6).toFixed(1), (gigabytes * 1000 / seconds).toFixed(0), cpuSeconds.toFixed(1)])
      console.log(`  ${kind.name}: ${seconds.toFixed(1)} s`)
    } finally {
      clearInterval(watch)
      await kind.stop()
      rmSync(temporary, { recursive: true, force: true })
    }
  }
  return table(['store', 'GB', 'peak MB', 'MB of temporary files', 'MB a second', 'CPU s'], rows)
}

function folderKind(): Promise<Kind> {
  const folder = mkdtempSync(join(tmpdir(), 'zimmer-bench-store-'))
  return Promise.resolve({ name: 'a folder', store: folder, environment: {}, stop: () => { rmSync(folder, { recursive: true, force: true }); return Promise.resolve() } })
}

async function s3Kind(): Promise<Kind | undefined> {
  if (versitygwPath === undefined) return undefined
  const server = await S3Server.start()
  return { name: 'S3 (versitygw)', store: `s3://${server.bucket}/bench`, environment: { ...server.environment, AWS_ENDPOINT_URL_S3: server.endpoint }, stop: () => server.stop() }
}

async function sshKind(): Promise<Kind | undefined> {
  if (!hasSshd) return undefined
  const server = await SshServer.start()
  const { key, knownHosts } = server
  return { name: 'ssh', store: server.url(join(server.folder, 'data')), environment: { BENCH_SSH_KEY: key.reveal(), BENCH_SSH_HOSTS: knownHosts }, stop: () => server.stop() }
}

/** The double of GitHub keeps what it is sent in memory, twice for a moment. */
async function artifactKind(gigabytes: number): Promise<Kind | undefined> {
  if (2.5e9 * gigabytes > freemem()) return undefined
  const double = await ArtifactDouble.start()
  return { name: 'artifact', store: 'artifact', environment: { ...double.environment, GITHUB_TOKEN: double.token }, stop: () => double.stop() }
}

function bytesBelow(folder: string): number {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce((sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0), 0)
  } catch {
    // A folder that went away while it was looked at.
    return 0
  }
}
