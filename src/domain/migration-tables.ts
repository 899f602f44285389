import type { TableFacts } from './migration-effects.ts'
import type { RelationState } from './migration-facts.ts'

/** A relation as a report names it. */
export function tableFacts({ id, schema, name, rows, bytes }: RelationState): TableFacts {
  return { id, name: `${schema}.${name}`, rows, bytes }
}
