import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { findClients } from '../../../src/postgres/clients.ts'
import { finishedFiles } from '../../../src/postgres/directory-dump.ts'
import { startDirectoryDump } from '../../../src/postgres/dump.ts'
import { connect, ownSearchPath } from '../../../src/postgres/session.ts'
import type { Session } from '../../../src/postgres/session.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'

let server: TestServer
let session: Session
let folder: string

beforeAll(async () => {
  server = await startServer()
  await server.sql('CREATE DATABASE large')
  await server.sql(`CREATE TABLE "la rge" AS SELECT i, md5(i::text) AS hash FROM generate_series(1, 400000) i; CREATE TABLE small AS SELECT 1 AS one; CREATE TABLE empty (i int); SELECT lo_from_bytea(0, '')`, 'large')
  session = await connect(server.connection('large'), ownSearchPath)
}, 60_000)
afterAll(async () => {
  await session.end()
  await server.stop()
})
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zimmer-dump-'))
  mkdirSync(join(folder, 'files'))
})
afterEach(() => { rmSync(folder, { recursive: true, force: true }) })

async function start(method: 'none' | 'gzip', signal = new AbortController().signal) {
  await session.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
  const [row] = await session.query<{ id: string }>('SELECT pg_export_snapshot() AS id')
  const dump = startDirectoryDump({
    connection: server.connection('large'), clients: await findClients(server.major), snapshot: row?.id ?? '', encoding: 'UTF8', compression: { method, level: method === 'none' ? undefined : 9 },
    lockTimeoutSeconds: 20, excludeTableData: [], signal, folder: join(folder, 'files'), jobs: 2,
  })
  dump.stdout.resume()
  return { dump, files: (visible: boolean) => finishedFiles({ dump, folder: join(folder, 'files'), visible }), release: () => session.query('ROLLBACK') }
}

async function bytesOf(content: AsyncIterable<Uint8Array>): Promise<number> {
  let bytes = 0
  for await (const chunk of content) bytes += chunk.length
  return bytes
}

describe('a dump of several jobs', () => {
  it('gives its files while it goes on, and none that is still written; what was taken is gone from the disk', async () => {
    const { dump, files, release } = await start('gzip')
    const taken: { name: string; stopped: boolean; whole: boolean }[] = []
    let isStopped = false
    for await (const { name, size, content } of files(true)) {
      // pg_dump cannot end while it stands still; its jobs finish the tables that they are at.
      if (taken.length === 0) process.kill(dump.pid, 'SIGSTOP')
      isStopped ||= taken.length === 0
      expect(taken.filter((other) => existsSync(join(folder, 'files', other.name)))).toEqual([])
      taken.push({ name, stopped: isStopped, whole: await bytesOf(content) === size })
      if (taken.length === 2) {
        isStopped = false
        process.kill(dump.pid, 'SIGCONT')
      }
    }
    await release()
    expect(taken.map(({ whole }) => whole)).not.toContain(false)
    expect(taken.slice(0, 2).map(({ stopped }) => stopped)).toEqual([true, true])
    expect(taken[0]?.name).toBe('toc.dat')
    expect(taken.map(({ name }) => name.replace(/^\d+\.dat/, 'N.dat').replace(/\d+/g, 'N')).sort()).toEqual(['N.dat.gz', 'N.dat.gz', 'N.dat.gz', 'blob_N.dat.gz', 'blobs.toc', 'toc.dat'])
    expect(readdirSync(join(folder, 'files'))).toEqual([])
  })

  it('gives all of them at its end where its processes cannot be seen', async () => {
    const { dump, files, release } = await start('none')
    let hasEnded = false
    void dump.done.then(() => { hasEnded = true })
    const names: string[] = []
    for await (const { name } of files(false)) {
      expect(hasEnded).toBe(true)
      names.push(name)
    }
    await release()
    expect(names[0]).toBe('toc.dat')
    expect(names).toHaveLength(6)
  })

  it('fails with what pg_dump says when it ends before its time', async () => {
    const stop = new AbortController()
    const { files, release } = await start('gzip', stop.signal)
    const reading = async () => { for await (const file of files(true)) if (file.name === 'toc.dat') stop.abort() }
    await expect(reading()).rejects.toMatchObject({ name: 'ProcessFailure' })
    await release()
  })
})
