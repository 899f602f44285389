/** What GitHub tells of a workflow and its schedule. */
export interface SeenSchedule {
  /** `active`, `disabled_inactivity`, `disabled_manually`… */
  readonly state: string
  /** When the workflow was made, changed or enabled again: before, nothing was due. */
  readonly changedAt: Date
  /** As the workflow's file has them on the default branch. */
  readonly crons: readonly string[]
  readonly lastRunAt: Date | undefined
  /** Of the newest scheduled run that has ended: `success`, `failure`, `cancelled`… */
  readonly lastConclusion: string | undefined
}

/** The expressions below `schedule:` in the text of a workflow. */
export function cronsIn(workflow: string): string[] {
  return [...workflow.matchAll(/^[ \t]*-[ \t]*(?:\{[ \t]*)?['"]?cron['"]?[ \t]*:(?:[ \t]*'([^'\n]*)'|[ \t]*"([^"\n]*)"|([^#\n}]*))/gm)].map(([, single, double, bare]) => (single ?? double ?? bare ?? '').trim()).filter((cron) => cron !== '')
}

const day = 86_400_000
/** The 29th of February comes back within eight years. */
const furthestDays = 8 * 366 + 1
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

interface Cron {
  readonly minutes: readonly number[]
  readonly hours: readonly number[]
  readonly isDay: (date: Date) => boolean
}

/** When the first of the expressions is due after a time, in UTC as GitHub takes them; undefined where none ever is. */
export function nextDue(crons: readonly string[], after: Date): Date | undefined {
  const times = crons.flatMap((cron) => due(cron, after, 1) ?? [])
  return times.length === 0 ? undefined : new Date(Math.min(...times))
}

/** When the last of the expressions was due at or before a time. */
export function lastDue(crons: readonly string[], before: Date): Date | undefined {
  const times = crons.flatMap((cron) => due(cron, before, -1) ?? [])
  return times.length === 0 ? undefined : new Date(Math.max(...times))
}

function due(expression: string, from: Date, direction: 1 | -1): number | undefined {
  const cron = parseCron(expression)
  if (cron === undefined) return undefined
  const midnight = Math.floor(from.getTime() / day) * day
  const times = cron.hours.flatMap((hour) => cron.minutes.map((minute) => (hour * 60 + minute) * 60_000))
  if (direction < 0) times.reverse()
  for (let step = 0; step < furthestDays; step++) {
    const start = midnight + direction * step * day
    if (!cron.isDay(new Date(start))) continue
    const found = times.find((time) => direction > 0 ? start + time > from.getTime() : start + time <= from.getTime())
    if (found !== undefined) return start + found
  }
  return undefined
}

/** Five fields as POSIX has them, with names and steps; undefined for what is none. Of day and weekday one is enough where both are given. */
function parseCron(expression: string): Cron | undefined {
  const fields = expression.trim().toLowerCase().split(/\s+/)
  if (fields.length !== 5) return undefined
  const [minute = '', hour = '', dayOfMonth = '', month = '', weekday = ''] = fields
  const [minutes, hours, days, inMonths, onWeekdays] = [values(minute, 0, 59), values(hour, 0, 23), values(dayOfMonth, 1, 31), values(month, 1, 12, months), values(weekday, 0, 7, weekdays)?.map((one) => one % 7)]
  if (minutes === undefined || hours === undefined || days === undefined || inMonths === undefined || onWeekdays === undefined) return undefined
  const isDay = (date: Date) => {
    if (!inMonths.includes(date.getUTCMonth() + 1)) return false
    const [byDay, byWeekday] = [days.includes(date.getUTCDate()), onWeekdays.includes(date.getUTCDay())]
    return dayOfMonth.startsWith('*') || weekday.startsWith('*') ? byDay && byWeekday : byDay || byWeekday
  }
  return { minutes, hours, isDay }
}

/** The values that a field names, in their order. `names` begin with the least value, or with zero for weekdays. */
function values(field: string, least: number, most: number, names: readonly string[] = []): number[] | undefined {
  const found = new Set<number>()
  const numberOf = (word: string) => /^\d{1,2}$/.test(word) ? Number(word) : names.includes(word) ? names.indexOf(word) + least : NaN
  for (const part of field.split(',')) {
    const { from = '', to, step } = /^(?<from>\*|\w+)(?:-(?<to>\w+))?(?:\/(?<step>\d{1,2}))?$/.exec(part)?.groups ?? {}
    const first = from === '*' ? least : numberOf(from)
    const last = from === '*' || (to === undefined && step !== undefined) ? most : numberOf(to ?? from)
    const width = Number(step ?? 1)
    if (!(first >= least && last <= most && first <= last && width >= 1)) return undefined
    for (let value = first; value <= last; value += width) found.add(value)
  }
  return [...found].sort((a, b) => a - b)
}
