import { Transform } from 'node:stream'
import type { Readable } from 'node:stream'
import { KnownError } from '../kit/errors.ts'
import { openByCommand } from './command.ts'
import { damagedCiphertext, noIdentity, truncatedCiphertext } from './failures.ts'
import { openGpg } from './gpg.ts'
import { chained, change, takeHead } from './head.ts'
import { headBytes, sealOf } from './kinds.ts'
import type { Seen } from './kinds.ts'
import { valueOf } from './settings.ts'
import type { EncryptionContext, EncryptionInputs } from './settings.ts'

export interface OpeningContext extends EncryptionContext {
  /** The size that the manifest gives: with it, a file that was cut off is told from one that was changed. */
  readonly bytes?: number | undefined
}

/**
 * The plain bytes of a stored file, sealed or not: its first bytes tell, not its name. Throws, or fails the stream with, KnownErrors
 * `no-identity` (no key to try: nothing is known), `wrong-key`, `damaged-ciphertext`, `truncated-ciphertext`, `program-missing`,
 * `command-failed` and `unknown-seal`.
 *
 * Plain bytes come before the end is known to be sound: whoever may not act on half a file reads it to its end first. The
 * stream has to be read to its end or destroyed: only then are keyrings and key files of ours removed.
 */
export async function openSealed(source: Readable, inputs: EncryptionInputs, context: OpeningContext): Promise<Readable> {
  const counted = context.bytes === undefined ? source : chained(source, new SizeCheck(context.bytes))
  try {
    const { seen, rest } = await takeHead(counted, (bytes) => bytes.length >= headBytes ? 0 : undefined)
    if (seen.length === 0) throw truncatedCiphertext('the stored file is empty')
    const opened = await openedBy(sealOf(seen), rest, seen, inputs, context)
    // A program tells what is wrong when it has begun: wait for its first byte, so that most errors are thrown here.
    if (opened.readableLength === 0) await change(opened)
    // A short file may fail before its reader is ready; whoever reads it then still gets the error.
    opened.on('error', () => undefined)
    return opened
  } catch (problem) {
    counted.destroy()
    throw problem
  }
}

function openedBy(kind: Seen, source: Readable, seen: Buffer, inputs: EncryptionInputs,
  context: EncryptionContext): Promise<Readable> | Readable {
  const hasCommand = valueOf(inputs.decCmd) !== undefined
  const hasPassphrase = valueOf(inputs.passphrase) !== undefined
  switch (kind) {
    case 'none':
    case 'custom-format':
    case 'directory-format': return source
    case 'age': return hasCommand && mayCommand(inputs, valueOf(inputs.ageIdentity) !== undefined || hasPassphrase)
      ? openByCommand(source, inputs, context) : openByAge(source, seen, inputs, context)
    case 'gpg': return hasCommand && mayCommand(inputs, valueOf(inputs.gpgPrivateKey) !== undefined || hasPassphrase)
      ? openByCommand(source, inputs, context) : openGpg(source, inputs, context)
    case 'command':
    case 'unknown':
      if (hasCommand) return openByCommand(source, inputs, context)
      if (valueOf(inputs.encCmd) !== undefined || inputs.encryption === 'command') {
        throw noIdentity('the archive is sealed by a command, and no dec-cmd is given', 'Give dec-cmd, the reverse of enc-cmd.')
      }
      throw new KnownError('unknown-seal', 'the stored file is neither a pg_dump archive nor sealed by age or gpg',
        'If a command sealed it, give dec-cmd; else its beginning is damaged.')
  }
}

/** age's cryptography is heavy to load: only where something is sealed by it. */
async function openByAge(source: Readable, seen: Buffer, inputs: EncryptionInputs, context: EncryptionContext): Promise<Readable> {
  const { openAge } = await import('./age.ts')
  return openAge(source, seen, inputs, context)
}

/** What age and gpg wrote is opened by dec-cmd when it was asked for, or when it is all that is given. */
function mayCommand(inputs: EncryptionInputs, hasKey: boolean): boolean {
  return inputs.encryption === 'command' || !hasKey
}

class SizeCheck extends Transform {
  readonly #expected: number
  #counted = 0

  constructor(expected: number) {
    super()
    this.#expected = expected
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding,
    callback: (problem?: Error | null, chunk?: Buffer) => void): void {
    this.#counted += chunk.length
    if (this.#counted > this.#expected) callback(damagedCiphertext(`the stored file is longer than the ${this.#expected} bytes of its manifest`))
    else callback(null, chunk)
  }

  override _flush(callback: (problem?: Error) => void): void {
    if (this.#counted === this.#expected) callback()
    else callback(truncatedCiphertext(`the stored file ends too early: ${this.#counted} of ${this.#expected} bytes are there`))
  }
}
