import type { Verified } from '../../../src/actions/verify/check.ts'
import { verifyBackup } from '../../../src/actions/verify/check.ts'
import type { Opener } from '../../../src/actions/encryption.ts'
import type { StoredSet } from '../../../src/domain/store.ts'
import { damage } from './damages.ts'
import { memoryStore } from './memory-store.ts'
import type { Files } from './memory-store.ts'

/** What a damage came to beyond a verdict: it was not found, or it cost too much. */
export interface Attack {
  readonly good: Files
  readonly other: Files
  readonly open: Opener
  readonly seeds: Iterable<number>
}

const now = () => new Date(0)

export async function verified(files: Files, open: Opener): Promise<{ verified: Verified | undefined; bytesRead: number }> {
  const store = memoryStore(files)
  const set: StoredSet | undefined = (await store.list())[0]
  // Without a sidecar, or with two archives, there is no backup to verify: nothing was proved.
  return { verified: set?.complete === true ? await verifyBackup(store, set, open, now) : undefined, bytesRead: store.bytesRead() }
}

/** Damages a good backup once for each seed, verifies it each time, and tells what should not have been. */
export async function attack({ good, other, open, seeds }: Attack): Promise<{ tried: number; mayPass: number; wrong: string[] }> {
  const bytesOfGood = (await verified(good, open)).bytesRead
  const largest = [...good, ...other].reduce((sum, [, content]) => sum + content.length, 0)
  const wrong: string[] = []
  let [tried, mayPass] = [0, 0]
  for (const seed of seeds) {
    const damaged = damage(good, other, seed)
    tried++
    if (damaged.mayPass) mayPass++
    try {
      const { verified: found, bytesRead } = await verified(damaged.files, open)
      if (found?.verdict === 'proved' && !damaged.mayPass) wrong.push(`seed ${seed}: ${damaged.story}: proved all the same`)
      // Work, not time: a file is read once to judge it, and once more to tell a changed file from a dump that was written wrong.
      if (bytesRead > 2 * Math.max(bytesOfGood, largest) + 65_536) wrong.push(`seed ${seed}: ${damaged.story}: ${bytesRead} bytes were read, of the good backup ${bytesOfGood}`)
    } catch (problem) {
      wrong.push(`seed ${seed}: ${damaged.story}: threw ${String(problem)}`)
    }
  }
  return { tried, mayPass, wrong }
}
