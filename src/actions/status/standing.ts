import type { DrillRecord } from '../../domain/manifest.ts'
import type { StoredSet } from '../../store/store.ts'
import type { Examined } from './examine.ts'

/** Which backups count, and what their drills say together. */
export interface Standing {
  /** Archive and checksum stand; newest first. */
  readonly complete: readonly StoredSet[]
  /** Those of them against which nothing speaks. */
  readonly good: readonly StoredSet[]
  readonly goodIds: ReadonlySet<string>
  readonly newestDrill: DrillRecord | undefined
  readonly lastProved: DrillRecord | undefined
  /** The newest drill that opened a backup for whom the newest one is sealed, too: one for others says nothing of today's keys. */
  readonly lastOpened: DrillRecord | undefined
}

/** Puts together what listing, manifests and drills say. */
export function standingOf(sets: readonly StoredSet[], { manifests, drills, wrongSidecars, emptyArchives, cutArchives }: Examined): Standing {
  const complete = sets.filter((set) => set.complete)
  const spoiled = new Set([...wrongSidecars, ...emptyArchives, ...cutArchives])
  const byTime = [...drills.values()].sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
  const recipients = recipientsKey(manifests.get(complete[0]?.id ?? '')?.encryption.recipients)
  const good = complete.filter(({ id }) => !spoiled.has(id) && drills.get(id)?.verdict !== 'damaged')
  return {
    complete, good, goodIds: new Set(good.map(({ id }) => id)),
    newestDrill: byTime[0], lastProved: byTime.find(({ verdict }) => verdict === 'proved'),
    lastOpened: byTime.find((drill) => drill.keyOpened === true && recipientsKey(drill.recipients) === recipients),
  }
}

function recipientsKey(recipients: readonly string[] | undefined): string {
  return [...recipients ?? []].sort().join('\n')
}

/** Restore and migrations: until the application could go on, in seconds. */
export function recoverySeconds({ restoreSeconds, migrationSeconds }: DrillRecord): number {
  return restoreSeconds + (migrationSeconds ?? 0)
}
