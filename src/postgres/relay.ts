import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { dockerEnvironment, lastLine } from '../kit/docker.ts'
import { KnownError } from '../kit/errors.ts'
import { forward } from '../kit/forwarding.ts'
import { ProcessFailure, run, start } from '../kit/process.ts'
import type { Started, Tool } from '../kit/process.ts'
import { inContainer } from './clients-docker.ts'
import type { ContainerPlace } from './clients-docker.ts'

// bash is what the entrypoint of every PostgreSQL image is written in; it opens TCP by itself. Whichever side ends first ends the other.
const toServer = 'exec 4<&0 3<>"/dev/tcp/$0/$1" || exit 1; cat <&3 & cat <&4 >&3 & wait -n; kill $(jobs -p) 2>/dev/null; exit 0'
const tool: Tool = { name: 'docker exec', path: 'docker' }
const startSeconds = 60

/**
 * A way for sessions of this process to a server that can be reached from a container's network alone: a Unix socket in a private folder, each connection to
 * which is carried on by a program in a container of ours. Gives the folder. Throws KnownError `relay-failed` where the server cannot be reached from there.
 *
 * Never a program in the server's own container: PostgreSQL is process 1 there, inherits whatever outlives its parent, and takes the end of such a stranger
 * for the crash of a server process, upon which it ends every session.
 */
export async function openRelay(place: ContainerPlace, { host, port }: { readonly host: string; readonly port: number }, onOpen: (close: () => Promise<void>) => void): Promise<string> {
  const name = `zimmer-client-${randomBytes(8).toString('hex')}`
  // Ends with its stdin, and so with this process, however that ends.
  const keeper = start(inContainer('cat', { ...place, name }), [])
  onOpen(async () => {
    keeper.stdin.end()
    await keeper.done.catch(() => undefined)
  })
  const words = (script: string) => ['exec', '--interactive', name, 'bash', '-c', script, host, String(port)]
  await untilStarted(name, keeper)
  try {
    await run(tool, words('exec 3<>"/dev/tcp/$0/$1"'), { environment: dockerEnvironment(), timeLimitSeconds: startSeconds })
  } catch (problem) {
    if (!(problem instanceof ProcessFailure)) throw problem
    throw new KnownError('relay-failed', `the server at ${host}:${port} cannot be reached from the network of the service: ${lastLine(problem)}`, 'Host and port are those that the service itself sees; leave them out for its own server.', { cause: problem })
  }
  return listen(port, words(toServer), onOpen)
}

async function untilStarted(name: string, keeper: Started): Promise<void> {
  for (let attempt = 0; attempt < startSeconds * 10; attempt++) {
    const state = await run(tool, ['inspect', '--type', 'container', '--format', '{{.State.Running}}', name], { environment: dockerEnvironment() }).catch(() => ({ stdout: '' }))
    if (state.stdout.trim() === 'true') return
    await Promise.race([sleep(100), keeper.done.catch((problem: unknown) => {
      throw new KnownError('client-container', `pg_dump cannot be run in the network of the service: ${lastLine(problem)}`, 'Look at what docker says, or set client: path or client: docker.', { cause: problem })
    })])
  }
}

async function listen(port: number, words: readonly string[], onOpen: (close: () => Promise<void>) => void): Promise<string> {
  // Not below RUNNER_TEMP: a socket's path has at most 107 bytes.
  const folder = await mkdtemp(join(tmpdir(), 'zimmer-relay-'))
  onOpen(async () => { await rm(folder, { recursive: true, force: true }) })
  const { close } = await forward({ path: join(folder, `.s.PGSQL.${port}`) }, () => {
    const started = start(tool, words, { environment: dockerEnvironment() })
    return { to: started.stdin, from: started.stdout, lost: started.done, end: () => { started.end() } }
  })
  onOpen(close)
  return folder
}
