import pg from 'pg'
import { qualifiedNames, withSchemas, wordsOf } from '../domain/sql-definitions.ts'
import type { QualifiedName } from '../domain/sql-definitions.ts'
import { isAttachment, keyOf, referencedTable } from '../domain/table-selection.ts'
import type { ArchivedObject } from '../domain/table-selection.ts'
import { codeOf } from '../kit/errors.ts'
import { plain } from '../kit/markdown.ts'
import { statementsFor } from './tables-restore-archive.ts'
import type { ReadableArchive } from './tables-restore-archive.ts'
import { targetOf } from './tables-restore-plan.ts'
import type { TablesPlan, TablesRequest } from './tables-restore-request.ts'
import { inSql, missingOf } from './tables-restore-target.ts'
import type { Session } from './session.ts'

/** Makes the tables that are not filled in place: bare ones for the rows, then what is built upon them. */
export class Creation {
  readonly notes: string[] = []
  readonly #session: Session
  readonly #request: TablesRequest
  readonly #plan: TablesPlan
  readonly #archive: ReadableArchive
  readonly #created: ReadonlySet<string>
  /** Every relation that is made here: tables, sequences, indexes. */
  readonly #made: ReadonlySet<string>
  /** The schema in which things are made, by the one that they had. */
  readonly #schemas = new Map<string, string>()
  #postponed: string[] = []

  constructor(session: Session, request: TablesRequest, plan: TablesPlan, archive: ReadableArchive) {
    this.#session = session
    this.#request = request
    this.#plan = plan
    this.#archive = archive
    this.#created = new Set(plan.tables.filter(({ how }) => how === 'create').map(({ table }) => keyOf(table)))
    const sequences = plan.selection.sequences.filter(({ table }) => this.#created.has(keyOf(table)))
    const objects = plan.selection.objects.filter(({ table }) => this.#created.has(keyOf(table)))
    this.#made = new Set([...this.#created, ...sequences.map(keyOf), ...objects.flatMap(({ entry, table }) => namesUpon(entry, table))])
  }

  /** Where a relation stands while rows are read into it: in a rename it gets its name at the end. */
  placeOf(relation: QualifiedName): QualifiedName {
    return { schema: this.#schemas.get(relation.schema) ?? relation.schema, name: relation.name }
  }

  async makeTables(): Promise<void> {
    if (this.#created.size === 0) return
    await this.#makeSchemas()
    for (const statement of await this.#statements((entry) => entry.section === 'pre-data')) {
      const fate = this.#fateOf(statement)
      if (fate === 'now') await this.#perform(statement)
      else if (fate === 'postponed') this.#postponed.push(statement)
    }
  }

  /** Indexes, constraints, triggers, policies, comments, privileges; then partitions join the live tables that they belong to. */
  async makeRest(): Promise<void> {
    if (this.#created.size === 0) return
    const others = await this.#statements((entry) => entry.section !== 'pre-data' && !isPrivilege(entry))
    for (const statement of others) if (this.#fateOf(statement) === 'now') await this.#perform(statement)
    for (const statement of this.#postponed) await this.#perform(statement)
    for (const statement of await this.#statements(isPrivilege)) await this.#grant(statement)
  }

  async #makeSchemas(): Promise<void> {
    const { into, intoName } = this.#request
    if (into === 'replace') return
    const sources = [...new Set(this.#plan.tables.map(({ table }) => table.schema))]
    const [row] = await this.#session.query<{ id: string }>('SELECT txid_current()::text AS id')
    for (const [index, source] of sources.entries()) this.#schemas.set(source, into === 'schema' ? intoName : `zimmer_restoring_${row?.id ?? ''}_${index}`)
    const wanted = [...new Set(this.#schemas.values())].map((name) => ({ kind: 'schema' as const, schema: null, name }))
    // Not IF NOT EXISTS: that asks for the right to create even where nothing is to be created.
    for (const { name } of await missingOf(this.#session, wanted)) await this.#session.query(`CREATE SCHEMA ${pg.escapeIdentifier(name)}`)
  }

  async #statements(which: (entry: ArchivedObject) => boolean): Promise<string[]> {
    const entries = this.#plan.selection.objects.filter(({ entry, table }) => this.#created.has(keyOf(table)) && which(entry)).map(({ entry }) => entry)
    return statementsFor(this.#archive, entries, { ownership: this.#request.ownership, tablespaces: this.#plan.tablespaces })
  }

  async #perform(statement: string): Promise<void> {
    await this.#session.query(this.#moved(statement))
  }

  #fateOf(statement: string): 'now' | 'postponed' | 'left out' {
    return fateOf(statement, { isCopy: this.#request.into !== 'replace', isMade: (relation) => this.#made.has(keyOf(relation)) })
  }

  #moved(statement: string): string {
    if (this.#schemas.size === 0) return statement
    return withSchemas(statement, (relation) => (this.#made.has(keyOf(relation)) ? this.#schemas.get(relation.schema) : undefined))
  }

  /** A role that the target lacks costs its privileges, not the rows. */
  async #grant(statement: string): Promise<void> {
    await this.#session.query('SAVEPOINT privilege')
    try {
      await this.#perform(statement)
    } catch (problem) {
      if (codeOf(problem) !== '42704') throw problem
      await this.#session.query('ROLLBACK TO SAVEPOINT privilege')
      this.notes.push(`a role is missing at the target, so this was not done: ${plain(statement)}`)
    }
    await this.#session.query('RELEASE SAVEPOINT privilege')
  }

  /** Gives what was made for a rename its names, beside the live tables, and removes the schemas in which it was made. */
  async moveInPlace(): Promise<void> {
    if (this.#request.into !== 'rename') return
    for (const [source, schema] of this.#schemas) {
      const relations = await this.#session.query<{ name: string; kind: string }>(`
        SELECT relname AS name, relkind AS kind FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind IN ('r', 'p', 'i', 'I', 'S') ORDER BY 1`, [pg.escapeIdentifier(schema)])
      const renamed = (name: string) => targetOf(this.#request, { schema: source, name }).name
      for (const { name } of relations) await this.#session.query(`ALTER TABLE ${inSql({ schema, name })} RENAME TO ${pg.escapeIdentifier(renamed(name))}`)
      // Indexes and the sequences of columns go along.
      for (const { name, kind } of relations) if (kind === 'r' || kind === 'p') await this.#session.query(`ALTER TABLE ${inSql({ schema, name: renamed(name) })} SET SCHEMA ${pg.escapeIdentifier(source)}`)
      const statistics = await this.#session.query<{ name: string }>('SELECT stxname AS name FROM pg_statistic_ext WHERE stxnamespace = $1::regnamespace', [pg.escapeIdentifier(schema)])
      for (const { name } of statistics) {
        await this.#session.query(`ALTER STATISTICS ${inSql({ schema, name })} RENAME TO ${pg.escapeIdentifier(renamed(name))}`)
        await this.#session.query(`ALTER STATISTICS ${inSql({ schema, name: renamed(name) })} SET SCHEMA ${pg.escapeIdentifier(source)}`)
      }
      await this.#session.query(`DROP SCHEMA ${pg.escapeIdentifier(schema)}`)
    }
  }
}

/** The names of what stands upon a table in a schema of its own right. */
function namesUpon(entry: ArchivedObject, table: QualifiedName): string[] {
  if (entry.description === 'INDEX' || entry.description === 'STATISTICS') return [keyOf({ schema: table.schema, name: entry.tag })]
  return entry.description === 'CONSTRAINT' ? [keyOf({ schema: table.schema, name: entry.tag.slice(table.name.length + 1) })] : []
}

const isPrivilege = (entry: ArchivedObject): boolean => entry.description === 'ACL'

/**
 * Whether a statement of the archive is done now, after the rest, or not at all: a copy is tied to nothing that is live, and a partition joins a
 * live table only when it has the indexes that the table wants.
 */
function fateOf(statement: string, context: { isCopy: boolean; isMade: (relation: QualifiedName) => boolean }): 'now' | 'postponed' | 'left out' {
  const [first] = qualifiedNames(statement)
  if (first === undefined) return 'now'
  if (isAttachment(statement)) return context.isMade(first) ? 'now' : context.isCopy ? 'left out' : 'postponed'
  const words = wordsOf(statement)
  if (statement.startsWith('ALTER INDEX ') && /\bATTACH PARTITION\b/.test(words)) return context.isMade(first) ? 'now' : 'left out'
  if (context.isCopy && /\bADD CONSTRAINT\b.* ?\bFOREIGN KEY\b/.test(words)) {
    const to = referencedTable(statement)
    return to !== undefined && context.isMade(to) ? 'now' : 'left out'
  }
  return 'now'
}
