import { plain } from '../kit/markdown.ts'

export type FindingKind =
  | 'violated' | 'missing' | 'changed' | 'added' | 'not-valid' | 'invalid-index' | 'disabled-trigger'
  | 'sequence-behind' | 'unchecked'

/** One thing that is not as it should be: names and counts, never a value of a row. */
export interface Finding {
  readonly kind: FindingKind
  /** A notice is told and fails nothing: it was so at the source, or it takes nothing away. */
  readonly severity: 'failure' | 'notice'
  /** `constraint orders_customer_fkey of public.orders`. */
  readonly object: string
  /** Rows that are concerned, where they were counted. */
  readonly count?: number
  readonly sentence: string
}

interface OfTable { readonly schema: string; readonly table: string; readonly name: string }

/** A thing of a table in words, on one line. */
export function objectOf(what: string, { schema, table, name }: OfTable): string {
  return plain(`${what} ${name} of ${schema}.${table}`)
}

/** A finding whose sentence begins with its object. */
export function finding(kind: FindingKind, severity: Finding['severity'], object: string, predicate: string, count?: number): Finding {
  return { kind, severity, object, ...(count === undefined ? {} : { count }), sentence: `${object} ${predicate}` }
}

/** What a constraint is called by its pg_constraint.contype. */
export const constraintNames: Readonly<Record<string, string>> = { c: 'check', f: 'foreign key', p: 'primary key', u: 'unique constraint', x: 'exclusion constraint', n: 'constraint' }
