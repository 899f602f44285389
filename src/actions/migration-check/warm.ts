import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { duration, size } from '../../domain/units.ts'
import { openByKey, sealByKey } from '../../encryption/keyed.ts'
import { messageOf } from '../../kit/errors.ts'
import type { FileCache } from '../../kit/host.ts'
import { plain } from '../../kit/markdown.ts'
import type { Secret } from '../../kit/secret.ts'
import { compressedBlocks, decompressedBlocks } from '../../kit/zstd-blocks.ts'
import type { Sandbox } from '../../sandbox/sandbox.ts'
import type { Context } from '../action.ts'
import type { WarmMemo, WarmSource } from '../restore-test/warm-start.ts'

/** Changes with whatever is in the entry, so that an older one is never met. */
const formatVersion = 2

export interface WarmRequest {
  readonly key: Secret
  readonly cache: FileCache
  readonly context: Context
  /** Everything that the content depends on. */
  readonly depends: Readonly<Record<string, unknown>>
}

/**
 * A restored, proved and sanitized sandbox in the repository's cache: tar, zstd, sealed by a key that is derived from a secret and from the entry's name.
 * Never throws for what is wrong with an entry or with the cache: the backup is then restored.
 */
export class WarmSandbox implements WarmSource {
  readonly #request: WarmRequest
  readonly #name: string
  readonly #path: string
  #isMissing = false
  #isPacked = false

  constructor(request: WarmRequest) {
    this.#request = request
    this.#name = `zimmer-sandbox-${createHash('sha256').update(JSON.stringify([formatVersion, request.depends])).digest('hex').slice(0, 40)}`
    this.#path = join(request.context.host.temporaryDirectory, 'warm', this.#name)
  }

  async fetch(): Promise<Readable | undefined> {
    const { cache, key, context: { host, cleanup } } = this.#request
    host.line('>>> Looking for a sandbox that an earlier run has kept')
    await mkdir(join(this.#path, '..'), { recursive: true, mode: 0o700 })
    cleanup.add('remove the sealed sandbox', () => rm(this.#path, { force: true }))
    await rm(this.#path, { force: true })
    const { found, reason } = await cache.fetch(this.#name, this.#path)
    this.#isMissing = !found && reason === undefined
    if (!found) {
      host.line(`    ${reason === undefined ? 'none is kept of this backup' : `the cache gave none (${plain(reason)})`}: restoring it`)
      return undefined
    }
    const sealed = createReadStream(this.#path, { highWaterMark: 1024 * 1024 })
    try {
      const opened = await openByKey(sealed, key, this.#name)
      // A generator that nobody has begun to read closes nothing.
      return Readable.from(decompressedBlocks(opened), { objectMode: false }).once('close', () => { opened.destroy() })
    } catch (problem) {
      sealed.destroy()
      host.line(`    the kept sandbox cannot be used (${plain(messageOf(problem))}): restoring the backup`)
      return undefined
    }
  }

  /** Seals the sandbox as it is now into a file. The server is stopped for that, and runs again: throws where it does not. Nothing is sent yet. */
  async pack({ keep }: Sandbox, memo: WarmMemo): Promise<void> {
    const { key, context: { host, now } } = this.#request
    if (!this.#isMissing || keep === undefined) return
    const began = now().getTime()
    const packed = await keep(JSON.stringify(memo), (content) => pipeline(
      content, compressedBlocks, sealByKey(key, this.#name), createWriteStream(this.#path, { flags: 'wx', mode: 0o600 }), { signal: host.interrupted }))
    this.#isPacked = packed.status === 'fulfilled'
    host.line(packed.status === 'fulfilled'
      ? `    sealed for the next run in ${duration((now().getTime() - began) / 1000)}: ${size((await stat(this.#path)).size)}`
      : `    the sandbox cannot be kept for the next run: ${plain(messageOf(packed.reason))}`)
  }

  /** Sends what was packed; to be called when nothing is measured any more. */
  async save(): Promise<void> {
    const { cache, context: { host } } = this.#request
    if (!this.#isPacked) return
    const { saved, reason } = await cache.save(this.#name, this.#path)
    host.line(saved ? '>>> Kept the restored sandbox in the cache, encrypted' : `>>> The restored sandbox was not kept in the cache: ${plain(reason ?? 'no reason given')}`)
  }
}
