import { spawn, spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ArtifactDouble } from '../github/artifact-double.ts'
import { freePort } from '../server.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const program = join(root, '.ci/bin/act')
export const runnerImage = 'runner:ubuntu-latest'

/** What act is told for one event. */
export interface Run {
  /** `schedule`, `workflow_dispatch` or `pull_request`. */
  readonly event: string
  /** The file below .github/workflows. */
  readonly workflow: string
  readonly inputs?: Readonly<Record<string, string>>
  readonly secrets?: Readonly<Record<string, string>>
  readonly variables?: Readonly<Record<string, string>>
  /** What GitHub tells of the event. */
  readonly payload?: unknown
  /**
   * The one combination of a matrix that is run. In act all jobs have the ports of one machine, so that two services on 5433 cannot
   * stand at once; jobs wait for each other (`--concurrent-jobs`), the combinations of a matrix do not.
   */
  readonly matrix?: Readonly<Record<string, string>>
  /**
   * What plays GitHub's REST API, which act lacks, and its service of artifacts; without it, act's own server of artifacts, which refuses
   * files that come as they are: its `CreateArtifactRequest` does not know `mime_type`.
   */
  readonly github?: ArtifactDouble
  /** Gives the job an npm and a pip that install, without a registry, what this checkout has installed. */
  readonly packages?: boolean
  /** Whether the job may start containers beside itself, as on GitHub's runners. */
  readonly docker?: boolean
  /** Cancels the run, as a user who clicks "Cancel workflow", once `when` is true. */
  readonly cancel?: Cancel
}

/**
 * GitHub's runner tells the running step to stop (SIGINT, later SIGTERM) before it goes on to the steps with `if: always()`. act 0.2.89
 * does not: it starts steps without a standard input and writes the Ctrl+C that nobody reads into it (`exec` and `waitForCommand` in
 * its docker_run.go), and the step goes on. So `told` gives the step the signal that the runner would give it; `lost` ends the job's
 * machine without a word instead.
 */
export interface Cancel {
  readonly when: () => boolean
  readonly step: 'told' | 'lost'
}

/** How a run of a workflow ended, and all that it printed. */
export interface Outcome {
  readonly status: number
  readonly log: string
}

/** Throws with the end of its log unless a run was green. */
export function assertGreen({ status, log }: Outcome): void {
  if (status !== 0) throw new Error(`the run ended with ${status}:\n${log.split('\n').slice(-80).join('\n')}`)
}

/** Where a run finds its files. */
export interface Place {
  /** The user's repository. */
  readonly repository: string
  /** The suite as a runner downloads it, in place of `zimmer-backup/zimmer-backup@v1`. */
  readonly suite: string
  /** Mounted as /srv/backups of the runner, as a folder that outlives the job. */
  readonly backups: string
  /** For act's own caches, artifacts and logs. */
  readonly scratch: string
}

const pythonPackages = join(root, '.ci/packages')

/** What is lacking for an npm and a pip of a job. */
export function lackingForPackages(): string[] {
  return existsSync(join(pythonPackages, 'django')) ? [] : ['Django in .ci/packages']
}

function volumesOf({ backups }: Place, packages: boolean): string {
  const installer = (name: string) => [join(import.meta.dirname, 'packages', name), `/usr/local/bin/${name}:ro`]
  const volumes = [[backups, '/srv/backups']]
  if (packages) volumes.push([join(root, 'node_modules'), '/srv/packages/node_modules:ro'], [pythonPackages, '/srv/packages/python:ro'], installer('npm'), installer('pip'))
  return volumes.map(([from, to]) => `--volume ${from ?? ''}:${to ?? ''}`).join(' ')
}

/** What this machine lacks to run workflows; empty where it can. */
export function lackingForAct(images: readonly string[]): string[] {
  const lacking = existsSync(program) ? [] : ['act in .ci/bin']
  const docker = spawnSync('docker', ['image', 'inspect', '--format', '{{.Id}}', runnerImage, ...images], { encoding: 'utf8' })
  if (docker.status !== 0) lacking.push(`Docker with the images ${[runnerImage, ...images].join(', ')}`)
  return lacking
}

/** Runs a workflow with act. Secrets go by environment, so that they are in no list of arguments. */
export async function runWorkflow(place: Place, run: Run): Promise<Outcome> {
  const named = (option: string, values: Readonly<Record<string, string>> = {}) => Object.entries(values).flatMap(([name, value]) => [option, `${name}=${value}`])
  const words = [
    run.event, '--workflows', join(place.repository, '.github/workflows', run.workflow), '--directory', place.repository,
    '--platform', `ubuntu-latest=${runnerImage}`, '--platform', `self-hosted=${runnerImage}`, '--pull=false', '--rm', '--concurrent-jobs', '1',
    '--local-repository', `zimmer-backup/zimmer-backup@v1=${place.suite}`,
    '--container-options', volumesOf(place, run.packages === true), ...run.docker === true ? [] : ['--container-daemon-socket', '-'],
    '--artifact-server-addr', '127.0.0.1', '--artifact-server-port', String(await freePort()), '--artifact-server-path', join(place.scratch, 'artifacts'),
    '--cache-server-addr', '127.0.0.1', '--cache-server-path', join(place.scratch, 'cache'), '--action-cache-path', join(place.scratch, 'actions'),
    ...named('--input', run.inputs), ...named('--var', run.variables), ...Object.keys(run.secrets ?? {}).flatMap((name) => ['--secret', name]),
    ...Object.entries(run.matrix ?? {}).flatMap(([name, value]) => ['--matrix', `${name}:${value}`]),
  ]
  if (run.github !== undefined) words.push('--env', `GITHUB_API_URL=${run.github.environment['GITHUB_API_URL'] ?? ''}`, '--secret', 'GITHUB_TOKEN')
  if (run.payload !== undefined) {
    const file = join(place.scratch, 'event.json')
    writeFileSync(file, JSON.stringify(run.payload))
    words.push('--eventpath', file)
  }
  await sandboxPortFree()
  return started(words, { PATH: process.env['PATH'], HOME: place.scratch, DOCKER_HOST: process.env['DOCKER_HOST'], ...serviceOf(run.github), ...run.secrets }, (how) => { endStep(place, how) }, run.cancel)
}

/** What act takes from its own environment, in place of its own server and token. */
function serviceOf(github: ArtifactDouble | undefined): NodeJS.ProcessEnv {
  if (github === undefined) return {}
  const { ACTIONS_RESULTS_URL, ACTIONS_RUNTIME_TOKEN } = github.environment
  return { ACTIONS_RUNTIME_URL: ACTIONS_RESULTS_URL, ACTIONS_RUNTIME_TOKEN, GITHUB_TOKEN: github.token }
}

/** Waits until nobody listens on the port of the workflows' service: a test that runs beside this one may have a sandbox there for a moment. */
async function sandboxPortFree(): Promise<void> {
  for (;;) {
    const free = await new Promise<boolean>((done) => {
      const server = createServer()
      server.once('error', () => { done(false) }).listen(5433, '127.0.0.1', () => { server.close(() => { done(true) }) })
    })
    if (free) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

async function started(words: readonly string[], environment: NodeJS.ProcessEnv, endStepBy: (how: Cancel['step']) => void, cancel: Cancel | undefined): Promise<Outcome> {
  const child = spawn(program, words, { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  let log = ''
  let cancelled = false
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => { log += chunk })
  const watch = setInterval(() => {
    if (cancelled || cancel?.when() !== true) return
    cancelled = true
    if (cancel.step === 'told') child.kill('SIGINT')
    endStepBy(cancel.step)
  }, 20)
  return new Promise((done, fail) => {
    child.once('error', fail)
    child.once('close', (code) => {
      clearInterval(watch)
      done({ status: code ?? -1, log })
    })
  })
}

/** Ends the action that runs in the job's container: the one that has mounted the folder of backups. */
function endStep({ backups }: Place, how: Cancel['step']): void {
  const container = spawnSync('docker', ['ps', '--quiet', '--filter', `volume=${backups}`], { encoding: 'utf8' }).stdout.trim()
  const words = how === 'told' ? ['exec', container, 'pkill', '-INT', '--full', '/dist/[a-z-]+/index.js'] : ['kill', container]
  spawnSync('docker', words)
}
