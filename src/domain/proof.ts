import { manifestVersion } from './manifest.ts'
import type { ConstraintFacts, IndexFacts, NewestValue, Proof, ProofMode, RelationKind, RelationProof, SequenceProof, TriggerFacts } from './manifest.ts'
import { counted, number } from './units.ts'

/** A table's rows as an archive holds them. */
export interface ArchivedTable {
  readonly schema: string
  readonly name: string
  readonly columns: string | null
  /** Null where the archive holds them in a form that is not COPY lines. */
  readonly rows: number | null
  readonly fingerprint: string | null
}

/** What the whole read of an archive gives. */
export interface Archived {
  readonly tables: readonly ArchivedTable[]
  readonly sequences: readonly SequenceProof[]
  readonly largeObjects: { readonly count: number; readonly bytes: number; readonly fingerprint: string | null }
}

/** A relation of the source, in the dump's own snapshot. */
export interface SourceRelation {
  readonly schema: string
  readonly name: string
  readonly kind: RelationKind
  readonly extension: string | null
  /** The condition under which pg_dump takes rows of an extension's configuration table; null: not such a table. */
  readonly condition: string | null
  readonly readable: boolean
  /** Null where it was not counted. */
  readonly rows: number | null
}

export interface SourceFacts {
  readonly address: { readonly host: string; readonly port: number }
  readonly relations: readonly SourceRelation[]
  readonly largeObjects: number
  readonly constraints: readonly ConstraintFacts[]
  readonly indexes: readonly IndexFacts[]
  readonly triggers: readonly TriggerFacts[]
  readonly newest?: readonly NewestValue[]
}

/**
 * Puts together what the source said and what the archive holds, relation by relation. `problems` names each relation whose rows the archive
 * does not hold exactly: a backup with a problem is none.
 */
export function buildProof(backup: string, source: SourceFacts, archived: Archived | undefined, mode: ProofMode): { proof: Proof; problems: string[] } {
  const problems: string[] = []
  const archivedTables = new Map((archived?.tables ?? []).map((table) => [keyOf(table), table]))
  const relations = source.relations.map((relation): RelationProof => {
    const table = archivedTables.get(keyOf(relation))
    archivedTables.delete(keyOf(relation))
    const exempt = exemption(relation, table, archived !== undefined)
    const problem = exempt === null && archived !== undefined ? difference(relation, table) : undefined
    if (problem !== undefined) problems.push(problem)
    return {
      schema: relation.schema, name: relation.name, kind: relation.kind,
      rows: table?.rows ?? relation.rows, fingerprint: mode === 'content' ? table?.fingerprint ?? null : null, columns: table?.columns ?? null, exempt,
    }
  })
  for (const table of archivedTables.values()) problems.push(`${nameOf(table)} is in the archive but not in the source's snapshot`)
  const objects = mode === 'content' && archived !== undefined ? archived.largeObjects : { count: archived?.largeObjects.count ?? source.largeObjects, bytes: archived?.largeObjects.bytes ?? 0, fingerprint: null }
  if (objects.count !== source.largeObjects) {
    problems.push(`the archive holds ${counted(objects.count, 'large object')}, the source ${number(source.largeObjects)}`)
  }
  return {
    problems,
    proof: {
      version: manifestVersion, backup, source: source.address, relations, sequences: archived?.sequences ?? [], largeObjects: objects,
      constraints: source.constraints, indexes: source.indexes, triggers: source.triggers, newest: source.newest ?? [],
    },
  }
}

/** Why a relation's rows are not compared; null where they are. Never a silent skip: each reason stands in the manifest. */
function exemption(relation: SourceRelation, table: ArchivedTable | undefined, wasRead: boolean): string | null {
  if (relation.kind === 'partitioned table') return 'its rows are in its partitions'
  if (relation.kind === 'foreign table') return 'a foreign table: its rows are elsewhere'
  if (relation.extension !== null && relation.condition === null) return `belongs to extension ${relation.extension}, which fills it`
  if (!relation.readable) return relation.kind === 'materialized view' ? 'not populated' : 'an unlogged table cannot be read on a standby'
  if (wasRead && relation.kind === 'table' && table === undefined) return excludedReason
  return null
}

/** What stands in the manifest for a table whose rows pg_dump was told to leave out. */
export const excludedReason = 'its rows are excluded from the backup'

function difference(relation: SourceRelation, table: ArchivedTable | undefined): string | undefined {
  if (relation.kind === 'materialized view' || table?.rows === null) return undefined
  if (table?.rows === relation.rows || relation.rows === null) return undefined
  return `${nameOf(relation)} has ${counted(relation.rows, 'row')} in the source but ${number(table?.rows ?? 0)} in the archive`
}

/** A relation that differs between two readings of its rows. */
export interface Difference {
  readonly relation: string
  readonly sentence: string
}

export interface Comparison {
  readonly differences: readonly Difference[]
  readonly tablesCompared: number
  readonly rowsCompared: number
  /** Relations whose content could not be compared, each with its reason. */
  readonly exempt: readonly { relation: string; reason: string }[]
}

/** Compares the rows of tables, wherever they were read again, with the manifest's closed part. */
export function compareTables(proof: Proof, found: readonly ArchivedTable[], place: string): Comparison {
  const foundTables = new Map(found.map((table) => [keyOf(table), table]))
  const differences: Difference[] = []
  const exempt: { relation: string; reason: string }[] = []
  let tablesCompared = 0
  let rowsCompared = 0
  for (const relation of proof.relations) {
    const name = nameOf(relation)
    const table = foundTables.get(keyOf(relation))
    foundTables.delete(keyOf(relation))
    if (relation.exempt !== null) {
      exempt.push({ relation: name, reason: relation.exempt })
      continue
    }
    const sentence = tableDifference(relation, table, place)
    if (sentence !== undefined) differences.push({ relation: name, sentence })
    else if (table !== undefined && relation.kind === 'table') {
      tablesCompared++
      rowsCompared += table.rows ?? 0
    }
  }
  for (const table of foundTables.values()) differences.push({ relation: nameOf(table), sentence: `${nameOf(table)} is in ${place} but not in the manifest` })
  return { differences, tablesCompared, rowsCompared, exempt }
}

function tableDifference(relation: RelationProof, table: ArchivedTable | undefined, place: string): string | undefined {
  const name = nameOf(relation)
  if (table === undefined) return relation.kind === 'table' ? `${name} is missing in ${place}` : undefined
  if (relation.rows !== null && table.rows !== relation.rows) {
    return `${name} has ${table.rows === null ? 'rows that cannot be counted' : counted(table.rows, 'row')} in ${place}, the source had ${number(relation.rows)}`
  }
  if (relation.fingerprint === null || table.fingerprint === relation.fingerprint) return undefined
  return `${name} has other content in ${place} than in the source (${counted(relation.rows ?? 0, 'row')} in both)`
}

/** Compares sequences, which pg_dump takes outside its snapshot: the archive's own values are what a restore must give. */
export function compareSequences(expected: readonly SequenceProof[], found: readonly SequenceProof[], place: string): Difference[] {
  const values = new Map(found.map((sequence) => [keyOf(sequence), sequence]))
  return expected.flatMap((sequence): Difference[] => {
    const other = values.get(keyOf(sequence))
    const relation = nameOf(sequence)
    if (other === undefined) return [{ relation, sentence: `sequence ${relation} is missing in ${place}` }]
    if (other.value === sequence.value && other.isCalled === sequence.isCalled) return []
    return [{ relation, sentence: `sequence ${relation} stands at ${position(other)} in ${place}, in the source at ${position(sequence)}` }]
  })
}

function position(sequence: SequenceProof): string {
  return `${sequence.value}${sequence.isCalled ? '' : ' (not called)'}`
}

/** A relation's name as people read it: `schema.table`. */
export function nameOf(relation: { readonly schema: string; readonly name: string }): string {
  return `${relation.schema}.${relation.name}`
}

function keyOf(relation: { readonly schema: string; readonly name: string }): string {
  return JSON.stringify([relation.schema, relation.name])
}
