import { access, constants, mkdir, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { exitStatus, KnownError } from '../../kit/errors.ts'
import { makePrivateFolder, memoryDirectory, removePrivateFolder } from '../../kit/private-folder.ts'
import type { Context } from '../action.ts'

/** The kinds of file systems that lie in memory, as statfs(2) numbers them: tmpfs and ramfs. */
const inMemory = new Set([0x01021994, 0x858458f6])

/** A folder for pg_dump's files on their way into the archive. */
export interface DumpFolder {
  readonly path: string
  remove(): Promise<void>
}

/**
 * Makes the folder. What will be encrypted must not touch a disk in the plain before that (its blocks outlive the file), so that its folder
 * has to lie in memory. Throws KnownError `no-memory-folder`.
 */
export async function makeDumpFolder(isSealed: boolean, context: Pick<Context, 'host' | 'cleanup'>, memory = memoryDirectory): Promise<DumpFolder> {
  const { temporaryDirectory } = context.host
  const parent = isSealed ? await firstInMemory([temporaryDirectory, memory]) : temporaryDirectory
  if (parent === undefined) {
    throw new KnownError('no-memory-folder', `the dump would lie on a disk before it is encrypted: neither ${temporaryDirectory} nor ${memory} is a folder in memory that this account may write to`,
      'Leave format out: a dump in the custom format is encrypted as it comes. Or name a folder of a tmpfs as TMPDIR (RUNNER_TEMP on a runner).', { status: exitStatus.usage })
  }
  const folder = await makePrivateFolder(parent, 'dump')
  const remove = () => removePrivateFolder(folder)
  context.cleanup.add('remove what pg_dump wrote', remove)
  // pg_dump takes an empty folder, and a container can be given only one that is there.
  const path = join(folder, 'files')
  await mkdir(path, { mode: 0o700 })
  return { path, remove }
}

async function firstInMemory(directories: readonly string[]): Promise<string | undefined> {
  for (const directory of directories) {
    const { type } = await statfs(directory).catch(() => ({ type: 0 }))
    if (inMemory.has(type) && await access(directory, constants.W_OK).then(() => true, () => false)) return directory
  }
  return undefined
}
