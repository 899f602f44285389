import { lstat, mkdir, readFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import type { Context, Execute, Finished } from './actions/action.ts'
import { Alarms } from './actions/alarms/alarms.ts'
import { definitionOf, isAction } from './actions/definitions.ts'
import type { ActionName } from './actions/definitions.ts'
import type { PostInputs } from './actions/post.ts'
import { failureSummary } from './actions/failure-summary.ts'
import { Cleanup } from './kit/cleanup.ts'
import { codeOf, exitStatus, KnownError, messageOf } from './kit/errors.ts'
import type { ExitStatus } from './kit/errors.ts'
import type { Host } from './kit/host.ts'
import { readInputs } from './kit/inputs.ts'
import { plain } from './kit/markdown.ts'
import { ProcessFailure, programKilled } from './kit/process.ts'
import { memoryDirectory, sweepPrivateFolders, unusableFolder } from './kit/private-folder.ts'
import type { Read, Schema, Sources } from './kit/inputs.ts'
import { Secret } from './kit/secret.ts'
import { writeWhole } from './kit/whole-file.ts'
import { brokenConnection } from './postgres/connection-failures.ts'

/** The phases of a step, as the runner calls them; `terminal` is a person's or cron's command line. */
export type Phase = 'main' | 'post' | 'terminal'

const loaders: Readonly<Record<ActionName, () => Promise<Execute<never>>>> = {
  'nightly': async () => (await import('./actions/nightly/run.ts')).run,
  'backup': async () => (await import('./actions/backup/run.ts')).run,
  'verify': async () => (await import('./actions/verify/run.ts')).run,
  'restore-test': async () => (await import('./actions/restore-test/run.ts')).run,
  'migration-check': async () => (await import('./actions/migration-check/run.ts')).run,
  'latest': async () => (await import('./actions/latest/run.ts')).run,
  'status': async () => (await import('./actions/status/run.ts')).run,
  'restore': async () => (await import('./actions/restore/run.ts')).run,
  'rekey': async () => (await import('./actions/rekey/run.ts')).run,
  'repair': async () => (await import('./actions/repair/run.ts')).run,
}

/** The bundle's one door: runs an action's phase and sets the process's exit status. Never throws. */
export async function run(action: string, phase: Phase): Promise<void> {
  const interruption = new AbortController()
  const interrupt = () => { interruption.abort() }
  // The runner sends SIGINT on cancel, and SIGTERM 7.5 seconds later: both mean the same tidy end.
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt).on('SIGHUP', interrupt)
  process.exitCode = phase === 'terminal' ? await runTerminal(interruption) : await runOnGithub(action, phase, interruption.signal)
  process.off('SIGINT', interrupt).off('SIGTERM', interrupt).off('SIGHUP', interrupt)
}

async function runOnGithub(action: string, phase: 'main' | 'post', interrupted: AbortSignal): Promise<ExitStatus> {
  const { githubHost, githubInputs } = await import('./github/host.ts')
  const host = githubHost(interrupted, process.env)
  if (!isAction(action)) throw new Error(`there is no action ${action}`)
  if (phase === 'post') return cleanUpAfter(action, host, githubInputs(process.env))
  return perform(action, host, githubInputs(process.env))
}

async function runTerminal(interruption: AbortController): Promise<ExitStatus> {
  const { readArguments } = await import('./cli/arguments.ts')
  const { terminalHost } = await import('./cli/host.ts')
  const command = readArguments(process.argv.slice(2))
  // Whoever reads us has gone, as `| head` does: that is an interruption, and it ends as tidily.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => { interruption.abort() })
  if (command.kind === 'text') {
    (command.status === exitStatus.passed ? process.stdout : process.stderr).write(command.text)
    return command.status
  }
  return perform(command.action, terminalHost(interruption.signal, process.env, command), command.given, command.json)
}

/** Reads the inputs, runs the action, and lets every view of its end follow from one report. */
async function perform(action: ActionName, host: Host, given: ReadonlyMap<string, string>, printReport = false): Promise<ExitStatus> {
  const cleanup = new Cleanup()
  const context = contextOf(host, cleanup)
  const definition = definitionOf(action)
  let finished: Finished
  let reportFile: string | undefined
  let alarms: Alarms | undefined
  try {
    const read = readInputs(definition.inputs, await sourcesOf(given, host, definition.inputs), (secret) => { host.mask(secret) }, definition.checks)
    alarms = new Alarms({ action, inputs: read.values, database: givenDatabase(read), context })
    alarms.begin()
    await makePrivate(host.temporaryDirectory)
    await sweepAfterKilled(host, context)
    reportFile = (read.values as { 'report-file'?: string })['report-file']
    const execute = await loaders[action]()
    finished = await execute(read as never, context)
  } catch (problem) {
    finished = failed(action, problem, host)
  }
  for (const failure of await cleanup.run()) host.warning(failure)
  // Nothing that goes wrong with an alarm may cost the report.
  await alarms?.end(finished).catch((problem: unknown) => { host.warning(`the alarms could not be raised: ${messageOf(problem)}`) })
  try {
    await publish(action, finished, host, reportFile, printReport)
    return finished.status
  } catch (problem) {
    // Whatever the next steps are told by is missing: they must not take it for an empty answer.
    host.error(`what was found cannot be handed on: ${messageOf(problem)}`, host.kind === 'github' ? 'Look at GITHUB_OUTPUT and GITHUB_STEP_SUMMARY: in a container the files that they name have to be mounted.' : undefined)
    return finished.status === exitStatus.passed ? exitStatus.failed : finished.status
  }
}

/** The database that a user named, where an action takes one. */
function givenDatabase({ values, origins }: Read<Schema>): string | null {
  return typeof values['database'] === 'string' && origins['database'] !== 'default' ? values['database'] : null
}

/** What the actions are handed: here alone, adapters of GitHub meet them. */
function contextOf(host: Host, cleanup: Cleanup): Context {
  return {
    host, cleanup, now: () => new Date(),
    ...(host.kind === 'github' ? {
      comment: async (request) => (await import('./github/pull-request.ts')).commentOnPullRequest(request, host),
      cache: async () => (await import('./github/cache.ts')).githubCache(host),
    } : {}),
    artifactStore: async ({ token, sealed }) => {
      const { artifactStore } = await import('./github/artifact-store.ts')
      return artifactStore({ token: token ?? ownToken(host), sealed, environment: host.environment, temporaryDirectory: host.temporaryDirectory, interrupted: host.interrupted })
    },
    readSchedule: async ({ token, workflow }) => {
      const { readSchedule } = await import('./github/schedule.ts')
      return readSchedule({ token: token ?? ownToken(host), workflow, environment: host.environment })
    },
    alarmIssues: async (token) => {
      const { alarmIssues } = await import('./github/issue.ts')
      const own = host.environment['GITHUB_TOKEN']
      return alarmIssues({ token: token ?? (own === undefined ? undefined : new Secret(own)), environment: host.environment })
    },
  }
}

function ownToken({ environment: { GITHUB_TOKEN: token } }: Host): Secret | undefined {
  return token === undefined ? undefined : new Secret(token)
}

/** Makes the folder of temporary files, or sees that the one that stands is nobody else's: its name can be guessed. */
async function makePrivate(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((problem: unknown) => { throw unusableFolder(folder, problem) })
  const { uid } = await lstat(folder).then((found) => found.isDirectory() ? found : { uid: -1 })
  if (process.getuid === undefined || uid === process.getuid()) return
  throw new KnownError('temporary-folder', `the folder of temporary files ${folder} is somebody else's`, 'Remove it, or set TMPDIR to a folder of your own.')
}

/** Opened archives and keys of runs that were killed do not wait for the machine to be cleaned. */
async function sweepAfterKilled(host: Host, { now }: Context): Promise<void> {
  const removed = await sweepPrivateFolders({ own: host.temporaryDirectory, shared: [tmpdir(), memoryDirectory] }, now())
  for (const path of removed) host.detail(`removed ${plain(path)}, left by a run that was killed`)
}

function failed(action: string, problem: unknown, host: Host): Finished {
  const interrupted = host.interrupted.aborted
  const known = problem instanceof KnownError ? problem : problem instanceof ProcessFailure && problem.exitSignal !== undefined ? programKilled(problem) : brokenConnection(problem)
  const message = interrupted ? 'interrupted; nothing that was begun is left behind' : known?.message ?? `unexpected error: ${messageOf(problem)}`
  const hint = interrupted ? undefined : known?.hint ?? 'This is a bug of Zimmer Backup: please report it with the lines above.'
  host.error(message, hint)
  if (known === undefined && !interrupted && problem instanceof Error) host.line(host.clean(problem.stack ?? ''))
  const status = interrupted ? exitStatus.interrupted : known?.status ?? exitStatus.failed
  const code = interrupted ? 'interrupted' : known?.code ?? 'bug'
  return { status, report: { action, status: 'failed', error: { code, message, hint } }, outputs: {}, summary: failureSummary(action, host.clean(message), hint) }
}

async function publish(action: ActionName, finished: Finished, host: Host, reportFile: string | undefined, printReport: boolean): Promise<void> {
  const json = host.clean(`${JSON.stringify(finished.report, null, 2)}\n`)
  const path = reportFile ?? defaultReportFile(action, host)
  const isWritten = await writeWhole(path, json, 0o600).then(() => true, (problem: unknown) => {
    host.warning(`could not write the report to ${path}: ${messageOf(problem)}`)
    return false
  })
  if (isWritten) host.output('report', path)
  for (const [name, value] of Object.entries(finished.outputs)) host.output(name, value)
  await host.summary(finished.summary)
  if (printReport) process.stdout.write(json)
}

function defaultReportFile(action: string, host: Host): string {
  if (host.kind === 'github') return join(host.temporaryDirectory, `${action}-report.json`)
  return join(host.environment['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state'), 'zimmer-backup', `${action}-report.json`)
}

async function sourcesOf(given: ReadonlyMap<string, string>, host: Host, schema: Schema): Promise<Sources> {
  const declared = schema['env-file']
  if (declared === undefined) return { given, environment: host.environment, envFile: {} }
  // The runner hands over the default of action.yml as if it had been given: the default's own name is no file that somebody asked for.
  const named = given.get('env-file')?.trim()
  return { given, environment: host.environment, envFile: await readEnvFile(named === declared.default || named === '' ? undefined : named) }
}

async function readEnvFile(named: string | undefined): Promise<Record<string, string | undefined>> {
  try {
    return parseEnv(await readFile(named ?? '.env', 'utf8'))
  } catch (cause) {
    if (named === undefined && codeOf(cause) !== 'EACCES') return {}
    throw new KnownError('env-file-unreadable', `the env file ${named ?? '.env'} cannot be read: ${messageOf(cause)}`,
      'Name a file that is there and may be read, or leave env-file out.', { cause, status: exitStatus.usage })
  }
}

/** The post phase: removes what the main phase could not. Warns only; a green job stays green. */
async function cleanUpAfter(action: ActionName, host: Host, given: ReadonlyMap<string, string>): Promise<ExitStatus> {
  try {
    const { inputs } = definitionOf(action)
    const { values, origins } = readInputs(inputs, await sourcesOf(given, host, inputs), (secret) => { host.mask(secret) })
    const { cleanUp } = await import('./actions/post.ts')
    const context = contextOf(host, new Cleanup())
    await sweepAfterKilled(host, context)
    for (const line of await cleanUp({ values: values as unknown as PostInputs, origins }, context)) host.line(line)
  } catch (problem) {
    // What is wrong with the inputs, the main phase has said.
    if (codeOf(problem) !== 'wrong-inputs') host.warning(`could not clean up: ${messageOf(problem)}`)
  }
  return exitStatus.passed
}
