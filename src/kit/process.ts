import { spawn } from 'node:child_process'
import type { ChildProcessByStdio } from 'node:child_process'
import { finished } from 'node:stream/promises'
import type { Readable, Writable } from 'node:stream'
import { codeOf, KnownError } from './errors.ts'

/** A program: the name that messages use, where it is, and what stands before its own arguments. */
export interface Tool {
  readonly name: string
  readonly path: string
  readonly leading?: readonly string[]
  /** For a program that runs in a container: turns its arguments and environment into those of `path`, which starts it there. */
  readonly within?: (call: Call) => Call
}

/** What a program is started with. */
export interface Call {
  readonly parameters: readonly string[]
  readonly environment: Readonly<Record<string, string | undefined>>
}

export interface ProcessOptions {
  /** The whole environment of the program beyond `basicEnvironment`. Secrets belong here, never among the arguments. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  readonly directory?: string
  /** Ends the program (SIGTERM, after 10 s SIGKILL) when aborted. */
  readonly signal?: AbortSignal | undefined
  readonly timeLimitSeconds?: number
  /** For a root process that starts what refuses root. */
  readonly user?: { readonly uid: number; readonly gid: number } | undefined
  /** Receives stderr line by line as it comes. */
  readonly onErrorLine?: (line: string) => void
  /** A process group of its own, so that its children end with it. */
  readonly group?: boolean
}

/** A program that ended badly: its status and the last 20,000 characters of its stderr. */
export class ProcessFailure extends Error {
  override readonly name = 'ProcessFailure'
  readonly tool: string
  readonly exitCode: number | undefined
  readonly exitSignal: string | undefined
  readonly stderr: string
  readonly timedOut: boolean

  constructor(tool: string, end: { code: number | null; signal: string | null }, stderr: string, timedOut: boolean) {
    const how = timedOut ? 'did not end within its time limit' : end.signal === null ? `ended with status ${end.code ?? '?'}` : `was ended by ${end.signal}`
    const last = stderr.trimEnd().split('\n').at(-1) ?? ''
    super(`${tool} ${how}${last === '' ? '' : `: ${last}`}`)
    this.tool = tool
    this.exitCode = end.code ?? undefined
    this.exitSignal = end.signal ?? undefined
    this.stderr = stderr
    this.timedOut = timedOut
  }
}

/** A program that somebody ended who is not this process: most often the kernel, when memory runs out. */
export function programKilled(failure: ProcessFailure): KnownError {
  return new KnownError('program-killed', `${failure.tool} was ended from outside${failure.exitSignal === undefined ? '' : ` by ${failure.exitSignal}`}`,
    'See in the log of the system whether memory ran out, or who ended it; then run again.', { cause: failure })
}

const stderrKept = 20_000
const graceSeconds = 10

/** What every program needs and nothing that tells a secret: the parent's environment is not handed on. */
export function basicEnvironment(): Record<string, string> {
  const kept: Record<string, string> = { LC_ALL: 'C' }
  for (const name of ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'USER', 'LOGNAME', 'XDG_RUNTIME_DIR', 'SystemRoot']) {
    const value = process.env[name]
    if (value !== undefined) kept[name] = value
  }
  return kept
}

export interface Started {
  readonly pid: number
  readonly stdin: Writable
  readonly stdout: Readable
  /** Settles when the program has ended and all its output was read; rejects with a ProcessFailure. */
  readonly done: Promise<{ stderr: string }>
  end(signal?: NodeJS.Signals): void
}

/**
 * Starts a program without a shell. Throws KnownError `program-missing` (through `done`) when it is not there.
 * stdout is the caller's to read; stderr is kept (the last 20,000 characters).
 */
export function start(tool: Tool, parameters: readonly string[], options: ProcessOptions = {}): Started {
  const own: Call = { parameters, environment: options.environment ?? {} }
  const call = tool.within?.(own) ?? own
  const child: ChildProcessByStdio<Writable, Readable, Readable> = spawn(tool.path, [...(tool.leading ?? []), ...call.parameters], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...basicEnvironment(), ...call.environment },
    ...(options.directory === undefined ? {} : { cwd: options.directory }),
    ...(options.user === undefined ? {} : { uid: options.user.uid, gid: options.user.gid }),
    detached: options.group ?? false,
  })
  // A program that ends early closes its stdin; its exit status tells what matters, not EPIPE.
  child.stdin.on('error', () => undefined)
  const ender = endingOf(child, options)
  const done = ending(tool, child, options, ender)
  // Whoever awaits `done` later still gets the rejection; until then it is not unhandled.
  done.catch(() => undefined)
  return { pid: child.pid ?? -1, stdin: child.stdin, stdout: child.stdout, done, end: ender.end }
}

/** Runs a program to its end and gives what it printed. For short answers only; at most `limit` bytes of stdout are taken. */
export async function run(tool: Tool, parameters: readonly string[], options: ProcessOptions & { input?: string; limit?: number } = {}): Promise<{ stdout: string; stderr: string }> {
  const { input, limit = 64 * 1024 * 1024, ...rest } = options
  const started = start(tool, parameters, rest)
  const chunks: Buffer[] = []
  let size = 0
  started.stdout.on('data', (chunk: Buffer) => {
    size += chunk.length
    if (size <= limit) chunks.push(chunk)
  })
  started.stdin.end(input ?? '')
  const { stderr } = await started.done
  if (size > limit) throw new KnownError('answer-too-long', `${tool.name} answered with more than ${limit} bytes`, 'This is not an answer that was expected; look at what the program is.')
  return { stdout: Buffer.concat(chunks).toString('utf8'), stderr }
}

interface Ender { end: (signal?: NodeJS.Signals) => void; timedOut: () => boolean; release: () => void }

function endingOf(child: ChildProcessByStdio<Writable, Readable, Readable>, options: ProcessOptions): Ender {
  let timedOut = false
  let killer: NodeJS.Timeout | undefined
  const send = (signal: NodeJS.Signals) => {
    try {
      if (options.group === true && child.pid !== undefined) process.kill(-child.pid, signal)
      else child.kill(signal)
    } catch (problem) {
      if (codeOf(problem) !== 'ESRCH') throw problem
    }
  }
  const end = (signal: NodeJS.Signals = 'SIGTERM') => {
    if (child.exitCode !== null || child.signalCode !== null) return
    send(signal)
    killer ??= setTimeout(() => { send('SIGKILL') }, graceSeconds * 1000)
  }
  const onAbort = () => { end() }
  if (options.signal?.aborted === true) setImmediate(onAbort)
  options.signal?.addEventListener('abort', onAbort, { once: true })
  const limit = options.timeLimitSeconds === undefined ? undefined : setTimeout(() => { timedOut = true; end() }, options.timeLimitSeconds * 1000)
  const release = () => {
    clearTimeout(limit)
    clearTimeout(killer)
    options.signal?.removeEventListener('abort', onAbort)
  }
  return { end, timedOut: () => timedOut, release }
}

async function ending(tool: Tool, child: ChildProcessByStdio<Writable, Readable, Readable>, options: ProcessOptions, ender: Ender): Promise<{ stderr: string }> {
  let stderr = ''
  let unfinishedLine = ''
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr = (stderr + chunk).slice(-stderrKept)
    if (options.onErrorLine === undefined) return
    const pieces = (unfinishedLine + chunk).split('\n')
    unfinishedLine = pieces.pop() ?? ''
    for (const piece of pieces) options.onErrorLine(piece)
  })
  try {
    const end = await new Promise<{ code: number | null; signal: string | null }>((resolve, reject) => {
      child.once('error', (problem) => { reject(codeOf(problem) === 'ENOENT' || codeOf(problem) === 'EACCES' ? missing(tool, problem) : problem) })
      child.once('close', (code, signal) => { resolve({ code, signal }) })
    })
    if (unfinishedLine !== '') options.onErrorLine?.(unfinishedLine)
    await finished(child.stderr).catch(() => undefined)
    if (end.code !== 0) throw new ProcessFailure(tool.name, end, stderr, ender.timedOut())
    return { stderr }
  } finally {
    ender.release()
  }
}

function missing(tool: Tool, cause: unknown): KnownError {
  return new KnownError('program-missing', `${tool.name} could not be started: ${tool.path} is not there or may not be run`, `Install ${tool.name}, or name where it is.`, { cause })
}
