import { backupName } from '../../../src/domain/archive-name.ts'
import type { Finding } from '../../../src/domain/finding.ts'
import type { ListedBackup, StatusReport } from '../../../src/actions/status/report.ts'

const day = 86_400_000
/** When the reports were made. */
export const at = new Date('2025-08-28T21:30:22Z')

/** A month of nights that grew slowly; one night is missing, every seventh was drilled. No randomness: golden files are made of it. */
function nights(count: number, database: string): ListedBackup[] {
  return Array.from({ length: count }, (_, night): ListedBackup => {
    const takenAt = new Date(at.getTime() - 7 * 3_600_000 - night * day - (night > 10 ? day : 0))
    const wave = Math.sin(night * 1.7) * 0.02
    const { id } = backupName(database, takenAt)
    const drilled = night % 3 === 1
    return {
      id, file: `${id}.dump.age`, takenAt: takenAt.toISOString(), bytes: Math.round(1.34e9 * (1 - night * 0.006 + wave)), encryption: 'age', good: true,
      rows: 18_420_133 - night * 61_207, tables: 84, durationSeconds: Math.round(212 * (1 - night * 0.004 - wave * 2)),
      drill: drilled ? 'proved' : null, drilledAt: drilled ? new Date(takenAt.getTime() + 3_600_000).toISOString() : null,
      restoreSeconds: drilled ? Math.round(411 * (1 - night * 0.005 + wave)) : null, expiresAt: null,
    }
  })
}

/** A report of which nothing speaks against the backups; what a test is about is changed in it. */
export function reportOf(change: Partial<StatusReport> = {}, count = 31, database = 'zimmer'): StatusReport {
  const backups = nights(count, database)
  const [latest] = backups
  const drilled = backups.find(({ drill }) => drill === 'proved')
  const drill = drilled === undefined ? null : { backup: drilled.id, at: drilled.drilledAt ?? '', restoreSeconds: drilled.restoreSeconds ?? 0, ageDays: (at.getTime() - Date.parse(drilled.drilledAt ?? '')) / day }
  return {
    action: 'status', version: 1, at: at.toISOString(), store: 's3://backups/zimmer', database, health: 'healthy', findings: [],
    thresholds: {
      maxAgeHours: 26, minBackups: 3, maxDrillAgeDays: 8, maxRestoreMinutes: 30, maxShrinkPercent: 30, maxSlowdownPercent: 100, maxStillDays: 7, maxDataAgeHours: 26,
      endOfLifeDays: 180, maxStoreBytes: 100e9, minFreeBytes: null,
    },
    total: backups.length, good: backups.length, checksums: backups.length, latest: latest?.id ?? null,
    ageHours: latest === undefined ? null : (at.getTime() - Date.parse(latest.takenAt)) / 3_600_000, bytes: backups.reduce((sum, { bytes }) => sum + bytes, 0),
    storage: { bytes: 52.3e9, bytesPerWeek: 1.7e9, limitBytes: 100e9, fullInWeekOf: '2026-03-09', freeBytes: null }, stores: [], backups,
    series: backups.toReversed().map(({ takenAt, bytes, rows, durationSeconds, restoreSeconds }) => ({ at: takenAt, bytes, rows, durationSeconds, restoreSeconds })),
    newestDrill: drill === null ? null : { ...drill, verdict: 'proved', reason: null }, lastProvedDrill: drill,
    source: { server: '17.5', client: '17.5', endOfLife: '2029-11-08', standby: false, replayedAt: null, newestDataAt: null },
    tables: { judged: 84, unread: null, shrunk: [] }, schedule: null, ...change,
  }
}

/** Findings with names in French, Persian, Hebrew and in the signs of HTML, Markdown and a terminal. */
export const findings: readonly Finding[] = [
  { id: 'drill-failed', level: 'critical', sentence: 'the newest restore test found zimmer-20250828_143022 damaged: a row of public."سفارش‌های مشتری" differs', discreet: 'the newest restore test found zimmer-20250828_143022 damaged', advice: 'Do not rely on this backup: verify the others, and take a new one: zimmer-backup verify all' },
  { id: 'table-shrunk', level: 'warning', sentence: 'public."Détails d\'été" has 812 rows, 41 % fewer than the usual 1,377, and public."הזמנות 2025" 40 of 95', discreet: '2 tables lost more than 30 % of their rows', advice: 'See what removed the rows, and keep an older backup until it is known' },
  { id: 'rows-shrunk', level: 'warning', sentence: 'public."<script>alert(1)</script>|`$(id)`\u202e\u001b[31m" lost rows', discreet: 'rows were lost', advice: 'See what the source has lost, and keep an older backup until it is known' },
  { id: 'store-nearly-full', level: 'warning', sentence: 'the store holds 92.0 GB of the 100 GB of max-store-size, and will be full in the week of 2025-09-08', discreet: 'the store holds 92.0 GB of the 100 GB of max-store-size, and will be full in the week of 2025-09-08', advice: 'Let retention keep fewer backups, or raise max-store-size' },
]

/** The reports that golden files are kept of. */
export const reports = {
  healthy: reportOf(),
  critical: reportOf({ health: 'critical', findings }, 31, 'boutique d\'été سفارش'),
  empty: reportOf({
    health: 'critical', latest: null, ageHours: null, total: 0, good: 0, checksums: 0, bytes: 0, lastProvedDrill: null, newestDrill: null,
    storage: { bytes: 0, bytesPerWeek: null, limitBytes: null, fullInWeekOf: null, freeBytes: null }, source: null,
    findings: [{ id: 'no-backups', level: 'critical', sentence: 'there is no backup', discreet: 'there is no backup', advice: 'Take a backup: zimmer-backup backup' }],
  }, 0),
} satisfies Record<string, StatusReport>
