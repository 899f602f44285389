import pg from 'pg'
import type { DatabaseEntries } from '../domain/archive-needs.ts'
import { statementsOf } from './checks-statements.ts'
import type { Session } from './session.ts'

/** A statement that gives a database what belongs to it as a whole, and what it is about: values of settings may be secrets. */
export interface SettingStatement {
  readonly text: string
  readonly about: string
}

/** Settings whose value is a list of names, each quoted by itself (GUC_LIST_QUOTE in PostgreSQL's guc tables). */
const listsOfNames = new Set(['local_preload_libraries', 'search_path', 'session_preload_libraries', 'shared_preload_libraries', 'temp_tablespaces', 'unix_socket_directories'])

interface DatabaseRow { owner: string; connectionLimit: number; comment: string | null; restricted: boolean }

/** Owner, comment, limit, settings and grants of a standing database, as statements for another one. `comment`: in place of what stands there now. */
export async function settingsOf(session: Session, database: string, to: string, comment: string | null | undefined): Promise<SettingStatement[]> {
  const [row] = await session.query<DatabaseRow & Record<string, unknown>>(`
    SELECT pg_get_userbyid(datdba) AS owner, datconnlimit AS "connectionLimit", shobj_description(oid, 'pg_database') AS comment, datacl IS NOT NULL AS restricted FROM pg_database WHERE datname = $1`, [database])
  if (row === undefined) return []
  const name = pg.escapeIdentifier(to)
  const settings = await session.query<{ role: string | null; setting: string }>(`
    SELECT rolname AS role, unnest(setconfig) AS setting FROM pg_db_role_setting s LEFT JOIN pg_roles r ON r.oid = setrole
    WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = $1) AND (setrole = 0 OR rolname IS NOT NULL)`, [database])
  const grants = await session.query<{ grantee: string | null; privilege: string; grantable: boolean }>(`
    SELECT CASE WHEN grantee <> 0 THEN pg_get_userbyid(grantee) END AS grantee, privilege_type AS privilege, bool_or(is_grantable) AS grantable
    FROM pg_database, aclexplode(datacl) WHERE datname = $1 GROUP BY 1, 2`, [database])
  return [
    ...settings.map(({ role, setting }) => statementOf(role === null ? `ALTER DATABASE ${name}` : `ALTER ROLE ${pg.escapeIdentifier(role)} IN DATABASE ${name}`, setting)),
    { text: `COMMENT ON DATABASE ${name} IS ${literalOrNull(comment === undefined ? row.comment : comment)}`, about: 'comment' },
    ...(row.restricted ? [{ text: `REVOKE ALL ON DATABASE ${name} FROM PUBLIC`, about: 'grants' }] : []),
    ...grants.map(({ grantee, privilege, grantable }) => ({
      text: `GRANT ${privilege} ON DATABASE ${name} TO ${grantee === null ? 'PUBLIC' : pg.escapeIdentifier(grantee)}${grantable && grantee !== row.owner ? ' WITH GRANT OPTION' : ''}`, about: `grant of ${privilege}`,
    })),
    { text: `ALTER DATABASE ${name} CONNECTION LIMIT ${row.connectionLimit}`, about: 'connection limit' },
    // Last: after it, the restoring role may no longer be the owner.
    { text: `ALTER DATABASE ${name} OWNER TO ${pg.escapeIdentifier(row.owner)}`, about: `owner ${row.owner}` },
  ]
}

function statementOf(subject: string, setting: string): SettingStatement {
  const [parameter, value] = [setting.slice(0, setting.indexOf('=')), setting.slice(setting.indexOf('=') + 1)]
  const values = listsOfNames.has(parameter.toLowerCase()) ? namesIn(value) : [value]
  return { text: `${subject} SET ${parameter.split('.').map((part) => pg.escapeIdentifier(part)).join('.')} TO ${values.map((one) => pg.escapeLiteral(one)).join(', ')}`, about: `setting ${parameter}` }
}

/** The names of a list as the catalogue keeps it: `"$user", public`. */
export function namesIn(list: string): string[] {
  const names = [...list.matchAll(/(?:^|,)\s*(?:"(?<quoted>(?:[^"]|"")*)"|(?<bare>[^",\s]+))/g)]
  return names.length === 0 ? [''] : names.map(({ groups }) => groups?.['quoted']?.replaceAll('""', '"') ?? groups?.['bare'] ?? '')
}

function literalOrNull(text: string | null): string {
  return text === null ? 'NULL' : pg.escapeLiteral(text)
}

const name = '(?:"(?:[^"]|"")*"|[a-z0-9_]+)'
const shapes: readonly { pattern: RegExp; about: (rest: string) => string }[] = [
  { pattern: new RegExp(`^(ALTER DATABASE )${name}( (?:SET|CONNECTION LIMIT) [^]*)$`), about: (rest) => rest.trim().split(' ').slice(0, 2).join(' ') },
  { pattern: new RegExp(`^(ALTER ROLE ${name} IN DATABASE )${name}( SET [^]*)$`), about: (rest) => rest.trim().split(' ').slice(0, 2).join(' ') },
  { pattern: new RegExp(`^(COMMENT ON DATABASE )${name}( IS [^]*)$`), about: () => 'comment' },
  { pattern: new RegExp(`^((?:GRANT|REVOKE) [A-Z, ]+ ON DATABASE )${name}( (?:TO|FROM) [^]*)$`), about: () => 'grants' },
]

/** What the archive knows of the source's database as a whole, for a database of another name. */
export function archivedSettings({ owner, definitions }: DatabaseEntries, to: string, ownership: boolean): SettingStatement[] {
  const found = definitions.flatMap((definition) => statementsOf(definition)).flatMap(({ text }): SettingStatement[] => {
    for (const { pattern, about } of shapes) {
      const [, before, after] = pattern.exec(text) ?? []
      if (before === undefined || after === undefined) continue
      if (!ownership && /^(?:GRANT|REVOKE|ALTER ROLE)/.test(before)) return []
      return [{ text: `${before}${pg.escapeIdentifier(to)}${after}`, about: about(after) }]
    }
    return []
  })
  const limited = found.some(({ text }) => text.includes(' CONNECTION LIMIT '))
  const plain = { text: `ALTER DATABASE ${pg.escapeIdentifier(to)} CONNECTION LIMIT -1`, about: 'connection limit' }
  const commented = found.some(({ about }) => about === 'comment')
  const bare = { text: `COMMENT ON DATABASE ${pg.escapeIdentifier(to)} IS NULL`, about: 'comment' }
  const owned = { text: `ALTER DATABASE ${pg.escapeIdentifier(to)} OWNER TO ${pg.escapeIdentifier(owner ?? '')}`, about: `owner ${owner ?? ''}` }
  return [...found, ...(limited ? [] : [plain]), ...(commented ? [] : [bare]), ...(ownership && owner !== undefined ? [owned] : [])]
}
