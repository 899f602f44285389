import { worst } from '../../domain/verdict.ts'
import { KnownError } from '../../kit/errors.ts'
import type { Read } from '../../kit/inputs.ts'
import { plain } from '../../kit/markdown.ts'
import type { Store, StoredSet } from '../../store/store.ts'
import type { Context, Execute } from '../action.ts'
import { statusOf } from '../action.ts'
import { namedDatabase, resolveBackup, setsOf } from '../backups.ts'
import { openerFor } from '../encryption.ts'
import { storeFor } from '../store.ts'
import { verifyBackup } from './check.ts'
import type { Verified } from './check.ts'
import type { verify } from './inputs.ts'
import { asVerdict, lineOf, outputsOf, summaryOf, verdictOf } from './views.ts'
import type { VerifyReport } from './views.ts'

type Inputs = typeof verify.inputs

/** The verify action. */
export const run: Execute<Inputs> = async (read, context) => {
  const report = await verifyBackups(read, context)
  return { status: statusOf(verdictOf(report)), report, outputs: outputsOf(report), summary: summaryOf(report) }
}

/** Verifies one backup, or all of a database. */
export async function verifyBackups(read: Read<Inputs>, context: Context): Promise<VerifyReport> {
  const { values: inputs } = read
  const { host } = context
  const store = await storeFor(inputs, context)
  const open = openerFor(inputs, host)
  const backups: Verified[] = []
  for (const set of await chosen(store, inputs.backup, namedDatabase(read))) {
    if (host.interrupted.aborted) throw new Error('interrupted')
    host.line(`>>> Verifying ${plain(set.id)}`)
    const verified = await verifyBackup(store, set, open, context.now)
    backups.push(verified)
    for (const difference of verified.differences.slice(0, 20)) host.line(`    ${plain(difference)}`)
    host.line(lineOf(verified))
  }
  const verdict = worst(backups.map(asVerdict))
  return { action: 'verify', verdict: verdict.verdict, reason: verdict.verdict === 'proved' ? null : verdict.reason, backups }
}

async function chosen(store: Store, named: string, database: string | undefined): Promise<StoredSet[]> {
  if (named !== 'all') return [await resolveBackup(store, named, database)]
  const sets = (await setsOf(store, database)).filter((set) => set.complete)
  if (sets.length === 0) throw new KnownError('no-backups', `no backups found in ${store.name}`, 'Run the backup action first, or name the store that holds backups.')
  return sets
}
