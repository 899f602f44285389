import { readdirSync } from 'node:fs'
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { Connection } from '../../../src/domain/connection.ts'
import { run } from '../../../src/kit/process.ts'
import { Secret } from '../../../src/kit/secret.ts'
import type { Query } from '../../../src/migrations/revision.ts'

const base = '/usr/lib/postgresql'
/** The newest PostgreSQL of Debian's packages; undefined where there is none. */
export const binaries = installed()

/** Everything that a URL and an ini file might read wrongly. */
const password = 'p@ss/w%rd: #1%%(x)s'

export interface Server {
  /** Makes an empty database. */
  database(name: string): Promise<Connection>
  stop(): Promise<void>
}

/** Starts a server of its own on a free port of loopback, in a temporary folder. */
export async function startServer(): Promise<Server> {
  const folder = await mkdtemp(path.join(tmpdir(), 'migrations-server-'))
  const user = await account(folder)
  const command = (name: string, ...words: string[]) => run({ name, path: path.join(binaries ?? '', name) }, words, { user, directory: folder })
  const passwordFile = path.join(folder, 'password')
  await writeFile(passwordFile, password)
  if (user !== undefined) await chown(passwordFile, user.uid, user.gid)
  const data = path.join(folder, 'data')
  await command('initdb', '-D', data, '-U', 'drill', '-E', 'UTF8', '--locale=C', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '-N')
  const port = await freePort()
  const settings = `-c port=${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`
  await command('pg_ctl', '-D', data, '-w', '-l', path.join(folder, 'log'), '-o', settings, 'start')
  const connection = (database: string): Connection =>
    ({ host: '127.0.0.1', port, user: 'drill', password: new Secret(password), database, parameters: {} })
  return {
    database: async (name) => {
      await asking(connection('postgres'), (query) => query(`CREATE DATABASE "${name}"`))
      return connection(name)
    },
    stop: async () => {
      await command('pg_ctl', '-D', data, '-m', 'immediate', 'stop')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Lets `work` ask a database. */
export async function asking<T>(connection: Connection, work: (query: Query) => Promise<T>): Promise<T> {
  const { host, port, user, database } = connection
  const client = new pg.Client({ host, port, user, database, password: connection.password?.reveal() })
  await client.connect()
  try {
    return await work(async (text) => (await client.query<Record<string, unknown>>(text)).rows)
  } finally {
    await client.end()
  }
}

function installed(): string | undefined {
  try {
    const majors = readdirSync(base).map(Number).filter((major) => major >= 13).sort((a, b) => b - a)
    return majors[0] === undefined ? undefined : `${base}/${majors[0]}/bin`
  } catch {
    return undefined
  }
}

/** initdb refuses root; Debian's package made an account for it. */
async function account(folder: string): Promise<{ uid: number; gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const number = async (what: string) => Number((await run({ name: 'id', path: 'id' }, [what, 'postgres'])).stdout)
  const user = { uid: await number('-u'), gid: await number('-g') }
  await chown(folder, user.uid, user.gid)
  return user
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => { server.close(resolve) })
  return port
}
