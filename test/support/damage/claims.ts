import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import type { Opener } from '../../../src/actions/encryption.ts'
import { openSealed } from '../../../src/encryption/open.ts'
import { chooseSeal } from '../../../src/encryption/seal.ts'
import type { EncryptionInputs } from '../../../src/encryption/settings.ts'
import { Secret } from '../../../src/kit/secret.ts'
import { attack, verified } from './attack.ts'
import type { Attack } from './attack.ts'
import { archives, archiveOf, wholeSet } from './whole-set.ts'

const exchange = String.raw`tr '\000-\177\200-\377' '\200-\377\000-\177'`

/** A tenth of the damages where each verification starts a program. */
const shares = { none: 1, age: 1, command: 0.1 } as const

/** Claims that `verify` finds whatever is done to a backup: so many damages for each format, compression and encryption, from a seed. */
export function claimThatDamageIsFound(count: number, firstSeed: number): void {
  describe.each(['none', 'age', 'command'] as const)('a backup with encryption: %s', (encryption) => {
    const folder = mkdtempSync(join(tmpdir(), 'zimmer-damage-'))
    const context = { temporaryDirectory: folder, environment: { PATH: process.env['PATH'] }, interrupted: new AbortController().signal, mask: () => undefined }
    let inputs: EncryptionInputs
    let opening: EncryptionInputs
    const open: Opener = (source, bytes) => openSealed(source, opening, { ...context, bytes })

    beforeAll(async () => {
      const identity = await generateX25519Identity()
      const given: Record<typeof encryption, readonly [EncryptionInputs, EncryptionInputs]> = {
        none: [{}, {}], age: [{ ageRecipients: [await identityToRecipient(identity)] }, { ageIdentity: new Secret(identity) }],
        // The two halves of all bytes exchanged: a seal that authenticates nothing, so that only the suite's own checksums can tell.
        command: [{ encCmd: exchange }, { decCmd: exchange }],
      }
      ;[inputs, opening] = given[encryption]
    })

    afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

    const prepared = async (archive: typeof archives[number], seeds: readonly number[]): Promise<Attack> => {
      const seal = await chooseSeal(inputs, context)
      const bytes = await archiveOf(archive)
      const another = await archiveOf(archives.find(({ format, path }) => format === archive.format && path !== archive.path) ?? archive)
      try {
        return { good: await wholeSet('shop-20260828_143022', archive.format, bytes, seal), other: await wholeSet('shop-20260829_143022', archive.format, another, seal), open, seeds }
      } finally {
        await seal.dispose()
      }
    }

    it.each(archives)('in the $format format with compression $compression is proved while nobody touches it, and by no damage', async (archive) => {
      const share = Math.max(1, Math.round(count * shares[encryption]))
      const prepare = await prepared(archive, Array.from({ length: share }, (_, index) => firstSeed + index))
      expect((await verified(prepare.good, open)).verified).toMatchObject({ verdict: 'proved', reason: null })
      const before = process.memoryUsage().arrayBuffers
      const { tried, mayPass, wrong } = await attack(prepare)
      expect(wrong.slice(0, 20)).toEqual([])
      expect(tried - mayPass).toBeGreaterThan(share / 2)
      globalThis.gc?.()
      expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(200_000_000)
    })
  })
}
