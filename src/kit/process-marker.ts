import { readFile, readlink } from 'node:fs/promises'
import { hostname } from 'node:os'
import { codeOf } from './errors.ts'

/**
 * Whose something is that must not outlive its process: enough to tell later, from the same machine, whether that process still
 * lives. A process id alone is reused, and means nothing in another container or on another host that has mounted the same folder.
 */
export interface ProcessMarker {
  readonly host: string
  /** The kernel's boot id and the namespace of process ids; empty where there is no /proc. */
  readonly boot: string
  readonly namespace: string
  readonly pid: number
  /** Clock ticks after boot; empty where there is no /proc. */
  readonly started: string
}

/** What this process would write about itself. */
export async function ownMarker(): Promise<ProcessMarker> {
  return {
    host: hostname(),
    boot: (await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')).trim(),
    namespace: await readlink('/proc/self/ns/pid').catch(() => ''),
    pid: process.pid,
    started: await startOf(process.pid) ?? '',
  }
}

/** Reads a marker; undefined for what is not one, such as the empty file of a process killed at its first step. */
export function parseMarker(text: string): ProcessMarker | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return undefined
    const { host, boot, namespace, pid, started } = value as Record<string, unknown>
    if (typeof host !== 'string' || typeof boot !== 'string' || typeof namespace !== 'string' || typeof started !== 'string') return undefined
    return typeof pid === 'number' && Number.isSafeInteger(pid) && pid > 0 ? { host, boot, namespace, pid, started } : undefined
  } catch {
    return undefined
  }
}

/** `unknown`: it ran where this process cannot look (another host, another container, before a restart). */
export async function fateOf(marker: ProcessMarker, own: ProcessMarker): Promise<'alive' | 'dead' | 'unknown'> {
  if (marker.host !== own.host || marker.boot !== own.boot || marker.namespace !== own.namespace) return 'unknown'
  try {
    process.kill(marker.pid, 0)
  } catch (problem) {
    if (codeOf(problem) === 'ESRCH') return 'dead'
    // EPERM: it lives and belongs to somebody else.
  }
  const started = await startOf(marker.pid)
  if (started === undefined || marker.started === '') return 'unknown'
  return started === marker.started ? 'alive' : 'dead'
}

/**
 * proc(5): the 22nd field of /proc/<pid>/stat; the second may hold blanks and brackets, so counting begins behind its last bracket.
 * A killed process whose parent has not asked for its end yet (state Z) writes nothing any more.
 */
async function startOf(pid: number): Promise<string | undefined> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' || fields[0] === 'X' ? 'ended' : fields[19]
  } catch {
    return undefined
  }
}
