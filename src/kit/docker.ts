import { access, readFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { KnownError, messageOf } from './errors.ts'
import { isAbandoned, parseOwner } from './owner.ts'
import { ProcessFailure, run } from './process.ts'
import type { ProcessOptions, Tool } from './process.ts'

/** Every container of ours carries its owner, so that a later run can tell whether somebody still needs it. */
export const ownerLabel = 'zimmer-backup.owner'

const tool: Tool = { name: 'docker', path: 'docker' }
const answerSeconds = 60

/** Runs the docker client and gives what it printed. Throws the ProcessFailure as it is. */
export type Docker = (parameters: readonly string[], options?: ProcessOptions) => Promise<string>

/** Asks the docker client, whether a daemon answers or not. */
export const docker: Docker = async (parameters, options = {}) => {
  const environment = { ...dockerEnvironment(), ...options.environment }
  return (await run(tool, parameters, { timeLimitSeconds: answerSeconds, ...options, environment })).stdout.trim()
}

/** Where the daemon is and how to reach it: the client's own variables. */
export function dockerEnvironment(): Record<string, string | undefined> {
  const names = ['DOCKER_HOST', 'DOCKER_CONTEXT', 'DOCKER_CONFIG', 'DOCKER_CERT_PATH', 'DOCKER_TLS_VERIFY', 'DOCKER_API_VERSION', 'HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY', 'SSH_AUTH_SOCK']
  return Object.fromEntries(names.map((name) => [name, process.env[name]]))
}

/** The docker client, once a daemon has answered it. `otherwise` completes the hint. Throws KnownErrors `docker-missing`, `docker-permission`, `docker-daemon`. */
export async function daemon(otherwise: string): Promise<Docker> {
  try {
    await docker(['version', '--format', '{{.Server.Version}}'], { timeLimitSeconds: 15 })
    return docker
  } catch (problem) {
    throw noDaemon(problem, otherwise)
  }
}

/** The error for a docker that could not be asked; `otherwise` is what can be set in its place. */
export function noDaemon(problem: unknown, otherwise: string): unknown {
  if (problem instanceof KnownError && problem.code === 'program-missing') {
    return new KnownError('docker-missing', 'docker is not installed on this machine', `Install Docker, or set ${otherwise}.`, { cause: problem })
  }
  if (!(problem instanceof ProcessFailure)) return problem
  if (/permission denied/i.test(problem.stderr)) {
    return new KnownError('docker-permission', 'this user may not use the Docker daemon: permission denied on its socket', `Add the user to the group docker (and log in again), or set ${otherwise}.`, { cause: problem })
  }
  const reason = problem.timedOut ? 'it does not answer' : lastLine(problem)
  return new KnownError('docker-daemon', `no Docker daemon answers: ${reason}`, `Start Docker, check DOCKER_HOST, or set ${otherwise}.`, { cause: problem })
}

/** What docker said at last: the line that holds its reason. */
export function lastLine(problem: unknown): string {
  const text = problem instanceof ProcessFailure ? problem.stderr : messageOf(problem)
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('See \'docker') && !line.startsWith('Run \'docker'))
  return lines.length === 0 ? messageOf(problem) : lines.slice(-1).join('')
}

export interface Pull {
  readonly seconds: number
  readonly signal: AbortSignal | undefined
  /** Hears that an image is pulled, which takes long. */
  readonly tell: ((line: string) => void) | undefined
  /** What to do where the image cannot be had. */
  readonly cure: string
}

/** Makes sure that an image stands here; what is not there is pulled. Throws KnownError `image-missing`, with docker's reason, when it cannot be had. */
export async function haveImage(docker: Docker, image: string, pull: Pull): Promise<void> {
  try {
    await docker(['image', 'inspect', '--format', '{{.Id}}', image])
    return
  } catch (problem) {
    if (!(problem instanceof ProcessFailure)) throw problem
  }
  pull.tell?.(`pulling the image ${image}`)
  try {
    await docker(['pull', '--quiet', image], { signal: pull.signal, timeLimitSeconds: pull.seconds })
  } catch (problem) {
    if (!(problem instanceof ProcessFailure)) throw problem
    const reason = problem.timedOut ? `it did not come within ${pull.seconds} s` : lastLine(problem)
    throw new KnownError('image-missing', `the image ${image} is not here and could not be pulled: ${reason}`, pull.cure, { cause: problem })
  }
}

/** Where this process runs: in a container, `localhost` is that container, and other containers are reached over a network of both. */
export interface Surroundings {
  readonly inContainer: boolean
  /** The container's id, where the daemon knows it. */
  readonly id: string | undefined
  readonly networks: readonly string[]
  /** Of that container: folders of the daemon's machine, and where they stand here. */
  readonly mounts: readonly Mount[]
}

interface Mount { readonly source: string; readonly target: string }

/** Looks whether this process runs in a container that the daemon knows. */
export async function surroundingsOf(docker: Docker): Promise<Surroundings> {
  const inContainer = await access('/.dockerenv').then(() => true, () => false)
  if (!inContainer) return { inContainer, id: undefined, networks: [], mounts: [] }
  const mounts = await readFile('/proc/self/mountinfo', 'utf8').catch(() => '')
  const id = /\/containers\/(?<id>[0-9a-f]{64})\//.exec(mounts)?.groups?.['id'] ?? hostname()
  try {
    const [networks = '', mounted = ''] = (await docker(['inspect', '--type', 'container', '--format', '{{json .NetworkSettings.Networks}}\t{{json .Mounts}}', id])).split('\t')
    const mounts = (JSON.parse(mounted) as readonly { readonly Source: string; readonly Destination: string }[]).map(({ Source, Destination }) => ({ source: Source, target: Destination }))
    return { inContainer, id, networks: Object.keys(JSON.parse(networks) as object), mounts }
  } catch {
    return { inContainer, id: undefined, networks: [], mounts: [] }
  }
}

/** Where the daemon's machine has a path of this process, as far as can be told from here; undefined for what stands in our own container alone. */
export function pathOnDaemon(path: string, { id, mounts }: Surroundings): string | undefined {
  if (id === undefined) return path
  const [mount] = mounts.filter(({ source, target }) => source !== '' && (path === target || path.startsWith(`${target}/`))).sort((one, other) => other.target.length - one.target.length)
  return mount === undefined ? undefined : join(mount.source, path.slice(mount.target.length))
}

/** What `--mount` takes: a line of comma-separated values. */
export function mountOf(...fields: readonly string[]): string {
  return fields.map((field) => (/[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',')
}

/** Removes a container with its volumes, if the label says that it is the one. Gives whether it was there; throws KnownError `not-a-sandbox` for anything else. */
export async function removeLabelled(ask: Docker, label: string, name: string): Promise<boolean> {
  try {
    const value = await ask(['inspect', '--type', 'container', '--format', `{{index .Config.Labels "${label}"}}`, name])
    if (value !== name) throw new KnownError('not-a-sandbox', `the container ${name} carries no label of a drill and is not removed`, 'Remove it by hand if nobody needs it.')
    await ask(['rm', '--force', '--volumes', name])
    return true
  } catch (problem) {
    if (isAbsence(problem)) return false
    if (!(problem instanceof ProcessFailure) || !/removal of container .* is already in progress/i.test(problem.stderr)) throw problem
    // Somebody else's removal is at work, and has only begun.
    await untilGone(ask, name)
    return true
  }
}

function isAbsence(problem: unknown): boolean {
  return problem instanceof ProcessFailure && /No such (?:object|container)/i.test(problem.stderr)
}

/** Throws KnownError `container-stays` when it stands for longer than a removal takes. */
async function untilGone(ask: Docker, name: string): Promise<void> {
  const deadline = performance.now() + answerSeconds * 1000
  while (performance.now() < deadline) {
    try {
      await ask(['inspect', '--type', 'container', '--format', '{{.Id}}', name])
    } catch (problem) {
      if (isAbsence(problem)) return
      throw problem
    }
    await sleep(100)
  }
  throw new KnownError('container-stays', `the container ${name} is being removed, but still stands after ${answerSeconds} s`, 'Look at the load of this machine; docker rm --force removes it by hand.')
}

/** The containers with a label that runs which were killed have left; none when no daemon answers. */
export async function abandonedContainers(label: string, now: Date): Promise<{ name: string; remove: () => Promise<boolean> }[]> {
  const found: { name: string; remove: () => Promise<boolean> }[] = []
  try {
    const format = `{{index .Config.Labels "${label}"}}\t{{index .Config.Labels "${ownerLabel}"}}`
    const ids = (await docker(['ps', '--all', '--quiet', '--no-trunc', '--filter', `label=${label}`], { timeLimitSeconds: 15 })).split('\n').filter((id) => id !== '')
    for (const id of ids) {
      // A container may be gone by now.
      const [name, words] = (await docker(['inspect', '--type', 'container', '--format', format, id]).catch(() => '')).split('\t')
      const owner = parseOwner(words ?? '')
      if (name === undefined || owner === undefined || !(await isAbandoned(owner, now, false))) continue
      found.push({ name, remove: () => removeLabelled(docker, label, name) })
    }
  } catch {
    // Nothing can be swept where nothing answers.
  }
  return found
}
