import type { ArchivedTable } from './proof.ts'
import { counted } from './units.ts'

/** Compares the rows of two readings of one database, table by table. Gives a sentence for each table whose rows are not the same. */
export function rowDifferences(before: readonly ArchivedTable[], after: readonly ArchivedTable[], without: readonly string[] = []): string[] {
  const now = new Map(after.map((table) => [JSON.stringify([table.schema, table.name]), table]))
  return before.filter(({ name }) => !without.includes(name)).flatMap((then) => {
    const name = `${then.schema}.${then.name}`
    const found = now.get(JSON.stringify([then.schema, then.name]))
    if (found === undefined || (found.rows === null && then.rows !== null)) return [`the rows of ${name} cannot be read any more`]
    if (found.rows !== then.rows) return [`${name} has ${counted(found.rows ?? 0, 'row')}, it had ${counted(then.rows ?? 0, 'row')}`]
    return found.fingerprint === then.fingerprint ? [] : [`the rows of ${name} have other content`]
  })
}
