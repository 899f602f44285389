/** How every check ends. Doubt is never green: only `proved` passes. */
export type Verdict =
  | { readonly verdict: 'proved' }
  | { readonly verdict: 'damaged'; readonly reason: string }
  | { readonly verdict: 'unproved'; readonly reason: string }

export const proved: Verdict = { verdict: 'proved' }

/** Something is wrong with the backup itself. */
export function damaged(reason: string): Verdict {
  return { verdict: 'damaged', reason }
}

/** It could not be told whether the backup is good. */
export function unproved(reason: string): Verdict {
  return { verdict: 'unproved', reason }
}

/** The verdict over several: damage outweighs doubt, doubt outweighs proof; nothing at all is doubt. */
export function worst(verdicts: readonly Verdict[]): Verdict {
  return verdicts.find((one) => one.verdict === 'damaged')
    ?? verdicts.find((one) => one.verdict === 'unproved')
    ?? (verdicts.length === 0 ? unproved('nothing was checked') : proved)
}

/** `proved`, or the word with its reason. */
export function sentence(verdict: Verdict): string {
  return verdict.verdict === 'proved' ? 'proved' : `${verdict.verdict}: ${verdict.reason}`
}
