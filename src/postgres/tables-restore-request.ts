import type { PlainArchive } from '../domain/archive-name.ts'
import type { Connection } from '../domain/connection.ts'
import type { Proof, RelationProof } from '../domain/manifest.ts'
import type { Into } from '../domain/restore-plan.ts'
import type { QualifiedName } from '../domain/sql-definitions.ts'
import type { ArchivedObject, SelectedTable, TableSelection } from '../domain/table-selection.ts'
import type { TableName } from '../domain/table-names.ts'
import type { Tool } from '../kit/process.ts'
import type { Hasher } from './restored.ts'
import type { LiveTable } from './tables-restore-target.ts'

export interface TablesRequest {
  readonly connection: Connection
  /** Of the target's major. */
  readonly pgRestore: Tool
  /** The archive in the plain, on this machine. */
  readonly archive: PlainArchive
  /** A private folder that outlives the request. */
  readonly folder: string
  /** The archive's table of contents, in its order. */
  readonly entries: readonly ArchivedObject[]
  readonly names: readonly TableName[]
  readonly into: Into
  /** The schema's name, or what is put at the end of names. */
  readonly intoName: string
  /** The manifest's closed part; undefined for a backup without one. */
  readonly proof: Proof | undefined
  /** With owners and privileges, for what is created; without, it belongs to the role that restores. */
  readonly ownership: boolean
  /** Settings under which the source's values read as text. */
  readonly settings: Readonly<Record<string, string>>
  /** How long to wait for a lock that somebody else holds. */
  readonly lockSeconds: number
  readonly newHasher: () => Hasher
  readonly signal: AbortSignal
  /** Called after each table, named as in the backup, with its rows. */
  readonly onTable?: (table: QualifiedName, rows: number) => void
}

/** What is going to happen to one chosen table, or partition of one. */
export interface PlannedTable {
  readonly table: SelectedTable
  readonly target: QualifiedName
  /** `fill`: the live table stays, its rows are replaced. */
  readonly how: 'fill' | 'create'
  /** In the backup, as its manifest has it; null where that is not known, or the rows are in partitions. */
  readonly rows: number | null
  /** In the live table; null where there is none, or its rows cannot be counted. */
  readonly replaced: number | null
}

export interface TablesPlan {
  readonly tables: readonly PlannedTable[]
  /** What becomes of each table, a sentence each. */
  readonly changes: readonly string[]
  /** What else somebody should know before agreeing, a sentence each. */
  readonly sentences: readonly string[]
  readonly selection: TableSelection
  /** Live tables whose rows are going to be replaced, with partitions that the backup does not know. */
  readonly live: readonly LiveTable[]
  /** False where the target lacks a tablespace that the archive names. */
  readonly tablespaces: boolean
}

export interface TablesRestored {
  readonly tables: readonly { readonly source: QualifiedName; readonly target: QualifiedName; readonly rows: number; readonly fingerprint: string; readonly removed: number }[]
  readonly sequences: readonly { readonly name: QualifiedName; readonly value: string }[]
  /** What was left out, or differs from the backup, a sentence each. */
  readonly notes: readonly string[]
}

/** What the manifest says of a table. */
export function proofOf({ proof }: TablesRequest, table: QualifiedName): RelationProof | undefined {
  return proof?.relations.find((relation) => relation.schema === table.schema && relation.name === table.name)
}

/** The encoding of the archive: of its names, definitions and rows. */
export function encodingOf({ entries }: Pick<TablesRequest, 'entries'>): string {
  return /'([^']+)'/.exec(entries.find(({ description }) => description === 'ENCODING')?.definition ?? '')?.[1] ?? 'UTF8'
}

/** The settings of a session that restores: rows read as they did at the source, nothing is hidden, every name means what it says. */
export function settingsOf(request: TablesRequest): Record<string, string> {
  const strings = request.entries.find(({ description }) => description === 'STDSTRINGS')?.definition?.includes(`'off'`) === true
  return { ...request.settings, row_security: 'off', search_path: '', standard_conforming_strings: strings ? 'off' : 'on', default_transaction_read_only: 'off', check_function_bodies: 'off' }
}
