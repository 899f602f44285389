import type { LockMode } from './migration-facts.ts'

/** What one step of a migration did, as a person would tell it. Relations carry the name that they had before the step. */
export interface Effects {
  readonly seconds: number
  readonly statements: readonly StatementEffect[]
  /** One for each relation that was there before: the strongest lock, and how long it was held. */
  readonly locks: readonly LockEffect[]
  readonly waits: readonly WaitEffect[]
  readonly rewrites: readonly RewriteEffect[]
  readonly scans: readonly ScanEffect[]
  readonly indexes: readonly IndexEffect[]
  readonly dropped: readonly DropEffect[]
  readonly changed: readonly ChangeEffect[]
  readonly unvalidated: readonly { readonly table: TableFacts; readonly constraint: string }[]
  /** Indexes that are not valid, as a failed CREATE INDEX CONCURRENTLY leaves them. */
  readonly invalidIndexes: readonly { readonly table: TableFacts; readonly index: string }[]
  readonly enums: readonly { readonly name: string; readonly added: readonly string[]; readonly removed: readonly string[] }[]
  readonly types: readonly { readonly table: TableFacts; readonly column: string; readonly from: string; readonly to: string }[]
  readonly longestTransactionSeconds: number
  readonly walBytes: number
  readonly walUnderstated: boolean
  /** Statements that failed, each with its SQLSTATE. */
  readonly failures: readonly { readonly sqlState: string; readonly statement: string }[]
  readonly gaps: readonly string[]
}

/** A relation as it was before the step. */
export interface TableFacts {
  readonly id: number
  /** `public.orders`; foreign text. */
  readonly name: string
  readonly rows: number | null
  readonly bytes: number
}

export interface StatementEffect {
  /** Without values: literals are left out, since they may be rows. Foreign text. */
  readonly text: string
  readonly seconds: number
  /** `ALTER TABLE`, `UPDATE`, … */
  readonly command: string
  readonly failed: boolean
}

export interface LockEffect {
  readonly table: TableFacts
  readonly mode: LockMode
  /** `ACCESS EXCLUSIVE`. */
  readonly modeName: string
  /** `reads and writes wait`; undefined for locks that hold up neither. */
  readonly consequence: string | undefined
  /** From the beginning of the statement that took it to the end of its transaction. */
  readonly heldSeconds: number
  /** Of the statement that took it. */
  readonly statement: string
}

/** The migration waited for a lock that another session held. */
export interface WaitEffect {
  readonly table: TableFacts
  readonly modeName: string
  readonly seconds: number
}

export interface RewriteEffect {
  readonly table: TableFacts
  readonly cause: 'column type' | 'column default' | 'persistence' | 'access method' | 'rewritten by command'
  readonly statement: string
}

/** A table was read whole while the migration held it. */
export interface ScanEffect {
  readonly table: TableFacts
  readonly cause: 'validation' | 'foreign key'
  /** The strongest lock that the transaction held on the table at the end of the scan. */
  readonly mode: LockMode
  readonly seconds: number
  readonly statement: string
}

/** An index was built while writes waited. */
export interface IndexEffect {
  readonly table: TableFacts
  readonly index: string
  readonly how: 'created' | 'by constraint' | 'rebuilt'
  readonly seconds: number
  readonly statement: string
}

export interface DropEffect {
  readonly what: 'table' | 'column'
  readonly table: TableFacts
  readonly column: string | undefined
  /** Rows of a table, values of a column that were not null, before the step; null where they were not counted. */
  readonly lost: number | null
}

/** Rows of a table that stayed. */
export interface ChangeEffect {
  readonly table: TableFacts
  readonly inserted: number
  readonly updated: number
  readonly deleted: number
  /** TRUNCATE took all rows that were there. */
  readonly truncated: boolean
}
