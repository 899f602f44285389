import { writeSync } from 'node:fs'
import { chown, mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Connection } from '../domain/connection.ts'
import { KnownError } from '../kit/errors.ts'
import { run, start } from '../kit/process.ts'
import { Secret } from '../kit/secret.ts'
import { valueOf } from '../kit/settled.ts'
import type { Account } from './account.ts'
import { optionsFor, startOnPort, startSeconds, stopCleanly } from './local-server.ts'
import type { Cluster } from './local-server.ts'
import { refuseInterrupted } from './request.ts'
import type { SandboxRequest } from './request.ts'
import { waitUntilReady } from './session.ts'

// What is kept: a tar of  data/      of a server that was stopped cleanly, with the WAL that its start needs and no more
//                         kept.json  its superuser's password, and the words of whoever keeps it

const factsFile = 'kept.json'
const cure = 'Remove the entry from GitHub\'s cache; the next run keeps another one.'
const tar = { name: 'tar', path: 'tar' }

/** A file or folder of that tar. */
export interface KeptFile {
  /** From the tar's top, with slashes between folders and none at the end. */
  readonly name: string
  readonly isFolder: boolean
  readonly content: AsyncIterable<Uint8Array>
}

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
    const options = optionsFor(cluster)
    // Else the tar of macOS adds a file of attributes for many of them.
    const packing = start(tar, parameters, { ...options, environment: { ...options.environment, COPYFILE_DISABLE: '1' }, signal: request.signal })
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

/**
 * Fills the folder with the files of such a tar, to their end, where the seal is checked. Throws KnownError `kept-unusable`, and what the files fail with.
 * They are written here: through a pipe, into a tar of its own, they took twice as long.
 */
export async function unpackCluster(cluster: Cluster, files: AsyncIterable<KeptFile>, signal: AbortSignal | undefined): Promise<{ password: Secret; memo: string }> {
  // Nobody else gets in here before all of it is there, so that no name leads elsewhere.
  const incoming = join(cluster.directory, 'incoming')
  await mkdir(incoming, { mode: 0o700 })
  for await (const file of files) {
    await unpackFile(incoming, file, cluster.account, signal)
  }
  const { password, memo } = factsIn(await readFile(join(incoming, factsFile), 'utf8').catch(() => ''))
  await rename(join(incoming, basename(cluster.data)), cluster.data)
  await rm(incoming, { recursive: true })
  return { password: new Secret(password), memo }
}

async function unpackFile(incoming: string, { name, isFolder, content }: KeptFile, account: Account | undefined, signal: AbortSignal | undefined): Promise<void> {
  if (name.split('/').some((part) => part === '' || part === '.' || part === '..')) throw new KnownError('kept-unusable', `the kept sandbox has a file called ${JSON.stringify(name)}`, cure)
  const path = join(incoming, name)
  if (isFolder) {
    await mkdir(path, { mode: 0o700 })
    if (account !== undefined) await chown(path, account.uid, account.gid)
    return
  }
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const piece of content) {
      refuseInterrupted(signal)
      // Not by the thread pool: a write would wait there behind the blocks that are being decompressed, and they for it.
      for (let at = 0; at < piece.length;) at += writeSync(file.fd, piece, at)
    }
    if (account !== undefined) await file.chown(account.uid, account.gid)
  } finally {
    await file.close()
  }
}

function factsIn(text: string): { password: string; memo: string } {
  try {
    const { password, memo } = JSON.parse(text) as Readonly<Record<string, unknown>>
    if (typeof password === 'string' && typeof memo === 'string') return { password, memo }
  } catch {
    // Said below.
  }
  throw new KnownError('kept-unusable', 'the kept sandbox has no facts of ours in it', cure)
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
