import { createReadStream } from 'node:fs'
import type { PlainArchive } from '../../domain/archive-name.ts'
import type { Connection } from '../../domain/connection.ts'
import { describeConnection, eachPlace } from '../../domain/connection.ts'
import { leavesAlone } from '../../domain/restore-guards.ts'
import type { Objection, RestorePlan } from '../../domain/restore-plan.ts'
import { counted } from '../../domain/units.ts'
import { majorOf } from '../../domain/versions.ts'
import { exitStatus, KnownError } from '../../kit/errors.ts'
import type { ExitStatus } from '../../kit/errors.ts'
import type { Read } from '../../kit/inputs.ts'
import { plain } from '../../kit/markdown.ts'
import type { Clients } from '../../postgres/clients.ts'
import { connect } from '../../postgres/session.ts'
import { holdRestore, maintenanceSession, restoreApplication, sharedSession, withSession } from '../../postgres/target-sessions.ts'
import type { Context, Execute } from '../action.ts'
import { complete, hashOf } from '../backups.ts'
import { clientsFor } from '../clients.ts'
import { sourceConnection } from '../connection.ts'
import { openerFor } from '../encryption.ts'
import { storeFor } from '../store.ts'
import { lineOf } from '../verify/views.ts'
import type { restore } from './inputs.ts'
import { chooseBackup, makePlan } from './plan.ts'
import type { Chosen, Planning } from './plan.ts'
import { noFindings, reportOf } from './report.ts'
import type { Findings, Outcome, RestoreReport } from './report.ts'
import type { Restoring } from './restoring.ts'
import { takeSafetyBackup } from './safety.ts'
import type { PlannedTables } from './tables.ts'
import { restoredLines } from './tables-views.ts'
import { outputsOf, planLines, summaryOf } from './views.ts'

type Inputs = typeof restore.inputs

/** The restore action: the plan, the guards, and only then the restore. */
export const run: Execute<Inputs> = async (read, context) => {
  const began = context.now()
  const planning = await begin(read, context)
  const { host } = context
  host.line(`>>> Planning the restore of ${plain(planning.set.id)} into ${plain(describeConnection(planning.connection))}`)
  const { plan, chosen } = await makePlan(planning)
  await host.group('The plan', () => {
    for (const line of planLines(plan, context.now())) host.line(plain(line))
    return Promise.resolve()
  })
  const found = noFindings()
  const { outcome, objections } = await carryOut(planning, plan, chosen, found)
  found.seconds.total = (context.now().getTime() - began.getTime()) / 1000
  const report = reportOf(plan, outcome, found, objections)
  tell(report, plan, context)
  return { status: statusOf(report, objections, context), report, outputs: outputsOf(report), summary: summaryOf(report, plan, context.now()) }
}

async function begin(read: Read<Inputs>, context: Context): Promise<Planning> {
  const { values: inputs } = read
  const { host } = context
  const resolved = await sourceConnection(read, context)
  // What a killed run leaves connected is known by this name.
  const named: Connection = { ...resolved, parameters: { ...resolved.parameters, application_name: restoreApplication } }
  const connection = eachPlace(named).length > 1 ? await reached(named) : named
  const store = await storeFor(inputs, context)
  return { read, context, connection, store, set: await chooseBackup(store, read, connection.database), open: openerFor({ ...inputs, encryption: undefined }, host) }
}

/** Of several hosts the one that is suitable: every session of a restore goes to the same server. */
async function reached(connection: Connection): Promise<Connection> {
  const { connection: { host, port } } = await withSession(maintenanceSession(connection), (session) => Promise.resolve(session))
  return { ...connection, host, port }
}

interface Ended { outcome: Outcome; objections: readonly Objection[] }

async function carryOut(planning: Planning, plan: RestorePlan, chosen: Chosen, found: Findings): Promise<Ended> {
  const { read: { values: inputs }, context, connection } = planning
  const { clients, objection } = await programsFor(plan, inputs, context)
  const objections = [...plan.objections, ...objection]
  const unsound = inputs['dry-run'] ? [] : await verified(planning, found)
  objections.push(...unsound)
  if (context.host.interrupted.aborted) throw new Error('interrupted')
  const tables = unsound.length > 0 || clients === undefined ? {} : await planTablesOf(planning, { plan, chosen, clients, found })
  if (tables.objection !== undefined) objections.push(tables.objection)
  if (inputs['dry-run']) return { outcome: 'planned', objections: objections.filter(({ code }) => code !== 'not-confirmed') }
  if (objections.length > 0 || clients === undefined) return { outcome: 'refused', objections }
  const archive = tables.archive ?? await verifiedArchive(planning, chosen)
  return withSession(sharedSession(connection), async (holding) => {
    if (!await holdRestore(holding, connection.database)) {
      throw new KnownError('restore-busy', `another restore of database ${plain(connection.database)} is under way`, 'Wait for it, or end it.')
    }
    const restoring = { connection, plan, chosen, clients, archive, inputs, context, found }
    if (plan.safetyBackup) await backUpFirst(restoring)
    else if (plan.target.contents.length > 0 && !plan.goesOn && !leavesAlone(plan)) context.host.warning(`no safety backup of database ${plain(connection.database)} was taken (safety-backup: false)`)
    if (context.host.interrupted.aborted) throw new Error('interrupted')
    return { outcome: tables.planned === undefined ? await restoreBy(restoring) : await (await import('./within.ts')).restoreWithin(tables.planned, restoring), objections: [] }
  })
}

interface OfTables { archive?: PlainArchive; planned?: PlannedTables; objection?: Objection }

/** Chosen tables are planned from the archive itself: nothing for a whole database, or where there is nothing to plan them with. */
async function planTablesOf(planning: Planning, { plan, chosen, clients, found }: { plan: RestorePlan; chosen: Chosen; clients: Clients; found: Findings }): Promise<OfTables> {
  const { read: { values: { tables, 'dry-run': isDry } }, context } = planning
  if (tables === undefined || !plan.target.exists || plan.target.pooled !== undefined) return {}
  if (isDry) context.host.line('>>> Fetching the archive, which the plan of the tables is made from')
  const archive = await verifiedArchive(planning, chosen)
  const { planWithin } = await import('./within.ts')
  const planned = await planWithin({ planning, tables, chosen, clients, archive, found })
  return 'sentence' in planned ? { objection: planned } : { archive, planned }
}

async function restoreBy(restoring: Restoring): Promise<Outcome> {
  const { plan: { restoringAs, way }, connection } = restoring
  // What empties a database is never the fallback.
  if (way === 'tables') throw new Error('tables were not planned')
  if (restoringAs !== null) return (await import('./beside.ts')).restoreBeside(restoring, restoringAs)
  const { restoreInPlace } = await import('./in-place.ts')
  return withSession(connect(connection, { search_path: '' }), (session) => restoreInPlace(restoring, session))
}

async function programsFor(plan: RestorePlan, inputs: Restoring['inputs'], context: Context): Promise<{ clients: Clients | undefined; objection: Objection[] }> {
  try {
    return { clients: await clientsFor(majorOf(plan.target.versionNumber), inputs, context, 'source'), objection: [] }
  } catch (problem) {
    if (!(problem instanceof KnownError)) throw problem
    return { clients: undefined, objection: [{ code: problem.code, sentence: problem.message, hint: problem.hint }] }
  }
}

/** The whole archive, before anything is touched: its checksum, its key, every row against the manifest. */
async function verified({ store, set, open, context }: Planning, found: Findings): Promise<Objection[]> {
  const { host } = context
  host.line(`>>> Verifying ${plain(set.id)}: nothing is touched before it is read whole`)
  const { verifyBackup } = await import('../verify/check.ts')
  const result = await verifyBackup(store, set, open, context.now)
  found.seconds.verify = result.seconds
  host.line(lineOf(result))
  // That there is nothing to compare the rows with is a question of its own, and was asked.
  if (result.whole) return []
  const hint = 'Restore another backup; zimmer-backup verify all tells which are good.'
  if (result.verdict === 'damaged') return [{ code: 'backup-damaged', sentence: `${set.id} is damaged: ${result.reason ?? ''}`, hint }]
  return [{ code: 'backup-unproved', sentence: `${set.id} could not be verified: ${result.reason ?? ''}`, hint }]
}

/** The archive as pg_restore takes it: the bytes that were verified, whatever has happened to the store since. */
async function verifiedArchive({ store, set, open, context }: Planning, { manifest }: Chosen): Promise<PlainArchive> {
  const { plainArchive } = await import('../restore-test/plain-archive.ts')
  const archive = await plainArchive({ store, file: complete(set).archive, manifest, open, context })
  // What a tar held was read from it and held against the manifest in one pass.
  if (archive.format === 'custom' && manifest !== undefined && await hashOf(createReadStream(archive.path)) !== manifest.archive.plainSha256) {
    throw new KnownError('checksum-differs', `${complete(set).archive.name} is no longer what was verified`, 'Look at who writes into the store; nothing was touched.')
  }
  return archive
}

async function backUpFirst({ connection, clients, inputs, context, found }: Restoring): Promise<void> {
  context.host.line(`>>> Backing up ${plain(connection.database)} as it is now`)
  const began = context.now().getTime()
  found.safetyBackup = await takeSafetyBackup(connection, clients, inputs, context)
  found.seconds.safety = (context.now().getTime() - began) / 1000
}

function tell(report: RestoreReport, plan: RestorePlan, { host }: Context): void {
  const database = plain(plan.target.database)
  for (const note of report.notes) host.line(`    note: ${plain(note)}`)
  for (const problem of report.problems.slice(0, 20)) {
    host.line(`    ${problem.step}: ${plain(problem.sentence)}`)
    if (problem.hint !== null) host.line(`      hint: ${plain(problem.hint)}`)
  }
  if (report.error !== null) host.error(plain(report.error.message), plain(report.error.hint))
  switch (report.outcome) {
    case 'planned':
      host.line('Nothing was touched: this was a dry run. Before a restore, the archive is read whole.')
      return
    case 'refused': return
    case 'restored':
      host.line(`${report.verdict === 'proved' ? '✅' : '⚠️'} Restored: ${report.tables === null ? database : `${counted(report.tables.restored?.tables.length ?? 0, 'table')} of ${database}`} from ${plain(plan.backup.id)}, ${report.verdict ?? ''}`)
      for (const line of restoredLines(report)) host.line(line)
      if (report.previousDatabase !== null) host.line(`    the old database is kept as ${plain(report.previousDatabase)}; drop it when nobody misses it`)
      if (report.wayBack !== null) host.line(`    the way back, in a session on another database: ${plain(report.wayBack)}`)
      return
    case 'left':
      // Its error says that nothing was changed.
      if (report.tables !== null) return
      host.error(`Restore failed: ${database} is as it was; ${report.keptDatabase === null ? 'what was begun is dropped' : `what was restored stands as ${plain(report.keptDatabase)} to be looked at, and the next restore drops it`}`)
      return
    case 'half restored':
      host.error(`Restore failed: database ${database} is HALF RESTORED`, `Run it again with the same backup: it goes on without asking.${report.safetyBackup === null ? '' : ` What was there before is ${plain(report.safetyBackup.backup)} in ${plain(report.safetyBackup.store)}.`}`)
  }
}

function statusOf(report: RestoreReport, objections: readonly Objection[], { host }: Context): ExitStatus {
  if (report.outcome === 'half restored' && host.interrupted.aborted) return exitStatus.interrupted
  if (report.status === 'passed') return exitStatus.passed
  if (objections.length > 0) return objections.every(({ code }) => code === 'backup-unproved') ? exitStatus.unproved : exitStatus.failed
  return report.verdict === 'unproved' ? exitStatus.unproved : exitStatus.failed
}

