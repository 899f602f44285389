import { restoreProgress } from './restore-failures-rules.ts'

const name = /^ *(?:\S*\/)?pg_restore(?:\.exe)?:/
const level = /^ *(?:error|warning|fatal): /
// What belongs to the message before it, and never begins one.
const section = /^(?:LINE \d+|DETAIL|HINT|QUERY|CONTEXT|LOCATION|Command was|Query was):/

/**
 * Puts lines together again that several jobs of pg_restore wrote to one stderr at once. Each writes a message in four pieces, its name, a space, `error: ` and
 * the words with their line end, and a piece is never torn: `pg_restore:pg_restore:  error: error: one`, then `two` (pg_log_generic_v in PostgreSQL's logging.c).
 */
export class Untangler {
  /** Messages whose name was read, but not yet their words; levels that were read before the words they belong to. */
  #missing = 0
  #levels = 0
  /** Whether a level was read since every name last had its words. */
  #isTold = false

  /** The line as its writer meant it. */
  line(text: string): string {
    const { names, levels, words } = piecesOf(text)
    if (names === 1 && levels.length <= 1 && (levels.length === 1 || this.#levels === 0)) return `pg_restore: ${levels[0] ?? ''}${words}`
    if (names === 0 && (this.#missing === 0 || text.trim() === '' || section.test(text))) return text
    if (levels.length > 0) this.#isTold = true
    // A name that goes on in the next line has its quote there.
    const isProgress = restoreProgress.some((rule) => rule.test(words) || rule.test(`${words}"`))
    // Without a level, all that is on its way tells of progress: this line goes on with a name that has several.
    if (names === 0 && !this.#isTold && !isProgress) return text
    this.#missing += names - 1
    this.#levels += levels.length - 1
    if (this.#missing === 0) this.#isTold = false
    return `pg_restore: ${levels[0] ?? (isProgress ? '' : 'error: ')}${words}`
  }
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
