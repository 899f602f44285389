import type { ScheduleFacts } from '../../domain/health-source.ts'
import { lastDue, nextDue } from '../../domain/schedule.ts'
import type { SeenSchedule } from '../../domain/schedule.ts'
import type { Secret } from '../../kit/secret.ts'
import type { Context } from '../action.ts'
import { reasonOf } from './examine.ts'
import type { ScheduleReport } from './report.ts'

/** GitHub starts what is due late when it is busy, and now and then by hours. */
const graceHours = 3

/** What became of the schedule: as it is judged, and as it is reported. */
export interface ScheduleLook {
  readonly facts: ScheduleFacts
  readonly report: ScheduleReport
}

/** Asks GitHub after the workflow that takes the backups; undefined where none is named. */
export async function lookAtSchedule(workflow: string | undefined, token: Secret | undefined, context: Context): Promise<ScheduleLook | undefined> {
  if (workflow === undefined) return undefined
  try {
    if (context.readSchedule === undefined) throw new Error(`the schedule of ${workflow} could not be read: GitHub cannot be asked here`)
    return judged(workflow, await context.readSchedule({ token, workflow }), context.now())
  } catch (problem) {
    const reason = reasonOf(problem)
    return {
      facts: { workflow, state: null, lastRunAt: undefined, lastConclusion: null, dueAt: undefined, problem: reason },
      report: { workflow, state: null, crons: [], lastRunAt: null, lastConclusion: null, nextRunAt: null, problem: reason },
    }
  }
}

function judged(workflow: string, { state, changedAt, crons, lastRunAt, lastConclusion: conclusion }: SeenSchedule, now: Date): ScheduleLook {
  const lastConclusion = conclusion ?? null
  const due = lastDue(crons, new Date(now.getTime() - graceHours * 3_600_000))
  return {
    facts: { workflow, state, lastRunAt, lastConclusion, dueAt: due !== undefined && due > changedAt ? due : undefined, problem: null },
    report: { workflow, state, crons, lastRunAt: lastRunAt?.toISOString() ?? null, lastConclusion, nextRunAt: state === 'active' ? nextDue(crons, now)?.toISOString() ?? null : null, problem: null },
  }
}
