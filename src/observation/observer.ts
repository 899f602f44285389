import type { Connection } from '../domain/connection.ts'
import type { ObservedStep } from '../domain/migration-facts.ts'

export interface ObserverRequest {
  /** To the sandbox's database, as a superuser. The sandbox was opened with `observed: true`, or is a service whose log is collected. */
  readonly connection: Connection
  /** Values that are not null are counted in tables up to this size; rows are counted in all. */
  readonly countValuesUpToBytes?: number | undefined
  readonly signal?: AbortSignal | undefined
}

/** How the work ended that was observed. */
export type Ended<T> = { readonly done: true; readonly value: T } | { readonly done: false; readonly problem: unknown }

export interface Observer {
  /**
   * Lets `work` run (one revision, or all of them, or an undo) and tells what it did, also when it throws. Nothing of the observation is in the
   * database before and after. Sessions that `work` leaves behind are ended. One at a time.
   */
  during<T>(work: () => Promise<T>): Promise<{ readonly ended: Ended<T>; readonly observed: ObservedStep }>
  /** Puts the server's settings back. Twice is harmless. */
  close(): Promise<void>
}
