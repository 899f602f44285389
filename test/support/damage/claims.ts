import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { setImmediate } from 'node:timers/promises'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { has } from '../../integration/encryption/workshop.ts'
import { attack } from './attack.ts'
import { keysFor, shares } from './encryptions.ts'
import type { Encryption, Keys } from './encryptions.ts'
import { archives, archiveOf, wholeSet } from './whole-set.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** Bytes in use once nothing is left that nobody needs. What a stream keeps is given back a turn after the stream itself. */
async function bytesInUse(): Promise<number> {
  for (let turn = 0; turn < 3; turn++) {
    collectGarbage()
    await setImmediate()
  }
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** Claims that `verify` finds whatever is done to a backup: so many damages for each format, compression and encryption, from a seed. */
export function claimThatDamageIsFound(count: number, firstSeed: number): void {
  const hasGpg = has('gpg')
  const { skip: passOver } = describe
  const sealings = Object.keys(shares) as Encryption[]
  if (!hasGpg) passOver('a backup with encryption: gpg', () => { it('is proved while nobody touches it, and by no damage', () => undefined) })

  describe.each(sealings.filter((encryption) => encryption !== 'gpg' || hasGpg))('a backup with encryption: %s', (encryption) => {
    const folder = mkdtempSync(join(tmpdir(), 'zimmer-damage-'))
    let keys: Keys

    beforeAll(async () => {
      keys = await keysFor(encryption, { temporaryDirectory: folder, environment: { PATH: process.env['PATH'] }, interrupted: new AbortController().signal, mask: () => undefined })
    })

    afterAll(async () => {
      await keys.seal.dispose()
      rmSync(folder, { recursive: true, force: true })
    })

    // Where a handful is tried, each trial starting programs, a few archives do: what differs is what the program makes of the damage.
    const tried = count * shares[encryption] < 1 ? archives.filter((_archive, index) => index % 4 === 1) : archives

    it.each(tried)('in the $format format with compression $compression is proved while nobody touches it, and by no damage', async (archive) => {
      const { seal, open } = keys
      const another = archives.find(({ format, path }) => format === archive.format && path !== archive.path) ?? archive
      const good = await wholeSet('shop-20260828_143022', archive.format, await archiveOf(archive), seal)
      const other = await wholeSet('shop-20260829_143022', archive.format, await archiveOf(another), seal)
      const share = Math.max(1, Math.round(count * shares[encryption]))
      const before = await bytesInUse()
      const { whole, tried: total, mayPass, wrong } = await attack({ good, other, open, seeds: Array.from({ length: share }, (_, index) => firstSeed + index) })
      expect(whole).toMatchObject({ verdict: 'proved', reason: null })
      expect(wrong.slice(0, 20)).toEqual([])
      expect(total).toBe(share)
      // Some change nothing that is promised, or are signed anew; of a handful all may be such.
      if (share > 50) expect(total - mayPass).toBeGreaterThan(share / 2)
      // What the compiled code, the caches and the tests' own records grow by once; a backup of these that was held each time would be more.
      expect(await bytesInUse() - before).toBeLessThan(16_000_000)
    })
  })
}
