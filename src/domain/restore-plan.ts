import type { ArchiveNeeds } from './archive-needs.ts'
import type { Mark } from './restore-names.ts'
import type { DrillRecord, Extension } from './manifest.ts'
import type { Verdict } from './verdict.ts'

/** The server and the database that a restore is for, as they stand before it. */
export interface TargetFacts {
  readonly database: string
  readonly host: string
  readonly port: number
  readonly exists: boolean
  readonly versionNumber: number
  readonly systemIdentifier: string | null
  readonly standby: boolean
  readonly role: string
  readonly superuser: boolean
  readonly mayCreateDatabases: boolean
  readonly mayCreateRoles: boolean
  /** Of the database; true where it is not there. */
  readonly isOwner: boolean
  readonly isTemplate: boolean
  readonly encoding: string | null
  readonly bytes: number
  /** What a user has made in it, up to five of each kind, in words; nothing when it is empty. */
  readonly contents: readonly string[]
  /** Every table with its exact rows; null where they could not be counted, or were not, because no table as a whole is at stake. */
  readonly tables: readonly { readonly name: string; readonly rows: number | null }[]
  /** Objects that the role may not drop, in words. */
  readonly notOurs: readonly string[]
  readonly connections: readonly Connections[]
  readonly preparedTransactions: number
  /** An earlier restore in place that did not come to its end. */
  readonly mark: Mark | undefined
  readonly extensions: readonly { readonly name: string; readonly versions: readonly string[]; readonly mayCreate: boolean }[]
  readonly roles: readonly string[]
  /** Roles to which the restoring role may hand objects over. */
  readonly mayActAs: readonly string[]
  readonly tablespaces: readonly string[]
  /** On the disk of its data; null where it cannot be told from here. */
  readonly freeBytes: number | null
  /** Whether a database of the name under which it is restored stands, and whose it is. */
  readonly leftover: 'none' | 'ours' | 'foreign'
  /** Why it cannot be backed up first; undefined where it can. */
  readonly unreadable: Objection | undefined
  /** Why no restore can go through this connection. */
  readonly pooled: Objection | undefined
}

/** Sessions of one application and role. */
export interface Connections {
  readonly application: string
  readonly user: string
  readonly count: number
}

/** The backup that is to be restored. */
export interface BackupFacts {
  readonly id: string
  readonly database: string
  readonly takenAt: string
  readonly archiveBytes: number
  readonly sealed: boolean
  /** Undefined for a backup of the shell scripts. */
  readonly source: {
    readonly versionNumber: number
    readonly systemIdentifier: string | null
    readonly host: string | null
    readonly port: number | null
    readonly encoding: string
    readonly databaseBytes: number
    readonly extensions: readonly Extension[]
  } | undefined
  /** How far it can be proved. */
  readonly proof: 'content' | 'rows' | 'none'
  readonly tables: number
  readonly rows: number
  /** Rows by table; empty where the manifest's closed part could not be read. */
  readonly relations: ReadonlyMap<string, number>
  readonly drill: DrillRecord | undefined
  readonly needs: ArchiveNeeds
}

/** What the operator has said. */
export interface Answers {
  readonly confirm: string | undefined
  readonly swap: boolean
  readonly safetyBackup: boolean
  /** Why the safety backup has no place to go; undefined where it has. */
  readonly safetyProblem: Objection | undefined
  readonly createRoles: boolean
  readonly owner: 'keep' | 'drop'
  readonly endConnections: boolean
  readonly accept: Verdict['verdict']
  /** Where chosen tables go; undefined when the whole database is restored. */
  readonly into: Into | undefined
}

/** A reason for which nothing is touched, and its cure. */
export interface Objection {
  readonly code: string
  readonly sentence: string
  readonly hint: string
}

/**
 * Where chosen tables go: over the live ones, in one transaction; into a schema of their own; or beside the live ones, under their names with
 * something at the end. The last two touch nothing that is there.
 */
export type Into = 'replace' | 'schema' | 'rename'

/** `create`: the target is not there. `swap`: restored beside it, then renamed. `in place`: emptied and restored. `tables`: chosen ones, within it. */
export type Way = 'create' | 'swap' | 'in place' | 'tables'

export interface RestorePlan {
  readonly way: Way
  /** Where chosen tables go; null when the whole database is restored. */
  readonly into: Into | null
  /** The backup's own restore goes on where an earlier one ended: the name was typed then. */
  readonly goesOn: boolean
  /** Restored and proved under this name first; null in place and for tables. */
  readonly restoringAs: string | null
  /** What the old database is called afterwards; null where there is none, in place, and for tables. */
  readonly keptAs: string | null
  /** A backup of the target is taken first. */
  readonly safetyBackup: boolean
  readonly backup: BackupFacts
  readonly target: TargetFacts
  /** Whether the target is the very database that the backup was taken of. */
  readonly isSource: boolean
  readonly missingRoles: readonly string[]
  readonly missingExtensions: readonly string[]
  readonly objections: readonly Objection[]
  readonly warnings: readonly string[]
}
