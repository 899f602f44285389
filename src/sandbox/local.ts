import { randomBytes } from 'node:crypto'
import { access, appendFile, chown, mkdir, open, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Connection } from '../domain/connection.ts'
import { versionText } from '../domain/versions.ts'
import { KnownError, messageOf } from '../kit/errors.ts'
import { ProcessFailure, run } from '../kit/process.ts'
import type { ProcessOptions } from '../kit/process.ts'
import { Secret } from '../kit/secret.ts'
import { serverAccount } from './account.ts'
import type { Account } from './account.ts'
import { compareExtensions, compareVersions, createDatabase } from './database.ts'
import { folderName, makeFolder, placeFor, removeFolder } from './local-folder.ts'
import { busyPort, freePort, refuseBusyPort } from './port.ts'
import { once, refuseInterrupted } from './request.ts'
import type { Sandbox, SandboxRequest } from './request.ts'
import { versionNumberOf, waitUntilReady, withSession } from './session.ts'
import { asConfiguration, observedSettings, serverSettings } from './settings.ts'

const loopback = '127.0.0.1'
const startSeconds = 60
const portAttempts = 5

/** A cluster in the making: its folder, who runs it, and with which programs. */
interface Cluster {
  readonly directory: string
  readonly server: string
  readonly data: string
  readonly programs: string
  readonly account: Account | undefined
  readonly inMemory: boolean
}

/**
 * A server of its own in a temporary folder, from the programs of this machine, reached over 127.0.0.1 alone.
 * Throws KnownErrors `no-programs`, `port-busy`, `sandbox-start`, `extension-missing`; whatever it throws, nothing is left.
 */
export async function openLocal(request: SandboxRequest): Promise<Sandbox> {
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
    const cluster: Cluster = { directory, server: join(directory, 'server'), data: join(directory, 'server', 'data'), programs, account, inMemory: place.inMemory }
    await makeFolder(directory, request.now)
    return await openCluster(cluster, request, async () => {
      await remove()
      release()
    })
  } catch (problem) {
    // Should the removal fail, its promise stays, and the clean-up says why.
    await remove().then(release, () => undefined)
    throw problem
  }
}

async function openCluster(cluster: Cluster, request: SandboxRequest, remove: () => Promise<void>): Promise<Sandbox> {
  const password = new Secret(randomBytes(24).toString('base64url'))
  request.mask(password.reveal())
  await initialise(cluster, password, request)
  refuseInterrupted(request.signal)
  const port = await startOnPort(cluster, request)
  const address: Connection = { host: loopback, port, user: 'postgres', database: 'template1', password, parameters: { sslmode: 'disable' } }
  await waitUntilReady([address], { seconds: startSeconds, signal: request.signal })
  const where = 'the local server'
  const cure = `Install the packages of these extensions for PostgreSQL ${request.major} on this machine, or set sandbox: docker with a sandbox-image that has them.`
  const { versionNumber, notes } = await withSession(address, async (session) => {
    const versionNumber = await versionNumberOf(session)
    return { versionNumber, notes: [...compareVersions(versionNumber, request, where), ...(await compareExtensions(session, request, where, cure))] }
  })
  const differences = await createDatabase(address, request)
  refuseInterrupted(request.signal)
  return {
    kind: 'local',
    connection: { ...address, database: request.database },
    serverVersionNumber: versionNumber,
    ours: true,
    description: `local PostgreSQL ${versionText(versionNumber)} on ${loopback}:${port}${cluster.inMemory ? ', in memory' : ''}`,
    toolsDirectory: cluster.programs,
    notes: [...notes, ...differences],
    state: JSON.stringify({ kind: 'local', directory: cluster.directory }),
    remove,
  }
}

function optionsFor(cluster: Cluster): ProcessOptions {
  return {
    directory: cluster.server,
    user: cluster.account,
    // With it the runner ends the server after the job, should nobody else have done so.
    environment: { RUNNER_TRACKING_ID: process.env['RUNNER_TRACKING_ID'] },
  }
}

async function initialise(cluster: Cluster, password: Secret, request: SandboxRequest): Promise<void> {
  const { server, data, account } = cluster
  const passwordFile = join(server, 'password')
  await mkdir(server, { mode: 0o700 })
  await writeFile(passwordFile, `${password.reveal()}\n`, { mode: 0o600, flag: 'wx' })
  if (account !== undefined) {
    await chown(passwordFile, account.uid, account.gid)
    await chown(server, account.uid, account.gid)
  }
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
  const load = { databaseBytes: request.databaseBytes, inMemory: cluster.inMemory }
  const settings = { ...serverSettings(request.machine, load), listen_addresses: loopback, unix_socket_directories: '', ...(request.observed === true ? observedSettings : {}) }
  await appendFile(join(data, 'postgresql.conf'), `\n${asConfiguration(settings)}`)
}

/** Starts the server on the port that was asked for, or on a free one; another, should it be taken in the very moment. */
async function startOnPort(cluster: Cluster, request: SandboxRequest): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const asked = typeof request.port === 'number' ? request.port : undefined
    const port = asked ?? await freePort()
    const problem = await startServer(cluster, port)
    if (problem === undefined) return port
    const taken = /could not (?:bind|create any TCP)|Address already in use/i.test(problem)
    // Whoever had it in that moment may be gone by now.
    if (taken && asked !== undefined) throw await busyPort(asked)
    if (!taken || asked !== undefined || attempt === portAttempts) {
      throw new KnownError('sandbox-start', `the sandbox's server did not start: ${problem}`, 'Look at the free memory and disk of this machine, or set sandbox: docker.')
    }
  }
}

/**
 * Gives why the server did not start, if it did not. Never ended by the signal: pg_ctl's end would not end the server that it has
 * begun to start. It is over within a moment, and then the server can be found and stopped.
 */
async function startServer(cluster: Cluster, port: number): Promise<string | undefined> {
  const log = join(cluster.server, 'log')
  try {
    const parameters = ['start', '--pgdata', cluster.data, '--log', log, '--wait', '--timeout', String(startSeconds), '--options', `-p ${port}`]
    await run({ name: 'pg_ctl', path: join(cluster.programs, 'pg_ctl') }, parameters, { ...optionsFor(cluster), timeLimitSeconds: startSeconds + 30 })
    return undefined
  } catch (problem) {
    if (!(problem instanceof ProcessFailure)) throw problem
    return (await lastComplaint(log, join(cluster.data, 'log'))) ?? problem.message
  }
}

/** The lines of the server's log that say what is wrong; in `collected` are those of a server that collects them itself. */
async function lastComplaint(log: string, collected: string): Promise<string | undefined> {
  const plain = (await readdir(collected).catch(() => [])).filter((name) => name.endsWith('.log')).map((name) => join(collected, name))
  const text = (await Promise.all([log, ...plain].map((file) => readFile(file, 'utf8').catch(() => '')))).join('\n')
  const lines = text.split('\n').filter((line) => /\b(?:FATAL|PANIC|WARNING|could not)\b/.test(line)).slice(-3)
  for (const file of [log, ...plain]) await (await open(file, 'w').catch(() => undefined))?.close()
  return lines.length === 0 ? undefined : lines.join('; ')
}

function noPrograms(major: number, path?: string): KnownError {
  return new KnownError('no-programs', path === undefined ? `no server programs of PostgreSQL ${major} were found on this machine` : `${path} is not there`,
    `Install postgresql-${major} (initdb, pg_ctl and postgres), or set sandbox: docker.`)
}
