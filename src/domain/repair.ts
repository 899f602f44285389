import type { Part } from './archive-name.ts'

/** What a look at one store found of one backup. `claims`: every SHA-256 that something of it names for its archive, or that its bytes have. */
export type Copy =
  | { readonly state: 'absent' }
  /** Archive and sidecar agree, and both with the manifest where there is one. */
  | { readonly state: 'whole'; readonly sha256: string; readonly parts: readonly Part[] }
  | { readonly state: 'damaged'; readonly reason: string; readonly claims: readonly string[] }
  /** It has no archive or no sidecar, and so does not count. */
  | { readonly state: 'incomplete'; readonly reason: string; readonly claims: readonly string[]; readonly hasSidecar: boolean; readonly isAsItsManifestSays: boolean }
  /** It could not be read, and nothing is known of it. */
  | { readonly state: 'unread'; readonly reason: string }

/** What is to be done with the copy in one store; `from` is the place of the good copy. */
export type Step =
  | { readonly step: 'nothing' }
  | { readonly step: 'copy' | 'finish' | 'record'; readonly from: number }
  | { readonly step: 'replace'; readonly from: number; readonly reason: string }
  | { readonly step: 'remove'; readonly reason: string }
  /** Left as it is, with the reason. `young`: somebody may be writing it, so nothing is known to be wrong. */
  | { readonly step: 'leave'; readonly why: 'damaged' | 'incomplete' | 'different' | 'unread' | 'young'; readonly reason: string }

export interface RepairRules {
  readonly replaceDamaged: boolean
  readonly removeIncomplete: boolean
  /** Younger files may be of a backup that is being written at this moment. */
  readonly settleMinutes: number
}

/** An incomplete set is nobody's work in progress any more after this long. */
const abandonedMinutes = 24 * 60
const young = { step: 'leave', why: 'young', reason: 'its files are so young that it may be being written' } as const
/** What a copy can lack while its archive and sidecar stand; a drill's record is no part of the backup. */
const companions: readonly Part[] = ['manifest', 'proof', 'globals']

/**
 * Decides what to do with the copies of one backup, a step for each. Only a whole copy is a source. Bytes that are another backup's under
 * the same name are never touched: what takes the place of a copy has to be what that copy itself claims to be. Without a good copy
 * nothing goes, but on request a set without a sidecar that is older than a day and is not the archive that its own manifest names.
 */
export function decideRepair(copies: readonly Copy[], ageMinutes: number, rules: RepairRules): Step[] {
  const whole = copies.flatMap((copy, place) => copy.state === 'whole' ? [{ ...copy, place }] : [])
  const hashes = new Set(whole.map(({ sha256 }) => sha256))
  if (hashes.size > 1) return copies.map((copy) => different(copy, 'whole copies of that name hold different bytes'))
  const source = whole.toSorted((a, b) => companionsOf(b) - companionsOf(a) || b.parts.length - a.parts.length)[0]
  // What could not be read may be the good one.
  const mayRemove = rules.removeIncomplete && !copies.some(({ state }) => state === 'unread')
  if (source === undefined) return copies.map((copy) => withoutSource(copy, ageMinutes, { ...rules, removeIncomplete: mayRemove }))
  return copies.map((copy) => stepFrom(source, copy, ageMinutes, rules))
}

/** How much of the backup itself a copy has: a drill's record makes up for nothing that it lacks. */
function companionsOf({ parts }: { readonly parts: readonly Part[] }): number {
  return companions.filter((part) => parts.includes(part)).length
}

interface Source { readonly place: number; readonly sha256: string; readonly parts: readonly Part[] }

function stepFrom({ place, sha256, parts }: Source, copy: Copy, ageMinutes: number, rules: RepairRules): Step {
  const isYoung = ageMinutes < rules.settleMinutes
  switch (copy.state) {
    case 'absent': return isYoung ? young : { step: 'copy', from: place }
    case 'whole': {
      const lacking = companions.filter((part) => parts.includes(part) && !copy.parts.includes(part))
      if (lacking.length > 0) return replaced(place, `it lacks its ${lacking.join(' and its ')}, which another copy has`, rules)
      return parts.includes('drill') && !copy.parts.includes('drill') ? { step: 'record', from: place } : { step: 'nothing' }
    }
    case 'damaged':
      return copy.claims.includes(sha256) ? replaced(place, copy.reason, rules) : different(copy, `${copy.reason}, and nothing of it says that it is the backup that is whole elsewhere`)
    case 'incomplete':
      if (isYoung) return young
      return copy.claims.includes(sha256) ? { step: 'finish', from: place } : different(copy, `${copy.reason}, and nothing of it says that it is the backup that is whole elsewhere`)
    case 'unread': return { step: 'leave', why: 'unread', reason: copy.reason }
  }
}

function replaced(from: number, reason: string, { replaceDamaged }: RepairRules): Step {
  return replaceDamaged ? { step: 'replace', from, reason } : { step: 'leave', why: 'damaged', reason }
}

function different(copy: Copy, reason: string): Step {
  return copy.state === 'absent' ? { step: 'nothing' } : { step: 'leave', why: 'different', reason }
}

function withoutSource(copy: Copy, ageMinutes: number, { removeIncomplete, settleMinutes }: RepairRules): Step {
  switch (copy.state) {
    case 'absent': case 'whole': return { step: 'nothing' }
    case 'damaged': return { step: 'leave', why: 'damaged', reason: `${copy.reason}, and no store has a good copy` }
    case 'unread': return { step: 'leave', why: 'unread', reason: copy.reason }
    case 'incomplete': {
      if (ageMinutes < settleMinutes) return young
      if (copy.isAsItsManifestSays) return { step: 'leave', why: 'incomplete', reason: 'it has no sidecar, but its archive is the one that its manifest names' }
      const mayGo = !copy.hasSidecar && ageMinutes > abandonedMinutes
      return mayGo && removeIncomplete ? { step: 'remove', reason: copy.reason } : { step: 'leave', why: 'incomplete', reason: `${copy.reason}, and no store has a good copy` }
    }
  }
}
