import { readdir, readFile, readlink } from 'node:fs/promises'
import { createServer } from 'node:net'
import { codeOf, KnownError } from '../kit/errors.ts'
import { run } from '../kit/process.ts'
import { containerOn } from './docker-daemon.ts'

export const loopback = '127.0.0.1'

/** A port on 127.0.0.1 that nobody listened on a moment ago. Another process may take it at once: be ready to ask again. */
export async function freePort(): Promise<number> {
  const port = await listenOn(0)
  if (port === undefined) throw new KnownError('no-port', `no port is free on ${loopback}`, 'Look at what listens there: ss -ltn.')
  return port
}

/** Throws KnownError `port-busy`, with who holds the port, when something listens on it on 127.0.0.1. */
export async function refuseBusyPort(port: number): Promise<void> {
  if ((await listenOn(port)) === undefined) throw await busyPort(port)
}

/** The error for a port that is taken; it names the container or the process that holds it, as far as we may see it. */
export async function busyPort(port: number): Promise<KnownError> {
  const holder = (await containerOn(port)) ?? (await holderAmongProcesses(port)) ?? 'something that this user may not see'
  return new KnownError('port-busy', `port ${port} on ${loopback} is taken by ${holder}`, 'End it, set sandbox-port: auto to take a free port, or set sandbox: service to use the server that listens there.')
}

function listenOn(port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (problem) => {
      if (codeOf(problem) === 'EADDRINUSE' || codeOf(problem) === 'EACCES') resolve(undefined)
      else reject(problem)
    })
    server.listen({ port, host: loopback, exclusive: true }, () => {
      const address = server.address()
      server.close(() => { resolve(typeof address === 'object' && address !== null ? address.port : undefined) })
    })
  })
}

async function holderAmongProcesses(port: number): Promise<string | undefined> {
  if (process.platform === 'linux') return holderInProc(port)
  try {
    const { stdout } = await run({ name: 'lsof', path: '/usr/sbin/lsof' }, ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], { timeLimitSeconds: 10 })
    const { pid, name } = /^p(?<pid>\d+)\nc(?<name>.*)$/m.exec(stdout)?.groups ?? {}
    return pid === undefined || name === undefined ? undefined : `the process ${name} (${pid})`
  } catch {
    return undefined
  }
}

/** The socket's inode from /proc/net/tcp, then the process that has it open. */
async function holderInProc(port: number): Promise<string | undefined> {
  const tables = await Promise.all(['/proc/net/tcp', '/proc/net/tcp6'].map((path) => readFile(path, 'utf8').catch(() => '')))
  const sockets = new Set(tables.flatMap((table) => listenersOf(table, port)).map((inode) => `socket:[${inode}]`))
  if (sockets.size === 0) return undefined
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const files = await readdir(`/proc/${pid}/fd`).catch(() => [])
    for (const file of files) {
      if (!sockets.has(await readlink(`/proc/${pid}/fd/${file}`).catch(() => ''))) continue
      const name = (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '?')).trim()
      return `the process ${name} (${pid})`
    }
  }
  return undefined
}

/** Inodes of the sockets that listen on a port, from the text of /proc/net/tcp (proc(5): state 0A is LISTEN). */
export function listenersOf(table: string, port: number): string[] {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0')
  return table.split('\n').slice(1).map((line) => line.trim().split(/\s+/))
    .filter((fields) => fields[1]?.endsWith(`:${wanted}`) === true && fields[3] === '0A')
    .flatMap((fields) => fields[9] ?? [])
}
