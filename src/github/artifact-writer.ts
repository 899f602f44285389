import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { parseFile, sidecarFile } from '../domain/archive-name.ts'
import type { StoreWriter } from '../domain/store.ts'
import { backupExists, fileFailure } from '../domain/store-failures.ts'
import { fileOf } from '../domain/stored-name.ts'
import type { ArtifactApi } from './artifact-api.ts'
import { artifactFailure, isConflict } from './artifact-failures.ts'
import { digestDiffers } from './artifact-service.ts'
import type { ArtifactService } from './artifact-service.ts'

/** A backup that waits on this machine, for the client takes files only, and is uploaded with `commit`. */
export class ArtifactWriter implements StoreWriter {
  readonly #id: string
  readonly #api: ArtifactApi
  readonly #service: ArtifactService
  readonly #folder: string
  readonly #replaces: boolean
  /** The SHA-256 of each file that waits. */
  readonly #spooled = new Map<string, string>()
  readonly #uploaded: string[] = []
  readonly #running = new Map<Readable, Promise<unknown>>()
  #state: 'open' | 'committed' | 'aborted' = 'open'

  /** `folder` is the writer's own, and is removed by it; with `replaces`, what stands under that id goes when the new copy counts. */
  constructor(id: string, api: ArtifactApi, service: ArtifactService, folder: string, replaces: boolean) {
    this.#id = id
    this.#api = api
    this.#service = service
    this.#folder = folder
    this.#replaces = replaces
  }

  async put(name: string, content: Readable): Promise<{ bytes: number }> {
    fileOf(this.#id, name)
    if (this.#state !== 'open') throw new Error(`${name} was put after the backup was ${this.#state}`)
    if (this.#spooled.has(name)) throw backupExists(this.#id, this.#api.name)
    // It may break before it is read; whoever reads it hears of that then.
    content.on('error', () => undefined)
    const writing = this.#spool(name, content)
    this.#running.set(content, writing)
    try {
      const { bytes, sha256 } = await writing
      this.#spooled.set(name, sha256)
      return { bytes }
    } finally {
      this.#running.delete(content)
      if (!content.destroyed) content.destroy()
    }
  }

  async #spool(name: string, content: Readable): Promise<{ bytes: number; sha256: string }> {
    // Only the parts that tell of the rows say in their names how they are sealed.
    const { encryption, part } = fileOf(this.#id, name)
    if (encryption === 'none' && part !== 'sidecar') await this.#api.assertPrivate()
    const hash = createHash('sha256')
    let bytes = 0
    const explained = (problem: unknown) => fileFailure(problem, { store: this.#folder, doing: `write ${name}` })
    const handle = await open(join(this.#folder, name), 'wx', 0o600).catch((problem: unknown) => { throw explained(problem) })
    try {
      for await (const piece of content) {
        const chunk = typeof piece === 'string' ? Buffer.from(piece) : piece as Buffer
        hash.update(chunk)
        bytes += chunk.length
        // Of the disk only: what the source fails of may carry the same code, and is told as it is.
        await handle.writeFile(chunk).catch((problem: unknown) => { throw explained(problem) })
      }
    } finally {
      await handle.close()
    }
    return { bytes, sha256: hash.digest('hex') }
  }

  /**
   * Uploads the archive first, where writers of the same second meet, and the sidecar last. A copy that replaces another counts from
   * then on, for it is the newest of a run; only what this very run uploaded has to go before, for both would have one name.
   */
  async commit(): Promise<{ expiresAt?: Date }> {
    if (this.#running.size > 0) throw new Error(`commit of ${this.#id} while it is being written`)
    if (this.#state !== 'open') throw new Error(`commit of ${this.#id} after it was ${this.#state}`)
    const names = [...this.#spooled.keys()]
    const archive = names.find((name) => fileOf(this.#id, name).part === 'archive')
    const sidecar = archive === undefined ? undefined : sidecarFile(archive)
    if (archive === undefined || sidecar === undefined || !this.#spooled.has(sidecar)) throw new Error(`commit of ${this.#id} without archive and sidecar`)
    const others = names.filter((name) => name !== archive && name !== sidecar)
    const older = this.#replaces ? (await this.#api.list()).filter(({ name }) => parseFile(name)?.id === this.#id) : []
    let expiresAt: Date | undefined
    try {
      const id = await this.#upload(archive)
      const standing = await this.#api.list(archive)
      expiresAt = standing.find((artifact) => artifact.id === id)?.expiresAt
      // Another run may have begun in the same second: then the first of the two stays.
      if (!this.#replaces && standing.some((artifact) => artifact.id < id)) throw backupExists(this.#id, this.#api.name)
      for (const name of [...others, sidecar]) await this.#upload(name)
    } catch (problem) {
      await this.#undo()
      throw isConflict(problem) ? backupExists(this.#id, this.#api.name, problem)
        : artifactFailure(problem, { doing: `complete ${this.#id}`, store: this.#api.name, permission: 'actions: write' })
    }
    this.#state = 'committed'
    await this.#tidy().catch(() => undefined)
    // The newest copy counts, so an older one that cannot be removed does no harm until it expires.
    for (const artifact of older) await this.#api.remove(artifact).catch(() => undefined)
    return expiresAt === undefined ? {} : { expiresAt }
  }

  async #upload(name: string): Promise<number> {
    const path = join(this.#folder, name)
    const { id, sha256 } = await this.#service.upload(path).catch(async (problem: unknown) => {
      if (!this.#replaces || !isConflict(problem)) throw problem
      await this.#service.removeOwn(name)
      return this.#service.upload(path)
    })
    this.#uploaded.push(name)
    if (sha256 !== this.#spooled.get(name)) throw digestDiffers(name, this.#api.name)
    return id
  }

  /** Takes back what a failed commit uploaded, the last first; without a sidecar what is left does not count. */
  async #undo(): Promise<void> {
    for (const name of this.#uploaded.splice(0).reverse()) await this.#service.removeOwn(name).catch(() => undefined)
  }

  async abort(): Promise<void> {
    if (this.#state !== 'open') return
    this.#state = 'aborted'
    const running = [...this.#running]
    for (const [content] of running) content.destroy(new Error(`writing ${this.#id} was given up`))
    await Promise.allSettled(running.map(([, writing]) => writing))
    await this.#tidy()
  }

  async #tidy(): Promise<void> {
    await this.#service.discard(this.#folder)
  }
}
