import { randomBytes } from 'node:crypto'
import type { Connection } from '../domain/connection.ts'
import { versionText } from '../domain/versions.ts'
import { surroundingsOf } from '../kit/docker.ts'
import type { Docker } from '../kit/docker.ts'
import { ProcessFailure } from '../kit/process.ts'
import { Secret } from '../kit/secret.ts'
import { compareExtensions, compareVersions, createDatabase } from './database.ts'
import { notStarted, startContainer } from './docker-container.ts'
import type { Container, Way } from './docker-container.ts'
import { lostContainer, removeContainer } from './docker-daemon.ts'
import { extensionCure, haveSandboxImage, imageFor } from './docker-image.ts'
import { overNetwork } from './docker-network.ts'
import { NetworkNeeded, withoutNetwork } from './docker-socket.ts'
import { once, refuseInterrupted } from './request.ts'
import type { Sandbox, SandboxRequest } from './request.ts'
import { versionNumberOf, withSession } from './session.ts'

/**
 * A fresh container of the source's major, without a network unless one is asked for or needed, reached on 127.0.0.1 alone, labelled with its owner. Throws
 * KnownErrors `image-missing`, `port-busy`, `sandbox-start`, `extension-missing`; whatever it throws, nothing is left but an image that was pulled.
 */
export async function openDocker(request: SandboxRequest, docker: Docker, limits: { readonly pullSeconds: number } = { pullSeconds: 1200 }): Promise<Sandbox> {
  const image = request.image ?? imageFor(request.major, request.extensions.map(({ name }) => name))
  await haveSandboxImage(docker, image, request, limits.pullSeconds)
  const surroundings = await surroundingsOf(docker)
  const { network = 'none' } = request
  if (network !== 'none') return openBy(() => overNetwork(request, docker, surroundings, network), image, docker, request)
  try {
    return await openBy(() => withoutNetwork(request, docker, surroundings), image, docker, request)
  } catch (problem) {
    if (!(problem instanceof NetworkNeeded)) throw problem
    const sandbox = await openBy(() => overNetwork(request, docker, surroundings), image, docker, request)
    return { ...sandbox, notes: [`the sandbox's container has a network, which code of the dump can reach: ${problem.message}`, ...sandbox.notes] }
  }
}

/** Opens a sandbox in a new container by a way; should that fail, both are gone. */
async function openBy(find: () => Promise<Way>, image: string, docker: Docker, request: SandboxRequest): Promise<Sandbox> {
  const name = `zimmer-sandbox-${randomBytes(8).toString('hex')}`
  let way: Way | undefined
  const removeIt = once(async () => {
    await removeContainer(docker, name).finally(() => way?.close())
  })
  const release = request.cleanup.add(`remove the sandbox ${name}`, removeIt)
  const remove = async () => {
    await removeIt()
    release()
  }
  try {
    refuseInterrupted(request.signal)
    const password = new Secret(randomBytes(24).toString('base64url'))
    request.mask(password.reveal())
    way = await find()
    const container = { name, image, password }
    const address = await startBy(way, container, docker, request)
    return { ...await furnish(container, address, way, request), remove }
  } catch (problem) {
    // Should the removal fail, its promise stays, and the clean-up says why.
    await remove().catch(() => undefined)
    throw lostContainer(problem, image)
  }
}

async function startBy(way: Way, container: Container, docker: Docker, request: SandboxRequest): Promise<Connection> {
  try {
    await startContainer(container, way.ties, docker, request)
  } catch (problem) {
    if (!(problem instanceof ProcessFailure)) throw problem
    throw await way.causeOf(problem) ?? notStarted(container.image, problem)
  }
  refuseInterrupted(request.signal)
  return way.reach(container)
}

async function furnish(container: Container, address: Connection, way: Way, request: SandboxRequest): Promise<Omit<Sandbox, 'remove'>> {
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
    description: `${container.image} in Docker (PostgreSQL ${versionText(versionNumber)}) on ${address.host}:${address.port}${way.words}`,
    toolsDirectory: undefined,
    notes: [...notes, ...differences],
    state: JSON.stringify({ kind: 'docker', name: container.name }),
  }
}
