import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, ListMultipartUploadsCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import type { ListMultipartUploadsCommandOutput, ListObjectsV2CommandOutput, PutObjectCommandInput, S3ClientConfig, StorageClass } from '@aws-sdk/client-s3'
import { Readable } from 'node:stream'
import { fileMissing } from '../domain/store-failures.ts'
import { isMissing, s3Failure } from './s3-failures.ts'
import { resumed } from '../kit/resumed.ts'
import type { S3Location } from './s3-location.ts'
import type { StoredFile } from './store.ts'

export interface S3Options {
  readonly endpoint?: string | undefined
  readonly region?: string | undefined
  readonly serverSideEncryption?: 'AES256' | 'aws:kms' | 'aws:kms:dsse' | undefined
  readonly kmsKeyId?: string | undefined
  /** For the archive alone: what is read every day stays where it can be read. */
  readonly storageClass?: StorageClass | undefined
  readonly objectLock?: { readonly mode: 'GOVERNANCE' | 'COMPLIANCE'; readonly days: number } | undefined
}

/** The metadata key under which an object tells which writer made it. */
export const writerMark = 'zimmer-writer'

/** How the service is asked to encrypt what it is sent; a bucket may refuse what does not ask. */
export function encryptionOf({ serverSideEncryption, kmsKeyId }: S3Options): Pick<PutObjectCommandInput, 'ServerSideEncryption' | 'SSEKMSKeyId'> {
  return {
    ...(serverSideEncryption === undefined ? {} : { ServerSideEncryption: serverSideEncryption }),
    ...(kmsKeyId === undefined ? {} : { SSEKMSKeyId: kmsKeyId }),
  }
}

/** The client of the AWS SDK; credentials come from its default chain. */
export function s3Client(options: S3Options, environment: Readonly<Record<string, string | undefined>>): S3Client {
  const given = (...values: (string | undefined)[]) => values.find((value) => value !== undefined && value !== '')
  const endpoint = given(options.endpoint, environment['AWS_ENDPOINT_URL_S3'], environment['AWS_ENDPOINT_URL'])
  const region = given(options.region, environment['AWS_REGION'], environment['AWS_DEFAULT_REGION'], endpoint === undefined ? undefined : 'us-east-1')
  const config: S3ClientConfig = {
    maxAttempts: 5,
    // A part may take its time on a slow line; silence may not.
    requestHandler: { connectionTimeout: 15_000, socketTimeout: 300_000 },
    followRegionRedirects: endpoint === undefined,
    ...(region === undefined ? {} : { region }),
    // Others than AWS reject the SDK's checksum headers, or store its trailers as content (TRAPS, 17), and have no bucket subdomains.
    ...(endpoint === undefined ? {} : {
      endpoint, forcePathStyle: true, requestChecksumCalculation: 'WHEN_REQUIRED' as const, responseChecksumValidation: 'WHEN_REQUIRED' as const,
    }),
  }
  return new S3Client(config)
}

/** As some servers call themselves that take 10,000 parts of an upload, as docs.aws.amazon.com says of S3 and min.io of its own. */
const takingManyParts = /^(?:AmazonS3|MinIO|VERSITYGW)\b/i

/** The objects below one prefix of one bucket. */
export class S3Bucket {
  readonly client: S3Client
  readonly location: S3Location
  readonly name: string
  /** Whether a server answered that is known to take 10,000 parts of an upload. */
  takesManyParts = false

  constructor(client: S3Client, location: S3Location) {
    this.client = client
    client.middlewareStack.add((next) => async (given) => {
      const answer = await next(given)
      const { headers } = answer.response as { readonly headers?: Readonly<Record<string, string>> }
      this.takesManyParts ||= takingManyParts.test(headers?.['server'] ?? '')
      return answer
    }, { step: 'deserialize' })
    this.location = location
    this.name = location.prefix === '' ? `s3://${location.bucket}` : `s3://${location.bucket}/${location.prefix}`
  }

  key(name: string): string {
    return this.location.prefix === '' ? name : `${this.location.prefix}/${name}`
  }

  /** Bucket and key of a file. */
  at(name: string): { Bucket: string; Key: string } {
    return { Bucket: this.location.bucket, Key: this.key(name) }
  }

  /** The objects right below the prefix whose names begin with `beginning`, however many pages they are. */
  async list(beginning = ''): Promise<StoredFile[]> {
    const files: StoredFile[] = []
    let next: { ContinuationToken?: string; StartAfter?: string } | undefined = {}
    while (next !== undefined) {
      const page: ListObjectsV2CommandOutput = await this.client.send(new ListObjectsV2Command({
        Bucket: this.location.bucket, Prefix: this.key(beginning), Delimiter: '/', ...next,
      }))
      const objects = page.Contents ?? []
      for (const { Key, Size, LastModified, ETag } of objects) {
        // What was sent in one piece has its MD5 for a tag, unless the service encrypts it with a key of its own.
        const md5 = /^"?([0-9a-f]{32})"?$/.exec(ETag ?? '')?.[1]
        if (Key !== undefined) files.push({ name: Key.slice(this.key('').length), bytes: Size ?? 0, modifiedAt: LastModified ?? new Date(0), ...(md5 === undefined ? {} : { md5 }) })
      }
      const last = objects[objects.length - 1]?.Key
      if (page.IsTruncated !== true) next = undefined
      else if (page.NextContinuationToken !== undefined) next = { ContinuationToken: page.NextContinuationToken }
      else if (last !== undefined) next = { StartAfter: last }
      else throw new Error(`${this.name} says that its list goes on, and not where`)
    }
    return files
  }

  /** Size and writer of an object; undefined where there is none. */
  async head(name: string): Promise<{ bytes: number; writer: string | undefined } | undefined> {
    try {
      const { ContentLength, Metadata } = await this.client.send(new HeadObjectCommand(this.at(name)))
      return { bytes: ContentLength ?? 0, writer: Metadata?.[writerMark] }
    } catch (problem) {
      if (isMissing(problem)) return undefined
      throw problem
    }
  }

  /** An object's content; a connection that breaks off is taken up again where it was, as long as it gets on. */
  async read(name: string): Promise<Readable> {
    const first = await this.#open(name, 0, undefined)
    const resume = (from: number) => this.#open(name, from, first.etag)
    return Readable.from(resumed(first, first.bytes, resume, (problem) => s3Failure(problem, { store: this.name, doing: `read ${name}` })), { objectMode: false })
  }

  async #open(name: string, from: number, etag: string | undefined): Promise<{ body: Readable; bytes: number; etag: string | undefined }> {
    try {
      const answer = await this.client.send(new GetObjectCommand({
        ...this.at(name), ...(from === 0 ? {} : { Range: `bytes=${from}-` }), ...(etag === undefined ? {} : { IfMatch: etag }),
      }))
      return { body: answer.Body as Readable, bytes: answer.ContentLength ?? 0, etag: answer.ETag }
    } catch (problem) {
      throw isMissing(problem) ? fileMissing(name, this.name, problem) : s3Failure(problem, { store: this.name, doing: `read ${name}` })
    }
  }

  async delete(name: string): Promise<void> {
    await this.client.send(new DeleteObjectCommand(this.at(name)))
  }

  /** Multipart uploads that were never completed, right below the prefix. */
  async openUploads(): Promise<{ name: string; uploadId: string; begunAt: Date | undefined }[]> {
    const found: { name: string; uploadId: string; begunAt: Date | undefined }[] = []
    let marker: { KeyMarker?: string; UploadIdMarker?: string } | undefined = {}
    while (marker !== undefined) {
      const page: ListMultipartUploadsCommandOutput = await this.client.send(new ListMultipartUploadsCommand({
        Bucket: this.location.bucket, Prefix: this.key(''), ...marker,
      }))
      for (const { Key, UploadId, Initiated } of page.Uploads ?? []) {
        if (Key !== undefined && UploadId !== undefined) found.push({ name: Key.slice(this.key('').length), uploadId: UploadId, begunAt: Initiated })
      }
      marker = page.IsTruncated === true && page.NextKeyMarker !== undefined
        ? { KeyMarker: page.NextKeyMarker, ...(page.NextUploadIdMarker === undefined ? {} : { UploadIdMarker: page.NextUploadIdMarker }) }
        : undefined
    }
    return found
  }
}
