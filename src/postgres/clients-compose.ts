import { KnownError } from '../kit/errors.ts'
import { daemon, docker, lastLine, surroundingsOf } from '../kit/docker.ts'
import { ProcessFailure, run } from '../kit/process.ts'
import type { Tool } from '../kit/process.ts'
import type { Clients } from './clients.ts'
import { clientsIn, machineNetwork, placeFor } from './clients-docker.ts'
import type { ContainerPlace, DockerRequest } from './clients-docker.ts'
import { openRelay } from './relay.ts'

/** A service of a Compose project. */
export interface ComposeService {
  /** One file, or several joined by `:`, as COMPOSE_FILE has them. */
  readonly file: string
  readonly service: string
}

const otherwise = 'client: path or client: docker'

/**
 * The programs of a service's own image. Each call has a container of its own with the network of the service's, so that nothing is started, written or left
 * in the container of production, see openRelay; `beside: 'machine'` has this machine's network, for a server that is not the service's. Throws what composeContainer throws, and KnownError
 * `client-version` where the service is not of that major.
 */
export async function composeClients(major: number, compose: ComposeService, beside: 'service' | 'machine', request: DockerRequest): Promise<Clients> {
  const { image, network } = await servicePlace(compose)
  const where = beside === 'service' ? { network } : machineNetwork(await surroundingsOf(docker), process.platform)
  return clientsIn(docker, major, { image, ...where }, `the image of service ${compose.service}`, request)
}

/** A way for sessions of this process into the network of a service; see openRelay. */
export async function composeRelay(compose: ComposeService, to: { readonly host: string; readonly port: number }, request: DockerRequest): Promise<string> {
  const place = await placeFor(docker, await servicePlace(compose), request)
  return openRelay(place, to, (close) => { request.cleanup.add('close the relay to the service', close) })
}

async function servicePlace(compose: ComposeService): Promise<Pick<ContainerPlace, 'image' | 'network'>> {
  const id = await composeContainer(compose)
  const image = await docker(['inspect', '--type', 'container', '--format', '{{.Image}}', id])
  return { image, network: ['--network', `container:${id}`] }
}

/** The id of a service's running container. Throws KnownErrors `compose-missing`, `compose-failed`, `service-not-running`. */
async function composeContainer({ file, service }: ComposeService): Promise<string> {
  await daemon(otherwise)
  const parameters = [...file.split(':').flatMap((one) => ['-f', one]), 'ps', '-q', service]
  const [id] = (await askCompose(parameters)).split('\n').filter((line) => /^[0-9a-f]{12,64}$/.test(line))
  if (id === undefined || await docker(['inspect', '--type', 'container', '--format', '{{.State.Running}}', id]) !== 'true') {
    throw new KnownError('service-not-running', `service ${service} of ${file} does not run`, `docker compose -f ${file} up -d ${service}; or name another pg-service.`)
  }
  return id
}

/** Docker's plugin, or the program that came before it. */
async function askCompose(parameters: readonly string[]): Promise<string> {
  const plugin: Tool = { name: 'docker compose', path: 'docker', leading: ['compose'] }
  const program: Tool = { name: 'docker-compose', path: 'docker-compose' }
  for (const tool of [plugin, program]) {
    try {
      // A Compose file takes what it likes from the environment.
      return (await run(tool, parameters, { environment: process.env, timeLimitSeconds: 60 })).stdout
    } catch (problem) {
      if (problem instanceof KnownError && problem.code === 'program-missing') continue
      if (!(problem instanceof ProcessFailure)) throw problem
      if (tool === plugin && /unknown command|is not a docker command|unknown shorthand flag/.test(problem.stderr)) continue
      throw new KnownError('compose-failed', `docker compose cannot tell of its services: ${lastLine(problem)}`, 'Check compose-file and pg-service; a file that needs variables finds them in the environment or in .env beside it.', { cause: problem })
    }
  }
  throw new KnownError('compose-missing', 'docker compose is not installed on this machine', `Install docker-compose-plugin (Docker's own packages) or docker-compose (Debian), or set ${otherwise}.`)
}
