import type { NewestValue } from './manifest.ts'

const hour = 3_600_000

/**
 * The newest of all values, for the manifest's open part: rounded up to the hour (though never past the snapshot), for it is a value of somebody's row. Null where
 * no column tells.
 */
export function newestDataAt(values: readonly NewestValue[], takenAt: Date): string | null {
  const newest = newestOf(values)
  return newest === undefined ? null : new Date(Math.min(Math.ceil(Date.parse(newest.at) / hour) * hour, takenAt.getTime())).toISOString()
}

/** The column that has the newest of all values. */
export function newestOf(values: readonly NewestValue[]): NewestValue | undefined {
  return values.reduce<NewestValue | undefined>((newest, value) => newest === undefined || Date.parse(value.at) > Date.parse(newest.at) ? value : newest, undefined)
}

/** What the manifests of one database say of the age of its data. */
export interface DataAge {
  /** How long before the newest backup its newest value was, in hours. */
  readonly hours: number
  /** `schema.table.column`; undefined where the closed part could not be read. */
  readonly column: string | undefined
  /** Whether the data was ever fresh: in what never was, such as dates of birth, no age says anything. */
  readonly wasFresh: (maxHours: number) => boolean
}

/** The age of the data in the newest of some manifests (newest first); undefined where it is not known. */
export function dataAgeOf(manifests: readonly { readonly takenAt: string; readonly newestDataAt?: string | null }[], column: string | undefined): DataAge | undefined {
  const hours = manifests.map(({ takenAt, newestDataAt: at }) => at === undefined || at === null ? undefined : (Date.parse(takenAt) - Date.parse(at)) / hour)
  const [newest, ...before] = hours
  if (newest === undefined || Number.isNaN(newest)) return undefined
  return { hours: newest, column, wasFresh: (maxHours) => before.some((age) => age !== undefined && age <= maxHours) }
}
