import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { sweepSandboxes } from '../../../src/sandbox/sandbox.ts'
import { Workbench } from '../../support/proof/workbench.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'

// A role that owns one database of a server, and waits there for somebody with more rights.

const bench = new Workbench()
let server: TestServer

/** What a backup asks a server, in words of mallory's own: each takes the rights of whoever says it, and answers as the server does. */
const trap = `
  CREATE FUNCTION seize() RETURNS boolean LANGUAGE plpgsql AS $$
  BEGIN
    IF (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname OPERATOR(pg_catalog.=) CURRENT_USER) THEN EXECUTE 'ALTER ROLE mallory SUPERUSER'; END IF;
    RETURN true;
  END $$;
  CREATE FUNCTION current_setting(text) RETURNS text LANGUAGE plpgsql AS $$ BEGIN PERFORM public.seize(); RETURN pg_catalog.current_setting($1); END $$;
  CREATE FUNCTION pg_backend_pid() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM public.seize(); RETURN pg_catalog.pg_backend_pid(); END $$;
  CREATE FUNCTION pg_is_in_recovery() RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN PERFORM public.seize(); RETURN pg_catalog.pg_is_in_recovery(); END $$;
  CREATE VIEW pg_roles AS SELECT * FROM pg_catalog.pg_roles WHERE public.seize();
  CREATE VIEW pg_settings AS SELECT * FROM pg_catalog.pg_settings WHERE public.seize();
  CREATE FUNCTION same(name, name) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN PERFORM public.seize(); RETURN $1 OPERATOR(pg_catalog.=) $2; END $$;
  CREATE OPERATOR = (LEFTARG = name, RIGHTARG = name, FUNCTION = public.same);
  CREATE TABLE orders (id int PRIMARY KEY, name text);
  INSERT INTO orders SELECT i, 'name ' || i FROM pg_catalog.generate_series(1, 50) i;
  ALTER DATABASE shop SET search_path = public, pg_catalog;`

beforeAll(async () => {
  server = await startServer()
  await server.sql('CREATE ROLE mallory')
  await server.sql('CREATE DATABASE shop OWNER mallory')
  await server.sql(`ALTER SCHEMA public OWNER TO mallory; SET ROLE mallory; ${trap}`, 'shop')
}, 120_000)

afterAll(async () => {
  await server.stop()
  await sweepSandboxes()
  bench.remove()
})

describe('a backup by a superuser, of a database whose owner put functions before those of the server', () => {
  it('runs none of them, is taken, and proves', async () => {
    await bench.backUp(server.connection('shop'), { globals: 'true' })
    const [mallory] = await server.sql('SELECT rolsuper AS super FROM pg_roles WHERE rolname = \'mallory\'')
    expect(mallory).toEqual({ super: false })
    const { verdict, problems } = await bench.drill({ 'sandbox': 'local', 'sandbox-port': 'auto' })
    expect({ verdict, problems }).toEqual({ verdict: 'proved', problems: [] })
  }, 120_000)
})
