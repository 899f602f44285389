/** One message of pg_restore with everything that belongs to it. Only names may be taken from it, never its text: that may hold rows. */
export interface RestoreMessage {
  /** The line of stderr at which it begins, from 1. */
  readonly line: number
  /** `pg_restore: error: …` → error. `foreign`: a line that pg_restore did not write. */
  readonly level: 'error' | 'warning' | 'info' | 'foreign'
  /** Whether the server said it (`ERROR:  …`) or pg_restore itself. */
  readonly from: 'server' | 'client'
  /** The first line of what was said, without prefixes. */
  readonly text: string
  /** CONTEXT, for finding the function that was at work. */
  readonly context: string
  /** The whole command after `Command was:`; empty if there was none. */
  readonly command: string
  /** What was being restored, in pg_restore's words: `FK CONSTRAINT orders orders_customer_fkey`. */
  readonly object: string | null
  /** More lines belonged to it than were kept. */
  readonly cut: boolean
}

interface Draft { line: number; head: string; rest: string[]; cut: boolean; entry: string | null }

const linesKept = 200
const prefix = /^(?:\S*\/)?pg_restore(?:\.exe)?: (?<head>.*)$/
const entryLine = /^from TOC entry \d+; \d+ \d+ (?<entry>.*)$/
const section = /^(?<name>LINE \d+|DETAIL|HINT|QUERY|CONTEXT|LOCATION|Command was|Query was): ?(?<text>.*)$/
const belongsToLast = /^(?:detail|hint): /

/** Gathers lines into messages: a message goes on until pg_restore begins its next. */
export class MessageReader {
  #draft: Draft | undefined
  #line = 0
  #entry: string | null = null

  /** Takes one line of stderr and gives the message that it ended, if it did. */
  line(line: string): RestoreMessage | undefined {
    this.#line += 1
    const text = line.endsWith('\r') ? line.slice(0, -1) : line
    const head = prefix.exec(text)?.groups?.['head']
    if (head === undefined) return this.#continue(text)
    if (belongsToLast.test(head) && this.#draft !== undefined) return this.#continue(head)
    const done = this.end()
    const entry = entryLine.exec(head)?.groups?.['entry']
    if (entry !== undefined) this.#entry = withoutOwner(entry)
    this.#draft = { line: this.#line, head, rest: [], cut: false, entry: this.#entry }
    return done
  }

  /** The last message, once there are no more lines. */
  end(): RestoreMessage | undefined {
    const draft = this.#draft
    this.#draft = undefined
    return draft === undefined ? undefined : messageOf(draft)
  }

  #continue(text: string): RestoreMessage | undefined {
    if (this.#draft === undefined) {
      if (text.trim() === '') return undefined
      // The one thing that pg_restore says without its name: its allocator's word.
      return { line: this.#line, level: text === 'out of memory' ? 'error' : 'foreign', from: 'client', text, context: '', command: '', object: null, cut: false }
    }
    if (this.#draft.rest.length < linesKept) this.#draft.rest.push(text)
    else this.#draft.cut = true
    return undefined
  }
}

function messageOf(draft: Draft): RestoreMessage {
  const { level = 'info', said = draft.head } = /^(?<level>error|warning|fatal): (?<said>.*)$/.exec(draft.head)?.groups ?? {}
  // A server that speaks another language has other words for ERROR, but the two spaces after them.
  const server = /(?:^|: )\p{Lu}+: {2}(?<text>.*)$/u.exec(said)?.groups
  const sections = sectionsOf(draft.rest)
  const withoutWrapper = said.replace(/^(?:could not execute query|(?:reconnection failed: )?(?:re)?connection (?:to .+? )?failed): (?=.)/, '')
  return {
    line: draft.line,
    level: level === 'fatal' ? 'error' : level as 'error' | 'warning' | 'info',
    from: server === undefined ? 'client' : 'server',
    // An informational message may name an object over several lines: then its lines are its text.
    text: server?.['text'] ?? (level === 'info' ? [said, ...draft.rest].join('\n').trimEnd() : withoutWrapper),
    context: sections.get('CONTEXT') ?? '',
    command: sections.get('Command was') ?? sections.get('Query was') ?? '',
    object: draft.entry ?? tableOf(said) ?? commandObject(sections.get('Command was') ?? ''),
    cut: draft.cut,
  }
}

/** The sections of a message. The command comes last and runs to the end, whatever its lines look like. */
function sectionsOf(lines: readonly string[]): Map<string, string> {
  const sections = new Map<string, string>()
  let current = ''
  for (const line of lines) {
    const { name, text } = (current === 'Command was' ? undefined : section.exec(line)?.groups) ?? {}
    if (name === undefined || text === undefined) {
      sections.set(current, `${sections.get(current) ?? ''}\n${line}`)
    } else {
      current = name
      sections.set(current, text)
    }
  }
  return sections
}

function tableOf(said: string): string | null {
  const table = /^COPY failed for table "(?<table>.+?)": /.exec(said)?.groups?.['table']
  return table === undefined ? null : `TABLE DATA ${table}`
}

/** The verb and the name at a command's beginning, nothing behind it: `ALTER TABLE ONLY public.orders`. */
function commandObject(command: string): string | null {
  return /^(?:[A-Z]+ )+(?:"(?:[^"]|"")*"|[\w$]+)(?:\.(?:"(?:[^"]|"")*"|[\w$]+))?/.exec(command)?.[0] ?? null
}

/** `TABLE orders shop_owner` → `TABLE orders`. An owner with a space in its name leaves a part of itself behind. */
function withoutOwner(entry: string): string {
  return entry.replace(/ (?:\(no owner\)|\S*)$/, '')
}
