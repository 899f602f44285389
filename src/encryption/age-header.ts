import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { Decrypter, Encrypter, Stanza } from 'age-encryption'
import type { Identity, Recipient } from 'age-encryption'
import { KnownError } from '../kit/errors.ts'
import { damagedCiphertext, noIdentity, wrongKey } from './failures.ts'

/** The most that a header may take: some thousand recipients. */
export const headerLimit = 1024 * 1024
const scryptLabel = 'age-encryption.org/v1/scrypt'
/** 2^18, as age itself writes; up to 2^20 (1 GiB of memory) is read. */
const workFactor = 18
const highestWorkFactor = 20

/** Where the header of an age file ends, or undefined while its end has not come. */
export function headerEnd(bytes: Buffer): number | undefined {
  const mac = bytes.indexOf('\n--- ')
  const end = mac === -1 ? -1 : bytes.indexOf('\n', mac + 1)
  return end === -1 ? undefined : end + 1
}

/** A header for these recipients, or for the passphrase, and the fresh file key that it wraps. */
export async function newHeader(to: { recipients: readonly string[] } | { passphrase: string }): Promise<{ header: Buffer; fileKey: Uint8Array }> {
  let fileKey = new Uint8Array()
  const encrypter = new Encrypter()
  const recipients = 'passphrase' in to ? [passphraseRecipient(to.passphrase)] : to.recipients
  for (const recipient of recipients) encrypter.addRecipient(recipient)
  // A recipient that adds no stanza: the library hands it the file key, which the payload is sealed with here.
  encrypter.addRecipient({ wrapFileKey: (key) => { fileKey = Uint8Array.from(key); return [] } })
  const file = Buffer.from(await encrypter.encrypt(new Uint8Array()))
  return { header: file.subarray(0, headerEnd(file)), fileKey }
}

/** What an archive can be opened with. */
export interface AgeKeys {
  readonly identities: readonly string[]
  readonly passphrase: string | undefined
}

/**
 * The file key of a header. Undefined when the header is sound and none of the identities fits. Throws KnownErrors: `no-identity`
 * when a passphrase is needed and none is there, `wrong-key` for a wrong passphrase, `damaged-ciphertext` for what no writer wrote.
 */
export async function fileKeyOf(header: Buffer, keys: AgeKeys): Promise<Uint8Array | undefined> {
  const found: { kinds?: (string | undefined)[]; unmatched?: true } = {}
  const first: Identity = { unwrapFileKey: (stanzas) => { found.kinds = stanzas.map((stanza) => stanza.args[0]); return null } }
  const last: Identity = { unwrapFileKey: () => { found.unmatched = true; return null } }
  const decrypter = new Decrypter()
  decrypter.addIdentity(first)
  for (const identity of keys.identities) decrypter.addIdentity(identity)
  if (keys.passphrase !== undefined) decrypter.addIdentity(passphraseIdentity(keys.passphrase))
  decrypter.addIdentity(last)
  try {
    return await decrypter.decryptHeader(Uint8Array.from(header))
  } catch (problem) {
    if (problem instanceof KnownError) throw problem
    if (found.unmatched !== true) throw damagedCiphertext(found.kinds === undefined ? 'the header of the age file is damaged'
      : 'the header of the age file was changed: it does not authenticate')
  }
  if (found.kinds?.includes('scrypt') !== true) return undefined
  if (keys.passphrase === undefined) throw noIdentity('the archive is sealed by a passphrase, and none is given',
    'Give passphrase.')
  throw wrongKey('the passphrase does not open the archive')
}

/** age's scrypt recipient on node:crypto: off the main thread, where the library's own takes 2 s of it. */
function passphraseRecipient(passphrase: string): Recipient {
  return {
    async wrapFileKey(fileKey) {
      const salt = randomBytes(16)
      const cipher = createCipheriv('chacha20-poly1305', await stretch(passphrase, salt, workFactor), Buffer.alloc(12),
        { authTagLength: 16 })
      const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()])
      return [new Stanza(['scrypt', salt.toString('base64').replaceAll('=', ''), String(workFactor)], Uint8Array.from(body))]
    },
  }
}

function passphraseIdentity(passphrase: string): Identity {
  return {
    async unwrapFileKey(stanzas) {
      const stanza = stanzas.find((one) => one.args[0] === 'scrypt')
      if (stanza === undefined) return null
      const salt = Buffer.from(stanza.args[1] ?? '', 'base64')
      const factor = stanza.args[2] ?? ''
      // A passphrase stanza stands alone: with others beside it, somebody else could have written the file (age.md).
      if (stanzas.length !== 1 || salt.length !== 16 || stanza.body.length !== 32 || !/^[1-9]\d?$/.test(factor) || Number(factor) > highestWorkFactor) {
        throw new Error('invalid scrypt stanza')
      }
      const body = Buffer.from(stanza.body)
      const decipher = createDecipheriv('chacha20-poly1305', await stretch(passphrase, salt, Number(factor)), Buffer.alloc(12),
        { authTagLength: 16 })
      decipher.setAuthTag(body.subarray(16))
      const fileKey = decipher.update(body.subarray(0, 16))
      try {
        decipher.final()
      } catch {
        return null
      }
      return Uint8Array.from(fileKey)
    },
  }
}

function stretch(passphrase: string, salt: Buffer, factor: number): Promise<Buffer> {
  const cost = 2 ** factor
  return new Promise((resolve, reject) => {
    scrypt(passphrase, Buffer.concat([Buffer.from(scryptLabel), salt]), 32,
      { cost, blockSize: 8, parallelization: 1, maxmem: 129 * 8 * cost + 4096 }, (problem, key) => {
      if (problem === null) resolve(key)
      // A machine that is too small must not read as a damaged archive.
      else reject(new KnownError('scrypt-failed', `the passphrase could not be stretched: ${problem.message}`,
        `That takes ${128 * 8 * cost / 1024 / 1024} MiB of memory; give the process more.`))
    })
  })
}
