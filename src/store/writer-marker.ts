import { parseFile } from '../domain/archive-name.ts'

/** The file that says who writes a backup: there before the first of its files, and until after the last. */
export function markerName(id: string): string {
  return `${id}.writer.partial`
}

/** Whose marker a file is; undefined for what is none. */
export function idOfMarker(name: string): string | undefined {
  const id = name.replace(/\.writer\.partial$/, '')
  return parseFile(`${id}.dump`)?.id === id && name === markerName(id) ? id : undefined
}

/** The file that says what a commit gives names to, written before the first of them. */
export function journalName(id: string): string {
  return `${id}.commit.partial`
}

/** After this long without a byte, a writer of whom nothing can be learnt is taken for dead: no backup stands still for a day. */
export const silenceSeconds = 24 * 60 * 60
/** Nobody's marker is longer. */
export const longestMarkerBytes = 10_000

/** Whether all of these were written longer ago than a living writer would be silent. */
export function isSilent(found: readonly { readonly modifiedAt: Date }[], now: Date): boolean {
  return found.every(({ modifiedAt }) => now.getTime() - modifiedAt.getTime() >= silenceSeconds * 1000)
}
