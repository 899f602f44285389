import { seals } from './archive-name.ts'
import { manifestVersion } from './manifest.ts'
import { count, flag, hash, isRecord, listOf, moment, nullable, number, oneOf, optional, record, text } from './shape.ts'

const runFacts = nullable(record({ repository: text, runId: text, attempt: text, commit: text }))
const stored = { file: text, bytes: count, sha256: hash }

const serverFacts = record({
  version: optional(text), versionNumber: optional(number), systemIdentifier: optional(nullable(text)), encoding: optional(text), collation: optional(text), characterType: optional(text),
  localeProvider: optional(text), locale: optional(nullable(text)), settings: optional((value) => isRecord(value) && Object.values(value).every(text)), standby: optional(flag), replayedAt: optional(nullable(text)),
})

/** The open part. */
export const manifestShape = record({
  version: number, backup: text, database: text, takenAt: moment, durationSeconds: optional(number),
  archive: record({ ...stored, plainBytes: count, plainSha256: hash, formatVersion: text, compression: text }),
  proof: record({ ...stored, mode: oneOf('content', 'rows', 'none') }),
  globals: optional(record(stored)),
  encryption: record({ method: oneOf(...Object.keys(seals)), recipients: listOf(text) }),
  server: serverFacts, client: optional(record({ version: text })),
  totals: record({ tables: count, rows: count, sequences: count, largeObjects: count, databaseBytes: number }),
  extensions: listOf(record({ name: text, version: text, schema: text })), roles: listOf(text),
  newestDataAt: optional(nullable(moment)),
  schemaRevision: optional(nullable(record({ tool: text, revisions: listOf(text) }))), run: optional(runFacts),
})

const named = { schema: text, table: text, name: text, definition: text }

/** The closed part. */
export const proofShape = record({
  version: number, backup: text, source: record({ host: text, port: number }),
  relations: listOf(record({
    schema: text, name: text, kind: oneOf('table', 'partitioned table', 'materialized view', 'foreign table'), rows: nullable(count), fingerprint: nullable(text), columns: nullable(text), exempt: nullable(text),
  })),
  sequences: listOf(record({ schema: text, name: text, value: text, isCalled: flag })),
  largeObjects: record({ count, bytes: optional(count), fingerprint: optional(nullable(text)) }),
  constraints: listOf(record({ ...named, type: text, validated: flag })),
  indexes: listOf(record({ ...named, valid: flag, unique: flag })),
  triggers: listOf(record({ ...named, enabled: text })),
  newest: optional(listOf(record({ schema: text, table: text, column: text, at: moment }))),
})

/** The record of a drill. */
export const drillShape = record({
  version: oneOf(manifestVersion), backup: text, archiveSha256: hash, at: moment, verdict: oneOf('proved', 'damaged', 'unproved'), reason: nullable(text), thisCopyAlone: optional(oneOf(true)), sandbox: text, serverVersion: text,
  restoreSeconds: number, migrationSeconds: nullable(number), totalSeconds: number, rowsProved: count, tablesProved: count, keyOpened: nullable(flag), recipients: listOf(text), run: optional(runFacts),
})
