import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { chmod, mkdir, open, realpath, rm, symlink } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { connect } from 'node:net'
import { release } from 'node:os'
import { join } from 'node:path'
import type { Connection } from '../domain/connection.ts'
import { mountOf, pathOnDaemon } from '../kit/docker.ts'
import type { Docker, Surroundings } from '../kit/docker.ts'
import { codeOf, KnownError } from '../kit/errors.ts'
import { forward } from '../kit/forwarding.ts'
import type { Forwarding } from '../kit/forwarding.ts'
import { makePrivateFolder, removePrivateFolder } from '../kit/private-folder.ts'
import type { ProcessFailure } from '../kit/process.ts'
import { Secret } from '../kit/secret.ts'
import { refuseEnded, startSeconds, superuser } from './docker-container.ts'
import type { Container, Ties, Way } from './docker-container.ts'
import { portLabel } from './docker-daemon.ts'
import { busyPort, loopback } from './port.ts'
import type { SandboxRequest } from './request.ts'
import { waitUntilReady, withSession } from './session.ts'

// The folder of a sandbox without a network:  socket-<random>/     ours, 0700
//                                               .s.PGSQL.<port>    a link to the socket that we hold open
//                                               shared/            in the container as well: the server's socket

/** In the container. */
const serverFolder = '/zimmer-sandbox-socket'
/** Not 5432: by that name one could take the server that an image's entrypoint runs for a moment for the one that stays (TRAPS, 30). */
const serverPort = 5433
/** open(2); node does not name it. It opens nothing but the place itself. */
const onlyThePlace = 0x20_0000
/** unix(7). */
const longestSocketPath = 107

/** Why a sandbox's container has to have a network here. */
export class NetworkNeeded extends Error {
  override readonly name = 'NetworkNeeded'
}

/**
 * A way to a server whose container has no network: its socket stands in a folder that the container and this process share, and this process listens on
 * 127.0.0.1 in its place. Throws NetworkNeeded where that cannot be, KnownError `port-busy`.
 */
export async function withoutNetwork(request: SandboxRequest, docker: Docker, surroundings: Surroundings): Promise<Way> {
  if (process.platform !== 'linux') throw new NetworkNeeded('a socket does not lead out of the machine in which Docker runs here')
  const [kernel, security = ''] = (await docker(['info', '--format', '{{.KernelVersion}}\t{{json .SecurityOptions}}']).catch(() => release())).split('\t')
  if (kernel !== release()) throw new NetworkNeeded('Docker runs on another machine than this process')
  const source = pathOnDaemon(await realpath(request.temporaryDirectory), surroundings)
  if (source === undefined) throw new NetworkNeeded(`${request.temporaryDirectory} is no folder that this job's container shares with its machine`)
  const folder = await makePrivateFolder(request.temporaryDirectory, 'socket')
  const way = new SocketWay(folder, request, docker)
  try {
    await way.prepare({ source: join(source, folder.slice(folder.lastIndexOf('/')), 'shared'), labelled: security.includes('name=selinux'), tellPort: surroundings.id === undefined })
    return way
  } catch (problem) {
    await way.close()
    throw problem
  }
}

class SocketWay implements Way {
  readonly words = ', without a network'
  ties: Ties = { parameters: [] }
  readonly #folder: string
  readonly #shared: string
  readonly #request: SandboxRequest
  readonly #docker: Docker
  #forwarding: Forwarding | undefined
  #socket: FileHandle | undefined

  constructor(folder: string, request: SandboxRequest, docker: Docker) {
    this.#folder = folder
    this.#shared = join(folder, 'shared')
    this.#request = request
    this.#docker = docker
  }

  /** Takes the port and makes the folder; `source` is what the daemon's machine calls the latter. */
  async prepare({ source, labelled, tellPort }: { source: string; labelled: boolean; tellPort: boolean }): Promise<void> {
    const asked = typeof this.#request.port === 'number' ? this.#request.port : 0
    this.#forwarding = await forward({ port: asked, host: loopback }, () => this.#reachServer()).catch(async (problem: unknown) => {
      throw ['EADDRINUSE', 'EACCES'].includes(codeOf(problem) ?? '') ? await busyPort(asked) : problem
    })
    await mkdir(this.#shared)
    // Which account an image runs its server under is not known.
    await chmod(this.#shared, 0o1777)
    this.ties = {
      parameters: [
        '--network', 'none',
        // What SELinux guards, a container may use only once it is labelled, for which --mount has no word.
        ...(labelled ? ['--volume', `${source}:${serverFolder}:Z`] : ['--mount', mountOf('type=bind', `source=${source}`, `target=${serverFolder}`)]),
        ...(tellPort ? ['--label', `${portLabel}=${this.#forwarding.port}`] : []),
      ],
      // The first folder is where an image's entrypoint looks for the server that it runs for a moment.
      settings: { port: String(serverPort), unix_socket_directories: `/var/run/postgresql,${serverFolder}`, unix_socket_permissions: '0777' },
      initialisation: '--auth-local=scram-sha-256',
    }
  }

  async reach(container: Container): Promise<Connection> {
    const address = this.#address(container.password)
    const stillHopeful = async () => {
      await this.#holdSocket()
      await refuseEnded(container, this.#docker)
    }
    try {
      await waitUntilReady([address], { seconds: startSeconds, signal: this.#request.signal, stillHopeful })
    } catch (problem) {
      throw problem instanceof KnownError && blames(problem) ? new NetworkNeeded(problem.message, { cause: problem }) : problem
    }
    // The code of a dump need not be able to put anything there.
    await chmod(this.#shared, 0o755)
    await refuseOpenSocket(address)
    return address
  }

  causeOf({ stderr }: ProcessFailure): Promise<Error | undefined> {
    const line = stderr.split('\n').find((one) => /\b(?:mounts?|bind source path|network none)\b/i.test(one))
    return Promise.resolve(line === undefined ? undefined : new NetworkNeeded(`Docker refuses the folder of its socket: ${line.trim()}`))
  }

  async close(): Promise<void> {
    await this.#forwarding?.close()
    await this.#socket?.close()
    await removePrivateFolder(this.#folder)
  }

  #address(password: Secret): Connection {
    const port = this.#forwarding?.port ?? 0
    const via = Buffer.byteLength(this.#link(port)) > longestSocketPath ? {} : { via: this.#folder }
    return { host: loopback, port, user: superuser, database: 'template1', password, parameters: { sslmode: 'disable' }, ...via }
  }

  #link(port: number): string {
    return join(this.#folder, `.s.PGSQL.${port}`)
  }

  /**
   * Opens the server's socket as it stands there before anything of a dump has run, and never looks at its path again: the server's account could put a link
   * in its place, which would lead to another socket of this machine, such as that of the source.
   */
  async #holdSocket(): Promise<void> {
    const found = await open(join(this.#shared, `.s.PGSQL.${serverPort}`), onlyThePlace | constants.O_NOFOLLOW).catch(() => undefined)
    if (found === undefined) return
    if (!(await found.stat()).isSocket()) {
      await found.close()
      return
    }
    await this.#socket?.close()
    this.#socket = found
    const link = this.#link(this.#forwarding?.port ?? 0)
    await rm(link, { force: true })
    await symlink(this.#held(), link)
  }

  #held(): string {
    return `/proc/self/fd/${this.#socket?.fd ?? -1}`
  }

  #reachServer(): { to: ReturnType<typeof connect>; from: ReturnType<typeof connect>; end: () => void } {
    const socket = connect({ path: this.#held(), allowHalfOpen: true })
    return { to: socket, from: socket, end: () => { socket.destroy() } }
  }
}

/** Whether a server that does not come up, or cannot be reached, may well do with a network. */
function blames({ code, message }: KnownError): boolean {
  return code === 'sandbox-unreachable' || (code === 'sandbox-start' && (message.includes(serverFolder) || /Unix.?(?:domain )?socket|lock file/i.test(message)))
}

/** An image may have rules of its own for who is let in. On a port of this machine, nobody is without the password. */
async function refuseOpenSocket(address: Connection): Promise<void> {
  try {
    await withSession({ ...address, password: new Secret(randomBytes(16).toString('hex')) }, () => Promise.resolve())
  } catch (problem) {
    if (codeOf(problem)?.startsWith('28') === true) return
    throw problem
  }
  throw new NetworkNeeded('the image asks for no password over its socket')
}
