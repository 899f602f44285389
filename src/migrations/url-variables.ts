import { readFile } from 'node:fs/promises'
import path from 'node:path'

const references = /(?:\benv\(|getenv\(|environ\[|environ\.get\(|process\.env[.[]|\bENV\[)\s*["']?(?<name>[A-Za-z_]\w*)/g
const database = /DATABASE|DB|POSTGRES|PG|SQL|DIRECT|ALEMBIC|MIGRAT/i
const url = /(?:URL|URI|DSN|CONNECTION_STRING)$/i

/**
 * The variables from which a tool's configuration takes the URL of its database (`url = env("DIRECT_URL")`), so that they can be
 * set to the sandbox: one that is not set would be looked up in a `.env` file, which may name production.
 */
export async function urlVariables(tool: string, directory: string, config: string): Promise<readonly string[]> {
  const text = tool === 'alembic' ? await environmentScript(directory, config) : config
  const names = [...text.matchAll(references)].map((match) => match.groups?.['name'] ?? '')
  return [...new Set(names)].filter((name) => database.test(name) && url.test(name)).sort()
}

/**
 * The database, or the host of one, that stands in a configuration as it is and that no variable can change, without its login;
 * undefined where there is none.
 * A tool that is not Python has no guard, so it would reach that database.
 */
export function hardWiredPlace(config: string): string | undefined {
  const names = [...config.matchAll(references)].map((match) => match.groups?.['name'] ?? '')
  if (/DATABASE_URL|PGHOST/.test(config) || names.some((name) => url.test(name))) return undefined
  const place = /postgres(?:ql)?:\/\/(?:[^"'`\s@]*@)?(?<place>[^"'`\s?]+)/.exec(config)?.groups?.['place']
  if (place !== undefined) return place.includes('${') ? undefined : place
  // In parts: `connection: { host: 'db.example.com', … }`.
  return names.some((name) => /HOST|SERVER/i.test(name)) ? undefined : /\bhost\s*:\s*["'](?<host>[^"'\s]+)["']/.exec(config)?.groups?.['host']
}

/** A value of an .ini file without the spaces and quotes around it. */
function unquoted(value: string): string {
  return value.trim().replace(/^["']/, '').replace(/["']$/, '')
}

/** The text of alembic's env.py; empty where it is not found. */
async function environmentScript(directory: string, config: string): Promise<string> {
  const found = /^[ \t]*script_location[ \t]*=(?<location>[^\r\n]+)$/m.exec(config)
  const folder = (unquoted(found?.groups?.['location'] ?? '') || 'alembic').replace(/(?<!%)%+\(here\)s/g, directory)
  return readFile(path.resolve(directory, folder, 'env.py'), 'utf8').catch(() => '')
}
