import { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { archiveReader } from '../../archive/reader.ts'
import type { ArchiveContents } from '../../archive/reader.ts'
import { archiveFile, backupName, globalsFile, manifestFile, proofFile, sidecarFile } from '../../domain/archive-name.ts'
import type { BackupName, Format } from '../../domain/archive-name.ts'
import type { Connection } from '../../domain/connection.ts'
import { manifestVersion } from '../../domain/manifest.ts'
import type { Manifest, Proof } from '../../domain/manifest.ts'
import { newestDataAt } from '../../domain/newest-data.ts'
import { dumpProgress } from '../../domain/progress.ts'
import { buildProof, excludedReason, nameOf } from '../../domain/proof.ts'
import type { SourceFacts } from '../../domain/proof.ts'
import { counted } from '../../domain/units.ts'
import { assertSealed, headBytes } from '../../encryption/kinds.ts'
import type { Seal } from '../../encryption/seal.ts'
import { codeOf, KnownError } from '../../kit/errors.ts'
import type { Read } from '../../kit/inputs.ts'
import { plain } from '../../kit/markdown.ts'
import { ProcessFailure, programKilled } from '../../kit/process.ts'
import { valueOf } from '../../kit/settled.ts'
import { readRevision } from '../../migrations/revision.ts'
import type { Clients } from '../../postgres/clients.ts'
import { dumpFailure } from '../../postgres/connection-failures.ts'
import type { Compression } from '../../postgres/compression.ts'
import { readGlobals } from '../../postgres/globals.ts'
import { lockHolders } from '../../postgres/lock-holders.ts'
import type { Server } from '../../postgres/server.ts'
import { openSnapshot } from '../../postgres/snapshot.ts'
import type { Snapshot } from '../../postgres/snapshot.ts'
import { readSourceFacts } from '../../postgres/source-facts.ts'
import type { Store, StoreWriter } from '../../store/store.ts'
import type { Context } from '../action.ts'
import { runFacts } from '../run-facts.ts'
import { giveUp } from '../store.ts'
import type { backup } from './inputs.ts'
import { startArchive } from './archiving.ts'
import { passThrough } from './stream.ts'
import type { Passed } from './stream.ts'

export interface TakeRequest {
  readonly connection: Connection
  readonly server: Server
  readonly clients: Clients
  readonly compression: Compression
  readonly store: Store
  readonly seal: Seal
  readonly inputs: Read<typeof backup.inputs>['values']
  readonly context: Context
  /** For a dump in the directory format: an empty folder that its files pass through. */
  readonly folder: string | undefined
  /** Of the newest backup's archive, for telling how far this one is. */
  readonly lastBytes?: number | undefined
}

export interface Taken {
  readonly manifest: Manifest
  /** By this machine's clock; the manifest has the moment by that of the source. */
  readonly begunAt: Date
  readonly exempt: readonly { relation: string; reason: string }[]
  readonly warnings: readonly string[]
  /** When the store itself lets the backup go; undefined where it keeps it. */
  readonly expiresAt: Date | undefined
}

/** Takes one backup into the store. It stands under its name only when it was proved; otherwise nothing of it is left. */
export async function takeBackup(request: TakeRequest): Promise<Taken> {
  const { context, store, server } = request
  const { writer, name } = await beginBackup(store, server.database, context)
  const keep = context.cleanup.add(`remove what was written of ${name.id}`, () => writer.abort())
  const snapshot = await openSnapshot(request.connection)
  try {
    const dumped = await dumpInto(request, writer, name, snapshot)
    context.host.line('>>> Writing checksum')
    const taken = await writeManifest(request, writer, name, snapshot, dumped)
    if (context.host.interrupted.aborted) throw new Error('interrupted')
    const { expiresAt } = await writer.commit()
    keep()
    await confirmStored(request, taken.manifest)
    return { ...taken, begunAt: name.takenAt, expiresAt }
  } catch (problem) {
    await giveUp(writer, name.id, context)
    throw problem
  } finally {
    await snapshot.release()
  }
}

/** Reads the first bytes back from the store: a misspelt option must not leave backups in the clear (TRAPS, 21). */
async function confirmStored({ store, seal }: TakeRequest, manifest: Manifest): Promise<void> {
  for (const { file } of [manifest.archive, manifest.proof, ...(manifest.globals === undefined ? [] : [manifest.globals])]) {
    const head = await headOf(store, file).catch((problem: unknown) => { throw unread(manifest.backup, problem) })
    try {
      assertSealed(seal.method, head)
    } catch (problem) {
      const set = await store.find(manifest.backup)
      if (set !== undefined) await store.remove(set)
      throw problem
    }
  }
}

async function headOf(store: Store, file: string): Promise<Buffer> {
  const head: Buffer[] = []
  for await (const chunk of await store.read(file)) {
    head.push(chunk as Buffer)
    if (head.reduce((sum, { length }) => sum + length, 0) >= headBytes) break
  }
  return Buffer.concat(head)
}

/** The backup stands, and who reads that the run failed has to know it. */
function unread(id: string, problem: unknown): unknown {
  if (!(problem instanceof KnownError)) return problem
  return new KnownError(problem.code, `${id} was stored whole, and could not be read back: ${problem.message}`, `${problem.hint} The backup stands: verify it.`, { cause: problem })
}

/** A second backup within the same second waits for the next. */
async function beginBackup(store: Store, database: string, context: Context): Promise<{ writer: StoreWriter; name: BackupName }> {
  for (let attempt = 1; ; attempt++) {
    const name = backupName(database, context.now())
    try {
      return { writer: await store.begin(name.id), name }
    } catch (problem) {
      if (codeOf(problem) !== 'backup-exists' || attempt >= 10) throw problem
      await new Promise((resolve) => setTimeout(resolve, 1000 - context.now().getMilliseconds() + 5))
    }
  }
}

const formatFor = ({ folder }: TakeRequest): Format => folder === undefined ? 'custom' : 'directory'

interface Dumped { plain: Passed; stored: Passed; contents: ArchiveContents | undefined; source: SourceFacts; seconds: number }

/** pg_dump into the store, read whole as it passes, while the source is counted on other sessions. */
async function dumpInto(request: TakeRequest, writer: StoreWriter, name: BackupName, snapshot: Snapshot): Promise<Dumped> {
  const { inputs, context, server, clients } = request
  const mode = inputs.proof
  const began = context.now()
  const stop = new AbortController()
  const dump = startArchive({
    connection: request.connection, clients, snapshot: snapshot.id, encoding: server.encoding, compression: request.compression, lockTimeoutSeconds: inputs['lock-timeout'],
    excludeTableData: inputs['exclude-table-data'] ?? [], folder: request.folder, jobs: inputs.jobs, at: name.takenAt, signal: AbortSignal.any([stop.signal, context.host.interrupted]),
  })
  const reader = mode === 'none' ? undefined : archiveReader(formatFor(request))
  const show = progress(request)
  const counting = readSourceFacts(snapshot, mode === 'none' ? 1 : Math.min(2, inputs.jobs ?? 2), mode !== 'none')
  let isCounting = true
  void counting.catch(() => { stop.abort() }).finally(() => { isCounting = false })
  // What ends before anything else went wrong, and before we would have ended it, was ended by somebody else.
  let isKilled = false
  dump.done.catch(() => {
    isKilled = !stop.signal.aborted && !context.host.interrupted.aborted
    stop.abort()
  })
  // A count may wait for a lock, or take minutes: it ends with the dump. More than once, for the next query may just be on its way.
  const endCounting = async () => {
    while (isCounting) {
      await snapshot.cancel()
      await sleep(200)
    }
  }
  const ending = AbortSignal.any([stop.signal, context.host.interrupted])
  if (ending.aborted) void endCounting()
  else ending.addEventListener('abort', () => { void endCounting() }, { once: true })
  try {
    const passing = passThrough({
      source: dump.archive, seal: request.seal.seal(), store: (content) => writer.put(archiveFile(name.id, request.seal.method, formatFor(request)), content),
      reader: (chunk) => { show(chunk.length); return reader?.write(chunk) },
    })
    passing.catch(() => { stop.abort() })
    const [ended, passed, counts] = await Promise.allSettled([dump.done, passing, counting])
    throwFirst(request, [ended, passed, counts], isKilled)
    const contents = await reader?.end()
    const { plain: plainBytes, stored } = valueOf(passed)
    return { plain: plainBytes, stored, contents, source: valueOf(counts), seconds: (context.now().getTime() - began.getTime()) / 1000 }
  } catch (problem) {
    throw await namingHolders(problem, request.connection)
  } finally {
    stop.abort()
    reader?.close()
  }
}

/** A dump that did not get its locks says whom it waited for, while that can still be seen. */
async function namingHolders(problem: unknown, connection: Connection): Promise<unknown> {
  if (!(problem instanceof KnownError) || problem.code !== 'lock-timeout') return problem
  const holders = await lockHolders(connection)
  return holders.length === 0 ? problem : new KnownError('lock-timeout', `${problem.message}: ${holders.join('; ')}`, problem.hint, { cause: problem })
}

/**
 * Of several failures at once, the one that is the cause. A store or a seal that fails says so with a KnownError, which nothing that pg_dump does can bring
 * about; pg_dump ends by our own doing once something else has failed.
 */
function throwFirst(request: TakeRequest, [dump, pass, counts]: readonly [PromiseSettledResult<unknown>, PromiseSettledResult<unknown>, PromiseSettledResult<unknown>], isKilled: boolean): void {
  if (pass.status === 'rejected' && pass.reason instanceof KnownError) throw pass.reason
  const dumpProblem: unknown = dump.status === 'rejected' ? dump.reason : undefined
  if (isKilled && dumpProblem instanceof ProcessFailure && (dumpProblem.exitSignal !== undefined || isEndedByUs(dumpProblem))) throw programKilled(dumpProblem)
  if (dumpProblem instanceof ProcessFailure && dumpProblem.exitSignal === undefined && !isEndedByUs(dumpProblem)) {
    throw dumpFailure(dumpProblem.stderr, { connection: request.connection, role: request.server.role })
  }
  for (const result of [counts, pass, dump]) if (result.status === 'rejected') throw result.reason
}

/** pg_dump answers SIGTERM with an exit status and these words. */
function isEndedByUs(failure: ProcessFailure): boolean {
  return /terminated by user\s*$/.test(failure.stderr)
}


/** Compares archive and source, and writes manifest and sidecar. Throws KnownError `archive-differs` before anything has its name. */
async function writeManifest(request: TakeRequest, writer: StoreWriter, name: BackupName, snapshot: Snapshot, dumped: Dumped): Promise<Omit<Taken, 'begunAt' | 'expiresAt'>> {
  const { server, inputs } = request
  const { proof, problems } = buildProof(name.id, dumped.source, dumped.contents, inputs.proof)
  if (problems.length > 0) {
    throw new KnownError('archive-differs', `the archive does not hold what the source has: ${problems.slice(0, 5).map(plain).join('; ')}`,
      'Nothing was stored. See whether the role sees every row, and whether another tool changed the tables during the dump.')
  }
  const tables = proof.relations.filter((relation) => relation.kind === 'table').length
  if (tables < inputs['min-tables']) {
    throw new KnownError('too-few-tables', `database ${plain(server.database)} has ${counted(tables, 'table')}, fewer than min-tables (${inputs['min-tables']})`,
      'See whether this is the right database; set min-tables to 0 if it may be empty.')
  }
  const sealed = await passThrough({
    source: Readable.from([JSON.stringify(proof, null, 1)]), seal: request.seal.seal(), store: (content) => writer.put(proofFile(name.id, request.seal.method), content),
  })
  const globals = await writeGlobals(request, writer, name)
  const manifest = { ...await manifestOf(request, name, snapshot, dumped, proof, sealed.stored), ...(globals === undefined ? {} : { globals }) }
  await writer.put(manifestFile(name.id), Readable.from([`${JSON.stringify(manifest, null, 2)}\n`]))
  await writer.put(sidecarFile(manifest.archive.file), Readable.from([`${manifest.archive.sha256}  ${manifest.archive.file}\n`]))
  const excluded = proof.relations.filter((relation) => relation.exempt === excludedReason)
  return {
    manifest,
    exempt: proof.relations.flatMap((relation) => relation.exempt === null || relation.kind === 'partitioned table' ? [] : [{ relation: nameOf(relation), reason: relation.exempt }]),
    warnings: excluded.length === 0 ? [] : [`the rows of ${counted(excluded.length, 'table')} are excluded from the backup`],
  }
}

/** Roles and settings belong to the server, not to the database: pg_dump leaves them out. */
async function writeGlobals({ clients, connection, context, inputs, seal }: TakeRequest, writer: StoreWriter, name: BackupName): Promise<Manifest['globals']> {
  if (!inputs.globals) return undefined
  context.host.line('>>> Adding roles and settings (pg_dumpall --globals-only --no-role-passwords)')
  const sql = await readGlobals(clients, connection, context.host.interrupted)
  const file = globalsFile(name.id, seal.method)
  const { stored } = await passThrough({ source: Readable.from([sql]), seal: seal.seal(), store: (content) => writer.put(file, content) })
  return { file, bytes: stored.bytes, sha256: stored.sha256 }
}

async function manifestOf(request: TakeRequest, name: BackupName, snapshot: Snapshot, dumped: Dumped, proof: Proof, sealed: Passed): Promise<Manifest> {
  const { server, clients, context, inputs, seal } = request
  const rows = proof.relations.reduce((sum, relation) => sum + (relation.kind === 'table' ? relation.rows ?? 0 : 0), 0)
  return {
    version: manifestVersion, backup: name.id, database: server.database, takenAt: snapshot.takenAt.toISOString(), durationSeconds: dumped.seconds,
    archive: {
      file: archiveFile(name.id, seal.method, formatFor(request)), bytes: dumped.stored.bytes, sha256: dumped.stored.sha256, plainBytes: dumped.plain.bytes, plainSha256: dumped.plain.sha256,
      formatVersion: dumped.contents?.formatVersion ?? 'unread', compression: `${request.compression.method}${request.compression.level === undefined ? '' : `:${request.compression.level}`}`,
    },
    proof: { mode: inputs.proof, file: proofFile(name.id, seal.method), bytes: sealed.bytes, sha256: sealed.sha256 },
    encryption: { method: seal.method, recipients: seal.recipients },
    server: {
      version: server.version, versionNumber: server.versionNumber, systemIdentifier: server.systemIdentifier, encoding: server.encoding, collation: server.collation,
      characterType: server.characterType, localeProvider: server.localeProvider, locale: server.locale, settings: server.settings, standby: server.standby,
      ...(server.replayedAt === undefined ? {} : { replayedAt: server.replayedAt }),
    },
    client: { version: clients.version },
    totals: {
      tables: proof.relations.filter((relation) => relation.kind === 'table').length, rows, sequences: proof.sequences.length,
      largeObjects: proof.largeObjects.count, databaseBytes: server.databaseBytes,
    },
    newestDataAt: newestDataAt(proof.newest ?? [], snapshot.takenAt), extensions: server.extensions, roles: server.roles,
    schemaRevision: await readRevision((text) => snapshot.session.query(text)),
    run: runFacts(context.host.environment),
  }
}

function progress({ context, server, lastBytes }: TakeRequest): (bytes: number) => void {
  const began = context.now().getTime()
  let bytes = 0
  let shown = began
  return (more) => {
    bytes += more
    const now = context.now().getTime()
    if (now - shown < 200) return
    shown = now
    context.host.progress(`    ${dumpProgress({ bytes, seconds: (now - began) / 1000, lastBytes, databaseBytes: server.databaseBytes })}`)
  }
}
