import {
  AbortMultipartUploadCommand, CompleteMultipartUploadCommand, CreateMultipartUploadCommand, PutObjectCommand, UploadPartCommand,
} from '@aws-sdk/client-s3'
import type { CompletedPart, PutObjectCommandInput, S3Client } from '@aws-sdk/client-s3'
import { letGo } from '../kit/let-go.ts'
import { PartPlan } from './s3-parts.ts'
import type { Source } from './source.ts'

/** Where an object will be, and with which encryption, storage class and mark. */
export type ObjectTarget = Pick<PutObjectCommandInput,
  'Bucket' | 'Key' | 'Metadata' | 'ServerSideEncryption' | 'SSEKMSKeyId' | 'StorageClass' | 'ObjectLockMode' | 'ObjectLockRetainUntilDate'>

/** What is known of the object before its first byte. */
export interface Expected {
  readonly bytes: number
  /** Whether the store is known to take 10,000 parts. */
  readonly takesManyParts: boolean
}

/** An object whose bytes are with the store or in memory, and which has no name yet. */
export interface PendingObject {
  readonly bytes: number
  /** Gives it its name; with `ifNoneMatch` only where nothing stands. */
  name(ifNoneMatch: boolean): Promise<void>
  /** Gives its parts up. Harmless when it has its name. */
  discard(): Promise<void>
}

/**
 * Sends a stream of unknown length in parts, a few at a time, and no further than that ahead of what the store has taken. What fits
 * into one part waits in memory. Failing or aborted, it leaves no open upload (lib-storage's Upload may: FACTS, 8).
 */
export async function sendObject(client: S3Client, target: ObjectTarget, source: Source, expected: Expected, signal: AbortSignal): Promise<PendingObject> {
  const upload = new PartUpload(client, target, expected, signal)
  try {
    for await (const chunk of source.chunks()) await upload.add(chunk)
    return await upload.finish()
  } catch (problem) {
    // The first failure is the one to tell; an upload that cannot be given up now is left to a sweep.
    await upload.abort().catch(() => undefined)
    throw problem
  }
}

class PartUpload {
  readonly #client: S3Client
  readonly #target: ObjectTarget
  readonly #signal: AbortSignal
  readonly #plan: PartPlan
  readonly #parts: CompletedPart[] = []
  readonly #free: Buffer[] = []
  readonly #onTheWay = new Set<Promise<void>>()
  #failure: { problem: unknown } | undefined
  #uploadId: string | undefined
  #buffer: Buffer
  #filled = 0
  #partNumber = 0
  #bytes = 0

  constructor(client: S3Client, target: ObjectTarget, { bytes, takesManyParts }: Expected, signal: AbortSignal) {
    this.#client = client
    this.#target = target
    this.#signal = signal
    this.#plan = new PartPlan(bytes, takesManyParts)
    this.#buffer = Buffer.allocUnsafeSlow(this.#plan.next())
  }

  async add(chunk: Buffer): Promise<void> {
    let offset = 0
    while (offset < chunk.length) {
      // Sent only when there is more to come: the last part may be short, and a single one is no part at all.
      if (this.#filled === this.#buffer.length) await this.#send()
      const taken = chunk.copy(this.#buffer, this.#filled, offset)
      this.#filled += taken
      offset += taken
    }
    this.#bytes += chunk.length
    this.#rethrow()
  }

  async finish(): Promise<PendingObject> {
    if (this.#uploadId === undefined) return this.#small(Buffer.from(this.#buffer.subarray(0, this.#filled)))
    await this.#send()
    await Promise.all(this.#onTheWay)
    this.#rethrow()
    const { Bucket, Key } = this.#target
    const Parts = this.#parts.toSorted((a, b) => (a.PartNumber ?? 0) - (b.PartNumber ?? 0))
    return {
      bytes: this.#bytes,
      name: async (ifNoneMatch) => {
        const condition = ifNoneMatch ? { IfNoneMatch: '*' } : {}
        await this.#client.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId: this.#uploadId, MultipartUpload: { Parts }, ...condition }))
        this.#uploadId = undefined
      },
      discard: () => this.abort(),
    }
  }

  /** Gives up what was sent; parts that are still on their way are waited for, or they would be left behind. */
  async abort(): Promise<void> {
    await Promise.allSettled(this.#onTheWay)
    if (this.#uploadId === undefined) return
    const { Bucket, Key } = this.#target
    await this.#client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId: this.#uploadId }))
    this.#uploadId = undefined
  }

  #small(content: Buffer): PendingObject {
    return {
      bytes: this.#bytes,
      name: async (ifNoneMatch) => {
        await this.#client.send(new PutObjectCommand({ ...this.#target, Body: content, ...(ifNoneMatch ? { IfNoneMatch: '*' } : {}) }))
      },
      discard: () => Promise.resolve(),
    }
  }

  async #send(): Promise<void> {
    const { Bucket, Key } = this.#target
    if (this.#uploadId === undefined) {
      // Where the SDK sends a checksum with each part, the upload has to be announced with it.
      const withChecksum = await this.#client.config.requestChecksumCalculation() === 'WHEN_SUPPORTED'
      const request = new CreateMultipartUploadCommand({ ...this.#target, ...(withChecksum ? { ChecksumAlgorithm: 'CRC32' } : {}) })
      const { UploadId } = await this.#client.send(request, { abortSignal: this.#signal })
      this.#uploadId = UploadId
    }
    const buffer = this.#buffer
    const body = buffer.subarray(0, this.#filled)
    const PartNumber = ++this.#partNumber
    const sending = this.#client
      .send(new UploadPartCommand({ Bucket, Key, UploadId: this.#uploadId, PartNumber, Body: body }), { abortSignal: this.#signal })
      .then((answer) => {
        // Of the checksums only the one that was sent is answered; the completion has to repeat it.
        this.#parts.push({ PartNumber, ETag: answer.ETag, ChecksumCRC32: answer.ChecksumCRC32 })
        this.#free.push(buffer)
      }, (problem: unknown) => { this.#failure ??= { problem } })
      .finally(() => { this.#onTheWay.delete(sending) })
    this.#onTheWay.add(sending)
    const next = this.#plan.next()
    while (this.#onTheWay.size + 1 > PartPlan.inMemory(next)) await Promise.race(this.#onTheWay)
    this.#rethrow()
    this.#buffer = this.#empty(next)
    this.#filled = 0
  }

  /** A buffer that was sent is filled again: the collector would let several times their number pile up. */
  #empty(bytes: number): Buffer {
    if (this.#free.at(-1)?.length === bytes) return this.#free.pop() ?? Buffer.allocUnsafeSlow(bytes)
    for (const outgrown of this.#free.splice(0)) letGo(outgrown)
    return Buffer.allocUnsafeSlow(bytes)
  }

  #rethrow(): void {
    if (this.#failure !== undefined) throw this.#failure.problem
  }
}
