import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseFile } from '../domain/archive-name.ts'
import { codeOf } from '../kit/errors.ts'
import { markerName, partialName } from './directory-writer.ts'
import { isSameFile, namesIn, removeFile, syncFolder, whatStands } from './folder.ts'
import { fateOf, ownMarker, parseMarker } from './writer-marker.ts'

/** After this long without a byte, a writer of whom nothing can be learnt is taken for dead: no backup stands still for a day. */
const silenceSeconds = 24 * 60 * 60

/**
 * Removes what killed runs left half written, and gives the names. A file goes only if a marker beside it says that one of our
 * processes was writing it, and that process is dead. A file under a backup's own name goes only if it is the very same file as
 * such a partial one, left by a commit that was killed half way; an archive without a sidecar that came from anywhere else may be
 * the only copy of somebody's data, and stays.
 */
export async function sweepFolder(folder: string, entries: readonly string[], now: Date): Promise<string[]> {
  const removed: string[] = []
  for (const marker of entries) {
    const id = idOfMarker(marker)
    if (id === undefined) continue
    const partials = entries.filter((name) => name.endsWith('.partial') && parseFile(name.slice(0, -'.partial'.length))?.id === id)
    if (!await isAbandoned(folder, marker, partials, now)) continue
    removed.push(...await removeRemains(folder, id, partials), ...await removeNamed(folder, marker))
  }
  for (const name of entries) {
    if ((isUnfinishedAttachment(name) || isTrial(name)) && await isSilent(folder, [name], now)) removed.push(...await removeNamed(folder, name))
  }
  if (removed.length > 0) await syncFolder(folder)
  return removed
}

function idOfMarker(name: string): string | undefined {
  const id = name.replace(/\.writer\.partial$/, '')
  return parseFile(`${id}.dump`)?.id === id && name === markerName(id) ? id : undefined
}

/** `x.drill.json.0a1b2c3d.partial`: the record of a drill, killed while it was written. */
function isUnfinishedAttachment(name: string): boolean {
  const whole = /^(.+)\.[0-9a-f]{8}\.partial$/.exec(name)?.[1]
  return whole !== undefined && parseFile(whole)?.part === 'drill'
}

/** The name of an empty file by which `prepare` finds out whether the folder can be written to. */
export function trialName(random: string): string {
  return `.zimmer-backup-trial-${random}`
}

function isTrial(name: string): boolean {
  return /^\.zimmer-backup-trial-[0-9a-f]{16}$/.test(name)
}

async function isAbandoned(folder: string, marker: string, partials: readonly string[], now: Date): Promise<boolean> {
  try {
    const found = await whatStands(join(folder, marker))
    if (found?.isFile() !== true) return false
    const writer = parseMarker(await readFile(join(folder, marker), 'utf8'))
    const fate = writer === undefined ? 'unknown' : await fateOf(writer, await ownMarker())
    return fate === 'dead' || (fate === 'unknown' && await isSilent(folder, [marker, ...partials], now))
  } catch (problem) {
    if (codeOf(problem) === 'ENOENT') return false
    throw problem
  }
}

async function isSilent(folder: string, names: readonly string[], now: Date): Promise<boolean> {
  for (const name of names) {
    const found = await whatStands(join(folder, name))
    if (found !== undefined && now.getTime() - found.mtime.getTime() < silenceSeconds * 1000) return false
  }
  return true
}

async function removeRemains(folder: string, id: string, partials: readonly string[]): Promise<string[]> {
  const removed: string[] = []
  const named = partials.map((partial) => partial.slice(0, -'.partial'.length))
  // No file of that backup stood when it was begun. So a sidecar says that the commit went through, and only partial names are left over.
  const isCommitted = (await namesIn(folder)).some((name) => parseFile(name)?.id === id && parseFile(name)?.part === 'sidecar')
  for (const name of named) {
    if (!isCommitted && await hasOwnName(folder, name)) removed.push(...await removeNamed(folder, name))
    removed.push(...await removeNamed(folder, partialName(name)))
  }
  return removed
}

/** Whether a partial file is the same file as the one under its final name. */
async function hasOwnName(folder: string, name: string): Promise<boolean> {
  return isSameFile(await whatStands(join(folder, name)), await whatStands(join(folder, partialName(name))))
}

async function removeNamed(folder: string, name: string): Promise<string[]> {
  return await removeFile(join(folder, name)) ? [name] : []
}
