import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Job } from '../../support/runner.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { inputsFor, reportOf } from './workshop.ts'

// An index whose function fails in the sandbox alone: as damage does, and once more after every session of that server was ended, as when the server is lost.

let server: TestServer
let job: Job

const odd = (body: string) => `CREATE OR REPLACE FUNCTION odd(id int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $odd$ BEGIN ${body} END $odd$;`
// By then the rows are read again, and whoever still has a session does nothing in it.
const endAll = `
  FOR waited IN 1..200 LOOP
    EXIT WHEN (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()) <= 1;
    PERFORM pg_stat_clear_snapshot(), pg_sleep(0.05);
  END LOOP;
  PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid();`

beforeAll(async () => {
  server = await startServer()
  job = new Job()
  for (const name of ['damaged', 'lost']) await server.sql(`CREATE DATABASE ${name}`)
  for (const [name, body] of [['damaged', ''], ['lost', endAll]]) {
    await server.sql(`${odd('RETURN id;')} CREATE TABLE things (id int); INSERT INTO things VALUES (1); CREATE INDEX odd_things ON things (odd(id)); ${odd(`${body ?? ''} RAISE EXCEPTION 'odd';`)}`, name)
    await job.step({ action: 'backup', with: inputsFor(server.connection(name)) })
  }
})

afterAll(async () => {
  job.remove()
  await server.stop()
})

const drilled = async (database: string) => reportOf(await job.step({ action: 'restore-test', with: { 'database': database, 'sandbox': 'local', 'sandbox-port': 'auto', 'migrate': 'none', 'jobs': '1' } }))

describe('a restore test in which something could not be restored', () => {
  it('does not blame the backup where the server of the sandbox was lost meanwhile', async () => {
    expect(await drilled('lost')).toMatchObject({ verdict: 'unproved', reason: expect.stringContaining('the server of the sandbox ended or crashed in the middle') as unknown as string })
  })

  it('blames it where the server stood', async () => {
    expect(await drilled('damaged')).toMatchObject({ verdict: 'damaged' })
  })
})
