import type { LockMode, LogFact, ObservedStep, RelationState } from './migration-facts.ts'
import { changesOf, dropsOf, enumsOf, invalidIndexesOf, nulledOf, truncatedTables, typesOf, unvalidatedOf } from './migration-differences.ts'
import { culprit, locksOf, waitsOf } from './migration-locks.ts'
import { indexesOf, scansOf } from './migration-scans.ts'
import { tableFacts } from './migration-tables.ts'
import { timelineOf } from './migration-timeline.ts'
import type { Command, Timeline } from './migration-timeline.ts'
import { commandOf, withoutValues } from './sql-text.ts'

/** What one step of a migration did, as a person would tell it. Relations carry the name that they had before the step. */
export interface Effects {
  readonly seconds: number
  readonly statements: readonly StatementEffect[]
  /** One for each relation that was there before: the strongest lock, and how long it was held. */
  readonly locks: readonly LockEffect[]
  readonly waits: readonly WaitEffect[]
  readonly rewrites: readonly RewriteEffect[]
  readonly scans: readonly ScanEffect[]
  readonly indexes: readonly IndexEffect[]
  readonly dropped: readonly DropEffect[]
  /** What went with a dropped object because of CASCADE: `view public.open_orders`. Foreign text. */
  readonly cascaded: readonly string[]
  readonly changed: readonly ChangeEffect[]
  readonly nulled: readonly NulledEffect[]
  readonly unvalidated: readonly { readonly table: TableFacts; readonly constraint: string }[]
  /** Indexes that are not valid, as a failed CREATE INDEX CONCURRENTLY leaves them. */
  readonly invalidIndexes: readonly { readonly table: TableFacts; readonly index: string }[]
  readonly enums: readonly { readonly name: string; readonly added: readonly string[]; readonly removed: readonly string[] }[]
  readonly types: readonly { readonly table: TableFacts; readonly column: string; readonly from: string; readonly to: string }[]
  readonly longestTransactionSeconds: number
  readonly walBytes: number
  readonly walUnderstated: boolean
  /** Statements that failed, each with its SQLSTATE. */
  readonly failures: readonly { readonly sqlState: string; readonly statement: string }[]
  readonly gaps: readonly string[]
}

/** A relation as it was before the step. */
export interface TableFacts {
  readonly id: number
  /** `public.orders`; foreign text. */
  readonly name: string
  readonly rows: number | null
  readonly bytes: number
}

export interface StatementEffect {
  /** Without values: literals are left out, since they may be rows. Foreign text. */
  readonly text: string
  readonly seconds: number
  /** `ALTER TABLE`, `UPDATE`, … */
  readonly command: string
  readonly failed: boolean
}

export interface LockEffect {
  readonly table: TableFacts
  readonly mode: LockMode
  /** `ACCESS EXCLUSIVE`. */
  readonly modeName: string
  /** `reads and writes wait`; undefined for locks that hold up neither. */
  readonly consequence: string | undefined
  /** From the beginning of the statement that took it to the end of its transaction. */
  readonly heldSeconds: number
  /** Of the statement that took it. */
  readonly statement: string
}

/** The migration waited for a lock that another session held. */
export interface WaitEffect {
  readonly table: TableFacts
  /** `ACCESS EXCLUSIVE`, or `a row lock`. */
  readonly modeName: string
  readonly seconds: number
}

export interface RewriteEffect {
  readonly table: TableFacts
  readonly cause: 'column type' | 'column default' | 'persistence' | 'access method' | 'rewritten by command'
  readonly statement: string
}

/** A table was read whole while the migration held it. */
export interface ScanEffect {
  readonly table: TableFacts
  readonly cause: 'validation' | 'foreign key'
  /** The strongest lock that the transaction held on the table at the end of the scan. */
  readonly mode: LockMode
  readonly seconds: number
  readonly statement: string
}

/** An index was built while writes waited. */
export interface IndexEffect {
  readonly table: TableFacts
  readonly index: string
  readonly how: 'created' | 'by constraint' | 'rebuilt'
  readonly seconds: number
  readonly statement: string
}

export interface DropEffect {
  readonly what: 'table' | 'column'
  readonly table: TableFacts
  readonly column: string | undefined
  /** Rows of a table, values of a column that were not null, before the step; null where they were not counted. */
  readonly lost: number | null
}

/** Rows of a table that stayed. */
export interface ChangeEffect {
  readonly table: TableFacts
  readonly inserted: number
  readonly updated: number
  readonly deleted: number
  /** TRUNCATE took all rows that were there. */
  readonly truncated: boolean
}

/** Values of a column that are NULL now. */
export interface NulledEffect {
  readonly table: TableFacts
  readonly column: string
  /** At least so many. */
  readonly values: number
}

/**
 * Concludes from what was observed. `bookkeeping` names the tables that the migration tool keeps its revisions in: what it does to them is left
 * out.
 */
export function effectsOf(observed: ObservedStep, bookkeeping: readonly string[] = []): Effects {
  const step = { ...observed, before: without(observed.before, bookkeeping), after: without(observed.after, bookkeeping) }
  const timeline = timelineOf(step.log)
  const truncated = truncatedTables(step, timeline)
  const changed = changesOf(step, truncated)
  return {
    seconds: step.seconds,
    statements: timeline.statements.map(({ text, start, end, sqlState }) => ({ text: withoutValues(text), seconds: end - start, command: commandOf(text), failed: sqlState !== undefined })),
    locks: locksOf(step, timeline, truncated),
    waits: waitsOf(step),
    rewrites: rewritesOf(step, timeline, truncated),
    scans: scansOf(step, timeline),
    indexes: indexesOf(step, timeline, truncated),
    dropped: dropsOf(step),
    cascaded: cascadedIn(step.log),
    changed,
    nulled: nulledOf(step, changed),
    unvalidated: unvalidatedOf(step),
    invalidIndexes: invalidIndexesOf(step),
    enums: enumsOf(step),
    types: typesOf(step),
    longestTransactionSeconds: timeline.transactions.reduce((longest, { start, end }) => Math.max(longest, end - start), 0),
    walBytes: step.walBytes,
    walUnderstated: step.walUnderstated,
    failures: [
      ...timeline.statements.flatMap(({ text, sqlState }) => (sqlState === undefined ? [] : [{ sqlState, statement: withoutValues(text) }])),
      ...timeline.strayErrors.map((sqlState) => ({ sqlState, statement: '' })),
    ],
    gaps: step.gaps,
  }
}

// What somebody made on its own account. Triggers, rules and defaults are parts of those.
const ownObjects = new Set(['view', 'materialized view', 'table', 'foreign table', 'table constraint', 'function', 'procedure', 'aggregate', 'policy'])

function cascadedIn(log: readonly LogFact[]): string[] {
  return log.flatMap((fact) => {
    if (fact.kind !== 'drop') return []
    const named = fact.objects.filter(({ original }) => original).map(({ identity }) => identity)
    // `positive on public.orders`: a constraint goes with its own table or column without being asked for.
    const isOwn = (identity: string) => named.some((name) => identity.endsWith(` on ${name}`) || name.startsWith(`${identity.slice(identity.lastIndexOf(' on ') + 4)}.`))
    return fact.objects.filter(({ original, type, identity }) => !original && ownObjects.has(type) && !(type === 'table constraint' && isOwn(identity))).map(({ type, identity }) => `${type} ${identity}`)
  })
}

function without(state: ObservedStep['before'], names: readonly string[]): ObservedStep['before'] {
  return { ...state, relations: state.relations.filter(({ name }) => !names.includes(name)) }
}

// The bits of pg_event_trigger_table_rewrite_reason(), as src/include/commands/event_trigger.h has them.
const reasons: readonly (readonly [number, RewriteEffect['cause']])[] = [[4, 'column type'], [2, 'column default'], [1, 'persistence'], [8, 'access method']]

function rewritesOf(step: ObservedStep, { commands, ...timeline }: Timeline, truncated: ReadonlySet<number>): RewriteEffect[] {
  const rewritten = new Set(commands.flatMap(({ rewrites }) => [...rewrites.keys()]))
  const files = new Map(step.after.relations.map(({ id, file }) => [id, file]))
  return step.before.relations.filter(hasRows).flatMap((relation): RewriteEffect[] => {
    if (rewritten.has(relation.id)) return commands.flatMap((command) => causeIn(command, relation.id).map((cause) => ({ table: tableFacts(relation), cause, statement: withoutValues(command.statement?.text ?? '') })))
    const hasNewFile = relation.file !== null && files.has(relation.id) && files.get(relation.id) !== relation.file
    if (!hasNewFile || truncated.has(relation.id)) return []
    const statement = commands.find(({ facts }) => facts.objects.some(({ id }) => id === relation.id))?.statement ?? culprit(relation, step, { commands, ...timeline })
    return [{ table: tableFacts(relation), cause: 'rewritten by command', statement: withoutValues(statement?.text ?? '') }]
  })
}

function causeIn({ rewrites }: Command, id: number): RewriteEffect['cause'][] {
  const bits = rewrites.get(id)
  return bits === undefined ? [] : [reasons.find(([bit]) => (bits & bit) !== 0)?.[1] ?? 'rewritten by command']
}

function hasRows({ rows }: RelationState): boolean {
  return rows !== null && rows > 0
}
