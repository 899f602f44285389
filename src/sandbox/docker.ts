import { randomBytes } from 'node:crypto'
import { freemem } from 'node:os'
import type { Connection } from '../domain/connection.ts'
import { versionText } from '../domain/versions.ts'
import { lastLine, ownerLabel, surroundingsOf } from '../kit/docker.ts'
import type { Docker } from '../kit/docker.ts'
import { KnownError } from '../kit/errors.ts'
import { thisOwner } from '../kit/owner.ts'
import { ProcessFailure } from '../kit/process.ts'
import { Secret } from '../kit/secret.ts'
import { compareExtensions, compareVersions, createDatabase } from './database.ts'
import { removeContainer, sandboxLabel } from './docker-daemon.ts'
import { extensionCure, haveSandboxImage, imageFor } from './docker-image.ts'
import { busyPort, refuseBusyPort } from './port.ts'
import { once, refuseInterrupted } from './request.ts'
import type { Machine, Sandbox, SandboxRequest } from './request.ts'
import { versionNumberOf, waitUntilReady, withSession } from './session.ts'
import { asArguments, observedSettings, serverSettings } from './settings.ts'

const loopback = '127.0.0.1'
const serverPort = 5432
const startSeconds = 120
/** In the container; not the image's own folder, which differs between majors. */
const memoryFolder = '/zimmer-sandbox'

interface Container { readonly name: string; readonly image: string; readonly password: Secret; readonly surroundings: Surroundings }

/** Where this process runs: in a container, `localhost` is that container, and a sandbox is reached over a network of both. */
interface Surroundings { readonly inContainer: boolean; readonly network: string | undefined }

/**
 * A fresh container of the source's major, published on 127.0.0.1 alone, labelled with its owner. Throws KnownErrors `image-missing`,
 * `port-busy`, `sandbox-start`, `extension-missing`; whatever it throws, nothing is left but an image that was pulled.
 */
export async function openDocker(request: SandboxRequest, docker: Docker, limits: { readonly pullSeconds: number } = { pullSeconds: 1200 }): Promise<Sandbox> {
  const image = request.image ?? imageFor(request.major, request.extensions.map(({ name }) => name))
  await haveSandboxImage(docker, image, request, limits.pullSeconds)
  const { inContainer, networks } = await surroundingsOf(docker)
  const surroundings = { inContainer, network: networks.find((name) => !['host', 'none'].includes(name)) }
  if (typeof request.port === 'number' && !surroundings.inContainer) await refuseBusyPort(request.port)
  const name = `zimmer-sandbox-${randomBytes(8).toString('hex')}`
  const removeIt = once(async () => { await removeContainer(docker, name) })
  const release = request.cleanup.add(`remove the sandbox ${name}`, removeIt)
  const remove = async () => {
    await removeIt()
    release()
  }
  try {
    refuseInterrupted(request.signal)
    const password = new Secret(randomBytes(24).toString('base64url'))
    request.mask(password.reveal())
    return await openContainer({ name, image, password, surroundings }, docker, request, remove)
  } catch (problem) {
    // Should the removal fail, its promise stays, and the clean-up says why.
    await remove().catch(() => undefined)
    throw problem
  }
}

async function openContainer(container: Container, docker: Docker, request: SandboxRequest, remove: () => Promise<void>): Promise<Sandbox> {
  await startContainer(container, docker, request)
  refuseInterrupted(request.signal)
  const address = await waitUntilReady(await addressesOf(container, docker), {
    seconds: startSeconds, signal: request.signal, stillHopeful: () => refuseEnded(container, docker),
  })
  const { versionNumber, notes } = await withSession(address, async (session) => {
    const versionNumber = await versionNumberOf(session)
    const versions = compareVersions(versionNumber, request, container.image)
    return { versionNumber, notes: [...versions, ...(await compareExtensions(session, request, container.image, extensionCure(container.image, request)))] }
  })
  const differences = await createDatabase(address, request)
  refuseInterrupted(request.signal)
  return {
    kind: 'docker',
    connection: { ...address, database: request.database },
    serverVersionNumber: versionNumber,
    ours: true,
    description: `${container.image} in Docker (PostgreSQL ${versionText(versionNumber)}) on ${address.host}:${address.port}`,
    toolsDirectory: undefined,
    notes: [...notes, ...differences],
    state: JSON.stringify({ kind: 'docker', name: container.name }),
    remove,
  }
}

/**
 * Creates and starts the container. Neither is ended by the signal: the daemon would go on with what it has begun, after the removal.
 * Not `--rm`, since a container that ends at its start would take its reason with it.
 */
async function startContainer({ name, image, password, surroundings }: Container, docker: Docker, request: SandboxRequest): Promise<void> {
  const machine = await machineOf(docker, request.machine)
  const memory = memoryFor(request)
  const parameters = [
    'create', '--name', name, '--pull', 'never',
    '--label', `${sandboxLabel}=${name}`, '--label', `${ownerLabel}=${JSON.stringify(await thisOwner(request.now))}`,
    '--publish', `${loopback}:${typeof request.port === 'number' ? request.port : ''}:${serverPort}`,
    ...(surroundings.network === undefined ? [] : ['--network', surroundings.network]),
    // Named only: the values come from the client's environment, where no process list shows them.
    '--env', 'POSTGRES_PASSWORD', '--env', 'POSTGRES_USER', '--env', 'POSTGRES_DB', '--env', 'POSTGRES_HOST_AUTH_METHOD', '--env', 'POSTGRES_INITDB_ARGS',
    '--shm-size', '1g',
    ...(memory === undefined ? [] : ['--tmpfs', `${memoryFolder}:rw,mode=1777,size=${memory}`, '--env', `PGDATA=${memoryFolder}/data`]),
    image, 'postgres', ...asArguments({ ...serverSettings(machine, { databaseBytes: request.databaseBytes, inMemory: memory !== undefined }), ...(request.observed === true ? observedSettings : {}) }),
  ]
  const environment = {
    POSTGRES_PASSWORD: password.reveal(), POSTGRES_USER: 'postgres', POSTGRES_DB: 'postgres',
    POSTGRES_HOST_AUTH_METHOD: 'scram-sha-256', POSTGRES_INITDB_ARGS: '--no-sync --auth-host=scram-sha-256',
  }
  try {
    await docker(parameters, { environment })
    await docker(['start', name])
  } catch (problem) {
    if (problem instanceof ProcessFailure && typeof request.port === 'number' && /port is already allocated|address already in use|ports are not available/i.test(problem.stderr)) {
      throw await busyPort(request.port)
    }
    throw new KnownError('sandbox-start', `docker could not start ${image}: ${lastLine(problem)}`, 'Look at what docker says, or set sandbox: local or sandbox: service.', { cause: problem })
  }
}

/** The memory for the data, in bytes, where it fits three times and half of the free memory stays. */
function memoryFor({ databaseBytes, memoryDirectory }: SandboxRequest): number | undefined {
  if (databaseBytes === undefined || memoryDirectory === null || process.platform !== 'linux') return undefined
  const needed = 3 * databaseBytes + 512 * 1024 * 1024
  return freemem() / 2 > needed ? needed : undefined
}

/** What the daemon's own machine has: Docker Desktop's is smaller than the one it runs on. */
async function machineOf(docker: Docker, machine: Machine): Promise<Machine> {
  const [memory, cores] = (await docker(['info', '--format', '{{.MemTotal}} {{.NCPU}}']).catch(() => '')).split(' ').map(Number)
  const least = (one: number, other: number | undefined) => (other !== undefined && other > 0 ? Math.min(one, other) : one)
  return { memoryBytes: least(machine.memoryBytes, memory), cores: least(machine.cores, cores) }
}

interface Inspected {
  readonly State: { readonly Running: boolean; readonly ExitCode: number }
  readonly NetworkSettings: {
    readonly Ports: Readonly<Record<string, readonly { readonly HostIp: string; readonly HostPort: string }[] | null>> | null
    readonly Networks: Readonly<Record<string, { readonly IPAddress: string }>> | null
  }
}

async function inspect(docker: Docker, name: string): Promise<Inspected | undefined> {
  const answer = JSON.parse(await docker(['inspect', '--type', 'container', name])) as readonly Inspected[]
  return answer[0]
}

/** The published port; in a job that runs in a container, the sandbox's own addresses as well. */
async function addressesOf({ name, password, surroundings }: Container, docker: Docker): Promise<Connection[]> {
  const settings = (await inspect(docker, name))?.NetworkSettings
  const published = (settings?.Ports?.[`${serverPort}/tcp`] ?? []).map(({ HostPort }) => ({ host: loopback, port: Number(HostPort) }))
  const own = Object.values(settings?.Networks ?? {}).filter(({ IPAddress }) => IPAddress !== '').map(({ IPAddress }) => ({ host: IPAddress, port: serverPort }))
  return [...published, ...(surroundings.inContainer ? own : [])].map((place) => ({ ...place, user: 'postgres', database: 'template1', password, parameters: { sslmode: 'disable' } }))
}

/** Throws KnownError `sandbox-start`, with the last lines of its log, when the container has ended. */
async function refuseEnded({ name, image }: Container, docker: Docker): Promise<void> {
  const state = (await inspect(docker, name))?.State
  if (state?.Running === true) return
  const said: string[] = []
  await docker(['logs', '--tail', '20', name], { onErrorLine: (line) => said.push(line) }).then((text) => said.push(...text.split('\n')))
  const complaint = said.findLast((line) => /\b(?:FATAL|PANIC|error)\b/i.test(line)) ?? said.findLast((line) => line.trim() !== '') ?? 'it said nothing'
  throw new KnownError('sandbox-start', `${image} ended with status ${state?.ExitCode ?? '?'}: ${complaint.trim()}`, 'Check that sandbox-image is an image of a PostgreSQL server, and that memory and disk suffice.')
}
