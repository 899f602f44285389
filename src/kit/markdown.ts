import { isolateNames } from './direction.ts'

/**
 * Foreign text for Markdown: names of tables, databases and files are chosen by others. Neutralises HTML, Markdown's own
 * signs, line ends, control characters and marks of direction, so that a name stays a name.
 */
export function escapeMarkdown(foreign: string): string {
  // GitHub looks for `@name` and `#1` in what it has drawn already, where an entity is its sign again: a word joiner comes between.
  return withoutControls(foreign).replace(/[\\`*_{}[\]()#+\-.!|<>&~@:"'$=]/g, (sign) => `&#${sign.charCodeAt(0)};${sign === '@' || sign === '#' ? '&#8288;' : ''}`)
}

/** A sentence with foreign names in it, escaped; GitHub lets `dir` through, and an element that has it is isolated. */
export function sentenceMarkdown(sentence: string): string {
  return isolateNames(sentence, escapeMarkdown, (name) => `<span dir="auto">${name}</span>`)
}

/** A name within a code span; a table cell may carry it. */
export function code(foreign: string): string {
  return `<code>${withoutControls(foreign).replace(/[&<>"'|`*_[\]\\~@$]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</code>`
}

/** A table; cells are Markdown already, so escape what is foreign. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Lines as they are, in a block that no line of them can end. */
export function fenced(foreign: readonly string[], language = ''): string {
  const lines = foreign.map(withoutControls)
  const longest = Math.max(2, ...lines.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  return [`${fence}${language}`, ...lines, fence].join('\n')
}

/** Foreign text for a terminal or a log: one line, nothing that a terminal or the runner would obey. */
export function plain(foreign: string): string {
  return withoutControls(foreign)
}

/** As `plain`, for a text of several lines. */
export function plainLines(foreign: string): string {
  return foreign.split('\n').map(withoutControls).join('\n')
}

function withoutControls(foreign: string): string {
  // C0 and C1 controls, line and paragraph separators, and the marks that turn the direction of writing.
  return foreign.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '\u{fffd}')
}
