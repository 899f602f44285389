import type { Readable } from 'node:stream'
import { namesOf, parseFile, sidecarFile } from '../domain/archive-name.ts'
import { codeOf } from '../kit/errors.ts'
import { backupExists, notRegular } from '../domain/store-failures.ts'
import { contentOfText } from './files.ts'
import type { Files } from './files.ts'
import { fileOf } from '../domain/stored-name.ts'
import { Source } from './source.ts'
import type { StoreWriter } from './store.ts'
import { journalName, markerName } from './writer-marker.ts'

/** Under which name a file is written until it is complete. */
export function partialName(name: string): string {
  return `${name}.partial`
}

export interface FolderWriterOptions {
  readonly id: string
  readonly files: Files
  /** As the user named it, for messages. */
  readonly store: string
  readonly neededBytes: number
  /** Takes the place of what stands under that id, once everything is written. */
  readonly replaces: boolean
}

interface Written {
  readonly name: string
  readonly bytes: number
  readonly sha256: string | undefined
  /** Whether the file stands under its own name. */
  named: 'no' | 'perhaps' | 'yes'
}

/** A backup that is being written into a folder. */
export class FolderWriter implements StoreWriter {
  readonly #options: FolderWriterOptions
  readonly #written: Written[] = []
  readonly #running = new Map<Readable, Promise<unknown>>()
  #state: 'open' | 'committed' | 'aborted' = 'open'

  constructor(options: FolderWriterOptions) {
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
    const { id, files, store, replaces } = this.#options
    const source = new Source(content)
    try {
      const standing = replaces ? undefined : await files.look(name)
      if (standing !== undefined) throw standing.kind === 'file' ? backupExists(id, store) : notRegular(name, store)
      const { sha256 } = await files.create(partialName(name), source.chunks())
      this.#written.push({ name, bytes: source.bytes, sha256, named: 'no' })
      return source.bytes
    } catch (problem) {
      source.rethrow()
      if (codeOf(problem) !== 'EEXIST') throw await this.#explained(problem, `write ${name}`)
      const standing = await files.look(partialName(name))
      throw standing?.kind === 'file' ? backupExists(id, store, problem) : notRegular(partialName(name), store)
    }
  }

  async commit(): Promise<{ expiresAt?: Date }> {
    const { id, files, store, replaces } = this.#options
    if (this.#running.size > 0) throw new Error(`commit of ${id} while it is being written`)
    if (this.#state !== 'open') throw new Error(`commit of ${id} after it was ${this.#state}`)
    const archive = this.#written.find(({ name }) => fileOf(id, name).part === 'archive')
    const sidecar = this.#written.find(({ name }) => archive !== undefined && name === sidecarFile(archive.name))
    if (sidecar === undefined) throw new Error(`commit of ${id} without archive and sidecar`)
    try {
      await files.compare(this.#written.map(({ name, sha256 }) => ({ name: partialName(name), sha256 })))
      if (replaces) await this.#exchange(sidecar)
      else await this.#nameAll(sidecar)
    } catch (problem) {
      // The first failure is the one to tell; what cannot be taken back is left to a sweep, what was exchanged to another exchange.
      if (!replaces) await this.#undo(sidecar).catch(() => undefined)
      if (codeOf(problem) === 'EEXIST') throw backupExists(id, store, problem)
      throw await this.#explained(problem, `complete ${id}`)
    }
    this.#state = 'committed'
    // The backup counts from here on: what cannot be tidied now is left to a later sweep.
    await this.#tidy().catch(() => undefined)
    return {}
  }

  async #nameAll(sidecar: Written): Promise<void> {
    const { id, files } = this.#options
    // Where a file cannot have two names at once, only this tells a sweep which of those that stand are the writer's.
    await files.create(journalName(id), contentOfText(JSON.stringify(this.#written.map(({ name, bytes }) => ({ name, bytes })))))
    for (const file of this.#written) if (file !== sidecar) await this.#name(file)
    // What the sidecar promises has to be durable before the sidecar is.
    await files.sync()
    await this.#name(sidecar)
    await files.sync()
  }

  /** Puts the new files in the place of those that stand, which stop to count with their sidecar. */
  async #exchange(sidecar: Written): Promise<void> {
    const { id, files } = this.#options
    const standing = (await files.lookAtAll(namesOf(id))).map(({ name }) => name)
    for (const name of standing.filter((one) => parseFile(one)?.part === 'sidecar')) await files.remove(name)
    await files.sync()
    for (const { name } of this.#written) if (name !== sidecar.name) await files.replace(partialName(name), name)
    for (const name of standing.filter((one) => !this.#written.some((file) => file.name === one))) await files.remove(name)
    await files.sync()
    await files.replace(partialName(sidecar.name), sidecar.name)
    await files.sync()
  }

  async #name(file: Written): Promise<void> {
    file.named = 'perhaps'
    await this.#options.files.giveName(partialName(file.name), file.name)
    file.named = 'yes'
  }

  /** Takes back a commit that failed, the sidecar first. */
  async #undo(sidecar: Written): Promise<void> {
    const { files } = this.#options
    for (const file of [sidecar, ...this.#written.filter((other) => other !== sidecar)]) {
      // An answer may have been lost: what has left its partial name has the other one.
      const isOurs = file.named === 'yes' || (file.named === 'perhaps' && await files.look(partialName(file.name)) === undefined)
      if (isOurs) await files.remove(file.name)
      file.named = 'no'
    }
  }

  async abort(): Promise<void> {
    if (this.#state !== 'open') return
    this.#state = 'aborted'
    const running = [...this.#running]
    for (const [content] of running) content.destroy(new Error(`writing ${this.#options.id} was given up`))
    await Promise.allSettled(running.map(([, writing]) => writing))
    await this.#tidy()
    await this.#options.files.sync()
  }

  /** Removes the partial names, and last the marker: as long as one of them stands, it tells whose they are. */
  async #tidy(): Promise<void> {
    const { files, id } = this.#options
    for (const { name } of this.#written) await files.remove(partialName(name))
    await files.remove(journalName(id))
    await files.remove(markerName(id))
  }

  async #explained(problem: unknown, doing: string): Promise<unknown> {
    const { store, neededBytes, files } = this.#options
    const freeBytes = codeOf(problem) === 'ENOSPC' ? await files.freeBytes() : undefined
    return files.explain(problem, { store, doing, neededBytes, freeBytes })
  }
}
