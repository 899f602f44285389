import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Job } from '../runner.ts'
import type { StepResult } from '../runner.ts'
import { startServer } from '../server.ts'
import type { TestServer } from '../server.ts'

/** A step under load, and the most memory that our process had, in bytes; NaN where /proc does not tell. */
export interface Heavy extends StepResult {
  readonly peakBytes: number
}

/** What our process may have at its most, whatever the data. */
export const bounded = 300_000_000

/** A size of these tests: a number from the environment, or the modest one. */
export function size(name: string, modest: number): number {
  return Number(process.env[`ZIMMER_LOAD_${name}`] ?? modest)
}

/** A server, and a job whose steps run from dist on its database `load`. */
export class Load {
  readonly job = new Job()
  readonly server: TestServer
  readonly name: string

  private constructor(server: TestServer, name: string) {
    this.server = server
    this.name = name
  }

  /** Starts the server and fills its database by SQL; `name` is what the numbers are printed under. */
  static async start(name: string, sql: string, settings: Readonly<Record<string, string>> = {}): Promise<Load> {
    const server = await startServer({ settings: { autovacuum: 'off', max_wal_size: '4GB', wal_level: 'minimal', max_wal_senders: '0', ...settings } })
    const load = new Load(server, name)
    try {
      await server.sql('CREATE DATABASE load')
      await server.sql(sql, 'load')
      return load
    } catch (problem) {
      await load.stop()
      throw problem
    }
  }

  /** Runs an action, and prints how long it took and the most memory that it had. */
  async step(action: string, inputs: Readonly<Record<string, string>> = {}): Promise<Heavy> {
    const peakFile = join(this.job.temporary, 'peak')
    const began = performance.now()
    const result = await this.job.step({
      action, with: { store: 'backups', ...(action === 'backup' ? this.source : { database: 'load' }), ...(action === 'restore-test' ? drill : {}), ...inputs },
      environment: { NODE_OPTIONS: `--import=${fileURLToPath(new URL('peak.mjs', import.meta.url))}`, ZIMMER_PEAK_FILE: peakFile },
    })
    const seconds = (performance.now() - began) / 1000
    const peakBytes = existsSync(peakFile) ? Math.max(...readFileSync(peakFile, 'utf8').split('\n').map(Number)) : NaN
    rmSync(peakFile, { force: true })
    process.stderr.write(`${this.name}: ${action} ${seconds.toFixed(1)} s, peak ${(peakBytes / 1e6).toFixed(0)} MB\n`)
    return { ...result, peakBytes }
  }

  async stop(): Promise<void> {
    this.job.remove()
    await this.server.stop()
  }

  get source(): Record<string, string> {
    const { host, port, user, password } = this.server.connection('load')
    return { host, port: String(port), user, database: 'load', password: password?.reveal() ?? '' }
  }
}

const drill = { 'sandbox': 'local', 'sandbox-port': 'auto', 'migrate': 'none' }
