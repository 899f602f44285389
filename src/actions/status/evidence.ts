import { createHash } from 'node:crypto'
import type { RunFacts } from '../../domain/manifest.ts'

/** The version of an evidence file. */
const evidenceVersion = 1

/** That a backup was taken. What only a manifest tells is null for a backup that has none. */
export interface BackupEvidence {
  readonly kind: 'backup'
  readonly at: string
  readonly backup: string
  readonly archive: string
  readonly bytes: number
  /** Of the stored archive. */
  readonly sha256: string | null
  /** Of the archive as pg_dump wrote it. */
  readonly plainSha256: string | null
  readonly encryption: string
  readonly rows: number | null
  readonly tables: number | null
  readonly server: string | null
  readonly run: RunFacts | null
}

/** That a restore was tested, and how that ended. */
export interface DrillEvidence {
  readonly kind: 'drill'
  readonly at: string
  readonly backup: string
  /** Of the archive that was restored. */
  readonly sha256: string
  readonly verdict: 'proved' | 'damaged' | 'unproved'
  readonly restoreSeconds: number
  readonly rowsProved: number
  readonly tablesProved: number
  readonly server: string
  readonly run: RunFacts | null
}

export type Evidence = BackupEvidence | DrillEvidence

/** One month of one database, as its JSON file holds it. */
export interface EvidenceMonth {
  readonly version: number
  readonly database: string
  /** `2025-08`, in UTC. */
  readonly month: string
  /** The file of the last month that has one, and the SHA-256 of its bytes; null for the first. */
  readonly previous: { readonly month: string; readonly sha256: string } | null
  /** Until the next month begins, more may come. */
  readonly writtenAt: string
  /** Oldest first. */
  readonly entries: readonly Evidence[]
}

/** A month's file as it stands. */
export interface StandingMonth {
  readonly content: EvidenceMonth
  readonly text: string
}

/**
 * The files that have to be written so that everything that was seen stands in one: those of the last month that has one and of the months
 * since. A month is closed as soon as a later one holds its hash: it is never written again, and what comes late stands in the open one.
 */
export function extendedChain(standing: readonly StandingMonth[], seen: readonly Evidence[], { database, now }: { readonly database: string; readonly now: Date }): StandingMonth[] {
  const known = new Set(standing.flatMap(({ content }) => content.entries.map(keyOf)))
  const fresh = [...new Map(seen.filter((entry) => !known.has(keyOf(entry))).map((entry) => [keyOf(entry), entry])).values()]
  const current = now.toISOString().slice(0, 7)
  const last = standing.at(-1)
  const oldest = last?.content.month ?? [...fresh.map(({ at }) => at.slice(0, 7)), current].sort()[0] ?? current
  const newest = current > oldest ? current : oldest
  // What is dated after now, by a wrong clock, stands in the month of now.
  const monthOf = ({ at }: Evidence) => [oldest, at.slice(0, 7), newest].sort()[1]
  const written: StandingMonth[] = []
  let previous = standing.at(-2)
  for (const month of monthsBetween(oldest, newest)) {
    const open = month === last?.content.month ? last : undefined
    const own = fresh.filter((entry) => monthOf(entry) === month)
    if (open !== undefined && own.length === 0) {
      previous = open
      continue
    }
    const content: EvidenceMonth = {
      version: evidenceVersion, database, month, previous: previous === undefined ? null : { month: previous.content.month, sha256: hashOf(previous.text) }, writtenAt: now.toISOString(),
      entries: [...open?.content.entries ?? [], ...own].sort((a, b) => a.at.localeCompare(b.at) || keyOf(a).localeCompare(keyOf(b))),
    }
    previous = { content, text: `${JSON.stringify(content, null, 2)}\n` }
    written.push(previous)
  }
  return written
}

/** The months whose file is not the one that the next holds the hash of: somebody changed, removed or replaced it. */
export function brokenLinks(standing: readonly StandingMonth[]): string[] {
  return standing.flatMap(({ content: { month, previous } }, place) => {
    const before = standing[place - 1]
    if (previous === null) return before === undefined ? [] : [before.content.month]
    return before?.content.month === previous.month && hashOf(before.text) === previous.sha256 ? [] : [before?.content.month ?? `before ${month}`]
  })
}

/** Reads a month's file; undefined for what is none of this version. */
export function parseEvidence(text: string): EvidenceMonth | undefined {
  try {
    const read = JSON.parse(text) as Partial<EvidenceMonth> | null
    const valid = read?.version === evidenceVersion && typeof read.database === 'string' && /^\d{4}-\d{2}$/.test(read.month ?? '') && Array.isArray(read.entries)
      && read.entries.every((entry: Partial<Evidence> | null) => typeof entry?.at === 'string' && typeof entry.backup === 'string' && (entry.kind === 'backup' || entry.kind === 'drill'))
    return valid ? read as EvidenceMonth : undefined
  } catch {
    return undefined
  }
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function keyOf({ kind, backup, at }: Evidence): string {
  // A backup is one, whatever is known of its time; each drill of it is another.
  return kind === 'backup' ? `backup ${backup}` : `drill ${backup} ${at}`
}

function monthsBetween(first: string, last: string): string[] {
  const months: string[] = []
  for (let time = new Date(`${first}-01T00:00:00Z`); time.toISOString().slice(0, 7) <= last; time.setUTCMonth(time.getUTCMonth() + 1)) months.push(time.toISOString().slice(0, 7))
  return months
}
