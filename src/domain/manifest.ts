import type { Encryption } from './archive-name.ts'

/** The version of both parts of the manifest. A reader refuses a newer one by name and reads every older one. */
export const manifestVersion = 1

/** How far a backup was proved when it was taken. */
export type ProofMode = 'content' | 'rows' | 'none'

/** The manifest's open part: it names no table and holds nothing that the rows could tell. */
export interface Manifest {
  readonly version: number
  readonly backup: string
  readonly database: string
  /** The moment of the snapshot, ISO 8601 in UTC. */
  readonly takenAt: string
  readonly durationSeconds: number
  readonly archive: {
    readonly file: string
    readonly bytes: number
    /** Of the stored bytes, as the sidecar has it. */
    readonly sha256: string
    readonly plainBytes: number
    readonly plainSha256: string
    readonly formatVersion: string
    readonly compression: string
  }
  readonly proof: { readonly mode: ProofMode; readonly file: string; readonly bytes: number; readonly sha256: string }
  /** Roles and settings of the server, where they were asked for. */
  readonly globals?: { readonly file: string; readonly bytes: number; readonly sha256: string }
  readonly encryption: { readonly method: Encryption; readonly recipients: readonly string[] }
  readonly server: ServerFacts
  /** Every manifest of ours says it. */
  readonly client?: { readonly version: string } | undefined
  readonly totals: {
    readonly tables: number
    readonly rows: number
    readonly sequences: number
    readonly largeObjects: number
    readonly databaseBytes: number
  }
  /** The newest date or time in the source that was cheap to find, to the hour, ISO 8601 in UTC; null where none was. Older manifests lack it. */
  readonly newestDataAt?: string | null
  readonly extensions: readonly Extension[]
  /** Roles that the database's objects name: owners, grantees, those of policies. */
  readonly roles: readonly string[]
  readonly schemaRevision: SchemaRevision | null
  readonly run: RunFacts | null
}

export interface ServerFacts {
  readonly version: string
  readonly versionNumber: number
  /** Equal only for a server and its physical copies; null where the role may not read it. */
  readonly systemIdentifier: string | null
  readonly encoding: string
  readonly collation: string
  readonly characterType: string
  readonly localeProvider: string
  /** Of the providers icu and builtin. */
  readonly locale: string | null
  /** Settings that decide how values read as text. */
  readonly settings: Readonly<Record<string, string>>
  readonly standby: boolean
  /** Of the last transaction that a standby had replayed, ISO 8601 in UTC; null on a primary, and where none was since it started. Older manifests lack it. */
  readonly replayedAt?: string | null
}

export interface Extension {
  readonly name: string
  readonly version: string
  readonly schema: string
}

export interface SchemaRevision {
  readonly tool: string
  readonly revisions: readonly string[]
}

export interface RunFacts {
  readonly repository: string
  readonly runId: string
  readonly attempt: string
  readonly commit: string
}

/** The manifest's closed part: sealed as the archive is. */
export interface Proof {
  readonly version: number
  readonly backup: string
  /** Where the source was reached: what a sandbox or a target must not be by mistake. */
  readonly source: { readonly host: string; readonly port: number }
  readonly relations: readonly RelationProof[]
  readonly sequences: readonly SequenceProof[]
  readonly largeObjects: { readonly count: number; readonly bytes: number; readonly fingerprint: string | null }
  readonly constraints: readonly ConstraintFacts[]
  readonly indexes: readonly IndexFacts[]
  readonly triggers: readonly TriggerFacts[]
  /** Of columns of dates and times, where it was cheap to find. Older manifests lack it. */
  readonly newest?: readonly NewestValue[]
}

/** The newest value of a column that is not in the future. */
export interface NewestValue {
  readonly schema: string
  readonly table: string
  readonly column: string
  /** ISO 8601 in UTC. */
  readonly at: string
}

export type RelationKind = 'table' | 'partitioned table' | 'materialized view' | 'foreign table'

export interface RelationProof {
  readonly schema: string
  readonly name: string
  readonly kind: RelationKind
  /** In the dump's own snapshot; null where nothing of it is in the archive. */
  readonly rows: number | null
  /** 128 bits in hex over its COPY lines, whatever their order; null where no content was hashed. */
  readonly fingerprint: string | null
  /** The parenthesised column list of its COPY statement, as pg_dump wrote it. */
  readonly columns: string | null
  /** Why it may differ after a restore, if it may. */
  readonly exempt: string | null
}

export interface SequenceProof {
  readonly schema: string
  readonly name: string
  readonly value: string
  readonly isCalled: boolean
}

export interface ConstraintFacts {
  readonly schema: string
  readonly table: string
  readonly name: string
  /** pg_constraint.contype */
  readonly type: string
  readonly definition: string
  readonly validated: boolean
}

export interface IndexFacts {
  readonly schema: string
  readonly table: string
  readonly name: string
  readonly definition: string
  readonly valid: boolean
  readonly unique: boolean
}

export interface TriggerFacts {
  readonly schema: string
  readonly table: string
  readonly name: string
  readonly definition: string
  /** pg_trigger.tgenabled */
  readonly enabled: string
}

/** What a drill found; stands beside the backup. It names no table: the run's report and log do. */
export interface DrillRecord {
  readonly version: number
  readonly backup: string
  readonly archiveSha256: string
  readonly at: string
  readonly verdict: 'proved' | 'damaged' | 'unproved'
  readonly reason: string | null
  /** Damaged are the bytes of the copy that was read, which are not those that were stored: a copy elsewhere may be whole. Left out otherwise. */
  readonly thisCopyAlone?: true
  readonly sandbox: string
  readonly serverVersion: string
  readonly restoreSeconds: number
  readonly migrationSeconds: number | null
  readonly totalSeconds: number
  readonly rowsProved: number
  readonly tablesProved: number
  /** Whether the drill opened the archive with a key; null for an archive in the plain, false after a rekey that no drill has followed. */
  readonly keyOpened: boolean | null
  /** Whom the archive was sealed for; a drill that opened it for others says nothing of today's keys. */
  readonly recipients: readonly string[]
  readonly run: RunFacts | null
}
