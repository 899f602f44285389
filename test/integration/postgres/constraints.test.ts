import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { SequenceProof } from '../../../src/domain/manifest.ts'
import { compareSequences } from '../../../src/domain/proof.ts'
import { compareFacts, compareConstraints } from '../../../src/postgres/constraints-comparison.ts'
import type { Finding } from '../../../src/postgres/constraints-findings.ts'
import { readSequences } from '../../../src/postgres/constraints-sequences.ts'
import { validateConstraints } from '../../../src/postgres/constraints-validation.ts'
import { readConstraintFacts } from '../../../src/postgres/constraints.ts'
import type { ProtectionFacts } from '../../../src/postgres/constraints.ts'
import { connect, ownSearchPath } from '../../../src/postgres/session.ts'
import type { Session } from '../../../src/postgres/session.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { richRows, richSchema } from './constraints-shop.ts'

let server: TestServer
let facts: ProtectionFacts
let sequences: SequenceProof[]
beforeAll(async () => {
  server = await startServer()
  await server.sql('CREATE DATABASE source TEMPLATE template0')
  await server.sql(richSchema, 'source')
  await server.sql(richRows, 'source')
  facts = await using('source', (session) => readConstraintFacts(session))
  sequences = await using('source', readSequences)
})
afterAll(async () => { await server.stop() })

async function using<T>(database: string, work: (session: Session) => Promise<T>): Promise<T> {
  const session = await connect(server.connection(database), ownSearchPath)
  try {
    return await work(session)
  } finally {
    await session.end()
  }
}

/** A copy of the source, changed by SQL, as the comparison with the manifest and the validation of its rows see it. */
async function afterwards(change: string): Promise<{ compared: Finding[]; validated: readonly Finding[] }> {
  await server.sql('DROP DATABASE IF EXISTS target WITH (FORCE)')
  await server.sql('CREATE DATABASE target TEMPLATE source')
  await server.sql(change, 'target')
  return using('target', async (session) => {
    const moved = compareSequences(sequences, await readSequences(session), 'the copy').map(({ relation, sentence }): Finding => ({ kind: 'changed', severity: 'failure', object: `sequence ${relation}`, sentence }))
    const compared = [...await compareConstraints(session, facts), ...moved]
    const other = await connect(server.connection('target'), ownSearchPath)
    const validation = await validateConstraints([session, other], { constraints: facts.constraints, sequences })
    await other.end()
    return { compared, validated: validation.findings }
  })
}

const failures = (findings: readonly Finding[]) => findings.filter(({ severity }) => severity === 'failure').map(({ kind, object, count }) => `${kind}: ${object}${count === undefined ? '' : ` (${count})`}`)

describe('rows that violate what they must keep', () => {
  it.each([
    ['a key of one column', 'INSERT INTO crossed VALUES (-4711, 987654, NULL)', ['violated: foreign key crossed_big_fkey of public.crossed (1)']],
    ['a key between types', 'INSERT INTO crossed VALUES (-4711, NULL, 32000), (-4712, NULL, 32000)', ['violated: foreign key crossed_small_fkey of public.crossed (2)']],
    ['a key of two columns', "INSERT INTO payments VALUES (-1, 1, '1999-01-01'), (-2, NULL, '1999-01-01')", ['violated: foreign key payments_parted_id_parted_day_fkey of public.payments (1)']],
    ['a deferred key, within a hostile name', 'DELETE FROM orders WHERE id IN (40, 41)', ['violated: foreign key FK; ON public.x USING of Shop; --.Order " Items (2)']],
    ['a key of MATCH FULL that is half NULL', 'INSERT INTO fully VALUES (-1, 1, NULL), (-2, NULL, NULL), (-3, 1, 2)', ['violated: foreign key fully_fkey of public.fully (2)']],
    ['a key of a partitioned table', "INSERT INTO parted VALUES (-1, '2025-03-01', 987654), (-2, '2030-03-01', 987654)", ['violated: foreign key parted_customer_fkey of public.parted (2)']],
    ['a CHECK', 'ALTER TABLE customers DROP CONSTRAINT status_known; UPDATE customers SET status = \'4711\' WHERE id < 4; ALTER TABLE customers ADD CONSTRAINT status_known CHECK (status IN (\'new\', \'old\', \'it\'\'s\')) NOT VALID; UPDATE pg_constraint SET convalidated = true WHERE conname = \'status_known\'', ['violated: check status_known of public.customers (3)']],
    ['a CHECK of an inheriting table', "ALTER TABLE base DROP CONSTRAINT base_v_check; UPDATE child SET v = 'z'; ALTER TABLE base ADD CONSTRAINT base_v_check CHECK (v IN ('p', 'q')) NOT VALID; UPDATE pg_constraint SET convalidated = true WHERE conname = 'base_v_check'", ['violated: check base_v_check of public.child (1)']],
    ['a NOT NULL', "ALTER TABLE customers ALTER email DROP NOT NULL; UPDATE customers SET email = NULL WHERE id < 3; UPDATE pg_attribute SET attnotnull = true WHERE attrelid = 'customers'::regclass AND attname = 'email'", ['violated: not-null constraint on column email of public.customers (2)']],
  ])('are counted: %s', async (_, change, expected) => {
    const { validated, compared } = await afterwards(`SET session_replication_role = replica; ${change}`)
    expect(failures(validated)).toEqual(expected)
    expect(failures(compared)).toEqual([])
    expect(JSON.stringify(validated)).not.toMatch(/4711|987654|32000/)
  })

  it('are not made of rows that are in order', async () => {
    const { validated, compared } = await afterwards('SELECT 1')
    expect(failures(validated)).toEqual([])
    expect(compared).toEqual([])
    expect(validated.map(({ sentence }) => sentence)).toEqual([
      'check unproved of public.customers is NOT VALID: older rows may violate it, as they may at the source',
      'foreign key unproved_key of public.orders is NOT VALID: older rows may violate it, as they may at the source',
    ])
  })

  it('are looked for in a NOT VALID constraint that the source had validated, and only there', async () => {
    const { validated, compared } = await afterwards(`SET session_replication_role = replica; INSERT INTO crossed VALUES (-1, 987654, NULL); UPDATE orders SET parent = 987654 WHERE id = 1;
      UPDATE pg_constraint SET convalidated = false WHERE conname IN ('crossed_big_fkey', 'unproved_key')`)
    expect(failures(compared)).toEqual(['not-valid: foreign key crossed_big_fkey of public.crossed'])
    expect(failures(validated)).toEqual(['violated: foreign key crossed_big_fkey of public.crossed (1)'])
  })

  it('are compared by the operator of the key and the collation of what it refers to, wherever equality comes from', async () => {
    const { validated } = await afterwards(`CREATE COLLATION blind (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
      CREATE TABLE words (word text COLLATE blind PRIMARY KEY); CREATE TABLE uses (word text REFERENCES words); INSERT INTO words VALUES ('Zebra'); INSERT INTO uses VALUES ('zEBRA');
      CREATE FUNCTION public.never(integer, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT false'; CREATE OPERATOR public.= (LEFTARG = integer, RIGHTARG = integer, FUNCTION = public.never);
      ALTER DATABASE target SET search_path = public, pg_catalog`)
    expect(failures(validated)).toEqual([])
    const { validated: wrong } = await afterwards(`CREATE COLLATION blind (provider = icu, locale = 'und-u-ks-level2', deterministic = false); CREATE TABLE words (word text COLLATE blind PRIMARY KEY);
      CREATE TABLE uses (word text REFERENCES words); INSERT INTO words VALUES ('Zebra'); SET session_replication_role = replica; INSERT INTO uses VALUES ('zEBRA'), ('horse')`)
    expect(failures(wrong)).toEqual(['violated: foreign key uses_word_fkey of public.uses (1)'])
  })

  it('make the check unproved, not passed, where it cannot run', async () => {
    const { validated } = await afterwards(`CREATE FUNCTION broken(n integer) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN IF n > 3 THEN RAISE EXCEPTION 'secret-%', n; END IF; RETURN true; END $$;
      CREATE TABLE odd (id integer); INSERT INTO odd VALUES (5); ALTER TABLE odd ADD CHECK (broken(id)) NOT VALID; UPDATE pg_constraint SET convalidated = true WHERE conname = 'odd_id_check'`)
    expect(failures(validated)).toEqual(['unchecked: table public.odd'])
    expect(JSON.stringify(validated)).not.toContain('secret')
  })
})

describe('a database that is not as the manifest has it', () => {
  it.each([
    ['a foreign key', 'ALTER TABLE crossed DROP CONSTRAINT crossed_big_fkey', ['missing: foreign key crossed_big_fkey of public.crossed']],
    ['a foreign key of a partitioned table', 'ALTER TABLE parted DROP CONSTRAINT parted_customer_fkey', ['missing: foreign key parted_customer_fkey of public.parted']],
    ['a primary key', 'ALTER TABLE crossed DROP CONSTRAINT crossed_pkey', ['missing: primary key crossed_pkey of public.crossed']],
    ['a CHECK', 'ALTER TABLE customers DROP CONSTRAINT kind_known', ['missing: check kind_known of public.customers']],
    ['a CHECK of a domain', 'ALTER DOMAIN amount DROP CONSTRAINT not_negative', ['missing: check not_negative of public.amount']],
    ['an exclusion', 'ALTER TABLE orders DROP CONSTRAINT no_overlap', ['missing: exclusion constraint no_overlap of public.orders']],
    ['a NOT NULL', 'ALTER TABLE "Shop; --"."Order "" Items" ALTER "A, B" DROP NOT NULL', ['missing: not-null constraint on column "A, B" of Shop; --.Order " Items']],
    ['an index', 'DROP INDEX by_status', ['missing: index by_status of public.customers']],
    ['an index with a hostile name', 'DROP INDEX "Shop; --"."Weird "" ON a USING b"', ['missing: index Weird " ON a USING b of Shop; --.Order " Items']],
    ['an index of a materialized view', 'DROP INDEX on_view', ['missing: unique index on_view of public.counted']],
    ['a trigger', 'DROP TRIGGER shouting ON customers', ['missing: trigger shouting of public.customers']],
    ['a sequence', 'ALTER TABLE customers ALTER id DROP DEFAULT; DROP SEQUENCE customers_id_seq', ['changed: sequence public.customers_id_seq']],
  ])('is told what is missing: %s', async (_, change, expected) => {
    expect(failures((await afterwards(change)).compared)).toEqual(expected)
  })

  it.each([
    ['a CHECK by a value', "ALTER TABLE customers DROP CONSTRAINT status_known, ADD CONSTRAINT status_known CHECK (status IN ('new', 'old', 'its'))", ['changed: check status_known of public.customers']],
    ['a domain by an operator', 'ALTER DOMAIN amount DROP CONSTRAINT not_negative; ALTER DOMAIN amount ADD CONSTRAINT not_negative CHECK (VALUE > 0) NOT VALID; UPDATE pg_constraint SET convalidated = true WHERE conname = \'not_negative\'', ['changed: check not_negative of public.amount']],
    ['a foreign key by its action', 'ALTER TABLE crossed DROP CONSTRAINT crossed_big_fkey, ADD CONSTRAINT crossed_big_fkey FOREIGN KEY (big) REFERENCES customers ON DELETE CASCADE', ['changed: foreign key crossed_big_fkey of public.crossed']],
    ['an index by its condition', "DROP INDEX by_status; CREATE INDEX by_status ON customers (status, lower(email) text_pattern_ops DESC NULLS LAST) WHERE status IN ('new', 'odd')", ['changed: index by_status of public.customers']],
    ['an index by its uniqueness', 'DROP INDEX one_open; CREATE INDEX one_open ON orders (customer) WHERE currency = \'a\'', ['changed: unique index one_open of public.orders']],
    ['a trigger by its condition', "DROP TRIGGER shouting ON customers; CREATE TRIGGER shouting BEFORE INSERT OR UPDATE OF status, email ON customers FOR EACH ROW WHEN (NEW.status IN ('new', 'odd')) EXECUTE FUNCTION shout()", ['changed: trigger shouting of public.customers']],
    ['a trigger by its time', 'ALTER TABLE orders ENABLE TRIGGER always', ['changed: trigger always of public.orders']],
    ['a trigger by switching it off', 'ALTER TABLE customers DISABLE TRIGGER shouting', ['disabled-trigger: trigger shouting of public.customers']],
    ['a sequence by one', "SELECT setval('customers_id_seq', 101)", ['changed: sequence public.customers_id_seq']],
    ['a sequence by is_called', "SELECT setval('customers_id_seq', 100, false)", ['changed: sequence public.customers_id_seq']],
  ])('is told what changed: %s', async (_, change, expected) => {
    expect(failures((await afterwards(change)).compared)).toEqual(expected)
  })

  it('is told of an invalid index and of keys whose triggers are disabled', async () => {
    const { validated, compared } = await afterwards("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'by_json'::regclass; ALTER TABLE crossed DISABLE TRIGGER ALL")
    expect(failures(validated)).toEqual([
      'disabled-trigger: foreign key crossed_big_fkey of public.crossed', 'disabled-trigger: foreign key crossed_small_fkey of public.crossed', 'invalid-index: index by_json of public.customers'])
    expect(failures(compared)).toEqual(['invalid-index: index by_json of public.customers'])
  })

  it('may have more than the manifest, and less where the source\'s index was invalid', () => {
    const [index] = facts.indexes
    if (index === undefined) throw new Error('no index')
    const expected = { ...facts, indexes: [...facts.indexes, { ...index, name: 'half_built', valid: false }], triggers: facts.triggers.slice(1) }
    expect(compareFacts(expected, facts).findings.map(({ severity, kind }) => `${severity} ${kind}`)).toEqual(['notice missing', 'notice added'])
  })

  it('is left as it was by the comparison', async () => {
    const { compared } = await afterwards("ALTER TABLE customers DROP CONSTRAINT status_known, ADD CONSTRAINT status_known CHECK (status IN ('new', 'old', 'its'))")
    expect(compared).toHaveLength(1)
    expect(await server.sql("SELECT relname FROM pg_class WHERE relname ~ '^zimmer' UNION ALL SELECT conname FROM pg_constraint WHERE conname ~ '^zimmer'", 'target')).toEqual([])
  })
})

describe('a sequence behind its column', () => {
  it.each([
    ['of a serial', "SELECT setval('customers_id_seq', 99)", 'public.customers_id_seq'],
    ['of an identity', 'ALTER TABLE orders ALTER id RESTART WITH 100', 'public.orders_id_seq'],
    ['that counts down', 'CREATE TABLE down (id bigint GENERATED BY DEFAULT AS IDENTITY (INCREMENT -1)); INSERT INTO down VALUES (-10)', 'public.down_id_seq'],
    ['at the end of its type', 'CREATE TABLE high (id bigserial); INSERT INTO high VALUES (9223372036854775807)', 'public.high_id_seq'],
    ['that was never called', 'CREATE TABLE fresh (id serial); INSERT INTO fresh VALUES (1)', 'public.fresh_id_seq'],
    ['with a hostile name', 'CREATE TABLE "a.b; --" ("i""d" serial); INSERT INTO "a.b; --" VALUES (7)', 'public.a.b; --_i"d_seq'],
  ])('is found: %s', async (_, change, name) => {
    expect(failures((await afterwards(change)).validated)).toEqual([`sequence-behind: sequence ${name}`])
  })

  it.each([
    ["one whose next number is free", "SELECT setval('customers_id_seq', 100); CREATE TABLE fresh (id serial)"],
    ['one that counts down', 'CREATE TABLE down (id integer GENERATED BY DEFAULT AS IDENTITY (INCREMENT -1)); INSERT INTO down DEFAULT VALUES; INSERT INTO down DEFAULT VALUES'],
    ['one of a text column', "CREATE SEQUENCE s; CREATE TABLE texts (id text DEFAULT 'x' || nextval('s')); ALTER SEQUENCE s OWNED BY texts.id; INSERT INTO texts VALUES ('x9')"],
  ])('is not made of %s', async (_, change) => {
    expect(failures((await afterwards(change)).validated)).toEqual([])
  })

  it('is a notice when it stood so at the source', async () => {
    const { validated } = await afterwards('INSERT INTO customers (id, email) VALUES (5000, \'x@example.org\')')
    expect(validated.filter(({ kind }) => kind === 'sequence-behind')).toMatchObject([{ severity: 'notice' }])
  })
})

describe('reading the facts', () => {
  it('leaves search_path as it was, and definitions do not depend on it', async () => {
    const session = await connect(server.connection('source'), { search_path: 'public, "Shop; --"' })
    expect(await readConstraintFacts(session)).toEqual(facts)
    expect(await session.query('SHOW search_path')).toEqual([{ search_path: 'public, "Shop; --"' }])
    await session.end()
  })

  it('leaves out what belongs to extensions', async () => {
    await server.sql('CREATE DATABASE extended TEMPLATE source')
    await server.sql(`CREATE TABLE owned (id integer PRIMARY KEY, v text NOT NULL CHECK (v <> '')); CREATE DOMAIN d AS integer CHECK (VALUE > 0); ALTER EXTENSION plpgsql ADD TABLE owned; ALTER EXTENSION plpgsql ADD DOMAIN d`, 'extended')
    expect(await using('extended', (session) => readConstraintFacts(session))).toEqual(facts)
  })

  it('takes no lock on a table and works within a read-only snapshot', async () => {
    await using('source', async (session) => {
      await session.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY')
      await readConstraintFacts(session)
      const locked = () => session.query("SELECT relation::regclass::text AS name FROM pg_locks WHERE pid = pg_backend_pid() AND relation::regclass::text IN ('customers', 'orders', 'parted')")
      expect(await locked()).toEqual([])
      await session.query('SELECT FROM customers LIMIT 1')
      expect(await locked()).toEqual([{ name: 'customers' }])
      await session.query('ROLLBACK')
    })
  })
})
