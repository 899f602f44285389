import { abandonedContainers, docker, removeLabelled } from '../kit/docker.ts'
import type { Docker } from '../kit/docker.ts'

export const sandboxLabel = 'zimmer-backup.sandbox'
/** What can be set where Docker cannot be had. */
export const withoutDocker = 'sandbox: local or sandbox: service'

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
  return removeLabelled(ask, sandboxLabel, name)
}

/** The sandboxes in Docker that killed runs have left; none when no daemon answers. */
export async function sweepContainers(now: Date): Promise<{ name: string; remove: () => Promise<boolean> }[]> {
  return abandonedContainers(sandboxLabel, now)
}
