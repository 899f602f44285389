import { readFile, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { ProcessFailure, run } from '../kit/process.ts'
import type { ProcessOptions, Tool } from '../kit/process.ts'
import { tooSlow } from './failures.ts'
import { privateFolder } from './folder.ts'
import { answerLimitSeconds } from './settings.ts'
import type { EncryptionContext } from './settings.ts'

export interface GpgKey {
  readonly fingerprint: string
  /** True when it, or a subkey of it, may encrypt and is neither expired nor revoked. */
  readonly canEncrypt: boolean
}

// Never a prompt: no terminal, no pinentry; what would be asked is an error.
const always = ['--batch', '--yes', '--no-tty', '--no-auto-key-locate', '--pinentry-mode', 'loopback', '--trust-model', 'always',
  '--status-fd', '2']

/** A GNUPGHOME of our own: the user's keyring is never written to, and no agent of ours outlives the work. */
export class GpgHome {
  readonly #context: EncryptionContext
  readonly #path: string
  readonly #remove: () => Promise<void>
  #passphraseFile: string | undefined

  private constructor(context: EncryptionContext, path: string, remove: () => Promise<void>) {
    this.#context = context
    this.#path = path
    this.#remove = remove
  }

  /** Makes the folder, and in it the passphrase's file (0600, gone with the folder): gpg may not get it by argument. */
  static async create(context: EncryptionContext, passphrase: string | undefined): Promise<GpgHome> {
    const folder = await privateFolder(context)
    const home = new GpgHome(context, folder.path, () => folder.remove())
    if (passphrase === undefined) return home
    home.#passphraseFile = join(folder.path, 'passphrase')
    await writeFile(home.#passphraseFile, `${passphrase}\n`, { mode: 0o600, flag: 'wx' })
    return home
  }

  get tool(): Tool {
    return { name: 'gpg', path: this.#context.programs?.gpg ?? 'gpg' }
  }

  parameters(own: readonly string[]): string[] {
    return [...always, ...(this.#passphraseFile === undefined ? [] : ['--passphrase-file', this.#passphraseFile]), ...own]
  }

  /** In a session of its own gpg has no terminal to prompt at. */
  options(timeLimitSeconds = answerLimitSeconds): ProcessOptions {
    return { environment: { GNUPGHOME: this.#path }, group: true, signal: this.#context.interrupted, timeLimitSeconds }
  }

  /** Asks gpg something that it answers at once. Throws ProcessFailure, or KnownError `time-limit`. */
  async ask(own: readonly string[], input = ''): Promise<{ stdout: string; stderr: string }> {
    try {
      return await run(this.tool, this.parameters(own), { ...this.options(), input })
    } catch (problem) {
      throw problem instanceof ProcessFailure && problem.timedOut ? tooSlow('gpg') : problem
    }
  }

  /** Imports keys, armored or binary; gives the fingerprints of those that gpg took, public or secret as asked. */
  async import(keys: Buffer, part: 'public' | 'secret'): Promise<string[]> {
    const file = join(this.#path, 'import')
    await writeFile(file, keys, { mode: 0o600 })
    try {
      // gpg's status is not 0 when one key of several was refused; what was taken is in its report.
      const { stderr } = await this.ask(['--import', file]).catch((problem: unknown) => {
        if (problem instanceof ProcessFailure) return { stderr: problem.stderr }
        throw problem
      })
      const taken = [...stderr.matchAll(/^\[GNUPG:\] IMPORT_OK (\d+) ([0-9A-F]+)/gm)]
      const wanted = taken.filter(([, flags]) => part === 'public' || (Number(flags) & 16) !== 0)
      return [...new Set(wanted.map(([, , fingerprint]) => fingerprint ?? ''))]
    } finally {
      await rm(file, { force: true })
    }
  }

  /** The keys of this home that a recipient names. */
  async find(recipient: string): Promise<GpgKey[]> {
    const listed = await this.ask(['--with-colons', '--list-keys', '--', recipient]).catch((problem: unknown) => {
      if (problem instanceof ProcessFailure) return { stdout: '' }
      throw problem
    })
    return parseKeys(listed.stdout)
  }

  /** The public keys that the user's own keyring has for a recipient, armored; empty when it has none. It is only read. */
  async fromUsersKeyring(recipient: string): Promise<string> {
    const environment = { GNUPGHOME: this.#context.environment['GNUPGHOME'] }
    const parameters = ['--batch', '--no-tty', '--no-auto-key-locate', '--armor', '--export', '--', recipient]
    const answer = await run(this.tool, parameters, { ...this.options(), environment }).catch((problem: unknown) => {
      if (problem instanceof ProcessFailure) return { stdout: '' }
      throw problem
    })
    return answer.stdout
  }

  /** Ends the agent and removes the folder; harmless when repeated. */
  async dispose(): Promise<void> {
    const tool = { name: 'gpgconf', path: this.#context.programs?.gpgconf ?? 'gpgconf' }
    // Without the signal: an interrupted run cleans up, too.
    const options = { ...this.options(), signal: undefined }
    // An agent whose folder is gone ends by itself within a minute, so a missing gpgconf does no harm.
    for (const action of [['--kill', 'all'], ['--remove-socketdir']]) await run(tool, action, options).catch(() => undefined)
    await this.#remove()
  }
}

/** The keys of a `--with-colons` listing (GnuPG, doc/DETAILS). A capital E is the whole key's ability to encrypt, now. */
export function parseKeys(listing: string): GpgKey[] {
  const keys: GpgKey[] = []
  let pending: string[] | undefined
  for (const fields of listing.split('\n').map((line) => line.split(':'))) {
    if (fields[0] === 'pub') pending = fields
    if (fields[0] !== 'fpr' || pending === undefined) continue
    keys.push({ fingerprint: fields[9] ?? '', canEncrypt: !/[erid]/.test(pending[1] ?? '') && (pending[11] ?? '').includes('E') && !(pending[11] ?? '').includes('D') })
    pending = undefined
  }
  return keys
}

/** Keys as a user gives them: their text, or the path of a file. Undefined when it is neither. */
export async function keyMaterial(given: string, context: EncryptionContext): Promise<Buffer | undefined> {
  if (given.includes('-----BEGIN PGP')) return Buffer.from(given)
  if (given.trim().includes('\n')) return undefined
  return readFile(resolve(context.directory ?? '.', given.trim())).catch(() => undefined)
}
