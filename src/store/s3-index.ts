import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { parseFile } from '../domain/archive-name.ts'
import type { IndexPlace } from '../domain/store.ts'
import { longestIndexBytes } from '../domain/store-index.ts'
import { encryptionOf, writerMark } from './s3-bucket.ts'
import type { S3Bucket, S3Options } from './s3-bucket.ts'
import { isMissing, isTaken, isUnimplemented } from './s3-failures.ts'

/** Two runs rarely write in the same second; whoever meets more than that many leaves it to the next run. */
const attempts = 5

/** The index of a bucket's backups, an object beside them. */
export class S3Index implements IndexPlace {
  readonly #bucket: S3Bucket
  readonly #options: S3Options

  constructor(bucket: S3Bucket, options: S3Options) {
    this.#bucket = bucket
    this.#options = options
  }

  async read(name: string): Promise<string | undefined> {
    return (await this.#read(name))?.content
  }

  async update(name: string, change: (standing: string | undefined) => Promise<string | undefined>): Promise<void> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const standing = await this.#read(name)
      const content = await change(standing?.content)
      if (content === undefined || content === standing?.content) return
      try {
        await this.#write(name, content, standing === undefined ? { IfNoneMatch: '*' } : { IfMatch: standing.tag })
        return
      } catch (problem) {
        // Another run has written it, or somebody removed it.
        if (!isTaken(problem) && !isMissing(problem)) throw problem
      }
    }
  }

  async #write(name: string, content: string, condition: { IfNoneMatch: string } | { IfMatch: string | undefined }): Promise<void> {
    const request = { ...this.#bucket.at(name), Body: Buffer.from(content), Metadata: { [writerMark]: 'index' }, ...encryptionOf(this.#options) }
    try {
      await this.#bucket.client.send(new PutObjectCommand({ ...request, ...condition }))
    } catch (problem) {
      if (!isUnimplemented(problem)) throw problem
      await this.#bucket.client.send(new PutObjectCommand(request))
    }
  }

  async #read(name: string): Promise<{ content: string; tag: string | undefined } | undefined> {
    if (parseFile(name) !== undefined || !name.endsWith('.index.json')) throw new Error(`${name} is no index`)
    try {
      const { Body, ContentLength, ETag } = await this.#bucket.client.send(new GetObjectCommand(this.#bucket.at(name)))
      const body = Body as Readable
      if ((ContentLength ?? 0) <= longestIndexBytes) return { content: await text(body), tag: ETag }
      body.destroy()
      return { content: '', tag: ETag }
    } catch (problem) {
      if (isMissing(problem)) return undefined
      throw problem
    }
  }
}
