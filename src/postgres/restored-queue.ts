import type { ArchivedTable } from '../domain/proof.ts'

/**
 * What several sessions read, one taking the next. Whoever has taken something may find that it has parts for the others: until it says so, a session that
 * finds nothing more waits.
 */
export class ReadingQueue<Reading> {
  readonly #waiting: Reading[]
  #undecided = 0
  #wake: (() => void)[] = []

  constructor(all: readonly Reading[]) {
    this.#waiting = [...all].reverse()
  }

  /** The next one; `decided` has to follow, once. Undefined when there will be none. */
  async take(): Promise<Reading | undefined> {
    while (this.#waiting.length === 0 && this.#undecided > 0) await new Promise<void>((resolve) => { this.#wake.push(resolve) })
    const next = this.#waiting.pop()
    if (next !== undefined) this.#undecided++
    return next
  }

  /** What was taken is being read, or given up; `others` are parts of it that are still to be read. */
  decided(others: readonly Reading[] = []): void {
    this.#undecided--
    this.#waiting.push(...others)
    for (const wake of this.#wake.splice(0)) wake()
  }
}

/** Puts together what was read of a table by ranges: rows and fingerprints are sums, so that the parts may come in any order. */
export class Gathering {
  #left: number
  #sum: ArchivedTable | undefined

  constructor(pieces: number) {
    this.#left = pieces
  }

  /** Adds a part; gives the whole with the last one. A part that could not be read makes the whole unreadable. */
  add(part: ArchivedTable): ArchivedTable | undefined {
    this.#left--
    this.#sum = this.#sum === undefined ? part : sumOf(this.#sum, part)
    return this.#left === 0 ? this.#sum : undefined
  }
}

function sumOf(one: ArchivedTable, other: ArchivedTable): ArchivedTable {
  const unread = [one, other].find(({ fingerprint }) => fingerprint === null)
  if (unread !== undefined) return unread
  return { ...one, rows: (one.rows ?? 0) + (other.rows ?? 0), fingerprint: sumOfFingerprints(one.fingerprint ?? '', other.fingerprint ?? '') }
}

/** A fingerprint is two numbers of 64 bits, each the sum of its rows' hashes (docs/archive-format.md). */
function sumOfFingerprints(one: string, other: string): string {
  const half = (text: string, at: number) => BigInt(`0x${text.slice(at, at + 16)}`)
  return [0, 16].map((at) => BigInt.asUintN(64, half(one, at) + half(other, at)).toString(16).padStart(16, '0')).join('')
}
