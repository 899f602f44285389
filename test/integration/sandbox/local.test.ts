import { totalmem } from 'node:os'
import { describe, expect, it } from '@jest/globals'
import { mkdtempSync } from 'node:fs'
import { chmod, mkdir, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Secret } from '../../../src/kit/secret.ts'
import { removeFolder } from '../../../src/sandbox/local-folder.ts'
import { openSandbox, removeByState, resetDatabase } from '../../../src/sandbox/sandbox.ts'
import type { Sandbox, SandboxRequest } from '../../../src/sandbox/sandbox.ts'
import { ask, errorOf, localPrograms, processesNaming, requestOf } from './request.ts'
import { describeWhere } from './where.ts'

const programs = await localPrograms()

/** A folder of the test's own, so that what is left in it can be seen. */
const place = () => mkdtempSync(join(tmpdir(), 'sandbox-test-'))
const open = (changes: Partial<SandboxRequest> = {}) => openSandbox(requestOf(programs, { memoryDirectory: null, ...changes }))
const folderOf = (sandbox: Sandbox) => (JSON.parse(sandbox.state) as { directory: string }).directory

describeWhere(programs !== undefined)('a local sandbox (needs initdb and postgres of some major)', () => {
  it('lets nobody in without its password', async () => {
    const sandbox = await open()
    try {
      for (const password of [new Secret('postgres'), new Secret('')]) {
        expect(await errorOf(ask({ ...sandbox.connection, password }, 'SELECT 1'))).toHaveProperty('message', expect.stringMatching(/password/))
      }
    } finally {
      await sandbox.remove()
    }
  })

  it('listens on 127.0.0.1 alone, with durability off, a lock table for 20,000 tables and a log without rows', async () => {
    const sandbox = await open()
    try {
      const [settings] = await ask(sandbox.connection, `SELECT current_setting('listen_addresses') AS listen, current_setting('unix_socket_directories') AS sockets,
        current_setting('fsync') AS fsync, current_setting('wal_level') AS wal, current_setting('log_error_verbosity') AS verbosity,
        current_setting('max_connections')::int * current_setting('max_locks_per_transaction')::int AS locks`)
      expect(settings).toEqual({ listen: '127.0.0.1', sockets: '', fsync: 'off', wal: 'minimal', verbosity: 'terse', locks: 204_800 })
    } finally {
      await sandbox.remove()
    }
  })

  it('leaves neither a folder nor a process when it is removed, twice or from another process', async () => {
    const temporaryDirectory = place()
    const openOnes = await Promise.all([open({ temporaryDirectory }), open({ temporaryDirectory })])
    const [first, second] = openOnes
    expect(first.connection.port).not.toBe(second.connection.port)
    await Promise.all([first.remove(), first.remove()])
    await first.remove()
    expect(await ask(second.connection, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
    expect(await removeByState(second.state)).toContain(folderOf(second))
    expect(await removeByState(second.state)).toBeUndefined()
    for (const sandbox of openOnes) {
      expect(await processesNaming(folderOf(sandbox))).toEqual([])
      await expect(stat(folderOf(sandbox))).rejects.toHaveProperty('code', 'ENOENT')
    }
    await rm(temporaryDirectory, { recursive: true })
  })

  it('is removed by the clean-up of the run', async () => {
    const request = requestOf(programs, { memoryDirectory: null })
    const sandbox = await openSandbox(request)
    expect(await request.cleanup.run()).toEqual([])
    expect(await processesNaming(folderOf(sandbox))).toEqual([])
    await sandbox.remove()
  })

  it('takes any name of a database, and those that initdb has given away', async () => {
    for (const database of [`we"ird'; DROP TABLE x; -- $(id) ü`, 'postgres', 'template1']) {
      const sandbox = await open({ database })
      try {
        expect(await ask(sandbox.connection, 'SELECT current_database() AS name')).toEqual([{ name: database }])
        await resetDatabase(sandbox.connection)
      } finally {
        await sandbox.remove()
      }
    }
  })

  it('has the source\'s encoding, and says which collation it lacks', async () => {
    const sandbox = await open({ encoding: 'LATIN1', collation: 'tlh_QO.ISO-8859-1', characterType: 'tlh_QO.ISO-8859-1' })
    try {
      expect(await ask(sandbox.connection, 'SHOW server_encoding')).toEqual([{ server_encoding: 'LATIN1' }])
      expect(sandbox.notes).toEqual([expect.stringContaining('tlh_QO.ISO-8859-1')])
    } finally {
      await sandbox.remove()
    }
  })

  it('keeps its data in memory when three times as much fits there', async () => {
    const memoryDirectory = '/dev/shm'
    const sandbox = await open({ memoryDirectory, databaseBytes: 1_000_000 })
    expect(folderOf(sandbox)).toMatch(/^\/dev\/shm\//)
    await sandbox.remove()
    // A third of what the machine has in memory at all cannot fit there threefold.
    const large = await open({ memoryDirectory, databaseBytes: Math.ceil(totalmem() / 3) })
    expect(folderOf(large)).not.toMatch(/^\/dev\/shm\//)
    await large.remove()
  })

  it('says before the restore that the disk is too small for the database', async () => {
    const error = await errorOf(open({ memoryDirectory: null, databaseBytes: 1e15 }))
    expect(error).toMatchObject({ code: 'sandbox-disk', message: expect.stringMatching(/^.+ has .+ free, the restored database needs about 1\.2 PB$/) })
  })

  it('names the extensions that are not there, before anything is restored, and leaves nothing', async () => {
    const temporaryDirectory = place()
    const error = await errorOf(open({ temporaryDirectory, extensions: [{ name: 'plpgsql', version: '1.0' }, { name: 'no_such', version: '1' }] }))
    expect(error).toMatchObject({ code: 'extension-missing', status: 3, message: expect.stringContaining('no_such') })
    expect(await readdir(temporaryDirectory)).toEqual([])
    await rm(temporaryDirectory, { recursive: true })
  })

  it('names what holds the port that it was told to take', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    expect(await errorOf(open({ port }))).toMatchObject({ code: 'port-busy', message: expect.stringContaining(`(${process.pid})`) })
    const stepped = await open({ port: 'auto' })
    await stepped.remove()
    server.close()
  })

  it('says what to install when there are no programs', async () => {
    expect(await errorOf(open({ major: 99 }))).toMatchObject({ code: 'no-programs', hint: expect.stringContaining('postgresql-99') })
  })

  it.each([0, 100, 300, 500, 700, 900, 1200, 1600])('leaves nothing when it is interrupted after %d ms', async (milliseconds) => {
    const temporaryDirectory = place()
    // Everybody may get there, as into the usual temporary folder, so that the sandbox is made in it.
    await chmod(temporaryDirectory, 0o711)
    const controller = new AbortController()
    const opening = open({ temporaryDirectory, signal: controller.signal })
    setTimeout(() => { controller.abort() }, milliseconds)
    const sandbox = await opening.catch((problem: unknown) => problem as { code: string })
    if ('remove' in sandbox) await sandbox.remove()
    else expect(sandbox.code).toBe('interrupted')
    expect(await readdir(temporaryDirectory)).toEqual([])
    expect(await processesNaming(temporaryDirectory)).toEqual([])
    await rm(temporaryDirectory, { recursive: true })
  })
})

describe('the folder of a local sandbox', () => {
  it('is not removed when its name is not that of a sandbox, or when it is a link', async () => {
    const directory = place()
    await writeFile(join(directory, 'precious'), 'rows')
    const link = join(directory, 'zimmer-sandbox-00aa')
    await mkdir(join(directory, 'target'))
    await symlink(join(directory, 'target'), link)
    expect(await removeFolder(directory)).toBe(false)
    expect(await removeFolder(link)).toBe(false)
    expect(await readdir(directory)).toEqual(['precious', 'target', 'zimmer-sandbox-00aa'])
    await rm(directory, { recursive: true })
  })

  it('does not take a foreign process for its server when a number was used again', async () => {
    const parent = place()
    const directory = join(parent, 'zimmer-sandbox-00bb')
    await mkdir(join(directory, 'server', 'data'), { recursive: true })
    await writeFile(join(directory, 'server', 'data', 'postmaster.pid'), `${process.pid}\n`)
    expect(await removeFolder(directory)).toBe(true)
    await expect(stat(directory)).rejects.toHaveProperty('code', 'ENOENT')
    await rm(parent, { recursive: true })
  })
})
