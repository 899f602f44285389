import type { Readable } from 'node:stream'
import { chooseSeal } from '../encryption/seal.ts'
import type { Seal } from '../encryption/seal.ts'
import { openSealed } from '../encryption/open.ts'
import type { EncryptionInputs } from '../encryption/settings.ts'
import type { Host } from '../kit/host.ts'
import type { Parsed } from '../kit/inputs.ts'
import type { openingInputs, sealingInputs } from './shared-inputs.ts'

type Opening = Parsed<typeof openingInputs>
type Sealing = Parsed<typeof sealingInputs>

/** The seal that the inputs ask for. Throws before a dump begins; see chooseSeal. */
export function sealFor(inputs: Sealing, host: Host): Promise<Seal> {
  return chooseSeal({
    ...keysOf(inputs), encryption: inputs.encryption, ageRecipients: inputs['age-recipients'], gpgRecipients: inputs['gpg-recipients'],
    gpgPublicKeys: inputs['gpg-public-keys'], encCmd: inputs['enc-cmd'], requireEncryption: inputs['require-encryption'],
  }, host)
}

/** Opens a stored file with the keys at hand, whatever it is sealed by. `bytes`: its size, where the manifest tells it. */
export type Opener = (source: Readable, bytes?: number) => Promise<Readable>

/** The opener that the inputs give; see openSealed for what it throws. */
export function openerFor(inputs: Opening & Partial<Pick<Sealing, 'encryption'>>, host: Host): Opener {
  const keys = { ...keysOf(inputs), encryption: inputs.encryption === 'none' ? undefined : inputs.encryption }
  return (source, bytes) => openSealed(source, keys, { temporaryDirectory: host.temporaryDirectory, environment: host.environment, interrupted: host.interrupted, mask: (secret) => { host.mask(secret) }, bytes })
}

function keysOf(inputs: Opening): EncryptionInputs {
  return { ageIdentity: inputs['age-identity'], passphrase: inputs.passphrase, gpgPrivateKey: inputs['gpg-private-key'], decCmd: inputs['dec-cmd'] }
}
