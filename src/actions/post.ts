import type { Host } from '../kit/host.ts'
import { plain } from '../kit/markdown.ts'
import { removeByState, sweepSandboxes } from '../sandbox/sandbox.ts'
import { openStore } from '../store/choose.ts'
import { Secret } from '../kit/secret.ts'

/** Removes what a cancelled or killed main phase left: its sandbox, and what it had half written. Gives a sentence for each thing. */
export async function cleanUp(host: Host): Promise<string[]> {
  const said: string[] = []
  const sandbox = host.state('sandbox')
  if (sandbox !== undefined) {
    const password = host.environment['INPUT_SANDBOX-PASSWORD']
    const removed = await removeByState(sandbox, password === undefined ? undefined : new Secret(password))
    if (removed !== undefined) said.push(plain(removed))
  }
  said.push(...await sweepSandboxes({ temporaryDirectory: host.temporaryDirectory }))
  const store = host.state('store')
  if (store !== undefined) {
    const opened = await openStore(store.split('\n'), { base: process.cwd(), now: () => new Date() })
    for (const name of await opened.sweep()) said.push(`removed ${plain(name)}, left half written`)
  }
  return said
}
