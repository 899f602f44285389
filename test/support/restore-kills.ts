import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import type { TestServer } from './server.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** One restore from a terminal, which may be ended from outside. */
export interface Run {
  readonly status: number | null
  readonly milliseconds: number
  readonly log: string
}

export interface Restoring {
  readonly server: TestServer
  readonly database: string
  readonly store: string
  readonly folder: string
  readonly swap: boolean
  readonly confirm: boolean
}

/** Starts a restore and sends it a signal after so many milliseconds, counted from the end of its verifying; without, lets it come to its end. */
export async function restoreAndKill({ server, database, store, folder, swap, confirm }: Restoring, after = Infinity, signal: NodeJS.Signals = 'SIGKILL'): Promise<Run> {
  const { host, port, user, password } = server.connection()
  const words = ['restore', '--host', host, '--port', String(port), '--user', user, '--database', database, '--backups-of', 'shop', '--store', store, '--safety-backup', 'false', '--swap', String(swap), '--jobs', '2', ...confirm ? ['--confirm', database] : []]
  const child = spawn(join(root, 'node_modules/node/bin/node'), [join(root, 'bin/zimmer-backup'), ...words], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env['PATH'] ?? '', HOME: folder, TMPDIR: folder, PGPASSWORD: password?.reveal() ?? '' } })
  let [log, began] = ['', 0]
  let timer: NodeJS.Timeout | undefined
  const hear = (chunk: string) => {
    log += chunk
    if (began !== 0 || !log.includes('proved:')) return
    began = performance.now()
    if (after !== Infinity) timer = setTimeout(() => child.kill(signal), after)
  }
  child.stdout.setEncoding('utf8').on('data', hear)
  child.stderr.setEncoding('utf8').on('data', hear)
  const status = await new Promise<number | null>((done) => child.once('close', (code) => { done(code) }))
  clearTimeout(timer)
  return { status, milliseconds: performance.now() - began, log }
}

/** Everything in a database of the shop, as one text: rows, sequences, large objects, constraints, indexes. */
export async function contentOf(server: TestServer, database: string): Promise<string> {
  const tables = await server.sql(`SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`, database)
  const rows: unknown[] = []
  for (const { name } of tables) rows.push(name, await server.sql(`SELECT count(*), md5(string_agg(t::text, ',' ORDER BY t::text)) FROM ${String(name)} t`, database))
  rows.push(await server.sql('SELECT conname, convalidated FROM pg_constraint WHERE conrelid <> 0 ORDER BY 1', database), await server.sql('SELECT relname, indisvalid FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid WHERE indexrelid >= 16384 AND relnamespace = 2200 ORDER BY 1', database))
  rows.push(await server.sql('SELECT sequencename, last_value FROM pg_sequences ORDER BY 1', database), await server.sql('SELECT md5(lo_get(oid)) FROM pg_largeobject_metadata ORDER BY 1', database))
  rows.push(await server.sql('SELECT matviewname, ispopulated FROM pg_matviews', database))
  return JSON.stringify(rows)
}

/** Puts a database back as it was before: a copy of a template that nobody is connected to. */
export async function makeLike(server: TestServer, database: string, template: string): Promise<void> {
  await server.sql(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(database)} WITH (FORCE)`)
  await server.sql(`CREATE DATABASE ${pg.escapeIdentifier(database)} TEMPLATE ${pg.escapeIdentifier(template)}`)
  await server.sql(`COMMENT ON DATABASE ${pg.escapeIdentifier(database)} IS 'as it was'`)
}

/** The comment of a database. */
export async function commentOf(server: TestServer, database: string): Promise<string | null> {
  const [row] = await server.sql(`SELECT shobj_description(oid, 'pg_database') AS comment FROM pg_database WHERE datname = ${pg.escapeLiteral(database)}`)
  return row?.['comment'] as string | null
}
