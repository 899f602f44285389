import type { Readable } from 'node:stream'
import { AgeArmorDecoding } from './age-armor.ts'
import { ageCommandOpening, ageCommandSealing } from './age-command.ts'
import { fileKeyOf, headerEnd, headerLimit, newHeader } from './age-header.ts'
import { readIdentities } from './age-identities.ts'
import { AgeOpening, AgeSealing, nonceBytes } from './age-payload.ts'
import { readRecipients } from './age-recipients.ts'
import { damagedCiphertext, noIdentity, truncatedCiphertext, wrongKey } from './failures.ts'
import { chained, takeHead } from './head.ts'
import { isAgeArmor } from './kinds.ts'
import type { Seal } from './seal.ts'
import { passphraseOf } from './settings.ts'
import type { EncryptionContext, EncryptionInputs } from './settings.ts'

const nothing = () => Promise.resolve()

/** age for the given recipients, else by the passphrase. Throws wrong inputs, and what age's command says where it is needed. */
export async function ageSeal(inputs: EncryptionInputs, context: EncryptionContext): Promise<Seal> {
  const lines = inputs.ageRecipients ?? []
  const passphrase = passphraseOf(inputs)
  if (!lines.some((line) => line.trim() !== '') && passphrase !== undefined) {
    return { method: 'age', recipients: ['passphrase'], seal: () => new AgeSealing(() => newHeader({ passphrase })),
      dispose: nothing }
  }
  const { recipients, needCommand } = await readRecipients(lines, context)
  if (needCommand) return { method: 'age', recipients, seal: await ageCommandSealing(recipients, context), dispose: nothing }
  return { method: 'age', recipients, seal: () => new AgeSealing(() => newHeader({ recipients })), dispose: nothing }
}

/**
 * Opens an age file, binary or armored. Throws KnownErrors `no-identity`, `wrong-key`, `damaged-ciphertext` and `truncated-ciphertext`
 * for the header; the stream fails with the last two for the payload, after it has given what comes before.
 */
export async function openAge(source: Readable, seen: Buffer, inputs: EncryptionInputs,
  context: EncryptionContext): Promise<Readable> {
  const identities = await readIdentities(inputs, context)
  const passphrase = passphraseOf(inputs)
  if (identities === undefined && passphrase === undefined) {
    throw noIdentity('the archive is sealed by age, and no age-identity and no passphrase is given',
      'Give age-identity, or passphrase for an archive that was sealed by one.')
  }
  const binary = isAgeArmor(seen) ? chained(source, new AgeArmorDecoding()) : source
  const { taken, seen: begun, rest } = await takeHead(binary, (bytes) => wholeHead(bytes))
  const end = headerEnd(begun)
  if (taken === undefined || end === undefined) {
    if (begun.length > headerLimit) throw damagedCiphertext('the age file has no end of its header')
    throw truncatedCiphertext('the age file ends within its header')
  }
  const fileKey = await fileKeyOf(taken.subarray(0, end), { identities: identities?.native ?? [], passphrase })
  if (fileKey !== undefined) return chained(rest, new AgeOpening(fileKey, taken.subarray(end)))
  if (identities?.forCommand !== undefined) {
    rest.unshift(taken)
    return chained(rest, await ageCommandOpening(identities.forCommand, context))
  }
  if (identities === undefined) throw noIdentity('the archive is sealed by age for recipients, and no age-identity is given',
    'Give the age-identity of one of the recipients that the manifest names.')
  throw wrongKey('no identity that was given opens the archive')
}

/** Header and nonce; a header without an end is handed over as it is, once it is longer than any. */
function wholeHead(bytes: Buffer): number | undefined {
  const end = headerEnd(bytes)
  if (end === undefined) return bytes.length > headerLimit ? bytes.length : undefined
  return bytes.length >= end + nonceBytes ? end + nonceBytes : undefined
}
