import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { exitStatus } from '../src/kit/errors.ts'
import { startServer } from '../test/support/server.ts'
import type { TestServer } from '../test/support/server.ts'
import { addToPath } from '../test/support/proof/clients.ts'
import { fill } from './bench-fill.ts'
import { timed, together, withServer } from './bench-program.ts'
import type { Measured, ProgramRun } from './bench-program.ts'
import type { Result } from './bench-report.ts'

const bin = resolve('bin/zimmer-backup')

interface Contestant { readonly name: string; readonly group: string; readonly run: () => Promise<Measured> }

interface Place {
  readonly source: TestServer
  readonly target: TestServer
  readonly folder: string
  /** Where the program age is installed. */
  readonly recipient: string | undefined
}

export interface DatabaseRequest {
  readonly rounds: number
  readonly scale: number
  readonly folder: string
  /** The newest that is installed when left out; any other is taken from its image. */
  readonly major: number | undefined
  /** One group alone. */
  readonly only: string | undefined
}

/** Measures backup, restore test and verify beside what people would write by hand, all of them in turn in each round. */
export async function measureDatabase({ rounds, scale, folder, major, only }: DatabaseRequest): Promise<{ major: number; results: Result[] }> {
  if (major !== undefined) await addToPath([major])
  const options = { durable: true, ...(major === undefined ? {} : { major }) }
  const [source, target] = await Promise.all([startServer({ ...options, settings: { shared_buffers: '512MB' } }), startServer(options)])
  try {
    console.log(`filling a database of about ${scale} GB on PostgreSQL ${source.major} …`)
    await fill(source, scale)
    const place = { source, target, folder, recipient: await newRecipient(folder) }
    await prepare(place)
    const all = contestants(place).filter((one) => only === undefined || one.group === only)
    const results = all.map(({ name, group }) => ({ name, group, rounds: [] as Measured[] }))
    for (let round = 1; round <= rounds; round++) {
      for (const [index, { name, run }] of all.entries()) {
        const measured = await run().catch((cause: unknown) => { throw new Error(`${name} failed`, { cause }) })
        results[index]?.rounds.push(measured)
        console.log(`  round ${round}: ${name}: ${measured.seconds.toFixed(1)} s, CPU ${measured.cpuSeconds.toFixed(1)} s`)
      }
    }
    return { major: source.major, results }
  } finally {
    await Promise.all([source.stop(), target.stop()])
    for (const name of ['store', 'store-none', 'store-content', 'shell.dump', 'shell.dump.age', 'reference.dump', 'key.txt', 'report.json', 'stderr.txt']) rmSync(join(folder, name), { recursive: true, force: true })
  }
}

/** What a server's programs connect by. */
export function libpq(server: TestServer, database: string): Record<string, string> {
  const { host, port, user, password } = server.connection(database)
  return { PGHOST: host, PGPORT: String(port), PGUSER: user, PGDATABASE: database, PGPASSWORD: password?.reveal() ?? '' }
}

interface Own { readonly server: TestServer; readonly database: string; readonly store: string; readonly folder: string; readonly words: readonly string[] }
interface OwnReport { manifest?: { archive: { bytes: number } }; seconds?: { restore?: number } }

/** Runs an action of ours from a terminal; its report beside what it took. */
export async function ours({ server, database, store, folder, words }: Own): Promise<{ measured: Measured; report: OwnReport }> {
  const file = join(folder, 'report.json')
  const { PGDATABASE, ...environment } = libpq(server, database)
  const measured = await withServer(server, () => timed({
    program: process.execPath, words: [bin, ...words, '--database', PGDATABASE ?? '', '--store', store, '--report-file', file, '--quiet'], environment, passing: [0, exitStatus.unproved], folder,
  }))
  const report = JSON.parse(readFileSync(file, 'utf8')) as OwnReport
  return { measured: report.manifest === undefined ? measured : { ...measured, megabytes: report.manifest.archive.bytes / 1e6 }, report }
}

/** A folder of its own for each run, so that no contestant finds another's files in it. */
export function fresh(path: string): string {
  rmSync(path, { recursive: true, force: true })
  mkdirSync(path, { recursive: true })
  return path
}

async function newRecipient(folder: string): Promise<string | undefined> {
  const keygen = ['/usr/bin/age-keygen', '/usr/local/bin/age-keygen', '/opt/homebrew/bin/age-keygen'].find((path) => existsSync(path))
  if (keygen === undefined) return undefined
  rmSync(join(folder, 'key.txt'), { force: true })
  await timed({ program: keygen, words: ['-o', join(folder, 'key.txt')], folder })
  return /public key: (\S+)/.exec(readFileSync(join(folder, 'key.txt'), 'utf8'))?.[1]
}

const ownCompression = ({ major }: TestServer) => major >= 16 ? '--compress=zstd:1' : '--compress=1'

/** What the drills and verify read. */
async function prepare({ source, folder }: Place): Promise<void> {
  await timed({ program: join(source.binaries, 'pg_dump'), words: ['-Fc', ownCompression(source), '-f', join(folder, 'reference.dump')], environment: libpq(source, 'bench'), folder })
  for (const proof of ['none', 'content']) await ours({ server: source, database: 'bench', store: fresh(join(folder, `store-${proof}`)), folder, words: ['backup', '--proof', proof] })
}

function contestants(place: Place): Contestant[] {
  return [...backups(place), ...restores(place), ...verifications(place)]
}

function backups({ source, folder, recipient }: Place): Contestant[] {
  const group = 'backup'
  const dumped = join(folder, 'shell.dump')
  const run = (program: string, words: readonly string[], more: Partial<ProgramRun> = {}) => timed({ program, words, folder, ...more })
  const dump = (words: readonly string[]) => withServer(source, async () => {
    const measured = await run(join(source.binaries, 'pg_dump'), ['-Fc', ...words], { environment: libpq(source, 'bench'), output: dumped })
    return { ...measured, megabytes: statSync(dumped).size / 1e6 }
  })
  const own = (name: string, words: readonly string[] = []): Contestant => ({
    name, group, run: async () => (await ours({ server: source, database: 'bench', store: fresh(join(folder, 'store')), folder, words: ['backup', ...words] })).measured,
  })
  const sealed = recipient === undefined ? [] : ['--age-recipients', recipient]
  return [
    { name: `shell: pg_dump -Fc; sha256sum${recipient === undefined ? '' : '; age'}`, group, run: async () => {
      const first = await dump([])
      const rest = [await run('sha256sum', [dumped])]
      if (recipient !== undefined) rest.push(await run('age', ['-r', recipient, '-o', `${dumped}.age`, dumped]))
      return { ...first, ...together(first, ...rest) }
    } },
    { name: 'pg_dump at our compression alone', group, run: () => dump([ownCompression(source)]) },
    own('ours, proof: none', ['--proof', 'none']),
    own('ours, proof: rows', ['--proof', 'rows']),
    own('ours, proof: content'),
    ...(recipient === undefined ? [] : [own('ours, proof: content, age', sealed)]),
    // What is sealed passes a folder in memory on its way.
    own('ours, all of it, format: directory, jobs: 2', ['--format', 'directory', '--jobs', '2', ...sealed]),
  ]
}

/** A drill and verify leave the source alone, and a sandbox's server is gone when it could be asked. */
const withoutSource = (measured: Measured): Measured => ({ ...measured, serverCpuSeconds: NaN, megabytes: NaN })

function restores({ source, target, folder }: Place): Contestant[] {
  const group = 'restore'
  const drill = (store: string) => ours({ server: source, database: 'bench', store: join(folder, store), folder, words: ['restore-test', '--sandbox', 'local', '--migrate', 'none'] })
  return [
    { name: 'shell: createdb; pg_restore', group, run: async () => {
      await target.sql('DROP DATABASE IF EXISTS restored')
      await target.sql('CREATE DATABASE restored')
      return withServer(target, () => timed({ program: join(source.binaries, 'pg_restore'), words: ['-d', 'restored', join(folder, 'reference.dump')], environment: libpq(target, 'restored'), folder }))
    } },
    { name: 'its restore alone (sandbox started, nothing compared)', group, run: async () => {
      const { measured, report } = await drill('store-none')
      return { ...withoutSource(measured), seconds: report.seconds?.restore ?? NaN }
    } },
    { name: 'ours, proof: none (restore and constraints)', group, run: async () => withoutSource((await drill('store-none')).measured) },
    { name: 'ours, proof: content (every row, constraints)', group, run: async () => withoutSource((await drill('store-content')).measured) },
  ]
}

function verifications({ source, folder }: Place): Contestant[] {
  const group = 'verify'
  return [
    { name: 'pg_restore -f /dev/null', group, run: () => timed({ program: join(source.binaries, 'pg_restore'), words: ['-f', '/dev/null', join(folder, 'reference.dump')], folder }) },
    { name: 'ours', group, run: async () => withoutSource((await ours({ server: source, database: 'bench', store: join(folder, 'store-content'), folder, words: ['verify'] })).measured) },
  ]
}
