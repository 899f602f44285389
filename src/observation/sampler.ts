import { setTimeout as sleep } from 'node:timers/promises'
import type { LockMode, LockSpan } from '../domain/migration-facts.ts'
import type { ObserverSession } from './session.ts'

interface Sample {
  readonly session: number
  readonly transaction: string
  readonly relation: number
  readonly mode: LockMode
  readonly granted: boolean
  readonly row: string | null
  readonly at: number
}

// Of the sandbox's database, without those of this suite, and without AccessShareLock: every reader holds that.
// Who waits for a row holds, or queues for, the lock on its place, and waits for the transaction that wrote it last (heapam, README.tuplock).
const look = `
  WITH seen AS MATERIALIZED (SELECT * FROM pg_locks)
  SELECT l.pid AS session, l.virtualtransaction AS transaction, l.relation, l.mode, l.granted AND l.locktype = 'relation' AS granted,
    CASE l.locktype WHEN 'tuple' THEN format('%s/%s', l.page, l.tuple) END AS row, extract(epoch FROM clock_timestamp())::float8 AS at
  FROM seen l JOIN pg_stat_activity a ON a.pid = l.pid
  WHERE l.relation >= 16384 AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND a.application_name <> 'zimmer-backup'
    AND (l.locktype = 'relation' AND l.mode <> 'AccessShareLock'
      OR l.locktype = 'tuple' AND (NOT l.granted OR EXISTS (SELECT FROM seen w WHERE w.pid = l.pid AND NOT w.granted AND w.locktype = 'transactionid')))`

/** Looks at who holds and awaits which lock, again and again: plain statements fire no event trigger, and only looking shows that one waits. */
export class Sampler {
  readonly #session: ObserverSession
  readonly #spans = new Map<string, LockSpan>()
  readonly #pauseMilliseconds: number
  readonly #stop = new AbortController()
  #running: Promise<void> | undefined
  #failed = false

  constructor(session: ObserverSession, pauseMilliseconds: number) {
    this.#session = session
    this.#pauseMilliseconds = pauseMilliseconds
  }

  start(): void {
    this.#running = this.#run()
  }

  /** Looks a last time no more; gives what was seen, and whether it could look until now. */
  async stop(): Promise<{ readonly spans: LockSpan[]; readonly complete: boolean }> {
    this.#stop.abort()
    await this.#running
    return { spans: [...this.#spans.values()], complete: !this.#failed }
  }

  async #run(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      try {
        for (const sample of await this.#session.query<Sample>(look)) this.#take(sample)
      } catch {
        this.#failed = true
        return
      }
      await sleep(this.#pauseMilliseconds, undefined, { signal: this.#stop.signal }).catch(() => undefined)
    }
  }

  #take({ at, ...lock }: Sample): void {
    const key = `${lock.session} ${lock.transaction} ${lock.relation} ${lock.mode} ${lock.granted} ${lock.row ?? ''}`
    this.#spans.set(key, { ...lock, from: this.#spans.get(key)?.from ?? at, to: at })
  }
}
