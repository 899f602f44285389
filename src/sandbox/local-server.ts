import { appendFile, open, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { KnownError, messageOf } from '../kit/errors.ts'
import { ProcessFailure, run } from '../kit/process.ts'
import type { ProcessOptions } from '../kit/process.ts'
import type { Account } from './account.ts'
import { busyPort, freePort } from './port.ts'
import type { SandboxRequest } from './request.ts'
import { asConfiguration, observedSettings, serverSettings } from './settings.ts'

export const loopback = '127.0.0.1'
export const startSeconds = 60
const stopSeconds = 300
const portAttempts = 5

/** A cluster in the making: its folder, who runs it, and with which programs. */
export interface Cluster {
  readonly directory: string
  readonly server: string
  readonly data: string
  readonly programs: string
  readonly account: Account | undefined
  readonly inMemory: boolean
}

/** How programs of the server are run. */
export function optionsFor(cluster: Cluster): ProcessOptions {
  return {
    directory: cluster.server,
    user: cluster.account,
    // With it the runner ends the server after the job, should nobody else have done so.
    environment: { RUNNER_TRACKING_ID: process.env['RUNNER_TRACKING_ID'] },
  }
}

/** Adds what a server that is thrown away after the drill is told; later lines win over earlier ones. */
export async function configure({ data, inMemory }: Cluster, request: SandboxRequest): Promise<void> {
  const load = { databaseBytes: request.databaseBytes, inMemory }
  const settings = { ...serverSettings(request.machine, load), listen_addresses: loopback, unix_socket_directories: '', ...(request.observed === true ? observedSettings : {}) }
  await appendFile(join(data, 'postgresql.conf'), `\n${asConfiguration(settings)}`)
}

/** Starts the server on the port that was asked for, or on a free one; another, should it be taken in the very moment. */
export async function startOnPort(cluster: Cluster, request: SandboxRequest): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const asked = typeof request.port === 'number' ? request.port : undefined
    const port = asked ?? await freePort()
    const problem = await startServer(cluster, port)
    if (problem === undefined) return port
    const taken = /could not (?:bind|create any TCP)|Address already in use/i.test(problem)
    // Whoever had it in that moment may be gone by now.
    if (taken && asked !== undefined) throw await busyPort(asked)
    if (!taken || asked !== undefined || attempt === portAttempts) {
      throw new KnownError('sandbox-start', `the sandbox's server did not start: ${problem}`, 'Look at the free memory and disk of this machine, or set sandbox: docker.')
    }
  }
}

/**
 * Gives why the server did not start, if it did not. Never ended by the signal: pg_ctl's end would not end the server that it has
 * begun to start. It is over within a moment, and then the server can be found and stopped.
 */
async function startServer(cluster: Cluster, port: number): Promise<string | undefined> {
  const log = join(cluster.server, 'log')
  try {
    const parameters = ['start', '--pgdata', cluster.data, '--log', log, '--wait', '--timeout', String(startSeconds), '--options', `-p ${port}`]
    await run({ name: 'pg_ctl', path: join(cluster.programs, 'pg_ctl') }, parameters, { ...optionsFor(cluster), timeLimitSeconds: startSeconds + 30 })
    return undefined
  } catch (problem) {
    if (!(problem instanceof ProcessFailure)) throw problem
    return (await lastComplaint(log, join(cluster.data, 'log'))) ?? problem.message
  }
}

/** The lines of the server's log that say what is wrong; in `collected` are those of a server that collects them itself. */
async function lastComplaint(log: string, collected: string): Promise<string | undefined> {
  const plain = (await readdir(collected).catch(() => [])).filter((name) => name.endsWith('.log')).map((name) => join(collected, name))
  const text = (await Promise.all([log, ...plain].map((file) => readFile(file, 'utf8').catch(() => '')))).join('\n')
  const lines = text.split('\n').filter((line) => /\b(?:FATAL|PANIC|WARNING|could not)\b/.test(line)).slice(-3)
  for (const file of [log, ...plain]) await (await open(file, 'w').catch(() => undefined))?.close()
  return lines.length === 0 ? undefined : lines.join('; ')
}

/** Stops the server so that its folder is whole, and could be started elsewhere. Throws KnownError `sandbox-stop`. */
export async function stopCleanly(cluster: Cluster): Promise<void> {
  try {
    const parameters = ['stop', '--pgdata', cluster.data, '--mode', 'fast', '--wait', '--timeout', String(stopSeconds)]
    await run({ name: 'pg_ctl', path: join(cluster.programs, 'pg_ctl') }, parameters, { ...optionsFor(cluster), timeLimitSeconds: stopSeconds + 30 })
  } catch (cause) {
    throw new KnownError('sandbox-stop', `the sandbox's server did not stop: ${messageOf(cause)}`, 'Look at the load of this machine, and run again.', { cause })
  }
}
