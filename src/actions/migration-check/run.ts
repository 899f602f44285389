import { strangerIn } from '../../domain/stranger.ts'
import { counted } from '../../domain/units.ts'
import { exitStatus, KnownError } from '../../kit/errors.ts'
import type { ExitStatus } from '../../kit/errors.ts'
import type { Read } from '../../kit/inputs.ts'
import { plain } from '../../kit/markdown.ts'
import type { Store, StoredSet } from '../../store/store.ts'
import type { Context, Execute } from '../action.ts'
import { complete, namedDatabase, readDrill, readManifest, readSidecar, resolveBackup, setsOf, shown } from '../backups.ts'
import { openerFor } from '../encryption.ts'
import { verifiedChecksum } from '../restore-test/checksum.ts'
import { storeFor } from '../store.ts'
import { annotate } from './annotations.ts'
import { commentOn } from './comment.ts'
import { readEvent } from './event.ts'
import type { migrationCheck } from './inputs.ts'
import type { CheckProblem, CheckVerdict, MigrationCheckReport, RevisionReport } from './report.ts'
import { readSanitizing } from './sanitize.ts'
import { openFindings, outputsOf, summaryOf } from './views.ts'
import { chooseWarm } from './warm-choice.ts'

type Inputs = typeof migrationCheck.inputs

/** The migration-check action. A stranger's code is given no backup: that is asked before anything of the store is opened. */
export const run: Execute<Inputs> = async (read, context) => {
  const { values: inputs } = read
  const event = await readEvent(context.host)
  const stranger = strangerIn(event.name, event.payload)
  const report = stranger === undefined ? await checkMigrations(read, context) : notRun(stranger, inputs.database)
  const failing = inputs['on-problem'] === 'fail'
  annotate(report, context.host, failing)
  tell(report, context, failing)
  if (inputs.comment && stranger === undefined) await commentOn(report, event.pullRequest, inputs.token, context)
  return { status: statusOf(report.verdict, failing), report, outputs: outputsOf(report), summary: summaryOf(report) }
}

function statusOf(verdict: CheckVerdict, failing: boolean): ExitStatus {
  switch (verdict) {
    case 'passed': case 'not-run': return exitStatus.passed
    case 'failed': return failing ? exitStatus.failed : exitStatus.passed
    case 'unproved': return failing ? exitStatus.unproved : exitStatus.passed
  }
}

function notRun(reason: string, database: string): MigrationCheckReport {
  return {
    action: 'migration-check', verdict: 'not-run', reason, backup: '', database, takenAt: null, isProved: false, sandbox: 'none', command: null, before: [],
    revisions: [], appliedAgain: null, rowsCompared: null, problems: [], notes: [], warm: false, seconds: { restore: null, ready: null, total: 0 },
  }
}

async function checkMigrations(read: Read<Inputs>, context: Context): Promise<MigrationCheckReport> {
  const { values: inputs } = read
  const { host } = context
  const began = context.now()
  const sanitizeSql = await readSanitizing(inputs.sanitize)
  const store = await storeFor(inputs, context)
  const { set, isProved } = await chooseBackup(store, inputs.backup, namedDatabase(read))
  host.line(`>>> Using backup: ${plain(shown(store, complete(set).archive.name))}`)
  if (!isProved) host.warning(`no drill has proved ${plain(set.id)}: what is told of it may be wrong; run restore-test after each backup`)
  const manifest = await readManifest(store, set)
  const warm = await chooseWarm(inputs, { set: set.id, sha256: await readSidecar(store, set), manifest, sanitizeSql }, context)
  const chosen = context.now()
  let ready: number | null = null
  let isWarm = false
  const problems: CheckProblem[] = []
  const [{ Drill }, { Stages }, { judgeSteps }] = await Promise.all([import('../restore-test/drill.ts'), import('./stages.ts'), import('./judging.ts')])
  const drill = new Drill({
    store, set, manifest, inputs: { ...inputs, ...(warm === undefined ? {} : { sandbox: 'local' }), amcheck: false, checks: undefined }, context, open: openerFor(inputs, host), warm,
    beforeRestore: async () => {
      host.line('>>> Verifying checksum')
      await verifiedChecksum(store, set)
    },
    instead: (restored) => {
      isWarm = restored.isWarm
      return stages.run(restored).catch((problem: unknown) => { problems.push(problemOf(problem)) })
    },
  })
  const stages = new Stages({
    inputs, context, recordedTool: manifest?.schemaRevision?.tool, sanitizeSql,
    ready: async (restored, found) => {
      ready = (context.now().getTime() - chosen.getTime()) / 1000
      if (found !== undefined && !restored.isWarm) await warm?.pack(restored.sandbox, { found, notes: drill.notes })
    },
  })
  await drill.run()
  if (host.interrupted.aborted) throw new KnownError('interrupted', 'the migration check was interrupted', 'Start it again.', { status: exitStatus.interrupted })
  await warm?.save()
  problems.push(...drill.problems.map(({ sentence, hint }): CheckProblem => ({ level: 'unproved', sentence, hint })))
  const revisions = await judgeSteps(stages.stepped, inputs, host)
  const verdict = verdictOf(revisions, problems)
  return {
    action: 'migration-check', verdict: verdict.verdict, reason: verdict.reason, backup: set.id, database: set.database, takenAt: set.takenAt.toISOString(), isProved,
    sandbox: drill.sandbox?.description ?? 'none', command: stages.plan?.command ?? null, before: stages.plan?.before?.revisions ?? [], revisions,
    appliedAgain: stages.appliedAgain, rowsCompared: stages.rowsCompared, problems, notes: [...drill.notes, ...stages.notes], warm: isWarm,
    seconds: { restore: drill.seconds.restore ?? null, ready, total: (context.now().getTime() - began.getTime()) / 1000 },
  }
}

/** The newest that a drill has proved, or else the newest; or the one that was named. */
async function chooseBackup(store: Store, named: string, database: string | undefined): Promise<{ set: StoredSet; isProved: boolean }> {
  if (named === 'latest') {
    for (const set of (await setsOf(store, database)).filter((one) => one.complete)) if (await isProvedSet(store, set)) return { set, isProved: true }
  }
  const set = await resolveBackup(store, named, database)
  return { set, isProved: await isProvedSet(store, set) }
}

/** Whether a drill has proved these very bytes. */
async function isProvedSet(store: Store, set: StoredSet): Promise<boolean> {
  const drill = await readDrill(store, set)
  return drill?.verdict === 'proved' && drill.archiveSha256 === await readSidecar(store, set)
}

// What is wrong with the branch, and not with the place or the backup.
const faultsOfBranch = new Set(['several-heads', 'revision-removed', 'migrations-unreadable', 'several-migration-tools'])

function problemOf(problem: unknown): CheckProblem {
  if (!(problem instanceof KnownError) || problem.status === exitStatus.interrupted) throw problem
  return { level: faultsOfBranch.has(problem.code) ? 'failed' : 'unproved', sentence: problem.message, hint: problem.hint }
}

function verdictOf(revisions: readonly RevisionReport[], problems: readonly CheckProblem[]): { verdict: CheckVerdict; reason: string | null } {
  const failure = revisions.find((one) => one.failure !== null)?.failure
  if (failure != null) return { verdict: 'failed', reason: failure.sentence }
  const problem = problems.find(({ level }) => level === 'failed') ?? problems[0]
  if (problem !== undefined) return { verdict: problem.level, reason: problem.sentence }
  const finding = revisions.flatMap(({ findings }) => findings).find(({ level }) => level === 'fail')
  return finding === undefined ? { verdict: 'passed', reason: null } : { verdict: 'failed', reason: finding.sentence }
}

function tell(report: MigrationCheckReport, { host }: Context, failing: boolean): void {
  for (const note of report.notes) host.line(`    note: ${plain(note)}`)
  for (const { sentence, hint } of report.problems) host.line(`    ${plain(sentence)}${hint === null ? '' : `\n      hint: ${plain(hint)}`}`)
  switch (report.verdict) {
    case 'passed':
      host.line(`✅ Migration check passed: ${report.revisions.length === 0 ? 'no revision is pending' : `${counted(report.revisions.length, 'step')} applied, ${counted(openFindings(report).length, 'finding')}`}`)
      return
    case 'not-run':
      host.warning(`the migrations were NOT checked: ${plain(report.reason ?? '')}; no backup was fetched`)
      return
    case 'failed': case 'unproved': {
      const words = `Migration check ${report.verdict === 'failed' ? 'failed' : 'proved nothing'}: ${plain(report.reason ?? '')}`
      if (failing) host.error(words)
      else host.warning(words)
    }
  }
}
