import { CreateBucketCommand, ListMultipartUploadsCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

/** Where versitygw is: named by VERSITYGW, on the path, or where `go install` puts it. */
export const versitygwPath = [process.env['VERSITYGW'] ?? '', ...[...(process.env['PATH'] ?? '').split(delimiter), join(process.env['HOME'] ?? '', 'go/bin')]
  .map((folder) => join(folder, 'versitygw'))].find((path) => path !== '' && existsSync(path))

/** A free port of the loopback, above 20000. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000)
    const server = createServer()
    const isFree = await new Promise<boolean>((resolve) => {
      server.once('error', () => { resolve(false) })
      server.listen(port, '127.0.0.1', () => { resolve((server.address() as AddressInfo).port === port) })
    })
    await new Promise((resolve) => server.close(resolve))
    if (isFree) return port
  }
}

/** A real S3 server of its own, on the loopback, over a temporary folder. */
export class S3Server {
  readonly endpoint: string
  readonly bucket = 'backups'
  readonly environment = { AWS_ACCESS_KEY_ID: 'tester', AWS_SECRET_ACCESS_KEY: 'of-stores', AWS_REGION: 'us-east-1' }
  readonly client: S3Client
  readonly #process: ChildProcess
  readonly #folder: string

  private constructor(port: number, child: ChildProcess, folder: string) {
    this.endpoint = `http://127.0.0.1:${port}`
    this.#process = child
    this.#folder = folder
    const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_REGION: region } = this.environment
    this.client = new S3Client({ endpoint: this.endpoint, region, forcePathStyle: true, credentials: { accessKeyId, secretAccessKey } })
  }

  static async start(): Promise<S3Server> {
    const folder = await mkdtemp(join(tmpdir(), 'zimmer-s3-'))
    await mkdir(join(folder, 'data'))
    await mkdir(join(folder, 'metadata'))
    const port = await freePort()
    const child = spawn(versitygwPath ?? 'versitygw', ['--port', `127.0.0.1:${port}`, '--access', 'tester', '--secret', 'of-stores', '--quiet',
      'posix', '--sidecar', join(folder, 'metadata'), join(folder, 'data')], { stdio: 'ignore' })
    const server = new S3Server(port, child, folder)
    for (let attempt = 0; ; attempt++) {
      try {
        await server.client.send(new CreateBucketCommand({ Bucket: server.bucket }))
        return server
      } catch (problem) {
        if (attempt > 20) throw problem
        await new Promise((resolve) => setTimeout(resolve, 200))
      }
    }
  }

  async plant(key: string, content: string): Promise<void> {
    await this.client.send(new PutObjectCommand({ Bucket: this.bucket, Key: key, Body: content }))
  }

  /** Objects below a prefix and, marked as such, uploads that are still open. */
  async keys(prefix: string): Promise<string[]> {
    const names: string[] = []
    let token: string | undefined
    do {
      const page: { Contents?: { Key?: string | undefined }[] | undefined; NextContinuationToken?: string | undefined } = await this.client.send(
        new ListObjectsV2Command({ Bucket: this.bucket, Prefix: prefix, ...(token === undefined ? {} : { ContinuationToken: token }) }))
      names.push(...(page.Contents ?? []).map(({ Key = '' }) => Key.slice(prefix.length)))
      token = page.NextContinuationToken
    } while (token !== undefined)
    const { Uploads = [] } = await this.client.send(new ListMultipartUploadsCommand({ Bucket: this.bucket, Prefix: prefix }))
    return [...names, ...Uploads.map(({ Key = '' }) => `${Key.slice(prefix.length)} (open)`)].sort()
  }

  async stop(): Promise<void> {
    this.client.destroy()
    const ended = new Promise((resolve) => this.#process.once('close', resolve))
    this.#process.kill()
    await ended
    await rm(this.#folder, { recursive: true, force: true })
  }
}
