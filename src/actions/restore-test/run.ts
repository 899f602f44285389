import { exitStatus, KnownError } from '../../kit/errors.ts'
import type { Read } from '../../kit/inputs.ts'
import { plain } from '../../kit/markdown.ts'
import { parseFile } from '../../domain/archive-name.ts'
import { manifestVersion } from '../../domain/manifest.ts'
import type { DrillRecord } from '../../domain/manifest.ts'
import { versionText } from '../../domain/versions.ts'
import { sentence, worst } from '../../domain/verdict.ts'
import type { StoredSet } from '../../store/store.ts'
import type { Context, Execute } from '../action.ts'
import { statusOf } from '../action.ts'
import { complete, namedDatabase, readManifest, resolveBackup, shown } from '../backups.ts'
import { openerFor } from '../encryption.ts'
import { runFacts } from '../run-facts.ts'
import { storeFor } from '../store.ts'
import { recordDamagedArchive, verifiedChecksum, writeRecord } from './checksum.ts'
import type { Drill } from './drill.ts'
import type { restoreTest } from './inputs.ts'
import type { DrillProblem, DrillReport } from './report.ts'
import { outputsOf, summaryOf, verdictOf } from './views.ts'

type Inputs = typeof restoreTest.inputs

/** The restore-test action. */
export const run: Execute<Inputs> = async (read, context) => {
  const report = await testRestore(read, context)
  return { status: statusOf(verdictOf(report)), report, outputs: outputsOf(report), summary: summaryOf(report) }
}

/** One drill: restore, compare, migrate, validate, record. */
export async function testRestore(read: Read<Inputs>, context: Context): Promise<DrillReport> {
  const { values: inputs } = read
  const { host } = context
  const began = context.now()
  const store = await storeFor(inputs, context)
  const set = await resolveBackup(store, inputs.backup, namedDatabase(read))
  const { archive } = complete(set)
  host.line(`>>> Using ${inputs.backup === 'latest' ? 'latest ' : ''}backup: ${plain(shown(store, archive.name))}`)
  host.line('>>> Verifying checksum')
  const sha256 = await verifiedChecksum(store, set, (found) => recordDamagedArchive(store, set, found, context))
  const manifest = await readManifest(store, set)
  const { Drill } = await import('./drill.ts')
  const drill = new Drill({ store, set, manifest, inputs, context, open: openerFor(inputs, host) })
  await drill.run()
  if (host.interrupted.aborted) throw new KnownError('interrupted', 'the restore test was interrupted', 'Start it again.', { status: exitStatus.interrupted })
  const report = reportOf(drill, set, sha256, context, (context.now().getTime() - began.getTime()) / 1000)
  await writeRecord(store, set, report.record, context)
  tell(report, context)
  return report
}

const stepReasons: Readonly<Record<DrillProblem['step'], string>> = {
  checksum: 'its checksum is wrong', key: 'it could not be opened with the keys at hand', restore: 'it could not be restored whole', rows: 'what was restored is not what the source had', migrations: 'the migrations did not run on it',
  constraints: 'constraints do not hold in it', checks: 'the checks found rows in it',
}

function reportOf(drill: Drill, set: StoredSet, sha256: string, context: Context, totalSeconds: number): DrillReport {
  const verdict = worst(drill.verdicts())
  const seconds = { ...drill.seconds, total: totalSeconds }
  const reason = verdict.verdict === 'proved' ? null : verdict.reason
  const found: DrillRecord = {
    version: manifestVersion, backup: set.id, archiveSha256: sha256, at: context.now().toISOString(), verdict: verdict.verdict,
    // The record lies beside the backup in the open: it names the step, the report names the table.
    reason: drill.problems[0] === undefined ? reason === null ? null : 'see the report' : stepReasons[drill.problems[0].step],
    ...(drill.isThisCopyAlone ? { thisCopyAlone: true } : {}),
    sandbox: drill.sandbox?.kind ?? 'none', serverVersion: drill.sandbox === undefined ? '' : versionText(drill.sandbox.serverVersionNumber),
    restoreSeconds: seconds.restore ?? 0, migrationSeconds: seconds.migrations ?? null, totalSeconds, rowsProved: drill.rowsProved, tablesProved: drill.tablesProved,
    keyOpened: parseFile(complete(set).archive.name)?.encryption === 'none' ? null : drill.seconds.restore !== undefined, recipients: drill.manifest?.encryption.recipients ?? [],
    run: runFacts(context.host.environment),
  }
  return {
    action: 'restore-test', backup: set.id, verdict: verdict.verdict, reason, sandbox: drill.sandbox?.description ?? 'none', problems: drill.problems, notes: drill.notes,
    seconds, rowsProved: drill.rowsProved, tablesProved: drill.tablesProved, migration: drill.migration, constraintsChecked: drill.constraintsChecked, record: found,
  }
}

function tell(report: DrillReport, context: Context): void {
  const { host } = context
  for (const note of report.notes) host.line(`    note: ${plain(note)}`)
  if (report.verdict === 'proved') {
    host.line('🎉 Restore test passed: backup can be restored and schema is consistent.')
    return
  }
  for (const problem of report.problems.slice(0, 20)) {
    host.line(`    ${problem.step}: ${plain(problem.sentence)}`)
    if (problem.hint !== null) host.line(`      hint: ${plain(problem.hint)}`)
  }
  host.error(`Restore test failed: ${plain(report.backup)} is ${plain(sentence(verdictOf(report)))}`)
}
