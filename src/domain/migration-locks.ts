import type { LockEffect, WaitEffect } from './migration-effects.ts'
import { lockModes } from './migration-facts.ts'
import type { LockMode, LockSpan, ObservedStep, RelationState } from './migration-facts.ts'
import { strength } from './migration-timeline.ts'
import type { Statement, TakenLock, Timeline } from './migration-timeline.ts'
import { mentions, statementsIn, withoutValues } from './sql-text.ts'
import { tableFacts } from './migration-tables.ts'

/** `ACCESS EXCLUSIVE` of `AccessExclusiveLock`: as SQL and the documentation write it. */
export function modeName(mode: LockMode): string {
  return mode.replace(/Lock$/, '').replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toUpperCase()
}

function consequenceOf(mode: LockMode): string | undefined {
  if (mode === 'AccessExclusiveLock') return 'reads and writes wait'
  return strength(mode) >= strength('ShareLock') ? 'writes wait' : undefined
}

/** What is held for longer was seen. */
const betweenLooksSeconds = 0.1

interface Hold extends TakenLock {
  readonly until: number
}

/**
 * The strongest lock on each relation that was there before, and any weaker one that made writes wait for longer. Event triggers tell the locks of
 * commands, sampling those of long plain statements; what was over too soon to be seen is known by what it did.
 */
export function locksOf(step: ObservedStep, timeline: Timeline, truncated: ReadonlySet<number>): LockEffect[] {
  const all = [...heldByCommands(timeline), ...heldBySamples(step.spans, timeline), ...heldByText(step, timeline), ...heldByConsequence(step, timeline, truncated)]
  // Every reader holds the weakest.
  const holds = Map.groupBy(all.filter(({ mode }) => mode !== 'AccessShareLock'), ({ relation }) => relation)
  return step.before.relations.flatMap((relation) => telling(holds.get(relation.id) ?? []).map((hold): LockEffect => ({
    table: tableFacts(relation), mode: hold.mode, modeName: modeName(hold.mode), consequence: consequenceOf(hold.mode),
    heldSeconds: hold.until - hold.since, statement: withoutValues(hold.statement?.text ?? ''),
  })))
}

/** From the strongest on, each that was held longer than all stronger ones; weak ones only when there is nothing else. */
function telling(holds: readonly Hold[]): Hold[] {
  const longestFirst = [...holds].sort((one, other) => strength(other.mode) - strength(one.mode) || (other.until - other.since) - (one.until - one.since))
  const told: Hold[] = []
  for (const hold of longestFirst) {
    const last = told.at(-1)
    const isLonger = last !== undefined && last.mode !== hold.mode && hold.until - hold.since > last.until - last.since && consequenceOf(hold.mode) !== undefined
    if (last === undefined || isLonger) told.push(hold)
  }
  return told
}

function heldByCommands(timeline: Timeline): Hold[] {
  return timeline.transactions.flatMap(({ locks, end }) => [...locks.values()].map((lock) => ({ ...lock, until: Math.max(end, lock.since) })))
}

function heldBySamples(spans: readonly LockSpan[], timeline: Timeline): Hold[] {
  return spans.filter(({ granted }) => granted).map((span) => {
    const statement = timeline.statements.find(({ session, start, end }) => session === span.session && start <= span.from && span.from <= end)
    const transaction = timeline.transactions.find(({ session, id }) => session === span.session && id === span.transaction)
    // It was taken between two looks; a text of several statements may have begun long before.
    const since = Math.max(statement?.start ?? 0, transaction?.start ?? 0, span.from - betweenLooksSeconds)
    return { relation: span.relation, mode: span.mode, since: Math.min(since, span.from), statement, until: Math.max(transaction?.end ?? span.to, span.to) }
  })
}

/** Commands that leave no lock for an event trigger to see: LOCK TABLE, and those that run in several transactions. */
function heldByText(step: ObservedStep, timeline: Timeline): Hold[] {
  // Data migrations may have very many statements.
  const candidates = timeline.statements.filter(({ text }) => /\b(?:lock|concurrently|vacuum|analyze)\b/i.test(text))
  if (candidates.length === 0) return []
  const names = step.before.relations.map((relation) => ({ id: relation.id, names: namesOf(relation, step) }))
  return candidates.flatMap((statement) => statementsIn(statement.text).flatMap((words) => {
    const text = words.map((word) => word.text).join(' ')
    const mode = modeByText(words[0]?.text.toUpperCase() ?? '', text)
    if (mode === undefined) return []
    return names.filter((one) => one.names.some((name) => mentions(text, name))).map(({ id }) => ({ relation: id, mode, ...during(statement, timeline) }))
  }))
}

function modeByText(command: string, text: string): LockMode | undefined {
  switch (command) {
    case 'LOCK': {
      const named = /\bin\s+(?<mode>[a-z]+(?:\s+[a-z]+){0,3}?)\s+mode\b/i.exec(text)?.groups?.['mode'] ?? 'access exclusive'
      return lockModes.find((mode) => modeName(mode) === named.toUpperCase())
    }
    case 'CREATE': case 'DROP': case 'REINDEX': return /\bconcurrently\b/i.test(text) ? 'ShareUpdateExclusiveLock' : undefined
    case 'VACUUM': case 'ANALYZE': return 'ShareUpdateExclusiveLock'
    default: return undefined
  }
}

/** From the statement's begin to the end of its transaction; of a text of several statements no time is known, and none that was seen. */
function during(statement: Statement, timeline: Timeline): { since: number; until: number; statement: Statement } {
  if (statementsIn(statement.text).length > 1) return { since: statement.start, until: statement.start, statement }
  const transaction = timeline.transactions.find(({ session, start, end }) => session === statement.session && start <= statement.start && statement.start <= end)
  return { since: statement.start, until: Math.max(transaction?.end ?? statement.end, statement.end), statement }
}

/** A new file, rows written: nobody does that without a certain lock, however short. */
function heldByConsequence(step: ObservedStep, timeline: Timeline, truncated: ReadonlySet<number>): Hold[] {
  const after = new Map(step.after.relations.map((relation) => [relation.id, relation]))
  const files = new Map(step.after.indexes.map(({ id, file }) => [id, file]))
  const reindexed = new Set(step.before.indexes.filter(({ id, file }) => files.has(id) && files.get(id) !== file).map(({ table }) => table))
  return step.before.relations.flatMap((relation) => {
    const now = after.get(relation.id)
    const mode = now === undefined ? undefined : modeByConsequence(relation, now, truncated.has(relation.id), reindexed.has(relation.id))
    const statement = mode === undefined ? undefined : culprit(relation, step, timeline)
    return mode === undefined || statement === undefined ? [] : [{ relation: relation.id, mode, ...during(statement, timeline) }]
  })
}

function modeByConsequence(before: RelationState, after: RelationState, isTruncated: boolean, isReindexed: boolean): LockMode | undefined {
  const { written: then } = before
  const { written: now } = after
  if (isTruncated || (before.file !== null && before.file !== after.file)) return 'AccessExclusiveLock'
  if (isReindexed) return 'ShareLock'
  return now.inserted !== then.inserted || now.updated !== then.updated || now.deleted !== then.deleted ? 'RowExclusiveLock' : undefined
}

/** The statement that names the relation or an index of it, the longest of them. */
export function culprit(relation: RelationState, step: ObservedStep, timeline: Timeline): Statement | undefined {
  const names = namesOf(relation, step)
  const naming = timeline.statements.filter(({ text }) => names.some((name) => mentions(text, name)))
  return naming.sort((one, other) => (other.end - other.start) - (one.end - one.start))[0]
}

function namesOf({ id, name }: RelationState, step: ObservedStep): string[] {
  return [name, ...[...step.before.indexes, ...step.after.indexes].filter(({ table }) => table === id).map((index) => index.name)]
}

/** Locks that the migration had to wait for, those of a table's rows together. */
export function waitsOf(step: ObservedStep): WaitEffect[] {
  const awaited = step.spans.filter(({ granted }) => !granted)
  return step.before.relations.flatMap((relation) => {
    const own = awaited.filter((span) => span.relation === relation.id)
    const rows = own.filter(({ row }) => row !== null)
    return [
      ...own.filter(({ row }) => row === null).map(({ mode, from, to }) => ({ table: tableFacts(relation), modeName: modeName(mode), seconds: to - from })),
      ...(rows.length === 0 ? [] : [{ table: tableFacts(relation), modeName: 'a row lock', seconds: rows.reduce((sum, { from, to }) => sum + to - from, 0) }]),
    ]
  })
}
