import { describe, expect, it } from '@jest/globals'
import { rolesOf, statementsFor } from '../../../src/domain/globals.ts'

// As pg_dumpall 15 and 17 write it, with names and texts that look like something else.
const globals = String.raw`--
-- PostgreSQL database cluster dump
--

\restrict x1y2; CREATE ROLE fake;

SET default_transaction_read_only = off;
SET standard_conforming_strings = on;

CREATE ROLE "app; DROP ROLE x";
ALTER ROLE "app; DROP ROLE x" WITH NOSUPERUSER INHERIT NOCREATEROLE NOCREATEDB LOGIN NOREPLICATION NOBYPASSRLS CONNECTION LIMIT 5;
COMMENT ON ROLE "app; DROP ROLE x" IS 'it''s; CREATE ROLE injected;
-- two lines';
CREATE ROLE owner;
ALTER ROLE owner WITH NOSUPERUSER INHERIT NOCREATEROLE NOCREATEDB NOLOGIN NOREPLICATION NOBYPASSRLS;
CREATE ROLE "Größe ""x""";
ALTER ROLE "Größe ""x""" WITH NOSUPERUSER INHERIT NOCREATEROLE NOCREATEDB LOGIN NOREPLICATION NOBYPASSRLS VALID UNTIL '2030-01-01 00:00:00+00';
CREATE ROLE stranger;
ALTER ROLE stranger WITH SUPERUSER INHERIT CREATEROLE CREATEDB LOGIN REPLICATION BYPASSRLS;

--
-- User Configurations
--

ALTER ROLE owner SET search_path TO 'shop', 'public; x';
ALTER ROLE stranger SET work_mem TO '1GB';

GRANT owner TO "app; DROP ROLE x" WITH ADMIN OPTION GRANTED BY postgres;
GRANT owner TO "Größe ""x""" WITH ADMIN OPTION, INHERIT FALSE, SET TRUE GRANTED BY owner;
GRANT owner TO stranger GRANTED BY postgres;
GRANT pg_read_all_data TO "Größe ""x""" GRANTED BY postgres;
CREATE TABLESPACE fast OWNER stranger LOCATION '/fast';
\unrestrict x1y2
`

describe('the statements that create roles', () => {
  const statements = statementsFor(globals, ['app; DROP ROLE x', 'owner', 'Größe "x"', 'not there'])

  it('name nobody but the roles asked for: no stranger, no tablespace, nothing that only stood within quotes', () => {
    expect(statements.filter((one) => /stranger|TABLESPACE|^CREATE ROLE (?:injected|fake)|restrict/.test(one))).toEqual([])
    expect(statements.filter((one) => one.startsWith('CREATE ROLE'))).toEqual(['CREATE ROLE "app; DROP ROLE x";', 'CREATE ROLE owner;', 'CREATE ROLE "Größe ""x""";'])
  })

  it('have attributes, comments, settings, memberships among them and in the server\'s own roles', () => {
    expect(statements).toContain('ALTER ROLE "app; DROP ROLE x" WITH NOSUPERUSER INHERIT NOCREATEROLE NOCREATEDB LOGIN NOREPLICATION NOBYPASSRLS CONNECTION LIMIT 5;')
    expect(statements).toContain('COMMENT ON ROLE "app; DROP ROLE x" IS \'it\'\'s; CREATE ROLE injected;\n-- two lines\';')
    expect(statements.slice(-4)).toEqual([
      'GRANT owner TO "app; DROP ROLE x" WITH ADMIN OPTION;',
      'GRANT owner TO "Größe ""x""" WITH ADMIN OPTION, INHERIT FALSE, SET TRUE GRANTED BY owner;',
      'GRANT pg_read_all_data TO "Größe ""x""";',
      'ALTER ROLE owner SET search_path TO \'shop\', \'public; x\';',
    ])
  })

  it('are none for no roles, and none for an empty file', () => {
    expect(statementsFor(globals, [])).toEqual([])
    expect(statementsFor('', ['owner'])).toEqual([])
  })

  it('are found for every role that the file creates', () => {
    expect(rolesOf(globals)).toEqual(['app; DROP ROLE x', 'owner', 'Größe "x"', 'stranger'])
  })
})
