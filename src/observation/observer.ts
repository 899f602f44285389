import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DatabaseState, LogFact, ObservedStep } from '../domain/migration-facts.ts'
import { majorOf } from '../domain/versions.ts'
import { logEnd, readLog } from './log-file.ts'
import { factOf } from './log-lines.ts'
import { applyLogSettings } from './log-settings.ts'
import { Sampler } from './sampler.ts'
import { openOwn } from './session.ts'
import type { Connect, ObserverSession } from './session.ts'
import { nextTransaction, readState } from './state.ts'
import { installTriggers, removeTriggers } from './triggers.ts'

export interface ObserverRequest {
  /**
   * Opens a session on the sandbox's database as a superuser, under the application name `zimmer-backup`. The sandbox was opened with
   * `observed: true`, or is a service whose log is collected.
   */
  readonly connect: Connect
  /** Values that are not null are counted in tables up to this size, 10 GB if nothing is given; rows are counted in all. */
  readonly countValuesUpToBytes?: number | undefined
  /** How long sessions of the migration may outlive it before they are ended; 2000 if nothing is given. */
  readonly graceMilliseconds?: number | undefined
}

/** How the work ended that was observed. */
export type Ended<T> = { readonly done: true; readonly value: T } | { readonly done: false; readonly problem: unknown }

export interface Observer {
  /**
   * Lets `work` run (one revision, or all of them, or an undo) and tells what it did, also when it throws. Nothing of the observation is in the
   * database before and after. Sessions that `work` leaves behind are ended. One at a time.
   */
  during<T>(work: () => Promise<T>): Promise<{ readonly ended: Ended<T>; readonly observed: ObservedStep }>
  /** Puts the server's settings back. Twice is harmless. */
  close(): Promise<void>
}

/** Makes the sandbox ready to be observed. Throws KnownErrors `observation-superuser` and `observation-log`. */
export async function openObserver(request: ObserverRequest): Promise<Observer> {
  const session = await openOwn(request.connect)
  try {
    const restore = await applyLogSettings(session)
    try {
      await logEnd(session)
      return await Watch.open(request, session, restore)
    } catch (problem) {
      await restore().catch(() => undefined)
      throw problem
    }
  } catch (problem) {
    await session.end()
    throw problem
  }
}

const samplingMilliseconds = 50

class Watch implements Observer {
  readonly #request: ObserverRequest
  readonly #session: ObserverSession
  readonly #looking: ObserverSession
  readonly #major: number
  readonly #isWalMinimal: boolean
  #restore: (() => Promise<void>) | undefined
  #state: DatabaseState | undefined

  private constructor(request: ObserverRequest, session: ObserverSession, looking: ObserverSession, server: { version: number; wal: string }, restore: () => Promise<void>) {
    this.#request = request
    this.#session = session
    this.#looking = looking
    this.#major = majorOf(server.version)
    this.#isWalMinimal = server.wal === 'minimal'
    this.#restore = restore
  }

  static async open(request: ObserverRequest, session: ObserverSession, restore: () => Promise<void>): Promise<Watch> {
    const [server] = await session.query<{ version: number; wal: string }>(`SELECT current_setting('server_version_num')::int AS version, current_setting('wal_level') AS wal`)
    if (server === undefined) throw new Error('the server did not say its version')
    return new Watch(request, session, await openOwn(request.connect), server, restore)
  }

  async during<T>(work: () => Promise<T>): Promise<{ readonly ended: Ended<T>; readonly observed: ObservedStep }> {
    const session = this.#session
    const before = this.#state ?? await this.#readState(undefined, undefined)
    const first = await nextTransaction(session)
    const from = await logEnd(session)
    await installTriggers(session)
    const sampler = new Sampler(this.#looking, samplingMilliseconds)
    const gaps: string[] = []
    const wal = await this.#walPosition()
    const began = performance.now()
    sampler.start()
    const ended = await work().then((value): Ended<T> => ({ done: true, value }), (problem: unknown): Ended<T> => ({ done: false, problem }))
    const seconds = (performance.now() - began) / 1000
    const walBytes = await this.#walPosition() - wal
    await this.#endOthers()
    const sampled = await sampler.stop()
    if (!await removeTriggers(session)) gaps.push('the migration removed or disabled the event triggers that watch it')
    if (!sampled.complete) gaps.push('the session that looks at locks was ended')
    const log = await this.#readLog(from, gaps)
    const after = await this.#readState(before, first)
    this.#state = after
    return { ended, observed: { seconds, before, after, log, spans: sampled.spans, walBytes, walUnderstated: this.#isWalMinimal, gaps } }
  }

  async close(): Promise<void> {
    const restore = this.#restore
    this.#restore = undefined
    if (restore === undefined) return
    try {
      await restore()
    } finally {
      await this.#looking.end()
      await this.#session.end()
    }
  }

  async #readLog(from: { file: string; offset: number }, gaps: string[]): Promise<LogFact[]> {
    const facts: LogFact[] = []
    const [row] = await this.#session.query<{ name: string }>('SELECT current_database() AS name')
    await readLog(this.#session, from, randomBytes(8).toString('hex'), (record) => {
      // A session's first lines, and those of its end, stand under its application's name too.
      if (record.database !== row?.name || record.application === 'zimmer-backup') return
      const fact = factOf(record)
      if (fact === undefined) return
      if ('gap' in fact) gaps.push(fact.gap)
      else facts.push(fact)
    })
    return facts
  }

  /** Before 15 the counters come through a socket, may be lost, and are up to half a second old: everything is counted anew. */
  async #readState(earlier: DatabaseState | undefined, freshSince: string | undefined): Promise<DatabaseState> {
    const exact = this.#major >= 15
    if (!exact) await sleep(600)
    return readState(this.#session, { earlier: exact ? earlier : undefined, freshSince, countValuesUpToBytes: this.#request.countValuesUpToBytes ?? 10_000_000_000 })
  }

  async #walPosition(): Promise<number> {
    const [row] = await this.#session.query<{ bytes: number }>(`SELECT (pg_current_wal_lsn() - '0/0'::pg_lsn)::float8 AS bytes`)
    return row?.bytes ?? 0
  }

  /** A session writes its counters when it ends, and a statement whose client was killed goes on by itself. */
  async #endOthers(): Promise<void> {
    const grace = performance.now() + (this.#request.graceMilliseconds ?? 2000)
    for (let ended = false; ;) {
      const others = await this.#session.query<{ pid: number }>(`
        SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' AND application_name <> 'zimmer-backup'`)
      if (others.length === 0) return
      if (!ended && performance.now() > grace) {
        for (const { pid } of others) await this.#session.query('SELECT pg_terminate_backend($1)', [pid])
        ended = true
      }
      await sleep(10)
    }
  }
}
