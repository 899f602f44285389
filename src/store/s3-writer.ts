import type { Readable } from 'node:stream'
import { parseFile, sidecarFile } from '../domain/archive-name.ts'
import { KnownError } from '../kit/errors.ts'
import { backupExists } from '../domain/store-failures.ts'
import { fileOf } from '../domain/stored-name.ts'
import { encryptionOf, writerMark } from './s3-bucket.ts'
import type { S3Bucket, S3Options } from './s3-bucket.ts'
import { isClosedUpload, isTaken, isUnimplemented, s3Failure } from './s3-failures.ts'
import { sendObject } from './s3-upload.ts'
import type { ObjectTarget, PendingObject } from './s3-upload.ts'
import { Source } from './source.ts'
import type { StoreWriter } from './store.ts'
import { markerName } from './writer-marker.ts'

export interface S3WriterOptions {
  readonly id: string
  /** Written into every object, so that a writer knows its own again after an answer was lost, and a sweep those of a killed one. */
  readonly mark: string
  /** Takes the place of what stands under that id, once everything is sent. */
  readonly replaces: boolean
  readonly bucket: S3Bucket
  readonly options: S3Options
  readonly neededBytes: number
  readonly now: () => Date
}

/** A backup that is being written into a bucket: its parts are sent at once, its objects appear with `commit`. */
export class S3Writer implements StoreWriter {
  readonly #options: S3WriterOptions
  readonly #pending = new Map<string, PendingObject>()
  readonly #named: string[] = []
  readonly #running = new Map<Readable, Promise<unknown>>()
  readonly #aborter = new AbortController()
  #state: 'open' | 'committed' | 'aborted' = 'open'

  constructor(options: S3WriterOptions) {
    this.#options = options
  }

  async put(name: string, content: Readable): Promise<{ bytes: number }> {
    fileOf(this.#options.id, name)
    if (this.#state !== 'open') throw new Error(`${name} was put after the backup was ${this.#state}`)
    if (this.#pending.has(name)) throw backupExists(this.#options.id, this.#options.bucket.name)
    const writing = this.#send(name, content)
    this.#running.set(content, writing)
    try {
      const pending = await writing
      this.#pending.set(name, pending)
      return { bytes: pending.bytes }
    } finally {
      this.#running.delete(content)
      if (!content.destroyed) content.destroy()
    }
  }

  async #send(name: string, content: Readable): Promise<PendingObject> {
    const { bucket, neededBytes, id } = this.#options
    const source = new Source(content)
    try {
      const expected = { bytes: fileOf(id, name).part === 'archive' ? neededBytes : 0, takesManyParts: bucket.takesManyParts }
      return await sendObject(bucket.client, this.#target(name), source, expected, this.#aborter.signal)
    } catch (problem) {
      source.rethrow()
      throw s3Failure(problem, { store: bucket.name, doing: `write ${name}` })
    }
  }

  #target(name: string): ObjectTarget {
    const { bucket, now, id, mark, options } = this.#options
    const { storageClass, objectLock } = options
    return {
      ...bucket.at(name),
      Metadata: { [writerMark]: mark },
      ...encryptionOf(options),
      ...(storageClass === undefined || fileOf(id, name).part !== 'archive' ? {} : { StorageClass: storageClass }),
      ...(objectLock === undefined ? {} : {
        ObjectLockMode: objectLock.mode, ObjectLockRetainUntilDate: new Date(now().getTime() + objectLock.days * 24 * 3600_000),
      }),
    }
  }

  async commit(): Promise<{ expiresAt?: Date }> {
    const { id, bucket, replaces } = this.#options
    if (this.#running.size > 0) throw new Error(`commit of ${id} while it is being written`)
    if (this.#state !== 'open') throw new Error(`commit of ${id} after it was ${this.#state}`)
    const archive = [...this.#pending.keys()].find((name) => fileOf(id, name).part === 'archive')
    const sidecar = archive === undefined ? undefined : sidecarFile(archive)
    if (archive === undefined || sidecar === undefined || !this.#pending.has(sidecar)) throw new Error(`commit of ${id} without archive and sidecar`)
    // Writers of the same second meet at the first name, so the order has to be the same for all.
    const others = [...this.#pending.keys()].filter((name) => name !== archive && name !== sidecar).sort()
    try {
      const standing = replaces ? (await bucket.list(`${id}.`)).map(({ name }) => name).filter((name) => parseFile(name)?.id === id) : []
      for (const name of standing.filter((one) => parseFile(one)?.part === 'sidecar')) await bucket.delete(name)
      for (const name of [archive, ...others]) await this.#name(name)
      await this.#assertOwn(archive)
      for (const name of standing.filter((one) => !this.#pending.has(one))) await bucket.delete(name)
      await this.#name(sidecar)
    } catch (problem) {
      // What was named in the place of another copy stays for the next attempt.
      if (!replaces) await this.#undo(sidecar).then(() => this.#release()).catch(() => undefined)
      throw s3Failure(problem, { store: bucket.name, doing: `complete ${id}` })
    }
    this.#state = 'committed'
    await this.#release().catch(() => undefined)
    return {}
  }

  /** From here on no sweep has to know whose these objects are. */
  async #release(): Promise<void> {
    await this.#options.bucket.delete(markerName(this.#options.id))
  }

  async #name(name: string): Promise<void> {
    const { bucket, id, mark, replaces } = this.#options
    const pending = this.#pending.get(name)
    this.#named.push(name)
    try {
      await pending?.name(!replaces)
    } catch (problem) {
      if (isTaken(problem) || isClosedUpload(problem)) {
        // The store may have done it and its answer was lost: then what stands is ours.
        if ((await bucket.head(name))?.writer === mark) return
        throw isTaken(problem) ? backupExists(id, bucket.name, problem) : problem
      }
      if (!isUnimplemented(problem)) throw problem
      if (await bucket.head(name) !== undefined) throw backupExists(id, bucket.name, problem)
      await pending?.name(false)
    }
  }

  /** A store without conditions may have let two writers through; and some store more or fewer bytes than they were sent. */
  async #assertOwn(name: string): Promise<void> {
    const { bucket, id, mark } = this.#options
    const stands = await bucket.head(name)
    const bytes = this.#pending.get(name)?.bytes
    if (stands?.writer !== undefined && stands.writer !== mark) throw backupExists(id, bucket.name)
    if (stands?.bytes !== bytes) {
      throw new KnownError('store-broken', `${bucket.name} holds ${stands?.bytes ?? 'no'} bytes of ${name}, and ${bytes ?? 0} were sent`,
        'The store changes what it is given; look at its version and at proxies before it.')
    }
  }

  /** Removes what a failed commit named, the sidecar first, and only what is this writer's. */
  async #undo(sidecar: string): Promise<void> {
    const { bucket, mark } = this.#options
    for (const name of this.#named.splice(0).sort((a, b) => Number(b === sidecar) - Number(a === sidecar))) {
      const stands = await bucket.head(name)
      if (stands?.writer === mark) await bucket.delete(name)
    }
  }

  async abort(): Promise<void> {
    if (this.#state !== 'open') return
    this.#state = 'aborted'
    this.#aborter.abort()
    const running = [...this.#running]
    for (const [content] of running) content.destroy(new Error(`writing ${this.#options.id} was given up`))
    await Promise.allSettled(running.map(([, writing]) => writing))
    for (const pending of this.#pending.values()) await pending.discard()
    await this.#release().catch(() => undefined)
  }
}
