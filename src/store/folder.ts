import { constants } from 'node:fs'
import { link, lstat, mkdir, open, readdir, rename, statfs, unlink } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import type { Stats } from 'node:fs'
import { join } from 'node:path'
import { codeOf } from '../kit/errors.ts'
import type { StoredFile } from './store.ts'

/** What stands under a path, itself and not what a link leads to; undefined where nothing does. */
export async function whatStands(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path)
  } catch (problem) {
    if (codeOf(problem) === 'ENOENT') return undefined
    throw problem
  }
}

/** Removes a regular file, and nothing else; that it is gone already is no failure. Tells whether it was there. */
export async function removeFile(path: string): Promise<boolean> {
  const found = await whatStands(path)
  if (found?.isFile() !== true) return false
  try {
    await unlink(path)
    return true
  } catch (problem) {
    if (codeOf(problem) === 'ENOENT') return false
    throw problem
  }
}

/** Writes a new file (0600) and makes it durable; throws EEXIST where anything stands, a link included. */
export async function createFile(path: string, content: string): Promise<void> {
  const handle = await open(path, 'wx', 0o600)
  try {
    await handle.writeFile(content)
    await handle.sync()
  } catch (problem) {
    await removeFile(path)
    throw problem
  } finally {
    await handle.close()
  }
}

/** Creates a folder and those above it for their owner alone; throws ENOTDIR where something else stands. */
export async function createFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 })
  } catch (problem) {
    throw codeOf(problem) === 'EEXIST' ? Object.assign(new Error(`${path} is not a folder`, { cause: problem }), { code: 'ENOTDIR' }) : problem
  }
}

/** Makes the names in a folder durable; file systems that cannot do that for a folder say so, and are left alone. */
export async function syncFolder(path: string): Promise<void> {
  let handle: FileHandle | undefined
  try {
    handle = await open(path, constants.O_RDONLY)
    await handle.sync()
  } catch (problem) {
    if (!['EINVAL', 'ENOTSUP', 'EISDIR', 'EPERM', 'EBADF', 'ENOSYS'].includes(codeOf(problem) ?? '')) throw problem
  } finally {
    await handle?.close()
  }
}

/**
 * Gives a complete file its name, never the place of a file that stands there: throws EEXIST. A hard link does that in one step;
 * where the file system has none, the name is looked up first. Tells whether the file still has its first name, too.
 */
export async function nameFile(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (problem) {
    // A repeated request over NFS meets its own first success.
    if (codeOf(problem) === 'EEXIST' && isSameFile(await whatStands(from), await whatStands(to))) return true
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL'].includes(codeOf(problem) ?? '')) throw problem
    if (await whatStands(to) !== undefined) throw Object.assign(new Error(`${to} stands already`, { cause: problem }), { code: 'EEXIST' })
    await rename(from, to)
    return false
  }
}

/** Whether two names are one file. */
export function isSameFile(one: Stats | undefined, other: Stats | undefined): boolean {
  return one !== undefined && other !== undefined && one.isFile() && one.dev === other.dev && one.ino === other.ino
}

/** The names in a folder; one that is not there yet holds none. */
export async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (problem) {
    if (codeOf(problem) === 'ENOENT') return []
    throw problem
  }
}

/** A regular file as a listing gives it; undefined for everything else, and for what was removed since the folder was read. */
export async function storedFile(folder: string, name: string): Promise<StoredFile | undefined> {
  const found = await whatStands(join(folder, name))
  return found?.isFile() === true ? { name, bytes: found.size, modifiedAt: found.mtime } : undefined
}

/** Free bytes for this user; undefined where the file system does not tell. */
export async function freeBytesIn(folder: string): Promise<number | undefined> {
  try {
    const { bavail, bsize, blocks } = await statfs(folder)
    return blocks === 0 ? undefined : bavail * bsize
  } catch {
    return undefined
  }
}
