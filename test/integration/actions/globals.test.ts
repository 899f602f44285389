import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { generateIdentity, identityToRecipient } from 'age-encryption'
import { rolesOf, statementsFor } from '../../../src/domain/globals.ts'
import { Job } from '../../support/runner.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { errorsOf, filesIn, inputsFor, shop, store } from './workshop.ts'

// Roles belong to the server: a dump of a database names them, and does not hold them.

const database = 'shop=a \'b'
let server: TestServer
let job: Job
let source: Record<string, string>

beforeAll(async () => {
  server = await startServer()
  await server.sql('CREATE DATABASE "shop=a \'b"')
  await server.sql(`${shop}
    CREATE ROLE "owner; DROP" NOLOGIN; CREATE ROLE app LOGIN PASSWORD 's3cret-of-app' CONNECTION LIMIT 7; COMMENT ON ROLE app IS 'the shop; its
server''s role'; GRANT "owner; DROP" TO app; ALTER ROLE app SET search_path = shop, public; ALTER TABLE orders OWNER TO "owner; DROP";
    CREATE ROLE reader LOGIN PASSWORD 'reader'; GRANT pg_read_all_data TO reader; SELECT lo_unlink(oid) FROM pg_largeobject_metadata`, database)
  await server.sql('REVOKE CONNECT ON DATABASE postgres, template1 FROM public')
  source = { ...inputsFor(server.connection(database)), user: 'reader', password: 'reader', globals: 'true' }
})
afterAll(async () => { await server.stop() })
beforeEach(() => { job = new Job() })
afterEach(() => { job.remove() })

function globalsOf(): string {
  return readFileSync(join(job.workspace, store, filesIn(job).find((file) => file.endsWith('.globals.sql')) ?? 'none'), 'utf8')
}

describe('globals: true', () => {
  it('adds roles, memberships and settings without a password, as a role that may connect to this one database and read', async () => {
    const result = await job.step({ action: 'backup', with: source })
    expect(errorsOf(result)).toEqual([])
    const sql = globalsOf()
    expect(sql).not.toMatch(/PASSWORD|SCRAM-SHA|s3cret/)
    expect(rolesOf(sql)).toEqual(expect.arrayContaining(['app', 'owner; DROP', 'reader']))
    expect(await job.step({ action: 'verify' })).toMatchObject({ status: 0, outputs: { verdict: 'proved' } })
  })

  it('gives statements that create the roles anew on another server', async () => {
    await job.step({ action: 'backup', with: source })
    const statements = statementsFor(globalsOf(), ['app', 'owner; DROP', 'reader'])
    const other = await startServer()
    try {
      for (const statement of statements) await other.sql(statement)
      const facts = `SELECT rolname, rolcanlogin, rolconnlimit, rolconfig, shobj_description(oid, 'pg_authid') AS comment,
        ARRAY(SELECT b.rolname::text FROM pg_auth_members m JOIN pg_roles b ON b.oid = m.roleid WHERE m.member = r.oid ORDER BY 1) AS of FROM pg_roles r WHERE rolname !~ '^pg_' AND rolname <> 'postgres' ORDER BY 1`
      expect(await other.sql(facts)).toEqual(await server.sql(facts))
    } finally {
      await other.stop()
    }
  })

  it('is a part of its backup: a changed or missing file is damage, and it goes with its backup', async () => {
    const backup = await job.step({ action: 'backup', with: source })
    const file = join(job.workspace, store, `${backup.outputs['backup'] ?? ''}.globals.sql`)
    writeFileSync(file, readFileSync(file, 'utf8').replace('NOSUPERUSER', 'SUPERUSER'))
    expect((await job.step({ action: 'verify' })).log).toContain('.globals.sql, were changed')
    rmSync(file)
    expect((await job.step({ action: 'verify' })).log).toContain('.globals.sql, are missing')
  })

  it('is sealed as the archive is, kept by rekey, and fetched with its backup', async () => {
    const [first, second] = [await generateIdentity(), await generateIdentity()]
    const backup = await job.step({ action: 'backup', with: { ...source, 'age-recipients': await identityToRecipient(first) } })
    expect(errorsOf(backup)).toEqual([])
    expect(filesIn(job).filter((file) => file.includes('globals'))).toEqual([`${backup.outputs['backup'] ?? ''}.globals.sql.age`])
    const rekeyed = await job.step({ action: 'rekey', with: { 'backup': 'all', 'age-recipients': await identityToRecipient(second), 'age-identity': `${first}\n${second}` } })
    expect(errorsOf(rekeyed)).toEqual([])
    expect(await job.step({ action: 'verify', with: { 'age-identity': second } })).toMatchObject({ status: 0, outputs: { verdict: 'proved' } })
    await job.step({ action: 'latest', with: { 'fetch-to': 'copy' } })
    const fetched = filesIn(job, 'copy').find((file) => file.endsWith('.globals.sql.age'))
    expect(fetched).toBeDefined()
    const sql = execFileSync('age', ['--decrypt', '--identity', '-', join(job.workspace, 'copy', fetched ?? '')], { input: `${second}\n`, encoding: 'utf8' })
    expect(rolesOf(sql)).toContain('app')
  })

  it('is left out unless it is asked for', async () => {
    await job.step({ action: 'backup', with: { ...source, globals: 'false' } })
    expect(filesIn(job).filter((file) => file.includes('globals'))).toEqual([])
  })
})
