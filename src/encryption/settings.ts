import type { Encryption } from '../domain/archive-name.ts'
import { wrongInputs } from '../kit/inputs.ts'
import type { Host } from '../kit/host.ts'
import { Secret } from '../kit/secret.ts'

/** What a user gives for sealing and opening. Empty values count as not given. */
export interface EncryptionInputs {
  readonly encryption?: Encryption | undefined
  /** A line each: a recipient, a comment, or the path of a recipients file. */
  readonly ageRecipients?: readonly string[] | undefined
  /** The text of an identity file (age or OpenSSH; age's may be sealed by the passphrase), or its path. */
  readonly ageIdentity?: Secret | undefined
  /** Seals by itself where no recipient is given; else it belongs to the identity or the private key. */
  readonly passphrase?: Secret | undefined
  /** A line each: a fingerprint, a key id or a user id. */
  readonly gpgRecipients?: readonly string[] | undefined
  /** Armored public keys, or the path of a file of them. */
  readonly gpgPublicKeys?: string | undefined
  /** An armored private key, or the path of one. */
  readonly gpgPrivateKey?: Secret | undefined
  readonly encCmd?: Secret | string | undefined
  readonly decCmd?: Secret | string | undefined
  readonly requireEncryption?: boolean | undefined
}

/** Where sealing takes place; any `Host` is one. */
export interface EncryptionContext extends Pick<Host, 'temporaryDirectory' | 'environment' | 'interrupted' | 'mask'> {
  /** What relative paths, and the commands, count from; by default the process's own. */
  readonly directory?: string
  /** After this time a program that seals or opens a stream is ended; by default 6 h, the limit of a GitHub job. */
  readonly streamLimitSeconds?: number
  /** Where the programs are, when not on the PATH. */
  readonly programs?: Partial<Readonly<Record<'age' | 'gpg' | 'gpgconf', string>>>
}

/** For questions to a program that are answered at once. */
export const answerLimitSeconds = 60

/** For a program that a whole archive passes through. */
export function streamLimitSeconds(context: EncryptionContext): number {
  return context.streamLimitSeconds ?? 6 * 60 * 60
}

/** The value of an input that may be a secret; undefined for an empty one. */
export function valueOf(input: Secret | string | undefined): string | undefined {
  const value = input instanceof Secret ? input.reveal() : input
  return value === undefined || value.trim() === '' ? undefined : value
}

/** The passphrase without the line end that files and pasted secrets carry: no terminal could type it, and gpg would drop it. */
export function passphraseOf(inputs: EncryptionInputs): string | undefined {
  const value = inputs.passphrase?.reveal().replace(/\r?\n$/, '')
  return value === undefined || value === '' ? undefined : value
}

/**
 * The method that seals: what `encryption` says, else what the given inputs say, else none.
 * Throws wrong inputs (all of them in one error) when they contradict each other or would leave a backup in the clear unawares.
 */
export function methodOf(inputs: EncryptionInputs): Encryption {
  const problems: string[] = []
  if (/[\r\n\0]/.test(passphraseOf(inputs) ?? '')) problems.push('passphrase has more than one line: gpg reads the first only, and age takes it from a terminal')
  const method = inputs.encryption ?? impliedMethod(inputs, problems)
  problems.push(...missingFor(method, inputs))
  if (problems.length > 0) throw wrongInputs(problems)
  return method
}

/** The inputs that seal, by method. */
function sealers(inputs: EncryptionInputs): ReadonlyMap<Encryption, readonly string[]> {
  const all: [Encryption, string[]][] = [
    ['age', isGiven(inputs.ageRecipients) ? ['age-recipients'] : []],
    ['gpg', [...(isGiven(inputs.gpgRecipients) ? ['gpg-recipients'] : []),
      ...(valueOf(inputs.gpgPublicKeys) === undefined ? [] : ['gpg-public-keys'])]],
    ['command', valueOf(inputs.encCmd) === undefined ? [] : ['enc-cmd']],
  ]
  return new Map(all.filter(([, names]) => names.length > 0))
}

function impliedMethod(inputs: EncryptionInputs, problems: string[]): Encryption {
  const given = sealers(inputs)
  const [first] = given.keys()
  if (given.size > 1) {
    const named = [...given].map(([method, names]) => `${names.join(' and ')} (${method})`)
    problems.push(`${named.join(' and ')} name different methods: set encryption to the one that is meant`)
  }
  if (first === 'command' && hasLoosePassphrase(inputs)) {
    problems.push('passphrase (age) and enc-cmd (command) name different methods: set encryption to the one that is meant')
  }
  if (first !== undefined) return first
  if (hasLoosePassphrase(inputs)) return 'age'
  const opening = openers(inputs)
  if (opening.length > 0) {
    problems.push(`${opening.join(' and ')} can open backups, but nothing is given to seal them, so that this one would stand in the clear: `
      + 'give age-recipients, gpg-recipients, enc-cmd or encryption: none')
  }
  return 'none'
}

function missingFor(method: Encryption, inputs: EncryptionInputs): string[] {
  const given = sealers(inputs)
  const passphrase = passphraseOf(inputs) !== undefined
  switch (method) {
    case 'none': return []
    case 'command': return given.has('command') ? [] : ['encryption is command, but enc-cmd is not given']
    case 'age':
      if (!given.has('age')) return passphrase ? [] : ['encryption is age, but neither age-recipients nor passphrase is given']
      return hasLoosePassphrase(inputs)
        ? ['age-recipients and passphrase exclude each other: age seals for recipients or by a passphrase'] : []
    case 'gpg':
      if (!given.has('gpg')) return passphrase ? [] : ['encryption is gpg, but neither gpg-recipients nor passphrase is given']
      return hasLoosePassphrase(inputs)
        ? ['gpg-recipients and passphrase exclude each other here: the passphrase would open nothing'] : []
  }
}

/** A passphrase that belongs to no private key can only be meant to seal. */
function hasLoosePassphrase(inputs: EncryptionInputs): boolean {
  return passphraseOf(inputs) !== undefined && valueOf(inputs.ageIdentity) === undefined
    && valueOf(inputs.gpgPrivateKey) === undefined
}

function openers(inputs: EncryptionInputs): string[] {
  const all: [string, Secret | string | undefined][] = [['age-identity', inputs.ageIdentity],
    ['gpg-private-key', inputs.gpgPrivateKey], ['dec-cmd', inputs.decCmd]]
  return all.filter(([, value]) => valueOf(value) !== undefined).map(([name]) => name)
}

function isGiven(lines: readonly string[] | undefined): boolean {
  return (lines ?? []).some((line) => line.trim() !== '' && !line.trim().startsWith('#'))
}
