import { haveImage } from '../kit/docker.ts'
import type { Docker } from '../kit/docker.ts'
import { refuseInterrupted } from './request.ts'
import type { SandboxRequest } from './request.ts'

const postgisFamily = /^(?:postgis(?:_.+)?|address_standardizer(?:_.+)?)$/
const timescaleFamily = /^timescaledb(?:_.+)?$/

/** The image of a major that has the extensions: the official one unless an extension asks for another. */
export function imageFor(major: number, extensions: readonly string[]): string {
  const vector = extensions.includes('vector')
  const postgis = extensions.some((name) => postgisFamily.test(name))
  const timescale = extensions.some((name) => timescaleFamily.test(name))
  // The one image that has all three.
  if (Number(vector) + Number(postgis) + Number(timescale) > 1) return `timescale/timescaledb-ha:pg${major}`
  if (vector) return `pgvector/pgvector:pg${major}`
  // PostGIS 3.5 came before PostgreSQL 18; its own images carry 3.6 there.
  if (postgis) return `postgis/postgis:${major}-${major >= 18 ? '3.6' : '3.5'}`
  if (timescale) return `timescale/timescaledb:latest-pg${major}`
  return `postgres:${major}`
}

/** The hint for an image that lacks extensions: the image that has them, where one is known. */
export function extensionCure(image: string, request: SandboxRequest): string {
  const known = imageFor(request.major, request.extensions.map(({ name }) => name))
  return known === image || known === `postgres:${request.major}`
    ? `Set sandbox-image to an image of PostgreSQL ${request.major} that has them.`
    : `Set sandbox-image: ${known}, which has what is known to need an image of its own.`
}

/** Makes sure that the image stands here; what is not there is pulled, within `pullSeconds`. Throws KnownError `image-missing` when it cannot be had. */
export async function haveSandboxImage(docker: Docker, image: string, request: SandboxRequest, pullSeconds: number): Promise<void> {
  try {
    await haveImage(docker, image, {
      seconds: pullSeconds, signal: request.signal, tell: request.tell, cure: 'Check its name, log in to its registry, set sandbox-image, or set sandbox: local.',
    })
  } catch (problem) {
    refuseInterrupted(request.signal)
    throw problem
  }
}
