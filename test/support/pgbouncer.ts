import { spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Connection } from '../../src/domain/connection.ts'
import { freePort, unprivileged } from './server.ts'
import type { TestServer } from './server.ts'

const program = ['/usr/sbin/pgbouncer', '/usr/bin/pgbouncer'].find((path) => existsSync(path))

/** Whether PgBouncer is installed here. */
export const hasPgBouncer = program !== undefined

export interface Pooler {
  /** To a database of the server behind it. */
  connection(database?: string): Connection
  stop(): Promise<void>
}

/** Starts a real PgBouncer before a test server. */
export async function startPooler(server: TestServer, settings: Readonly<Record<string, string>>): Promise<Pooler> {
  const folder = mkdtempSync(join(tmpdir(), 'zimmer-pooler-'))
  const port = await freePort()
  const { host, port: serverPort, user, password } = server.connection()
  const lines = { listen_addr: '127.0.0.1', listen_port: String(port), unix_socket_dir: '', auth_type: 'plain', auth_file: join(folder, 'users'), ...settings }
  writeFileSync(join(folder, 'pgbouncer.ini'), `[databases]\n* = host=${host} port=${serverPort}\n[pgbouncer]\n${Object.entries(lines).map(([name, value]) => `${name} = ${value}\n`).join('')}`)
  writeFileSync(join(folder, 'users'), `"${user}" "${(password?.reveal() ?? '').replaceAll('"', '""')}"\n`)
  const account = unprivileged()
  if (account !== undefined) for (const path of [folder, join(folder, 'users'), join(folder, 'pgbouncer.ini')]) chownSync(path, account.uid, account.gid)
  const child = spawn(program ?? 'pgbouncer', [join(folder, 'pgbouncer.ini')], { ...account, stdio: 'ignore' })
  const ended = new Promise<void>((resolve) => { child.once('exit', () => { resolve() }) })
  for (let attempt = 0; attempt < 100 && !(await listens(port)); attempt++) await sleep(50)
  return {
    connection: (database) => ({ ...server.connection(database), port }),
    async stop() {
      child.kill('SIGKILL')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => { socket.destroy(); resolve(true) }).on('error', () => { resolve(false) })
  })
}
