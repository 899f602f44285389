import { parseFile } from '../domain/archive-name.ts'
import { codeOf } from '../kit/errors.ts'
import { fateOf, ownMarker, parseMarker } from '../kit/process-marker.ts'
import type { FileFacts, Files } from './files.ts'
import { partialName } from './folder-writer.ts'
import { idOfMarker, isSilent, journalName, longestMarkerBytes } from './writer-marker.ts'

/**
 * Removes what killed runs left half written, and gives the names. A file goes only if a marker beside it says that one of our
 * processes was writing it, and that process is dead. A file under a backup's own name goes only if a commit that was killed half
 * way left it: it is the very same file as such a partial one, or the commit's journal names it and its partial name is gone. An
 * archive without a sidecar that came from anywhere else may be the only copy of somebody's data, and stays.
 */
export async function sweepFolder(files: Files, now: Date): Promise<string[]> {
  const removed: string[] = []
  const found = await files.list((name) => name.endsWith('.partial') || isTrial(name))
  for (const marker of found) {
    const id = idOfMarker(marker.name)
    if (id === undefined || marker.kind !== 'file') continue
    const partials = found.filter(({ name }) => name.endsWith('.partial') && parseFile(wholeName(name))?.id === id)
    if (await isAbandoned(files, marker, partials, now)) removed.push(...await removeRemains(files, id, partials), ...await remove(files, marker.name))
  }
  for (const file of found) {
    if ((isUnfinishedAttachment(file.name) || isTrial(file.name)) && isSilent([file], now)) removed.push(...await remove(files, file.name))
  }
  if (removed.length > 0) await files.sync()
  return removed
}

/** The name of an empty file by which `prepare` finds out whether the folder can be written to. */
export function trialName(random: string): string {
  return `.zimmer-backup-trial-${random}`
}

function isTrial(name: string): boolean {
  return /^\.zimmer-backup-trial-[0-9a-f]{16}$/.test(name)
}

function wholeName(partial: string): string {
  return partial.slice(0, -'.partial'.length)
}

/** `x.drill.json.0a1b2c3d.partial`: the record of a drill, killed while it was written. */
function isUnfinishedAttachment(name: string): boolean {
  const whole = /^(.+)\.[0-9a-f]{8}\.partial$/.exec(name)?.[1]
  return whole !== undefined && parseFile(whole)?.part === 'drill'
}

async function isAbandoned(files: Files, marker: FileFacts, partials: readonly FileFacts[], now: Date): Promise<boolean> {
  try {
    const writer = marker.bytes > longestMarkerBytes ? undefined : parseMarker(await textOf(files, marker.name))
    const fate = writer === undefined ? 'unknown' : await fateOf(writer, await ownMarker())
    return fate === 'dead' || (fate === 'unknown' && isSilent([marker, ...partials], now))
  } catch (problem) {
    // Its writer has finished meanwhile.
    if (codeOf(problem) === 'ENOENT') return false
    throw problem
  }
}

async function textOf(files: Files, name: string): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of await files.read(name)) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

async function removeRemains(files: Files, id: string, partials: readonly FileFacts[]): Promise<string[]> {
  const removed: string[] = []
  // No file of that backup stood when it was begun. So a sidecar says that the commit went through, and only partial names are left over.
  const isCommitted = (await files.list((name) => parseFile(name)?.id === id && parseFile(name)?.part === 'sidecar')).length > 0
  const journal = await journalOf(files, id)
  for (const name of new Set([...partials.map((partial) => wholeName(partial.name)), ...journal.keys()])) {
    const partial = partials.find((one) => one.name === partialName(name))
    const standing = await files.look(name)
    const isSame = partial !== undefined && standing?.identity !== undefined && standing.identity === partial.identity
    const isMoved = partial === undefined && standing?.bytes === journal.get(name)
    if (!isCommitted && (isSame || isMoved)) removed.push(...await remove(files, name))
    removed.push(...await remove(files, partialName(name)))
  }
  return [...removed, ...await remove(files, journalName(id))]
}

/** What a killed commit was about to give names to, with the sizes; nothing where it had not come so far, or was killed while it wrote this. */
async function journalOf(files: Files, id: string): Promise<Map<string, number>> {
  const found = await files.look(journalName(id))
  if (found?.kind !== 'file' || found.bytes > longestMarkerBytes) return new Map()
  try {
    const entries = JSON.parse(await textOf(files, journalName(id))) as { name: string; bytes: number }[]
    return new Map(entries.flatMap(({ name, bytes }) => parseFile(name)?.id === id ? [[name, bytes]] : []))
  } catch (problem) {
    if (problem instanceof SyntaxError || problem instanceof TypeError) return new Map()
    throw problem
  }
}

async function remove(files: Files, name: string): Promise<string[]> {
  return await files.remove(name) ? [name] : []
}
