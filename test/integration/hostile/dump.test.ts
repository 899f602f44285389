import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sweepSandboxes } from '../../../src/sandbox/sandbox.ts'
import { Workbench } from '../../support/proof/workbench.ts'
import { addToPath, majorsHere } from '../../support/proof/clients.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { describeWhere } from '../sandbox/where.ts'

// A database whose owner is hostile: what it holds runs as the sandbox's superuser when it is restored.

const bench = new Workbench()
// Where a server's own user could write as well, if the sandbox let it.
const traces = mkdtempSync('/tmp/zimmer-hostile-')
const secret = join(traces, 'secret')
let server: TestServer

/** Runs in the restore wherever an expression does, and says what it could reach by the name of a file that it leaves behind, or by an error. */
const hostile = `
  CREATE EXTENSION dblink;
  CREATE FUNCTION reach() RETURNS boolean LANGUAGE plpgsql AS $$
  DECLARE line text;
  BEGIN
    CREATE TEMP TABLE IF NOT EXISTS heard (line text);
    BEGIN COPY pg_temp.heard FROM PROGRAM 'env'; EXCEPTION WHEN OTHERS THEN NULL; END;
    FOR line IN SELECT h.line FROM pg_temp.heard h WHERE h.line ~ 'CANARY|PGPASSWORD' LOOP RAISE EXCEPTION 'environment: %', line; END LOOP;
    BEGIN line := pg_catalog.pg_read_file('${secret}'); EXCEPTION WHEN OTHERS THEN RETURN true; END;
    RAISE EXCEPTION 'file: %', line;
  END $$;
  CREATE TABLE victims (id int PRIMARY KEY, name text CHECK (reach()));
  INSERT INTO victims SELECT i, 'name ' || i FROM pg_catalog.generate_series(1, 50) i;
  CREATE TABLE children (id int PRIMARY KEY, victim int CONSTRAINT known REFERENCES victims);
  INSERT INTO children SELECT i, i FROM pg_catalog.generate_series(1, 50) i;
  CREATE FUNCTION hijack() RETURNS boolean LANGUAGE plpgsql AS $$
  BEGIN
    IF pg_catalog.current_setting('application_name') = 'zimmer-backup' THEN
      PERFORM pg_catalog.set_config('session_replication_role', 'replica', true);
      EXECUTE pg_catalog.format('ALTER DATABASE %I SET search_path = public, pg_catalog', pg_catalog.current_database());
      DELETE FROM public.victims WHERE id = 7;
    END IF;
    RETURN true;
  END $$;
  CREATE FUNCTION set_config(text, text, boolean) RETURNS text LANGUAGE sql AS $$ SELECT 'never'::text $$;
  CREATE FUNCTION current_setting(text) RETURNS text LANGUAGE sql AS $$ SELECT ''::text $$;
  CREATE FUNCTION next_count(int8) RETURNS int8 LANGUAGE sql IMMUTABLE AS $$ SELECT 0::int8 $$;
  CREATE AGGREGATE count(*) (SFUNC = next_count, STYPE = int8, INITCOND = '0');
  CREATE MATERIALIZED VIEW trap AS SELECT hijack() AS sprung;`

/** Before any session of the drill asks anything: what keeps the rows is hidden from it, by tables that stand before the catalogs. */
const login = `
  CREATE FUNCTION hide() RETURNS event_trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF pg_catalog.current_setting('application_name') = 'zimmer-backup' AND pg_catalog.current_setting('autovacuum') = 'off' THEN
      CREATE TEMP TABLE pg_constraint AS SELECT * FROM pg_catalog.pg_constraint WHERE false;
    END IF;
  END $$;
  CREATE EVENT TRIGGER hide ON login EXECUTE FUNCTION hide();`
const [newest] = (await majorsHere([17, 18])).slice(-1)

beforeAll(async () => {
  writeFileSync(secret, 'a secret of the runner', { mode: 0o600 })
  server = await startServer()
  await server.sql('CREATE DATABASE hostile')
  await server.sql(hostile, 'hostile')
}, 120_000)

afterAll(async () => {
  await server.stop()
  await sweepSandboxes()
  bench.remove()
  rmSync(traces, { recursive: true, force: true })
})

describe('a hostile dump', () => {
  it('does not talk a drill into proving rows that it removed, with functions of its own before those of the server', async () => {
    process.env['ZIMMER_CANARY_TOKEN'] = 'canary'
    try {
      await bench.backUp(server.connection('hostile'))
      const report = await bench.drill({ 'sandbox': 'local', 'sandbox-port': 'auto' })
      const said = [...report.problems.map(({ sentence }) => sentence), ...bench.lines].join('\n')
      expect(said).not.toMatch(/canary|a secret of the runner/)
      expect({ verdict: report.verdict, known: report.problems.some(({ sentence }) => sentence.includes('known')) }).toEqual({ verdict: 'damaged', known: true })
      expect(existsSync(secret)).toBe(true)
    } finally {
      Reflect.deleteProperty(process.env, 'ZIMMER_CANARY_TOKEN')
    }
  }, 120_000)
})

describeWhere(newest !== undefined)('a hostile dump with a trigger on every login', () => {
  it('does not hide from a drill what keeps its rows', async () => {
    await addToPath([newest ?? 0])
    const [source, store] = [await startServer({ major: newest ?? 0 }), new Workbench()]
    try {
      await source.sql('CREATE DATABASE hostile')
      await source.sql(`${hostile}\n${login}`, 'hostile')
      await store.backUp(source.connection('hostile'))
      const { verdict, problems } = await store.drill({ 'sandbox': 'local', 'sandbox-port': 'auto' })
      expect({ verdict, known: problems.some(({ sentence }) => sentence.includes('known')) }).toEqual({ verdict: 'damaged', known: true })
    } finally {
      await source.stop()
      store.remove()
    }
  }, 120_000)
})
