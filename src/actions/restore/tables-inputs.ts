import { parseTableNames } from '../../domain/table-names.ts'
import { messageOf } from '../../kit/errors.ts'
import { oneOf, text } from '../../kit/inputs.ts'
import type { Parsed } from '../../kit/inputs.ts'

/** The inputs by which chosen tables are restored instead of the whole database. */
export const tablesInputs = {
  'tables': text('Tables to restore instead of the whole database, separated by commas or lines: `users`, `public.payments`, `"we""ird"`.'),
  'into': oneOf(['rename', 'schema', 'replace'], 'For `tables`: `rename` makes them beside the live ones, `schema` in a schema of their own; `replace` gives the live ones the rows of the backup, in one transaction.', { default: 'rename' }),
  'into-name': text('For `tables`: the suffix (by default `_restored`) or the schema (by default `restored`).'),
}

/** What is wrong with the names of tables, for the one error that names all wrong inputs. */
export function tablesProblem(inputs: Given): string[] {
  const { tables, into } = inputs
  if (tables === undefined) {
    // A restore of everything in place of a few tables would be the worst of misunderstandings.
    return [...into === tablesInputs.into.default ? [] : ['into has no meaning without tables'], ...inputs['into-name'] === undefined ? [] : ['into-name has no meaning without tables']]
  }
  return [
    ...namesProblem(tables), ...into === 'replace' && inputs['into-name'] !== undefined ? ['into-name has no meaning with into: replace'] : [],
    // A runner hands over defaults as if they had been given: only what differs from them was surely meant.
    ...inputs.swap ? [] : ['swap has no meaning with tables, which are restored in one transaction'],
    ...inputs['end-connections'] ? ['end-connections has no meaning with tables, which are restored beside whoever is connected'] : [],
    ...inputs['create-roles'] ? ['create-roles has no meaning with tables; a role that they lack is named'] : [],
    ...inputs.checks === undefined ? [] : ['checks has no meaning with tables'],
  ]
}

type Given = Parsed<typeof tablesInputs> & { readonly 'swap': boolean; readonly 'end-connections': boolean; readonly 'create-roles': boolean; readonly 'checks': string | undefined }

function namesProblem(tables: string): string[] {
  try {
    parseTableNames(tables)
    return []
  } catch (problem) {
    return [`tables ${messageOf(problem)}`]
  }
}
