import { spawn } from 'node:child_process'
import { closeSync, openSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestServer } from '../test/support/server.ts'

/** What one run of a contestant took. */
export interface Measured {
  readonly seconds: number
  /** Of the program and all that it started and waited for. */
  readonly cpuSeconds: number
  /** The most memory that the program itself held at once; those that it started are not in it. */
  readonly peakMegabytes: number
  readonly serverCpuSeconds?: number
  /** Of what was written. */
  readonly megabytes?: number
}

export interface ProgramRun {
  readonly program: string
  readonly words: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
  /** Where its stdout goes; nowhere when left out. */
  readonly output?: string
  /** Exit statuses that are no failure. */
  readonly passing?: readonly number[]
  /** For its stderr, and as its home. */
  readonly folder: string
}

// USER_HZ, which is 100 on every Linux that Node runs on.
const ticksPerSecond = 100

/** Runs a program to its end and measures it. CPU time and memory come from /proc: NaN where there is none. Throws an Error with the end of its stderr. */
export async function timed({ program, words, environment = {}, output, passing = [0], folder }: ProgramRun): Promise<Measured> {
  const errors = join(folder, 'stderr.txt')
  const [sink, errorSink] = [output === undefined ? undefined : openSync(output, 'w'), openSync(errors, 'w')]
  const [began, before] = [performance.now(), childSeconds()]
  let peak = NaN
  try {
    await new Promise<void>((done, fail) => {
      const child = spawn(program, words, { stdio: ['ignore', sink ?? 'ignore', errorSink], env: { PATH: process.env['PATH'] ?? '', HOME: folder, LC_ALL: 'C', ...environment } })
      const watch = setInterval(() => { peak = peakOf(child.pid ?? 0) ?? peak }, 20)
      child.once('error', fail)
      child.once('exit', (code) => {
        clearInterval(watch)
        if (code !== null && passing.includes(code)) done()
        else fail(new Error(`${program} ended with ${code ?? 'a signal'}: ${readFileSync(errors, 'utf8').slice(-600)}`))
      })
    })
  } finally {
    for (const file of [sink, errorSink]) if (file !== undefined) closeSync(file)
  }
  return { seconds: (performance.now() - began) / 1000, cpuSeconds: childSeconds() - before, peakMegabytes: peak }
}

/** Adds up what was done one after another. */
export function together(...parts: readonly Measured[]): Measured {
  const sum = (of: (part: Measured) => number) => parts.reduce((total, part) => total + of(part), 0)
  return { seconds: sum((part) => part.seconds), cpuSeconds: sum((part) => part.cpuSeconds), peakMegabytes: Math.max(...parts.map((part) => part.peakMegabytes)) }
}

/** Adds what the server took meanwhile. */
export async function withServer(server: TestServer, run: () => Promise<Measured>): Promise<Measured> {
  const before = serverSeconds(server)
  const measured = await run()
  return { ...measured, serverCpuSeconds: serverSeconds(server) - before }
}

/** CPU seconds of the server's processes, those that have ended included. */
function serverSeconds({ folder }: TestServer): number {
  try {
    const main = Number(readFileSync(join(folder, 'data/postmaster.pid'), 'utf8').split('\n')[0])
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(statOf)
      .filter((stat) => stat !== undefined && (stat.id === main || stat.parent === main))
      .reduce((sum, stat) => sum + (stat?.own ?? 0) + (stat?.id === main ? stat.children : 0), 0)
  } catch {
    return NaN
  }
}

function childSeconds(): number {
  return statOf('self')?.children ?? NaN
}

interface Stat { readonly id: number; readonly parent: number; readonly own: number; readonly children: number }

function statOf(name: string): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${name}/stat`, 'utf8')
    // A program's name, in parentheses, may hold anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number)
    const seconds = (first: number) => ((fields[first] ?? NaN) + (fields[first + 1] ?? NaN)) / ticksPerSecond
    return { id: Number.parseInt(text, 10), parent: fields[1] ?? 0, own: seconds(11), children: seconds(13) }
  } catch {
    return undefined
  }
}

function peakOf(pid: number): number | undefined {
  try {
    const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024 / 1e6
  } catch {
    return undefined
  }
}
