import type { Opener } from '../../../src/actions/encryption.ts'
import { verifyBackup } from '../../../src/actions/verify/check.ts'
import type { Verified } from '../../../src/actions/verify/check.ts'
import type { StoredSet } from '../../../src/domain/store.ts'
import { damage } from './damages.ts'
import { memoryStore } from './memory-store.ts'
import type { Files } from './memory-store.ts'
import type { WholeSet } from './whole-set.ts'
import { countWork } from './work.ts'

const workDone = countWork()
const now = () => new Date(0)

/** What one verification cost. */
export interface Cost {
  /** Bytes that the store was asked for: a file is read once to judge it, and once more to tell a changed file from a dump that was written wrong. */
  readonly bytesRead: number
  /** Bytes decompressed, decoded and hashed. */
  readonly bytesHashed: number
  readonly calls: number
  /** Bytes of buffers, and of what compression keeps outside the heap, that were taken and not yet given back. */
  readonly bytesHeld: number
}

// A few small files, and the windows and chunks that a reading begins with: what is there before the first byte that is damaged.
const always: Cost = { bytesRead: 65_536, bytesHashed: 262_144, calls: 1_000, bytesHeld: 8_000_000 }
const costNames = Object.keys(always) as (keyof Cost)[]

export async function verified(files: Files, open: Opener): Promise<{ verified: Verified | undefined; cost: Cost }> {
  const store = memoryStore(files)
  const set: StoredSet | undefined = (await store.list())[0]
  const [before, heldBefore] = [workDone(), process.memoryUsage().external]
  // Without a sidecar, or with two archives, there is no backup to verify: nothing was proved.
  const found = set?.complete === true ? await verifyBackup(store, set, open, now) : undefined
  const after = workDone()
  const bytesHeld = Math.max(0, process.memoryUsage().external - heldBefore)
  return { verified: found, cost: { bytesRead: store.bytesRead(), bytesHashed: after.bytes - before.bytes, calls: after.calls - before.calls, bytesHeld } }
}

/** Two good backups, of which the first one is damaged once for each seed. */
export interface Attack {
  readonly good: WholeSet
  readonly other: WholeSet
  readonly open: Opener
  readonly seeds: Iterable<number>
}

export interface Outcome {
  /** What was found of the good backup while nobody had touched it. */
  readonly whole: Verified | undefined
  readonly tried: number
  readonly mayPass: number
  /** What should not have been, a sentence each. */
  readonly wrong: string[]
}

/** Damages a good backup once for each seed, verifies it each time, and tells what should not have been. */
export async function attack({ good, other, open, seeds }: Attack): Promise<Outcome> {
  const whole = await verified(good.files, open)
  const costs = [whole.cost, (await verified(other.files, open)).cost]
  const most = (name: keyof Cost) => 2 * Math.max(...costs.map((cost) => cost[name])) + always[name]
  const wrong: string[] = []
  let [tried, mayPass] = [0, 0]
  for (const seed of seeds) {
    const damaged = await damage(good, other, seed)
    const complain = (what: string) => { wrong.push(`seed ${seed}: ${damaged.story}: ${what}`) }
    tried++
    if (damaged.mayPass) mayPass++
    try {
      const { verified: found, cost } = await verified(damaged.files, open)
      if (found?.verdict === 'proved' && !damaged.mayPass) complain('proved all the same')
      for (const name of costNames) if (cost[name] > most(name)) complain(`${name} is ${cost[name]}, at most ${most(name)} is as much as twice the good backup's`)
    } catch (problem) {
      complain(`threw ${String(problem)}`)
    }
  }
  return { whole: whole.verified, tried, mayPass, wrong }
}
