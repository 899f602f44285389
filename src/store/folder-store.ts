import { randomBytes } from 'node:crypto'
import type { Readable } from 'node:stream'
import { namesOf, parseFile } from '../domain/archive-name.ts'
import { codeOf } from '../kit/errors.ts'
import { ownMarker } from '../kit/process-marker.ts'
import { backupExists, diskFull, fileMissing, notRegular } from '../domain/store-failures.ts'
import { contentOfText } from './files.ts'
import type { FileFacts, Files } from './files.ts'
import { sweepFolder, trialName } from './folder-sweep.ts'
import { FolderWriter, partialName } from './folder-writer.ts'
import { attachment, fileOf, isId, ownFile, ownId } from '../domain/stored-name.ts'
import { assembleSets, removalOrder } from '../domain/stored-set.ts'
import type { Store, StoredFile, StoredSet, StoreWriter } from './store.ts'
import { markerName } from './writer-marker.ts'

/** Backups as files of a folder, here or on another host. */
export class FolderStore implements Store {
  readonly name: string
  readonly #files: Files
  readonly #now: () => Date
  #neededBytes = 0

  /** `name` as the user wrote it, for messages. */
  constructor(name: string, files: Files, now: () => Date) {
    this.name = name
    this.#files = files
    this.#now = now
  }

  /** Creates the folder (0700), tries a file in it, and compares the free space. */
  async prepare(neededBytes: number): Promise<void> {
    this.#neededBytes = neededBytes
    await this.#explained('prepare the store', async () => {
      await this.#files.ensureFolder()
      // Tried and not asked: rights, a read-only mount and a full table of files show only when a file is made.
      const trial = trialName(randomBytes(8).toString('hex'))
      await this.#files.create(trial, contentOfText(''))
      await this.#files.remove(trial)
    })
    const freeBytes = await this.#files.freeBytes()
    if (freeBytes !== undefined && freeBytes < neededBytes) throw diskFull({ store: this.name, doing: 'prepare the store', neededBytes, freeBytes })
  }

  async list(): Promise<StoredSet[]> {
    return this.#explained('list the backups', async () => {
      const found = await this.#files.list((name) => parseFile(name) !== undefined)
      return assembleSets(storedFiles(found))
    })
  }

  async find(id: string): Promise<StoredSet | undefined> {
    if (!isId(id)) return undefined
    return this.#explained(`look for ${id}`, async () => assembleSets(storedFiles(await this.#files.lookAtAll(namesOf(id))))[0])
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
      await this.#claim(id)
      try {
        const standing = replaces ? [] : await this.#files.lookAtAll(namesOf(id).flatMap((name) => [name, partialName(name)]))
        if (standing.length > 0) throw backupExists(id, this.name)
        await this.#files.sync()
      } catch (problem) {
        await this.#files.remove(markerName(id))
        throw problem
      }
      return new FolderWriter({ id, files: this.#files, store: this.name, neededBytes: this.#neededBytes, replaces })
    })
  }

  /** The marker is the one place where writers of the same second meet: only one of them can create it. */
  async #claim(id: string): Promise<void> {
    try {
      await this.#files.create(markerName(id), contentOfText(JSON.stringify(await ownMarker())))
    } catch (problem) {
      throw codeOf(problem) === 'EEXIST' ? backupExists(id, this.name, problem) : problem
    }
  }

  async read(name: string): Promise<Readable> {
    await this.#assertStands(name)
    return this.#explained(`read ${name}`, () => this.#files.read(name))
  }

  async fetch(name: string, folder: string): Promise<string> {
    await this.#assertStands(name)
    return this.#explained(`fetch ${name}`, () => this.#files.fetch(name, folder))
  }

  async attach(name: string, content: string): Promise<void> {
    const { id } = attachment(name)
    if ((await this.find(id))?.files.archive === undefined) throw fileMissing(id, this.name)
    await this.#explained(`write ${name}`, async () => {
      const standing = await this.#files.look(name)
      if (standing !== undefined && standing.kind !== 'file') throw notRegular(name, this.name)
      const partial = `${name}.${randomBytes(4).toString('hex')}.partial`
      await this.#files.create(partial, contentOfText(content))
      try {
        await this.#files.replace(partial, name)
      } catch (problem) {
        await this.#files.remove(partial)
        throw problem
      }
      await this.#files.sync()
    })
  }

  async remove(set: StoredSet): Promise<void> {
    const files = removalOrder(set)
    for (const { name } of files) fileOf(set.id, name)
    await this.#explained(`remove ${set.id}`, async () => {
      for (const { name } of files) {
        await this.#files.remove(name)
        if (name === set.files.sidecar?.name) await this.#files.sync()
      }
      await this.#files.sync()
    })
  }

  async sweep(): Promise<string[]> {
    return this.#explained('remove what killed runs left', () => sweepFolder(this.#files, this.#now()))
  }

  locate(name: string): string {
    ownFile(name)
    return this.#files.locate(name)
  }

  freeBytes(): Promise<number | undefined> {
    return this.#explained('ask what is free', () => this.#files.freeBytes())
  }

  async #assertStands(name: string): Promise<void> {
    ownFile(name)
    const found = await this.#explained(`read ${name}`, () => this.#files.look(name))
    if (found?.kind === 'link') throw notRegular(name, this.name)
    if (found?.kind !== 'file') throw fileMissing(name, this.name)
  }

  async #explained<T>(doing: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (problem) {
      throw this.#files.explain(problem, { store: this.name, doing, neededBytes: this.#neededBytes })
    }
  }
}

/** Links and folders are no files of a backup, whatever they are called. */
function storedFiles(found: readonly FileFacts[]): StoredFile[] {
  return found.filter(({ kind }) => kind === 'file').map(({ name, bytes, modifiedAt }) => ({ name, bytes, modifiedAt }))
}
