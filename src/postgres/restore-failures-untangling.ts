import { restoreProgress } from './restore-failures-rules.ts'

const name = /^ *(?:\S*\/)?pg_restore(?:\.exe)?:/
const level = /^ *(?:error|warning|fatal): /
// What belongs to the message before it, and never begins one.
const section = /^(?:LINE \d+|DETAIL|HINT|QUERY|CONTEXT|LOCATION|Command was|Query was):/

// 13 and 14 show what the server notes by the way, without a level: `WARNING:  wal_level is insufficient`. An error has words of pg_restore before the server's.
const notice = /^\p{Lu}+: {2}/u

/**
 * Puts lines together again that several jobs of pg_restore wrote to one stderr at once. Each writes a message in four pieces, its name, a space, `error: ` and
 * the words with their line end, and a piece is never torn: `pg_restore:pg_restore:  error: error: one`, then `two` (pg_log_generic_v in PostgreSQL's logging.c).
 */
export class Untangler {
  /** Messages whose name was read, but not yet their words; levels that were read before the words they belong to. */
  #missing = 0
  #levels = 0

  /** The line as its writer meant it. */
  line(text: string): string {
    const { names, levels, words } = piecesOf(text)
    if (names === 1 && this.#missing === 0) return `pg_restore: ${levels[0] ?? ''}${words}`
    if (names === 0 && (this.#missing === 0 || text.trim() === '' || section.test(text))) return text
    const informs = isInformation(words)
    // A level is written before its words, so where none was read these words have none.
    const hasLevel = !informs && this.#levels + levels.length > 0
    // What is neither goes on with a message of several lines.
    if (names === 0 && !informs && !hasLevel) return text
    this.#missing += names - 1
    this.#levels = this.#missing === 0 ? 0 : this.#levels + levels.length - (hasLevel ? 1 : 0)
    return `pg_restore: ${hasLevel ? levels[0] ?? 'error: ' : ''}${words}`
  }
}

/** Whether words are of a message without a level. A name that goes on in the next line has its quote there. */
function isInformation(words: string): boolean {
  return notice.test(words) || restoreProgress.some((rule) => rule.test(words) || rule.test(`${words}"`))
}

/** The pieces at the head of a line that are names and levels, and what follows them. */
function piecesOf(text: string): { names: number; levels: string[]; words: string } {
  let words = text
  let names = 0
  const levels: string[] = []
  for (;;) {
    const piece = name.exec(words)?.[0] ?? level.exec(words)?.[0]
    if (piece === undefined) return { names, levels, words: words.replace(/^ +/, '') }
    if (name.test(piece)) names += 1
    else levels.push(piece.trimStart())
    words = words.slice(piece.length)
  }
}
