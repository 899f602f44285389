import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseToolVersion } from '../domain/versions.ts'
import type { Cleanup } from '../kit/cleanup.ts'
import { abandonedContainers, daemon, dockerEnvironment, haveImage, lastLine, mountOf, ownerLabel, surroundingsOf } from '../kit/docker.ts'
import type { Docker, Surroundings } from '../kit/docker.ts'
import { KnownError } from '../kit/errors.ts'
import { thisOwner } from '../kit/owner.ts'
import { ProcessFailure, run } from '../kit/process.ts'
import type { Call, Tool } from '../kit/process.ts'
import type { Clients } from './clients.ts'

/** The label of the containers in which client programs run; its value is the container's name. */
export const clientLabel = 'zimmer-backup.client'
const runLabel = 'zimmer-backup.run'

/** What a run lends to the programs that it starts in containers. */
export interface DockerRequest {
  readonly cleanup: Cleanup
  readonly now: Date
  readonly signal: AbortSignal | undefined
  readonly tell?: ((line: string) => void) | undefined
}

/** A place for containers of client programs. */
export interface ContainerPlace {
  readonly image: string
  /** What `docker run` takes for the network, and whose files can be seen. */
  readonly network: readonly string[]
  /** The host by which a program in there reaches this machine's own loopback; undefined where it is the same. */
  readonly loopback?: string
  readonly labels: readonly string[]
  /** Of a rootless daemon no: its root is the user who runs it. */
  readonly asUser: boolean
  /** Of the one container of a place that has to be found again. */
  readonly name?: string
}

const otherwise = 'client: path or client: install'

/**
 * The programs of `postgres:<major>`, each call in a container of its own that is removed with its end, or at the run's end at the latest.
 * Throws KnownErrors `docker-missing`, `docker-permission`, `docker-daemon`, `image-missing`, `client-version`.
 */
export async function dockerClients(major: number, request: DockerRequest, pullSeconds = 1200): Promise<Clients> {
  const docker = await daemon(otherwise)
  const image = `postgres:${major}`
  await haveImage(docker, image, { seconds: pullSeconds, signal: request.signal, tell: request.tell, cure: 'Pull it where the network allows it, or set client: path or client: install.' })
  return clientsIn(docker, major, { image, ...machineNetwork(await surroundingsOf(docker), process.platform) }, `the image ${image}`, request)
}

/** The network of this machine, as a container has it; from within a container, that of the same container together with its files. */
export function machineNetwork({ inContainer, id }: Surroundings, platform: NodeJS.Platform): Pick<ContainerPlace, 'network' | 'loopback'> {
  if (inContainer && id !== undefined) return { network: ['--network', `container:${id}`, '--volumes-from', id] }
  // Docker Desktop runs its containers on a machine of its own, from where this one has a name.
  return platform === 'linux' ? { network: ['--network', 'host'] } : { network: [], loopback: 'host.docker.internal' }
}

/** A place of this run's own: what is started in it is removed at the run's end, and swept by a later run where this one is killed. */
export async function placeFor(docker: Docker, where: Omit<ContainerPlace, 'labels' | 'asUser'>, request: DockerRequest): Promise<ContainerPlace> {
  for (const line of await sweepClients(request.now)) request.tell?.(line)
  const token = randomBytes(8).toString('hex')
  request.cleanup.add('remove the containers of the client programs', () => removeAll(docker, token))
  const labels = [`${runLabel}=${token}`, `${ownerLabel}=${JSON.stringify(await thisOwner(request.now))}`]
  const isRootless = (await docker(['info', '--format', '{{json .SecurityOptions}}'])).includes('rootless')
  return { ...where, labels, asUser: !isRootless }
}

/** The programs of an image that stands here, once its pg_dump has said which major it is. Throws KnownErrors `client-container`, `client-version`. */
export async function clientsIn(docker: Docker, major: number, where: Omit<ContainerPlace, 'labels' | 'asUser'>, words: string, request: DockerRequest): Promise<Clients> {
  const place = await placeFor(docker, where, request)
  const program = (name: string) => inContainer(name, place)
  const version = parseToolVersion(await versionOf(program('pg_dump'), words))
  if (version?.major !== major) {
    throw new KnownError('client-version', `server is PostgreSQL ${major} but pg_dump of ${words} is ${version?.text ?? 'of no known version'}`, `Set ${otherwise}, or run the server's own image.`)
  }
  return { major, version: version.text, place: words, pgDump: program('pg_dump'), pgRestore: program('pg_restore'), program }
}

async function versionOf(pgDump: Tool, words: string): Promise<string> {
  try {
    return (await run(pgDump, ['--version'], { timeLimitSeconds: 60 })).stdout
  } catch (problem) {
    if (!(problem instanceof ProcessFailure)) throw problem
    throw new KnownError('client-container', `pg_dump cannot be run in ${words}: ${lastLine(problem)}`, `Look at what docker says, or set ${otherwise}.`, { cause: problem })
  }
}

/** Removes the containers of client programs that runs which were killed have left. Gives a sentence for each; never throws. */
export async function sweepClients(now: Date): Promise<string[]> {
  const said: string[] = []
  for (const { name, remove } of await abandonedContainers(clientLabel, now)) {
    if (await remove().catch(() => false)) said.push(`removed the container ${name} that a run which was killed had left`)
  }
  return said
}

/** What is still there of a run's containers: those whose docker client was ended before them. */
async function removeAll(docker: Docker, token: string): Promise<void> {
  const ids = (await docker(['ps', '--all', '--quiet', '--filter', `label=${runLabel}=${token}`])).split('\n').filter((id) => id !== '')
  if (ids.length > 0) await docker(['rm', '--force', '--volumes', ...ids])
}

/** A program in a container: its stdin, stdout and stderr are the container's, and what it reads of this machine stands at the same paths. */
export function inContainer(program: string, place: ContainerPlace): Tool {
  return { name: program, path: 'docker', within: (call) => containerCall(program, place, call) }
}

function containerCall(program: string, place: ContainerPlace, call: Call): Call {
  const environment: Call['environment'] = { LC_ALL: 'C', ...seenFrom(place, withDefaultFiles(call.environment)) }
  const parameters = program === 'pg_restore' ? archiveByFullPath(call.parameters) : call.parameters
  const name = place.name ?? `zimmer-client-${randomBytes(8).toString('hex')}`
  const given = Object.entries(environment).filter(([, value]) => value !== undefined).map(([variable]) => variable)
  return {
    parameters: [
      // The daemon would write every row that passes through stdout into a log of its own.
      'run', '--rm', '--interactive', '--pull', 'never', '--log-driver', 'none', '--name', name,
      ...[`${clientLabel}=${name}`, ...place.labels].flatMap((label) => ['--label', label]),
      ...place.network,
      // The files of a user may be read by that user alone, and peer authentication asks who it is.
      ...(place.asUser && process.getuid !== undefined ? ['--user', `${process.getuid()}:${process.getgid?.() ?? 0}`] : []),
      ...filesOf(parameters, environment).flatMap((path) => ['--mount', mountOf('type=bind', `source=${path}`, `target=${path}`, ...(parameters.includes(`--file=${path}`) ? [] : ['readonly']))]),
      // Named only: the values come from the docker client's environment, where no process list shows them.
      ...given.flatMap((variable) => ['--env', variable]),
      '--entrypoint', program, place.image, ...parameters,
    ],
    environment: { ...environment, ...dockerEnvironment() },
  }
}

/** Where the server is for a program in there. */
function seenFrom(place: ContainerPlace, environment: Call['environment']): Call['environment'] {
  if (environment['PGHOST'] === undefined) return environment
  return place.loopback !== undefined && ['localhost', '127.0.0.1', '::1'].includes(environment['PGHOST']) ? { ...environment, PGHOST: place.loopback } : environment
}

const fileVariables = ['PGSSLROOTCERT', 'PGSSLCERT', 'PGSSLKEY', 'PGSSLCRL', 'PGPASSFILE']

/** The files that libpq would find by itself in this user's home, and cannot find in a container's. */
function withDefaultFiles(environment: Call['environment']): Call['environment'] {
  if (environment['PGHOST'] === undefined) return environment
  const standing = [['PGSSLROOTCERT', 'root.crt'], ['PGSSLCERT', 'postgresql.crt'], ['PGSSLKEY', 'postgresql.key'], ['PGSSLCRL', 'root.crl']].map(([variable = '', file = '']) => [variable, join(homedir(), '.postgresql', file)] as const)
  const found: Record<string, string | undefined> = Object.fromEntries(standing.filter(([, path]) => existsSync(path)))
  for (const [variable, value] of Object.entries(environment)) found[variable] = fileVariables.includes(variable) && value !== undefined && value !== 'system' ? resolve(value) : value
  return found
}

/** A relative path counts from this process's folder, which the container does not have. */
function archiveByFullPath(parameters: readonly string[]): readonly string[] {
  const last = parameters.at(-1)
  return last === undefined || last.startsWith('-') || !existsSync(last) ? parameters : [...parameters.slice(0, -1), resolve(last)]
}

/** Every file of this machine that the call names: certificates, the folder of a socket, an archive, a list. */
function filesOf(parameters: readonly string[], environment: Call['environment']): string[] {
  const named = [...fileVariables, 'PGHOST'].map((variable) => environment[variable] ?? '')
  const given = parameters.map((parameter) => parameter.replace(/^--[a-z-]+=/, ''))
  return [...new Set([...named, ...given].filter((path) => path.startsWith('/') && existsSync(path)))]
}
