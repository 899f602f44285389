import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { parseFile } from '../domain/archive-name.ts'
import { codeOf } from '../kit/errors.ts'
import { sweepFolder, trialName } from './directory-sweep.ts'
import { DirectoryWriter, markerName } from './directory-writer.ts'
import { backupExists, diskFull, fileFailure, fileMissing, notRegular } from './failures.ts'
import { createFile, createFolder, freeBytesIn, namesIn, removeFile, storedFile, syncFolder, whatStands } from './folder.ts'
import { attachment, fileOf, ownFile, ownId } from './names.ts'
import { assembleSets, removalOrder } from './sets.ts'
import type { Store, StoredSet, StoreWriter } from './store.ts'
import { ownMarker } from './writer-marker.ts'

/** Backups in a folder: `ops/backup/archives`, a mounted share, a disk of the runner. */
export class DirectoryStore implements Store {
  readonly name: string
  readonly #folder: string
  readonly #now: () => Date
  #neededBytes = 0

  /** `name` as the user wrote it; relative ones are taken from `base`. */
  constructor(name: string, options: { base: string; now: () => Date }) {
    this.name = name
    this.#folder = resolve(options.base, name)
    this.#now = options.now
  }

  /** Creates the folder (0700), tries a file in it, and compares the free space. */
  async prepare(neededBytes: number): Promise<void> {
    this.#neededBytes = neededBytes
    await this.#explained('prepare the store', async () => {
      await createFolder(this.#folder)
      // Tried and not asked: rights, a read-only mount and a full table of files show only when a file is made.
      const trial = join(this.#folder, trialName(randomBytes(8).toString('hex')))
      await (await open(trial, 'wx', 0o600)).close()
      await removeFile(trial)
    })
    const free = await freeBytesIn(this.#folder)
    if (free !== undefined && free < neededBytes) throw diskFull({ store: this.name, doing: 'prepare the store', neededBytes, freeBytes: free })
  }

  async list(): Promise<StoredSet[]> {
    return this.#explained('list the backups', async () => {
      const names = (await namesIn(this.#folder)).filter((name) => parseFile(name) !== undefined)
      const files = await Promise.all(names.map((name) => storedFile(this.#folder, name)))
      return assembleSets(files.filter((file) => file !== undefined))
    })
  }

  async begin(id: string): Promise<StoreWriter> {
    ownId(id)
    return this.#explained(`begin ${id}`, async () => {
      const marker = join(this.#folder, markerName(id))
      await this.#claim(id, marker)
      try {
        const standing = (await namesIn(this.#folder)).some((name) => parseFile(name.replace(/\.partial$/, ''))?.id === id)
        if (standing) throw backupExists(id, this.name)
        await syncFolder(this.#folder)
      } catch (problem) {
        await removeFile(marker)
        throw problem
      }
      return new DirectoryWriter({
        id, folder: this.#folder, store: this.name, neededBytes: this.#neededBytes, freeBytes: () => freeBytesIn(this.#folder),
      })
    })
  }

  /** The marker is the one place where writers of the same second meet: only one of them can create it. */
  async #claim(id: string, marker: string): Promise<void> {
    try {
      await createFile(marker, JSON.stringify(await ownMarker()))
    } catch (problem) {
      throw codeOf(problem) === 'EEXIST' ? backupExists(id, this.name, problem) : problem
    }
  }

  async read(name: string): Promise<Readable> {
    const path = await this.#standing(name)
    return this.#explained(`read ${name}`, async () => {
      const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW)
      return handle.createReadStream({ highWaterMark: 1024 * 1024 })
    })
  }

  /** The file where it stands: nothing is copied. */
  async fetch(name: string): Promise<string> {
    return this.#standing(name)
  }

  async attach(name: string, content: string): Promise<void> {
    const { id } = attachment(name)
    if (!(await this.list()).some((set) => set.id === id && set.files.archive !== undefined)) throw fileMissing(id, this.name)
    await this.#explained(`write ${name}`, async () => {
      const path = join(this.#folder, name)
      const standing = await whatStands(path)
      if (standing?.isFile() === false) throw notRegular(name, this.name)
      const partial = `${path}.${randomBytes(4).toString('hex')}.partial`
      try {
        await createFile(partial, content)
        await rename(partial, path)
      } catch (problem) {
        await removeFile(partial)
        throw problem
      }
      await syncFolder(this.#folder)
    })
  }

  async remove(set: StoredSet): Promise<void> {
    const files = removalOrder(set)
    for (const { name } of files) fileOf(set.id, name)
    await this.#explained(`remove ${set.id}`, async () => {
      for (const { name } of files) {
        await removeFile(join(this.#folder, name))
        if (name === set.files.sidecar?.name) await syncFolder(this.#folder)
      }
      await syncFolder(this.#folder)
    })
  }

  async sweep(): Promise<string[]> {
    return this.#explained('remove what killed runs left', async () => sweepFolder(this.#folder, await namesIn(this.#folder), this.#now()))
  }

  locate(name: string): string {
    return join(this.#folder, name)
  }

  async #standing(name: string): Promise<string> {
    ownFile(name)
    const path = join(this.#folder, name)
    const found = await this.#explained(`read ${name}`, async () => whatStands(path))
    if (found?.isSymbolicLink() === true) throw notRegular(name, this.name)
    if (found?.isFile() !== true) throw fileMissing(name, this.name)
    return path
  }

  async #explained<T>(doing: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (problem) {
      throw fileFailure(problem, { store: this.name, doing, neededBytes: this.#neededBytes })
    }
  }
}
