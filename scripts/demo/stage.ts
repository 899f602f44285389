import { appendFileSync } from 'node:fs'

export interface StageOptions {
  readonly write: (text: string) => void
  readonly logFile: string
  readonly coloured: boolean
}

const width = 96
const indent = '  '

/** An expectation of the demo that was not met. */
export class Unmet extends Error {
  override readonly name = 'Unmet'
}

/** What the demo shows: acts with headings, the real output of the commands beneath, expectations with ticks. All is logged. */
export class Stage {
  expectationsMet = 0
  #acts = 0
  readonly #options: StageOptions

  constructor(options: StageOptions) {
    this.#options = options
  }

  /** One line, shown and logged. */
  say(text = ''): void {
    this.#write(`${indent}${text}`.trimEnd(), (line) => line)
  }

  /** The first words, above all acts. */
  title(text: string, beneath: string): void {
    this.say()
    this.#write(`${indent}${text}`, (line) => this.#paint('1', line))
    this.#write(`${indent}${beneath}`, (line) => this.#paint('2', line))
    this.say()
  }

  /** A heading, then the work, then the time it took. */
  async act<T>(title: string, work: () => Promise<T>): Promise<T> {
    this.#acts++
    const began = performance.now()
    this.heading(`${this.#acts}  ${title}`)
    const result = await work()
    this.#write(`${indent}   ${((performance.now() - began) / 1000).toFixed(1)} s`, (line) => this.#paint('2', line))
    return result
  }

  /** A rule with a title in it. */
  heading(title: string): void {
    this.#write(`${indent}━━ ${title} ${'━'.repeat(Math.max(3, width - title.length - 6))}`, (line) => this.#paint('1;36', line))
  }

  /** A command line, as somebody would type it. */
  command(words: string): void {
    this.#write(`${indent}   $ ${words}`, (line) => this.#paint('1', line))
  }

  /** One line that a command printed. */
  output(line: string): void {
    this.#write(`${indent}   │ ${line}`.trimEnd(), (whole) => whole.replace('│', this.#paint('2', '│')))
  }

  /** A line that a command printed and that stands in the log alone. */
  unseen(line: string): void {
    appendFileSync(this.#options.logFile, `${indent}   │ ${line}\n`)
  }

  /** Ticks a claim off; throws Unmet, and shows what was found instead, when it does not hold. */
  expect(holds: boolean, claim: string, found?: string | number | null): void {
    if (!holds) throw new Unmet(found === undefined ? claim : `${claim}; found: ${String(found)}`)
    this.expectationsMet++
    this.#write(`${indent}   ✓ ${claim}`, (line) => this.#paint('32', line))
  }

  /** Says that something is not as it should be. */
  complain(text: string): void {
    this.#write(`${indent}   ✗ ${text}`, (line) => this.#paint('1;31', line))
  }

  #write(text: string, painted: (text: string) => string): void {
    appendFileSync(this.#options.logFile, `${text}\n`)
    this.#options.write(`${painted(text)}\n`)
  }

  #paint(code: string, text: string): string {
    return this.#options.coloured ? `\u001b[${code}m${text}\u001b[0m` : text
  }
}
