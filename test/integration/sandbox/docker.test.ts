import { describe, expect, it } from '@jest/globals'
import { Secret } from '../../../src/kit/secret.ts'
import { majorOf } from '../../../src/domain/versions.ts'
import { docker as askDocker } from '../../../src/kit/docker.ts'
import type { Docker } from '../../../src/kit/docker.ts'
import { openDocker } from '../../../src/sandbox/docker.ts'
import { openSandbox, removeByState, resetDatabase } from '../../../src/sandbox/sandbox.ts'
import type { Sandbox, SandboxRequest } from '../../../src/sandbox/sandbox.ts'
import { ask, docker, errorOf, hasImage, localPrograms, requestOf, uniqueName } from './request.ts'
import { describeWhere } from './where.ts'

const programs = await localPrograms()
const majors: number[] = []
for (const major of [13, 15, 17, 18]) if (await hasImage(`postgres:${major}`)) majors.push(major)
const major = Math.max(0, ...majors)
const withVector = await hasImage('pgvector/pgvector:pg17')

const open = (changes: Partial<SandboxRequest> = {}) => openSandbox(requestOf(programs, { kind: 'docker', major, ...changes }))
const nameOf = (sandbox: Sandbox) => (JSON.parse(sandbox.state) as { name: string }).name
const isThere = (name: string) => docker('inspect', '--type', 'container', name).then(() => true, () => false)
const ownersOfSandboxes = () => docker('ps', '--all', '--no-trunc', '--filter', 'label=zimmer-backup.sandbox', '--format', '{{.Label "zimmer-backup.owner"}}')
const volumes = async () => (await docker('volume', 'ls', '--quiet')).split('\n')
const volumesOf = async (sandbox: Sandbox) => (await docker('inspect', '--format', '{{range .Mounts}}{{.Name}}{{"\\n"}}{{end}}', nameOf(sandbox))).split('\n').filter((name) => name !== '')

describeWhere(majors.length > 0)('a sandbox in Docker (needs a daemon and an image postgres:<major>)', () => {
  it('shows its password neither in a process list nor in its labels', async () => {
    let password = ''
    const sandbox = await open({ mask: (secret) => { password = secret } })
    try {
      expect(password).toHaveLength(32)
      const inspected = JSON.parse(await docker('inspect', nameOf(sandbox))) as [{ Config: { Labels: object; Cmd: string[] }; Args: string[]; HostConfig: { PortBindings: object; NetworkMode: string } }]
      const [{ Config, Args, HostConfig }] = inspected
      expect(JSON.stringify([Config.Labels, Config.Cmd, Args])).not.toContain(password)
      expect(sandbox.state).not.toContain(password)
      expect(HostConfig).toMatchObject({ PortBindings: {}, NetworkMode: 'none' })
      expect(await errorOf(ask({ ...sandbox.connection, password: new Secret('wrong') }, 'SELECT 1'))).toHaveProperty('message', expect.stringMatching(/password/))
    } finally {
      await sandbox.remove()
    }
  })

  it.each(majors)('is PostgreSQL %d when the source is, tuned, and empties itself on request', async (wanted) => {
    const sandbox = await open({ major: wanted, database: 'we"ird', databaseBytes: 1_000_000 })
    try {
      expect(majorOf(sandbox.serverVersionNumber)).toBe(wanted)
      expect(sandbox).toMatchObject({ kind: 'docker', ours: true, notes: [] })
      expect(await ask(sandbox.connection, "SELECT current_database() AS name, current_setting('fsync') AS fsync, current_setting('data_directory') AS place"))
        .toEqual([{ name: 'we"ird', fsync: 'off', place: '/zimmer-sandbox/data' }])
      await ask(sandbox.connection, 'CREATE SCHEMA s; CREATE TABLE s.t (x int); INSERT INTO s.t VALUES (1)')
      await resetDatabase(sandbox.connection)
      expect(await errorOf(ask(sandbox.connection, 'TABLE s.t'))).toHaveProperty('code', '42P01')
    } finally {
      await sandbox.remove()
    }
  })

  it('leaves neither a container nor a volume, and is removed from another process as well', async () => {
    const [first, second] = await Promise.all([open(), open()])
    expect(nameOf(first)).not.toBe(nameOf(second))
    expect(first.connection.port).not.toBe(second.connection.port)
    const own = [...await volumesOf(first), ...await volumesOf(second)]
    expect(own).toHaveLength(2)
    await Promise.all([first.remove(), first.remove()])
    expect(await removeByState(second.state)).toContain(nameOf(second))
    expect(await removeByState(second.state)).toBeUndefined()
    await second.remove()
    for (const sandbox of [first, second]) expect(await isThere(nameOf(sandbox))).toBe(false)
    // Other containers of this machine come and go meanwhile: these sandboxes' own volumes are what counts.
    const left = await volumes()
    expect(own.filter((name) => left.includes(name))).toEqual([])
  })

  it('is never another container, whatever the state says', async () => {
    const name = uniqueName('precious')
    await docker('create', '--name', name, '--pull', 'never', `postgres:${major}`)
    try {
      expect(await errorOf(removeByState(JSON.stringify({ kind: 'docker', name })))).toMatchObject({ code: 'not-a-sandbox' })
      expect(await isThere(name)).toBe(true)
    } finally {
      await docker('rm', '--force', '--volumes', name)
    }
  })

  it('names the container that holds the port', async () => {
    const holder = await open()
    try {
      const error = await errorOf(open({ port: holder.connection.port }))
      expect(error).toMatchObject({ code: 'port-busy', message: expect.stringContaining(nameOf(holder)) })
      expect(error.hint).toContain('sandbox-port: auto')
    } finally {
      await holder.remove()
    }
  })

  it('names the extensions that its image lacks, with the image that has them, and leaves nothing', async () => {
    const error = await errorOf(open({ image: `postgres:${major}`, extensions: [{ name: 'plpgsql', version: '1.0' }, { name: 'vector', version: '0.8.0' }] }))
    expect(error).toMatchObject({ code: 'extension-missing', status: 3, message: expect.stringContaining('vector'), hint: expect.stringContaining(`pgvector/pgvector:pg${major}`) })
    expect(await ownersOfSandboxes()).not.toContain(`"pid":${process.pid},`)
  })

  it('says what an image has said that is no server', async () => {
    const error = await errorOf(open({ image: await hasImage('runner:ubuntu-latest') ? 'runner:ubuntu-latest' : 'no.registry.invalid/none' }))
    expect(['sandbox-start', 'image-missing']).toContain(error.code)
    expect(error.message.length).toBeGreaterThan(30)
  })

  it('says which image could not be had', async () => {
    expect(await errorOf(open({ image: 'localhost:9/none:1' }))).toMatchObject({ code: 'image-missing', message: expect.stringContaining('localhost:9/none:1') })
  })

  it('is refused when its server is older than the source', async () => {
    const oldest = Math.min(...majors)
    expect(await errorOf(open({ major: oldest + 1, image: `postgres:${oldest}` }))).toMatchObject({ code: 'sandbox-too-old' })
  })

  it.each([0, 100, 300, 700, 1200, 2000])('leaves nothing when it is interrupted after %d ms', async (milliseconds) => {
    const controller = new AbortController()
    const opening = open({ signal: controller.signal })
    setTimeout(() => { controller.abort() }, milliseconds)
    const sandbox = await opening.catch((problem: unknown) => problem as { code: string })
    if ('remove' in sandbox) await sandbox.remove()
    else expect(sandbox.code).toBe('interrupted')
    expect(await ownersOfSandboxes()).not.toContain(`"pid":${process.pid},`)
  })

  it('says that its container was lost, when somebody removes it or stops the daemon before it is ready', async () => {
    const request = requestOf(programs, { kind: 'docker', major })
    const removed: Docker = async (words, options) => {
      const answer = await askDocker(words, options)
      if (words[0] === 'start') await docker('rm', '--force', '--volumes', words.at(-1) ?? '')
      return answer
    }
    expect(await errorOf(openDocker(request, removed))).toMatchObject({ code: 'sandbox-start' })
    let isDown = false
    const stopped: Docker = (words, options) => {
      const answer = askDocker(words, { ...options, ...(isDown ? { environment: { DOCKER_HOST: 'unix:///nowhere/docker.sock' } } : {}) })
      isDown ||= words[0] === 'start'
      return answer
    }
    expect(await errorOf(openDocker(request, stopped))).toMatchObject({ code: 'sandbox-start', message: expect.stringContaining('docker.sock') })
    isDown = false
    expect(await request.cleanup.run()).toEqual([])
    expect(await ownersOfSandboxes()).not.toContain(`"pid":${process.pid},`)
  })

  it('is what auto opens, when a daemon answers', async () => {
    const sandbox = await open({ kind: 'auto' })
    expect(sandbox.kind).toBe('docker')
    await sandbox.remove()
  })
})

describeWhere(majors.length > 0 && withVector)('a sandbox for a source with extensions (needs the image pgvector/pgvector:pg17)', () => {
  it('has the image that has them, and says that the version differs', async () => {
    const sandbox = await open({ major: 17, extensions: [{ name: 'vector', version: '0.0.1' }] })
    try {
      expect(sandbox.description).toContain('pgvector/pgvector:pg17')
      expect(sandbox.notes).toEqual([expect.stringContaining('vector is 0.0.1 in the source')])
    } finally {
      await sandbox.remove()
    }
  })
})

describe('a sandbox where no daemon answers', () => {
  const unreachable = 'unix:///nowhere/docker.sock'
  const without = async <T>(work: () => Promise<T>): Promise<T> => {
    const before = process.env['DOCKER_HOST']
    process.env['DOCKER_HOST'] = unreachable
    try {
      return await work()
    } finally {
      if (before === undefined) delete process.env['DOCKER_HOST']
      else process.env['DOCKER_HOST'] = before
    }
  }

  it('is refused in one sentence', async () => {
    const error = await without(() => errorOf(open()))
    expect(['docker-daemon', 'docker-missing']).toContain(error.code)
  })

  it('is not opened by auto without programs, with both cures named', async () => {
    const error = await without(() => errorOf(openSandbox(requestOf(undefined, { kind: 'auto', major: 17 }))))
    expect(error).toMatchObject({ code: 'no-sandbox', hint: expect.stringMatching(/Docker.*postgresql-17.*service/) })
  })
})

describeWhere(programs !== undefined)('auto where no daemon answers (needs initdb and postgres of some major)', () => {
  it('opens a local sandbox and says why', async () => {
    const before = process.env['DOCKER_HOST']
    process.env['DOCKER_HOST'] = 'unix:///nowhere/docker.sock'
    const said: string[] = []
    try {
      const sandbox = await openSandbox(requestOf(programs, { kind: 'auto', tell: (line) => said.push(line) }))
      expect(sandbox.kind).toBe('local')
      expect(said.join('\n')).toMatch(/docker/i)
      await sandbox.remove()
    } finally {
      if (before === undefined) delete process.env['DOCKER_HOST']
      else process.env['DOCKER_HOST'] = before
    }
  })
})
