import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const processFile = join(import.meta.dirname, 'dying-process.ts')

/** Runs a process that stores a backup and is killed before its checksum has its name. Throws when it ends otherwise. */
export async function dies(parameters: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<void> {
  const child = spawn(process.execPath, [processFile, ...parameters], { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...environment } })
  const [status, signal] = await once(child, 'close') as [number | null, string | null]
  if (signal !== 'SIGKILL') throw new Error(`the process ended with ${String(status)} and was not killed`)
}
