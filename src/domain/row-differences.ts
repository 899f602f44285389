import type { ArchivedTable } from './proof.ts'
import { counted } from './units.ts'

export interface RowDifference {
  /** `public.orders`; foreign text. */
  readonly table: string
  readonly sentence: string
}

/** Compares the rows of two readings of one database, table by table. Tells of each table whose rows are not the same. */
export function rowDifferences(before: readonly ArchivedTable[], after: readonly ArchivedTable[], without: readonly string[] = []): RowDifference[] {
  const now = new Map(after.map((table) => [JSON.stringify([table.schema, table.name]), table]))
  return before.filter(({ name }) => !without.includes(name)).flatMap((then) => {
    const table = `${then.schema}.${then.name}`
    const found = now.get(JSON.stringify([then.schema, then.name]))
    if (found === undefined || (found.rows === null && then.rows !== null)) return [{ table, sentence: `the rows of ${table} cannot be read any more` }]
    if (found.rows !== then.rows) return [{ table, sentence: `${table} has ${counted(found.rows ?? 0, 'row')}, it had ${counted(then.rows ?? 0, 'row')}` }]
    return found.fingerprint === then.fingerprint ? [] : [{ table, sentence: `the rows of ${table} have other content` }]
  })
}
