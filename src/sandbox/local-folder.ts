import { lstat, mkdir, readdir, readFile, realpath, rm, stat, statfs, writeFile, chmod } from 'node:fs/promises'
import { freemem, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { size } from '../domain/units.ts'
import { codeOf, KnownError } from '../kit/errors.ts'
import { commandOf, isAbandoned, parseOwner, thisOwner } from '../kit/owner.ts'
import { memoryDirectory } from '../kit/private-folder.ts'
import type { SandboxRequest } from './request.ts'

// A sandbox's folder:  zimmer-sandbox-<random>/   ours, 0711
//                        owner.json               whose it is
//                        incoming/                ours, 0700: one that was kept, while it comes in
//                        server/                  of the account that runs the server, 0700: data/, log

const prefix = 'zimmer-sandbox-'
const stopSeconds = 15

/** Whether the data, with room to grow threefold for indexes and WAL, fits in memory; the free memory counts, not the folder's limit alone. */
async function fitsInMemory(directory: string, databaseBytes: number | undefined): Promise<boolean> {
  if (databaseBytes === undefined) return false
  try {
    const { bavail, bsize } = await statfs(directory)
    // Half of the memory stays for the server and for whatever else runs here.
    return Math.min(bavail * bsize, freemem() / 2) > 3 * databaseBytes + 512 * 1024 * 1024
  } catch {
    return false
  }
}

/** Where the sandbox's folder goes, and whether that is in memory. An account that is not ours must be able to get there. */
export async function placeFor(request: SandboxRequest, foreignAccount: boolean): Promise<{ directory: string; inMemory: boolean }> {
  const memory = request.memoryDirectory === undefined ? memoryDirectory : request.memoryDirectory
  if (memory !== null && await fitsInMemory(memory, request.databaseBytes)) return { directory: memory, inMemory: true }
  const candidates = [...new Set([request.temporaryDirectory, tmpdir(), '/tmp', '/var/tmp'])]
  for (const directory of candidates) {
    if (foreignAccount && !(await isOpenToAll(directory))) continue
    await refuseFullDisk(directory, request.databaseBytes)
    return { directory, inMemory: false }
  }
  throw new KnownError('no-folder', `the account that runs the server cannot get to ${candidates.join(', ')}`, 'Set TMPDIR to a folder that every user may enter.')
}

/** Found before the restore and not in the middle of it. A restored database is no larger than its source; indexes are sorted beside it. */
async function refuseFullDisk(directory: string, databaseBytes: number | undefined): Promise<void> {
  const { bavail, bsize } = await statfs(directory)
  const needed = Math.ceil((databaseBytes ?? 0) * 1.2)
  if (bavail * bsize >= needed) return
  throw new KnownError('sandbox-disk', `${directory} has ${size(bavail * bsize)} free, the restored database needs about ${size(needed)}`, 'Free some space, or set TMPDIR to a larger disk.')
}

async function isOpenToAll(directory: string): Promise<boolean> {
  try {
    for (let path = await realpath(directory); ; path = dirname(path)) {
      if (((await stat(path)).mode & 0o001) === 0) return false
      if (path === dirname(path)) return true
    }
  } catch {
    return false
  }
}

/** Makes the folder with its marker. The caller has promised its removal before. */
export async function makeFolder(directory: string, now: Date): Promise<void> {
  await mkdir(directory, { mode: 0o700 })
  await writeFile(join(directory, 'owner.json'), JSON.stringify(await thisOwner(now)), { mode: 0o600, flag: 'wx' })
  await chmod(directory, 0o711)
}

export function folderName(random: string): string {
  return `${prefix}${random}`
}

/**
 * Stops the server in the folder, if one runs, and removes the folder. Harmless when it is gone. Touches only a folder of our
 * name and our user, and nothing that is mounted inside. Gives whether something was there.
 */
export async function removeFolder(directory: string): Promise<boolean> {
  if (!(await isOurs(directory))) return false
  await stopServer(join(directory, 'server', 'data'))
  const mounted = await mountsBeneath(await realpath(directory))
  if (mounted.length > 0) throw new KnownError('sandbox-mounted', `${mounted.join(', ')} is mounted inside the sandbox ${directory}, which is left as it is`, 'Unmount it, then remove the folder.')
  // Processes of the server that outlived it for a moment may still write.
  await rm(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  return true
}

async function isOurs(directory: string): Promise<boolean> {
  if (!/^zimmer-sandbox-[0-9a-f]+$/.test(directory.slice(directory.lastIndexOf('/') + 1))) return false
  try {
    const facts = await lstat(directory)
    return facts.isDirectory() && facts.uid === process.getuid?.()
  } catch (problem) {
    if (codeOf(problem) === 'ENOENT') return false
    throw problem
  }
}

/** Ends the server of a data folder at once. Its number counts only while that process was started for this very folder. */
async function stopServer(data: string): Promise<void> {
  const pid = Number((await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0])
  if (!Number.isSafeInteger(pid) || pid < 2) return
  const runs = async () => (await commandOf(pid))?.includes(data) === true
  if (!(await runs())) return
  // SIGQUIT is the immediate shutdown: nothing of this data will be needed again.
  send(pid, 'SIGQUIT')
  for (let waited = 0; await runs(); waited += 0.05) {
    if (waited > stopSeconds) send(pid, 'SIGKILL')
    await sleep(50)
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (problem) {
    if (codeOf(problem) !== 'ESRCH') throw problem
  }
}

async function mountsBeneath(directory: string): Promise<string[]> {
  const table = await readFile('/proc/self/mountinfo', 'utf8').catch(() => '')
  return table.split('\n').map((line) => (line.split(' ')[4] ?? '').replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8))))
    .filter((path) => path.startsWith(`${directory}/`))
}

/** Folders that a killed run left, by the marker in them. */
export async function abandonedFolders(now: Date, temporaryDirectory: string | undefined): Promise<string[]> {
  const found: string[] = []
  const places = new Set([temporaryDirectory ?? tmpdir(), tmpdir(), '/tmp', '/var/tmp', memoryDirectory])
  for (const place of places) {
    const names = await readdir(place).catch(() => [])
    for (const name of names.filter((one) => one.startsWith(prefix))) {
      const directory = join(place, name)
      if (await isOurs(directory) && await isLeft(directory, now)) found.push(directory)
    }
  }
  return found
}

async function isLeft(directory: string, now: Date): Promise<boolean> {
  const owner = parseOwner(await readFile(join(directory, 'owner.json'), 'utf8').catch(() => ''))
  if (owner !== undefined) return isAbandoned(owner, now, true)
  // Killed between making the folder and marking it; or just being made, by another run, at this moment.
  return now.getTime() - (await stat(directory)).mtimeMs > 3_600_000
}
