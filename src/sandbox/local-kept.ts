import { chown, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Connection } from '../domain/connection.ts'
import { KnownError } from '../kit/errors.ts'
import { run, start } from '../kit/process.ts'
import type { Started } from '../kit/process.ts'
import { Secret } from '../kit/secret.ts'
import { valueOf } from '../kit/settled.ts'
import { taken } from '../kit/taken.ts'
import { optionsFor, startOnPort, startSeconds, stopCleanly } from './local-server.ts'
import type { Cluster } from './local-server.ts'
import { refuseInterrupted } from './request.ts'
import type { SandboxRequest } from './request.ts'
import { waitUntilReady } from './session.ts'

// What is kept: a tar of  data/      of a server that was stopped cleanly, with the WAL that its start needs and no more
//                         kept.json  its superuser's password, and the words of whoever keeps it

const factsFile = 'kept.json'
const tar = { name: 'tar', path: 'tar' }

interface Packing {
  readonly address: Connection
  readonly memo: string
  readonly write: (content: Readable) => Promise<void>
}

/** Stops the server, hands its folder over as a tar, and starts it again on its port; see `keep` of Sandbox. */
export async function packCluster(cluster: Cluster, request: SandboxRequest, packing: Packing): Promise<PromiseSettledResult<void>> {
  await stopCleanly(cluster)
  const [packed] = await Promise.allSettled([pack(cluster, request, packing)])
  refuseInterrupted(request.signal)
  await startOnPort(cluster, request)
  await waitUntilReady([packing.address], { seconds: startSeconds, signal: request.signal })
  return packed
}

async function pack(cluster: Cluster, request: SandboxRequest, { address, memo, write }: Packing): Promise<void> {
  const facts = join(cluster.server, factsFile)
  try {
    await dropSpareWal(cluster)
    await writeFile(facts, JSON.stringify({ password: address.password?.reveal() ?? '', memo }), { mode: 0o600, flag: 'wx' })
    if (cluster.account !== undefined) await chown(facts, cluster.account.uid, cluster.account.gid)
    const parameters = ['--create', '--file', '-', '--exclude', 'data/log', '--exclude', 'data/postmaster.*', factsFile, 'data']
    const packing = start(tar, parameters, { ...optionsFor(cluster), signal: request.signal })
    const writing = write(packing.stdout).finally(() => {
      // What nobody reads any more would be waited for without end.
      packing.stdout.destroy()
    })
    const [written, packed] = await Promise.allSettled([writing, packing.done])
    valueOf(written)
    valueOf(packed)
  } finally {
    await rm(facts, { force: true })
  }
}

/** Fills the folder from such a tar. Throws KnownError `kept-unusable`, and what the content fails with. */
export async function unpackCluster(cluster: Cluster, content: Readable, signal: AbortSignal | undefined): Promise<{ password: Secret; memo: string }> {
  const unpacking = start(tar, ['--extract', '--file', '-', '--preserve-permissions'], { ...optionsFor(cluster), signal })
  unpacking.stdout.resume()
  const [read, unpacked] = await Promise.allSettled([feed(unpacking, content, signal), unpacking.done])
  refuseInterrupted(signal)
  // A tar that ends in the middle is the consequence of a content that fails.
  valueOf(read)
  valueOf(unpacked)
  const facts = join(cluster.server, factsFile)
  const { password, memo } = factsIn(await readFile(facts, 'utf8').catch(() => ''))
  await rm(facts)
  return { password: new Secret(password), memo }
}

/**
 * Reads the content to its end, where its seal is checked, however early tar has seen the last block of the archive and closed its input. Stops
 * where tar fails.
 */
async function feed({ stdin, done }: Started, content: Readable, signal: AbortSignal | undefined): Promise<void> {
  const failed = new AbortController()
  done.catch(() => { failed.abort() })
  try {
    for await (const chunk of content as AsyncIterable<Buffer>) {
      if (failed.signal.aborted || signal?.aborted === true) break
      await taken(stdin, chunk)
    }
  } finally {
    stdin.end()
  }
}

function factsIn(text: string): { password: string; memo: string } {
  try {
    const { password, memo } = JSON.parse(text) as Readonly<Record<string, unknown>>
    if (typeof password === 'string' && typeof memo === 'string') return { password, memo }
  } catch {
    // Said below.
  }
  throw new KnownError('kept-unusable', 'the kept sandbox has no facts of ours in it', 'Remove the entry from GitHub\'s cache; the next run keeps another one.')
}

/** After a clean stop only the segment of the last checkpoint, and the one it may run over into, are read again; gigabytes of others may stand there. */
async function dropSpareWal(cluster: Cluster): Promise<void> {
  const { stdout } = await run({ name: 'pg_controldata', path: join(cluster.programs, 'pg_controldata') }, [cluster.data], { ...optionsFor(cluster), timeLimitSeconds: 60 })
  const last = /^Latest checkpoint's REDO WAL file:\s+(?<name>[0-9A-F]{24})$/m.exec(stdout)?.groups?.['name']
  if (last === undefined) throw new KnownError('kept-unusable', `pg_controldata does not say where the WAL of ${cluster.data} goes on`, 'Please report this with the version of PostgreSQL.')
  const folder = join(cluster.data, 'pg_wal')
  const segments = (await readdir(folder)).filter((name) => /^[0-9A-F]{24}$/.test(name)).sort()
  const needed = new Set(segments.slice(segments.indexOf(last)).slice(0, 2))
  if (!needed.has(last)) throw new KnownError('kept-unusable', `the WAL segment ${last} is not in ${folder}`, 'Please report this with the version of PostgreSQL.')
  for (const name of segments) if (!needed.has(name)) await rm(join(folder, name))
}
