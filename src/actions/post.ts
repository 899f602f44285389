import { restoringName } from '../domain/restore-names.ts'
import type { Origin, Parsed } from '../kit/inputs.ts'
import { plain } from '../kit/markdown.ts'
import { resolveConnection } from '../postgres/connection.ts'
import { leftoverOf } from '../postgres/target.ts'
import { maintenanceSession, withSession } from '../postgres/target-sessions.ts'
import { dropBeside } from '../postgres/target-swap.ts'
import type { Secret } from '../kit/secret.ts'
import { sweepClients } from '../postgres/clients-docker.ts'
import { removeByState, sweepSandboxes } from '../sandbox/sandbox.ts'
import type { Context } from './action.ts'
import type { sourceInputs, storeInput } from './shared-inputs.ts'
import { storeFor } from './store.ts'

/** The inputs that matter to a clean-up; an action has those that it could need. */
export type PostInputs = Parsed<typeof storeInput> & { readonly 'sandbox-password'?: Secret } & Partial<Parsed<typeof sourceInputs>>

export interface PostRead {
  readonly values: PostInputs
  readonly origins: Readonly<Record<string, Origin>>
}

/** Removes what a cancelled or killed main phase left: its sandbox, and what it had half written. Gives a sentence for each thing. */
export async function cleanUp({ values: inputs, origins }: PostRead, context: Context): Promise<string[]> {
  const { host } = context
  const said: string[] = []
  const sandbox = host.state('sandbox')
  if (sandbox !== undefined) {
    const removed = await removeByState(sandbox, inputs['sandbox-password'])
    if (removed !== undefined) said.push(plain(removed))
  }
  said.push(...await sweepSandboxes({ temporaryDirectory: host.temporaryDirectory }))
  said.push(...await sweepClients(context.now()))
  if (host.state('writing') !== undefined) {
    for (const name of await (await storeFor(inputs, context)).sweep()) said.push(`removed ${plain(name)}, left half written`)
  }
  const safety = host.state('safety-store')
  if (safety !== undefined) {
    for (const name of await (await storeFor({ ...inputs, store: [safety] }, context)).sweep()) said.push(`removed ${plain(name)}, left half written`)
  }
  if (host.state('restoring') !== undefined) said.push(...await dropHalfRestored({ values: inputs, origins }, context))
  return said
}

/** The database in which a restore was killed before it could take the target's name. */
async function dropHalfRestored({ values, origins }: PostRead, { host }: Context): Promise<string[]> {
  const connection = resolveConnection(values as Parsed<typeof sourceInputs>, origins, host.environment, (secret) => { host.mask(secret) })
  const leftover = await withSession(maintenanceSession(connection), (session) => leftoverOf(session, connection.database))
  if (leftover !== 'ours') return []
  await dropBeside(connection, restoringName(connection.database))
  return [`dropped ${plain(restoringName(connection.database))}, left half restored`]
}
