import type { IndexEffect, ScanEffect } from './migration-effects.ts'
import type { CommandEnd, LockMode, ObservedStep, RelationState } from './migration-facts.ts'
import { culprit } from './migration-locks.ts'
import { tableFacts } from './migration-tables.ts'
import { strength } from './migration-timeline.ts'
import type { Command, Timeline } from './migration-timeline.ts'
import { withoutValues } from './sql-text.ts'

/** Indexes and valid foreign keys, as they are known while the commands are gone through in their order. */
class Known {
  readonly #indexes: Set<number>
  readonly #validForeignKeys: Set<number>

  constructor({ before }: ObservedStep) {
    this.#indexes = new Set(before.indexes.map(({ id }) => id))
    this.#validForeignKeys = new Set(before.constraints.filter(({ validated }) => validated).map(({ id }) => id))
  }

  /** Gives the indexes that are new since the last command, by their table, and remembers them. */
  newIndexes({ indexes, objects }: CommandEnd): Map<number, number[]> {
    const found = new Map<number, number[]>()
    for (const { id, table } of indexes) if (!this.#indexes.has(id)) found.set(table, [...found.get(table) ?? [], id])
    for (const { id } of [...indexes, ...objects.filter(({ type }) => type === 'index')]) this.#indexes.add(id)
    return found
  }

  /** Gives the tables whose foreign keys have become valid since the last command. */
  newlyValid({ constraints }: CommandEnd): Set<number> {
    const found = constraints.filter(({ id, validated }) => validated && !this.#validForeignKeys.has(id))
    for (const { id } of found) this.#validForeignKeys.add(id)
    return new Set(found.map(({ table }) => table))
  }
}

function relationsWithRows({ before }: ObservedStep): Map<number, RelationState> {
  return new Map(before.relations.filter(({ rows, kind }) => rows !== null && rows > 0 && kind !== 'partitioned table').map((relation) => [relation.id, relation]))
}

/** How often a command read a relation whole, by the server's own counters. */
function scansIn({ scansBefore, facts }: Command, relation: number): number {
  const count = (scans: Command['scansBefore']) => scans.find((one) => one.relation === relation)?.scans ?? 0
  return count(facts.scans) - count(scansBefore)
}

/** The strongest lock that the transaction holds on a relation when the command has ended. */
function modeAt({ facts }: Command, relation: number): LockMode {
  return facts.locks.filter((lock) => lock.relation === relation).map(({ mode }) => mode).sort((one, other) => strength(other) - strength(one))[0] ?? 'AccessShareLock'
}

// Those that read a table whole to check its rows. Others read because they were asked to, as CREATE TABLE AS does.
const validating = new Set(['ALTER TABLE', 'ALTER DOMAIN', 'CREATE TABLE'])

/** Tables that were read whole to check that their rows keep a constraint. */
export function scansOf(step: ObservedStep, { commands }: Timeline): ScanEffect[] {
  const known = new Known(step)
  const relations = relationsWithRows(step)
  return commands.flatMap((command) => {
    const indexes = known.newIndexes(command.facts)
    const foreign = known.newlyValid(command.facts)
    if (!validating.has(command.tag)) return []
    return [...relations.values()].flatMap((relation): ScanEffect[] => {
      // Rewriting reads the table as well, and every index that is built reads it once.
      const isRead = !command.rewrites.has(relation.id) && scansIn(command, relation.id) > (indexes.get(relation.id)?.length ?? 0)
      const cause = foreign.has(relation.id) ? 'foreign key' : 'validation'
      const isMerelyReferenced = cause === 'validation' && foreign.size > 0
      if ((!isRead && cause === 'validation') || isMerelyReferenced) return []
      return [{ table: tableFacts(relation), cause, mode: modeAt(command, relation.id), seconds: command.end - command.start, statement: withoutValues(command.statement?.text ?? '') }]
    })
  })
}

/** Indexes that were built while writes waited, on tables with rows. */
export function indexesOf(step: ObservedStep, timeline: Timeline, truncated: ReadonlySet<number>): IndexEffect[] {
  const known = new Known(step)
  const relations = relationsWithRows(step)
  const built = timeline.commands.flatMap((command) => [...known.newIndexes(command.facts)].flatMap(([table, ids]) => {
    const relation = relations.get(table)
    const mode = modeAt(command, table)
    if (relation === undefined || command.rewrites.has(table) || truncated.has(table) || strength(mode) < strength('ShareLock')) return []
    return ids.map((id): IndexEffect => ({
      table: tableFacts(relation), index: nameOf(id, step, command), how: howBuilt(id, table, step, command), seconds: command.end - command.start,
      statement: withoutValues(command.statement?.text ?? ''),
    }))
  }))
  return [...built, ...rebuiltInPlace(step, timeline, truncated, relations)]
}

function howBuilt(id: number, table: number, { before, after }: ObservedStep, { tag }: Command): IndexEffect['how'] {
  if (tag !== 'ALTER TABLE') return 'created'
  const name = after.indexes.find((one) => one.id === id)?.name
  return before.indexes.some((one) => one.table === table && one.name === name) ? 'rebuilt' : 'by constraint'
}

function nameOf(id: number, { after }: ObservedStep, { facts }: Command): string {
  return after.indexes.find((one) => one.id === id)?.name ?? facts.objects.find((one) => one.id === id)?.identity ?? ''
}

/** REINDEX, and a change of type that needs no new table, keep the index and give it a new file. */
function rebuiltInPlace(step: ObservedStep, timeline: Timeline, truncated: ReadonlySet<number>, relations: ReadonlyMap<number, RelationState>): IndexEffect[] {
  const files = new Map([...step.after.relations, ...step.after.indexes].map(({ id, file }) => [id, file]))
  return step.before.indexes.flatMap(({ id, table, name, file }): IndexEffect[] => {
    const relation = relations.get(table)
    const isRebuilt = files.has(id) && files.get(id) !== file
    if (relation === undefined || !isRebuilt || truncated.has(table) || files.get(table) !== relation.file) return []
    const statement = culprit(relation, step, timeline)
    return [{ table: tableFacts(relation), index: name, how: 'rebuilt', seconds: statement === undefined ? 0 : statement.end - statement.start, statement: withoutValues(statement?.text ?? '') }]
  })
}
