import { Duplex, Transform } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import type { Opener } from '../../../src/actions/encryption.ts'
import { chained } from '../../../src/encryption/head.ts'
import { openSealed } from '../../../src/encryption/open.ts'
import { chooseSeal } from '../../../src/encryption/seal.ts'
import type { Seal } from '../../../src/encryption/seal.ts'
import type { EncryptionContext, EncryptionInputs } from '../../../src/encryption/settings.ts'
import { Secret } from '../../../src/kit/secret.ts'

/** How the backups that are damaged are sealed, and the share of the damages that is tried: of the last two each opening starts programs. */
export const shares = { 'none': 1, 'age': 1, 'age by passphrase': 1, 'a filter': 1, 'enc-cmd': 0.05, 'gpg': 0.001 } as const

export type Encryption = keyof typeof shares

const passphrase = 'a:b@c/d%e\'f"g$h'
/** The two halves of all bytes exchanged: a seal that authenticates nothing, so that only the suite's own checksums can tell. */
const exchange = String.raw`tr '\000-\177\200-\377' '\200-\377\000-\177'`

/** What seals the backups and what opens them. */
export interface Keys {
  readonly seal: Seal
  readonly open: Opener
  /** The inputs that open such a backup from a terminal. */
  readonly inputs: Readonly<Record<string, string>>
}

export async function keysFor(encryption: Encryption, context: EncryptionContext): Promise<Keys> {
  const opening = (inputs: EncryptionInputs): Opener => (source, bytes) => openSealed(source, inputs, { ...context, bytes })
  switch (encryption) {
    case 'none': return { seal: await chooseSeal({}, context), open: opening({}), inputs: {} }
    case 'age': {
      const identity = await generateX25519Identity()
      const seal = await chooseSeal({ ageRecipients: [await identityToRecipient(identity)] }, context)
      return { seal, open: opening({ ageIdentity: new Secret(identity) }), inputs: { 'age-identity': identity } }
    }
    case 'age by passphrase': return { seal: swiftPassphrase(), open: opening({ passphrase: new Secret(passphrase) }), inputs: { passphrase } }
    case 'a filter': return { seal: { method: 'command', recipients: [], seal: exchanging, dispose }, open: (source) => Promise.resolve(chained(source, exchanging())), inputs: { 'dec-cmd': exchange } }
    case 'enc-cmd': return { seal: await chooseSeal({ encCmd: exchange }, context), open: opening({ decCmd: exchange }), inputs: { 'dec-cmd': exchange } }
    case 'gpg': {
      const given = { encryption: 'gpg', passphrase: new Secret(passphrase) } as const
      return { seal: await chooseSeal(given, context), open: opening(given), inputs: { passphrase } }
    }
  }
}

const dispose = () => Promise.resolve()

/** age's own form, but stretched 2 times instead of 2^18 times, which takes a second and 256 MB. */
function swiftPassphrase(): Seal {
  return {
    method: 'age', recipients: ['passphrase'], dispose,
    seal: () => Duplex.from(async function* (plain: AsyncIterable<Uint8Array>) {
      const encrypter = new Encrypter()
      encrypter.setPassphrase(passphrase)
      encrypter.setScryptWorkFactor(1)
      yield Buffer.from(await encrypter.encrypt(Uint8Array.from(await buffer(plain))))
    }),
  }
}

/** What `exchange` does, in this process. */
function exchanging(): Duplex {
  return new Transform({ transform(chunk: Buffer, _encoding, done) { done(null, chunk.map((byte) => byte ^ 0x80)) } })
}
