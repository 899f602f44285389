/** A piece of SQL text; all of them together are the text. */
interface Token {
  readonly kind: 'space' | 'name' | 'string' | 'other'
  readonly text: string
}

// The lexical rules of PostgreSQL (documentation, 4.1), as far as definitions that the server writes use them.
const pattern = new RegExp([
  '(?<space>(?:\\s+|--[^\\n]*|/\\*[\\s\\S]*?(?:\\*/|$))+)',
  '(?<string>[eE]\'(?:[^\'\\\\]|\\\\[\\s\\S]|\'\')*\'|\'[^\']*(?:\'\'[^\']*)*\'|\\$(?<tag>(?:[A-Za-z_\\u0080-\\uffff][\\w\\u0080-\\uffff]*)?)\\$[\\s\\S]*?(?:\\$\\k<tag>\\$|$))',
  '(?<name>"[^"]*(?:""[^"]*)*"|[A-Za-z_\\u0080-\\uffff][\\w$\\u0080-\\uffff]*)',
  '[\\s\\S]',
].join('|'), 'gy')

/** One after the other: the definitions of some thousand tables are millions of them. */
function * eachToken(sql: string): Generator<Token> {
  for (const { 0: text, groups } of sql.matchAll(pattern)) {
    yield { kind: groups?.['space'] !== undefined ? 'space' : groups?.['string'] !== undefined ? 'string' : groups?.['name'] !== undefined ? 'name' : 'other', text }
  }
}

const tokensOf = (sql: string): Token[] => [...eachToken(sql)]

/**
 * The statements of a script, without their semicolons, comments in front and the lines that speak to psql (`\restrict …`). Semicolons within
 * parentheses, strings and quoted names separate nothing.
 */
export function statementsOf(script: string): string[] {
  const statements: string[] = []
  let current = ''
  let depth = 0
  let forPsql = false
  for (const { kind, text } of eachToken(script)) {
    if (forPsql) forPsql = !text.includes('\n')
    else if (current === '' && (kind === 'space' || text === '\\')) forPsql = text === '\\'
    else if (text === ';' && depth === 0) {
      statements.push(current.trimEnd())
      current = ''
    } else {
      depth += text === '(' ? 1 : text === ')' ? -1 : 0
      current += text
    }
  }
  return current.trim() === '' ? statements : [...statements, current.trimEnd()]
}

/** The name that an identifier stands for: `"we""ird"` is `we"ird`, and `Users` is `users`. */
export function unquoted(identifier: string): string {
  return identifier.startsWith('"') ? identifier.slice(1, -1).replaceAll('""', '"') : identifier.toLowerCase()
}

/** An identifier that means exactly this name. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

export interface QualifiedName {
  readonly schema: string
  readonly name: string
}

/** The names that are written with their schema, in their order; what comes after the second part (a column) is left out. */
export function qualifiedNames(sql: string): QualifiedName[] {
  const tokens = tokensOf(sql)
  return tokens.flatMap((_, index) => qualifiedAt(tokens, index) ?? [])
}

function qualifiedAt(tokens: readonly Token[], index: number): QualifiedName | undefined {
  const [before, schema, dot, name] = [tokens[index - 1], tokens[index], tokens[index + 1], tokens[index + 2]]
  if (schema?.kind !== 'name' || dot?.text !== '.' || name?.kind !== 'name' || before?.text === '.') return undefined
  return { schema: unquoted(schema.text), name: unquoted(name.text) }
}

/**
 * Moves relations to other schemas within a statement, wherever it names them: as `schema.relation`, or as text that is cast to regclass, as in
 * `nextval('public.users_id_seq'::regclass)`.
 */
export function withSchemas(sql: string, schemaOf: (relation: QualifiedName) => string | undefined): string {
  const tokens = tokensOf(sql)
  return tokens.map((token, index) => {
    const relation = qualifiedAt(tokens, index)
    const schema = relation === undefined ? undefined : schemaOf(relation)
    if (schema !== undefined) return quoted(schema)
    const isRelation = token.kind === 'string' && token.text.startsWith('\'') && tokens.slice(index + 1, index + 4).map(({ text }) => text).join('') === '::regclass'
    return isRelation ? `'${withSchemas(token.text.slice(1, -1).replaceAll('\'\'', '\''), schemaOf).replaceAll('\'', '\'\'')}'` : token.text
  }).join('')
}

/** The words of a statement that are no names of anything: keywords and unquoted names, in capitals, strings and signs left out. */
export function wordsOf(sql: string): string {
  return tokensOf(sql).filter(({ kind, text }) => kind === 'name' && !text.startsWith('"')).map(({ text }) => text.toUpperCase()).join(' ')
}

/** The names in a list in parentheses, `(id, "we""ird")`. */
export function namesInList(list: string): string[] {
  return tokensOf(list).filter(({ kind }) => kind === 'name').map(({ text }) => unquoted(text))
}
