import { timestamp } from './archive-name.ts'

/** PostgreSQL cuts longer names without a word (NAMEDATALEN - 1). */
const nameBytes = 63

/** A database's name with an ending, cut before the ending to what a name may have, and never within a character. */
function withEnding(database: string, ending: string): string {
  const room = nameBytes - Buffer.byteLength(ending)
  let kept = ''
  let bytes = 0
  for (const character of database) {
    bytes += Buffer.byteLength(character)
    if (bytes > room) break
    kept += character
  }
  return kept + ending
}

/** Where a backup is restored and proved before it takes the target's name. */
export function restoringName(database: string): string {
  return withEnding(database, '_restoring')
}

/** What a restored database is called once somebody has gone the way back. */
export function restoredName(database: string): string {
  return withEnding(database, '_restored')
}

/** What the target's old database is called from the swap on. */
export function beforeName(database: string, time: Date): string {
  return withEnding(database, `_before_${timestamp(time)}`)
}

/** What a database of which a restore is under way carries as its comment, until it is proved. */
export interface Mark {
  readonly backup: string
  /** ISO 8601, UTC. */
  readonly since: string
  /** The database that is restored: a name that had to be cut could be that of another one's. */
  readonly target: string
  /** The comment that the mark stands in place of. */
  readonly comment: string | null
}

/** The mark as a comment: a line for people, and a line to read it by. */
export function markText({ backup, since, target, comment }: Mark): string {
  return `zimmer-backup: restoring ${backup} since ${since}\n${JSON.stringify({ target, comment })}`
}

/** The mark that a database's comment is; undefined for every other comment. */
export function readMark(text: string | null): Mark | undefined {
  const groups = /^zimmer-backup: restoring (?<backup>\S+) since (?<since>\S+)\n(?<rest>\{.*\})$/.exec(text ?? '')?.groups
  if (groups === undefined) return undefined
  try {
    const { target, comment } = JSON.parse(groups['rest'] ?? '') as { target?: unknown; comment?: unknown }
    if (typeof target !== 'string' || (comment !== null && typeof comment !== 'string')) return undefined
    return { backup: groups['backup'] ?? '', since: groups['since'] ?? '', target, comment }
  } catch {
    return undefined
  }
}
