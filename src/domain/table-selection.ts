import { KnownError } from '../kit/errors.ts'
import { plain } from '../kit/markdown.ts'
import { nearest } from '../kit/suggestion.ts'
import { namesInList, qualifiedNames, statementsOf, wordsOf } from './sql-definitions.ts'
import type { QualifiedName } from './sql-definitions.ts'
import type { TableName } from './table-names.ts'

/** An entry of an archive's table of contents, as far as restoring chosen tables needs it. */
export interface ArchivedObject {
  readonly dumpId: number
  readonly description: string
  readonly tag: string
  readonly section: 'none' | 'pre-data' | 'data' | 'post-data'
  readonly namespace: string | null
  readonly owner: string | null
  readonly tablespace: string | null
  readonly definition: string | null
  readonly copyStatement: string | null
  readonly dependencies: readonly number[]
  readonly hadData: boolean
}

/** A chosen table, or a partition of one. */
export interface SelectedTable extends QualifiedName {
  readonly entry: ArchivedObject
  readonly partitioned: boolean
  /** The table that it is a partition of, chosen or not. */
  readonly parent: QualifiedName | undefined
  readonly rows: SelectedRows | undefined
}

export interface SelectedRows {
  readonly entry: ArchivedObject
  /** Where the archive has them: rows are read in this order. */
  readonly position: number
  /** Of its COPY statement, in parentheses; null where it names none. */
  readonly list: string | null
  readonly columns: readonly string[]
}

export interface SelectedSequence extends QualifiedName {
  readonly entry: ArchivedObject
  /** The table whose column owns it. */
  readonly table: QualifiedName
  /** A decimal number of up to 64 bits; null where the archive has none. */
  readonly value: string | null
  readonly isCalled: boolean
}

/** All that an archive holds of the chosen tables. */
export interface TableSelection {
  readonly tables: readonly SelectedTable[]
  readonly sequences: readonly SelectedSequence[]
  /** Everything that makes the tables what they are, in the archive's order, each with the table that it belongs to. */
  readonly objects: readonly { readonly entry: ArchivedObject; readonly table: QualifiedName }[]
  /** Foreign keys, of whatever table, that refer to chosen ones. */
  readonly incoming: readonly { readonly entry: ArchivedObject; readonly from: QualifiedName; readonly to: QualifiedName; readonly name: string }[]
  /** Views of the archive that read chosen tables. */
  readonly views: readonly QualifiedName[]
}

/** Two names as one key. */
export const keyOf = ({ schema, name }: QualifiedName): string => JSON.stringify([schema, name])

/** A relation's name for messages. */
export const shown = ({ schema, name }: QualifiedName): string => plain(`${schema}.${name}`)

/**
 * Finds chosen tables in an archive, with their partitions and all that belongs to them. Throws KnownError `table-not-found` (with the nearest
 * names), `table-ambiguous` and `tables-as-inserts`.
 */
export function selectTables(names: readonly TableName[], entries: readonly ArchivedObject[]): TableSelection {
  const tables = entries.filter(({ description }) => description === 'TABLE')
  const partitions = partitionsOf(entries)
  const named = Map.groupBy(tables, ({ tag }) => tag)
  const chosen = new Map(names.map((name) => choose(name, tables, named)).map((entry) => [keyOf(nameOf(entry)), entry]))
  const children = Map.groupBy(tables, (entry) => keyOf(partitions.get(keyOf(nameOf(entry))) ?? { schema: '', name: '' }))
  // A map is walked to its end while it grows: partitions of partitions follow.
  for (const key of chosen.keys()) {
    for (const entry of children.get(key) ?? []) chosen.set(keyOf(nameOf(entry)), entry)
  }
  const data = uponEach(entries, 'TABLE DATA')
  const selected = tables.filter((entry) => chosen.has(keyOf(nameOf(entry)))).map((entry): SelectedTable => ({
    ...nameOf(entry), entry, parent: partitions.get(keyOf(nameOf(entry))), partitioned: isPartitioned(entry), rows: rowsOf(entry, data),
  }))
  const ids = new Set(selected.map(({ entry }) => entry.dumpId))
  const sequences = sequencesOf(chosen, entries)
  return {
    tables: selected, sequences, objects: objectsOf(chosen, sequences, entries), incoming: incomingKeys(chosen, entries),
    views: entries.filter(({ description, dependencies }) => /^(?:MATERIALIZED )?VIEW$/.test(description) && dependencies.some((id) => ids.has(id))).map(nameOf),
  }
}

const nameOf = ({ namespace, tag }: ArchivedObject): QualifiedName => ({ schema: namespace ?? '', name: tag })

function choose(wanted: TableName, tables: readonly ArchivedObject[], named: ReadonlyMap<string, readonly ArchivedObject[]>): ArchivedObject {
  const matching = (fold: (name: string) => string) => (named.get(fold(wanted.name)) ?? []).filter(({ namespace }) => wanted.schema === undefined || namespace === fold(wanted.schema))
  const exact = matching((name) => name)
  const found = exact.length === 0 && !wanted.exact ? matching((name) => name.toLowerCase()) : exact
  const [first, second] = found
  if (second !== undefined) {
    throw new KnownError('table-ambiguous', `"${plain(wanted.written)}" is a table in ${found.length} schemas of the backup: ${found.map((entry) => shown(nameOf(entry))).join(', ')}`, 'Name it with its schema.')
  }
  if (first !== undefined) return first
  const meant = nearest(wanted.name, [...new Set(tables.map(({ tag }) => tag))])
  const near = tables.filter(({ tag }) => tag === meant || tag === wanted.name).map((entry) => shown(nameOf(entry)))
  throw new KnownError('table-not-found', `the backup has no table "${plain(wanted.written)}"`,
    near.length > 0 ? `Perhaps ${near.slice(0, 5).join(' or ')} was meant.` : `The backup holds ${tables.length === 0 ? 'no table at all' : `${tables.slice(0, 20).map((entry) => shown(nameOf(entry))).join(', ')}${tables.length > 20 ? ', …' : ''}`}.`)
}

/** Which table is a partition of which. pg_dump 13 attaches within the table's own definition, later ones in an entry of its own. */
function partitionsOf(entries: readonly ArchivedObject[]): Map<string, QualifiedName> {
  const parents = new Map<string, QualifiedName>()
  for (const { description, definition } of entries) {
    if (definition === null || !/^TABLE(?: ATTACH)?$/.test(description) || !definition.includes('ATTACH PARTITION')) continue
    for (const statement of statementsOf(definition).filter(isAttachment)) {
      const [parent, child] = qualifiedNames(statement)
      if (parent !== undefined && child !== undefined) parents.set(keyOf(child), parent)
    }
  }
  return parents
}

/** Whether a statement makes a table a partition of another one; it names that one first. */
export const isAttachment = (statement: string): boolean => /^ALTER TABLE (?:ONLY )?/.test(statement) && /\bATTACH PARTITION\b/.test(wordsOf(statement))

const isPartitioned = (entry: ArchivedObject): boolean => /\)\s*PARTITION BY (?:RANGE|LIST|HASH) \(/.test(statementsOf(entry.definition ?? '')[0] ?? '')

// A quoted name may have parentheses of its own.
const copyPattern = /^COPY (?:"(?:[^"]|"")*"|[^\s"().]+)(?:\.(?:"(?:[^"]|"")*"|[^\s"().]+))?(?: *(\(.*\)))? *FROM stdin;\n$/s

/** The first entry of that kind upon each of the others, by the dump id of that one; and its place in the archive. */
function uponEach(entries: readonly ArchivedObject[], kind: string): Map<number, { readonly entry: ArchivedObject; readonly position: number }> {
  const found = new Map<number, { entry: ArchivedObject; position: number }>()
  for (const [position, entry] of entries.entries()) {
    if (entry.description !== kind) continue
    for (const id of entry.dependencies) if (!found.has(id)) found.set(id, { entry, position })
  }
  return found
}

function rowsOf(table: ArchivedObject, data: ReturnType<typeof uponEach>): SelectedRows | undefined {
  const found = data.get(table.dumpId)
  if (found === undefined) return undefined
  const { entry, position } = found
  if (entry.copyStatement === null) {
    throw new KnownError('tables-as-inserts', `the rows of ${shown(nameOf(table))} are in the archive as INSERT statements`, 'Single tables are restored from archives with COPY. Restore the whole database, or use pg_restore --table.')
  }
  const list = copyPattern.exec(entry.copyStatement)?.[1] ?? null
  return { entry, position, list, columns: list === null ? [] : namesInList(list) }
}

// These belong to the relation that their definition names first.
const ofFirstName = new Set(['DEFAULT', 'CONSTRAINT', 'FK CONSTRAINT', 'CHECK CONSTRAINT', 'INDEX', 'TRIGGER', 'POLICY', 'RULE', 'ROW SECURITY'])
const ofWhatTheyDependOn = new Set(['COMMENT', 'ACL', 'SECURITY LABEL'])

function sequencesOf(chosen: ReadonlyMap<string, ArchivedObject>, entries: readonly ArchivedObject[]): SelectedSequence[] {
  const owners = new Map(entries.filter(({ description }) => description === 'SEQUENCE OWNED BY').map((entry) => [keyOf(nameOf(entry)), qualifiedNames(entry.definition ?? '')[1]]))
  const sets = uponEach(entries, 'SEQUENCE SET')
  return entries.filter(({ description }) => description === 'SEQUENCE').flatMap((entry) => {
    // Of an identity column: `ALTER TABLE … ADD GENERATED … (SEQUENCE NAME …)`.
    const table = owners.get(keyOf(nameOf(entry))) ?? qualifiedNames(entry.definition ?? '')[0]
    if (table === undefined || !chosen.has(keyOf(table))) return []
    const [, value, called] = /, (-?\d{1,19}), (true|false)\);\s*$/.exec(sets.get(entry.dumpId)?.entry.definition ?? '') ?? []
    return [{ ...nameOf(entry), entry, table, value: value ?? null, isCalled: called === 'true' }]
  })
}

function objectsOf(chosen: ReadonlyMap<string, ArchivedObject>, sequences: readonly SelectedSequence[], entries: readonly ArchivedObject[]): TableSelection['objects'] {
  const byId = new Map<number, QualifiedName>()
  const ownSequences = new Map(sequences.map((sequence) => [keyOf(sequence), sequence]))
  const relationOf = (entry: ArchivedObject): QualifiedName | undefined => {
    const { description, dependencies } = entry
    const names = ofFirstName.has(description) ? qualifiedNames(entry.definition ?? '') : []
    const isChosen = (name: QualifiedName | undefined) => (name !== undefined && chosen.has(keyOf(name)) ? name : undefined)
    if (description === 'TABLE') return isChosen(nameOf(entry))
    if (description === 'TABLE ATTACH') return isChosen(qualifiedNames(entry.definition ?? '')[1])
    if (description === 'INDEX ATTACH' || description === 'STATISTICS') return dependencies.map((id) => byId.get(id)).find((name) => name !== undefined)
    if (description === 'SEQUENCE' || description === 'SEQUENCE OWNED BY') return ownSequences.get(keyOf(nameOf(entry)))?.table
    if (ofWhatTheyDependOn.has(description)) return byId.get(dependencies[0] ?? 0)
    return isChosen(names[0])
  }
  return entries.flatMap((entry) => {
    const table = relationOf(entry)
    if (table === undefined) return []
    byId.set(entry.dumpId, table)
    return [{ entry, table: { schema: table.schema, name: table.name } }]
  })
}

/** The table that a foreign key refers to: the second name of its definition. */
export const referencedTable = (definition: string): QualifiedName | undefined => qualifiedNames(definition)[1]

function incomingKeys(chosen: ReadonlyMap<string, ArchivedObject>, entries: readonly ArchivedObject[]): TableSelection['incoming'] {
  return entries.flatMap((entry) => {
    if (entry.description !== 'FK CONSTRAINT') return []
    const [from] = qualifiedNames(entry.definition ?? '')
    const to = referencedTable(entry.definition ?? '')
    if (from === undefined || to === undefined || !chosen.has(keyOf(to))) return []
    return [{ entry, from, to, name: entry.tag.slice(from.name.length + 1) }]
  })
}
