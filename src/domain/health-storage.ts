import type { Encryption } from './archive-name.ts'
import type { Judged } from './finding.ts'
import { nearlyFull, weekWhenFull } from './growth.ts'
import type { Growth } from './growth.ts'
import type { Thresholds } from './thresholds.ts'
import { age, counted, size } from './units.ts'

/** How the store fills, of all databases, and what the next backup of this one will need, in bytes. */
export interface StorageFacts {
  readonly growth: Growth
  readonly nextBytes: number
  readonly now: Date
}

/** A store that is full takes no backup, and one that fills says when. */
export function judgeStorage(storage: StorageFacts | undefined, { maxStoreBytes }: Thresholds): Judged[] {
  if (storage === undefined || maxStoreBytes === null) return []
  const { growth, nextBytes, now } = storage
  const holds = `the store holds ${size(growth.bytes)} of the ${size(maxStoreBytes)} of max-store-size`
  if (growth.bytes + nextBytes > maxStoreBytes) return [{ id: 'store-full', level: 'critical', sentence: `${holds}: the next backup, of about ${size(nextBytes)}, will not be begun` }]
  const full = weekWhenFull(growth, maxStoreBytes, now)
  if (growth.bytes > nearlyFull * maxStoreBytes) return [{ id: 'store-nearly-full', level: 'warning', sentence: `${holds}${full === undefined ? '' : `, and will be full in the week of ${full}`}` }]
  return []
}

/** What is free where one of the stores is, and what the next backup will need, in bytes. */
export interface SpaceFacts {
  readonly store: string
  readonly freeBytes: number
  readonly nextBytes: number
}

/** Retention lets an old backup go only when the new one stands: one has to fit beside all others, and a second makes up for growth. */
export function judgeSpace(places: readonly SpaceFacts[], { minFreeBytes }: Thresholds): Judged[] {
  return places.flatMap(({ store, freeBytes, nextBytes }): Judged[] => {
    const free = `${size(freeBytes)} are free where ${store} is`
    if (freeBytes < nextBytes) return [{ id: 'disk-full', level: 'critical', sentence: `${free}: the next backup, of about ${size(nextBytes)}, will not fit` }]
    if (minFreeBytes !== null && freeBytes < minFreeBytes) return [{ id: 'disk-nearly-full', level: 'warning', sentence: `${free}, less than the ${size(minFreeBytes)} of min-free-space` }]
    if (freeBytes < 2 * nextBytes) return [{ id: 'disk-nearly-full', level: 'warning', sentence: `${free}: not two more backups of about ${size(nextBytes)} fit` }]
    return []
  })
}

/** What a store lets go before the next backup is due leaves a gap that nobody asked for. */
export function judgeExpiry(expiring: readonly { readonly backup: string; readonly inHours: number }[], { maxAgeHours }: Thresholds): Judged[] {
  return expiring.filter(({ inHours }) => inHours < maxAgeHours).map(({ backup, inHours }) => (
    { id: 'expires-soon', level: 'warning', sentence: `the store itself lets ${backup} go in ${age(Math.max(0, inHours))}, before the next backup is due` }))
}

/** A backup that counts, and how it is sealed. */
export interface SealedBackup {
  readonly id: string
  readonly encryption: Encryption
}

/** A plain backup among sealed ones gives away what the others keep; several methods need several keys on the day. */
export function judgeSeals(backups: readonly SealedBackup[]): Judged[] {
  const methods = [...Map.groupBy(backups, ({ encryption }) => encryption)].map(([method, members]) => ({ method, count: members.length, first: members[0]?.id ?? '' }))
  const [plain, sealed] = [methods.find(({ method }) => method === 'none'), methods.filter(({ method }) => method !== 'none')]
  const sealedCount = sealed.reduce((sum, { count }) => sum + count, 0)
  return [
    ...(plain === undefined || sealedCount === 0 ? [] : [{ id: 'plain-among-sealed' as const, level: 'warning' as const,
      sentence: `${counted(plain.count, 'backup is', 'backups are')} not encrypted beside ${counted(sealedCount, 'one that is', 'that are')}; the newest of them is ${plain.first}` }]),
    ...(sealed.length < 2 ? [] : [{ id: 'several-methods' as const, level: 'warning' as const,
      sentence: `the backups are encrypted in ${sealed.length} ways, and the keys of each are needed: ${sealed.map(({ method, count }) => `${method} (${count})`).sort().join(', ')}` }]),
  ]
}

/** One of several stores, compared with the others. */
export interface CopyFacts {
  readonly store: string
  readonly missing: readonly string[]
  readonly different: readonly string[]
  /** Why it could not be listed. */
  readonly problem: string | null
}

/** What stands in one store alone is one failure away from being gone. */
export function judgeCopies(copies: readonly CopyFacts[]): Judged[] {
  return copies.flatMap(({ store, missing, different, problem }): Judged[] => [
    ...(problem === null ? [] : [{ id: 'store-unread' as const, level: 'warning' as const, sentence: `${store} could not be listed: ${problem}` }]),
    ...(missing.length === 0 ? [] : [{ id: 'copies-missing' as const, level: 'warning' as const, sentence: `${store} lacks ${counted(missing.length, 'backup')}: ${missing.slice(0, 3).join(', ')}${missing.length > 3 ? ', …' : ''}` }]),
    ...(different.length === 0 ? [] : [{ id: 'copies-differ' as const, level: 'warning' as const, sentence: `in ${store} ${counted(different.length, 'archive has', 'archives have')} another size than in the first store: ${different.slice(0, 3).join(', ')}` }]),
  ])
}
