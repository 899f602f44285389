import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { execFile } from 'node:child_process'
import { chmod, lstat, mkdtemp, readdir, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import type { AddressInfo, Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { docker as realDocker } from '../../../src/kit/docker.ts'
import type { Docker } from '../../../src/kit/docker.ts'
import { codeOf } from '../../../src/kit/errors.ts'
import { Secret } from '../../../src/kit/secret.ts'
import { openDocker } from '../../../src/sandbox/docker.ts'
import { openSandbox } from '../../../src/sandbox/sandbox.ts'
import type { Sandbox, SandboxRequest } from '../../../src/sandbox/sandbox.ts'
import { withSession } from '../../../src/sandbox/session.ts'
import { ask, docker, errorOf, hasImage, requestOf, socketFoldersOf, uniqueName } from './request.ts'
import { describeWhere } from './where.ts'

const execute = promisify(execFile)
const isRoot = process.getuid?.() === 0
const root = join(import.meta.dirname, '../../..')
const majors: number[] = []
for (const major of [18, 17, 15, 13]) if (process.platform === 'linux' && await hasImage(`postgres:${major}`)) majors.push(major)
const major = Math.max(0, ...majors)
const job = 'runner:ubuntu-latest'

/** As the official image's: a server that answers on sockets alone while the database is initialised, then the one that stays. */
const passingServer = `#!/bin/bash
set -e
export PATH="$(echo /usr/lib/postgresql/*/bin):$PATH" PGDATA="\${PGDATA:-/var/lib/postgresql/data}"
if [ "$(id -u)" = 0 ]; then
  mkdir -p "$PGDATA" /var/run/postgresql; chown postgres: "$PGDATA" /var/run/postgresql
  exec setpriv --reuid=postgres --regid=postgres --init-groups "$0" "$@"
fi
initdb --username=postgres --pwfile=<(echo "$POSTGRES_PASSWORD") $POSTGRES_INITDB_ARGS -D "$PGDATA"
export PGPASSWORD="$POSTGRES_PASSWORD"
pg_ctl -D "$PGDATA" -o "$(printf '%q ' "\${@:2}" -c listen_addresses= -p 5432)" -w start
psql --no-password -U postgres -d template1 -c 'CREATE TABLE public.passing (id int)'
sleep 2
pg_ctl -D "$PGDATA" -m fast -w stop
unset PGPASSWORD
exec "$@" -D "$PGDATA"
`

const open = (changes: Partial<SandboxRequest> = {}) => openSandbox(requestOf(undefined, { kind: 'docker', major, ...changes }))
const nameOf = (sandbox: Sandbox) => (JSON.parse(sandbox.state) as { name: string }).name
const sharedOf = (sandbox: Sandbox) => join(sandbox.connection.via ?? '/nowhere', 'shared')
/** What the server's own account does in a shell. */
const program = (sandbox: Sandbox, words: string) => withSession(sandbox.connection, async (session) => {
  await session.query('CREATE TEMP TABLE said (line text)')
  await session.query(`COPY said FROM PROGRAM '${words.replaceAll('\'', '\'\'')}'`)
  return (await session.query<{ line: string }>('SELECT line FROM said')).rows.map(({ line }) => line)
})

describeWhere(major > 0)('a sandbox in Docker and the network (needs Linux, a daemon, and an image postgres:<major>)', () => {
  let gateway = ''
  let listener: Server
  let heard = 0
  let sandbox: Sandbox

  beforeAll(async () => {
    gateway = await docker('network', 'inspect', 'bridge', '--format', '{{(index .IPAM.Config 0).Gateway}}')
    listener = createServer((socket) => { heard += 1; socket.destroy() })
    await new Promise<void>((resolve) => { listener.listen(0, gateway, resolve) })
    sandbox = await open()
  }, 60_000)

  afterAll(async () => {
    await sandbox.remove()
    await new Promise((resolve) => { listener.close(resolve) })
  })

  const reach = (from: Sandbox) => program(from, [
    `bash -c '(exec 3<>/dev/tcp/${gateway}/${(listener.address() as AddressInfo).port}) 2>/dev/null && echo reached'`, 'tail -n +2 /proc/net/route | cut -f 1', 'grep -o "eth[0-9]" /proc/net/dev', 'true',
  ].join('; '))

  it('reaches no port of the machine and has neither a route nor an interface, unless a network is asked for', async () => {
    expect(await reach(sandbox)).toEqual([])
    expect(heard).toBe(0)
    expect(sandbox.description).toContain('without a network')
    const other = await open({ network: 'bridge' })
    try {
      expect(await reach(other)).toEqual(expect.arrayContaining(['reached', 'eth0']))
      expect(heard).toBe(1)
      expect(other).toMatchObject({ description: expect.stringContaining('in the network bridge'), notes: [] })
    } finally {
      await other.remove()
    }
  }, 60_000)

  it('lets nobody in without its password, neither at its port nor at its socket', async () => {
    const { via, ...overTcp } = sandbox.connection
    expect(via).toBeDefined()
    const wrong = new Secret('wrong')
    expect(await errorOf(ask({ ...overTcp, password: wrong }, 'SELECT 1'))).toHaveProperty('code', '28P01')
    expect(await errorOf(withSession({ ...sandbox.connection, password: wrong }, () => Promise.resolve()))).toHaveProperty('code', '28P01')
    expect(await ask(overTcp, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  it('keeps its socket from other accounts of the machine, and its folder from the server\'s own', async () => {
    const { via = '' } = sandbox.connection
    expect([(await stat(via)).mode & 0o777, (await stat(via)).uid]).toEqual([0o700, process.getuid?.()])
    if (isRoot) await expect(execute('ls', [via], { uid: 65_534, gid: 65_534 })).rejects.toHaveProperty('stderr', expect.stringContaining('ermission denied'))
    expect(await program(sandbox, 'cd /zimmer-sandbox-socket; rm -f .s.PGSQL.5433 2>/dev/null; touch more 2>/dev/null; ls -A')).toContain('.s.PGSQL.5433')
    expect(await readdir(sharedOf(sandbox))).not.toContain('more')
  })

  it('answers for its own server alone, whatever is put in the place of its socket', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'zimmer-elsewhere-'))
    let strangers = 0
    const elsewhere = createServer((socket) => { strangers += 1; socket.destroy() })
    await new Promise<void>((resolve) => { elsewhere.listen(join(folder, 'socket'), resolve) })
    const socket = join(sharedOf(sandbox), '.s.PGSQL.5433')
    try {
      await rename(socket, join(sharedOf(sandbox), 'aside'))
      await symlink(join(folder, 'socket'), socket)
      const { via, ...overTcp } = sandbox.connection
      expect(via).toBeDefined()
      for (const connection of [sandbox.connection, overTcp]) expect(await ask(connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
      await withSession(sandbox.connection, (session) => session.query('SELECT 1'))
      expect(strangers).toBe(0)
    } finally {
      await rm(socket)
      await rename(join(sharedOf(sandbox), 'aside'), socket)
      await new Promise((resolve) => { elsewhere.close(resolve) })
      await rm(folder, { recursive: true })
    }
  })

  it('is one of two that ask for a port at once; the other is told who has it', async () => {
    const { port } = (await open().then(async (one) => { await one.remove(); return one })).connection
    const both = await Promise.allSettled([open({ port }), open({ port })])
    const opened = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    try {
      expect(opened.map(({ connection }) => connection.port)).toEqual([port])
      expect(both.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))).toEqual([expect.objectContaining({ code: 'port-busy' })])
    } finally {
      for (const one of opened) await one.remove()
    }
  }, 60_000)

  it('leaves neither its port nor its folder', async () => {
    const other = await open()
    const { via = '', port } = other.connection
    await other.remove()
    await expect(lstat(via)).rejects.toHaveProperty('code', 'ENOENT')
    expect(await new Promise((resolve) => { connect(port, '127.0.0.1').once('error', (problem) => { resolve(codeOf(problem)) }).once('connect', () => { resolve('connected') }) })).toBe('ECONNREFUSED')
    await other.remove()
  }, 60_000)

  it('waits for the server that stays, and not for one that an image\'s entrypoint runs for a moment', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'zimmer-entrypoint-'))
    await chmod(folder, 0o755)
    await writeFile(join(folder, 'entrypoint'), passingServer, { mode: 0o755 })
    const changed: Docker = (words, options) => realDocker(words[0] === 'create' ? ['create', '--volume', `${folder}:/passing:ro`, '--entrypoint', '/passing/entrypoint', ...words.slice(1)] : words, options)
    const other = await openDocker(requestOf(undefined, { kind: 'docker', major }), changed)
    try {
      expect(other.notes).toEqual([])
      expect(await ask(other.connection, 'SELECT pg_catalog.current_setting(\'port\') AS port, pg_catalog.to_regclass(\'public.passing\') IS NOT NULL AS made')).toEqual([{ port: '5433', made: false }])
      expect(await ask({ ...other.connection, database: 'template1' }, 'SELECT pg_catalog.to_regclass(\'public.passing\') IS NOT NULL AS made')).toEqual([{ made: true }])
    } finally {
      await other.remove()
      await rm(folder, { recursive: true })
    }
  }, 60_000)

  it.each<[string, string, (ask: Docker) => Docker]>([
    ['Docker runs elsewhere', 'another machine', (ask) => (words, options) => (words[0] === 'info' && words[2]?.startsWith('{{.Kernel') === true ? Promise.resolve('6.10.14-linuxkit\t[]') : ask(words, options))],
    ['Docker does not know the folder', 'refuses the folder of its socket', (ask) => (words, options) => ask(words.map((word) => word.replace('type=bind,source=', 'type=bind,source=/nowhere')), options)],
    ['an image lets everybody in over its socket', 'asks for no password', (ask) => (words, options) => ask(words, { ...options, environment: { ...options?.environment, ...(words[0] === 'create' ? { POSTGRES_INITDB_ARGS: (options?.environment?.['POSTGRES_INITDB_ARGS'] ?? '').replace('--auth-local=scram-sha-256', '--auth-local=trust') } : {}) } })],
    ['an image cannot put a socket there', 'ended with status', (ask) => (words, options) => ask(words.map((word) => word.replace('unix_socket_directories=/var/run/postgresql,/zimmer', 'unix_socket_directories=/var/run/postgresql,/no/zimmer')), options)],
  ])('has a network where %s, and says so', async (_, reason, changed) => {
    const other = await openDocker(requestOf(undefined, { kind: 'docker', major }), changed(realDocker))
    try {
      expect(other.notes).toEqual([expect.stringMatching(new RegExp(`^the sandbox's container has a network, which code of the dump can reach: .*${reason}`))])
      expect(other.description).not.toContain('without')
      expect(other.connection.via).toBeUndefined()
      expect(await ask(other.connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
      expect(await docker('ps', '--all', '--format', '{{.Names}}', '--filter', 'label=zimmer-backup.sandbox')).toContain(nameOf(other))
    } finally {
      await other.remove()
    }
    expect(await socketFoldersOf(process.pid)).toEqual([sandbox.connection.via])
  }, 60_000)
})

describeWhere(major > 0 && await hasImage(job))('a sandbox in Docker of a job in a container (needs Linux, a daemon, an image postgres:<major>, and runner:ubuntu-latest)', () => {
  let folder: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zimmer-job-'))
    await chmod(folder, 0o755)
  })
  afterAll(async () => { await rm(folder, { recursive: true, force: true }) })

  async function inContainer(temporaryDirectory: string, ...more: string[]): Promise<{ description: string; notes: string[]; rows: unknown; via?: string }> {
    const words = ['run', '--rm', '--pull', 'never', '--name', uniqueName('zimmer-job'), '--volume', '/var/run/docker.sock:/var/run/docker.sock', '--volume', `${root}:${root}:ro`, ...more]
    return JSON.parse(await docker(...words, '--entrypoint', 'node', job, join(root, 'test/integration/sandbox/job.ts'), String(major), temporaryDirectory)) as Awaited<ReturnType<typeof inContainer>>
  }

  it('has no network where both share a folder, wherever that stands in the job', async () => {
    const found = await inContainer('/__w/_temp/inner', '--volume', `${folder}:/__w`)
    expect(found).toMatchObject({ description: expect.stringMatching(/on 127\.0\.0\.1:\d+, without a network$/), notes: [], rows: [{ one: 1 }], via: expect.stringContaining('/__w/_temp/inner/socket-') })
  }, 60_000)

  it('has the job\'s network where they share none, and says so', async () => {
    const found = await inContainer('/tmp')
    expect(found).toMatchObject({ notes: [expect.stringContaining('shares with its machine')], rows: [{ one: 1 }] })
    expect(found.description).not.toContain('without')
  }, 60_000)
})
