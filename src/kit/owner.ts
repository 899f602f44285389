import { readFile, readlink } from 'node:fs/promises'
import { codeOf } from './errors.ts'
import { ProcessFailure, run } from './process.ts'

/** The process that a thing left on this machine belongs to, told from any later one that happens to get its number. */
export interface Owner {
  readonly pid: number
  /** In the system's own words, which differ between systems: only equality counts. */
  readonly startedAt: string
  readonly bootId: string
  /** The namespace in which the number means this process; empty where there is none. */
  readonly processSpace: string
  /** ISO 8601. */
  readonly since: string
}

export type Standing = 'alive' | 'dead' | 'unknown'

/** What belongs to an owner who cannot be seen from here is left alone for this long: no job of a hosted runner lasts a quarter of it. */
const strangersHours = 24

/** This process, as the owner of what it makes from now on. */
export async function thisOwner(now: Date): Promise<Owner> {
  const { bootId, processSpace } = await here()
  return { pid: process.pid, startedAt: (await startOf(process.pid)) ?? '', bootId, processSpace, since: now.toISOString() }
}

/**
 * Whether the owner still runs. `unknown`: it belongs to another machine or container, where its number means something else.
 * With `sameMachine` another boot of this machine is a death, too.
 */
export async function standingOf(owner: Owner, sameMachine: boolean): Promise<Standing> {
  const { bootId, processSpace } = await here()
  if (owner.bootId !== bootId) return sameMachine ? 'dead' : 'unknown'
  if (owner.processSpace !== processSpace) return 'unknown'
  return (await startOf(owner.pid)) === owner.startedAt ? 'alive' : 'dead'
}

/** Whether what an owner left may be removed: it is dead, or it cannot be seen and a day has passed. */
export async function isAbandoned(owner: Owner, now: Date, sameMachine: boolean): Promise<boolean> {
  const standing = await standingOf(owner, sameMachine)
  if (standing !== 'unknown') return standing === 'dead'
  return now.getTime() - Date.parse(owner.since) > strangersHours * 3_600_000
}

/** The owner in a marker file or a label; undefined when it is not one of ours. */
export function parseOwner(text: string): Owner | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  const { pid, startedAt, bootId, processSpace, since } = value as Record<string, unknown>
  if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid < 1) return undefined
  if (typeof startedAt !== 'string' || typeof bootId !== 'string' || typeof processSpace !== 'string') return undefined
  if (typeof since !== 'string' || Number.isNaN(Date.parse(since))) return undefined
  return { pid, startedAt, bootId, processSpace, since }
}

/** The arguments with which a process was started, joined by spaces; undefined when there is no such process. */
export async function commandOf(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') return ask('/bin/ps', ['-o', 'command=', '-p', String(pid)])
  const words = await readIfThere(`/proc/${pid}/cmdline`)
  return words?.replaceAll('\0', ' ').trim()
}

async function here(): Promise<{ bootId: string; processSpace: string }> {
  if (process.platform !== 'linux') return { bootId: (await ask('/usr/sbin/sysctl', ['-n', 'kern.bootsessionuuid'])) ?? '', processSpace: '' }
  const bootId = (await readIfThere('/proc/sys/kernel/random/boot_id'))?.trim() ?? ''
  return { bootId, processSpace: await readlink('/proc/self/ns/pid').catch(() => '') }
}

/** When a process was started: clock ticks since boot on Linux (proc(5), field 22 of stat). A zombie has ended. */
async function startOf(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') return ask('/bin/ps', ['-o', 'lstart=', '-p', String(pid)])
  const line = await readIfThere(`/proc/${pid}/stat`)
  // The second field is the program's name in parentheses, and may hold spaces and parentheses itself.
  const fields = line?.slice(line.lastIndexOf(')') + 2).split(' ')
  if (fields === undefined || fields[0] === 'Z' || fields[0] === 'X') return undefined
  return fields[19]
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (problem) {
    // ESRCH: the process ended between opening and reading.
    if (codeOf(problem) === 'ENOENT' || codeOf(problem) === 'ESRCH') return undefined
    throw problem
  }
}

async function ask(path: string, parameters: readonly string[]): Promise<string | undefined> {
  try {
    const answer = (await run({ name: path, path }, parameters, { timeLimitSeconds: 10 })).stdout.trim()
    return answer === '' ? undefined : answer
  } catch (problem) {
    if (problem instanceof ProcessFailure) return undefined
    throw problem
  }
}
