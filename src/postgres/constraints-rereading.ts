import pg from 'pg'
import { KnownError } from '../kit/errors.ts'
import type { Suspect } from './constraints-comparison.ts'
import type { Finding } from './constraints-findings.ts'
import type { Queryable } from './queryable.ts'

const identifier = String.raw`(?:"(?:[^"]|"")*"|[^\s".]+)`
const relation = String.raw`${identifier}\.${identifier}`
const indexParts = new RegExp(String.raw`^(?<head>CREATE (?:UNIQUE )?INDEX) ${identifier} ON (?:ONLY )?${relation} (?<tail>USING [^]*)$`)
const triggerParts = new RegExp(String.raw`^(?<head>CREATE (?:CONSTRAINT )?TRIGGER) ${identifier} (?<events>(?:BEFORE|AFTER|INSTEAD OF) .*?) ON ${relation} (?<tail>[^]*)$`)

/**
 * The findings of those suspects that the server, having read the expected definition, still tells apart from the one
 * it has. Needed because PostgreSQL writes some expressions in another way once it has read them back: a CHECK of
 * `status IN ('a', 'b')` on varchar changes its text by a dump and restore on one and the same server.
 */
export async function readAgain(queryable: Queryable, suspects: readonly Suspect[]): Promise<Finding[]> {
  const tables = new Map<string, Suspect[]>()
  for (const suspect of suspects) {
    const name = `${pg.escapeIdentifier(suspect.schema)}.${pg.escapeIdentifier(suspect.table)}`
    tables.set(name, [...tables.get(name) ?? [], suspect])
  }
  const findings: Finding[] = []
  for (const [table, ofTable] of tables) findings.push(...await readAgainForTable(queryable, table, ofTable))
  return findings
}

async function readAgainForTable(queryable: Queryable, table: string, suspects: readonly Suspect[]): Promise<Finding[]> {
  const findings: Finding[] = []
  await queryable.query('BEGIN')
  try {
    await queryable.query(`SELECT pg_catalog.set_config('search_path', '', true)`)
    const isDomain = (await queryable.query(`SELECT FROM pg_class WHERE oid = to_regclass($1)`, [table])).length === 0
    // A temporary table by the restored one's likeness; a domain is read as its base type by a column named VALUE.
    const likeness = isDomain ? `zimmer_reading (value ${table})` : `zimmer_reading (LIKE ${table})`
    await queryable.query(`CREATE TEMPORARY TABLE ${likeness}`)
    for (const suspect of suspects) {
      await queryable.query('SAVEPOINT before')
      const same = await readsAlike(queryable, suspect)
      await queryable.query('ROLLBACK TO SAVEPOINT before')
      if (!same) findings.push(suspect.finding)
    }
    return findings
  } catch (problem) {
    if (problem instanceof KnownError) throw problem
    // What could not be found out counts as a change.
    return suspects.map((suspect) => suspect.finding)
  } finally {
    await queryable.query('ROLLBACK').catch(() => undefined)
  }
}

async function readsAlike(queryable: Queryable, suspect: Suspect): Promise<boolean> {
  try {
    const [expected, found] = [await reading(queryable, suspect, suspect.expected, 'a'), await reading(queryable, suspect, suspect.found, 'b')]
    return expected !== undefined && expected === found
  } catch (problem) {
    if (problem instanceof KnownError) throw problem
    return false
  }
}

/** What the server writes after it has read a definition; names of the thing and of its table aside. */
async function reading(queryable: Queryable, { kind }: Suspect, definition: string, mark: string): Promise<string | undefined> {
  const name = `zimmer_${mark}`
  const answer = async (query: string) => (await queryable.query<{ definition: string }>(query))[0]?.definition
  if (kind === 'constraint') {
    // The other kinds hold no expression: their text is their meaning.
    if (!/^(?:CHECK \(|EXCLUDE )/.test(definition)) return definition
    await queryable.query(`ALTER TABLE pg_temp.zimmer_reading ADD CONSTRAINT ${name} ${definition}`)
    return answer(`SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint WHERE conname = '${name}' AND conrelid = 'pg_temp.zimmer_reading'::regclass`)
  }
  const parts = (kind === 'index' ? indexParts : triggerParts).exec(definition)?.groups
  if (parts === undefined) return undefined
  const { head = '', events, tail = '' } = parts
  if (kind === 'index') {
    await queryable.query(`${head} ${name} ON pg_temp.zimmer_reading ${tail}`)
    const text = await answer(`SELECT pg_get_indexdef(indexrelid) AS definition FROM pg_index WHERE indexrelid = 'pg_temp.${name}'::regclass`)
    return partsOf(indexParts, text)
  }
  await queryable.query(`${head} ${name} ${events ?? ''} ON pg_temp.zimmer_reading ${tail}`)
  const text = await answer(`SELECT pg_get_triggerdef(oid) AS definition FROM pg_trigger WHERE tgname = '${name}' AND tgrelid = 'pg_temp.zimmer_reading'::regclass`)
  return partsOf(triggerParts, text)
}

function partsOf(pattern: RegExp, text: string | undefined): string | undefined {
  const parts = text === undefined ? undefined : pattern.exec(text)?.groups
  return parts === undefined ? undefined : [parts['head'], parts['events'], parts['tail']].join(' ')
}
