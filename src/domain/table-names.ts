/** A table as somebody wrote its name. */
export interface TableName {
  readonly schema: string | undefined
  readonly name: string
  /** What was written, for messages. */
  readonly written: string
  /** False for a part without quotes, which also means its small letters, as in SQL. */
  readonly exact: boolean
}

const part = '"[^"]*(?:""[^"]*)*"|[^\\s",.]+'
const one = new RegExp(`^(?:(${part})\\.)?(${part})$`, 'u')
const separated = /(?:"[^"]*"|[^",\n])+/gu

/**
 * Reads names of tables that are separated by commas or lines: `users`, `public.users`, `"we""ird"`. Each is taken once.
 * Throws an Error whose message completes "tables …".
 */
export function parseTableNames(text: string): TableName[] {
  const names = new Map<string, TableName>()
  if ((text.match(/"/g)?.length ?? 0) % 2 === 1) throw new Error('has a quotation mark that is not closed')
  for (const [piece] of text.matchAll(separated)) {
    const written = piece.trim()
    if (written === '') continue
    const found = one.exec(written)
    if (found?.[2] === undefined) throw new Error(`has "${written}", which is no name of a table; write names with spaces, dots or quotation marks as "we""ird"`)
    names.set(written, { schema: found[1] === undefined ? undefined : bare(found[1]), name: bare(found[2]), written, exact: written.includes('"') })
  }
  if (names.size === 0) throw new Error('names no table')
  return [...names.values()]
}

// NAMEDATALEN - 1 of PostgreSQL.
const longestName = 63

/** A name with something at its end, cut so that PostgreSQL takes all of it. */
export function withSuffix(name: string, suffix: string): string {
  const bytesOf = (text: string) => new TextEncoder().encode(text).length
  const letters = Array.from(name)
  while (bytesOf(letters.join('')) + bytesOf(suffix) > longestName) letters.pop()
  return letters.join('') + suffix
}

function bare(name: string): string {
  return name.startsWith('"') ? name.slice(1, -1).replaceAll('""', '"') : name
}
