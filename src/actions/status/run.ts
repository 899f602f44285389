import { exitStatus } from '../../kit/errors.ts'
import type { Read } from '../../kit/inputs.ts'
import { plain } from '../../kit/markdown.ts'
import type { Context, Execute } from '../action.ts'
import { namedDatabase, setsIn } from '../backups.ts'
import { storesFor } from '../store.ts'
import { assembleReport } from './assemble.ts'
import { compareStores } from './copies.ts'
import { keepEvidence } from './evidence-files.ts'
import { examine } from './examine.ts'
import { writeViews } from './files.ts'
import type { status } from './inputs.ts'
import type { StatusReport } from './report.ts'
import { recall } from './recall.ts'
import { lookAtSchedule } from './schedule.ts'
import { standingOf } from './standing.ts'
import { readTables } from './tables.ts'
import { statusLines } from './text.ts'
import { outputsOf, summaryOf } from './views.ts'

type Inputs = typeof status.inputs

/** The status action. */
export const run: Execute<Inputs> = async (read, context) => {
  const report = await reportStatus(read, context)
  const files = await writeViews(report, read.values, context.host)
  const failing = report.health === 'critical' && read.values['on-problem'] === 'fail'
  return { status: failing ? exitStatus.failed : exitStatus.passed, report, outputs: { ...outputsOf(report), ...files }, summary: summaryOf(report), concern: report }
}

/** Looks at the stores and says how the backups stand. Throws KnownError when the first store cannot be listed. */
export async function reportStatus(read: Read<Inputs>, context: Context): Promise<StatusReport> {
  const { values: inputs } = read
  const stores = await storesFor(inputs, context)
  const [store] = stores
  if (store === undefined) throw new Error('no store was opened')
  const named = namedDatabase(read)
  const all = await store.list()
  const sets = setsIn(store, all, named)
  const database = named ?? sets[0]?.database ?? null
  const complete = sets.filter((set) => set.complete)
  const examined = await examine(store, complete)
  const standing = standingOf(sets, examined)
  const [recalled, tables, copies, schedule] = await Promise.all([
    recall(store, complete, examined, context.host),
    readTables(store, standing.good, inputs['max-still-days'], inputs, context.host), compareStores(stores, sets, database), lookAtSchedule(inputs.workflow, inputs.token, context),
  ])
  const report = assembleReport({ store: stores.map(({ name }) => name).join(', '), database, sets, all, examined, recalled, standing, tables, copies, schedule, inputs, now: context.now() })
  for (const line of statusLines(report)) context.host.line(line)
  for (const { level, sentence } of report.findings) {
    if (level === 'critical' && inputs['on-problem'] === 'fail') context.host.error(plain(sentence))
    else context.host.warning(plain(sentence))
  }
  if (inputs.evidence !== undefined && database !== null) {
    await keepEvidence({ folder: inputs.evidence, key: inputs['evidence-key'], database, store, sets, now: context.now(), host: context.host })
  }
  return report
}
