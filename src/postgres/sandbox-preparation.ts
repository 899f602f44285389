import pg from 'pg'
import type { Connection } from '../domain/connection.ts'
import { connect } from './session.ts'

/** Creates the roles that the archive's objects name, without login, where they are missing: so ownership and privileges are restored and tested too. */
export async function createRoles(connection: Connection, roles: readonly string[]): Promise<void> {
  const session = await connect(connection)
  try {
    const there = new Set((await session.query<{ name: string }>('SELECT rolname AS name FROM pg_roles')).map(({ name }) => name))
    for (const role of roles) if (!there.has(role)) await session.query(`CREATE ROLE ${pg.escapeIdentifier(role)} NOLOGIN`)
  } finally {
    await session.end()
  }
}

/**
 * What keeps a restored database's event triggers out of the sessions that judge it, where the server knows it (17) and lets us: one on `login` would
 * run in them before anything is asked, and could put tables of its own before the catalogs.
 */
export function withoutEventTriggers(connection: Connection): Promise<Record<string, string>> {
  return supportedSettings(connection, { event_triggers: 'off' }, [])
}

/** Those of the source's settings that the server takes too: a locale for money that is not installed here cannot be had. */
export async function supportedSettings(connection: Connection, settings: Readonly<Record<string, string>>, notes: string[], place = 'the sandbox'): Promise<Record<string, string>> {
  const supported: Record<string, string> = {}
  const session = await connect(connection)
  try {
    for (const [name, value] of Object.entries(settings)) {
      const [row] = await session.query<{ value: string }>('SELECT current_setting($1, true) AS value', [name])
      if (row?.value === value) continue
      try {
        await session.query('SELECT set_config($1, $2, false)', [name, value])
        supported[name] = value
      } catch {
        notes.push(`${place} has no ${name} "${value}"; it restores with "${row?.value ?? ''}"`)
      }
    }
    return supported
  } finally {
    await session.end()
  }
}
