import { nearlyFull, weekWhenFull } from './growth.ts'
import type { Growth } from './growth.ts'
import { age, counted, size } from './units.ts'

export type Health = 'healthy' | 'warning' | 'critical'

/** What status knows of the backups of one database. */
export interface HealthFacts {
  readonly total: number
  readonly checksums: number
  /** Archives without a sidecar, or sidecars without an archive. */
  readonly incomplete: readonly string[]
  readonly newestAgeHours: number | undefined
  readonly newestDrill: { readonly backup: string; readonly verdict: 'proved' | 'damaged' | 'unproved'; readonly ageDays: number; readonly reason: string | null } | undefined
  readonly lastProvedDrillAgeDays: number | undefined
  /** Whether the newest backup is sealed, and how long ago a drill last opened one with its key. */
  readonly sealed: boolean
  readonly keyOpenedAgeDays: number | undefined
  /** How the store fills, of all databases, and what the next backup of this one will need, in bytes. */
  readonly storage?: { readonly growth: Growth; readonly nextBytes: number; readonly now: Date }
  /** The newest backup and the newest proved one, where their store lets them go by itself, and in how many hours. */
  readonly expiring?: readonly { readonly backup: string; readonly inHours: number }[]
}

export interface HealthLimits {
  readonly maxAgeHours: number
  readonly maxDrillAgeDays: number
  readonly maxStoreBytes?: number | undefined
}

export interface Finding {
  readonly id: string
  readonly level: Health
  readonly sentence: string
}

/** Judges the facts against the limits; the worst finding is the health. */
export function judgeHealth(facts: HealthFacts, limits: HealthLimits): { health: Health; findings: Finding[] } {
  const findings = [...ageFindings(facts, limits), ...setFindings(facts), ...drillFindings(facts, limits), ...keyFindings(facts, limits), ...storageFindings(facts, limits), ...expiryFindings(facts, limits)]
  const health = findings.some((finding) => finding.level === 'critical') ? 'critical' : findings.length > 0 ? 'warning' : 'healthy'
  return { health, findings }
}

function ageFindings(facts: HealthFacts, limits: HealthLimits): Finding[] {
  if (facts.newestAgeHours === undefined) return [{ id: 'no-backups', level: 'critical', sentence: 'there is no backup' }]
  if (facts.newestAgeHours < -1) return [{ id: 'clock', level: 'warning', sentence: `the newest backup is dated ${age(-facts.newestAgeHours)} in the future: a clock is wrong` }]
  if (facts.newestAgeHours <= limits.maxAgeHours) return []
  return [{ id: 'too-old', level: 'critical', sentence: `the newest backup is ${age(facts.newestAgeHours)} old, older than ${limits.maxAgeHours} hours` }]
}

function setFindings(facts: HealthFacts): Finding[] {
  if (facts.incomplete.length === 0) return []
  return [{ id: 'incomplete', level: 'warning', sentence: `${counted(facts.incomplete.length, 'backup has', 'backups have')} no archive or no checksum and do not count: ${facts.incomplete.slice(0, 3).join(', ')}` }]
}

function drillFindings(facts: HealthFacts, limits: HealthLimits): Finding[] {
  if (facts.total === 0) return []
  const { newestDrill, lastProvedDrillAgeDays } = facts
  if (newestDrill?.verdict === 'damaged') {
    return [{ id: 'drill-failed', level: 'critical', sentence: `the newest restore test found ${newestDrill.backup} damaged: ${newestDrill.reason ?? 'no reason is recorded'}` }]
  }
  const doubt = newestDrill?.verdict === 'unproved'
    ? [{ id: 'drill-unproved', level: 'warning' as const, sentence: `the newest restore test could not prove ${newestDrill.backup}: ${newestDrill.reason ?? 'no reason is recorded'}` }]
    : []
  if (lastProvedDrillAgeDays === undefined) return [...doubt, { id: 'no-drill', level: 'warning', sentence: 'no restore test has proved any of these backups' }]
  if (lastProvedDrillAgeDays <= limits.maxDrillAgeDays) return doubt
  return [...doubt, { id: 'drill-too-old', level: 'warning', sentence: `the last proved restore test is ${counted(Math.floor(lastProvedDrillAgeDays), 'day')} old, older than ${limits.maxDrillAgeDays} days` }]
}

/** A key that nobody has tried may be lost, and nobody sees it until the day (TRAPS, 23). */
function keyFindings(facts: HealthFacts, limits: HealthLimits): Finding[] {
  if (!facts.sealed || (facts.keyOpenedAgeDays !== undefined && facts.keyOpenedAgeDays <= limits.maxDrillAgeDays)) return []
  const since = facts.keyOpenedAgeDays === undefined ? 'no restore test has opened these backups with their key' : `a restore test last opened a backup with its key ${counted(Math.floor(facts.keyOpenedAgeDays), 'day')} ago`
  return [{ id: 'key-unproved', level: 'warning', sentence: since }]
}

/** A store that is full takes no backup, and one that fills says when. */
function storageFindings({ storage }: HealthFacts, { maxStoreBytes }: HealthLimits): Finding[] {
  if (storage === undefined || maxStoreBytes === undefined) return []
  const { growth, nextBytes, now } = storage
  const holds = `the store holds ${size(growth.bytes)} of the ${size(maxStoreBytes)} of max-store-size`
  if (growth.bytes + nextBytes > maxStoreBytes) return [{ id: 'store-full', level: 'critical', sentence: `${holds}: the next backup, of about ${size(nextBytes)}, will not be begun` }]
  const full = weekWhenFull(growth, maxStoreBytes, now)
  if (growth.bytes > nearlyFull * maxStoreBytes) return [{ id: 'store-nearly-full', level: 'warning', sentence: `${holds}${full === undefined ? '' : `, and will be full in the week of ${full}`}` }]
  return []
}

/** What a store lets go before the next backup is due leaves a gap that nobody asked for. */
function expiryFindings({ expiring = [] }: HealthFacts, { maxAgeHours }: HealthLimits): Finding[] {
  return expiring.filter(({ inHours }) => inHours < maxAgeHours).map(({ backup, inHours }) => (
    { id: 'expires-soon', level: 'warning', sentence: `the store itself lets ${backup} go in ${age(Math.max(0, inHours))}, before the next backup is due` }))
}
