import type { Manifest } from '../../domain/manifest.ts'
import type { RetentionDecision } from '../../domain/retention.ts'

/** All that a backup's run found. */
export interface BackupReport {
  readonly action: 'backup'
  readonly status: 'passed'
  readonly backup: string
  readonly path: string
  readonly store: string
  readonly manifest: Manifest
  readonly durationSeconds: number
  /** When the store itself lets the backup go; null where it keeps it. */
  readonly expiresAt: string | null
  /** Relations that the proof leaves out, with their reasons. */
  readonly exempt: readonly { readonly relation: string; readonly reason: string }[]
  readonly warnings: readonly string[]
  readonly retention: { readonly decisions: readonly RetentionDecision[]; readonly removed: readonly string[] }
}
