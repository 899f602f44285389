import type { Parsed } from '../kit/inputs.ts'
import { plain } from '../kit/markdown.ts'
import type { Clients } from '../postgres/clients.ts'
import { chooseClients } from '../postgres/clients-choice.ts'
import type { ComposeService } from '../postgres/clients-compose.ts'
import type { DockerRequest } from '../postgres/clients-docker.ts'
import type { Context } from './action.ts'
import type { clientInput } from './shared-inputs.ts'

/** The client programs of a server's major, as the inputs ask for them: to reach the source, or a server of this machine. `first` is a folder that is looked into before PATH. */
export function clientsFor(major: number, inputs: Parsed<typeof clientInput>, context: Context, at: 'source' | 'machine', first?: string): Promise<Clients> {
  const path = [first, context.host.environment['PATH']].filter(Boolean).join(':')
  return chooseClients(major, { kind: inputs.client, at, compose: serviceOf(inputs), repository: context.host.environment['ZIMMER_PGDG_URL'], path, ...lentTo(context) })
}

/** The Compose service that the inputs name. */
export function serviceOf(inputs: Parsed<typeof clientInput>): ComposeService {
  return { file: inputs['compose-file'], service: inputs['pg-service'] }
}

/** What a run lends to programs in containers. */
export function lentTo({ host, cleanup, now }: Context): DockerRequest {
  return { cleanup, now: now(), signal: host.interrupted, tell: (line) => { host.line(`    ${plain(line)}`) } }
}
