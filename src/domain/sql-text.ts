// What may hide a word or a semicolon. Sticky, tried in this order at each place; an end that is missing is the end of the text.
const tokens = {
  comment: /--[^\n]*|\/\*[^]*?(?:\*\/|$)/y,
  string: /(?<![\w$])[eE]'(?:[^'\\]|\\[^]|'')*(?:'|$)|'(?:[^']|'')*(?:'|$)/y,
  body: /(?<![\w$\u0080-\uffff])(\$(?:[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$)[^]*?(?:\1|$)/y,
  name: /"(?:[^"]|"")*(?:"|$)/y,
  number: /(?<![\w$.])\d[\d.]*(?:[eE][+-]?\d+)?/y,
  word: /[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y,
  space: /\s+/y,
} as const

export interface SqlToken {
  readonly kind: keyof typeof tokens | 'sign'
  readonly text: string
}

/** Cuts SQL into words, names, literals and signs. Never fails: it serves to show and to recognise statements, not to run them. */
export function tokensOf(sql: string): SqlToken[] {
  const found: SqlToken[] = []
  for (let at = 0; at < sql.length;) {
    const token = tokenAt(sql, at)
    found.push(token)
    at += token.text.length
  }
  return found
}

function tokenAt(sql: string, at: number): SqlToken {
  for (const [kind, pattern] of Object.entries(tokens)) {
    pattern.lastIndex = at
    const [text] = pattern.exec(sql) ?? []
    if (text !== undefined && text !== '') return { kind: kind as keyof typeof tokens, text }
  }
  return { kind: 'sign', text: sql[at] ?? '' }
}

/** The statements of a text, as lists of tokens without comments and spaces. */
export function statementsIn(sql: string): SqlToken[][] {
  const statements: SqlToken[][] = [[]]
  for (const token of tokensOf(sql)) {
    if (token.text === ';') statements.push([])
    else if (token.kind !== 'comment' && token.kind !== 'space') statements.at(-1)?.push(token)
  }
  return statements.filter((one) => one.length > 0)
}

// Their numbers are parts of the definition: a length, a precision.
const definitions = new Set(['CREATE', 'ALTER', 'DROP', 'REINDEX', 'CLUSTER', 'VACUUM', 'COMMENT', 'GRANT', 'REVOKE', 'SET', 'LOCK', 'ANALYZE', 'REFRESH', 'TRUNCATE'])

/**
 * A statement in one line without values, which may be rows of data or passwords: strings and bodies of functions show as `…`, and numbers too
 * outside of definitions. Foreign text all the same. At most `longest` characters.
 */
export function withoutValues(sql: string, longest = 300): string {
  const all = tokensOf(sql.slice(0, 20_000))
  const isDefinition = definitions.has(all.find(({ kind }) => kind === 'word')?.text.toUpperCase() ?? '')
  const shown = all.map(({ kind, text }) => {
    switch (kind) {
      case 'comment': return ' '
      case 'space': return ' '
      case 'string': return '\'…\''
      case 'body': return '$$…$$'
      case 'number': return isDefinition ? text : '…'
      default: return text
    }
  }).join('').replace(/ +/g, ' ').trim()
  return shown.length > longest ? `${shown.slice(0, longest - 1)}…` : shown
}

// The second word belongs to the command's name.
const twoWords = new Set(['CREATE', 'ALTER', 'DROP', 'REFRESH', 'LOCK', 'START', 'COMMENT'])

/** `ALTER TABLE`, `UPDATE`, `CREATE INDEX CONCURRENTLY`: what the first statement of a text does. */
export function commandOf(sql: string): string {
  const words = (statementsIn(sql)[0] ?? []).filter(({ kind }) => kind === 'word').map(({ text }) => text.toUpperCase())
    .filter((word) => !['UNIQUE', 'OR', 'REPLACE', 'TEMP', 'TEMPORARY', 'UNLOGGED'].includes(word))
  const [first = '', second = '', third = ''] = words
  if (!twoWords.has(first)) return first
  if (second === 'MATERIALIZED' || third === 'CONCURRENTLY') return `${first} ${second} ${third}`
  return `${first} ${second}`.trim()
}

/** Whether the text, also within strings and bodies of functions, holds the name as a word of its own, or as a quoted name. */
export function mentions(sql: string, name: string): boolean {
  const text = sql.toLowerCase()
  if (text.includes(`"${name.toLowerCase().replaceAll('"', '""')}"`)) return true
  const wanted = name.toLowerCase()
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    if (!/[\w$]/.test(text[at - 1] ?? '') && !/[\w$]/.test(text[at + wanted.length] ?? '')) return true
  }
  return false
}
