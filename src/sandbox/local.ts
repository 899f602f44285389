import { randomBytes } from 'node:crypto'
import { access, chown, mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Connection } from '../domain/connection.ts'
import { versionText } from '../domain/versions.ts'
import { KnownError, messageOf } from '../kit/errors.ts'
import { run } from '../kit/process.ts'
import { Secret } from '../kit/secret.ts'
import { serverAccount } from './account.ts'
import { compareExtensions, compareVersions, createDatabase } from './database.ts'
import { folderName, makeFolder, placeFor, removeFolder } from './local-folder.ts'
import { packCluster, unpackCluster } from './local-kept.ts'
import type { KeptFile } from './local-kept.ts'
import { configure, loopback, optionsFor, startOnPort, startSeconds } from './local-server.ts'
import type { Cluster } from './local-server.ts'
import { refuseBusyPort } from './port.ts'
import { once, refuseInterrupted } from './request.ts'
import type { Sandbox, SandboxRequest } from './request.ts'
import { literal, versionNumberOf, waitUntilReady, withSession } from './session.ts'

const where = 'the local server'

/**
 * A server of its own in a temporary folder, from the programs of this machine, reached over 127.0.0.1 alone.
 * Throws KnownErrors `no-programs`, `port-busy`, `sandbox-start`, `extension-missing`; whatever it throws, nothing is left.
 */
export function openLocal(request: SandboxRequest): Promise<Sandbox> {
  return inFolder(request, (cluster, remove) => openFresh(cluster, request, remove))
}

/**
 * A local server again, from the files of the tar that `keep` of an earlier one gave, and the words that were handed to it. Reads them to their end before
 * any of it is run. Throws as openLocal, KnownError `kept-unusable`, and what the files fail with; nothing is left then.
 */
export function openKept(request: SandboxRequest, files: AsyncIterable<KeptFile>): Promise<{ readonly sandbox: Sandbox; readonly memo: string }> {
  return inFolder(request, async (cluster, remove) => {
    const { password, memo } = await unpackCluster(cluster, files, request.signal)
    request.mask(password.reveal())
    await configure(cluster, request)
    const { address, versionNumber } = await startCluster(cluster, request, password)
    await withSession(address, (session) => compareExtensions(session, request, where, cureFor(request)))
    // Two sandboxes have two passwords, also where one began as the other.
    const own = newPassword(request)
    await withSession(address, (session) => session.query(`ALTER ROLE postgres PASSWORD ${literal(own.reveal())}`))
    return { sandbox: sandboxOf(cluster, request, { address: { ...address, password: own }, versionNumber, notes: [], remove }), memo }
  })
}

/** Makes a folder, lets the server be opened in it, and removes it should that fail. */
async function inFolder<T>(request: SandboxRequest, open: (cluster: Cluster, remove: () => Promise<void>) => Promise<T>): Promise<T> {
  const programs = (await request.binaries(request.major))?.directory
  if (programs === undefined) throw noPrograms(request.major)
  await Promise.all(['initdb', 'pg_ctl', 'postgres'].map((name) => access(join(programs, name)).catch(() => { throw noPrograms(request.major, join(programs, name)) })))
  if (typeof request.port === 'number') await refuseBusyPort(request.port)
  const account = await serverAccount()
  const place = await placeFor(request, account !== undefined)
  const directory = join(place.directory, folderName(randomBytes(8).toString('hex')))
  const remove = once(async () => { await removeFolder(directory) })
  const release = request.cleanup.add(`remove the sandbox ${directory}`, remove)
  try {
    refuseInterrupted(request.signal)
    const server = join(directory, 'server')
    const cluster: Cluster = { directory, server, data: join(server, 'data'), programs, account, inMemory: place.inMemory }
    await makeFolder(directory, request.now)
    await mkdir(server, { mode: 0o700 })
    if (account !== undefined) await chown(server, account.uid, account.gid)
    return await open(cluster, async () => {
      await remove()
      release()
    })
  } catch (problem) {
    // Should the removal fail, its promise stays, and the clean-up says why.
    await remove().then(release, () => undefined)
    throw problem
  }
}

async function openFresh(cluster: Cluster, request: SandboxRequest, remove: () => Promise<void>): Promise<Sandbox> {
  const password = newPassword(request)
  await initialise(cluster, password, request)
  refuseInterrupted(request.signal)
  const { address, versionNumber } = await startCluster(cluster, request, password)
  const notes = [
    ...compareVersions(versionNumber, request, where), ...await withSession(address, (session) => compareExtensions(session, request, where, cureFor(request))),
    ...await createDatabase(address, request),
  ]
  refuseInterrupted(request.signal)
  return sandboxOf(cluster, request, { address, versionNumber, notes, remove })
}

function cureFor({ major }: SandboxRequest): string {
  return `Install the packages of these extensions for PostgreSQL ${major} on this machine, or set sandbox: docker with a sandbox-image that has them.`
}

function newPassword(request: SandboxRequest): Secret {
  const password = new Secret(randomBytes(24).toString('base64url'))
  request.mask(password.reveal())
  return password
}

async function startCluster(cluster: Cluster, request: SandboxRequest, password: Secret): Promise<{ address: Connection; versionNumber: number }> {
  const port = await startOnPort(cluster, request)
  const address: Connection = { host: loopback, port, user: 'postgres', database: 'template1', password, parameters: { sslmode: 'disable' } }
  await waitUntilReady([address], { seconds: startSeconds, signal: request.signal })
  return { address, versionNumber: await withSession(address, versionNumberOf) }
}

interface Opened extends Pick<Sandbox, 'notes' | 'remove'> {
  readonly address: Connection
  readonly versionNumber: number
}

function sandboxOf(cluster: Cluster, request: SandboxRequest, { address, versionNumber, notes, remove }: Opened): Sandbox {
  return {
    kind: 'local',
    connection: { ...address, database: request.database },
    serverVersionNumber: versionNumber,
    ours: true,
    description: `local PostgreSQL ${versionText(versionNumber)} on ${loopback}:${address.port}${cluster.inMemory ? ', in memory' : ''}`,
    toolsDirectory: cluster.programs,
    notes,
    state: JSON.stringify({ kind: 'local', directory: cluster.directory }),
    keep: (memo, write) => packCluster(cluster, { ...request, port: address.port }, { address, memo, write }),
    remove,
  }
}

async function initialise(cluster: Cluster, password: Secret, request: SandboxRequest): Promise<void> {
  const { server, data, account } = cluster
  const passwordFile = join(server, 'password')
  await writeFile(passwordFile, `${password.reveal()}\n`, { mode: 0o600, flag: 'wx' })
  if (account !== undefined) await chown(passwordFile, account.uid, account.gid)
  const parameters = [
    '--pgdata', data, '--username', 'postgres', '--pwfile', passwordFile, '--auth', 'scram-sha-256',
    '--encoding', 'UTF8', '--locale', 'C', '--no-sync',
  ]
  try {
    await run({ name: 'initdb', path: join(cluster.programs, 'initdb') }, parameters, { ...optionsFor(cluster), signal: request.signal, group: true, timeLimitSeconds: 300 })
  } catch (problem) {
    refuseInterrupted(request.signal)
    const hint = messageOf(problem).includes('user does not exist')
      ? 'initdb needs a user with a name: add one to /etc/passwd, or set sandbox: docker.'
      : 'Look at the free space and the rights of the temporary folder.'
    throw new KnownError('sandbox-start', `initdb could not make the sandbox: ${messageOf(problem)}`, hint, { cause: problem })
  } finally {
    await rm(passwordFile, { force: true })
  }
  await configure(cluster, request)
}

function noPrograms(major: number, path?: string): KnownError {
  return new KnownError('no-programs', path === undefined ? `no server programs of PostgreSQL ${major} were found on this machine` : `${path} is not there`,
    `Install postgresql-${major} (initdb, pg_ctl and postgres), or set sandbox: docker.`)
}
