import pg from 'pg'
import { restoredName } from '../../domain/restore-names.ts'
import { exitStatus, KnownError } from '../../kit/errors.ts'
import { plain } from '../../kit/markdown.ts'
import { maintenanceSession, withSession } from '../../postgres/target-sessions.ts'
import { archivedSettings, settingsOf } from '../../postgres/target-settings.ts'
import type { SettingStatement } from '../../postgres/target-settings.ts'
import { createBeside, dropBeside, swapDatabases } from '../../postgres/target-swap.ts'
import type { Outcome } from './report.ts'
import { mayStand, restoreAndProve } from './restoring.ts'
import type { Restoring } from './restoring.ts'

/**
 * Restores under a name of its own, proves it there, and lets it take the target's name in one step. Until then the target is as it was, whatever
 * happens; from then on it is the restored one, proved.
 */
export async function restoreBeside(restoring: Restoring, restoringAs: string): Promise<Outcome> {
  const { connection, plan, inputs, context, found } = restoring
  const { host } = context
  const { keptAs } = plan
  host.line(`>>> Making database ${plain(restoringAs)} beside ${plain(connection.database)}`)
  host.saveState('restoring', restoringAs)
  const keep = context.cleanup.add(`drop database ${restoringAs}`, () => dropBeside(connection, restoringAs))
  await withSession(maintenanceSession(connection), (session) => createBeside(session, connection, restoringAs, plan.backup.needs.database.options, {
    backup: plan.backup.id, since: context.now().toISOString(), target: connection.database, comment: null,
  }))
  found.verdict = await restoreAndProve(restoring, { ...connection, database: restoringAs })
  refuseInterrupted(restoring)
  if (!mayStand(found.verdict, found)) {
    // What broke off is of no use; what is whole and differs can be looked at.
    if (found.problems.some(({ step }) => step === 'restore')) return 'left'
    release(restoring, keep, restoringAs)
    return 'left'
  }
  host.line(`>>> ${keptAs === null ? `Giving it the name ${plain(connection.database)}` : `Swapping: ${plain(connection.database)} becomes ${plain(keptAs)}, ${plain(restoringAs)} becomes ${plain(connection.database)}`}`)
  const settings = await settingsFor(restoring, restoringAs)
  refuseInterrupted(restoring)
  try {
    found.notes.push(...await swapDatabases({ connection, restoring: restoringAs, keptAs, settings, endConnections: inputs['end-connections'] }))
  } catch (problem) {
    if (!(problem instanceof KnownError)) throw problem
    // It is whole and proved: hours of work that a stubborn connection must not cost.
    release(restoring, keep, restoringAs)
    found.problems.push({ step: 'swap', level: 'unproved', sentence: `${problem.message}; the proved restore stands as ${restoringAs}`, hint: `${problem.hint} Then run it again, or by hand: ${renames(connection.database, keptAs, restoringAs)}` })
    return 'left'
  }
  keep()
  host.saveState('restoring', '')
  found.previousDatabase = keptAs
  found.wayBack = keptAs === null ? null : wayBack(connection.database, keptAs)
  return 'restored'
}

/** Whole, and not swapped: it stays, so that somebody can look at it. The next restore drops it. */
function release({ context, found }: Restoring, keep: () => void, restoringAs: string): void {
  keep()
  context.host.saveState('restoring', '')
  found.keptDatabase = restoringAs
}

/** A target that stands keeps what belongs to it as a whole; a new one gets what the archive knows of the source's. */
async function settingsFor({ connection, plan, inputs }: Restoring, restoringAs: string): Promise<SettingStatement[]> {
  if (plan.way === 'create') return archivedSettings(plan.backup.needs.database, restoringAs, inputs.owner === 'keep')
  return withSession(maintenanceSession(connection), (session) => settingsOf(session, connection.database, restoringAs, plan.target.mark === undefined ? undefined : plan.target.mark.comment))
}

function refuseInterrupted({ context }: Restoring): void {
  if (context.host.interrupted.aborted) throw new KnownError('interrupted', 'the restore was interrupted', 'Start it again.', { status: exitStatus.interrupted })
}

function renames(target: string, keptAs: string | null, restoringAs: string): string {
  const [name, kept, restored] = [target, keptAs ?? '', restoringAs].map((one) => pg.escapeIdentifier(one))
  const old = keptAs === null ? '' : `ALTER DATABASE ${name ?? ''} RENAME TO ${kept ?? ''}; `
  return `BEGIN; ${old}ALTER DATABASE ${restored ?? ''} RENAME TO ${name ?? ''}; ALTER DATABASE ${name ?? ''} CONNECTION LIMIT -1; COMMENT ON DATABASE ${name ?? ''} IS NULL; COMMIT;`
}

function wayBack(target: string, keptAs: string): string {
  const [name, kept, restored] = [target, keptAs, restoredName(target)].map((one) => pg.escapeIdentifier(one))
  return `BEGIN; ALTER DATABASE ${name ?? ''} RENAME TO ${restored ?? ''}; ALTER DATABASE ${kept ?? ''} RENAME TO ${name ?? ''}; COMMIT;`
}
