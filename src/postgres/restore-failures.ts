import { plain } from '../kit/markdown.ts'
import { MessageReader } from './restore-failures-messages.ts'
import type { RestoreMessage } from './restore-failures-messages.ts'
import { restoreProgress, restoreRules } from './restore-failures-rules.ts'
import type { RestoreRule } from './restore-failures-rules.ts'
import { Untangler } from './restore-failures-untangling.ts'

/** One complaint of pg_restore, explained. Its sentence names things and holds no value of any row. */
export interface RestoreEntry {
  readonly code: string
  readonly severity: 'harmless' | 'failure'
  /** What was being restored, where pg_restore says so (13 and 14 do, later ones with --verbose only) or its command tells. */
  readonly object: string | null
  readonly sentence: string
  readonly hint: string
  /** It follows from an earlier failure and is no cause of its own. */
  readonly consequence: boolean
  /** The line of stderr, from 1. */
  readonly line: number
}

const unexplainedHint = 'Restore the archive by hand with pg_restore to read its lines, which no log of ours shows. Until they are explained, this restore does not count as good.'

const killedHint = 'See in the log of the system whether memory ran out, or who ended it; then run again.'

/** Takes the stderr of pg_restore line by line, as it comes, and explains every line of it. */
export class RestoreStderr {
  readonly #reader = new MessageReader()
  readonly #untangler = new Untangler()
  readonly #entries: RestoreEntry[] = []
  readonly #parallel: boolean
  #errors = 0
  #ignored: number | undefined
  #wasEnded = false

  /** `jobs`: pg_restore's own. With several, its count of errors is no count: after one, a worker counts each of its items. */
  constructor(options: { readonly jobs?: number } = {}) {
    this.#parallel = (options.jobs ?? 1) > 1
  }

  /** Takes one line, without its line end. */
  line(text: string): void {
    this.#take(this.#reader.line(this.#parallel ? this.#untangler.line(text) : text))
  }

  /**
   * Everything that was said, explained, once pg_restore has ended with `exitCode` (undefined: by a signal). An error
   * that nothing explains, an end that nothing explains, and lines that were lost are failures.
   */
  end(exitCode: number | undefined): readonly RestoreEntry[] {
    this.#take(this.#reader.end())
    const failed = this.#entries.some(({ severity }) => severity === 'failure')
    if (this.#ignored !== undefined && (this.#parallel ? this.#errors === 0 : this.#ignored > this.#errors)) {
      this.#fail('errors-lost', `pg_restore counted ${this.#ignored} errors, and ${this.#errors} of them were seen`)
    } else if (!failed && (this.#wasEnded || exitCode === undefined)) {
      this.#fail('program-killed', 'pg_restore was ended from outside before it was through', killedHint)
    } else if (!failed && exitCode !== 0 && this.#ignored === undefined) {
      // With --exit-on-error even a harmless error ends the restore before it is complete.
      this.#fail(this.#errors > 0 ? 'stopped-early' : 'silent-end', `pg_restore ended with status ${exitCode} before it was through`)
    }
    return this.#entries
  }

  #take(message: RestoreMessage | undefined): void {
    if (message === undefined || (message.level === 'info' && isProgress(message))) return
    // Its words for SIGTERM and SIGINT, after which it ends with status 1.
    if (message.from === 'client' && message.text === 'terminated by user') {
      this.#wasEnded = true
      return
    }
    const ignored = message.level === 'warning' ? /^errors ignored on restore: (?<count>\d+)$/.exec(message.text)?.groups?.['count'] : undefined
    if (ignored !== undefined) {
      this.#ignored = Number(ignored)
      return
    }
    if (message.level === 'error') this.#errors += 1
    this.#entries.push(this.#explain(message))
  }

  #explain(message: RestoreMessage): RestoreEntry {
    const { object, line } = message
    const rule = restoreRules.find((candidate) => fits(candidate, message))
    if (rule === undefined) return { code: 'unexplained', severity: 'failure', object: shown(object), sentence: unexplained(message), hint: unexplainedHint, consequence: false, line }
    const sentence = fill(rule.sentence, namesOf(rule, message), object)
    return { code: rule.code, severity: rule.severity, object: shown(object), sentence, hint: rule.hint, consequence: this.#isConsequence(rule), line }
  }

  #isConsequence(rule: RestoreRule): boolean {
    if (rule.follows === undefined) return false
    const lost = rule.follows === 'lost data' ? lostData : undefined
    return this.#entries.some(({ severity, consequence, code }) => severity === 'failure' && !consequence && (lost?.has(code) ?? true))
  }

  #fail(code: string, sentence: string, hint = unexplainedHint): void {
    this.#entries.push({ code, severity: 'failure', object: null, sentence, hint, consequence: false, line: 0 })
  }
}

/** Explains a whole stderr of pg_restore that is at hand; see RestoreStderr. */
export function classifyRestore(stderr: string, exitCode: number | undefined, jobs = 1): readonly RestoreEntry[] {
  const reader = new RestoreStderr({ jobs })
  const lines = stderr.split('\n')
  if (lines.at(-1) === '') lines.pop()
  for (const line of lines) reader.line(line)
  return reader.end(exitCode)
}

/** The failures that need a cure, one of each code and object; what merely follows from them is left out. */
export function causesOf(entries: readonly RestoreEntry[]): readonly RestoreEntry[] {
  const causes = new Map<string, RestoreEntry>()
  for (const entry of entries) {
    if (entry.severity !== 'failure' || entry.consequence) continue
    const key = `${entry.code}\n${entry.sentence}`
    if (!causes.has(key)) causes.set(key, entry)
  }
  return [...causes.values()]
}

/** After these, rows are missing, and whatever refers to them fails as well. */
const lostData = new Set(['encoding', 'disk-full', 'value-refused', 'check-violated', 'domain-violated', 'not-null-violated', 'function-raised', 'object-exists',
  'object-missing', 'rows-already-there', 'permission-denied', 'missing-extension', 'missing-locale', 'partition-missing', 'out-of-memory', 'unexplained', 'statement-ended', 'foreign-server-unreachable'])

function fits(rule: RestoreRule, message: RestoreMessage): boolean {
  if ((message.level !== 'error' && message.level !== 'warning') || rule.from !== message.from || !rule.text.test(message.text)) return false
  if (rule.context !== undefined && !rule.context.test(message.context)) return false
  if (rule.command !== undefined && !rule.command.test(message.command)) return false
  return rule.severity === 'failure' || !message.cut
}

/** Notices and warnings of the server are hidden unless pg_restore is verbose: whether they show cannot matter. */
function isProgress(message: RestoreMessage): boolean {
  return message.from === 'server' || restoreProgress.some((pattern) => pattern.test(message.text))
}

function namesOf(rule: RestoreRule, message: RestoreMessage): Record<string, string | undefined> {
  return { ...rule.text.exec(message.text)?.groups, ...rule.context?.exec(message.context)?.groups }
}

function fill(sentence: string, names: Readonly<Record<string, string | undefined>>, object: string | null): string {
  const filled = sentence.replace(/ ?\(\{object\}\)/, object === null ? '' : ` (${shown(object) ?? ''})`)
  return filled.replace(/\{(?<name>\w+)\}/g, (_, name: string) => shown(names[name] ?? '') ?? '')
}

/** pg_restore's own words may be repeated; the server's may hold rows, and so may whatever else was printed. */
function unexplained(message: RestoreMessage): string {
  if (message.level === 'foreign') return `line ${message.line} was not written by pg_restore`
  if (message.from === 'client' && message.command === '') return `pg_restore said what no rule explains: ${shown(message.text.split('\n')[0] ?? '') ?? ''}`
  const during = shown(message.object) ?? 'a command'
  return `the server refused ${during} with an error that no rule explains (its text may hold rows: see line ${message.line} of pg_restore's stderr)`
}

function shown(name: string | null): string | null {
  return name === null ? null : plain(name).slice(0, 200)
}
