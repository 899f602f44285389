import type { SchemaEntry } from './schema.ts'

/** What an archive asks of a server beyond an empty database. */
export interface ArchiveNeeds {
  /** Owners of objects, and the roles that privileges and policies name. */
  readonly roles: readonly string[]
  readonly extensions: readonly string[]
  readonly tablespaces: readonly string[]
  /** They come back disabled: pg_dump writes them with `connect = false`. */
  readonly subscriptions: readonly string[]
  /** What only a superuser can create, in words. */
  readonly forSuperusers: readonly string[]
  readonly database: DatabaseEntries
}

/** What the archive knows of the database as a whole, which pg_restore passes over without `--create`. */
export interface DatabaseEntries {
  /** From `WITH` on, of its CREATE DATABASE; undefined where the archive has none. */
  readonly options: string | undefined
  readonly owner: string | undefined
  /** Its settings, comment and grants, as pg_dump wrote them: for the database under its old name. */
  readonly definitions: readonly string[]
}

const named = new Set(['ACL', 'DEFAULT ACL', 'POLICY', 'USER MAPPING'])
const superuserKinds: Readonly<Record<string, string>> = { 'EVENT TRIGGER': 'event trigger', 'FOREIGN DATA WRAPPER': 'foreign-data wrapper', 'ACCESS METHOD': 'access method', 'SUBSCRIPTION': 'subscription' }

/** Reads the needs from the archive's table of contents. `roles`: those that the manifest names, of which some are the server's own alone. */
export function needsOf(entries: readonly SchemaEntry[], roles: readonly string[]): ArchiveNeeds {
  const kind = (description: string) => entries.filter((entry) => entry.description === description)
  const owners = entries.filter(({ description, tag }) => description !== 'EXTENSION' && !isOfDatabase({ description, tag })).flatMap(({ owner }) => owner ?? [])
  const statements = entries.filter(({ description, tag }) => named.has(description) && !isOfDatabase({ description, tag })).map(({ definition }) => definition ?? '')
  const grantees = roles.filter((role) => statements.some((text) => mentions(text, role)))
  const [created] = kind('DATABASE')
  return {
    roles: unique([...owners, ...grantees]).filter((role) => role !== '' && !role.startsWith('pg_')),
    extensions: unique(kind('EXTENSION').map(({ tag }) => tag)),
    tablespaces: unique(entries.flatMap(({ tablespace }) => tablespace ?? [])).filter((name) => name !== ''),
    subscriptions: unique(kind('SUBSCRIPTION').map(({ tag }) => tag)),
    forSuperusers: entries.flatMap(({ description, tag, definition }) => {
      const word = superuserKinds[description] ?? (description === 'PUBLICATION' && (definition ?? '').includes('FOR ALL TABLES') ? 'publication' : undefined)
      return word === undefined ? [] : [`${word} ${tag}`]
    }),
    database: {
      options: /^CREATE DATABASE (?:"(?:[^"]|"")*"|\S+) WITH (?<options>[^]*?);\s*$/.exec(created?.definition ?? '')?.groups?.['options'],
      owner: created?.owner === '' ? undefined : created?.owner ?? undefined,
      definitions: entries.filter((entry) => entry.description !== 'DATABASE' && isOfDatabase(entry)).flatMap(({ definition }) => definition ?? []),
    },
  }
}

function isOfDatabase({ description, tag }: { description: string; tag: string }): boolean {
  return description === 'DATABASE' || description === 'DATABASE PROPERTIES' || (['ACL', 'COMMENT', 'SECURITY LABEL'].includes(description) && tag.startsWith('DATABASE '))
}

/** Whether a statement names a role, bare or quoted. One that only looks so costs a role without login. */
function mentions(statement: string, role: string): boolean {
  const name = /^[a-z_][a-z0-9_]*$/.test(role) ? role : `"${role.replaceAll('"', '""')}"`
  for (let at = statement.indexOf(name); at >= 0; at = statement.indexOf(name, at + 1)) {
    if (!/[\w$]/.test(statement[at - 1] ?? '') && !/[\w$]/.test(statement[at + name.length] ?? '')) return true
  }
  return false
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].sort()
}
