import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { codeOf } from '../kit/errors.ts'
import { sidecarFile } from '../domain/archive-name.ts'
import { backupExists, fileFailure, notRegular } from './failures.ts'
import { nameFile, removeFile, syncFolder, whatStands } from './folder.ts'
import { fileOf } from './names.ts'
import { Source } from './source.ts'
import type { StoreWriter } from './store.ts'

/** Under which name a file is written until it is complete. */
export function partialName(name: string): string {
  return `${name}.partial`
}

/** The file that says who writes a backup: there before the first of its files, and until after the last. */
export function markerName(id: string): string {
  return `${id}.writer.partial`
}

export interface DirectoryWriterOptions {
  readonly id: string
  readonly folder: string
  /** As the user named it, for messages. */
  readonly store: string
  readonly neededBytes: number
  readonly freeBytes: () => Promise<number | undefined>
}

interface Written {
  readonly name: string
  readonly partial: string
  /** Whether the file stands under its own name. */
  named: boolean
}

/** A backup that is being written into a folder. */
export class DirectoryWriter implements StoreWriter {
  readonly #options: DirectoryWriterOptions
  readonly #written: Written[] = []
  readonly #running = new Map<Readable, Promise<unknown>>()
  #state: 'open' | 'committed' | 'aborted' = 'open'

  constructor(options: DirectoryWriterOptions) {
    this.#options = options
  }

  async put(name: string, content: Readable): Promise<{ bytes: number }> {
    fileOf(this.#options.id, name)
    if (this.#state !== 'open') throw new Error(`${name} was put after the backup was ${this.#state}`)
    const writing = this.#write(name, content)
    this.#running.set(content, writing)
    try {
      return { bytes: await writing }
    } finally {
      this.#running.delete(content)
      // Whoever feeds a stream that is not read to its end must hear of it.
      if (!content.destroyed) content.destroy()
    }
  }

  async #write(name: string, content: Readable): Promise<number> {
    const source = new Source(content)
    const file = { name, partial: join(this.#options.folder, partialName(name)), named: false }
    const handle = await this.#create(file)
    this.#written.push(file)
    try {
      try {
        await handle.writeFile(source.chunks())
        await handle.sync()
        return source.bytes
      } finally {
        await handle.close()
      }
    } catch (problem) {
      await removeFile(file.partial)
      this.#written.splice(this.#written.indexOf(file), 1)
      source.rethrow()
      throw await this.#explained(problem, `write ${name}`)
    }
  }

  async #create({ name, partial }: Written): Promise<FileHandle> {
    const { folder, store, id } = this.#options
    try {
      const standing = await whatStands(join(folder, name))
      if (standing !== undefined) throw standing.isFile() ? backupExists(id, store) : notRegular(name, store)
      // wx: never a file of another writer's, never through a link.
      return await open(partial, 'wx', 0o600)
    } catch (problem) {
      if (codeOf(problem) !== 'EEXIST') throw await this.#explained(problem, `write ${name}`)
      throw (await whatStands(partial))?.isFile() === false ? notRegular(partialName(name), store) : backupExists(id, store, problem)
    }
  }

  async commit(): Promise<void> {
    const { id, folder, store } = this.#options
    if (this.#running.size > 0) throw new Error(`commit of ${id} while it is being written`)
    if (this.#state !== 'open') throw new Error(`commit of ${id} after it was ${this.#state}`)
    const archive = this.#written.find(({ name }) => fileOf(id, name).part === 'archive')
    const sidecar = this.#written.find(({ name }) => archive !== undefined && name === sidecarFile(archive.name))
    if (sidecar === undefined) throw new Error(`commit of ${id} without archive and sidecar`)
    try {
      for (const file of this.#written) if (file !== sidecar) await this.#name(file)
      // What the sidecar promises has to be durable before the sidecar is.
      await syncFolder(folder)
      await this.#name(sidecar)
      await syncFolder(folder)
    } catch (problem) {
      // The first failure is the one to tell; what cannot be taken back is left to a sweep.
      await this.#undo(sidecar).catch(() => undefined)
      if (codeOf(problem) === 'EEXIST') throw backupExists(id, store, problem)
      throw await this.#explained(problem, `complete ${id}`)
    }
    this.#state = 'committed'
    // The backup counts from here on: what cannot be tidied now is left to a later sweep.
    for (const { partial } of this.#written) await removeFile(partial).catch(() => false)
    await removeFile(join(folder, markerName(id))).catch(() => false)
  }

  async #name(file: Written): Promise<void> {
    await nameFile(file.partial, join(this.#options.folder, file.name))
    file.named = true
  }

  /** Takes back a commit that failed, the sidecar first. */
  async #undo(sidecar: Written): Promise<void> {
    for (const file of [sidecar, ...this.#written.filter((other) => other !== sidecar)]) {
      if (file.named) await removeFile(join(this.#options.folder, file.name))
      file.named = false
    }
  }

  async abort(): Promise<void> {
    if (this.#state !== 'open') return
    this.#state = 'aborted'
    const running = [...this.#running]
    for (const [content] of running) content.destroy(new Error(`writing ${this.#options.id} was given up`))
    await Promise.allSettled(running.map(([, writing]) => writing))
    for (const { partial } of [...this.#written]) await removeFile(partial)
    // Last: as long as a partial file stands, the marker tells whose it is.
    await removeFile(join(this.#options.folder, markerName(this.#options.id)))
    await syncFolder(this.#options.folder)
  }

  async #explained(problem: unknown, doing: string): Promise<unknown> {
    const { store, neededBytes, freeBytes } = this.#options
    return fileFailure(problem, { store, doing, neededBytes, freeBytes: await freeBytes() })
  }
}
