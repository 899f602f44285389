import { describe, expect, it } from '@jest/globals'
import { namesInList, qualifiedNames, statementsOf, withSchemas } from '../../../src/domain/sql-definitions.ts'

describe('the statements of a script', () => {
  it.each(['E\'', '\'', '"', '/*', '$a$', '$a$ ', '/* '])('come to an end where %s never does, however long it goes on and however often it begins', (open) => {
    expect(statementsOf(`SELECT ${open}${'a'.repeat(100_000)}`)).toHaveLength(1)
    expect(statementsOf(`SELECT ${open.repeat(100_000)}x`).length).toBeLessThanOrEqual(1)
  })

  it('are not cut at a semicolon that a name, a string, a comment or a rule holds', () => {
    const script = String.raw`--
-- Name: a; Type: TABLE
--

\restrict d41d8cd98f00b204
CREATE TABLE public."a;b" (
    "it''s" text DEFAULT 'x;''y\',  -- not; here
    z text DEFAULT E'\';' /* nor; here */
);


CREATE RULE r AS
    ON DELETE TO public.users DO ( SELECT 1 AS "?column?";
 SELECT 2;
);
DO $q$ a; b $q$;
SELECT 1
`
    expect(statementsOf(script).map((statement) => statement.split('\n')[0])).toEqual(['CREATE TABLE public."a;b" (', 'CREATE RULE r AS', 'DO $q$ a; b $q$', 'SELECT 1'])
  })

  it('are all there after a line for psql in their midst', () => {
    expect(statementsOf('SELECT 1;\n\\unrestrict abc;def\nSELECT 2;')).toEqual(['SELECT 1', 'SELECT 2'])
  })
})

describe('relations that move to another schema', () => {
  const moved = (sql: string) => withSchemas(sql, ({ schema, name }) => (schema === 'public' && (name === 'we"ird' || name === 'users') ? 'to "it"' : undefined))

  it.each([
    ['ALTER TABLE ONLY public."we""ird" ADD CONSTRAINT "public.users" CHECK (\'public.users\' <> a.users)', 'ALTER TABLE ONLY "to ""it"""."we""ird" ADD CONSTRAINT "public.users" CHECK (\'public.users\' <> a.users)'],
    ['COMMENT ON COLUMN public.users."public.users" IS \'public.users;\'', 'COMMENT ON COLUMN "to ""it""".users."public.users" IS \'public.users;\''],
    [`SET DEFAULT nextval('public."we""ird"'::regclass)`, `SET DEFAULT nextval('"to ""it"""."we""ird"'::regclass)`],
    ['a public.users_id_seq, public.userß, "Public".users, x.public.users', 'a public.users_id_seq, public.userß, "Public".users, x.public.users'],
  ])('are renamed where they are meant, and only there: %s', (sql, expected) => {
    expect(moved(sql)).toBe(expected)
  })
})

describe('names', () => {
  it('are read as the server means them', () => {
    expect(qualifiedNames('ALTER TABLE ONLY "pu.b""lic".Users ADD FOREIGN KEY (a) REFERENCES x."Y z"(b)')).toEqual([{ schema: 'pu.b"lic', name: 'users' }, { schema: 'x', name: 'Y z' }])
    expect(namesInList('(id, "we""ird, a", "Ünï;")')).toEqual(['id', 'we"ird, a', 'Ünï;'])
  })
})
