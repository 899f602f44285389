import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createHash } from 'node:crypto'
import pg from 'pg'
import { addToPath, majorsHere } from '../../support/proof/clients.ts'
import { contentOf } from '../../support/restore-kills.ts'
import { Job } from '../../support/runner.ts'
import { ageKey } from '../../support/secrets/keys.ts'
import { page } from '../../unit/docs/pages.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { errorsOf, filesIn, hasImage, inputsFor, reportOf, shop } from './workshop.ts'

// `format: directory`: pg_dump's files, several at once, in one tar.

const database = 'we"ird; drop $(id) ü'
const { skip: passOver } = describe
const describeWhere = (condition: boolean) => condition ? describe : passOver
const blocks = page('docs/guide.md').blocks.map(({ text }) => text)
const majors = await majorsHere([13, 15, 17, 18])
const servers = new Map<number, TestServer>()
let job: Job

beforeAll(async () => {
  await addToPath(majors)
  job = new Job()
  for (const major of majors) {
    const server = await startServer({ major })
    servers.set(major, server)
    await server.sql(`CREATE DATABASE ${pg.escapeIdentifier(database)}`)
    await server.sql(`${shop}; CREATE TABLE "of $(id)" AS SELECT i, md5(i::text) AS "so ""what""" FROM generate_series(1, 60000) i; SELECT lo_from_bytea(0, '')`, database)
  }
}, 120_000)

afterAll(async () => {
  job.remove()
  for (const server of servers.values()) await server.stop()
})

function serverOf(major: number | undefined): TestServer {
  const server = servers.get(major ?? 0)
  if (server === undefined) throw new Error(`no server of ${major ?? ''} was started`)
  return server
}

function archiveIn(folder: string): string {
  return join(job.workspace, folder, filesIn(job, folder).find((name) => /\.tar(?:\.age)?$/.test(name)) ?? '')
}

/** What is left of folders through which dumps pass. */
function leftovers(): string[] {
  return [join(job.temporary, 'zimmer-backup'), '/dev/shm'].flatMap((folder) => existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith('dump-')) : [])
}

describe.each(majors)('a backup of PostgreSQL %i in the directory format', (major) => {
  const store = `of-${major}`

  it('is proved as it is taken, and is one file that says what it is', async () => {
    const result = await job.step({ action: 'backup', with: { ...inputsFor(serverOf(major).connection(database)), store, format: 'directory', jobs: '2' } })
    expect(errorsOf(result)).toEqual([])
    expect(result.outputs).toMatchObject({ rows: '61807', tables: '6' })
    const id = result.outputs['backup'] ?? ''
    expect(filesIn(job, store)).toEqual([`${id}.json`, `${id}.proof.json`, `${id}.tar`, `${id}.tar.sha256`])
    expect(leftovers()).toEqual([])
  })

  it('is proved again without a server', async () => {
    const verified = await job.step({ action: 'verify', with: { store } })
    expect([errorsOf(verified), verified.outputs['verdict']]).toEqual([[], 'proved'])
  })

  it('is proved by a restore', async () => {
    const drill = await job.step({ action: 'restore-test', with: { store, sandbox: 'local', jobs: '2' } })
    expect(errorsOf(drill)).toEqual([])
    expect(drill.outputs).toMatchObject({ 'verdict': 'proved', 'rows-proved': '61807' })
  })

  it('restores with stock tools alone, as the guide says', async () => {
    const server = serverOf(major)
    const [folder, archive] = [join(job.workspace, `secure-${major}`), archiveIn(store)]
    mkdirSync(folder)
    await server.sql('CREATE DATABASE zimmer')
    const commands = ['sha256sum -c', 'tar -xf'].map((command) => blocks.find((block) => block.includes(command)) ?? command)
    const script = commands.join('\n').replace('cd ops/backup/archives && ', '').replaceAll('ops/backup/archives/', '').replaceAll('zimmer-20250828_143022.dump', '"$ARCHIVE"').replaceAll('zimmer-20250828_143022.tar', '"$ARCHIVE"')
      .replaceAll('"$ARCHIVE".sha256', '"$ARCHIVE.sha256"').replaceAll('/secure', '"$SECURE"').replace('-h db.internal', `-h 127.0.0.1 -p ${server.port}`)
    execFileSync('bash', ['-euc', script], {
      cwd: join(job.workspace, store), stdio: ['ignore', 'ignore', 'inherit'],
      env: { PATH: `${server.binaries}:${process.env['PATH'] ?? ''}`, PGPASSWORD: server.connection().password?.reveal(), ARCHIVE: basename(archive), SECURE: folder },
    })
    expect(await contentOf(server, 'zimmer')).toBe(await contentOf(server, database))
  })
})

describe('a backup in the directory format', () => {
  const store = `of-${majors[0] ?? 0}`
  const verify = async (bytes: Buffer, isHashed: boolean) => {
    const path = archiveIn(store)
    const [whole, sidecar] = [readFileSync(path), readFileSync(`${path}.sha256`, 'utf8')]
    writeFileSync(path, bytes)
    if (isHashed) writeFileSync(`${path}.sha256`, sidecar.replace(/^\w{64}/, createHash('sha256').update(bytes).digest('hex')))
    try {
      return await job.step({ action: 'verify', with: { store } })
    } finally {
      writeFileSync(path, whole)
      writeFileSync(`${path}.sha256`, sidecar)
    }
  }

  it('is found by its name', async () => {
    const latest = await job.step({ action: 'latest', with: { store } })
    expect(latest.outputs['path']).toBe(join(job.workspace, store, `${latest.outputs['backup'] ?? ''}.tar`))
  })

  it('is restored for real, proved', async () => {
    const server = serverOf(majors[0])
    const restored = await job.step({ action: 'restore', with: { ...inputsFor(server.connection('moved')), store, 'backups-of': database, 'jobs': '2' } })
    expect([errorsOf(restored), restored.outputs['verdict']]).toEqual([[], 'proved'])
    expect(await contentOf(server, 'moved')).toBe(await contentOf(server, database))
  })

  it.each([0.1, 0.5, 0.97])('is damaged when one bit changed at %d of it, even where somebody made the checksum anew', async (part) => {
    for (const isHashed of [false, true]) {
      const bytes = Buffer.from(readFileSync(archiveIn(store)))
      const at = Math.floor(bytes.length * part)
      bytes[at] = (bytes[at] ?? 0) ^ 4
      expect((await verify(bytes, isHashed)).outputs['verdict']).toBe('damaged')
    }
  })

  it('is damaged when it was cut', async () => {
    const bytes = readFileSync(archiveIn(store))
    expect((await verify(bytes.subarray(0, bytes.length - 512), true)).outputs['verdict']).toBe('damaged')
  })

  it('is encrypted as any other, after it has touched nothing but memory', async () => {
    const key = await ageKey()
    const [server, store] = [serverOf(majors.at(-1)), 'sealed']
    const result = await job.step({ action: 'backup', with: { ...inputsFor(server.connection(database)), store, 'format': 'directory', 'age-recipients': key.recipient } })
    expect(errorsOf(result)).toEqual([])
    expect(filesIn(job, store)).toContain(`${result.outputs['backup'] ?? ''}.tar.age.sha256`)
    expect(readFileSync(archiveIn(store)).subarray(0, 22).toString('latin1')).toBe('age-encryption.org/v1\n')
    for (const [action, more] of [['verify', {}], ['restore-test', { sandbox: 'local' }]] as const) {
      const proved = await job.step({ action, with: { store, 'age-identity': key.identity, ...more } })
      expect([errorsOf(proved), proved.outputs['verdict']]).toEqual([[], 'proved'])
    }
    const other = await ageKey()
    const rekeyed = await job.step({ action: 'rekey', with: { store, 'age-identity': key.identity, 'age-recipients': other.recipient, 'backup': 'all' } })
    expect(errorsOf(rekeyed)).toEqual([])
    const verified = await job.step({ action: 'verify', with: { store, 'age-identity': other.identity } })
    expect([filesIn(job, store).filter((name) => name.endsWith('.tar.age')).length, verified.outputs['verdict']]).toEqual([1, 'proved'])
    expect(leftovers()).toEqual([])
  })

  it('leaves nothing when it is killed: no name, no folder, and no pg_dump that goes on', async () => {
    const [server, store] = [serverOf(majors[0]), 'killed']
    const source = { ...inputsFor(server.connection(database)), store, format: 'directory' }
    const { host, port, user, password } = server.connection()
    const client = new pg.Client({ host, port, user, database, password: password?.reveal() ?? '' })
    await client.connect()
    await client.query('BEGIN; LOCK TABLE orders IN ACCESS EXCLUSIVE MODE')
    const killed = await job.step({ action: 'backup', with: source, cancelWhen: '>>> Creating logical backup', cancelSignal: 'SIGKILL' })
    expect(killed.signal).toBe('SIGKILL')
    await client.end()
    const dumps = async () => (await server.sql('SELECT FROM pg_stat_activity WHERE application_name = \'pg_dump\'')).length
    for (let left = await dumps(); left > 0; left = await dumps()) await new Promise((resolve) => setTimeout(resolve, 50))
    expect(filesIn(job, store).filter((name) => !name.endsWith('.partial'))).toEqual([])
    expect(leftovers()).toEqual([])
    expect(errorsOf(await job.step({ action: 'backup', with: source }))).toEqual([])
    expect(leftovers()).toEqual([])
  })

  it('fails as any other where a table cannot be had, and leaves nothing', async () => {
    const server = serverOf(majors[0])
    await server.sql(`CREATE ROLE "half; blind" LOGIN PASSWORD 'x:@/%''"$'`)
    const result = await job.step({ action: 'backup', with: { ...inputsFor(server.connection(database)), 'user': 'half; blind', 'password': 'x:@/%\'"$', 'store': 'refused', 'format': 'directory' } })
    expect([result.status, filesIn(job, 'refused'), leftovers()]).toEqual([1, [], []])
    expect(reportOf(result).error?.code).toBe('no-right')
  })
})

const contained = majors.find((major) => hasImage(`postgres:${major}`))

describeWhere(contained !== undefined)('a backup in the directory format by client: docker', () => {
  it('is taken and restored by programs in containers, which see its folder alone', async () => {
    const [server, store] = [serverOf(contained), 'contained']
    const result = await job.step({ action: 'backup', with: { ...inputsFor(server.connection(database)), store, 'format': 'directory', 'client': 'docker', 'passphrase': 'correct "horse"' } })
    expect(errorsOf(result)).toEqual([])
    const drill = await job.step({ action: 'restore-test', with: { store, sandbox: 'local', client: 'docker', passphrase: 'correct "horse"' } })
    expect([errorsOf(drill), drill.outputs['verdict']]).toEqual([[], 'proved'])
    expect(leftovers()).toEqual([])
  })
})
