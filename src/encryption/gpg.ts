import type { Readable } from 'node:stream'
import { KnownError } from '../kit/errors.ts'
import { wrongInputs } from '../kit/inputs.ts'
import { ProcessFailure } from '../kit/process.ts'
import { damagedCiphertext, lastLine, noIdentity, truncatedCiphertext, wrongKey } from './failures.ts'
import { ProcessFilter } from './filter.ts'
import { GpgHome, keyMaterial } from './gpg-home.ts'
import { chained } from './head.ts'
import type { Seal } from './seal.ts'
import { passphraseOf, streamLimitSeconds, valueOf } from './settings.ts'
import type { EncryptionContext, EncryptionInputs } from './settings.ts'

// A dump is compressed already. Iterations as many as gpg counts at most: a passphrase is guessed offline.
const byPassphrase = ['--compress-algo', 'none', '--cipher-algo', 'AES256', '--s2k-mode', '3', '--s2k-digest-algo', 'SHA512',
  '--s2k-count', '65011712', '--symmetric']

/**
 * gpg for the given recipients, else by the passphrase. A trial over nothing finds what is wrong before anything is begun. Throws wrong
 * inputs, KnownErrors `program-missing`, `gpg-failed` and `time-limit`.
 */
export async function gpgSeal(inputs: EncryptionInputs, context: EncryptionContext): Promise<Seal> {
  const lines = (inputs.gpgRecipients ?? []).map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'))
  const isSymmetric = lines.length === 0 && valueOf(inputs.gpgPublicKeys) === undefined
  const home = await GpgHome.create(context, isSymmetric ? passphraseOf(inputs) : undefined)
  try {
    const recipients = isSymmetric ? [] : await fingerprints(home, lines, inputs, context)
    const sealing = isSymmetric ? byPassphrase
      : ['--compress-algo', 'none', ...recipients.flatMap((one) => ['--recipient', one]), '--encrypt']
    await home.ask(sealing).catch((problem: unknown) => {
      throw problem instanceof ProcessFailure ? sealingFailed(problem) : problem
    })
    return {
      method: 'gpg',
      recipients: isSymmetric ? ['passphrase'] : recipients,
      seal: () => new ProcessFilter({ tool: home.tool, parameters: home.parameters(sealing),
        options: home.options(streamLimitSeconds(context)), explain: sealingFailed }),
      dispose: () => home.dispose(),
    }
  } catch (problem) {
    await home.dispose()
    throw problem
  }
}

function sealingFailed(failure: ProcessFailure): KnownError {
  return new KnownError('gpg-failed', `gpg could not seal: ${lastLine(failure.stderr)}`,
    'Look at the keys that are named: gpg --list-keys.')
}

/** The fingerprints of the keys that the recipients name; from the given keys, else from the user's own keyring. */
async function fingerprints(home: GpgHome, lines: readonly string[], inputs: EncryptionInputs,
  context: EncryptionContext): Promise<string[]> {
  const problems: string[] = []
  const given = await importPublicKeys(home, inputs, context, problems)
  const found = new Set<string>()
  for (const [index, recipient] of (lines.length === 0 ? given : lines).entries()) {
    const where = lines.length === 0 ? 'gpg-public-keys' : `gpg-recipients line ${index + 1}`
    if (recipient.startsWith('-----BEGIN') || recipient.startsWith('AGE-SECRET')) {
      problems.push(`${where} is a key, not the name of one: whole public keys belong in gpg-public-keys`)
      break
    }
    const keys = await keysFor(home, recipient)
    const usable = keys.filter((key) => key.canEncrypt)
    if (keys.length === 0) problems.push(`${where} names no key that is given in gpg-public-keys or stands in the keyring`)
    else if (usable.length === 0) problems.push(`${where} names a key that cannot encrypt: it is expired, revoked or made for signing only`)
    else if (usable.length > 1) problems.push(`${where} fits ${usable.length} keys: name the fingerprint of the one that is meant`)
    else found.add(usable[0]?.fingerprint ?? '')
  }
  if (problems.length > 0) throw wrongInputs(problems)
  return [...found]
}

async function keysFor(home: GpgHome, recipient: string) {
  const keys = await home.find(recipient)
  if (keys.length > 0) return keys
  const exported = await home.fromUsersKeyring(recipient)
  if (exported !== '') await home.import(Buffer.from(exported), 'public')
  return exported === '' ? [] : home.find(recipient)
}

async function importPublicKeys(home: GpgHome, inputs: EncryptionInputs, context: EncryptionContext,
  problems: string[]): Promise<string[]> {
  const publicKeys = valueOf(inputs.gpgPublicKeys)
  if (publicKeys !== undefined) {
    const material = await keyMaterial(publicKeys, context)
    if (material?.includes('PRIVATE KEY BLOCK') === true) {
      problems.push('gpg-public-keys holds a private key: give the public half (gpg --export), and replace the key if others could read it')
      return []
    }
    const imported = material === undefined ? [] : await home.import(material, 'public')
    if (imported.length === 0) problems.push('gpg-public-keys holds no key that gpg can read, nor the path of a file with one')
    return imported
  }
  // The private key that opens carries its public half: enough to seal for itself.
  const privateKey = valueOf(inputs.gpgPrivateKey)
  const material = privateKey === undefined ? undefined : await keyMaterial(privateKey, context)
  return material === undefined ? [] : home.import(material, 'public')
}

/**
 * Opens an OpenPGP message. The stream fails with KnownErrors `no-identity`, `wrong-key`, `damaged-ciphertext`, `truncated-ciphertext`
 * or `program-missing`. gpg, too, gives plain bytes before it knows that the end is sound.
 */
export async function openGpg(source: Readable, inputs: EncryptionInputs, context: EncryptionContext): Promise<Readable> {
  const privateKey = valueOf(inputs.gpgPrivateKey)
  const passphrase = passphraseOf(inputs)
  if (privateKey === undefined && passphrase === undefined) {
    throw noIdentity('the archive is sealed by gpg, and no gpg-private-key and no passphrase is given',
      'Give gpg-private-key (with passphrase if it has one), passphrase alone, or dec-cmd: gpg --decrypt.')
  }
  const home = await GpgHome.create(context, passphrase)
  try {
    if (privateKey !== undefined) {
      const material = await keyMaterial(privateKey, context)
      const imported = material === undefined ? [] : await home.import(material, 'secret')
      if (imported.length === 0) throw wrongInputs(['gpg-private-key is neither a private key that gpg can read nor the path of one'])
    }
    const status: string[] = []
    const has = { privateKey: privateKey !== undefined, passphrase: passphrase !== undefined }
    return chained(source, new ProcessFilter({
      tool: home.tool,
      parameters: home.parameters(['--decrypt']),
      options: { ...home.options(streamLimitSeconds(context)), onErrorLine: (line) => { status.push(line) } },
      explain: (failure) => explainOpening(failure.stderr, has),
      // A message that ends within its head makes gpg say nothing and end with status 0.
      doubt: () => status.includes('[GNUPG:] DECRYPTION_OKAY') ? undefined : explainOpening(status.join('\n'), has),
      cleanUp: () => home.dispose(),
    }))
  } catch (problem) {
    await home.dispose()
    throw problem
  }
}

interface Given { readonly privateKey: boolean; readonly passphrase: boolean }

const giveKey = 'Give gpg-private-key of one of the recipients that the manifest names.'

/** What gpg says when it cannot open, in the order in which it is asked; tried with 2.2.40. */
const complaints: readonly { says: RegExp; means: (given: Given) => KnownError }[] = [
  { says: /can't get input|MISSING_PASSPHRASE/, means: ({ privateKey }) => privateKey
    ? noIdentity('the gpg-private-key is protected by a passphrase, and none is given', 'Give passphrase as well.')
    : noIdentity('the archive is sealed by a passphrase, and none is given', 'Give passphrase.') },
  { says: /Bad session key|Bad passphrase|BAD_PASSPHRASE/, means: ({ privateKey, passphrase }) => privateKey || passphrase
    ? wrongKey('the passphrase does not open the archive')
      : noIdentity('the archive is sealed by a passphrase, and none is given', 'Give passphrase.') },
  { says: /block_filter.*(?:read error|length byte missing)/, means: () => truncatedCiphertext('the gpg message ends too early') },
  { says: /BADMDC|DECRYPTION_INFO/, means: () => damagedCiphertext('the gpg message is damaged: it does not authenticate') },
  { says: /pkdecrypt_failed/, means: () => wrongKey('gpg-private-key does not open the archive, or the key packet of the message is damaged') },
  { says: /NO_SECKEY/, means: ({ privateKey }) => privateKey
    ? wrongKey('the archive is sealed for another key than gpg-private-key')
      : noIdentity('the archive is sealed by gpg for recipients, and no gpg-private-key is given', giveKey) },
  { says: /invalid packet|unknown version/, means: () => damagedCiphertext('the gpg message is damaged: its packets are not whole') },
  { says: /NODATA/, means: () => truncatedCiphertext('the gpg message ends before its data begins') },
]

/** Explains why gpg could not open, from its status lines and its words. */
export function explainOpening(stderr: string, given: Given): KnownError {
  return complaints.find((complaint) => complaint.says.test(stderr))?.means(given)
    ?? new KnownError('gpg-failed', `gpg could not open the archive: ${lastLine(stderr)}`, 'Try it by hand: gpg --decrypt.')
}
