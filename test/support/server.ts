import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Connection } from '../../src/domain/connection.ts'
import { Secret } from '../../src/kit/secret.ts'
import { findServerBinaries } from '../../src/postgres/clients.ts'

/** A real PostgreSQL server of a test, the demo or the benchmark: on loopback, in a folder of its own, gone after `stop`. */
export interface TestServer {
  readonly major: number
  readonly port: number
  readonly folder: string
  readonly binaries: string
  /** To a database as the superuser `postgres`. */
  connection(database?: string): Connection
  /** Runs SQL as the superuser; gives the rows of the last statement. */
  sql(text: string, database?: string): Promise<Record<string, unknown>[]>
  stop(): Promise<void>
}

// With every sign that a URL, a shell or SQL could stumble over.
const password = 'p@ss:/%\'"$ w&rd'

/** The newest major whose server programs are installed here, or the one that ZIMMER_POSTGRES asks for; undefined where there is none. */
export async function installedMajor(): Promise<number | undefined> {
  const asked = Number(process.env['ZIMMER_POSTGRES'] ?? '0')
  if (asked !== 0) return asked
  for (const major of [18, 17, 16, 15, 14, 13]) if (await findServerBinaries(major) !== undefined) return major
  return undefined
}

/** Starts a server; `settings` go into postgresql.conf. Throws when no server programs are installed. */
export async function startServer(options: { major?: number; settings?: Readonly<Record<string, string>>; initdb?: readonly string[]; durable?: boolean } = {}): Promise<TestServer> {
  const major = options.major ?? await installedMajor()
  const found = major === undefined ? undefined : await findServerBinaries(major)
  if (major === undefined || found === undefined) throw new Error(`no server programs of PostgreSQL ${major ?? ''} are installed`)
  const folder = mkdtempSync(join(tmpdir(), 'zimmer-test-server-'))
  const account = unprivileged()
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  if (account !== undefined) for (const path of [folder, passwordFile]) chownSync(path, account.uid, account.gid)
  const data = join(folder, 'data')
  await serverProgram(join(found.directory, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '--no-sync', '-E', 'UTF8', '--locale=C.UTF-8', ...options.initdb ?? []], account)
  const port = await freePort()
  const settings = { listen_addresses: '127.0.0.1', port: String(port), unix_socket_directories: '', ...(options.durable === true ? {} : { fsync: 'off' }), max_connections: '60', ...options.settings }
  writeFileSync(join(data, 'postgresql.auto.conf'), Object.entries(settings).map(([name, value]) => `${name} = '${value.replaceAll('\'', '\'\'')}'\n`).join(''))
  await serverProgram(join(found.directory, 'pg_ctl'), ['-D', data, '-l', join(folder, 'log'), '-w', '-t', '60', 'start'], account)
  const connection = (database = 'postgres'): Connection => ({ host: '127.0.0.1', port, user: 'postgres', database, password: new Secret(password), parameters: { sslmode: 'disable' } })
  const stop = async () => {
    if (!existsSync(folder)) return
    await serverProgram(join(found.directory, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop'], account).catch(() => undefined)
    rmSync(folder, { recursive: true, force: true })
  }
  return { major, port, folder, binaries: found.directory, connection, stop, sql: (text, database) => query(connection(database), text) }
}

/** Runs SQL on a connection; gives the rows of the last statement. */
export async function query(connection: Connection, text: string): Promise<Record<string, unknown>[]> {
  const { host, port, user, database } = connection
  const client = new pg.Client({ host, port, user, database, ...(connection.password === undefined ? {} : { password: connection.password.reveal() }) })
  await client.connect()
  try {
    const result = await client.query<Record<string, unknown>>(text) as unknown as pg.QueryResult<Record<string, unknown>> | pg.QueryResult<Record<string, unknown>>[]
    return (Array.isArray(result) ? result.at(-1)?.rows : result.rows) ?? []
  } finally {
    await client.end()
  }
}

/** A port that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => { resolve(port) })
    })
  })
}

/** PostgreSQL refuses root: as root, servers run as `postgres`, or as `nobody`. */
export function unprivileged(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'))
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = accounts.find(([account]) => account === name) ?? []
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new Error('neither postgres nor nobody has an account here')
}

/** Runs one of a server's programs under the account of the server; throws with what it says when it fails. */
export async function serverProgram(path: string, parameters: readonly string[], account: { uid: number; gid: number } | undefined): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const child = spawn(path, parameters, { ...account, stdio: ['ignore', 'ignore', 'pipe'], cwd: '/' })
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => { stderr += chunk })
    child.once('error', reject)
    // Not `close`: the server that pg_ctl starts keeps the pipe open.
    child.once('exit', (code) => { child.stderr.destroy(); if (code === 0) resolve(); else reject(new Error(`${path} ended with ${code ?? 'a signal'}: ${stderr}`)) })
  })
}
