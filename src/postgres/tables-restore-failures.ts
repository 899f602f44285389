import type { QualifiedName } from '../domain/sql-definitions.ts'
import { shown } from '../domain/table-selection.ts'
import { codeOf, KnownError, messageOf } from '../kit/errors.ts'
import { plain } from '../kit/markdown.ts'

const nothingChanged = 'Nothing was changed.'

/**
 * What a server's refusal means while tables are restored, by its SQLSTATE. Messages that may hold values of rows are not repeated. Undefined for
 * what is no answer of a server.
 */
export function refusal(problem: unknown, during: QualifiedName | undefined, lockSeconds: number): KnownError | undefined {
  const state = codeOf(problem)
  if (problem instanceof KnownError || state === undefined || !/^[0-9A-Z]{5}$/.test(state)) return undefined
  const of = during === undefined ? '' : ` of ${shown(during)}`
  const named = nameIn(problem)
  const known = (code: string, sentence: string, hint: string) => new KnownError(code, sentence, `${hint} ${nothingChanged}`, { cause: problem })
  if (state === '55P03') return known('tables-in-use', `the tables could not be locked within ${lockSeconds} s: somebody else is using them`, 'See pg_stat_activity for who holds them; stop the application, and try again.')
  if (state === '40P01') return known('tables-in-use', 'the tables could not be locked: somebody else waited for them the other way round (deadlock)', 'Stop the application, and try again.')
  if (state === '42501') return known('tables-not-owned', `the role lacks a right that restoring the tables needs: ${plain(messageOf(problem))}`, 'Restore as the owner of the tables and the database, or as a superuser.')
  if (/^(?:42P07|42710|42P06)$/.test(state)) return known('name-taken', `something of that name is at the target already: ${plain(messageOf(problem))}`, 'Drop it, or choose another into-name.')
  if (/^(?:42704|42P01|42883|3F000)$/.test(state)) return known('needed-missing', `the target lacks something that the tables need: ${plain(messageOf(problem))}`, 'Create it first, or restore the whole database.')
  if (/^2[0-9A-F]/.test(state)) return known('rows-refused', `the server refused rows${of}${named} (SQLSTATE ${state}; its message may hold values)`, 'The live table differs from the one in the backup: restore into a schema of its own (into: schema).')
  return known('tables-refused', `the server refused a step of the restore${of}: ${plain(messageOf(problem))} (SQLSTATE ${state})`, 'Restore into a schema of its own (into: schema), or the whole database.')
}

function nameIn(problem: unknown): string {
  if (typeof problem !== 'object' || problem === null || !('constraint' in problem) || typeof problem.constraint !== 'string') return ''
  return `: constraint ${plain(problem.constraint)}`
}
