import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

const root = fileURLToPath(new URL('../..', import.meta.url))

interface ActionFile {
  readonly inputs?: Readonly<Record<string, { readonly default?: string | number | boolean }>>
  readonly outputs?: Readonly<Record<string, unknown>>
  readonly runs: { readonly using: string; readonly main: string; readonly post?: string; readonly 'post-if'?: string }
}

/** What a step left behind. */
export interface StepResult {
  readonly status: number
  readonly signal: string | null
  /** All that it printed, stdout and stderr in their order. */
  readonly log: string
  readonly outputs: Readonly<Record<string, string>>
  readonly summary: string
  readonly state: Readonly<Record<string, string>>
}

export interface Step {
  /** `backup`, or `nightly` for the root action. */
  readonly action: string
  readonly with?: Readonly<Record<string, string>>
  readonly environment?: Readonly<Record<string, string>>
  /** Ends the process as the runner does on cancel, once the log holds this text. */
  readonly cancelWhen?: string
  readonly cancelSignal?: NodeJS.Signals
}

/** A job's workspace and temporary folder; its steps run in it one after another, as the runner would run them. */
export class Job {
  readonly workspace = mkdtempSync(join(tmpdir(), 'zimmer-job-'))
  readonly temporary = mkdtempSync(join(tmpdir(), 'zimmer-runner-temp-'))
  /** Of the processes of its steps: what they leave on the machine is told by these from what other jobs have there. */
  readonly pids = new Set<number>()

  /** Runs main and then post, from dist, as the runner does: inputs and files by environment, `post` whatever main did. */
  async step(step: Step): Promise<StepResult & { readonly post: StepResult | undefined }> {
    const path = step.action === 'nightly' ? 'action.yml' : `actions/${step.action}/action.yml`
    const file = parse(readFileSync(join(root, path), 'utf8')) as ActionFile
    const folder = dirname(join(root, path))
    const main = await this.#phase(step, file, resolve(folder, file.runs.main), {})
    const post = file.runs.post === undefined ? undefined : await this.#phase({ action: step.action, ...(step.with === undefined ? {} : { with: step.with }), ...(step.environment === undefined ? {} : { environment: step.environment }) }, file, resolve(folder, file.runs.post), main.state)
    return { ...main, post }
  }

  remove(): void {
    for (const folder of [this.workspace, this.temporary]) rmSync(folder, { recursive: true, force: true })
  }

  async #phase(step: Step, file: ActionFile, script: string, state: Readonly<Record<string, string>>): Promise<StepResult> {
    const commands = mkdtempSync(join(this.temporary, 'commands-'))
    const paths = Object.fromEntries(['OUTPUT', 'STATE', 'STEP_SUMMARY', 'ENV', 'PATH'].map((name) => [`GITHUB_${name}`, join(commands, name)]))
    for (const name of Object.values(paths)) writeFileSync(name, '')
    const environment: Record<string, string> = {
      PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? this.workspace, CI: 'true', GITHUB_ACTIONS: 'true', RUNNER_TEMP: this.temporary, RUNNER_OS: 'Linux',
      GITHUB_WORKSPACE: this.workspace, GITHUB_REPOSITORY: 'zimmer/shop', GITHUB_RUN_ID: '4711', GITHUB_RUN_ATTEMPT: '1', GITHUB_SHA: 'c0ffee'.padEnd(40, '0'),
      ...paths, ...inputsOf(file, step.with ?? {}), ...Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value])), ...step.environment,
    }
    mkdirSync(this.workspace, { recursive: true })
    const { status, signal, log } = await this.#spawn(script, environment, step)
    const read = (name: string) => readFileSync(paths[name] ?? '', 'utf8')
    return { status, signal, log, outputs: readCommands(read('GITHUB_OUTPUT')), state: readCommands(read('GITHUB_STATE')), summary: read('GITHUB_STEP_SUMMARY') }
  }

  async #spawn(script: string, environment: Record<string, string>, step: Step): Promise<{ status: number; signal: string | null; log: string }> {
    const child = spawn(join(root, 'node_modules/node/bin/node'), [script], { cwd: this.workspace, env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
    if (child.pid !== undefined) this.pids.add(child.pid)
    let log = ''
    let cancelled = false
    const hear = (chunk: string) => {
      log += chunk
      if (step.cancelWhen === undefined || cancelled || !log.includes(step.cancelWhen)) return
      cancelled = true
      child.kill(step.cancelSignal ?? 'SIGINT')
    }
    child.stdout.setEncoding('utf8').on('data', hear)
    child.stderr.setEncoding('utf8').on('data', hear)
    return new Promise((done, fail) => {
      child.once('error', fail)
      child.once('close', (code, signal) => { done({ status: code ?? -1, signal, log }) })
    })
  }
}

/** As a runner without a token does: every declared input has its variable, empty where neither the user nor the file gives a value; unknown ones are passed on. */
function inputsOf(file: ActionFile, given: Readonly<Record<string, string>>): Record<string, string> {
  const declared = Object.entries(file.inputs ?? {}).map(([name, { default: standing }]) => [name, standing === undefined ? '' : String(standing).replace('${{ github.token }}', '')] as const)
  return Object.fromEntries([...declared, ...Object.entries(given)].map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value]))
}

/** Reads the runner's file commands: `name<<delimiter`, lines, `delimiter`; or `name=value`. */
function readCommands(text: string): Record<string, string> {
  const found: Record<string, string> = {}
  const lines = text.split('\n')
  while (lines.length > 0) {
    const line = lines.shift() ?? ''
    const heredoc = /^(?<name>[^=]+?)<<(?<delimiter>.+)$/.exec(line)?.groups
    if (heredoc !== undefined) {
      const end = lines.indexOf(heredoc['delimiter'] ?? '')
      found[heredoc['name'] ?? ''] = lines.splice(0, end + 1).slice(0, -1).join('\n')
    } else if (line.includes('=')) {
      found[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1)
    }
  }
  return found
}
