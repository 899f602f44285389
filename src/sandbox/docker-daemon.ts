import { KnownError, messageOf } from '../kit/errors.ts'
import { ProcessFailure, run } from '../kit/process.ts'
import type { ProcessOptions, Tool } from '../kit/process.ts'
import { isAbandoned, parseOwner } from './owner.ts'

export const sandboxLabel = 'zimmer-backup.sandbox'
export const ownerLabel = 'zimmer-backup.owner'

const tool: Tool = { name: 'docker', path: 'docker' }
const answerSeconds = 60

/** Runs the docker client and gives what it printed. Throws the ProcessFailure as it is. */
export type Docker = (parameters: readonly string[], options?: ProcessOptions) => Promise<string>

const docker: Docker = async (parameters, options = {}) => {
  const environment = { ...clientEnvironment(), ...options.environment }
  return (await run(tool, parameters, { timeLimitSeconds: answerSeconds, ...options, environment })).stdout.trim()
}

/** Where the daemon is and how to reach it: the client's own variables. */
function clientEnvironment(): Record<string, string | undefined> {
  const names = ['DOCKER_HOST', 'DOCKER_CONTEXT', 'DOCKER_CONFIG', 'DOCKER_CERT_PATH', 'DOCKER_TLS_VERIFY', 'DOCKER_API_VERSION', 'HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY', 'SSH_AUTH_SOCK']
  return Object.fromEntries(names.map((name) => [name, process.env[name]]))
}

/** The docker client, once a daemon has answered it. Throws KnownErrors `docker-missing`, `docker-permission`, `docker-daemon`. */
export async function daemon(): Promise<Docker> {
  try {
    await docker(['version', '--format', '{{.Server.Version}}'], { timeLimitSeconds: 15 })
    return docker
  } catch (problem) {
    throw noDaemon(problem)
  }
}

/** The error for a docker that could not be asked. */
export function noDaemon(problem: unknown): unknown {
  if (problem instanceof KnownError && problem.code === 'program-missing') {
    return new KnownError('docker-missing', 'docker is not installed on this machine', 'Install Docker, or set sandbox: local or sandbox: service.', { cause: problem })
  }
  if (!(problem instanceof ProcessFailure)) return problem
  if (/permission denied/i.test(problem.stderr)) {
    return new KnownError('docker-permission', 'this user may not use the Docker daemon: permission denied on its socket', 'Add the user to the group docker (and log in again), or set sandbox: local.', { cause: problem })
  }
  const reason = problem.timedOut ? 'it does not answer' : lastLine(problem)
  return new KnownError('docker-daemon', `no Docker daemon answers: ${reason}`, 'Start Docker, check DOCKER_HOST, or set sandbox: local or sandbox: service.', { cause: problem })
}

/** What docker said at last: the line that holds its reason. */
export function lastLine(problem: unknown): string {
  const text = problem instanceof ProcessFailure ? problem.stderr : messageOf(problem)
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('See \'docker') && !line.startsWith('Run \'docker'))
  return lines.length === 0 ? messageOf(problem) : lines.slice(-1).join('')
}

/** The container that publishes a port, in words; undefined when there is none, or no daemon to ask. */
export async function containerOn(port: number): Promise<string | undefined> {
  try {
    const answer = await docker(['ps', '--filter', `publish=${port}`, '--format', '{{.Names}} ({{.Image}})'], { timeLimitSeconds: 10 })
    return answer === '' ? undefined : `the container ${answer.split('\n').join(', ')}`
  } catch {
    return undefined
  }
}

/** Removes a sandbox's container with its volumes, if it carries our label. Gives whether it was there. */
export async function removeContainer(ask: Docker, name: string): Promise<boolean> {
  try {
    const label = await ask(['inspect', '--type', 'container', '--format', `{{index .Config.Labels "${sandboxLabel}"}}`, name])
    if (label !== name) throw new KnownError('not-a-sandbox', `the container ${name} carries no label of a drill and is not removed`, 'Remove it by hand if nobody needs it.')
    await ask(['rm', '--force', '--volumes', name])
    return true
  } catch (problem) {
    if (problem instanceof ProcessFailure && /No such (?:object|container)/i.test(problem.stderr)) return false
    if (problem instanceof ProcessFailure && /removal of container .* is already in progress/i.test(problem.stderr)) return true
    throw problem
  }
}

/** The sandboxes in Docker that killed runs have left; none when no daemon answers. */
export async function sweepContainers(now: Date): Promise<{ name: string; remove: () => Promise<boolean> }[]> {
  const found: { name: string; remove: () => Promise<boolean> }[] = []
  try {
    const format = `{{index .Config.Labels "${sandboxLabel}"}}\t{{index .Config.Labels "${ownerLabel}"}}`
    const ids = (await docker(['ps', '--all', '--quiet', '--no-trunc', '--filter', `label=${sandboxLabel}`], { timeLimitSeconds: 15 })).split('\n').filter((id) => id !== '')
    for (const id of ids) {
      // A container may be gone by now.
      const [name, label] = (await docker(['inspect', '--type', 'container', '--format', format, id]).catch(() => '')).split('\t')
      const owner = parseOwner(label ?? '')
      if (name === undefined || owner === undefined || !(await isAbandoned(owner, now, false))) continue
      found.push({ name, remove: () => removeContainer(docker, name) })
    }
  } catch {
    // Nothing can be swept where nothing answers.
  }
  return found
}
