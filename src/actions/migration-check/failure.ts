import type { Effects } from '../../domain/migration-effects.ts'
import type { ObservedStep } from '../../domain/migration-facts.ts'
import { tableFacts } from '../../domain/migration-tables.ts'
import type { SchemaRevision } from '../../domain/manifest.ts'
import type { SchemaChange } from '../../domain/schema-diff.ts'
import { mentions } from '../../domain/sql-text.ts'
import { counted } from '../../domain/units.ts'
import { KnownError, messageOf } from '../../kit/errors.ts'
import type { MigrationFailure } from './report.ts'

export interface FailedStep {
  readonly problem: unknown
  readonly observed: ObservedStep
  readonly effects: Effects
  readonly schema: readonly SchemaChange[]
  readonly before: SchemaRevision | null
  readonly after: SchemaRevision | null
}

/** What is told of a migration that did not end well: which statement, on how many rows, and what it leaves behind. */
export function failureOf({ problem, observed, effects, ...ends }: FailedStep): MigrationFailure {
  const failed = effects.failures.at(-1)
  const statement = failed === undefined || failed.statement === '' ? null : failed.statement
  return {
    sentence: messageOf(problem), hint: problem instanceof KnownError ? problem.hint : 'The output of the migration is above.',
    statement, sqlState: failed?.sqlState ?? null,
    tables: statement === null ? [] : observed.before.relations.filter(({ name, rows }) => rows !== null && mentions(statement, name)).map(tableFacts),
    state: stateOf(effects, ends),
  }
}

function stateOf(effects: Effects, { schema, before, after }: Pick<FailedStep, 'schema' | 'before' | 'after'>): string {
  const at = after === null || after.revisions.length === 0 ? 'at no revision' : `at revision ${after.revisions.join(', ')}`
  const rows = effects.changed.length
  const isMoved = (before?.revisions ?? []).join() !== (after?.revisions ?? []).join()
  // pg_dump leaves out indexes that are not valid.
  const invalid = effects.invalidIndexes.length
  if (schema.length === 0 && rows === 0 && invalid === 0 && !isMoved) return `it was rolled back whole: schema and rows are as before, ${at}`
  const changed = [schema.length === 0 ? '' : `${counted(schema.length, 'object')} of the schema changed`, rows === 0 ? '' : `rows of ${counted(rows, 'table')} changed`, invalid === 0 ? '' : `${counted(invalid, 'index', 'indexes')} invalid`].filter(Boolean)
  return `it is left half done, ${[...changed, at].join(', ')}`
}
