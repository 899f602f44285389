import { createHash } from 'node:crypto'
import type { SchemaRevision } from '../domain/manifest.ts'

/** Asks a database; gives the rows of the answer as objects. */
export type Query = (text: string) => Promise<readonly Readonly<Record<string, unknown>>[]>

interface Found {
  readonly schema: string
  readonly table: string
  readonly columns: readonly string[]
}

/** Where a tool keeps its revision. */
interface Reading {
  readonly tool: string
  readonly table: string
  readonly columns: readonly string[]
  /** A table of that name may be another tool's. */
  readonly unless?: (found: Found, all: readonly Found[]) => boolean
  /** Gives one column `revision`; `FROM` and the quoted table follow in place of `<table>`. */
  readonly select: string
  /** True where the revisions are needed letter by letter. */
  readonly exact?: true
}

const hasRailsMetadata = (found: Found, all: readonly Found[]) =>
  all.some((other) => other.schema === found.schema && other.table === 'ar_internal_metadata')

const newest = 'SELECT max(version)::text AS revision <table>'

const readings: readonly Reading[] = [
  { tool: 'alembic', table: 'alembic_version', columns: ['version_num'], exact: true,
    select: 'SELECT version_num::text AS revision <table> ORDER BY 1' },
  { tool: 'prisma', table: '_prisma_migrations', columns: ['migration_name', 'finished_at', 'rolled_back_at'],
    select: 'SELECT max(migration_name)::text AS revision <table> WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL' },
  { tool: 'drizzle', table: '__drizzle_migrations', columns: ['created_at'],
    select: 'SELECT max(created_at)::text AS revision <table>' },
  { tool: 'knex', table: 'knex_migrations', columns: ['id', 'name'],
    select: 'SELECT name::text AS revision <table> ORDER BY id DESC LIMIT 1' },
  { tool: 'django', table: 'django_migrations', columns: ['app', 'name'],
    select: 'SELECT app::text AS application, max(name)::text AS revision <table> GROUP BY app ORDER BY 1' },
  { tool: 'golang-migrate', table: 'schema_migrations', columns: ['version', 'dirty'], select: newest },
  { tool: 'ecto', table: 'schema_migrations', columns: ['version', 'inserted_at'], select: newest },
  { tool: 'rails', table: 'schema_migrations', columns: ['version'], select: newest,
    unless: (found, all) => found.columns.length > 1 || !hasRailsMetadata(found, all) },
  { tool: 'dbmate', table: 'schema_migrations', columns: ['version'], select: newest,
    unless: (found, all) => found.columns.length > 1 || hasRailsMetadata(found, all) },
  { tool: 'flyway', table: 'flyway_schema_history', columns: ['version', 'installed_rank', 'success'],
    select: `SELECT version::text AS revision <table> WHERE version IS NOT NULL AND success::text = 'true'
      ORDER BY installed_rank DESC LIMIT 1` },
  { tool: 'liquibase', table: 'databasechangelog', columns: ['id', 'orderexecuted'],
    select: 'SELECT id::text AS revision <table> ORDER BY orderexecuted DESC LIMIT 1' },
  { tool: 'atlas', table: 'atlas_schema_revisions', columns: ['version'], select: newest },
  { tool: 'goose', table: 'goose_db_version', columns: ['version_id', 'is_applied'],
    select: 'SELECT max(version_id)::text AS revision <table> WHERE is_applied::text = \'true\'' },
  { tool: 'sqlx', table: '_sqlx_migrations', columns: ['version', 'success'],
    select: newest + ' WHERE success::text = \'true\'' },
]

const tableNames = [...new Set([...readings.map((one) => one.table), 'ar_internal_metadata'])]

/** Tables in which migration tools keep account and locks of their own: what becomes of them is no effect of a migration. */
export const bookkeepingTables: readonly string[] = [...tableNames, 'knex_migrations_lock', 'databasechangeloglock']

/**
 * Tables that a migration tool may keep its revision in, of any schema, as far as the role may read them whole. In the snapshot
 * of a dump a failed query would end the transaction, so rights are asked for and not tried. An alembic table under another name
 * (`version_table=`) is known by its only column.
 */
const catalogQuery = `
SELECT n.nspname::text AS schema, c.relname::text AS name,
       (SELECT pg_catalog.string_agg(a.attname::text, ' ' ORDER BY a.attnum) FROM pg_catalog.pg_attribute a
         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND n.nspname <> 'pg_catalog' AND n.nspname <> 'information_schema'
   AND (c.relname::text IN (${tableNames.map((name) => `'${name}'`).join(', ')})
        OR c.relnatts = 1 AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
                                       WHERE a.attrelid = c.oid AND a.attnum = 1 AND a.attname = 'version_num'))
   AND pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_table_privilege(c.oid, 'SELECT')
   AND NOT pg_catalog.row_security_active(c.oid)
 ORDER BY 1, 2`

/**
 * Tells which revision a database is at, and of which tool; null where there is none or the role may not read it. Several schemas
 * with a revision of their own give several revisions. `tool` is the one that is asked for, where a database has several.
 * One catalog query and one read for each table found.
 */
export async function readRevision(query: Query, tool?: string): Promise<SchemaRevision | null> {
  const found = (await query(catalogQuery)).map((row) => ({
    schema: String(row['schema']), table: String(row['name']), columns: String(row['columns']).split(' '),
  }))
  const kept = found.flatMap((one) => {
    const reading = readings.find((candidate) => isOf(candidate, one, found))
    return reading === undefined ? [] : [{ found: one, reading }]
  })
  const name = kept.find((one) => one.reading.tool === tool)?.reading.tool
    ?? readings.find((reading) => tool === undefined && kept.some((one) => one.reading === reading))?.tool
  if (name === undefined) return null
  const revisions = new Set<string>()
  for (const { found: one, reading } of kept.filter((each) => each.reading.tool === name)) {
    for (const row of await query(reading.select.replace('<table>', `FROM ${quoted(one.schema)}.${quoted(one.table)}`))) {
      const revision = revisionOf(row, reading)
      if (revision !== undefined) revisions.add(revision)
    }
  }
  return { tool: name, revisions: [...revisions].sort() }
}

function isOf(reading: Reading, found: Found, all: readonly Found[]): boolean {
  const named = reading.table === found.table || (reading.tool === 'alembic' && found.columns.join(' ') === 'version_num')
  return named && reading.columns.every((column) => found.columns.includes(column)) && reading.unless?.(found, all) !== true
}

function revisionOf(row: Readonly<Record<string, unknown>>, reading: Reading): string | undefined {
  const { revision, application } = row
  if (typeof revision !== 'string') return undefined
  const shown = reading.exact === true ? revision : withoutWords(revision)
  return typeof application === 'string' ? `${application}.${shown}` : shown
}

/**
 * A revision without its description: `20240312_add_customers` → `20240312`. The manifest's open part names no table, and
 * descriptions do; a name without a number gives the beginning of its SHA-256.
 */
function withoutWords(revision: string): string {
  const number = /^\d+(?:\.\d+)*(?=[^0-9A-Za-z]|$)/.exec(revision)?.[0]
  return number ?? `sha256:${createHash('sha256').update(revision).digest('hex').slice(0, 12)}`
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
