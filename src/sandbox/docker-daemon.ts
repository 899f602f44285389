import { abandonedContainers, docker, lastLine, removeLabelled } from '../kit/docker.ts'
import type { Docker } from '../kit/docker.ts'
import { KnownError } from '../kit/errors.ts'
import { ProcessFailure } from '../kit/process.ts'

export const sandboxLabel = 'zimmer-backup.sandbox'
/** What can be set where Docker cannot be had. */
export const withoutDocker = 'sandbox: local or sandbox: service'

/** Of a sandbox without a network: the port on which its run answers for it. */
export const portLabel = 'zimmer-backup.port'

/** The container that publishes a port, or for which a run answers there, in words; undefined when there is none, or no daemon to ask. */
export async function containerOn(port: number): Promise<string | undefined> {
  try {
    const ask = (filter: string) => docker(['ps', '--filter', filter, '--format', '{{.Names}} ({{.Image}})'], { timeLimitSeconds: 10 })
    const names = (await Promise.all([ask(`publish=${port}`), ask(`label=${portLabel}=${port}`)])).filter((answer) => answer !== '').flatMap((answer) => answer.split('\n'))
    return names.length === 0 ? undefined : `the container ${names.join(', ')}`
  } catch {
    return undefined
  }
}

/** Removes a sandbox's container with its volumes, if it carries our label. Gives whether it was there. */
export async function removeContainer(ask: Docker, name: string): Promise<boolean> {
  return removeLabelled(ask, sandboxLabel, name)
}

/** The sandboxes in Docker that killed runs have left; none when no daemon answers. */
export async function sweepContainers(now: Date): Promise<{ name: string; remove: () => Promise<boolean> }[]> {
  return abandonedContainers(sandboxLabel, now)
}

/** What docker says of a container that somebody removed, or of its daemon that went away, before the server was handed over; any other problem as it is. */
export function lostContainer(problem: unknown, image: string): unknown {
  // A client that was killed is told as every program is.
  if (!(problem instanceof ProcessFailure) || problem.exitSignal !== undefined) return problem
  return new KnownError('sandbox-start', `the container of ${image} was lost while it was made ready: ${lastLine(problem)}`, `Look at who ended it, or the Docker daemon, and run again; or set ${withoutDocker}.`, { cause: problem })
}
