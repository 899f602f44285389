import { availableParallelism, totalmem } from 'node:os'
import type { Readable } from 'node:stream'
import { readArchive } from '../../archive/reader.ts'
import { readTar } from '../../archive/tar.ts'
import type { TarMember } from '../../archive/tar.ts'
import { formatOf } from '../../domain/archive-name.ts'
import type { Proof } from '../../domain/manifest.ts'
import { majorOf } from '../../domain/versions.ts'
import { codeOf, KnownError, messageOf } from '../../kit/errors.ts'
import { plain } from '../../kit/markdown.ts'
import { findServerBinaries } from '../../postgres/clients.ts'
import { sandboxPort } from '../../sandbox/input-checks.ts'
import { openKept, openSandbox } from '../../sandbox/sandbox.ts'
import type { Sandbox, SandboxRequest } from '../../sandbox/sandbox.ts'
import { complete } from '../backups.ts'
import type { DrillRequest } from './drill.ts'

/** Opens the sandbox of a drill, of the source's own major. Where it is ours, it steps around a port that somebody holds: two drills at once do not meet. */
export async function openSandboxFor(drill: DrillRequest, proof: Proof | undefined): Promise<Sandbox> {
  const asked = await requestFor(drill, proof)
  // One that is to be kept is stopped for a while and started again on its port: on 5433, which everybody tries first, another drill would stand by then.
  const request: SandboxRequest = drill.warm === undefined || asked.kind === 'service' ? asked : { ...asked, port: 'auto' }
  try {
    return await openSandbox(request)
  } catch (problem) {
    if (codeOf(problem) !== 'port-busy' || request.kind === 'service') throw problem
    drill.context.host.line(`    ${plain(messageOf(problem))}; taking a free port`)
    return openSandbox({ ...request, port: 'auto' })
  }
}

/** Opens the sandbox of a drill from what an earlier run has kept of it, and gives the words that were kept with it. It takes any port. */
export async function openKeptFor(drill: DrillRequest, proof: Proof | undefined, content: Readable): Promise<{ readonly sandbox: Sandbox; readonly memo: string }> {
  // What fails before it is read fails its reader, too.
  content.on('error', () => undefined)
  return openKept({ ...await requestFor(drill, proof), port: 'auto' }, keptFiles(content))
}

/** Whatever is wrong with its tar, the backup's archive it is not. */
async function* keptFiles(content: Readable): AsyncGenerator<TarMember> {
  try {
    yield* readTar(content, { folders: true })
  } catch (problem) {
    if (codeOf(problem)?.startsWith('archive-') !== true) throw problem
    throw new KnownError('kept-unusable', messageOf(problem).replace(/^the archive/, 'the entry in GitHub\'s cache'), 'Remove the entry from GitHub\'s cache; the next run keeps another one.', { cause: problem })
  }
}

async function requestFor(drill: DrillRequest, proof: Proof | undefined): Promise<SandboxRequest> {
  const { inputs, manifest, context, set } = drill
  const { host } = context
  const server = manifest?.server
  return {
    kind: inputs.sandbox, major: server === undefined ? await majorOfArchive(drill) : majorOf(server.versionNumber),
    database: inputs.sandbox === 'service' ? inputs['sandbox-database'] : set.database,
    host: inputs['sandbox-host'], port: sandboxPort(inputs['sandbox-port']), user: inputs['sandbox-user'], password: inputs['sandbox-password'], image: inputs['sandbox-image'], network: inputs['sandbox-network'],
    encoding: server?.encoding ?? null, collation: server?.collation ?? null, characterType: server?.characterType ?? null, localeProvider: server?.localeProvider ?? null,
    locale: server?.locale ?? null, extensions: manifest?.extensions ?? [], databaseBytes: manifest?.totals.databaseBytes,
    source: { systemIdentifier: server?.systemIdentifier ?? null, host: proof?.source.host ?? null, port: proof?.source.port ?? null, database: manifest?.database ?? null },
    binaries: (major) => findServerBinaries(major), observed: drill.instead !== undefined, machine: { memoryBytes: totalmem(), cores: availableParallelism() },
    temporaryDirectory: host.temporaryDirectory, signal: host.interrupted, cleanup: context.cleanup, now: context.now(),
    mask: (secret) => { host.mask(secret) }, tell: (line) => { host.line(`    ${plain(line)}`) },
  }
}

/** Of a backup without a manifest, the archive itself tells the major. */
async function majorOfArchive({ store, set, open }: DrillRequest): Promise<number> {
  const { name } = complete(set).archive
  const contents = await readArchive(await open(await store.read(name)), formatOf(name))
  return Number.parseInt(contents.serverVersion ?? '', 10)
}
