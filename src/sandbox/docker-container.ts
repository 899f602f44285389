import { freemem } from 'node:os'
import type { Connection } from '../domain/connection.ts'
import { lastLine, ownerLabel } from '../kit/docker.ts'
import type { Docker } from '../kit/docker.ts'
import { KnownError } from '../kit/errors.ts'
import { thisOwner } from '../kit/owner.ts'
import type { ProcessFailure } from '../kit/process.ts'
import type { Secret } from '../kit/secret.ts'
import { sandboxLabel } from './docker-daemon.ts'
import type { Machine, SandboxRequest } from './request.ts'
import { asArguments, observedSettings, serverSettings } from './settings.ts'

/** The one role of a sandbox's fresh server. */
export const startSeconds = 120
export const superuser = 'postgres'
/** In the container; not the image's own folder, which differs between majors. */
const memoryFolder = '/zimmer-sandbox'

/** A sandbox's container, whether it stands already or not. */
export interface Container {
  readonly name: string
  readonly image: string
  readonly password: Secret
}

/** How a container is tied to what is outside of it. */
export interface Ties {
  /** For `docker create`. */
  readonly parameters: readonly string[]
  /** Of the server. */
  readonly settings?: Readonly<Record<string, string>>
  /** For initdb. */
  readonly initialisation?: string
  /** Another network, which it gets before it starts. */
  readonly alsoOn?: string | undefined
}

/**
 * Creates and starts the container; throws the ProcessFailure as it is. Neither is ended by the signal: the daemon would go on with what it has begun, after
 * the removal. Not `--rm`, since a container that ends at its start would take its reason with it.
 */
export async function startContainer({ name, image, password }: Container, ties: Ties, docker: Docker, request: SandboxRequest): Promise<void> {
  const machine = await machineOf(docker, request.machine)
  const memory = memoryFor(request)
  const settings = { ...serverSettings(machine, { databaseBytes: request.databaseBytes, inMemory: memory !== undefined }), ...(request.observed === true ? observedSettings : {}), ...ties.settings }
  const parameters = [
    'create', '--name', name, '--pull', 'never',
    '--label', `${sandboxLabel}=${name}`, '--label', `${ownerLabel}=${JSON.stringify(await thisOwner(request.now))}`,
    ...ties.parameters,
    // Named only: the values come from the client's environment, where no process list shows them.
    '--env', 'POSTGRES_PASSWORD', '--env', 'POSTGRES_USER', '--env', 'POSTGRES_DB', '--env', 'POSTGRES_HOST_AUTH_METHOD', '--env', 'POSTGRES_INITDB_ARGS',
    '--shm-size', '1g',
    ...(memory === undefined ? [] : ['--tmpfs', `${memoryFolder}:rw,mode=1777,size=${memory}`, '--env', `PGDATA=${memoryFolder}/data`]),
    image, 'postgres', ...asArguments(settings),
  ]
  const environment = {
    POSTGRES_PASSWORD: password.reveal(), POSTGRES_USER: superuser, POSTGRES_DB: superuser,
    POSTGRES_HOST_AUTH_METHOD: 'scram-sha-256', POSTGRES_INITDB_ARGS: ['--no-sync --auth-host=scram-sha-256', ties.initialisation ?? ''].join(' ').trim(),
  }
  await docker(parameters, { environment })
  if (ties.alsoOn !== undefined) await docker(['network', 'connect', ties.alsoOn, name])
  await docker(['start', name])
}

/** A way to the server in a container. */
export interface Way {
  readonly ties: Ties
  /** How it goes, for the description: `, without a network`. */
  readonly words: string
  /** The connection to the server's database template1, once the server answers there. */
  reach(container: Container): Promise<Connection>
  /** What it says of a container that could not be created or started, where it is the cause. */
  causeOf(problem: ProcessFailure): Promise<Error | undefined>
  /** Harmless when done twice. */
  close(): Promise<void>
}

/** The error for a container that could not be created or started. */
export function notStarted(image: string, problem: ProcessFailure): KnownError {
  return new KnownError('sandbox-start', `docker could not start ${image}: ${lastLine(problem)}`, 'Look at what docker says, or set sandbox: local or sandbox: service.', { cause: problem })
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

export interface Inspected {
  readonly State: { readonly Running: boolean; readonly ExitCode: number }
  readonly NetworkSettings: {
    readonly Ports: Readonly<Record<string, readonly { readonly HostIp: string; readonly HostPort: string }[] | null>> | null
    readonly Networks: Readonly<Record<string, { readonly IPAddress: string }>> | null
  }
}

/** What the daemon says of a container. */
export async function inspect(docker: Docker, name: string): Promise<Inspected | undefined> {
  const answer = JSON.parse(await docker(['inspect', '--type', 'container', name])) as readonly Inspected[]
  return answer[0]
}

/** Throws KnownError `sandbox-start`, with the last lines of its log, when the container has ended. */
export async function refuseEnded({ name, image }: Container, docker: Docker): Promise<void> {
  const state = (await inspect(docker, name))?.State
  if (state?.Running === true) return
  const said: string[] = []
  await docker(['logs', '--tail', '20', name], { onErrorLine: (line) => said.push(line) }).then((text) => said.push(...text.split('\n')))
  const complaint = said.findLast((line) => /\b(?:FATAL|PANIC|error)\b/i.test(line)) ?? said.findLast((line) => line.trim() !== '') ?? 'it said nothing'
  throw new KnownError('sandbox-start', `${image} ended with status ${state?.ExitCode ?? '?'}: ${complaint.trim()}`, 'Check that sandbox-image is an image of a PostgreSQL server, and that memory and disk suffice.')
}
