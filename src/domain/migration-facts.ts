/**
 * What was seen of one step of a migration, before anything is concluded from it. Relations are named by their OIDs, which survive a rename;
 * times are seconds since 1970 by the server's clock.
 */
export interface ObservedStep {
  /** By our clock, from before the migration's program was started until after its end. */
  readonly seconds: number
  readonly before: DatabaseState
  readonly after: DatabaseState
  /** What the server's log says of the step, in its order. */
  readonly log: readonly LogFact[]
  /** Locks that were seen by looking at `pg_locks` again and again. */
  readonly spans: readonly LockSpan[]
  /** Write-ahead log written meanwhile by the whole server. */
  readonly walBytes: number
  /** True under `wal_level` minimal, where rewrites and index builds may skip the WAL: production writes more. */
  readonly walUnderstated: boolean
  /** What could not be observed, in sentences; empty when all of it was. */
  readonly gaps: readonly string[]
}

export type RelationKind = 'table' | 'partitioned table' | 'materialized view' | 'view' | 'foreign table'

export interface DatabaseState {
  readonly relations: readonly RelationState[]
  readonly indexes: readonly IndexState[]
  readonly constraints: readonly ConstraintState[]
  readonly enums: readonly EnumState[]
}

export interface RelationState {
  readonly id: number
  readonly schema: string
  readonly name: string
  readonly kind: RelationKind
  /** Exact; of a partitioned table the sum over its partitions; null of a view or a foreign table. */
  readonly rows: number | null
  /** Those of the rows that were written since the step began, by its state before; 0 in that state itself. */
  readonly fresh: number
  /** With indexes and TOAST; of a partitioned table the sum over its partitions. */
  readonly bytes: number
  /** Changes when the table is written anew; null where a relation has no file. */
  readonly file: number | null
  /** The partitioned table, or the parent by inheritance. */
  readonly parent: number | null
  readonly columns: readonly ColumnState[]
  /** Rows written since the statistics began, rolled-back ones too. */
  readonly written: { readonly inserted: number; readonly updated: number; readonly deleted: number }
}

export interface ColumnState {
  /** `attnum`: survives a rename. */
  readonly number: number
  readonly name: string
  /** `character varying(20)`. */
  readonly type: string
  readonly notNull: boolean
  /** Values that are not null; null where they were not counted. */
  readonly values: number | null
}

export interface IndexState {
  readonly id: number
  readonly table: number
  readonly name: string
  /** False of an index that a failed CREATE INDEX CONCURRENTLY has left. */
  readonly valid: boolean
  readonly file: number | null
}

export interface ConstraintState {
  readonly id: number
  readonly table: number
  readonly name: string
  readonly type: 'check' | 'foreign key' | 'not-null' | 'other'
  readonly validated: boolean
}

export interface EnumState {
  readonly id: number
  readonly schema: string
  readonly name: string
  readonly labels: readonly string[]
}

/** The modes of a relation's lock as `pg_locks` names them, from the weakest to the strongest. */
export const lockModes = [
  'AccessShareLock', 'RowShareLock', 'RowExclusiveLock', 'ShareUpdateExclusiveLock', 'ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock',
] as const
export type LockMode = (typeof lockModes)[number]

export interface HeldLock {
  readonly relation: number
  readonly mode: LockMode
}

/** A lock as it was seen from time to time; it was there for at least so long. */
export interface LockSpan extends HeldLock {
  readonly session: number
  /** The virtual transaction, such as `3/45`. */
  readonly transaction: string
  readonly granted: boolean
  /** Where the lock is one of a row and not of the table: the row's place. Only those that are waited for are seen. */
  readonly row: string | null
  readonly from: number
  readonly to: number
}

/** How often a relation was read whole, and the rows that this gave, so far in a session. */
export interface ScanCount {
  readonly relation: number
  readonly scans: number
  readonly rows: number
}

interface LogFactBase {
  readonly at: number
  /** The process of the server that served it. */
  readonly session: number
  /** The virtual transaction that was open when the line was written; null when none was. */
  readonly transaction: string | null
}

export type LogFact = LogFactBase & LogEvent
export type LogEvent =
  /** A statement begins; `text` may hold several, as a driver sends them in one message. */
  | { readonly kind: 'statement'; readonly text: string }
  /** The statement that the session began last has ended. */
  | { readonly kind: 'end'; readonly milliseconds: number }
  /** An error, which ends the statement. The server's own words are left out: they may hold values of rows. */
  | { readonly kind: 'error'; readonly sqlState: string }
  | { readonly kind: 'session-end' }
  /** A command of the data definition begins; the locks are those that the transaction brought along. */
  | { readonly kind: 'command-start'; readonly tag: string; readonly scans: readonly ScanCount[]; readonly locks: readonly HeldLock[] }
  | CommandEnd
  | { readonly kind: 'rewrite'; readonly relation: number; readonly reason: number }
  | { readonly kind: 'drop'; readonly objects: readonly DroppedObject[] }

/** A command of the data definition has ended, at the top level or within a function. */
export interface CommandEnd {
  readonly kind: 'command-end'
  readonly tag: string
  /** Every lock on a relation that the transaction holds now. */
  readonly locks: readonly HeldLock[]
  readonly scans: readonly ScanCount[]
  readonly objects: readonly { readonly type: string; readonly identity: string; readonly id: number }[]
  /** Of the relations that are locked against writers: their indexes and constraints as they are now. */
  readonly indexes: readonly { readonly id: number; readonly table: number }[]
  readonly constraints: readonly { readonly id: number; readonly table: number; readonly foreign: number; readonly validated: boolean }[]
}

export interface DroppedObject {
  readonly type: string
  readonly identity: string
  /** False of what went with another object: by CASCADE, or because it belonged to it. */
  readonly original: boolean
}
