import type { ObserverSession } from './session.ts'

/** For the sandbox's database alone: every statement when it begins and when it ends, no value of a parameter, no detail of an error. */
const databaseSettings: Readonly<Record<string, string>> = {
  log_statement: 'all', log_min_duration_statement: '0', log_min_messages: 'warning', log_min_error_statement: 'panic', log_error_verbosity: 'terse',
  log_parameter_max_length: '0', log_parameter_max_length_on_error: '0', log_duration: 'off', track_counts: 'on',
  // Asked for by a long transaction of many commands; production's own limits would end what is to be measured.
  statement_timeout: '0', idle_in_transaction_session_timeout: '0',
}

/** For the whole server; a sandbox of ours is started with them. */
const serverSettings: Readonly<Record<string, (now: string) => string>> = {
  log_destination: (now) => now.split(/,\s*/).includes('csvlog') ? now : `${now},csvlog`,
  log_rotation_age: () => '0',
  log_rotation_size: () => '0',
  log_timezone: (now) => /^(?:Etc\/)?UTC$/.test(now) ? now : 'UTC',
  // May not be set for one database.
  log_disconnections: () => 'on',
}

interface Setting {
  readonly name: string
  readonly setting: string
  /** What ALTER SYSTEM has set earlier; null where it has not. */
  readonly altered: string | null
}

/** Lets the server log what is needed; gives what puts every setting back. */
export async function applyLogSettings(session: ObserverSession): Promise<() => Promise<void>> {
  const database = await databaseName(session)
  const before = await ownSettings(session)
  const changed = await settingsToAlter(session)
  const names = Object.keys(databaseSettings)
  const alter = (values: readonly (readonly [string, string | undefined])[]) =>
    session.query(values.map(([name, value]) => `ALTER DATABASE ${database} ${value === undefined ? `RESET ${name}` : `SET ${name} = ${literal(value)}`}`).join('; '))
  const restore = async () => {
    await alter(names.map((name) => [name, before.get(name)]))
    for (const { name, altered } of changed) await session.query(altered === null ? `ALTER SYSTEM RESET ${name}` : `ALTER SYSTEM SET ${name} = ${valueOf(name, altered)}`)
    if (changed.length > 0) await session.query('SELECT pg_reload_conf()')
  }
  try {
    for (const { name, value } of changed) await session.query(`ALTER SYSTEM SET ${name} = ${valueOf(name, value)}`)
    if (changed.length > 0) await session.query('SELECT pg_reload_conf()')
    await alter(Object.entries(databaseSettings))
  } catch (problem) {
    await restore().catch(() => undefined)
    throw problem
  }
  return restore
}

async function databaseName(session: ObserverSession): Promise<string> {
  const [row] = await session.query<{ name: string }>('SELECT quote_ident(current_database()) AS name')
  if (row === undefined) throw new Error('the session is in no database')
  return row.name
}

/** What ALTER DATABASE has set earlier: a service may have its own. */
async function ownSettings(session: ObserverSession): Promise<Map<string, string>> {
  const rows = await session.query<{ setting: string }>(`
    SELECT unnest(setconfig) AS setting FROM pg_db_role_setting
    WHERE setrole = 0 AND setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())`)
  return new Map(rows.map(({ setting }) => [setting.slice(0, setting.indexOf('=')), setting.slice(setting.indexOf('=') + 1)] as const))
}

async function settingsToAlter(session: ObserverSession): Promise<(Setting & { readonly value: string })[]> {
  const settings = await session.query<Setting>(`
    SELECT s.name, s.setting, (SELECT f.setting FROM pg_file_settings f WHERE f.name = s.name AND f.sourcefile LIKE '%/postgresql.auto.conf' ORDER BY f.seqno DESC LIMIT 1) AS altered
    FROM pg_settings s WHERE s.name = ANY ($1)`, [Object.keys(serverSettings)])
  return settings.flatMap((one) => {
    const value = serverSettings[one.name]?.(one.setting) ?? one.setting
    return value === one.setting ? [] : [{ ...one, value }]
  })
}

/** The one setting that is a list takes its elements one by one. */
function valueOf(name: string, value: string): string {
  return name === 'log_destination' ? value.split(/,\s*/).map(literal).join(', ') : literal(value)
}

function literal(text: string): string {
  return `'${text.replaceAll('\'', '\'\'')}'`
}
