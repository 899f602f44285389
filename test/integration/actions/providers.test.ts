import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { Job } from '../../support/runner.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { page } from '../../unit/docs/pages.ts'
import { errorsOf, inputsFor, reportOf, shop } from './workshop.ts'

// The statements of docs/providers.md, as they stand there, give a role that can take a whole backup: no superuser, no owner.

const blocks = page('docs/providers.md').blocks.filter(({ language }) => language === 'sql').map(({ text }) => text.replaceAll('<a long random password>', 'pw'))
const from14 = blocks.find((text) => text.startsWith('-- from 14')) ?? ''
const upTo13 = blocks.find((text) => text.startsWith('-- up to 13')) ?? ''
const bypass = blocks.find((text) => text.startsWith('ALTER ROLE zimmer_backup BYPASSRLS')) ?? ''
let server: TestServer
let job: Job

beforeAll(async () => { server = await startServer() })
afterAll(async () => { await server.stop() })
beforeEach(async () => {
  job = new Job()
  await server.sql('DROP DATABASE IF EXISTS shop')
  await server.sql('DROP ROLE IF EXISTS zimmer_backup')
  await server.sql('CREATE DATABASE shop')
  await server.sql(`${shop} SELECT lo_unlink(oid) FROM pg_largeobject_metadata`, 'shop')
})
afterEach(() => { job.remove() })

function backUp(): ReturnType<Job['step']> {
  return job.step({ action: 'backup', with: { ...inputsFor(server.connection('shop')), user: 'zimmer_backup', password: 'pw', globals: 'true' } })
}

describe('the role for backups of docs/providers.md', () => {
  it('needs the statements: without them it is told what it lacks', async () => {
    await server.sql('CREATE ROLE zimmer_backup LOGIN PASSWORD \'pw\'')
    expect(reportOf(await backUp()).error).toMatchObject({ code: 'no-right' })
  })

  it.each([['from PostgreSQL 14 on', from14], ['up to PostgreSQL 13', upTo13]])('takes a whole backup with globals by those %s, of later tables too', async (_, statements) => {
    await server.sql(statements, 'shop')
    await server.sql('CREATE TABLE later (id serial); INSERT INTO later SELECT FROM generate_series(1, 3)', 'shop')
    const result = await backUp()
    expect(errorsOf(result)).toEqual([])
    expect(result).toMatchObject({ status: 0, outputs: { rows: '1810' } })
  })

  it('takes one behind row-level security by BYPASSRLS, and none without', async () => {
    await server.sql(from14, 'shop')
    await server.sql('ALTER TABLE orders ENABLE ROW LEVEL SECURITY', 'shop')
    expect(reportOf(await backUp()).error).toMatchObject({ code: 'row-security' })
    await server.sql(bypass)
    expect(await backUp()).toMatchObject({ status: 0, outputs: { rows: '1807' } })
  })
})
