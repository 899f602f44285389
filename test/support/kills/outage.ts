import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { serverProgram, unprivileged } from '../server.ts'
import type { TestServer } from '../server.ts'

const seconds = 60

/** The whole server ends: as `pg_ctl stop` does in a mode, or by a SIGKILL of its first process alone, whose sessions find out by themselves. */
export async function endServer(server: TestServer, how: 'immediate' | 'fast' | 'SIGKILL'): Promise<void> {
  const data = join(server.folder, 'data')
  if (how === 'SIGKILL') process.kill(firstProcess(data), how)
  else await serverProgram(join(server.binaries, 'pg_ctl'), ['-D', data, '-m', how, '-w', '-t', String(seconds), 'stop'], unprivileged())
}

/** Starts a server again, with its data and on its port, if it has ended. */
export async function startAgain(server: TestServer): Promise<void> {
  const data = join(server.folder, 'data')
  for (let attempt = 1; !isRunning(data); attempt++) {
    try {
      await serverProgram(join(server.binaries, 'pg_ctl'), ['-D', data, '-l', join(server.folder, 'log'), '-w', '-t', String(seconds), 'start'], unprivileged())
    } catch (problem) {
      // As long as a session of the killed server works on, its memory is in use, and no other server may take the data.
      if (attempt === 40) throw problem
      await sleep(250)
    }
  }
}

function isRunning(data: string): boolean {
  try {
    return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${firstProcess(data)}/stat`, 'utf8'))
  } catch {
    return false
  }
}

function firstProcess(data: string): number {
  return Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])
}
