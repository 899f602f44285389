import { parseFile } from '../../domain/archive-name.ts'
import { growthOf, sizeOf, weekWhenFull } from '../../domain/growth.ts'
import { judgeHealth } from '../../domain/health.ts'
import type { HealthFacts } from '../../domain/health.ts'
import type { DrillRecord } from '../../domain/manifest.ts'
import { exitStatus } from '../../kit/errors.ts'
import type { Read } from '../../kit/inputs.ts'
import type { Store, StoredSet } from '../../store/store.ts'
import type { Context, Execute } from '../action.ts'
import { namedDatabase, readDrill, readManifest, setsIn } from '../backups.ts'
import { storeFor } from '../store.ts'
import type { status } from './inputs.ts'
import type { StatusReport } from './report.ts'
import { statusLines } from './text.ts'
import { outputsOf, summaryOf } from './views.ts'

type Inputs = typeof status.inputs

/** The status action. */
export const run: Execute<Inputs> = async (read, context) => {
  const report = await reportStatus(read, context)
  const failing = report.health === 'critical' && read.values['on-problem'] === 'fail'
  return { status: failing ? exitStatus.failed : exitStatus.passed, report, outputs: outputsOf(report), summary: summaryOf(report) }
}

/** Looks at the store and says how the backups stand. */
export async function reportStatus(read: Read<Inputs>, context: Context): Promise<StatusReport> {
  const { values: inputs } = read
  const store = await storeFor(inputs, context)
  const database = namedDatabase(read)
  const all = await store.list()
  const sets = setsIn(store, all, database)
  const drills = await readDrills(store, sets)
  const recipients = await newestRecipients(store, sets)
  const report = assemble({ store, database: database ?? sets[0]?.database ?? null, sets, all, drills, recipients, inputs, now: context.now() })
  for (const line of statusLines(report)) context.host.line(line)
  for (const finding of report.findings) {
    if (finding.level === 'critical' && inputs['on-problem'] === 'fail') context.host.error(finding.sentence)
    else context.host.warning(finding.sentence)
  }
  return report
}

async function readDrills(store: Store, sets: readonly StoredSet[]): Promise<Map<string, DrillRecord>> {
  const drills = new Map<string, DrillRecord>()
  await Promise.all(sets.filter((set) => set.complete).map(async (set) => {
    const drill = await readDrill(store, set)
    if (drill !== undefined) drills.set(set.id, drill)
  }))
  return drills
}

/** Whom the newest backup is sealed for: a drill that opened one for others says nothing of today's keys. */
async function newestRecipients(store: Store, sets: readonly StoredSet[]): Promise<string> {
  const newest = sets.find((set) => set.complete)
  const manifest = newest === undefined ? undefined : await readManifest(store, newest).catch(() => undefined)
  return recipientsKey(manifest?.encryption.recipients)
}

function recipientsKey(recipients: readonly string[] | undefined): string {
  return [...recipients ?? []].sort().join('\n')
}

interface Seen {
  readonly store: Store
  readonly database: string | null
  readonly sets: readonly StoredSet[]
  /** Those of other databases, too. */
  readonly all: readonly StoredSet[]
  readonly drills: ReadonlyMap<string, DrillRecord>
  readonly recipients: string
  readonly inputs: Read<Inputs>['values']
  readonly now: Date
}

function assemble({ store, database, sets, all, drills, recipients, inputs, now }: Seen): StatusReport {
  const complete = sets.filter((set) => set.complete)
  const latest = complete[0]
  const hours = latest === undefined ? undefined : (now.getTime() - latest.takenAt.getTime()) / 3_600_000
  const growth = growthOf(all, now)
  const limitBytes = inputs['max-store-size']
  const byTime = [...drills.values()].sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
  const daysAgo = (drill: DrillRecord) => (now.getTime() - Date.parse(drill.at)) / 86_400_000
  const [newest] = byTime
  const lastProved = byTime.find(({ verdict }) => verdict === 'proved')
  const opened = byTime.find((drill) => drill.keyOpened === true && recipientsKey(drill.recipients) === recipients)
  const facts: HealthFacts = {
    total: complete.length, checksums: sets.filter((set) => set.files.sidecar !== undefined).length,
    incomplete: sets.filter((set) => !set.complete).map(({ id }) => id), newestAgeHours: hours,
    newestDrill: newest === undefined ? undefined : { backup: newest.backup, verdict: newest.verdict, reason: newest.reason, ageDays: daysAgo(newest) },
    lastProvedDrillAgeDays: lastProved === undefined ? undefined : daysAgo(lastProved),
    sealed: parseFile(latest?.files.archive?.name ?? '')?.encryption !== 'none' && latest !== undefined,
    keyOpenedAgeDays: opened === undefined ? undefined : daysAgo(opened),
    storage: { growth, nextBytes: latest === undefined ? 0 : sizeOf(latest), now },
    expiring: [...new Set([latest, complete.find(({ id }) => drills.get(id)?.verdict === 'proved')])].flatMap((set) => (
      set?.expiresAt === undefined ? [] : [{ backup: set.id, inHours: (set.expiresAt.getTime() - now.getTime()) / 3_600_000 }])),
  }
  const { health, findings } = judgeHealth(facts, { maxAgeHours: inputs['max-age-hours'], maxDrillAgeDays: inputs['max-drill-age-days'], maxStoreBytes: limitBytes })
  return {
    action: 'status', store: store.name, database, health, findings, total: facts.total, checksums: facts.checksums, latest: latest?.id ?? null, ageHours: hours ?? null,
    bytes: sets.flatMap((set) => Object.values(set.files)).reduce((sum, file) => sum + file.bytes, 0),
    storage: {
      bytes: growth.bytes, bytesPerWeek: growth.bytesPerWeek ?? null, limitBytes: limitBytes ?? null,
      fullInWeekOf: limitBytes === undefined ? null : weekWhenFull(growth, limitBytes, now) ?? null,
    },
    backups: complete.map((set) => ({ id: set.id, file: set.files.archive?.name ?? '', takenAt: set.takenAt.toISOString(), bytes: set.files.archive?.bytes ?? 0, drill: drills.get(set.id)?.verdict ?? null })),
    lastProvedDrill: lastProved === undefined ? null : { backup: lastProved.backup, at: lastProved.at, restoreSeconds: lastProved.restoreSeconds, ageDays: daysAgo(lastProved) },
  }
}
