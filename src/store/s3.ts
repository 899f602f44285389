import { AbortMultipartUploadCommand, CreateMultipartUploadCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import type { Readable } from 'node:stream'
import { parseFile } from '../domain/archive-name.ts'
import { KnownError } from '../kit/errors.ts'
import { backupExists, fileMissing } from '../domain/store-failures.ts'
import { writeFetched } from './fetched.ts'
import { attachment, fileOf, ownFile, ownId } from '../domain/stored-name.ts'
import { S3Bucket, s3Client, writerMark } from './s3-bucket.ts'
import type { S3Options } from './s3-bucket.ts'
import { isClosedUpload, s3Failure } from './s3-failures.ts'
import { parseS3Location } from './s3-location.ts'
import { S3Writer } from './s3-writer.ts'
import { assembleSets, removalOrder } from '../domain/stored-set.ts'
import type { Store, StoredSet, StoreWriter } from './store.ts'

/** A multipart upload that was begun longer ago than this is nobody's any more. */
const staleSeconds = 24 * 60 * 60
const trialName = 'zimmer-backup-trial'

export interface S3StoreOptions extends S3Options {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly now: () => Date
}

/** Backups in a bucket of S3, or of a store that speaks its language. */
export class S3Store implements Store {
  readonly name: string
  readonly #bucket: S3Bucket
  readonly #options: S3StoreOptions
  #neededBytes = 0

  constructor(location: string, options: S3StoreOptions) {
    this.#bucket = new S3Bucket(s3Client(options, options.environment), parseS3Location(location))
    this.#options = options
    this.name = this.#bucket.name
  }

  /** Lists and begins an upload on trial: credentials, bucket and rights show before anything is dumped. Free space is the store's. */
  async prepare(neededBytes: number): Promise<void> {
    this.#neededBytes = neededBytes
    await this.#explained('prepare the store', async () => {
      await this.#bucket.list(trialName)
      const trial = this.#bucket.at(trialName)
      const { UploadId } = await this.#bucket.client.send(new CreateMultipartUploadCommand(trial))
      await this.#bucket.client.send(new AbortMultipartUploadCommand({ ...trial, UploadId }))
    })
  }

  async list(): Promise<StoredSet[]> {
    return this.#explained('list the backups', async () => assembleSets(await this.#bucket.list()))
  }

  async begin(id: string): Promise<StoreWriter> {
    ownId(id)
    return this.#explained(`begin ${id}`, async () => {
      if ((await this.#filesOf(id)).length > 0) throw backupExists(id, this.name)
      return new S3Writer({ id, bucket: this.#bucket, options: this.#options, neededBytes: this.#neededBytes, now: this.#options.now })
    })
  }

  async read(name: string): Promise<Readable> {
    ownFile(name)
    return this.#bucket.read(name)
  }

  async fetch(name: string, folder: string): Promise<string> {
    return writeFetched(folder, name, await this.read(name))
  }

  /** A new object of that name replaces the older one in one step: that is how S3 writes. */
  async attach(name: string, content: string): Promise<void> {
    const { id } = attachment(name)
    await this.#explained(`write ${name}`, async () => {
      if (!(await this.#filesOf(id)).some((file) => parseFile(file)?.part === 'archive')) throw fileMissing(id, this.name)
      const { serverSideEncryption, kmsKeyId } = this.#options
      await this.#bucket.client.send(new PutObjectCommand({
        ...this.#bucket.at(name), Body: Buffer.from(content), Metadata: { [writerMark]: 'drill' },
        ...(serverSideEncryption === undefined ? {} : { ServerSideEncryption: serverSideEncryption }),
        ...(kmsKeyId === undefined ? {} : { SSEKMSKeyId: kmsKeyId }),
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

  /** Gives up multipart uploads of ours that are older than a day. Objects are never touched. */
  async sweep(): Promise<string[]> {
    return this.#explained('remove what killed runs left', async () => {
      const swept: string[] = []
      for (const { name, uploadId, begunAt } of await this.#bucket.openUploads()) {
        const isOurs = parseFile(name) !== undefined || name === trialName
        if (!isOurs || begunAt === undefined || this.#options.now().getTime() - begunAt.getTime() < staleSeconds * 1000) continue
        try {
          await this.#bucket.client.send(new AbortMultipartUploadCommand({ ...this.#bucket.at(name), UploadId: uploadId }))
          swept.push(name)
        } catch (problem) {
          if (!isClosedUpload(problem)) throw problem
        }
      }
      return swept
    })
  }

  locate(name: string): string {
    ownFile(name)
    return `s3://${this.#bucket.location.bucket}/${this.#bucket.key(name)}`
  }

  async #filesOf(id: string): Promise<string[]> {
    return (await this.#bucket.list(`${id}.`)).map(({ name }) => name).filter((name) => parseFile(name)?.id === id)
  }

  async #explained<T>(doing: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (problem) {
      throw s3Failure(problem, { store: this.name, doing })
    }
  }
}
