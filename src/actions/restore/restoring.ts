import { availableParallelism } from 'node:os'
import type { PlainArchive } from '../../domain/archive-name.ts'
import type { Connection } from '../../domain/connection.ts'
import type { RestorePlan } from '../../domain/restore-plan.ts'
import { statementsFor } from '../../domain/globals.ts'
import { counted, duration } from '../../domain/units.ts'
import { damaged, proved, unproved } from '../../domain/verdict.ts'
import type { Verdict } from '../../domain/verdict.ts'
import type { Parsed } from '../../kit/inputs.ts'
import type { Clients } from '../../postgres/clients.ts'
import { connect } from '../../postgres/session.ts'
import { createRoles } from '../../postgres/sandbox-preparation.ts'
import { withSession } from '../../postgres/target-sessions.ts'
import { createExtensions, createRolesAsTheyWere, extensionNotes, joinRoles } from '../../postgres/target-roles.ts'
import type { Context } from '../action.ts'
import { restoreAndCompare } from '../restoring.ts'
import { validateRestored } from '../restore-test/validate.ts'
import type { restore } from './inputs.ts'
import type { Chosen } from './plan.ts'
import type { Findings } from './report.ts'

/** One restore that may begin: everything was looked at, and nothing stands in the way. */
export interface Restoring {
  readonly connection: Connection
  readonly plan: RestorePlan
  readonly chosen: Chosen
  readonly clients: Clients
  /** The archive in the plain, on this machine, of the very bytes that were verified. */
  readonly archive: PlainArchive
  readonly inputs: Parsed<typeof restore.inputs>
  readonly context: Context
  readonly found: Findings
}

/** Restores into an empty database and proves it there: every row, the schema, the constraints, the user's checks. What was found is kept. */
export async function restoreAndProve(restoring: Restoring, into: Connection): Promise<Verdict> {
  const { plan, chosen, clients, inputs, context, found } = restoring
  const { host } = context
  const ownership = inputs.owner === 'keep'
  const jobs = inputs.jobs ?? availableParallelism()
  await prepare(restoring, into)
  host.line(`>>> Restoring ${plan.backup.id} (pg_restore --jobs=${jobs}${ownership ? '' : ' --no-owner --no-privileges'})`)
  const restored = await restoreAndCompare({
    connection: into, serverVersionNumber: plan.target.versionNumber, manifest: chosen.manifest, proof: chosen.proof, archive: restoring.archive, clients, jobs, clean: false, ownership, isNear: false, place: 'the target', context,
  })
  Object.assign(found.seconds, restored.seconds)
  found.problems.push(...restored.problems)
  found.notes.push(...restored.notes)
  found.rowsProved = restored.rows
  found.tablesProved = restored.tables
  if (host.interrupted.aborted) return unproved('it was interrupted')
  if (found.problems.length === 0) await validate(restoring, into, jobs)
  const worst = found.problems.find(({ level }) => level === 'damaged') ?? found.problems[0]
  if (worst !== undefined) return worst.level === 'damaged' ? damaged(worst.sentence) : unproved(worst.sentence)
  return restored.compared ? proved : unproved('it was restored, and there is nothing to compare its rows with')
}

async function prepare({ plan, chosen, inputs, found }: Restoring, into: Connection): Promise<void> {
  if (inputs['create-roles'] && plan.missingRoles.length > 0) {
    const { globals } = chosen
    if (globals !== undefined) found.notes.push(...await withSession(connect(into), (session) => createRolesAsTheyWere(session, statementsFor(globals, plan.missingRoles))))
    // Without login, whatever the globals do not tell.
    await createRoles(into, plan.missingRoles)
    found.rolesCreated = plan.missingRoles
    if (!plan.target.superuser) await withSession(connect(into), (session) => joinRoles(session, plan.missingRoles))
  }
  await withSession(connect(into), (session) => createExtensions(session, plan.backup.source?.extensions ?? []))
}

async function validate({ plan, chosen, inputs, context, found }: Restoring, into: Connection, jobs: number): Promise<void> {
  const { host } = context
  host.line('>>> Running constraint validation')
  const began = context.now().getTime()
  const outcome = await validateRestored({ connection: into, proof: chosen.proof, sessions: jobs, checks: inputs.checks, signal: host.interrupted })
  found.seconds.constraints = (context.now().getTime() - began) / 1000
  found.constraintsChecked = outcome.checked
  found.problems.push(...outcome.problems)
  found.notes.push(...outcome.notes, ...await withSession(connect(into), (session) => extensionNotes(session, plan.backup.source?.extensions ?? [])))
  host.line(`    ${counted(outcome.checked, 'constraint')} validated in ${duration(found.seconds.constraints)}`)
}

/** Whether what was restored may take the target's name: it is proved, or nothing could prove it and the operator takes it so. */
export function mayStand(verdict: Verdict, found: Findings): boolean {
  return verdict.verdict === 'proved' || (verdict.verdict === 'unproved' && found.problems.length === 0)
}
