import type { Judged } from './finding.ts'
import type { DataAge } from './newest-data.ts'
import type { Thresholds } from './thresholds.ts'
import { age, counted } from './units.ts'
import { endOfLife } from './versions.ts'

/** The source of the newest backup. */
export interface SourceFacts {
  readonly major: number
  readonly standby: boolean
  /** How long before the backup the last transaction was replayed on a standby; undefined where it is not known. */
  readonly replayedHoursBefore: number | undefined
  readonly now: Date
  /** Undefined where no manifest tells. */
  readonly data?: DataAge | undefined
}

/** Judges the server that the backups are taken of. */
export function judgeSource(source: SourceFacts | undefined, limits: Thresholds): Judged[] {
  if (source === undefined) return []
  return [...judgeReplay(source, limits), ...judgeData(source, limits), ...judgeVersion(source, limits)]
}

/** A standby whose replay stands still gives the same old rows every night, and each backup of them is perfect. */
function judgeReplay({ standby, replayedHoursBefore: hours }: SourceFacts, { maxDataAgeHours }: Thresholds): Judged[] {
  if (!standby || hours === undefined || hours <= maxDataAgeHours) return []
  return [{ id: 'standby-still', level: 'warning', sentence: `the newest backup was taken of a standby that had replayed nothing for ${age(hours)}, longer than ${maxDataAgeHours} hours` }]
}

/** Rows may change every night, and still nothing new arrive. */
function judgeData({ data }: SourceFacts, { maxDataAgeHours }: Thresholds): Judged[] {
  if (data === undefined || data.hours <= maxDataAgeHours || !data.wasFresh(maxDataAgeHours)) return []
  const sentence = (where: string) => `the newest date in the data${where} was ${age(data.hours)} old when the newest backup was taken, older than ${maxDataAgeHours} hours`
  return [{ id: 'data-old', level: 'warning', sentence: sentence(data.column === undefined ? '' : ` (${data.column})`), discreet: sentence('') }]
}

function judgeVersion({ major, now }: SourceFacts, { endOfLifeDays }: Thresholds): Judged[] {
  const end = endOfLife(major)
  if (end === undefined) return []
  const days = (Date.parse(end) - now.getTime()) / 86_400_000
  if (days > endOfLifeDays) return []
  const sentence = days > 0 ? `PostgreSQL ${major} gets its last fixes on ${end}, in ${counted(Math.ceil(days), 'day')}` : `PostgreSQL ${major} has had no fixes since ${end}`
  return [{ id: 'version-ending', level: 'warning', sentence }]
}

/** What GitHub says of the workflow that takes the backups. */
export interface ScheduleFacts {
  readonly workflow: string
  readonly state: string | null
  readonly lastRunAt: Date | undefined
  readonly lastConclusion: string | null
  /** When it was last due, long enough ago for GitHub's own delays. */
  readonly dueAt: Date | undefined
  /** Why it could not be asked. */
  readonly problem: string | null
}

/** A schedule that does not run any more is the one failure that no run can report. */
export function judgeSchedule(schedule: ScheduleFacts | undefined): Judged[] {
  if (schedule === undefined) return []
  const { workflow, state, lastRunAt, lastConclusion, dueAt, problem } = schedule
  if (problem !== null) return [{ id: 'schedule-unread', level: 'warning', sentence: problem }]
  if (state !== null && state !== 'active') {
    const why = { disabled_inactivity: 'GitHub disabled it, because nothing happened in the repository for 60 days', disabled_manually: 'somebody disabled it' }[state] ?? `its state is ${state}`
    return [{ id: 'schedule-disabled', level: 'critical', sentence: `the workflow ${workflow} does not run: ${why}` }]
  }
  const late = dueAt !== undefined && (lastRunAt === undefined || lastRunAt < dueAt)
  return [
    ...(late ? [{ id: 'schedule-late' as const, level: 'warning' as const, sentence: `the workflow ${workflow} was due at ${shown(dueAt)} UTC and did not start${lastRunAt === undefined ? '' : `; its last scheduled run was at ${shown(lastRunAt)}`}` }] : []),
    ...(lastConclusion === null || ['success', 'skipped', 'neutral'].includes(lastConclusion) ? [] : [{ id: 'schedule-failed' as const, level: 'warning' as const, sentence: `the last scheduled run of ${workflow} ended with ${lastConclusion}` }]),
  ]
}

function shown(time: Date): string {
  return time.toISOString().slice(0, 16).replace('T', ' ')
}
