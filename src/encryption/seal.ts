import type { Duplex } from 'node:stream'
import { PassThrough } from 'node:stream'
import type { Encryption } from '../domain/archive-name.ts'
import { exitStatus, KnownError } from '../kit/errors.ts'
import { commandSeal } from './command.ts'
import { gpgSeal } from './gpg.ts'
import { methodOf } from './settings.ts'
import type { EncryptionContext, EncryptionInputs } from './settings.ts'

/** How the files of one backup are sealed. */
export interface Seal {
  readonly method: Encryption
  /** For the manifest: public recipients or key fingerprints, `passphrase`, or nothing where it cannot be told. */
  readonly recipients: readonly string[]
  /** Plain bytes in, sealed bytes out, as often as there are files. Fails with a KnownError when the program beneath it does. */
  seal(): Duplex
  /** Removes keyrings and files and ends agents; harmless when repeated. Call it when every stream is closed. */
  dispose(): Promise<void>
}

/**
 * The seal that the inputs ask for; without any, none. Everything that can be wrong with them is found here, before a dump begins.
 * Throws wrong inputs (status 2), and KnownErrors `encryption-required`, `program-missing`, `age-failed`, `gpg-failed`, `time-limit`.
 */
export async function chooseSeal(inputs: EncryptionInputs, context: EncryptionContext): Promise<Seal> {
  const method = methodOf(inputs)
  switch (method) {
    // Its cryptography is heavy to load.
    case 'age': return (await import('./age.ts')).ageSeal(inputs, context)
    case 'gpg': return gpgSeal(inputs, context)
    case 'command': return commandSeal(inputs, context)
    case 'none':
      if (inputs.requireEncryption === true) {
        throw new KnownError('encryption-required', 'encryption is required, and nothing is given to encrypt with',
          'Give age-recipients, gpg-recipients, enc-cmd or passphrase.', { status: exitStatus.usage })
      }
      return { method, recipients: [], seal: () => new PassThrough(), dispose: () => Promise.resolve() }
  }
}
