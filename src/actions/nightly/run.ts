import { worst } from '../../domain/verdict.ts'
import { exitStatus } from '../../kit/errors.ts'
import type { ExitStatus } from '../../kit/errors.ts'
import type { Execute } from '../action.ts'
import { statusOf } from '../action.ts'
import { backUp } from '../backup/run.ts'
import * as backupViews from '../backup/views.ts'
import * as drillViews from '../restore-test/views.ts'
import { testRestore } from '../restore-test/run.ts'
import { writeViews } from '../status/files.ts'
import { reportStatus } from '../status/run.ts'
import * as statusViews from '../status/views.ts'
import { verifyBackups } from '../verify/run.ts'
import * as verifyViews from '../verify/views.ts'
import type { nightly } from './inputs.ts'

/** The nightly cycle: each step in a group of its own; a backup that fails ends it, a drill that fails still lets status speak. */
export const run: Execute<typeof nightly.inputs> = async (read, context) => {
  const { host } = context
  const backup = await host.group('Backup', () => backUp(read, context))
  const { database } = backup.manifest
  // What the cycle's own backup is called, and whose it is, needs no guessing from here on.
  const named = { values: { ...read.values, backup: backup.backup, database }, origins: { ...read.origins, backup: 'input' as const, database: 'input' as const } }
  const verified = await host.group('Verify', () => verifyBackups(named, context))
  const drill = await host.group('Restore test', () => testRestore(named, context))
  const status = await host.group('Status', () => reportStatus(named, context))
  const files = await writeViews(status, read.values, host)
  const verdict = worst([verifyViews.verdictOf(verified), drillViews.verdictOf(drill)])
  const failing: ExitStatus = status.health === 'critical' && read.values['on-problem'] === 'fail' ? exitStatus.failed : exitStatus.passed
  const judged = statusOf(verdict)
  return {
    status: judged === exitStatus.passed ? failing : judged,
    report: { action: 'nightly', verdict: verdict.verdict, backup, verify: verified, drill, status },
    outputs: { ...backupViews.outputsOf(backup), ...statusViews.outputsOf(status), ...files, ...drillViews.outputsOf(drill), verdict: verdict.verdict, backup: backup.backup },
    summary: [drillViews.summaryOf(drill), backupViews.summaryOf(backup), verifyViews.summaryOf(verified), statusViews.summaryOf(status)].join('\n\n'),
    concern: status,
  }
}
