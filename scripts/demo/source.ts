import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Connection } from '../../src/domain/connection.ts'
import { KnownError } from '../../src/kit/errors.ts'
import { Secret } from '../../src/kit/secret.ts'
import { findClients } from '../../src/postgres/clients.ts'
import { daemon } from '../../src/kit/docker.ts'
import type { Docker } from '../../src/kit/docker.ts'
import { waitUntilReady } from '../../src/sandbox/session.ts'
import { installedMajor, startServer } from '../../test/support/server.ts'
import { ask } from './database.ts'

export type SourceKind = 'auto' | 'local' | 'docker'

/** The server that the demo's shop runs on. */
export interface Source {
  readonly major: number
  /** Such as `PostgreSQL 17.6 on 127.0.0.1:41234`. */
  readonly description: string
  /** What the drill is to restore into: the same kind of server as the source. */
  readonly sandbox: 'local' | 'docker'
  /** To a database, as the superuser. */
  connection(database: string): Connection
  /** Stops and removes the server; doing so twice is harmless. */
  stop(): Promise<void>
}

const majors = [18, 17, 16, 15, 14, 13]
const usualMajor = 17
const advice = 'Install PostgreSQL (apt-get install postgresql, brew install postgresql@17), or start Docker.'

/** Starts a server of the newest installed major, else one in Docker. Throws KnownErrors that name what to install. */
export async function openSource(kind: SourceKind, signal: AbortSignal): Promise<Source> {
  const major = kind === 'docker' ? undefined : await installedMajor()
  const source = major === undefined && kind !== 'local' ? await openDocker(signal) : await openLocal(major)
  // A server that is gone ends whatever query is under way.
  signal.addEventListener('abort', () => { void source.stop() })
  if (signal.aborted) await source.stop()
  return source
}

async function openLocal(major: number | undefined): Promise<Source> {
  if (major === undefined) throw new KnownError('no-programs', 'no PostgreSQL server is installed here', advice)
  // A folder around the server's own, removed also when Ctrl-C ends initdb half way. The server's account has to get through it.
  const folder = mkdtempSync(join(tmpdir(), 'zimmer-demo-'))
  chmodSync(folder, 0o711)
  const remove = () => { rmSync(folder, { recursive: true, force: true, maxRetries: 3 }) }
  try {
    const server = await inTemporaryFolder(folder, () => startServer({ major }))
    return await finished(server.major, 'local', (database) => server.connection(database), async () => {
      await server.stop()
      remove()
    })
  } catch (problem) {
    remove()
    throw problem
  }
}

async function inTemporaryFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const usual = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  try {
    return await work()
  } finally {
    if (usual === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = usual
  }
}

async function openDocker(signal: AbortSignal): Promise<Source> {
  const docker = await daemonOrAdvice()
  const major = await clientMajor() ?? usualMajor
  const name = `zimmer-demo-${randomBytes(6).toString('hex')}`
  const stop = async () => { await docker(['rm', '--force', '--volumes', name]).catch(() => undefined) }
  const password = new Secret(randomBytes(18).toString('base64url'))
  try {
    // The image is pulled where it is not there yet.
    const container = ['--name', name, '--publish', '127.0.0.1::5432', '--env', 'POSTGRES_PASSWORD', '--shm-size', '256m']
    const options = { environment: { POSTGRES_PASSWORD: password.reveal() }, timeLimitSeconds: 1200, signal }
    await docker(['run', '--detach', ...container, `postgres:${major}`, '-c', 'fsync=off'], options)
    const published = await docker(['port', name, '5432/tcp'])
    const port = Number(/:(?<port>\d+)\s*$/.exec(published)?.groups?.['port'])
    const address = { host: '127.0.0.1', port, user: 'postgres', password, parameters: { sslmode: 'disable' } }
    const connection = (database: string): Connection => ({ ...address, database })
    await waitUntilReady([connection('postgres')], { seconds: 120, signal })
    return await finished(major, 'docker', connection, stop)
  } catch (problem) {
    await stop()
    throw problem
  }
}

/** The newest major whose pg_dump is installed: a server that it fits is the one to start. */
async function clientMajor(): Promise<number | undefined> {
  for (const major of majors) if (await findClients(major).then(() => true, () => false)) return major
  return undefined
}

async function daemonOrAdvice(): Promise<Docker> {
  try {
    return await daemon('sandbox: local')
  } catch (cause) {
    throw new KnownError('no-server', 'neither a PostgreSQL server nor a Docker daemon is at hand', advice, { cause })
  }
}

async function finished(
  major: number, sandbox: Source['sandbox'], connection: Source['connection'], end: () => Promise<void>,
): Promise<Source> {
  let stopped: Promise<void> | undefined
  const stop = () => stopped ??= end()
  try {
    const [row] = await ask(connection('postgres'), 'SHOW server_version')
    const version = String(row?.['server_version']).split(' ')[0] ?? ''
    const where = `${sandbox === 'docker' ? 'in Docker, ' : ''}on 127.0.0.1:${connection('postgres').port}`
    return { major, sandbox, connection, stop, description: `PostgreSQL ${version} ${where}` }
  } catch (problem) {
    await stop()
    throw problem
  }
}
