import { constants, lstatSync } from 'node:fs'
import type { Stats } from 'node:fs'
import { link, lstat, mkdir, open, readdir, rename, statfs, unlink } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { codeOf } from '../kit/errors.ts'
import { fileFailure } from '../domain/store-failures.ts'
import type { Attempt } from '../domain/store-failures.ts'
import { systemError } from './files.ts'
import type { FileFacts, Files } from './files.ts'

const noHardLinks = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL']
const noFolderSync = ['EINVAL', 'ENOTSUP', 'EISDIR', 'EPERM', 'EBADF', 'ENOSYS']

const longestPieceBytes = 1024 * 1024
const filesAtOnce = 250
/** What a look at a file of a disk takes at most, by a wide margin. */
const quickMilliseconds = 0.2

function factsOf(name: string, stats: Stats): FileFacts {
  const kind = stats.isFile() ? 'file' : stats.isSymbolicLink() ? 'link' : 'other'
  return { name, kind, bytes: stats.size, modifiedAt: stats.mtime, identity: `${stats.dev}:${stats.ino}` }
}

/** A folder of this machine. */
export class LocalFiles implements Files {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  async ensureFolder(): Promise<void> {
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    } catch (problem) {
      throw codeOf(problem) === 'EEXIST' ? systemError('ENOTDIR', `${this.#folder} is not a folder`, problem) : problem
    }
  }

  async list(matches: (name: string) => boolean): Promise<FileFacts[]> {
    try {
      const names = (await readdir(this.#folder)).filter(matches)
      return await this.lookAtAll(names)
    } catch (problem) {
      if (codeOf(problem) === 'ENOENT') return []
      throw problem
    }
  }

  /**
   * A folder's disk answers faster than a promise is made, a share of the network slower: a few hundred files at once are asked for without one, as long as that
   * is quick, and the rest side by side. What was removed since the folder was read is not there.
   */
  async lookAtAll(names: readonly string[]): Promise<FileFacts[]> {
    const found: FileFacts[] = []
    for (let place = 0; place < names.length; place += filesAtOnce) {
      const began = performance.now()
      for (const name of names.slice(place, place + filesAtOnce)) {
        const stats = lstatSync(join(this.#folder, name), { throwIfNoEntry: false })
        if (stats !== undefined) found.push(factsOf(name, stats))
      }
      const isSlow = performance.now() - began > filesAtOnce * quickMilliseconds
      if (isSlow) return [...found, ...(await Promise.all(names.slice(place + filesAtOnce).map((name) => this.look(name)))).filter((one) => one !== undefined)]
      await setImmediate()
    }
    return found
  }

  async look(name: string): Promise<FileFacts | undefined> {
    try {
      return factsOf(name, await lstat(join(this.#folder, name)))
    } catch (problem) {
      if (codeOf(problem) === 'ENOENT') return undefined
      throw problem
    }
  }

  async create(name: string, content: AsyncIterable<Buffer>): Promise<{ sha256?: string }> {
    const handle = await open(join(this.#folder, name), 'wx', 0o600)
    try {
      await handle.writeFile(content)
      await handle.sync()
      return {}
    } catch (problem) {
      await this.remove(name)
      throw problem
    } finally {
      await handle.close()
    }
  }

  async read(name: string): Promise<Readable> {
    const handle = await open(join(this.#folder, name), constants.O_RDONLY | constants.O_NOFOLLOW)
    try {
      const { size } = await handle.stat()
      // As much memory is taken at once: a megabyte for each of thousands of small files keeps the garbage collector busier than the disk.
      return handle.createReadStream({ highWaterMark: Math.min(size + 1, longestPieceBytes) })
    } catch (problem) {
      await handle.close()
      throw problem
    }
  }

  /** A hard link does it in one step; where the file system has none, the name is looked up first. */
  async giveName(from: string, to: string): Promise<boolean> {
    const path = join(this.#folder, to)
    try {
      await link(join(this.#folder, from), path)
      return true
    } catch (problem) {
      // A request that was repeated over NFS meets its own first success.
      if (codeOf(problem) === 'EEXIST' && (await this.look(from))?.identity === (await this.look(to))?.identity) return true
      if (!noHardLinks.includes(codeOf(problem) ?? '')) throw problem
      if (await this.look(to) !== undefined) throw systemError('EEXIST', `${to} stands already`, problem)
      await rename(join(this.#folder, from), path)
      return false
    }
  }

  async replace(from: string, to: string): Promise<void> {
    await rename(join(this.#folder, from), join(this.#folder, to))
  }

  async remove(name: string): Promise<boolean> {
    if ((await this.look(name))?.kind !== 'file') return false
    try {
      await unlink(join(this.#folder, name))
      return true
    } catch (problem) {
      if (codeOf(problem) === 'ENOENT') return false
      throw problem
    }
  }

  async sync(): Promise<void> {
    let handle: FileHandle | undefined
    try {
      handle = await open(this.#folder, constants.O_RDONLY)
      await handle.sync()
    } catch (problem) {
      if (!noFolderSync.includes(codeOf(problem) ?? '')) throw problem
    } finally {
      await handle?.close()
    }
  }

  /** What fsync has confirmed is taken as it is: `verify` reads it again. */
  compare(): Promise<void> {
    return Promise.resolve()
  }

  async freeBytes(): Promise<number | undefined> {
    try {
      const { bavail, bsize, blocks } = await statfs(this.#folder)
      return blocks === 0 ? undefined : bavail * bsize
    } catch {
      return undefined
    }
  }

  /** The file where it stands: nothing is copied. */
  fetch(name: string): Promise<string> {
    return Promise.resolve(join(this.#folder, name))
  }

  locate(name: string): string {
    return join(this.#folder, name)
  }

  explain(problem: unknown, attempt: Attempt): unknown {
    return fileFailure(problem, attempt)
  }
}
