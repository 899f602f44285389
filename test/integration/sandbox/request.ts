import { randomBytes } from 'node:crypto'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import type { Connection } from '../../../src/domain/connection.ts'
import { Cleanup } from '../../../src/kit/cleanup.ts'
import type { KnownError } from '../../../src/kit/errors.ts'
import type { SandboxRequest } from '../../../src/sandbox/sandbox.ts'

const execute = promisify(execFile)

export interface Programs { readonly major: number; readonly directory: string }

/** The newest server programs of this machine, in Debian's place for them. */
export async function localPrograms(): Promise<Programs | undefined> {
  const majors = (await readdir('/usr/lib/postgresql').catch(() => [])).map(Number).filter((major) => major >= 13).sort((a, b) => b - a)
  const major = majors.find((one) => existsSync(`/usr/lib/postgresql/${one}/bin/initdb`))
  return major === undefined ? undefined : { major, directory: `/usr/lib/postgresql/${major}/bin` }
}

export async function docker(...words: string[]): Promise<string> {
  return (await execute('docker', words)).stdout.trim()
}

/** Whether an image stands here; false as well when no daemon answers. */
export async function hasImage(image: string): Promise<boolean> {
  return docker('image', 'inspect', '--format', '{{.Id}}', image).then(() => true, () => false)
}

/** A name that nobody else uses at this moment. */
export function uniqueName(start: string): string {
  return `${start}-${randomBytes(4).toString('hex')}`
}

/** What a drill asks for, with what matters to a test laid over it. */
export function requestOf(programs: Programs | undefined, changes: Partial<SandboxRequest> = {}): SandboxRequest {
  return {
    kind: 'local',
    major: programs?.major ?? 17,
    database: 'shop',
    encoding: 'UTF8', collation: 'C.UTF-8', characterType: 'C.UTF-8', localeProvider: 'libc',
    extensions: [{ name: 'plpgsql', version: '1.0' }],
    source: { systemIdentifier: '1', host: 'production.example', port: 5432, database: 'shop' },
    binaries: (major) => Promise.resolve(major === programs?.major ? programs : undefined),
    machine: { memoryBytes: 2 * 1024 ** 3, cores: 2 },
    temporaryDirectory: tmpdir(),
    cleanup: new Cleanup(),
    now: new Date(),
    mask: () => undefined,
    ...changes,
  }
}

/** Runs SQL in a session of its own and gives the rows. */
export async function ask(connection: Connection, text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const { host, port, user, database, password } = connection
  const client = new pg.Client({ host, port, user, database, password: () => password?.reveal() ?? '' })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text, values)).rows
  } finally {
    await client.end()
  }
}

/** The KnownError that the work ends with. */
export async function errorOf(work: Promise<unknown>): Promise<KnownError> {
  return work.then(() => { throw new Error('expected an error') }, (problem: unknown) => problem as KnownError)
}

/** Servers whose command line names the folder. */
export async function processesNaming(text: string): Promise<string[]> {
  const found: string[] = []
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    if (pid !== String(process.pid) && command.includes(text)) found.push(pid)
  }
  return found
}

/** The folders of sandboxes without a network that a process has made. */
export async function socketFoldersOf(pid: number, parent = tmpdir()): Promise<string[]> {
  const found: string[] = []
  for (const name of (await readdir(parent)).filter((one) => one.startsWith('socket-'))) {
    const owner = await readFile(join(parent, name, '.zimmer-owner'), 'utf8').catch(() => '')
    if (owner.includes(`"pid":${pid},`)) found.push(join(parent, name))
  }
  return found
}
