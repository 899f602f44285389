import type { Extension, ServerFacts } from '../domain/manifest.ts'
import { majorOf, oldestMajor, versionText } from '../domain/versions.ts'
import { KnownError } from '../kit/errors.ts'
import type { Session } from './session.ts'

/** What the suite knows of a server and of one of its databases. */
export interface Server extends ServerFacts {
  readonly major: number
  readonly database: string
  readonly role: string
  readonly superuser: boolean
  readonly databaseBytes: number
  readonly extensions: readonly Extension[]
  /** Roles that the database's objects name: owners, grantees, those of policies. */
  readonly roles: readonly string[]
}

interface FactsRow {
  version: number; role: string; superuser: boolean; standby: boolean; replayed: Date | null; encoding: string
  collation: string; ctype: string; bytes: string; settings: Record<string, string>
}

/**
 * Looks at the server and the session's database. Reads catalogs only. The database is called as it was connected to: names of databases have no
 * encoding, and one beyond ASCII reads as another within a database of an encoding other than UTF-8.
 */
export async function inspectServer(session: Session, database: string): Promise<Server> {
  const [facts] = await session.query<FactsRow>(`
    SELECT current_setting('server_version_num')::int AS version, current_user AS role,
           (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) AS superuser, pg_is_in_recovery() AS standby, CASE WHEN pg_is_in_recovery() THEN pg_last_xact_replay_timestamp() END AS replayed,
           pg_encoding_to_char(encoding) AS encoding, datcollate AS collation, datctype AS ctype,
           pg_database_size(oid)::text AS bytes,
           (SELECT jsonb_object_agg(name, setting) FROM pg_settings
             WHERE name IN ('lc_monetary', 'lc_numeric', 'lc_time', 'default_text_search_config', 'standard_conforming_strings')) AS settings
    FROM pg_database WHERE datname = current_database()`)
  if (facts === undefined) throw new Error('pg_database does not list the current database')
  const major = majorOf(facts.version)
  if (major < oldestMajor) {
    throw new KnownError('server-too-old', `server is PostgreSQL ${versionText(facts.version)}; PostgreSQL ${oldestMajor} is the oldest that is supported`,
      `Upgrade the server: its major has had no security fixes for years.`)
  }
  const provider = await localeProvider(session, major)
  return {
    version: versionText(facts.version), versionNumber: facts.version, major,
    database, role: facts.role, superuser: facts.superuser, standby: facts.standby, replayedAt: facts.replayed?.toISOString() ?? null,
    encoding: facts.encoding, collation: facts.collation, characterType: facts.ctype, localeProvider: provider.name, locale: provider.locale,
    settings: facts.settings, databaseBytes: Number(facts.bytes),
    systemIdentifier: await systemIdentifier(session),
    extensions: await session.query<{ name: string; version: string; schema: string }>(`
      SELECT extname AS name, extversion AS version, nspname AS schema FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace
      WHERE extname <> 'plpgsql' ORDER BY 1`),
    roles: (await session.query<{ role: string }>(`
      SELECT DISTINCT rolname AS role FROM pg_roles r WHERE rolname !~ '^pg_' AND (oid = 10 OR EXISTS (
        SELECT FROM pg_shdepend s WHERE s.refclassid = 'pg_authid'::regclass AND s.refobjid = r.oid
          AND s.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())))
      ORDER BY 1`)).map((row) => row.role),
  }
}

/** Who sorts: the C library, ICU (from 15 on also for whole databases) or the server itself (from 17 on). */
async function localeProvider(session: Session, major: number): Promise<{ name: string; locale: string | null }> {
  if (major < 15) return { name: 'libc', locale: null }
  const column = major < 17 ? 'daticulocale' : 'datlocale'
  const [row] = await session.query<{ name: string; locale: string | null }>(`
    SELECT CASE datlocprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END AS name, ${column} AS locale FROM pg_database WHERE datname = current_database()`)
  return row ?? { name: 'libc', locale: null }
}

/** The OIDs of the schemas that no dump holds, as a subquery. */
export const systemSchemas = `SELECT oid FROM pg_namespace WHERE nspname IN ('pg_catalog', 'information_schema') OR nspname ~ '^pg_(toast|temp)'`

/** Equal for a server and its physical copies alone; null where the role may not ask. */
export async function systemIdentifier(session: Session): Promise<string | null> {
  const [allowed] = await session.query<{ allowed: boolean }>(`SELECT has_function_privilege('pg_control_system()', 'EXECUTE') AS allowed`)
  if (allowed?.allowed !== true) return null
  const [row] = await session.query<{ id: string }>('SELECT system_identifier::text AS id FROM pg_control_system()')
  return row?.id ?? null
}
