import { qualifiedNames, statementsOf } from '../domain/sql-definitions.ts'
import type { QualifiedName } from '../domain/sql-definitions.ts'
import { keyOf, referencedTable, shown } from '../domain/table-selection.ts'
import type { ArchivedObject, SelectedTable, TableSelection } from '../domain/table-selection.ts'
import { withSuffix } from '../domain/table-names.ts'
import { counted } from '../domain/units.ts'
import { KnownError } from '../kit/errors.ts'
import { plain } from '../kit/markdown.ts'
import type { PlannedTable, TablesRequest } from './tables-restore-request.ts'
import { missingOf } from './tables-restore-target.ts'
import type { LiveKey, LiveTable, Needed } from './tables-restore-target.ts'
import type { Session } from './session.ts'

/** Where a relation of the archive will stand. */
export function targetOf(request: TablesRequest, { schema, name }: QualifiedName): QualifiedName {
  if (request.into === 'schema') return { schema: request.intoName, name }
  return { schema, name: request.into === 'rename' ? withSuffix(name, request.intoName) : name }
}

/** Throws KnownError `tables-differ` unless a live table can take the rows of the backup's (undefined: of a partition that it does not know) as it is, and `tables-not-owned` unless the role may do it. */
export function requireFit(live: LiveTable, table: SelectedTable | undefined): void {
  const elsewhere = 'Restore into a schema of its own (into: schema) and move the rows yourself, or bring the live table to the backup\'s state first.'
  const kind = { r: 'table', p: 'partitioned table', v: 'view', m: 'materialized view', f: 'foreign table' }[live.kind] ?? 'relation of another kind'
  const expected = table === undefined ? kind : table.partitioned ? 'partitioned table' : 'table'
  if ((live.kind !== 'r' && live.kind !== 'p') || kind !== expected) throw new KnownError('tables-differ', `${shown(live)} is a ${kind} at the target and a ${expected} in the backup`, elsewhere)
  if (table !== undefined && !table.partitioned && table.rows === undefined) {
    throw new KnownError('rows-not-in-backup', `the backup has no rows of ${shown(live)}: they were left out when it was taken`, 'The live rows would be gone. Take a backup that has them, or leave this table out.')
  }
  const columns = table?.rows?.columns
  if (columns !== undefined) {
    const surplus = live.columns.filter((column) => !columns.includes(column))
    const lacking = columns.filter((column) => !live.columns.includes(column))
    if (surplus.length + lacking.length > 0) {
      const said = [...lacking.length > 0 ? [`only the backup has ${plain(lacking.join(', '))}`] : [], ...surplus.length > 0 ? [`only the live table has ${plain(surplus.join(', '))}`] : []]
      throw new KnownError('tables-differ', `${shown(live)} has other columns than in the backup: ${said.join('; ')}`, elsewhere)
    }
  }
  if (!live.owned) throw notOwned(shown(live))
}

/** Throws KnownError `tables-not-owned` when a foreign key that has to be set aside belongs to somebody else's table. */
export function requireKeys(keys: readonly LiveKey[]): void {
  const foreign = keys.find(({ owned }) => !owned)
  if (foreign !== undefined) throw notOwned(shown({ schema: foreign.schema, name: foreign.table }), ` (its foreign key ${plain(foreign.name)} has to be set aside and checked again)`)
}

function notOwned(table: string, why = ''): KnownError {
  return new KnownError('tables-not-owned', `${table} belongs to another role at the target${why}`, 'Restore as the owner of the tables, as a member of that role, or as a superuser; or restore beside them (into: schema).')
}

/** What becomes of each table, in sentences. */
export function changesTo(tables: readonly PlannedTable[]): string[] {
  return tables.map(({ table, target, how, rows, replaced }) => {
    if (how === 'create') return `${shown(target)} is made${table.rows === undefined && !table.partitioned ? ', without rows: they are not in the backup' : rows === null ? '' : `, with ${counted(rows, 'row')}`}`
    const going = table.partitioned ? 'the rows of its partitions go' : replaced === null ? 'all rows go; they cannot be counted, because row security hides some' : `${counted(replaced, 'row')} ${replaced === 1 ? 'goes' : 'go'}`
    return `${shown(table)}: ${going}${rows === null ? '' : `, ${counted(rows, 'row')} of the backup ${rows === 1 ? 'comes' : 'come'}`}`
  })
}

/** What depends on the rows that go, in sentences. */
export function liveSentences(live: readonly LiveTable[], keys: readonly LiveKey[], views: readonly string[], tables: readonly PlannedTable[]): string[] {
  const chosen = new Set(live.map(keyOf))
  const known = new Set(tables.map(({ table }) => keyOf(table)))
  return [
    ...live.filter((table) => !known.has(keyOf(table))).map((table) => `${shown(table)} is a partition that the backup does not have: its rows go`),
    ...live.flatMap((table) => (table.heirs.length === 0 ? [] : [`${shown(table)} is inherited by ${plain(table.heirs.join(', '))}, where rows stay as they are`])),
    ...keys.filter((key) => !chosen.has(keyOf({ schema: key.schema, name: key.table }))).map((key) => `rows of ${shown({ schema: key.schema, name: key.table })} refer to ${shown(key.to)} (foreign key ${plain(key.name)}): if one of them then refers to nothing, nothing is changed`),
    ...keys.filter((key) => chosen.has(keyOf({ schema: key.schema, name: key.table })) && !chosen.has(keyOf(key.to))).map((key) => `${shown({ schema: key.schema, name: key.table })} refers to ${shown(key.to)}, which stays as it is (foreign key ${plain(key.name)}): if a row of the backup then refers to nothing, nothing is changed`),
    ...views.map((view) => `materialized view ${plain(view)} shows the rows of before until it is refreshed`),
  ]
}

/** What the backup has and this restore leaves out, in sentences. */
export function leftOutSentences(request: TablesRequest, selection: TableSelection, tables: readonly PlannedTable[]): string[] {
  const created = new Set(tables.filter(({ how }) => how === 'create').map(({ table }) => keyOf(table)))
  const sentences: string[] = []
  if (request.into !== 'replace') {
    const chosen = new Set(selection.tables.map(keyOf))
    for (const { entry, table } of selection.objects) {
      if (entry.description !== 'FK CONSTRAINT' || isInside(entry, chosen)) continue
      sentences.push(`${shown(table)} is made without its foreign key to ${shown(referencedTable(entry.definition ?? '') ?? table)}, which would tie the live table to the copy`)
    }
  }
  if (request.into === 'replace' && created.size > 0 && selection.views.length > 0) sentences.push(`views that read the tables are not made: ${selection.views.map(shown).join(', ')}`)
  if (request.into === 'replace') {
    for (const { description, definition } of request.entries) {
      const [table] = description === 'PUBLICATION TABLE' ? qualifiedNames(definition ?? '') : []
      if (table === undefined || !created.has(keyOf(table))) continue
      sentences.push(`${shown(table)} is made again without its place in a publication; afterwards: ${plain((definition ?? '').trim())}`)
    }
  }
  const holdsObjects = request.entries.some(({ description }) => /^(?:BLOB|BLOBS|BLOB METADATA)$/.test(description))
  const mayRefer = selection.tables.some(({ entry }) => / (?:oid|lo|public\.lo)\b/.test(entry.definition ?? ''))
  if (holdsObjects && mayRefer) sentences.push('large objects are not restored: a column that holds their ids may name some that are gone')
  return sentences
}

const isInside = (key: ArchivedObject, chosen: ReadonlySet<string>): boolean => {
  const to = referencedTable(key.definition ?? '')
  return to !== undefined && chosen.has(keyOf(to))
}

/** Throws KnownError `name-taken` when something that is going to be made has the name of something that is there, or of another one. */
export async function requireNames(session: Session, request: TablesRequest, selection: TableSelection): Promise<void> {
  const indexes = selection.objects.flatMap(({ entry, table }) => {
    if (entry.description === 'INDEX') return [{ schema: table.schema, name: entry.tag }]
    return entry.description === 'CONSTRAINT' ? [{ schema: table.schema, name: entry.tag.slice(table.name.length + 1) }] : []
  })
  const targets = [...selection.tables, ...selection.sequences, ...indexes].map((relation) => targetOf(request, relation))
  const seen = new Set<string>()
  const twice = targets.find((target) => seen.size === seen.add(keyOf(target)).size)
  if (twice !== undefined) throw new KnownError('name-taken', `two of the chosen tables, or of their indexes, would both be ${shown(twice)}`, 'Restore them one after the other, each into a schema of its own.')
  const absent = new Set((await missingOf(session, targets.map((target) => ({ kind: 'relation', ...target })))).map(({ schema, name }) => keyOf({ schema: schema ?? '', name })))
  const taken = targets.filter((target) => !absent.has(keyOf(target)))
  if (taken.length === 0) return
  throw new KnownError('name-taken', `${taken.slice(0, 5).map(shown).join(', ')}${taken.length > 5 ? ` and ${taken.length - 5} more` : ''} ${taken.length === 1 ? 'is' : 'are'} at the target already`,
    'They may come from an earlier restore: drop them, or choose another into-name.')
}

/**
 * Throws KnownError `needed-missing` with everything that the definitions name and the target lacks. Gives the tablespaces that it lacks, which
 * can be done without.
 */
export async function requireNeeded(session: Session, request: TablesRequest, selection: TableSelection, created: ReadonlySet<string>): Promise<Needed[]> {
  const objects = selection.objects.filter(({ table }) => created.has(keyOf(table)))
  const taken = new Set(objects.map(({ entry }) => entry.dumpId))
  const chosen = new Set(selection.tables.map(({ entry }) => entry.dumpId))
  const names = new Set(selection.tables.map(keyOf))
  const parents = new Set(selection.tables.flatMap(({ parent }) => (parent === undefined ? [] : [keyOf(parent)])))
  const byId = new Map(request.entries.map((entry) => [entry.dumpId, entry]))
  const needed = objects.flatMap(({ entry, table }) => {
    if (request.into !== 'replace' && (entry.description === 'FK CONSTRAINT' && !isInside(entry, names))) return []
    if (entry.description.endsWith('ATTACH')) return []
    const roles = request.ownership && entry.owner !== null && entry.owner !== '' ? [{ kind: 'role' as const, schema: null, name: entry.owner }] : []
    const schemas = request.into === 'schema' ? [] : [{ kind: 'schema' as const, schema: null, name: table.schema }]
    const others = entry.dependencies.filter((id) => !taken.has(id) && !chosen.has(id)).flatMap((id) => neededOf(byId.get(id)) ?? [])
    const spaces = entry.tablespace === null || entry.tablespace === '' ? [] : [{ kind: 'tablespace' as const, schema: null, name: entry.tablespace }]
    return [...roles, ...schemas, ...spaces, ...others.filter((one) => !parents.has(keyOf({ schema: one.schema ?? '', name: one.name })))]
  })
  const missing = await missingOf(session, [...new Map(needed.map((one) => [JSON.stringify(one), one])).values()])
  const vital = missing.filter(({ kind }) => kind !== 'tablespace')
  if (vital.length > 0) {
    throw new KnownError('needed-missing', `the target lacks what the tables need: ${vital.map(({ kind, schema, name }) => `${kind} ${plain(schema === null ? name : `${schema}.${name}`)}`).join(', ')}`,
      'Create it first (CREATE EXTENSION, CREATE ROLE, CREATE TYPE …), or restore the whole database.')
  }
  return missing
}

function neededOf(entry: ArchivedObject | undefined): Needed | undefined {
  if (entry === undefined) return undefined
  const schema = entry.namespace
  switch (entry.description) {
    case 'SCHEMA': return { kind: 'schema', schema: null, name: entry.tag }
    case 'EXTENSION': return { kind: 'extension', schema: null, name: entry.tag }
    case 'TYPE': case 'DOMAIN': return { kind: 'type', schema, name: entry.tag }
    case 'FUNCTION': case 'AGGREGATE': return { kind: 'function', schema, name: entry.tag.slice(0, entry.tag.lastIndexOf('(')) }
    case 'COLLATION': return { kind: 'collation', schema, name: entry.tag }
    case 'TABLE': case 'SEQUENCE': case 'VIEW': case 'MATERIALIZED VIEW': case 'FOREIGN TABLE': return { kind: 'relation', schema, name: entry.tag }
    default: return undefined
  }
}

/** Throws KnownError `table-inherits` for a copy of a table that inherits: its rows would show in the live parent. */
export function requireNoHeritage(selection: TableSelection): void {
  const chosen = new Set(selection.tables.map(keyOf))
  for (const table of selection.tables) {
    const definition = statementsOf(table.entry.definition ?? '')[0] ?? ''
    const at = /\)\s*INHERITS \((?:"[^"]*"|[^()"])*\)/.exec(definition)
    const outside = at === null ? undefined : qualifiedNames(at[0]).find((parent) => !chosen.has(keyOf(parent)))
    if (outside !== undefined) throw new KnownError('table-inherits', `${shown(table)} inherits from ${shown(outside)}: in a copy, its rows would show in the live parent`, `Choose ${shown(outside)} as well, or use into: replace.`)
  }
}
