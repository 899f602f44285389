import type { BackupReport } from '../../../src/actions/backup/report.ts'
import type { MigrationCheckReport, PlacedFinding, RevisionReport } from '../../../src/actions/migration-check/report.ts'
import { noFindings, reportOf } from '../../../src/actions/restore/report.ts'
import type { Outcome, RestoreReport } from '../../../src/actions/restore/report.ts'
import type { DrillRecord, Manifest } from '../../../src/domain/manifest.ts'
import type { Effects } from '../../../src/domain/migration-effects.ts'
import type { RestorePlan, Way } from '../../../src/domain/restore-plan.ts'

// Reports in which one text stands wherever a name, a path, a version or a sentence of others may.

const at = '2025-08-28T14:30:22.000Z'
const sha256 = 'a'.repeat(64)

function manifestOf(name: string): Manifest {
  return {
    version: 1, backup: name, database: name, takenAt: at, durationSeconds: 1,
    archive: { file: name, bytes: 1, sha256, plainBytes: 1, plainSha256: sha256, formatVersion: name, compression: name },
    proof: { mode: 'content', file: name, bytes: 1, sha256 }, encryption: { method: 'age', recipients: [name] },
    server: { version: name, versionNumber: 170005, systemIdentifier: name, encoding: name, collation: name, characterType: name, localeProvider: name, locale: name, settings: { lc_monetary: name }, standby: false },
    client: { version: name }, totals: { tables: 1, rows: 1, sequences: 1, largeObjects: 1, databaseBytes: 1 },
    extensions: [{ name, version: name, schema: name }], roles: [name], schemaRevision: { tool: name, revisions: [name] }, run: { repository: name, runId: name, attempt: name, commit: name },
  }
}

/** Of a backup with warnings, and with relations that its proof leaves out. */
export function hostileBackup(name: string): BackupReport {
  return {
    action: 'backup', status: 'passed', backup: name, path: name, store: name, manifest: manifestOf(name), durationSeconds: 1, expiresAt: null, exempt: [{ relation: name, reason: name }], warnings: [name, name],
    retention: { decisions: [{ id: name, keep: false, reasons: [name] }], removed: [name] },
  }
}

/** The plan of a restore upon a target that others are connected to, with everything missing that can be. */
export function hostilePlan(name: string, way: Way = 'swap'): RestorePlan {
  const drill: DrillRecord = {
    version: 1, backup: name, archiveSha256: sha256, at, verdict: 'proved', reason: name, sandbox: name, serverVersion: name, restoreSeconds: 1, migrationSeconds: 1, totalSeconds: 1, rowsProved: 1, tablesProved: 1,
    keyOpened: true, recipients: [name], run: null,
  }
  return {
    way, into: way === 'tables' ? 'replace' : null, goesOn: false, restoringAs: name, keptAs: name, safetyBackup: true, isSource: true, missingRoles: [name, name], missingExtensions: [name], objections: [], warnings: [name],
    backup: {
      id: name, database: name, takenAt: at, archiveBytes: 1, sealed: true, proof: 'content', tables: 1, rows: 1, relations: new Map([[name, 1]]), drill, needs: { roles: [name], tablespaces: [name] } as unknown as RestorePlan['backup']['needs'],
      source: { versionNumber: 170005, systemIdentifier: name, host: name, port: 1, encoding: name, databaseBytes: 1, extensions: [{ name, version: name, schema: name }] },
    },
    target: {
      database: name, host: name, port: 1, exists: true, versionNumber: 170005, systemIdentifier: name, standby: false, role: name, superuser: true, mayCreateDatabases: true, mayCreateRoles: true, isOwner: true, isTemplate: false,
      encoding: name, bytes: 1, contents: [name], tables: [{ name, rows: 2 }], notOurs: [name], connections: [{ application: name, user: name, count: 1 }], preparedTransactions: 0,
      mark: { backup: name, since: at, target: name, comment: name }, extensions: [], roles: [name], mayActAs: [name], tablespaces: [name], freeBytes: 1, leftover: 'none', unreadable: undefined, pooled: undefined,
    },
  }
}

/** Of a restore that ended so, with something in every place that can be filled. */
export function hostileRestore(name: string, outcome: Outcome, way: Way = 'swap'): RestoreReport {
  const tables = way !== 'tables' ? null : {
    planned: [{ table: name, target: name, how: 'fill' as const, rows: 1, replaced: 1 }], changes: [name], sentences: [name],
    restored: { tables: [{ table: name, target: name, rows: 1, removed: 1 }], sequences: [{ sequence: name, value: '1' }], compared: true, notes: [name] },
  }
  return reportOf(hostilePlan(name, way), outcome, {
    ...noFindings(), verdict: { verdict: 'damaged', reason: name }, failure: { code: 'x', message: name, hint: name }, tables, problems: [{ step: 'rows', level: 'damaged', sentence: name, hint: name }], notes: [name], rolesCreated: [name],
    safetyBackup: { backup: name, store: name }, previousDatabase: name, keptDatabase: name, wayBack: name, seconds: { restore: 1 },
  })
}

function effectsOf(name: string): Effects {
  const table = { id: 1, name, rows: 1, bytes: 1 }
  const statement = name
  return {
    seconds: 1, statements: [{ text: name, seconds: 1, command: name, failed: false }],
    locks: [{ table, mode: 'AccessExclusiveLock', modeName: 'ACCESS EXCLUSIVE', consequence: 'reads and writes wait', heldSeconds: 1, statement }], waits: [], rewrites: [{ table, cause: name, statement }],
    scans: [], indexes: [], dropped: [{ what: 'table', table, column: name, lost: 1 }], cascaded: [], changed: [{ table, inserted: 1, updated: 1, deleted: 1 }], nulled: [{ table, column: name, values: 1 }], unvalidated: [],
    invalidIndexes: [], enums: [], types: [], longestTransactionSeconds: 1, walBytes: 1, walUnderstated: false, failures: [], gaps: [name],
  } as unknown as Effects
}

/** Of a check whose migration failed, with findings at a file and an undo that differs. */
export function hostileCheck(name: string): MigrationCheckReport {
  const table = { id: 1, name, rows: 1, bytes: 1 }
  const finding: PlacedFinding = { rule: 'table-rewrite', level: 'fail', sentence: name, reason: 'It waits.', cure: 'Do it otherwise.', table, statement: name, accepted: undefined, file: name, line: 1 }
  const revision: RevisionReport = {
    revision: name, file: name, effects: effectsOf(name), findings: [finding, { ...finding, accepted: name }], schema: [{ object: name, change: 'changed', lines: [name, `-${name}`] }],
    failure: { sentence: name, hint: name, statement: name, sqlState: name, tables: [table], state: name }, undo: { outcome: 'undone', seconds: 1, reason: name, differences: [name] },
  }
  return {
    action: 'migration-check', verdict: 'failed', reason: name, backup: name, database: name, takenAt: at, isProved: true, sandbox: name, command: name, before: [name],
    revisions: [revision, { ...revision, failure: null, undo: { outcome: 'failed', seconds: 1, reason: name, differences: [] } }],
    appliedAgain: false, rowsCompared: 1, problems: [{ level: 'failed', sentence: name, hint: name }], notes: [name], warm: false, seconds: { restore: 1, ready: 1, total: 1 },
  }
}
