import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { Job } from '../../support/runner.ts'
import type { StepResult } from '../../support/runner.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { errorsOf, filesIn, inputsFor, reportOf, shownForms } from './workshop.ts'

// Backups are taken by roles that own nothing; what they may not read must never be missing in silence.

const password = 'r3ader p@ss'
let server: TestServer
let job: Job

beforeAll(async () => {
  server = await startServer()
  await server.sql(`CREATE ROLE reader LOGIN PASSWORD '${password}'`)
  await server.sql(`CREATE ROLE insider LOGIN PASSWORD '${password}'; GRANT pg_read_all_data TO insider`)
})

afterAll(async () => { await server.stop() })
beforeEach(() => { job = new Job() })
afterEach(() => { job.remove() })

async function backUp(database: string, sql: string, user = 'reader'): Promise<StepResult> {
  await server.sql(`CREATE DATABASE ${database}`)
  await server.sql(sql, database)
  return job.step({ action: 'backup', with: { ...inputsFor(server.connection(database)), user, password } })
}

function expectRefusal(result: StepResult, code: string, names: string, ...cures: readonly string[]): void {
  const { error } = reportOf(result)
  expect(error).toMatchObject({ code })
  expect(error?.message).toContain(names)
  for (const cure of cures) expect(error?.hint).toContain(cure)
  expect(errorsOf(result)).toHaveLength(1)
  expect(result.status).toBe(1)
  expect(filesIn(job)).toEqual([])
  expect(shownForms(result, password)).toEqual([])
}

describe('a role that may not read everything', () => {
  it('is told the table and the GRANT that it lacks', async () => {
    const result = await backUp('one', 'CREATE TABLE open (id int); CREATE TABLE "Closed One" (id int); GRANT SELECT ON open TO reader')
    expectRefusal(result, 'no-right', 'role reader may not read 1 relation: public."Closed One"', 'GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader;', 'GRANT pg_read_all_data TO reader;')
  })

  it('is told the sequence, which a grant on tables does not cover', async () => {
    const result = await backUp('two', 'CREATE TABLE open (id serial); GRANT SELECT ON open TO reader')
    expectRefusal(result, 'no-right', 'public.open_id_seq', 'GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO reader;')
  })

  it('is told the schema that it may not enter', async () => {
    const result = await backUp('three', 'CREATE SCHEMA audit; CREATE TABLE audit.log (id int); GRANT SELECT ON audit.log TO reader')
    expectRefusal(result, 'no-right', 'audit.log', 'GRANT USAGE ON SCHEMA audit TO reader;')
  })

  it('is told the large object, which no grant on tables covers', async () => {
    const result = await backUp('objects', 'CREATE TABLE open (id int); SELECT lo_create(4711)', 'insider')
    expectRefusal(result, 'no-right', 'role insider may not read large object 4711', 'LARGE OBJECT')
  })

  it('is refused where row-level security would hide rows from it: a backup of some rows is none', async () => {
    const result = await backUp('four', 'CREATE TABLE notes (owner text, note text); INSERT INTO notes VALUES (\'reader\', \'a\'), (\'other\', \'b\'); ALTER TABLE notes ENABLE ROW LEVEL SECURITY; CREATE POLICY own ON notes USING (owner = current_user); GRANT SELECT ON notes TO reader')
    expectRefusal(result, 'row-security', 'row-level security would hide rows from role reader: public.notes', 'ALTER ROLE reader BYPASSRLS;')
  })

  it('is refused the same where the rights come from pg_read_all_data, which row-level security still binds', async () => {
    const result = await backUp('five', 'CREATE TABLE notes (id int); ALTER TABLE notes ENABLE ROW LEVEL SECURITY', 'insider')
    expectRefusal(result, 'row-security', 'public.notes', 'BYPASSRLS')
  })

  it('cannot be made to hand the runner a command by the name of a schema', async () => {
    const result = await backUp('six', 'CREATE SCHEMA "x\n::add-mask::backup\n::warning::owned\r##[error]owned"; CREATE TABLE "x\n::add-mask::backup\n::warning::owned\r##[error]owned".t (id int)')
    expect(reportOf(result).error).toMatchObject({ code: 'no-right' })
    expect(result.log).not.toMatch(/^\s*::(?:add-mask::backup|warning)/m)
    // The older form of a command is looked for anywhere in a line, unless the line is a command of the newer one.
    expect(result.log.split('\n').filter((line) => !line.startsWith('::') && line.includes('##['))).toEqual([])
    expect(result.log).not.toContain('\r')
    expect(result.summary).not.toContain('\n::')
  })
})

describe('a role that owns nothing', () => {
  it('takes a whole backup with pg_read_all_data alone', async () => {
    const result = await backUp('seven', 'CREATE TABLE orders (id serial PRIMARY KEY); INSERT INTO orders SELECT FROM generate_series(1, 50); CREATE SCHEMA audit; CREATE TABLE audit.log (id int)', 'insider')
    expect(errorsOf(result)).toEqual([])
    expect(result).toMatchObject({ status: 0, outputs: { tables: '2', rows: '50' } })
    expect(await job.step({ action: 'restore-test', with: { sandbox: 'local' } })).toMatchObject({ status: 0, outputs: { verdict: 'proved' } })
  })
})
