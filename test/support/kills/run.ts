import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** How a run in a terminal ended. */
export interface Ended {
  readonly pid: number
  readonly status: number | null
  readonly signal: string | null
  readonly log: string
  /** From the first time that the log held `from` to the end. */
  readonly milliseconds: number
}

export interface Launch {
  readonly action: string
  readonly inputs: Readonly<Record<string, string>>
  readonly environment?: Readonly<Record<string, string>>
  /** Its working, home and temporary folders are made in it: whatever the run starts carries the path in its environment. */
  readonly folder: string
  /** Text of the log from which time is counted; from the start when left out. */
  readonly from?: string
  /** Programs that Node loads before the suite. */
  readonly preload?: string
  /** What happens to the run, so many milliseconds after that. */
  readonly strike?: { readonly after: number; readonly what: (pid: number) => void | Promise<void> }
  /** Started instead of Node, with Node's path and arguments behind its own. */
  readonly through?: readonly string[]
}

/** Runs an action from a terminal, as cron would, and lets something happen to it in the middle. A run that hangs is ended, and has the signal SIGABRT. */
export async function launch({ action, inputs, environment = {}, folder, from = '', preload, strike, through = [] }: Launch): Promise<Ended> {
  const temporary = join(folder, 'tmp')
  mkdirSync(temporary, { recursive: true })
  const words = Object.entries(inputs).flatMap(([name, value]) => [`--${name}=${value}`])
  const [program = '', ...parameters] = [...through, join(root, 'node_modules/node/bin/node'), ...(preload === undefined ? [] : ['--import', preload]), join(root, 'bin/zimmer-backup'), action, ...words]
  const child = spawn(program, parameters, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env['PATH'] ?? '', HOME: folder, TMPDIR: temporary, ...environment } })
  let [log, began] = ['', -1]
  let timer: NodeJS.Timeout | undefined
  let striking: Promise<unknown> = Promise.resolve()
  const hear = (chunk: string) => {
    log += chunk
    if (began >= 0 || !log.includes(from)) return
    began = performance.now()
    if (strike !== undefined) timer = setTimeout(() => { striking = Promise.resolve(strike.what(child.pid ?? -1)) }, strike.after)
  }
  child.stdout.setEncoding('utf8').on('data', hear)
  child.stderr.setEncoding('utf8').on('data', hear)
  hear('')
  const limit = setTimeout(() => child.kill('SIGABRT'), 90_000)
  const end = await new Promise<{ status: number | null; signal: string | null }>((done) => { child.once('exit', (status, signal) => { done({ status, signal }) }) })
  clearTimeout(timer)
  clearTimeout(limit)
  await striking
  // What a killed run started may hold its output open: whether it does, is for the test to find out.
  await Promise.race([new Promise((done) => child.once('close', done)), new Promise((done) => setTimeout(done, 300))])
  return { ...end, pid: child.pid ?? -1, log, milliseconds: began < 0 ? 0 : performance.now() - began }
}

interface Process { readonly pid: number; readonly parent: number; readonly name: string }

/** The programs below a process, its own children first. */
export function descendantsOf(pid: number): Process[] {
  const all = processes()
  const found: Process[] = []
  for (let parents = [pid]; parents.length > 0;) {
    const next = all.filter(({ parent }) => parents.includes(parent))
    found.push(...next)
    parents = next.map((one) => one.pid)
  }
  return found
}

/** The programs that were started, by whomever, for runs of a folder, and still run. */
export function processesOf(folder: string): Process[] {
  return processes().filter(({ pid }) => {
    try {
      return readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`HOME=${folder}\0`) || readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder)
    } catch {
      return false
    }
  })
}

function processes(): Process[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      if (state === 'Z' || state === 'X') return []
      return [{ pid: Number(name), parent: Number(parent), name: stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')')) }]
    } catch {
      return []
    }
  })
}

/** The temporary files of runs of a folder that still stand; the suite's own folder for them may stay, empty. */
export function temporaryFilesOf(folder: string): string[] {
  return readdirSync(join(folder, 'tmp'), { recursive: true }).map(String).filter((name) => !/^zimmer-backup-[^/]+$/.test(name))
}

/** Whether it is a folder with nothing in it. */
export function isEmptyFolder(path: string): boolean {
  return statSync(path).isDirectory() && readdirSync(path).length === 0
}

/** Runs' folders in memory and in /tmp, for a comparison of before and after: `owner` says which of them are of one of these processes. */
export function sharedFilesOf(pids: ReadonlySet<number>): string[] {
  return ['/dev/shm', '/tmp'].flatMap((parent) => readdirSync(parent).map((name) => join(parent, name))).filter((path) => {
    for (const marker of ['.zimmer-owner', 'owner.json']) {
      try {
        return pids.has((JSON.parse(readFileSync(join(path, marker), 'utf8')) as { pid: number }).pid)
      } catch {
        continue
      }
    }
    return false
  })
}
