import { nearlyFull, sizeOf } from '../../domain/growth.ts'
import { age, moment, size } from '../../domain/units.ts'
import { KnownError } from '../../kit/errors.ts'
import type { StoredSet } from '../../store/store.ts'
import { longestDays } from '../retention.ts'
import type { RetentionInputs } from '../retention.ts'

const total = (sets: readonly StoredSet[]) => sets.reduce((sum, set) => sum + sizeOf(set), 0)

/** Throws KnownError `store-limit` when a backup as large as the database's last one would not fit under the limit beside all that stands. */
export function refuseFullStore(sets: readonly StoredSet[], database: string, limitBytes: number | undefined): void {
  if (limitBytes === undefined) return
  const last = sets.find((set) => set.database === database && set.complete)
  const [held, needed] = [total(sets), last === undefined ? 0 : sizeOf(last)]
  if (held + needed <= limitBytes) return
  throw new KnownError('store-limit', `the store holds ${size(held)} of the ${size(limitBytes)} of max-store-size, and a backup as large as the last one, ${size(needed)}, does not fit`,
    'Remove what is no longer needed, let retention keep fewer backups, or raise max-store-size. Nothing was begun.')
}

/** What is said of a store that is nearly full after the backup, and after retention; undefined where there is room. */
export function fullnessWarning(sets: readonly StoredSet[], limitBytes: number): string | undefined {
  const held = total(sets)
  if (held <= nearlyFull * limitBytes) return undefined
  return `the store is nearly full: it holds ${size(held)} of the ${size(limitBytes)} of max-store-size`
}

/** What is said of a backup that its store lets go by itself before the rules of retention would; undefined where it stays long enough. */
export function expiryWarning(expiresAt: Date | undefined, takenAt: Date, inputs: RetentionInputs): string | undefined {
  const days = longestDays(inputs)
  // Within an hour: the store's clock and ours differ, and a day of theirs begins when the upload ends.
  if (expiresAt === undefined || expiresAt.getTime() >= takenAt.getTime() + days * 86_400_000 - 3_600_000) return undefined
  return `the store itself lets this backup go on ${moment(expiresAt)} UTC, and retention would keep backups for up to ${days} days: name a second store for what has to last`
}

/** A clock that is wrong by more than this is not believed. An hour, as of a wrong time zone, does no harm to ages that are counted in days. */
const toleratedHours = 2

/**
 * What is said when this machine's clock and that of the source differ, so that no age can be told: retention would take a clock that is a year
 * fast for a year without backups. Undefined where they agree. `here` and `there` are what the two gave at the same moment.
 */
export function clockWarning(here: Date, there: Date): string | undefined {
  const hours = (here.getTime() - there.getTime()) / 3_600_000
  if (Math.abs(hours) <= toleratedHours) return undefined
  return `this machine's clock (${moment(here)} UTC) is ${age(Math.abs(hours))} ${hours > 0 ? 'ahead of' : 'behind'} that of the source (${moment(there)} UTC): `
    + 'the backup is good, but named after a clock that may be wrong, and retention removed nothing; set the clock'
}
