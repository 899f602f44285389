import { unproved } from '../../domain/verdict.ts'
import { KnownError, messageOf } from '../../kit/errors.ts'
import { plain } from '../../kit/markdown.ts'
import type { Session } from '../../postgres/session.ts'
import { commentOf, emptyTarget, markTarget, unmarkTarget } from '../../postgres/target-empty.ts'
import { restoreApplication } from '../../postgres/target-sessions.ts'
import { endSessions } from '../../postgres/target-swap.ts'
import { brokenConnection } from '../../postgres/connection-failures.ts'
import { strangersIn } from '../../sandbox/emptiness.ts'
import type { Outcome } from './report.ts'
import { mayStand, restoreAndProve } from './restoring.ts'
import type { Restoring } from './restoring.ts'

/**
 * Empties the target and restores into it. It carries a mark from before the first drop until it is proved, so that whoever comes after an
 * interruption is told that it is half restored. From the mark on, whatever fails is a finding and is not thrown: something was touched.
 */
export async function restoreInPlace(restoring: Restoring, session: Session): Promise<Outcome> {
  const { connection, plan, inputs, context, found } = restoring
  const { host } = context
  const isInterrupted = () => host.interrupted.aborted
  // A pg_restore that outlived its killed run would go on filling what is emptied here.
  await endSessions(session, connection.database, inputs['end-connections'] ? undefined : restoreApplication)
  const comment = plan.target.mark === undefined ? await commentOf(session) : plan.target.mark.comment
  const mark = { backup: plan.backup.id, since: context.now().toISOString(), target: connection.database, comment }
  if (isInterrupted()) throw new Error('interrupted')
  await markTarget(session, mark)
  try {
    host.line(`>>> Emptying database ${plain(connection.database)}`)
    await emptyTarget(session)
    const left = await strangersIn(session.client)
    if (left.length > 0) throw new KnownError('target-not-emptied', `database ${connection.database} could not be emptied: ${left.slice(0, 5).join(', ')}`, 'Drop it by hand, or leave swap at true.')
    found.verdict = await restoreAndProve(restoring, connection)
    if (isInterrupted() || !mayStand(found.verdict, found)) return 'half restored'
    await unmarkTarget(session, mark)
    return 'restored'
  } catch (problem) {
    const known = problem instanceof KnownError ? problem : brokenConnection(problem)
    found.verdict = unproved('it did not come to its end')
    found.problems.push({ step: 'restore', level: 'unproved', sentence: isInterrupted() ? 'it was interrupted' : known?.message ?? `unexpected error: ${messageOf(problem)}`, hint: known?.hint ?? null })
    return 'half restored'
  }
}
