import { age, counted } from './units.ts'

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
}

export interface HealthLimits {
  readonly maxAgeHours: number
  readonly maxDrillAgeDays: number
}

export interface Finding {
  readonly id: string
  readonly level: Health
  readonly sentence: string
}

/** Judges the facts against the limits; the worst finding is the health. */
export function judgeHealth(facts: HealthFacts, limits: HealthLimits): { health: Health; findings: Finding[] } {
  const findings = [...ageFindings(facts, limits), ...setFindings(facts), ...drillFindings(facts, limits), ...keyFindings(facts, limits)]
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
