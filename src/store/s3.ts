import { AbortMultipartUploadCommand, CreateMultipartUploadCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { parseFile } from '../domain/archive-name.ts'
import { codeOf, KnownError } from '../kit/errors.ts'
import { backupExists, fileMissing } from '../domain/store-failures.ts'
import { fetchFile } from './fetched.ts'
import { attachment, fileOf, isId, ownFile, ownId } from '../domain/stored-name.ts'
import { encryptionOf, S3Bucket, s3Client, writerMark } from './s3-bucket.ts'
import type { S3Options } from './s3-bucket.ts'
import { isClosedUpload, s3Failure } from './s3-failures.ts'
import { S3Index } from './s3-index.ts'
import { parseS3Location } from './s3-location.ts'
import { claim, sweepMarked } from './s3-marker.ts'
import type { OpenUpload } from './s3-marker.ts'
import { S3Writer } from './s3-writer.ts'
import { assembleSets, removalOrder } from '../domain/stored-set.ts'
import type { IndexPlace } from '../domain/store.ts'
import type { Store, StoredFile, StoredSet, StoreWriter } from './store.ts'
import { idOfMarker, isSilent, markerName } from './writer-marker.ts'

const trialName = 'zimmer-backup-trial'

export interface S3StoreOptions extends S3Options {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly now: () => Date
}

/** Backups in a bucket of S3, or of a store that speaks its language. */
export class S3Store implements Store {
  readonly name: string
  readonly index: IndexPlace
  readonly #bucket: S3Bucket
  readonly #options: S3StoreOptions
  #neededBytes = 0

  constructor(location: string, options: S3StoreOptions) {
    this.#bucket = new S3Bucket(s3Client(options, options.environment), parseS3Location(location))
    this.#options = options
    this.name = this.#bucket.name
    this.index = new S3Index(this.#bucket, options)
  }

  /** Lists and begins an upload on trial: credentials, bucket and rights show before anything is dumped. Free space is the store's. */
  async prepare(neededBytes: number): Promise<void> {
    this.#neededBytes = neededBytes
    await this.#explained('prepare the store', async () => {
      await this.#bucket.list(trialName)
      const trial = this.#bucket.at(trialName)
      const { UploadId } = await this.#bucket.client.send(new CreateMultipartUploadCommand(trial))
      // A sweep of another run may have been faster.
      await this.#bucket.client.send(new AbortMultipartUploadCommand({ ...trial, UploadId })).catch(unlessClosed)
    })
  }

  async list(): Promise<StoredSet[]> {
    return this.#explained('list the backups', async () => assembleSets(await this.#bucket.list()))
  }

  async find(id: string): Promise<StoredSet | undefined> {
    if (!isId(id)) return undefined
    return this.#explained(`look for ${id}`, async () => assembleSets(await this.#filesOf(id))[0])
  }

  begin(id: string): Promise<StoreWriter> {
    return this.#begin(id, false)
  }

  replace(id: string): Promise<StoreWriter> {
    return this.#begin(id, true)
  }

  async #begin(id: string, replaces: boolean): Promise<StoreWriter> {
    ownId(id)
    return this.#explained(`begin ${id}`, async () => {
      const mark = randomUUID()
      await claim(this.#bucket, id, { mark, replaces }, this.#options)
      try {
        if (!replaces && (await this.#filesOf(id)).length > 0) throw backupExists(id, this.name)
      } catch (problem) {
        await this.#bucket.delete(markerName(id)).catch(() => undefined)
        throw problem
      }
      return new S3Writer({ id, mark, replaces, bucket: this.#bucket, options: this.#options, neededBytes: this.#neededBytes, now: this.#options.now })
    })
  }

  async read(name: string): Promise<Readable> {
    ownFile(name)
    return this.#bucket.read(name)
  }

  async fetch(name: string, folder: string): Promise<string> {
    ownFile(name)
    return fetchFile(folder, name, (file) => this.read(file))
  }

  /** A new object of that name replaces the older one in one step: that is how S3 writes. */
  async attach(name: string, content: string): Promise<void> {
    const { id } = attachment(name)
    await this.#explained(`write ${name}`, async () => {
      if (!(await this.#filesOf(id)).some(({ name: file }) => parseFile(file)?.part === 'archive')) throw fileMissing(id, this.name)
      await this.#bucket.client.send(new PutObjectCommand({
        ...this.#bucket.at(name), Body: Buffer.from(content), Metadata: { [writerMark]: 'drill' }, ...encryptionOf(this.#options),
      }))
    })
  }

  /** One by one, and not DeleteObjects: several stores refuse its checksum (TRAPS, 17). */
  async remove(set: StoredSet): Promise<void> {
    const files = removalOrder(set)
    for (const { name } of files) fileOf(set.id, name)
    if (this.#bucket.location.prefix === '') {
      throw new KnownError('prefix-missing', `${this.name} has no prefix, and nothing is removed from the root of a bucket`,
        'Keep backups below a prefix of their own: s3://bucket/prefix.')
    }
    await this.#explained(`remove ${set.id}`, async () => {
      for (const { name } of files) await this.#bucket.delete(name)
    })
  }

  /**
   * Removes what carries the mark of a killed writer (see sweepMarked), and gives up multipart uploads of ours that nobody will complete: those on trial,
   * those whose writer has taken its mark away (one is begun twice when the answer was lost), and those that are older than a day.
   */
  async sweep(): Promise<string[]> {
    return this.#explained('remove what killed runs left', async () => {
      const now = this.#options.now()
      const uploads = await this.#openUploads()
      const swept: string[] = await sweepMarked(this.#bucket, uploads, now).catch((problem: unknown) => {
        // Who may write and not remove, so that nobody can remove backups, lets a lifecycle rule sweep.
        if (codeOf(s3Failure(problem, { store: this.name, doing: 'sweep' })) === 'missing-rights') return []
        throw problem
      })
      const left = uploads.filter(({ name }) => !swept.includes(name))
      // Looked for after the uploads: whoever had begun one then had its mark there before.
      const markers = left.length === 0 ? [] : (await this.#bucket.list()).map(({ name }) => name).filter((name) => idOfMarker(name) !== undefined)
      for (const upload of left.filter((one) => isSilent([one], now) || !markers.includes(markerName(parseFile(one.name)?.id ?? '')))) {
        await upload.giveUp()
        swept.push(upload.name)
      }
      return swept
    })
  }

  async #openUploads(): Promise<OpenUpload[]> {
    const uploads = (await this.#bucket.openUploads()).filter(({ name }) => parseFile(name) !== undefined || name === trialName)
    return uploads.flatMap(({ name, uploadId, begunAt }) => begunAt === undefined ? [] : [{
      name, modifiedAt: begunAt, giveUp: async () => {
        await this.#bucket.client.send(new AbortMultipartUploadCommand({ ...this.#bucket.at(name), UploadId: uploadId })).catch(unlessClosed)
      },
    }])
  }

  locate(name: string): string {
    ownFile(name)
    return `s3://${this.#bucket.location.bucket}/${this.#bucket.key(name)}`
  }

  async #filesOf(id: string): Promise<StoredFile[]> {
    return (await this.#bucket.list(`${id}.`)).filter(({ name }) => parseFile(name)?.id === id)
  }

  async #explained<T>(doing: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (problem) {
      throw s3Failure(problem, { store: this.name, doing })
    }
  }
}

/** Whoever gives up an upload wants it to be closed. */
function unlessClosed(problem: unknown): undefined {
  if (!isClosedUpload(problem)) throw problem
  return undefined
}
