import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Context } from '../../../src/actions/action.ts'
import { status } from '../../../src/actions/status/inputs.ts'
import type { StatusReport } from '../../../src/actions/status/report.ts'
import { reportStatus } from '../../../src/actions/status/run.ts'
import { archiveFile, backupName, drillFile, manifestFile, proofFile, sidecarFile } from '../../../src/domain/archive-name.ts'
import type { DrillRecord, ServerFacts } from '../../../src/domain/manifest.ts'
import { Cleanup } from '../../../src/kit/cleanup.ts'
import { readInputs } from '../../../src/kit/inputs.ts'
import { sha256 } from '../store/content.ts'

/** A backup as a test plants it; what is left out is as it should be. */
export interface Planted {
  readonly hoursAgo: number
  readonly archive?: string
  readonly sidecar?: string | null
  readonly manifest?: string
  readonly tables?: Readonly<Record<string, { rows: number; fingerprint?: string }>>
  readonly seconds?: number
  readonly server?: Partial<ServerFacts>
  /** How old the newest value of public.orders.at was. */
  readonly dataHours?: number
  readonly drill?: Partial<DrillRecord>
}

export const now = new Date('2026-08-28T12:00:00Z')

/** A folder of planted backups, and status over it, in this process and at a time of the test's own. */
export class Scene {
  readonly folder = mkdtempSync(join(tmpdir(), 'zimmer-status-'))
  /** All that was said, a line each. */
  readonly lines: string[] = []
  readonly warnings: string[] = []

  /** Plants the files of a backup of database `zimmer`, and gives its name. */
  plant(backup: Planted, store = 'archives'): string {
    mkdirSync(join(this.folder, store), { recursive: true })
    for (const [name, content] of this.filesOf(backup)) writeFileSync(join(this.folder, store, name), content)
    return this.id(backup.hoursAgo)
  }

  id(hoursAgo: number): string {
    return backupName('zimmer', new Date(now.getTime() - hoursAgo * 3_600_000)).id
  }

  filesOf({ hoursAgo, archive = 'archive', sidecar, manifest, tables = {}, seconds = 60, server = {}, dataHours, drill }: Planted): [string, string][] {
    const id = this.id(hoursAgo)
    const [file, proof] = [archiveFile(id, 'none'), proofFile(id, 'none')]
    const takenAt = new Date(now.getTime() - hoursAgo * 3_600_000).toISOString()
    const relations = Object.entries(tables).map(([relation, { rows, fingerprint = null }]) => {
      const [schema = '', name = ''] = relation.split(/\.(.*)/s)
      return { schema, name, kind: 'table', rows, fingerprint, columns: null, exempt: null }
    })
    const rows = relations.reduce((sum, one) => sum + one.rows, 0)
    const closed = JSON.stringify({ version: 1, backup: id, source: { host: 'h', port: 5432 }, relations, sequences: [], largeObjects: { count: 0, bytes: 0, fingerprint: null }, constraints: [], indexes: [], triggers: [], ...(dataHours === undefined ? {} : { newest: [{ schema: 'public', table: 'orders', column: 'at', at: dataAt(hoursAgo + dataHours) }] }) })
    const open = JSON.stringify({
      version: 1, backup: id, database: 'zimmer', takenAt, durationSeconds: seconds,
      archive: { file, bytes: archive.length, sha256: sha256(archive), plainBytes: archive.length, plainSha256: sha256(archive), formatVersion: '1.16.0', compression: 'zstd:1' },
      proof: { mode: 'content', file: proof, bytes: closed.length, sha256: sha256(closed) }, encryption: { method: 'none', recipients: [] },
      server: { version: '17.6', versionNumber: 170006, standby: false, replayedAt: null, ...server }, client: { version: '17.6' },
      totals: { tables: relations.length, rows, sequences: 0, largeObjects: 0, databaseBytes: 1 }, extensions: [], roles: [], schemaRevision: null, run: null, ...(dataHours === undefined ? {} : { newestDataAt: dataAt(hoursAgo + dataHours) }),
    })
    const record = { version: 1, backup: id, archiveSha256: sha256(archive), at: takenAt, verdict: 'proved', reason: null, sandbox: 'local', serverVersion: '17.6', restoreSeconds: 40, migrationSeconds: 2, totalSeconds: 60, rowsProved: rows, tablesProved: 1, keyOpened: null, recipients: [], run: null, ...drill }
    return [
      [file, archive], [proof, closed], [manifestFile(id), manifest ?? open],
      ...(sidecar === null ? [] : [[sidecarFile(file), sidecar ?? `${sha256(archive)}  ${file}\n`] as [string, string]]), ...(drill === undefined ? [] : [[drillFile(id), JSON.stringify(record)] as [string, string]]),
    ]
  }

  /** What status says, with inputs as a user writes them; the store is `archives` unless they name another. */
  async judge(inputs: Readonly<Record<string, string>> = {}, more: Partial<Context> & { environment?: Record<string, string> } = {}): Promise<StatusReport> {
    this.lines.length = 0
    this.warnings.length = 0
    const given = { 'on-problem': 'warn', ...inputs, store: (inputs['store'] ?? 'archives').split('\n').map((line) => line.includes('://') ? line : join(this.folder, line)).join('\n') }
    const environment = more.environment ?? {}
    const read = readInputs(status.inputs, { given: new Map(Object.entries(given)), environment, envFile: {} }, () => undefined)
    const host: Context['host'] = {
      kind: 'terminal', environment, temporaryDirectory: this.folder, interrupted: new AbortController().signal, mask: () => undefined, clean: (text) => text,
      line: (text) => { this.lines.push(text) }, notice: () => undefined, detail: () => undefined, warning: (text) => { this.warnings.push(text) }, error: (text) => { this.warnings.push(text) },
      group: (_, work) => work(), output: () => undefined, progress: () => undefined, summary: () => Promise.resolve(), saveState: () => undefined, state: () => undefined,
    }
    return reportStatus(read, { now: () => now, cleanup: new Cleanup(), ...more, host })
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

function dataAt(hoursAgo: number): string {
  return new Date(now.getTime() - hoursAgo * 3_600_000).toISOString()
}

/** The findings of a report, by their ids. */
export function idsOf(report: StatusReport): string[] {
  return report.findings.map(({ id }) => id)
}
