import { lstat, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { codeOf, KnownError, messageOf } from './errors.ts'
import { fateOf, ownMarker, parseMarker } from './process-marker.ts'

/** Where Linux has a folder in memory. */
export const memoryDirectory = '/dev/shm'

/** What a folder is for, and what its name begins with: short, for a socket's path has 107 bytes, and gpg-agent's lies in one of them. */
export const folderKinds = { keys: 'zb-', opened: 'opened-', artifact: 'artifact-', migrations: 'migrations-', ssh: 'zimmer-ssh-', tables: 'tables-', dump: 'dump-', lists: 'lists-', socket: 'socket-' } as const
export type FolderKind = keyof typeof folderKinds

/** The file in a private folder that says whose it is. */
export const ownerFile = '.zimmer-owner'

/** A folder of which nothing can be learnt is left alone for this long: no run lasts a day. */
const silenceSeconds = 24 * 60 * 60

/**
 * Makes a folder for files that must not outlive this run: keys, opened archives, what waits for an upload. Only this account may
 * look into it (0700, as mkdtemp makes it), and it says whose it is, so that a later run can remove what a killed one left. Throws KnownError `temporary-folder`.
 */
export async function makePrivateFolder(parent: string, kind: FolderKind): Promise<string> {
  // Before the folder is made: killed between the two, it would say nothing of whose it is, and stay for a day.
  const marker = JSON.stringify(await ownMarker())
  const path = await mkdtemp(join(parent, folderKinds[kind])).catch((problem: unknown) => { throw unusableFolder(parent, problem) })
  try {
    await writeFile(join(path, ownerFile), marker, { mode: 0o600, flag: 'wx' })
    return path
  } catch (problem) {
    await removePrivateFolder(path)
    throw unusableFolder(parent, problem)
  }
}

/** Removes such a folder. What says whose it is goes last: killed in the middle, the rest would stay for a day. */
export async function removePrivateFolder(path: string): Promise<void> {
  const names = await readdir(path).catch(() => [])
  for (const name of names.filter((one) => one !== ownerFile)) await rm(join(path, name), { recursive: true, force: true, maxRetries: 3 })
  await rm(path, { recursive: true, force: true, maxRetries: 3 })
}

/** A folder of temporary files in which nothing can be made, as a sentence where it can be told. */
export function unusableFolder(folder: string, problem: unknown): unknown {
  if (!['EIO', 'ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM'].includes(codeOf(problem) ?? '')) return problem
  return new KnownError('temporary-folder', `nothing can be written to the folder of temporary files ${folder}: ${messageOf(problem)}`, 'Free space there, look at its disk, or set TMPDIR to another folder.', { cause: problem })
}

/**
 * Removes the private folders of processes that are dead, and gives their paths. `own` is a folder that belongs to this suite alone:
 * there, what a kill kept from being marked goes after a day. In `shared` ones, such as /tmp, nothing goes that does not say whose it
 * is. What cannot be removed is left to the next run.
 */
export async function sweepPrivateFolders(places: { own?: string; shared: readonly string[] }, now: Date, kinds = Object.keys(folderKinds) as readonly FolderKind[]): Promise<string[]> {
  const removed: string[] = []
  for (const parent of new Set([...(places.own === undefined ? [] : [places.own]), ...places.shared])) {
    const names = await readdir(parent).catch(() => [])
    for (const name of names.filter((one) => isOfOurNames(one, kinds))) {
      const path = join(parent, name)
      if (!(await isAbandoned(path, parent === places.own, now).catch(() => false))) continue
      await removePrivateFolder(path).then(() => removed.push(path), () => undefined)
    }
  }
  return removed
}

function isOfOurNames(name: string, kinds: readonly FolderKind[]): boolean {
  return kinds.map((kind) => folderKinds[kind]).some((prefix) => name.startsWith(prefix) && /^[A-Za-z0-9]{6}$/.test(name.slice(prefix.length)))
}

async function isAbandoned(path: string, mayBeUnmarked: boolean, now: Date): Promise<boolean> {
  const facts = await lstat(path)
  if (!facts.isDirectory() || (process.getuid !== undefined && facts.uid !== process.getuid())) return false
  const owner = parseMarker(await readFile(join(path, ownerFile), 'utf8').catch(() => ''))
  if (owner === undefined && !mayBeUnmarked) return false
  const fate = owner === undefined ? 'unknown' : await fateOf(owner, await ownMarker())
  return fate === 'dead' || (fate === 'unknown' && now.getTime() - facts.mtimeMs >= silenceSeconds * 1000)
}
