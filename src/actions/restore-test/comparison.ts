import { entriesAt } from '../../archive/entries.ts'
import { LargeObjectHasher, RowHasher } from '../../archive/fingerprint.ts'
import { readArchive } from '../../archive/reader.ts'
import type { ArchiveEntry } from '../../archive/reader.ts'
import type { PlainArchive } from '../../domain/archive-name.ts'
import type { Connection } from '../../domain/connection.ts'
import type { Manifest, Proof } from '../../domain/manifest.ts'
import { compareSequences, compareTables, nameOf } from '../../domain/proof.ts'
import type { Archived } from '../../domain/proof.ts'
import { asReadBack, compareSchemas } from '../../domain/schema.ts'
import { counted, number } from '../../domain/units.ts'
import { majorOf } from '../../domain/versions.ts'
import type { Tool } from '../../kit/process.ts'
import { countViews, readRestored } from '../../postgres/restored.ts'
import type { RestoredRequest } from '../../postgres/restored.ts'
import { startSchemaDump } from '../../postgres/schema-dump.ts'
import { withSchemaRead } from '../../postgres/schema-reading.ts'
import { protectionDifferences } from './validate.ts'

/** A restored database and what it is held against. */
export interface ComparisonRequest {
  readonly connection: Connection
  readonly serverVersionNumber: number
  readonly manifest: Manifest
  readonly proof: Proof
  /** The archive in the plain, on this machine. */
  readonly archive: PlainArchive
  /** Of the restored server's major. */
  readonly pgDump: Tool
  readonly pgRestore: Tool
  /** Whether owners and privileges were restored. */
  readonly ownership: boolean
  readonly settings: Readonly<Record<string, string>>
  readonly sessions: number
  readonly signal: AbortSignal
}

type SchemaRequest = Pick<ComparisonRequest, 'pgDump' | 'settings' | 'signal'> & { readonly manifest?: Manifest | undefined }

export interface Compared {
  /** A sentence for everything that is not as it was in the source. */
  readonly differences: readonly string[]
  /** What differs rightly, each with its reason. */
  readonly notes: readonly string[]
  readonly rows: number
  readonly tables: number
}

/** Reads every row, sequence and large object of a restored database; with `turn`, while it is still being restored. */
export function readRows(request: Omit<ComparisonRequest, 'archive' | 'pgDump' | 'pgRestore'>, onTable: (rows: number) => void, turn?: RestoredRequest['turn']): Promise<Archived> {
  return readRestored({
    ...(turn === undefined ? {} : { turn }),
    connection: request.connection, proof: request.proof, encoding: request.manifest.server.encoding, sessions: request.sessions, settings: request.settings,
    newHasher: () => new RowHasher(), newObjectHasher: () => new LargeObjectHasher(), signal: request.signal, onTable,
  })
}

/** Compares what was read, and every object of the schema, with the source. To be called when the restore is through and before anything changes it. */
export async function compareRestored(request: ComparisonRequest, found: Archived): Promise<Compared> {
  const [views, schema] = await Promise.all([countViews(request.connection, request.proof, request.settings), compareObjects(request)])
  const { proof } = request
  // A materialized view is computed anew by the restore; over now() or random() it is another one, and rightly so, as long as it is populated.
  const computed = new Set(views.filter(({ rows }) => rows !== null).map(nameOf))
  const place = 'the restored database'
  const tables = compareTables(proof, [...found.tables, ...views], place)
  const rightly = tables.differences.filter(({ relation }) => computed.has(relation)).map(({ sentence }) => `${sentence}: a materialized view, computed anew by the restore`)
  const differences = tables.differences.filter(({ relation }) => !computed.has(relation)).map(({ sentence }) => sentence)
  differences.push(...compareSequences(proof.sequences, found.sequences, place).map(({ sentence }) => sentence), ...largeObjectDifference(proof, found))
  return { differences: [...differences, ...schema.differences], notes: [...rightly, ...schema.notes], rows: tables.rowsCompared, tables: tables.tablesCompared }
}

function largeObjectDifference(proof: Proof, { largeObjects }: Archived): string[] {
  const { count, fingerprint } = proof.largeObjects
  if (largeObjects.count !== count) return [`${counted(largeObjects.count, 'large object')} restored, the source had ${number(count)}`]
  return fingerprint === null || largeObjects.fingerprint === fingerprint ? [] : ['the large objects have other content in the restored database than in the source']
}

/**
 * Every object of the schema, letter for letter as pg_dump writes it. A server may write an expression in other words once it has read its own
 * (`varchar IN (…)` does so even within a major): where something differs, what this server makes of the archive's text is what must stand there.
 */
async function compareObjects(request: ComparisonRequest): Promise<{ differences: string[]; notes: string[] }> {
  const isSameMajor = majorOf(request.serverVersionNumber) === majorOf(request.manifest.server.versionNumber)
  const found = await schemaOf(request.connection, request)
  const archived = await entriesAt(request.archive)
  const differences = compareSchemas(archived, found, request)
  if (isSameMajor && differences.length === 0) return { differences, notes: [] }
  const read = await withSchemaRead(request, (connection) => schemaOf(connection, request))
  // Another major sorts some objects under other kinds, so that its own reading is all that can be compared.
  if (read !== undefined) return { differences: compareSchemas(isSameMajor ? asReadBack(archived, read) : read, found, request), notes: [] }
  if (isSameMajor) return { differences, notes: [] }
  const { failures, notices } = await protectionDifferences(request.connection, request.proof, request.settings)
  return { differences: failures, notes: ['the sandbox has another major than the source, and the role may not create databases: constraints, indexes and triggers are compared, not the text of every object', ...notices] }
}

/** The schema of a database, object by object, as pg_dump writes it. */
export async function schemaOf(connection: Connection, request: SchemaRequest): Promise<readonly ArchiveEntry[]> {
  const dump = startSchemaDump(request.pgDump, connection, { encoding: request.manifest?.server.encoding ?? 'UTF8', settings: request.settings, signal: request.signal })
  const [contents] = await Promise.allSettled([readArchive(dump.stdout)])
  // What pg_dump says comes before what is wrong with its output in consequence.
  await dump.done
  if (contents.status === 'rejected') throw contents.reason
  return contents.value.entries
}
