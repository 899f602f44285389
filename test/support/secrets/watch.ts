import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Canaries, Sighting } from './canaries.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

export interface Orders {
  /** Looked for in arguments and environments. */
  readonly canaries: Canaries
  /** Looked for in files. */
  readonly secrets: Canaries
  readonly folders: readonly string[]
  readonly answer: string
}

/** A process that carried a canary; `shown` is the beginning of its arguments. */
export interface SeenProcess extends Sighting {
  readonly program: string
  readonly shown: string
  readonly where: 'arguments' | 'environment'
  readonly variable: string
}

/** A file that held a secret while something ran, and its rights. */
export interface SeenFile {
  readonly path: string
  readonly canary: string
  readonly mode: string
}

export interface Watched {
  readonly samples: number
  /** Every program that was seen, so that a watch that saw nothing can be told from one that had nothing to see. */
  readonly programs: readonly string[]
  readonly processes: readonly SeenProcess[]
  readonly files: readonly SeenFile[]
}

/** Watches every process that begins from now on, on Linux; the function that it gives ends that and tells what was seen. */
export async function watch(orders: Omit<Orders, 'answer'>, folder: string): Promise<() => Promise<Watched>> {
  const [question, answer] = [join(folder, 'orders.json'), join(folder, 'answer.json')]
  writeFileSync(question, JSON.stringify({ ...orders, answer }), { mode: 0o600 })
  const child = spawn(join(root, 'node_modules/node/bin/node'), [fileURLToPath(new URL('watcher.ts', import.meta.url)), question], { stdio: ['pipe', 'pipe', 'inherit'] })
  await new Promise((ready, fail) => { child.stdout.once('data', ready); child.once('error', fail) })
  return async () => {
    child.stdin.end()
    await new Promise((done) => child.once('close', done))
    return JSON.parse(readFileSync(answer, 'utf8')) as Watched
  }
}
