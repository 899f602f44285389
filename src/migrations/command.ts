import { parse } from 'shell-quote'
import { KnownError } from '../kit/errors.ts'

/** What the input `migrate` asks for. */
export type Migrate =
  | { readonly kind: 'auto' }
  | { readonly kind: 'none' }
  | { readonly kind: 'command'; readonly command: readonly string[] }

/**
 * Reads the input `migrate`: `auto`, `none`, or a command that is split into words as a shell would, and run without one.
 * Throws KnownError `invalid-migrate` for what only a shell could do.
 */
export function parseMigrate(input: string): Migrate {
  const trimmed = input.trim()
  if (/^auto$/i.test(trimmed)) return { kind: 'auto' }
  if (/^none$/i.test(trimmed)) return { kind: 'none' }
  const command = wordsOf(trimmed)
  const [program] = command
  if (program === undefined || program === '') throw refused('is empty', 'Give `auto`, `none`, or a command.')
  if (/^[A-Za-z_]\w*=/.test(program)) throw refused(`begins with "${program}"`, `Write \`env ${trimmed}\`, which needs no shell.`)
  return { kind: 'command', command }
}

function wordsOf(text: string): string[] {
  // Outside of single quotes, a backtick would have been a command of its own.
  const rest = text.replace(/\\.|'[^']*'|"(?:[^"\\]|\\.)*"/gs,
    (quoted) => quoted.startsWith('"') && quoted.includes('`') ? '`' : '')
  if (/["']/.test(rest)) throw refused('has a quote that is not closed', 'Close it, or put a backslash before it.')
  if (rest.includes('`')) throw shellOnly('`')
  // The place of a variable is kept as an object, so that it can be told from a word.
  return parsed(text).map((word) => {
    if (typeof word === 'string') return word
    if ('variable' in word) throw shellOnly(`$${word.variable}`)
    throw shellOnly('comment' in word ? '#' : 'pattern' in word ? word.pattern : word.op)
  })
}

/** As `parse`, which throws an error of its own for a `${` that is none of a variable. */
function parsed(text: string): ReturnType<typeof parse<{ variable: string }>> {
  try {
    return parse(text, (name) => ({ variable: name }))
  } catch {
    throw shellOnly('${')
  }
}

function shellOnly(symbol: string): KnownError {
  return refused(`has "${symbol}", which only a shell understands`,
    'Put the steps into a script of the repository, and give `bash <script>`.')
}

function refused(what: string, hint: string): KnownError {
  return new KnownError('invalid-migrate', `migrate ${what}`, hint)
}
