import { createReadStream } from 'node:fs'
import { readdir, readFile, readlink, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { codeOf } from '../kit/errors.ts'
import type { Started } from '../kit/process.ts'

/** A file that pg_dump has finished. */
export interface DumpedFile {
  readonly name: string
  /** Bytes. */
  readonly size: number
  readonly content: AsyncIterable<Uint8Array>
}

export interface DirectoryDump {
  readonly dump: Started
  /** The folder into which pg_dump writes; private. */
  readonly folder: string
  /** Whether pg_dump is a process of this machine, whose open files can be seen. */
  readonly visible: boolean
}

// pg_dump writes it before the first row (_CloseArchive in pg_backup_directory.c).
const tocFile = 'toc.dat'
const pauseMilliseconds = 50

/**
 * The files of a dump in the directory format as pg_dump finishes them, toc.dat first. Each is removed when the next one is asked for, so that
 * the folder holds little more than what is being written. Where pg_dump's open files cannot be seen, all come at its end. Rejects as `dump.done` does.
 */
export async function* finishedFiles({ dump, folder, visible }: DirectoryDump): AsyncGenerator<DumpedFile> {
  const state: { ended: boolean } = { ended: false }
  const end = () => { state.ended = true }
  // What it rejects with is thrown below.
  const ended = dump.done.then(end, end)
  for (let isFirst = true; ;) {
    const isLast = state.ended
    if (isLast) await dump.done
    const names = isLast || visible ? await finishedNow(dump.pid, folder, isLast) : []
    if (isFirst && names.length > 0 && !names.includes(tocFile)) throw new Error('pg_dump wrote no table of contents')
    for (const name of isFirst ? [tocFile, ...names.filter((other) => other !== tocFile)].slice(0, names.length) : names) {
      isFirst = false
      const path = join(folder, name)
      yield { name, size: (await stat(path)).size, content: createReadStream(path, { highWaterMark: 1024 * 1024 }) }
      await rm(path)
    }
    if (isLast) return
    if (names.length === 0) await Promise.race([ended, sleep(pauseMilliseconds)])
  }
}

/**
 * The files that nobody writes any more. One that has bytes has been opened by its writer; when its writers' open files, looked at after that,
 * do not name it, then it is closed, and pg_dump opens none a second time.
 */
async function finishedNow(pid: number, folder: string, hasEnded: boolean): Promise<string[]> {
  const names = (await readdir(folder)).sort()
  if (hasEnded) return names
  const written: string[] = []
  for (const name of names) if ((await stat(join(folder, name))).size > 0) written.push(name)
  const open = await openFiles(pid)
  const finished = open === undefined ? [] : written.filter((name) => !open.has(name))
  // Until there is a file with rows, the table of contents may not be whole; and nothing comes before it.
  return finished.includes(tocFile) && names.length === 1 ? [] : finished
}

/** The names, without their folders, of the files that a process and those it started have open; undefined where that cannot be seen. */
async function openFiles(pid: number): Promise<Set<string> | undefined> {
  const names = new Set<string>()
  const processes = [pid]
  for (let process = processes.pop(); process !== undefined; process = processes.pop()) {
    try {
      processes.push(...(await readFile(`/proc/${process}/task/${process}/children`, 'utf8')).split(' ').filter((word) => word !== '').map(Number))
      for (const descriptor of await readdir(`/proc/${process}/fd`)) {
        const path = await readlink(`/proc/${process}/fd/${descriptor}`).catch(() => '')
        names.add(path.slice(path.lastIndexOf('/') + 1))
      }
    } catch (problem) {
      // A process that is gone has closed its files; the end of pg_dump itself is told elsewhere, and by then everything is.
      if (process === pid || (codeOf(problem) !== 'ENOENT' && codeOf(problem) !== 'ESRCH')) return undefined
    }
  }
  return names
}
