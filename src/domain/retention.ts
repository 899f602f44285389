/** What the last check said of a backup; `incomplete` is a set of files without its sidecar. */
export type RetentionStanding = 'good' | 'unproved' | 'damaged' | 'incomplete'

/** One backup as retention sees it. All candidates of one call are of the same database and stand in the same store. */
export interface RetentionCandidate {
  id: string
  takenAt: Date
  standing: RetentionStanding
  provedByDrill: boolean
}

/** Whole numbers. The five keep rules count as restic's `forget` does: 0 keeps none, -1 keeps all. */
export interface RetentionRules {
  /** Up to this age (inclusive) everything stays; with 0 no backup stays for its age alone. */
  retentionDays: number
  keepLast: number
  keepDaily: number
  keepWeekly: number
  keepMonthly: number
  keepYearly: number
  /** The floor of good backups. 0 counts as 1: the last good backup is never removed. */
  keepAtLeast: number
}

/** What becomes of one backup; `reasons` is never empty. */
export interface RetentionDecision {
  id: string
  keep: boolean
  reasons: string[]
}

interface Claim {
  reason: string
  ids: ReadonlySet<string>
}

const dayInMilliseconds = 86_400_000

/**
 * The keep rules, each with the bucket that a time (milliseconds since 1970) and a place in the walk belong to.
 * Weeks begin on Monday, as ISO weeks do: 1970-01-01 was a Thursday, three days into its week.
 */
const keepRules = [
  { rule: 'keepLast', reason: 'last snapshot', bucketOf: (_: number, place: number) => place },
  { rule: 'keepDaily', reason: 'daily snapshot', bucketOf: (time: number) => Math.floor(time / dayInMilliseconds) },
  { rule: 'keepWeekly', reason: 'weekly snapshot', bucketOf: (time: number) => Math.floor((time / dayInMilliseconds + 3) / 7) },
  { rule: 'keepMonthly', reason: 'monthly snapshot', bucketOf: monthOf },
  { rule: 'keepYearly', reason: 'yearly snapshot', bucketOf: yearOf },
] as const
type KeepRule = (typeof keepRules)[number]

/**
 * Decides which backups of one database stay in a store, newest first. It only ever claims backups for keeping; what
 * nothing claims goes. Three principles decide where the rules meet:
 *
 * - Nothing worse crowds out something better. Keep rules walk the good backups and, apart from them, the unproved
 *   ones; damaged and incomplete ones are never counted. A backup dated in the future (a clock was wrong) stays, yet
 *   takes nobody's place: were it counted, it would be "the newest" for years.
 * - Nothing at all goes while fewer good backups exist than the floor asks for.
 * - An incomplete backup younger than a day stays whatever the rules say: it may still be in the making.
 *
 * Throws a RangeError for rules that are not whole numbers and for a `now` without a time: both are bugs of the caller.
 */
export function decideRetention(
  candidates: readonly RetentionCandidate[],
  rules: RetentionRules,
  now: Date,
  protectedIds: ReadonlySet<string> = new Set(),
): RetentionDecision[] {
  assertSound(rules, now)
  const newestFirst = candidates.toSorted(byNewest)
  const claims = [
    claim('protected by this run', newestFirst.filter(({ id }) => protectedIds.has(id))),
    ...claimsOfTime(newestFirst, rules.retentionDays, now),
    ...claimsOfWorth(newestFirst.filter((backup) => timeOf(backup) <= now.getTime()), rules),
  ]
  return newestFirst.map(({ id, standing }) => {
    const reasons = claims.filter(({ ids }) => ids.has(id)).map(({ reason }) => reason)
    const keep = reasons.length > 0
    return { id, keep, reasons: keep ? reasons : reasonsToGo(standing, rules.retentionDays) }
  })
}

/** Renders what retention would do, for a dry run: one line per backup with its fate and every rule that led to it. */
export function renderRetention(decisions: readonly RetentionDecision[]): string[] {
  const names = decisions.map(({ id }) => withoutControlCharacters(id))
  const width = Math.max(0, ...names.map((name) => name.length))
  return decisions.map(({ keep, reasons }, place) =>
    `${keep ? 'keep  ' : 'remove'}  ${(names[place] ?? '').padEnd(width)}  ${reasons.join(', ')}`)
}

/** What stays for its date alone, whatever it is worth. */
function claimsOfTime(backups: readonly RetentionCandidate[], retentionDays: number, now: Date): Claim[] {
  const stay = (reason: string, isMeant: (age: number, backup: RetentionCandidate) => boolean) =>
    claim(reason, backups.filter((backup) => isMeant((now.getTime() - backup.takenAt.getTime()) / dayInMilliseconds, backup)))
  return [
    stay('without a readable date', (age) => Number.isNaN(age)),
    stay('dated in the future', (age) => age < 0),
    stay(`younger than ${days(retentionDays)}`, (age) => retentionDays > 0 && age >= 0 && age <= retentionDays),
    stay('perhaps still being written', (age, { standing }) => standing === 'incomplete' && age >= 0 && age <= 1),
  ]
}

/** What stays for its worth; `past` holds the backups with a believable date, newest first. */
function claimsOfWorth(past: readonly RetentionCandidate[], rules: RetentionRules): Claim[] {
  const floor = Math.max(1, rules.keepAtLeast)
  const good = past.filter(({ standing }) => standing === 'good')
  const unproved = past.filter(({ standing }) => standing === 'unproved')
  const others = past.filter(({ standing }) => standing !== 'good')
  return [
    claim(floor === 1 ? 'the newest good backup' : `one of the ${floor} newest good backups`, good.slice(0, floor)),
    // One of them may be whole, and then it is worth more than these.
    claim('in doubt, and newer than the good backups that have to stay', past.slice(0, past.findIndex(({ id }) => id === good[floor - 1]?.id)).filter(({ standing }) => standing === 'unproved')),
    claim(`nothing goes while there are fewer than ${floor} good backups`, good.length < floor ? others : []),
    ...[good, unproved].flatMap((walk) => [
      claim('the newest backup proved by a drill', walk.filter(({ provedByDrill }) => provedByDrill).slice(0, 1)),
      ...keepRules.flatMap((keepRule) => claimsOfRule(walk, rules[keepRule.rule], keepRule)),
    ]),
  ]
}

/**
 * The newest backup of each of the first `count` buckets, and the oldest of all while the count is not used up: as
 * ApplyPolicy of restic (internal/restic/snapshot_policy.go) finds them, from 0.16 on. Older ones let that oldest go.
 */
function claimsOfRule(walk: readonly RetentionCandidate[], count: number, { reason, bucketOf }: KeepRule): Claim[] {
  const heads = walk.filter((backup, place) => {
    const newer = walk[place - 1]
    return newer === undefined || bucketOf(timeOf(newer), place - 1) !== bucketOf(timeOf(backup), place)
  })
  const limit = count === -1 ? Infinity : count
  const oldest = heads.length < limit ? walk.slice(-1).filter((backup) => !heads.includes(backup)) : []
  return [claim(reason, heads.slice(0, limit)), claim(`oldest ${reason}`, oldest)]
}

function claim(reason: string, backups: readonly RetentionCandidate[]): Claim {
  return { reason, ids: new Set(backups.map(({ id }) => id)) }
}

function reasonsToGo(standing: RetentionStanding, retentionDays: number): string[] {
  const age = retentionDays > 0 ? `older than ${days(retentionDays)}` : 'kept by no rule'
  return standing === 'good' ? [age] : [standing, age]
}

/** Milliseconds since 1970; a backup without a readable date sorts before all others, and is never in the past. */
function timeOf({ takenAt }: RetentionCandidate): number {
  const time = takenAt.getTime()
  return Number.isNaN(time) ? Infinity : time
}

/** Two of the same second are told apart by their ids, so that no order of a listing can change a decision. */
function byNewest(one: RetentionCandidate, other: RetentionCandidate): number {
  if (timeOf(one) !== timeOf(other)) return timeOf(one) > timeOf(other) ? -1 : 1
  if (one.id === other.id) return 0
  return one.id > other.id ? -1 : 1
}

function assertSound(rules: RetentionRules, now: Date): void {
  if (Number.isNaN(now.getTime())) throw new RangeError('retention needs to know what time it is now')
  for (const { rule } of keepRules) assertWhole(rule, rules[rule], -1)
  assertWhole('retentionDays', rules.retentionDays, 0)
  assertWhole('keepAtLeast', rules.keepAtLeast, 0)
}

function assertWhole(rule: keyof RetentionRules, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return
  throw new RangeError(`${rule} must be a whole number from ${least} on, not ${value}`)
}

function monthOf(time: number): number {
  return yearOf(time) * 12 + new Date(time).getUTCMonth()
}

function yearOf(time: number): number {
  return new Date(time).getUTCFullYear()
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`
}

/** A listing's names are foreign text: a line break in one could forge a line of the log. */
function withoutControlCharacters(name: string): string {
  return name.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '?')
}
