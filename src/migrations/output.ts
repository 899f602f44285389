/** What the database says of a row's values in its errors, whoever prints it. Names and numbers of rows stay. */
const values: readonly { pattern: RegExp; shown: string }[] = [
  { pattern: /(Failing row contains )\(.*/i, shown: '$1(…).' },
  { pattern: /(\[parameters: ).*/i, shown: '$1…]' },
  // `Key (email)=(a@b.c) already exists`, in any language.
  { pattern: /\)=\(.*\)/, shown: ')=(…)' },
  { pattern: /\)=\([^)]*$/, shown: ')=(…' },
  { pattern: /((?:invalid input (?:syntax|value)|malformed|field value out of range)[^"]*)".*"/i, shown: '$1"…"' },
  { pattern: /(\bvalue )".*"( is out of range)/i, shown: '$1"…"$2' },
]
const beginsRow = /Failing row contains \(|\)=\(|\[parameters: /i
const endsRow = /\)[^()]*\.['")]*,?\s*$|\]\s*$/
/** A value of several lines is hidden to its end; a text that never ends one hides no more than this. */
const hiddenLines = 50

/** Hides what a failed migration's message tells of rows: reads one line after the other, as values may span lines. */
export class RowHider {
  #hidden = 0

  /** The line without values of rows; undefined when nothing is left to show. */
  line(text: string): string | undefined {
    if (this.#hidden > 0) {
      this.#hidden = endsRow.test(text) ? 0 : this.#hidden - 1
      return undefined
    }
    const begin = beginsRow.exec(text)
    if (begin !== null && !endsRow.test(text.slice(begin.index + begin[0].length))) this.#hidden = hiddenLines
    return values.reduce((line, { pattern, shown }) => line.replace(pattern, shown), text)
  }
}

/** Puts chunks of text together to lines. */
export class LineReader {
  #rest = ''
  readonly #onLine: (line: string) => void

  constructor(onLine: (line: string) => void) {
    this.#onLine = onLine
  }

  push(chunk: string): void {
    const pieces = (this.#rest + chunk).split(/\r\n|\n|\r(?!$)/)
    for (const [index, piece] of pieces.entries()) {
      if (index < pieces.length - 1) this.#onLine(piece)
      else this.#rest = piece
    }
  }

  end(): void {
    if (this.#rest !== '') this.#onLine(this.#rest.replace(/\r$/, ''))
    this.#rest = ''
  }
}

/** The line that tells most of why a program failed: the last that speaks of an error, else the last. */
export function tellingLine(lines: readonly string[]): string {
  const telling = lines.map(withoutDrawing).filter((line) => line.trim() !== '' && !/^\s*(?:\(Background on this error|\[SQL:|File "|at )/.test(line))
  const errors = telling.filter((line) => /\b(?:\w*error|\w*exception|failed|fatal|\w*violation|refused)\b/i.test(line))
  return (errors[errors.length - 1] ?? telling[telling.length - 1] ?? '').trim()
}

/** Without what only moves the cursor, and what a progress line draws over. */
function withoutDrawing(line: string): string {
   
  return line.replace(/^.*\u001b\[2K(?:\u001b\[1G)?/, '').replace(/\u001b\[[\d;?]*[A-Za-z]/g, '')
}
