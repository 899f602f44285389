import type { Clients } from '../../postgres/clients.ts'
import { chooseCompression } from '../../postgres/compression.ts'
import type { Compression } from '../../postgres/compression.ts'
import { checkReadable, refusePooler } from '../../postgres/preflight.ts'
import { inspectServer } from '../../postgres/server.ts'
import type { Server } from '../../postgres/server.ts'
import { connect } from '../../postgres/session.ts'
import type { StoredSet } from '../../store/store.ts'
import { counted, duration, moment, size } from '../../domain/units.ts'
import { describeConnection } from '../../domain/connection.ts'
import type { Connection } from '../../domain/connection.ts'
import { renderRetention } from '../../domain/retention.ts'
import { exitStatus } from '../../kit/errors.ts'
import type { Read } from '../../kit/inputs.ts'
import { plain } from '../../kit/markdown.ts'
import type { Context, Execute } from '../action.ts'
import { shown } from '../backups.ts'
import { clientsFor } from '../clients.ts'
import { sourceConnection } from '../connection.ts'
import { sealFor } from '../encryption.ts'
import { applyRetention } from '../retention.ts'
import { storeFor } from '../store.ts'
import { rebuildIndex } from '../store-index.ts'
import { makeDumpFolder } from './dump-folder.ts'
import { clockWarning, expiryWarning, fullnessWarning, refuseFullStore } from './limits.ts'
import type { backup } from './inputs.ts'
import type { BackupReport } from './report.ts'
import { outputsOf, summaryOf } from './views.ts'

type Inputs = typeof backup.inputs

/** The backup action. */
export const run: Execute<Inputs> = async (read, context) => {
  const report = await backUp(read, context)
  return { status: exitStatus.passed, report, outputs: outputsOf(report), summary: summaryOf(report) }
}

/** Looks before it leaps, takes the backup, and lets old ones go. Throws KnownError for whatever keeps it from being proved. */
export async function backUp(read: Read<Inputs>, context: Context): Promise<BackupReport> {
  const { values: inputs } = read
  const { host } = context
  const began = context.now()
  const described = await sourceConnection(read, context)
  // Before anything is touched: what is wrong with the keys must not be found after an hour's dump.
  const seal = await sealFor(inputs, host)
  context.cleanup.add('remove the keyring', () => seal.dispose())
  const store = await storeFor(inputs, context, seal.method !== 'none')
  const { connection, server, clients, compression } = await preflight(described, inputs, context)
  host.line(`    ${plain(describeConnection(connection))}: PostgreSQL ${server.version}, database of ${size(server.databaseBytes)}; pg_dump ${clients.version} from ${clients.place}`)
  const folder = inputs.format === 'custom' ? undefined : await makeDumpFolder(seal.method !== 'none', context)
  // What post then looks through when this run is cancelled.
  host.saveState('writing', store.name)
  const standing = await store.list().catch(() => [])
  refuseFullStore(standing, server.database, inputs['max-store-size'])
  await store.prepare(expectedBytes(standing, server))
  for (const name of await store.sweep()) host.line(`    removed ${plain(name)}, left half written by a run that was killed`)

  host.line(`>>> Creating logical backup (pg_dump ${inputs.format === 'custom' ? '-Fc' : '-Fd'})`)
  const { takeBackup } = await import('./take.ts')
  const taken = await takeBackup({ connection, server, clients, compression, store, seal, inputs, context, folder: folder?.path, lastBytes: lastBytes(standing, server) }).finally(() => Promise.all([seal.dispose(), folder?.remove()]))
  const path = store.locate(taken.manifest.archive.file)

  host.line(`>>> Retention: deleting backups older than ${inputs['retention-days']} days`)
  const wrongClock = clockWarning(taken.begunAt, new Date(taken.manifest.takenAt))
  const retention = await applyRetention(store, server.database, inputs, { now: context.now(), justTaken: taken.manifest.backup, dryRun: inputs['dry-run'] || wrongClock !== undefined })
  if (inputs['dry-run']) for (const line of renderRetention(retention.decisions)) host.line(`    ${plain(line)}`)
  for (const id of retention.removed) host.line(`    removed ${plain(id)}`)
  await rebuildIndex(store, server.database, host)
  const limit = inputs['max-store-size']
  const limits = [wrongClock, expiryWarning(taken.expiresAt, new Date(taken.manifest.takenAt), inputs), limit === undefined ? undefined : fullnessWarning(await store.list(), limit)]
  const later = [...retention.failures, ...limits.filter((one) => one !== undefined)]
  for (const warning of later) host.warning(plain(warning))
  if (taken.expiresAt !== undefined) host.line(`    the store itself lets it go on ${moment(taken.expiresAt)} UTC`)
  const seconds = (context.now().getTime() - began.getTime()) / 1000
  host.line(`    ${size(taken.manifest.archive.bytes)} in ${duration(seconds)}; ${story(taken.manifest)}`)
  host.line(`✅ Backup complete: ${plain(shown(store, taken.manifest.archive.file))}`)
  return {
    action: 'backup', status: 'passed', backup: taken.manifest.backup, path, store: store.name, manifest: taken.manifest, durationSeconds: seconds,
    expiresAt: taken.expiresAt?.toISOString() ?? null, exempt: taken.exempt, warnings: [...taken.warnings, ...later], retention,
  }
}

function story({ totals, proof }: BackupReport['manifest']): string {
  const tables = counted(totals.tables, 'table')
  switch (proof.mode) {
    case 'content': return `${counted(totals.rows, 'row')} of ${tables} hashed as they passed, and counted in the source: equal`
    case 'rows': return `${counted(totals.rows, 'row')} of ${tables} counted in archive and source: equal`
    case 'none': return `${tables}, not proved`
  }
}

/** Everything that can be wrong is found here, before anything is begun. */
async function preflight(described: Connection, inputs: Read<Inputs>['values'], context: Context): Promise<{ connection: Connection; server: Server; clients: Clients; compression: Compression }> {
  const session = await connect(described)
  try {
    // Of several servers, the one that answered: the dump and all that is held against it see the same.
    const { connection } = session
    await refusePooler(session)
    const server = await inspectServer(session, connection.database)
    const clients = await clientsFor(server.major, inputs, context, 'source')
    const compression = await chooseCompression(inputs.compression, clients)
    await checkReadable(session, server, inputs['exclude-table-data'] ?? [])
    return { connection, server, clients, compression }
  } finally {
    await session.end()
  }
}

/** Half as much again as the newest backup; for the first one, the database's size, which no archive of it exceeds by much. */
function expectedBytes(sets: readonly StoredSet[], server: Server): number {
  const last = lastBytes(sets, server)
  return last === undefined ? server.databaseBytes : Math.min(server.databaseBytes, Math.ceil(last * 1.5))
}

function lastBytes(sets: readonly StoredSet[], { database }: Server): number | undefined {
  return sets.find((set) => set.database === database && set.complete)?.files.archive?.bytes
}
