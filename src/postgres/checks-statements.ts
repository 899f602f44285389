import { KnownError } from '../kit/errors.ts'

/** One statement of a SQL file, without its semicolon. */
export interface Statement {
  readonly text: string
  /** The first line of the comment above it: `-- every order has a customer`. */
  readonly name: string | undefined
  /** The line at which it begins, from 1. */
  readonly line: number
}

// What a semicolon within does not end. Sticky, tried in this order at each place.
const tokens = {
  lineComment: /--[^\n]*/y,
  // A string may go on over lines; only with E do backslashes escape.
  escapeString: /(?<![\w$])[eE]'(?:[^'\\]|\\[^]|'')*'/y,
  string: /'(?:[^']|'')*'/y,
  identifier: /"(?:[^"]|"")*"/y,
  dollarString: /(?<![\w$\u0080-\uffff])(\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$)[^]*?\1/y,
} as const

/**
 * Splits a SQL file at the semicolons between statements, as psql does: not within strings, quoted names, dollar quotes,
 * comments (which nest) and parentheses. Throws KnownError `checks-unfinished` where one of them is not closed.
 */
export function statementsOf(file: string): Statement[] {
  const text = file.replace(/^\ufeff/, '').replaceAll('\r\n', '\n')
  const statements: Statement[] = []
  let begin = 0
  let depth = 0
  for (let at = 0; at <= text.length;) {
    const sign = text[at]
    const next = endOfToken(text, at)
    if (next !== undefined) at = next
    else if (sign === undefined || (sign === ';' && depth === 0)) {
      const statement = statementAt(text, begin, at)
      if (statement !== undefined) statements.push(statement)
      at += 1
      begin = at
    } else {
      if (sign === '(') depth += 1
      else if (sign === ')') depth = Math.max(0, depth - 1)
      at += 1
    }
  }
  return statements
}

/** Where the string, name or comment that begins here ends; undefined where none begins. */
function endOfToken(text: string, at: number): number | undefined {
  if (text.startsWith('/*', at)) return endOfComment(text, at)
  for (const pattern of Object.values(tokens)) {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found !== null) return at + found[0].length
  }
  const open = text[at]
  const isQuote = open === '\'' || open === '"' || /^\$(?:[A-Za-z_]\w*)?\$/.test(text.slice(at, at + 64)) && !/[\w$]/.test(text[at - 1] ?? '')
  if (isQuote) throw unfinished(text, at, open === '"' ? 'quoted name' : 'string')
  return undefined
}

function endOfComment(text: string, begin: number): number {
  let depth = 0
  for (const { 0: sign, index } of text.slice(begin).matchAll(/\/\*|\*\//g)) {
    depth += sign === '/*' ? 1 : -1
    if (depth === 0) return begin + index + 2
  }
  throw unfinished(text, begin, 'comment')
}

function unfinished(text: string, at: number, what: string): KnownError {
  return new KnownError('checks-unfinished', `the file of checks has a ${what} that begins at line ${lineAt(text, at)} and does not end`, 'Close it; nothing of the file was run.')
}

function statementAt(text: string, begin: number, end: number): Statement | undefined {
  let at = begin
  while (at < end) {
    if (/\s/.test(text[at] ?? '')) at += 1
    else if (text.startsWith('--', at) || text.startsWith('/*', at)) at = endOfToken(text, at) ?? end
    else break
  }
  const statement = text.slice(at, end).trim()
  if (statement === '') return undefined
  // A comment behind the semicolon of the statement before belongs to that one.
  const lead = begin === 0 ? text.slice(begin, at) : text.slice(begin, at).replace(/^[^\S\n]*--[^\n]*/, '')
  return { text: statement, name: nameIn(lead), line: lineAt(text, at) }
}

/** The first line of the last comment; an empty line parts a comment about the file from the one about the query. */
function nameIn(lead: string): string | undefined {
  const comments = lead.split(/\n[^\S\n]*\n/).map((comment) => comment.trim()).filter((comment) => comment !== '')
  const words = (comments[comments.length - 1] ?? '').replace(/^(?:--+|\/\*+)\s*/, '').split('\n', 1).join('').replace(/(?<!\*)\*+\/$/, '').trim()
  return words === '' ? undefined : words.replace(/^name:\s*/i, '').slice(0, 200)
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length
}
