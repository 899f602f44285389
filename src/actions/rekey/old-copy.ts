import { Readable } from 'node:stream'
import type { Manifest, Proof } from '../../domain/manifest.ts'
import { damaged, unproved } from '../../domain/verdict.ts'
import type { Verdict } from '../../domain/verdict.ts'
import { KnownError } from '../../kit/errors.ts'
import type { Store, StoredFile, StoredSet } from '../../store/store.ts'
import { complete, hashOf, readManifest, readProof, readSidecar } from '../backups.ts'
import { tap } from '../backup/stream.ts'
import type { Opener } from '../encryption.ts'

/** Codes that say something against the stored bytes. */
const damageCodes = new Set(['archive-damaged', 'checksum-differs', 'damaged-ciphertext', 'file-missing', 'manifest-damaged', 'sidecar-damaged', 'truncated-ciphertext'])
/** Codes that say only that this run could not open them. */
const doubtCodes = new Set(['age-failed', 'command-failed', 'gpg-failed', 'manifest-newer', 'no-identity', 'program-ended-early', 'program-missing', 'scrypt-failed', 'time-limit', 'unknown-seal', 'wrong-key'])

/** What is known of a backup before its archive is read. */
export interface OldFacts {
  readonly sidecar: string
  readonly manifest: Manifest | undefined
  readonly proof: Proof | undefined
}

/** Reads a backup that is to be copied, and remembers what was wrong with it, apart from what goes wrong with the writing. */
export class OldCopy {
  readonly #store: Store
  readonly #set: StoredSet
  readonly #open: Opener
  readonly #interrupted: AbortSignal
  #problem: unknown
  #archiveSha256: string | undefined

  constructor(store: Store, set: StoredSet, open: Opener, interrupted: AbortSignal) {
    this.#store = store
    this.#set = set
    this.#open = open
    this.#interrupted = interrupted
  }

  /** Why the backup has to stay as it is; undefined when the fault lies elsewhere. */
  get verdict(): Verdict | undefined {
    const problem = this.#problem
    if (!(problem instanceof KnownError) || this.#interrupted.aborted) return undefined
    if (damageCodes.has(problem.code)) return damaged(problem.message)
    return doubtCodes.has(problem.code) ? unproved(problem.message) : undefined
  }

  /** Sidecar and manifest, the closed part opened: a key that does not fit is found before anything is begun. */
  facts(): Promise<OldFacts> {
    return this.#blamed(async () => {
      const sidecar = await readSidecar(this.#store, this.#set)
      const manifest = await readManifest(this.#store, this.#set)
      if (manifest === undefined) return { sidecar, manifest, proof: undefined }
      for (const { file, sha256 } of [manifest.proof, ...(manifest.globals === undefined ? [] : [manifest.globals])]) {
        if (await hashOf(await this.#store.read(file)) !== sha256) throw differs(file, 'its manifest names')
      }
      return { sidecar, manifest, proof: await readProof(this.#store, manifest, this.#open) }
    })
  }

  /** The plain bytes of the archive; `assertWhole` judges them when they have passed. */
  archive({ manifest }: OldFacts): Readable {
    return this.#plain(complete(this.#set).archive, manifest?.archive.bytes, (sha256) => { this.#archiveSha256 = sha256 })
  }

  /** The plain bytes of another file of the backup. */
  file(file: StoredFile): Readable {
    return this.#plain(file, undefined, () => undefined)
  }

  /** Throws KnownError `checksum-differs` when what was read of the archive is not what its sidecar and its manifest name. */
  async assertWhole({ sidecar, manifest }: OldFacts, plainSha256: string): Promise<void> {
    await this.#blamed(() => {
      const { archive } = complete(this.#set)
      if (this.#archiveSha256 !== sidecar) throw differs(archive.name, 'its sidecar names')
      if (manifest !== undefined && plainSha256 !== manifest.archive.plainSha256) throw differs(`what ${archive.name} opens to`, 'its manifest names')
      return Promise.resolve()
    })
  }

  #plain(file: StoredFile, bytes: number | undefined, seen: (storedSha256: string) => void): Readable {
    return Readable.from(this.#opened(file, bytes, seen), { objectMode: false })
  }

  async* #opened(file: StoredFile, bytes: number | undefined, seen: (storedSha256: string) => void): AsyncGenerator<Buffer> {
    const stored = tap()
    const source = await this.#blamed(() => this.#store.read(file.name))
    source.on('error', (failure: Error) => { stored.stream.destroy(failure) })
    source.pipe(stored.stream)
    try {
      for await (const chunk of await this.#open(stored.stream, bytes)) {
        if (this.#interrupted.aborted) throw new Error('interrupted')
        yield chunk as Buffer
      }
      seen(stored.passed().sha256)
    } catch (problem) {
      this.#problem ??= problem
      throw problem
    } finally {
      source.destroy()
    }
  }

  async #blamed<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (problem) {
      this.#problem ??= problem
      throw problem
    }
  }
}

function differs(what: string, where: string): KnownError {
  return new KnownError('checksum-differs', `the checksum of ${what} is not the one that ${where}`, 'Verify the backup, and take another.')
}
