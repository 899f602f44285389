import type { Parsed } from '../kit/inputs.ts'
import { plain } from '../kit/markdown.ts'
import type { Secret } from '../kit/secret.ts'
import { removeByState, sweepSandboxes } from '../sandbox/sandbox.ts'
import type { Context } from './action.ts'
import type { storeInput } from './shared-inputs.ts'
import { storeFor } from './store.ts'

/** The inputs that matter to a clean-up; an action has those that it could need. */
export type PostInputs = Parsed<typeof storeInput> & { readonly 'sandbox-password'?: Secret }

/** Removes what a cancelled or killed main phase left: its sandbox, and what it had half written. Gives a sentence for each thing. */
export async function cleanUp(inputs: PostInputs, context: Context): Promise<string[]> {
  const { host } = context
  const said: string[] = []
  const sandbox = host.state('sandbox')
  if (sandbox !== undefined) {
    const removed = await removeByState(sandbox, inputs['sandbox-password'])
    if (removed !== undefined) said.push(plain(removed))
  }
  said.push(...await sweepSandboxes({ temporaryDirectory: host.temporaryDirectory }))
  if (host.state('writing') !== undefined) {
    for (const name of await (await storeFor(inputs, context)).sweep()) said.push(`removed ${plain(name)}, left half written`)
  }
  return said
}
