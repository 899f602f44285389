import type { ChangeEffect, DropEffect, Effects, NulledEffect } from './migration-effects.ts'
import type { ObservedStep, RelationState } from './migration-facts.ts'
import { culprit } from './migration-locks.ts'
import { tableFacts } from './migration-tables.ts'
import type { Timeline } from './migration-timeline.ts'

interface Survivor {
  readonly then: RelationState
  readonly now: RelationState
}

function survivors(step: ObservedStep): Survivor[] {
  const after = new Map(step.after.relations.map((relation) => [relation.id, relation]))
  return step.before.relations.flatMap((then) => {
    const now = after.get(then.id)
    return now === undefined ? [] : [{ then, now }]
  })
}

/** Written since the step began; nothing where the statistics were reset meanwhile. */
function writtenIn({ then, now }: Survivor): RelationState['written'] {
  const since = (name: keyof RelationState['written']) => Math.max(0, now.written[name] - then.written[name])
  return { inserted: since('inserted'), updated: since('updated'), deleted: since('deleted') }
}

/**
 * Tables that TRUNCATE emptied: it counts no deleted row, fires no event, and gives the table a new file. A command that writes the table anew
 * keeps its rows.
 */
export function truncatedTables(step: ObservedStep, timeline: Timeline): Set<number> {
  const rewritten = new Set(timeline.commands.flatMap(({ rewrites }) => [...rewrites.keys()]))
  return new Set(survivors(step).filter((survivor) => {
    const { then, now } = survivor
    if (then.kind !== 'table' || then.file === null || then.file === now.file || rewritten.has(then.id)) return false
    const { inserted, deleted } = writtenIn(survivor)
    return (now.rows ?? 0) < (then.rows ?? 0) + inserted - deleted || /\btruncate\b/i.test(culprit(then, step, timeline)?.text ?? '')
  }).map(({ then }) => then.id))
}

/** Rows written in tables that stayed. The server counts what was rolled back too; the rows tell how much of it stayed. */
export function changesOf(step: ObservedStep, truncated: ReadonlySet<number>): ChangeEffect[] {
  return survivors(step).filter(({ then }) => then.kind === 'table').flatMap((survivor) => {
    const { then, now } = survivor
    const written = writtenIn(survivor)
    const isTruncated = truncated.has(then.id)
    const [before, after] = [then.rows ?? 0, now.rows ?? 0]
    const deleted = isTruncated ? before : Math.min(written.deleted, Math.max(0, before + written.inserted - after))
    const inserted = Math.min(written.inserted, Math.max(0, after - before + deleted))
    // A row that was updated twice is one row.
    const updated = Math.min(written.updated, Math.max(0, now.fresh - inserted))
    return inserted + updated + deleted === 0 ? [] : [{ table: tableFacts(then), inserted, updated, deleted, truncated: isTruncated && before > 0 }]
  })
}

/**
 * Columns in which values became NULL. A deleted row takes its value along, and an inserted one may bring another: so many at least were lost, and
 * exactly so many where rows were only updated.
 */
export function nulledOf(step: ObservedStep, changed: readonly ChangeEffect[]): NulledEffect[] {
  const deleted = new Map(changed.map(({ table: { id }, deleted: rows }) => [id, rows]))
  return survivors(step).filter(({ then }) => then.kind === 'table').flatMap(({ then, now }) => then.columns.flatMap((column) => {
    const left = now.columns.find(({ number }) => number === column.number)?.values
    if (left === undefined || left === null || column.values === null) return []
    const values = column.values - left - (deleted.get(then.id) ?? 0)
    return values > 0 ? [{ table: tableFacts(then), column: column.name, values }] : []
  }))
}

/** Tables and columns that are gone; partitions and their columns with their parent. */
export function dropsOf(step: ObservedStep): DropEffect[] {
  const gone = new Set(step.before.relations.map(({ id }) => id))
  for (const { id } of step.after.relations) gone.delete(id)
  const tables = step.before.relations
    .filter(({ id, kind, parent }) => gone.has(id) && (kind === 'table' || kind === 'partitioned table') && (parent === null || !gone.has(parent)))
    .map((relation): DropEffect => ({ what: 'table', table: tableFacts(relation), column: undefined, lost: relation.rows }))
  const lostColumns = new Map(survivors(step).map(({ then, now }) => {
    const left = new Set(now.columns.map(({ number }) => number))
    return [then.id, then.columns.filter(({ number }) => !left.has(number))] as const
  }))
  const isInherited = (relation: RelationState, name: string) => relation.parent !== null && lostColumns.get(relation.parent)?.some((column) => column.name === name) === true
  const columns = step.before.relations
    .filter(({ kind }) => kind === 'table' || kind === 'partitioned table')
    .flatMap((relation) => (lostColumns.get(relation.id) ?? []).filter(({ name }) => !isInherited(relation, name))
      .map((column): DropEffect => ({ what: 'column', table: tableFacts(relation), column: column.name, lost: column.values })))
  return [...tables, ...columns]
}

export function typesOf(step: ObservedStep): Effects['types'] {
  const changed = survivors(step).filter(({ then }) => then.kind === 'table' || then.kind === 'partitioned table')
    .flatMap(({ then, now }) => then.columns.flatMap((column) => {
      const type = now.columns.find(({ number }) => number === column.number)?.type
      return type === undefined || type === column.type ? [] : [{ relation: then, column: column.name, from: column.type, to: type }]
    }))
  const isInherited = (parent: number | null, column: string) => changed.some((other) => other.relation.id === parent && other.column === column)
  return changed.filter(({ relation, column }) => !isInherited(relation.parent, column)).map(({ relation, ...rest }) => ({ table: tableFacts(relation), ...rest }))
}

export function enumsOf(step: ObservedStep): Effects['enums'] {
  const after = new Map(step.after.enums.map((one) => [one.id, one]))
  return step.before.enums.flatMap(({ id, schema, name, labels }) => {
    const now = after.get(id)?.labels ?? []
    const added = now.filter((label) => !labels.includes(label))
    const removed = labels.filter((label) => !now.includes(label))
    return added.length + removed.length === 0 ? [] : [{ name: `${schema}.${name}`, added, removed }]
  })
}

/** Constraints that the step leaves NOT VALID. */
export function unvalidatedOf(step: ObservedStep): Effects['unvalidated'] {
  const known = new Set(step.before.constraints.filter(({ validated }) => !validated).map(({ id }) => id))
  const tables = new Map(step.after.relations.map((relation) => [relation.id, relation]))
  return step.after.constraints.filter(({ id, validated }) => !validated && !known.has(id)).flatMap(({ table, name }) => {
    const relation = tables.get(table)
    return relation === undefined ? [] : [{ table: tableFacts(relation), constraint: name }]
  })
}

export function invalidIndexesOf(step: ObservedStep): Effects['invalidIndexes'] {
  const known = new Set(step.before.indexes.filter(({ valid }) => !valid).map(({ id }) => id))
  const tables = new Map(step.after.relations.map((relation) => [relation.id, relation]))
  return step.after.indexes.filter(({ id, valid }) => !valid && !known.has(id)).flatMap(({ table, name }) => {
    const relation = tables.get(table)
    return relation === undefined || relation.kind === 'partitioned table' ? [] : [{ table: tableFacts(relation), index: name }]
  })
}
