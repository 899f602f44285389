import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { armor, Encrypter, generateHybridIdentity, generateX25519Identity, identityToRecipient } from 'age-encryption'

/** A key pair of age: what opens, and for whom one seals. */
export interface AgeKey {
  readonly identity: string
  readonly recipient: string
}

/** A fresh X25519 pair, or the hybrid post-quantum one (`age1pq…`). */
export async function ageKey(kind: 'x25519' | 'hybrid' = 'x25519'): Promise<AgeKey> {
  const identity = await (kind === 'hybrid' ? generateHybridIdentity() : generateX25519Identity())
  return { identity, recipient: await identityToRecipient(identity) }
}

/** An identity file as `age-keygen | age -p -a` leaves it: armored, and itself sealed by a passphrase. */
export async function lockedIdentity(identity: string, passphrase: string): Promise<string> {
  const encrypter = new Encrypter()
  // As low as tests may go; what is read up to is tested with the adapter.
  encrypter.setScryptWorkFactor(10)
  encrypter.setPassphrase(passphrase)
  return armor.encode(await encrypter.encrypt(`# created by a test\n${identity}\n`))
}

/** A key pair of gpg, armored; the private half protected by its passphrase, if that is not empty. */
export interface GpgKey {
  readonly fingerprint: string
  readonly publicKey: string
  readonly privateKey: string
}

/** Makes a key in a keyring that is gone afterwards. */
export function gpgKey(name: string, passphrase = ''): GpgKey {
  // Not below TMPDIR: the agent's socket has to have a short path.
  const home = mkdtempSync(join('/tmp', 'zbk-'))
  try {
    const gpg = (...parameters: string[]) => program('gpg', ['--batch', '--yes', '--no-tty', '--pinentry-mode', 'loopback', '--passphrase', passphrase, ...parameters], { GNUPGHOME: home }).toString()
    gpg('--quick-generate-key', name, 'future-default', 'default', 'never')
    const fingerprint = /^fpr:+([0-9A-F]+):/m.exec(gpg('--with-colons', '--list-keys', name))?.[1] ?? ''
    return { fingerprint, publicKey: gpg('--armor', '--export', name), privateKey: gpg('--armor', '--export-secret-keys', name) }
  } finally {
    program('gpgconf', ['--kill', 'all'], { GNUPGHOME: home })
    rmSync(home, { recursive: true, force: true })
  }
}

/** Runs a stock tool as a user would, and gives what it printed; throws what it said when it fails. */
export function program(name: string, parameters: readonly string[], environment: Readonly<Record<string, string>> = {}, input: Buffer | string = ''): Buffer {
  const ended = spawnSync(name, parameters, { input, env: { ...process.env, ...environment }, maxBuffer: 2 ** 28 })
  if (ended.error !== undefined) throw ended.error
  if (ended.status !== 0) throw new Error(`${name} ended with ${ended.status ?? 'a signal'}: ${ended.stderr.toString()}`)
  return ended.stdout
}
