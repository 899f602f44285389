import { parseTableNames } from '../../domain/table-names.ts'
import { messageOf } from '../../kit/errors.ts'
import { oneOf, text } from '../../kit/inputs.ts'

/** The inputs by which chosen tables are restored instead of the whole database. */
export const tablesInputs = {
  'tables': text('Tables to restore instead of the whole database, separated by commas or lines: `users`, `public.payments`, `"we""ird"`.'),
  'into': oneOf(['rename', 'schema', 'replace'], 'For `tables`: `rename` makes them beside the live ones, `schema` in a schema of their own; `replace` gives the live ones the rows of the backup, in one transaction.', { default: 'rename' }),
  'into-name': text('For `tables`: the suffix (by default `_restored`) or the schema (by default `restored`).'),
}

/** What is wrong with the names of tables, for the one error that names all wrong inputs. */
export function tablesProblem(inputs: { readonly tables: string | undefined; readonly into: string; readonly 'into-name': string | undefined }): string[] {
  const { tables, into } = inputs
  if (tables === undefined) return inputs['into-name'] === undefined ? [] : ['into-name has no meaning without tables']
  try {
    parseTableNames(tables)
  } catch (problem) {
    return [`tables ${messageOf(problem)}`]
  }
  return into === 'replace' && inputs['into-name'] !== undefined ? ['into-name has no meaning with into: replace'] : []
}
