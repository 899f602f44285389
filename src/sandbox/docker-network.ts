import type { Connection } from '../domain/connection.ts'
import type { Docker, Surroundings } from '../kit/docker.ts'
import { inspect, refuseEnded, startSeconds, superuser } from './docker-container.ts'
import type { Container, Way } from './docker-container.ts'
import { busyPort, loopback, refuseBusyPort } from './port.ts'
import type { SandboxRequest } from './request.ts'
import { waitUntilReady } from './session.ts'

const serverPort = 5432

/**
 * A way over a network: the server's port is published on 127.0.0.1 alone, and for a job that itself runs in a container, both stand in the job's network. A
 * network that is named comes before it. Throws KnownError `port-busy`.
 */
export async function overNetwork(request: SandboxRequest, docker: Docker, { inContainer, networks }: Surroundings, named?: string): Promise<Way> {
  const port = typeof request.port === 'number' ? request.port : undefined
  if (port !== undefined && !inContainer) await refuseBusyPort(port)
  const ours = networks.find((name) => !['host', 'none'].includes(name))
  const first = named ?? ours
  return {
    ties: {
      parameters: ['--publish', `${loopback}:${port ?? ''}:${serverPort}`, ...(first === undefined ? [] : ['--network', first])],
      alsoOn: first === ours ? undefined : ours,
    },
    words: named === undefined ? '' : `, in the network ${named}`,
    reach: async (container) => waitUntilReady(await addressesOf(container, docker, inContainer), {
      seconds: startSeconds, signal: request.signal, stillHopeful: () => refuseEnded(container, docker),
    }),
    causeOf: async ({ stderr }) => (port !== undefined && /port is already allocated|address already in use|ports are not available/i.test(stderr) ? busyPort(port) : undefined),
    close: async () => { /* The container has all of it. */ },
  }
}

/** The published port; in a job that runs in a container, the sandbox's own addresses as well. */
async function addressesOf({ name, password }: Container, docker: Docker, inContainer: boolean): Promise<Connection[]> {
  const settings = (await inspect(docker, name))?.NetworkSettings
  const published = (settings?.Ports?.[`${serverPort}/tcp`] ?? []).map(({ HostPort }) => ({ host: loopback, port: Number(HostPort) }))
  const own = Object.values(settings?.Networks ?? {}).filter(({ IPAddress }) => IPAddress !== '').map(({ IPAddress }) => ({ host: IPAddress, port: serverPort }))
  return [...published, ...(inContainer ? own : [])].map((place) => ({ ...place, user: superuser, database: 'template1', password, parameters: { sslmode: 'disable' } }))
}
