import { parseFile, sidecarFile } from './archive-name.ts'
import type { ParsedFile, Part } from './archive-name.ts'
import type { StoredFile, StoredSet } from './store.ts'

interface Known {
  readonly parsed: ParsedFile
  readonly file: StoredFile
}

/**
 * Groups the files of a store into backups, newest first by the time in the name (then by name, so that every listing is the same).
 * Files that do not parse as ours are left out. Where a part stands twice (`.dump` beside `.dump.age`), the archive that has its
 * sidecar is the backup's; the other is not listed, and so never removed.
 */
export function assembleSets(files: readonly StoredFile[]): StoredSet[] {
  const groups = new Map<string, Known[]>()
  for (const file of files) {
    const parsed = parseFile(file.name)
    if (parsed === undefined) continue
    const group = groups.get(parsed.id)
    if (group === undefined) groups.set(parsed.id, [{ parsed, file }])
    else group.push({ parsed, file })
  }
  return [...groups.values()].flatMap(assembleSet).sort(newestFirst)
}

function assembleSet(unsorted: Known[]): StoredSet[] {
  const group = unsorted.toSorted((a, b) => compare(a.file.name, b.file.name))
  const names = new Set(group.map(({ file }) => file.name))
  const archives = group.filter(({ parsed }) => parsed.part === 'archive')
  const archive = archives.find(({ file }) => names.has(sidecarFile(file.name))) ?? archives[0]
  const first = archive ?? group[0]
  if (first === undefined) return []
  const files: Partial<Record<Part, StoredFile>> = {}
  for (const { parsed, file } of group) {
    if (parsed.part === 'archive' && file !== archive?.file) continue
    // The sidecar of another archive says nothing of this one.
    if (parsed.part === 'sidecar' && archive !== undefined && file.name !== sidecarFile(archive.file.name)) continue
    if (files[parsed.part] === undefined || parsed.encryption === archive?.parsed.encryption) files[parsed.part] = file
  }
  const { id, database, takenAt } = first.parsed
  return [{ id, database, takenAt, files, complete: files.archive !== undefined && files.sidecar !== undefined }]
}

function newestFirst(a: StoredSet, b: StoredSet): number {
  return b.takenAt.getTime() - a.takenAt.getTime() || compare(a.id, b.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The files of a set in the order in which they are removed: without its sidecar, what is left does not count as a backup. */
export function removalOrder(set: StoredSet): StoredFile[] {
  const order: readonly Part[] = ['sidecar', 'archive', 'proof', 'globals', 'drill', 'manifest']
  return order.flatMap((part) => set.files[part] ?? [])
}
