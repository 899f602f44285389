import { codeOf, KnownError, messageOf } from '../kit/errors.ts'
import type { Clients } from './clients.ts'
import { findClients } from './clients.ts'
import { composeClients } from './clients-compose.ts'
import type { ComposeService } from './clients-compose.ts'
import { dockerClients } from './clients-docker.ts'
import type { DockerRequest } from './clients-docker.ts'
import { installedClients } from './clients-install.ts'

/** Where pg_dump and pg_restore come from. */
export type ClientKind = 'auto' | 'path' | 'docker' | 'compose' | 'install'

export interface ClientsRequest extends DockerRequest {
  readonly kind: ClientKind
  /** Folders to look in after the known ones, joined by `:`. */
  readonly path: string
  readonly compose: ComposeService
  /** Where `install` installs from, if not from PostgreSQL's own repository. */
  readonly repository: string | undefined
  /** Whether the programs are to reach the source, or a server of this machine. */
  readonly at: 'source' | 'machine'
}

/**
 * The programs of exactly a server's major, of the kind that was asked for. `auto`: those of this machine, else those of an image, if a daemon answers and
 * has it or gets it. Throws KnownError `client-missing` with every way out, or what the kind that was asked for throws.
 */
export async function chooseClients(major: number, request: ClientsRequest): Promise<Clients> {
  switch (request.kind) {
    case 'path': return findClients(major, request.path)
    case 'docker': return dockerClients(major, request)
    case 'compose': return composeClients(major, request.compose, request.at === 'source' ? 'service' : 'machine', request)
    case 'install': return installedClients(major, request)
    case 'auto': return whateverThereIs(major, request)
  }
}

async function whateverThereIs(major: number, request: ClientsRequest): Promise<Clients> {
  try {
    return await findClients(major, request.path)
  } catch (missing) {
    if (!(missing instanceof KnownError) || missing.code !== 'client-missing') throw missing
    try {
      return await dockerClients(major, request, 300)
    } catch (problem) {
      if (!['docker-missing', 'docker-daemon', 'docker-permission', 'image-missing'].includes(codeOf(problem) ?? '')) throw problem
      throw new KnownError('client-missing', `${missing.message}, and ${messageOf(problem)}`, missing.hint, { cause: problem })
    }
  }
}
