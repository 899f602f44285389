import { entriesAt } from '../../archive/entries.ts'
import { RowHasher } from '../../archive/fingerprint.ts'
import type { PlainArchive } from '../../domain/archive-name.ts'
import type { Connection } from '../../domain/connection.ts'
import type { Manifest, Proof } from '../../domain/manifest.ts'
import { nameOf } from '../../domain/proof.ts'
import { parseTableNames } from '../../domain/table-names.ts'
import { counted } from '../../domain/units.ts'
import type { Parsed } from '../../kit/inputs.ts'
import { plain } from '../../kit/markdown.ts'
import { makePrivateFolder, removePrivateFolder } from '../../kit/private-folder.ts'
import type { Clients } from '../../postgres/clients.ts'
import { supportedSettings } from '../../postgres/sandbox-preparation.ts'
import { planTables, restoreTables } from '../../postgres/tables-restore.ts'
import type { TablesPlan, TablesRequest } from '../../postgres/tables-restore.ts'
import type { Context } from '../action.ts'
import type { tablesInputs } from './tables-inputs.ts'

export interface ChosenTables {
  readonly inputs: Parsed<typeof tablesInputs>
  readonly tables: string
  readonly connection: Connection
  readonly clients: Clients
  /** The archive in the plain, on this machine, verified. */
  readonly archive: PlainArchive
  readonly manifest: Manifest | undefined
  readonly proof: Proof | undefined
  readonly ownership: boolean
  readonly context: Context
}

/** The plan as the report and the log have it, and what carries it out. */
export interface PlannedTables {
  readonly tables: readonly { readonly table: string; readonly target: string; readonly how: 'fill' | 'create'; readonly rows: number | null; readonly replaced: number | null }[]
  /** What becomes of each table, in words. */
  readonly changes: readonly string[]
  /** What else somebody should know before agreeing. */
  readonly sentences: readonly string[]
  carryOut(): Promise<TablesReport>
}

/** What became of chosen tables. */
export interface TablesReport {
  readonly tables: readonly { readonly table: string; readonly target: string; readonly rows: number; readonly removed: number }[]
  readonly sequences: readonly { readonly sequence: string; readonly value: string }[]
  /** Whether every row was compared with the manifest; without one, with the archive alone. */
  readonly compared: boolean
  readonly notes: readonly string[]
}

// A restore that waits longer for a lock would keep everybody behind it waiting as well.
const lockSeconds = 30

/** Plans the restore of chosen tables; changes nothing. Throws the KnownErrors of `planTables`. */
export async function planChosenTables(chosen: ChosenTables): Promise<PlannedTables> {
  const { request, notes } = await requestFor(chosen)
  const plan = await planTables(request)
  return {
    tables: plan.tables.map(({ table, target, how, rows, replaced }) => ({ table: nameOf(table), target: nameOf(target), how, rows, replaced })),
    changes: plan.changes,
    sentences: plan.sentences,
    carryOut: () => carryOut(chosen, request, plan, notes),
  }
}

async function requestFor({ inputs, tables, connection, clients, archive, manifest, proof, ownership, context }: ChosenTables): Promise<{ request: TablesRequest; notes: readonly string[] }> {
  const { host } = context
  const folder = await makePrivateFolder(host.temporaryDirectory, 'tables')
  context.cleanup.add('remove the lists for pg_restore', () => removePrivateFolder(folder))
  const notes: string[] = []
  const into = inputs.into
  const request: TablesRequest = {
    connection, pgRestore: clients.pgRestore, archive, folder, entries: await entriesAt(archive), names: parseTableNames(tables),
    into, intoName: inputs['into-name'] ?? (into === 'schema' ? 'restored' : '_restored'), proof, ownership, lockSeconds,
    settings: await supportedSettings(connection, manifest?.server.settings ?? {}, notes, 'the target'), newHasher: () => new RowHasher(), signal: host.interrupted,
    onTable: (table, rows) => { host.line(`    ${plain(nameOf(table))}: ${counted(rows, 'row')}`) },
  }
  return { request, notes }
}

async function carryOut({ inputs, proof, context }: ChosenTables, request: TablesRequest, plan: TablesPlan, notes: readonly string[]): Promise<TablesReport> {
  context.host.line(`>>> Restoring ${counted(plan.tables.length, 'table')} (${inputs.into}), in one transaction`)
  const restored = await restoreTables(request, plan)
  const fingerprinted = new Set(proof?.relations.filter(({ fingerprint, exempt }) => fingerprint !== null && exempt === null).map(nameOf))
  return {
    tables: restored.tables.map(({ source, target, rows, removed }) => ({ table: nameOf(source), target: nameOf(target), rows, removed })),
    sequences: restored.sequences.map(({ name, value }) => ({ sequence: nameOf(name), value })),
    compared: restored.tables.length > 0 && restored.tables.every(({ source }) => fingerprinted.has(nameOf(source))),
    notes: [...notes, ...restored.notes],
  }
}
