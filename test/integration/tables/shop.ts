import { execFileSync } from 'node:child_process'
import { createReadStream, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { RowHasher } from '../../../src/archive/fingerprint.ts'
import { readArchive } from '../../../src/archive/reader.ts'
import type { ArchiveEntry } from '../../../src/archive/reader.ts'
import type { Connection } from '../../../src/domain/connection.ts'
import { manifestVersion } from '../../../src/domain/manifest.ts'
import type { Proof } from '../../../src/domain/manifest.ts'
import { parseTableNames } from '../../../src/domain/table-names.ts'
import { Secret } from '../../../src/kit/secret.ts'
import { planTables, restoreTables } from '../../../src/postgres/tables-restore.ts'
import type { TablesRequest, TablesRestored } from '../../../src/postgres/tables-restore.ts'
import type { TestServer } from '../../support/server.ts'

/** Owns everything and is no superuser. */
export const owner = { user: 'shop "owner"', password: 'p@ss:/%\'"$ w&rd' }

/** A database of a shop, with names that SQL, a shell or Markdown could stumble over. Foreign keys go both ways and in a circle. */
export const shop = String.raw`
  CREATE TYPE mood AS ENUM ('glad', 'so "so"');
  CREATE DOMAIN positive AS int CHECK (VALUE > 0);
  CREATE TABLE customers (id serial PRIMARY KEY, name text NOT NULL UNIQUE, mood mood);
  CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer int REFERENCES customers ON DELETE CASCADE, email text UNIQUE CHECK (email <> ''),
    shout text GENERATED ALWAYS AS (upper(email)) STORED, points positive, chief bigint, note bytea);
  ALTER TABLE users ADD FOREIGN KEY (chief) REFERENCES users;
  COMMENT ON COLUMN users.email IS 'where; "to"'; COMMENT ON INDEX users_pkey IS 'of users';
  CREATE INDEX "by; shout" ON users (lower(shout)) WHERE points > 2; CREATE STATISTICS users_stats ON customer, points FROM users;
  CREATE TABLE payments (id serial PRIMARY KEY, payer bigint REFERENCES users ON DELETE CASCADE, amount numeric(12,2), nulls float8);
  ALTER TABLE users ADD COLUMN favourite int REFERENCES payments ON DELETE SET NULL;
  CREATE TABLE log (at text, what text);
  CREATE FUNCTION write_log() RETURNS trigger LANGUAGE plpgsql AS $$begin insert into public.log values (tg_table_name, tg_op); return null; end$$;
  CREATE TRIGGER "log; it" AFTER INSERT OR UPDATE OR DELETE ON users FOR EACH ROW EXECUTE FUNCTION write_log();
  CREATE VIEW everybody AS SELECT id, email FROM users;
  CREATE MATERIALIZED VIEW counted AS SELECT count(*) FROM users;
  CREATE TABLE "we""ird; drop" ("a b" serial, "sel.ect" text, "Ünï;" int DEFAULT 7, PRIMARY KEY ("a b", "sel.ect"));
  CREATE INDEX "in""dex" ON "we""ird; drop" ("sel.ect");
  CREATE TABLE orders (id int, at date, customer int REFERENCES customers, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
  CREATE TABLE orders_2024 PARTITION OF orders FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
  CREATE TABLE orders_2025 PARTITION OF orders FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') PARTITION BY LIST (id);
  CREATE TABLE orders_2025_rest PARTITION OF orders_2025 DEFAULT;
  CREATE INDEX orders_customer ON orders (customer);
  CREATE TABLE secrets (id int PRIMARY KEY, who text); ALTER TABLE secrets ENABLE ROW LEVEL SECURITY;
  CREATE POLICY own ON secrets USING (who = current_user);
  CREATE RULE kept AS ON DELETE TO secrets DO INSTEAD NOTHING;
  CREATE SCHEMA "o ther"; CREATE TABLE "o ther".users (id int PRIMARY KEY, x text); CREATE TABLE empty_one ();
  CREATE TABLE base (a int); CREATE TABLE heir (b text) INHERITS (base); INSERT INTO base VALUES (1); INSERT INTO heir VALUES (2, repeat('large ', 300000)), (3, NULL);
  INSERT INTO customers (name, mood) SELECT 'c' || n, 'so "so"' FROM generate_series(1, 20) n;
  INSERT INTO users (customer, email, points, note) SELECT 1 + n % 20, E'u\\.\n\t' || n, n, decode(repeat('00ff5c', n % 50), 'hex') FROM generate_series(1, 500) n;
  UPDATE users SET chief = id - 1 WHERE id > 1;
  INSERT INTO payments (payer, amount, nulls) SELECT 1 + n % 500, n * 1.1, CASE WHEN n % 3 = 0 THEN NULL ELSE 'NaN'::float8 END FROM generate_series(1, 2000) n;
  UPDATE users SET favourite = id;
  INSERT INTO "we""ird; drop" ("sel.ect") VALUES ('\.'), (E'\\.\n\\.'), (''), ('\N');
  INSERT INTO orders SELECT n, date '2024-06-01' + n, 1 + n % 20 FROM generate_series(1, 400) n;
  INSERT INTO secrets SELECT n, 'somebody else' FROM generate_series(1, 10) n;
  ALTER TABLE secrets FORCE ROW LEVEL SECURITY;
  INSERT INTO "o ther".users VALUES (1, 'o');
  TRUNCATE log;
  REFRESH MATERIALIZED VIEW counted;
  GRANT SELECT ON users TO public; GRANT UPDATE (email) ON users TO public;
`

export interface Shop {
  readonly server: TestServer
  readonly folder: string
  readonly archive: string
  readonly entries: readonly ArchiveEntry[]
  readonly proof: Proof
}

/** The source in a database of its own, and an archive of it with its proof. */
export async function makeShop(server: TestServer, parameters: readonly string[] = [], sql = shop): Promise<Shop> {
  await server.sql(`CREATE ROLE "shop ""owner""" LOGIN PASSWORD 'p@ss:/%''"$ w&rd'`)
  await server.sql(`CREATE DATABASE source OWNER "shop ""owner"""`)
  await server.sql(`ALTER SCHEMA public OWNER TO "shop ""owner"""`, 'source')
  await server.sql(`SET SESSION AUTHORIZATION "shop ""owner"""; ${sql}`, 'source')
  const folder = mkdtempSync(join(tmpdir(), 'zimmer-tables-'))
  const archive = join(folder, 'archive.dump')
  dump(server, 'source', archive, parameters)
  const contents = await readArchive(createReadStream(archive))
  return { server, folder, archive, entries: contents.entries, proof: proofOf(contents) }
}

export function dump(server: TestServer, database: string, path: string, parameters: readonly string[] = []): void {
  const connection = server.connection(database)
  execFileSync(join(server.binaries, 'pg_dump'), ['-Fc', '-f', path, ...parameters], {
    env: { PATH: process.env['PATH'], PGHOST: connection.host, PGPORT: String(connection.port), PGUSER: connection.user, PGDATABASE: database, PGPASSWORD: connection.password?.reveal(), PGOPTIONS: '-c extra_float_digits=3' },
  })
}

function proofOf(contents: Awaited<ReturnType<typeof readArchive>>): Proof {
  return {
    version: manifestVersion, backup: 'shop', source: { host: 'h', port: 1 }, constraints: [], indexes: [], triggers: [], largeObjects: contents.largeObjects, sequences: contents.sequences,
    relations: contents.tables.map(({ schema, name, rows, fingerprint, columns }) => ({ schema, name, kind: 'table', rows, fingerprint, columns, exempt: null })),
  }
}

let databases = 0

/** A copy of the source, as the target. */
export async function makeTarget(made: Shop, change = ''): Promise<string> {
  databases += 1
  const name = `tar"get ${databases}`
  const quoted = `"${name.replaceAll('"', '""')}"`
  await made.server.sql(`CREATE DATABASE ${quoted} TEMPLATE source OWNER "shop ""owner"""`)
  if (change !== '') await made.server.sql(`SET SESSION AUTHORIZATION "shop ""owner"""; ${change}`, name)
  return name
}

export function asOwner(made: Shop, database: string): Connection {
  return { ...made.server.connection(database), user: owner.user, password: new Secret(owner.password) }
}

export function requestOf(made: Shop, database: string, tables: string, into: TablesRequest['into'], more: Partial<TablesRequest> = {}): TablesRequest {
  const folder = join(made.folder, 'lists')
  mkdirSync(folder, { recursive: true })
  return {
    connection: asOwner(made, database), pgRestore: { name: 'pg_restore', path: join(made.server.binaries, 'pg_restore') }, archive: { path: made.archive, format: 'custom' }, folder, entries: made.entries,
    names: parseTableNames(tables), into, intoName: into === 'schema' ? 'restored' : '_restored', proof: made.proof, ownership: true, settings: {}, lockSeconds: 5,
    newHasher: () => new RowHasher(), signal: new AbortController().signal, ...more,
  }
}

export async function restore(made: Shop, database: string, tables: string, into: TablesRequest['into'], more: Partial<TablesRequest> = {}): Promise<TablesRestored & { sentences: readonly string[] }> {
  const request = requestOf(made, database, tables, into, more)
  const plan = await planTables(request)
  return { ...await restoreTables(request, plan), sentences: [...plan.changes, ...plan.sentences] }
}

/** The whole content and schema of a database, line by line: the plain dump, without what differs between two dumps of the same. */
export function snapshotOf(server: TestServer, database: string, parameters: readonly string[] = []): string[] {
  const connection = server.connection(database)
  const text = execFileSync(join(server.binaries, 'pg_dump'), parameters, {
    encoding: 'utf8', maxBuffer: 1 << 28,
    env: { PATH: process.env['PATH'], PGHOST: connection.host, PGPORT: String(connection.port), PGUSER: connection.user, PGDATABASE: database, PGPASSWORD: connection.password?.reveal() },
  })
  return text.split('\n').filter((line) => line !== '' && !/^(?:\\(?:un)?restrict |--)/.test(line)).sort()
}

/** The lines in which two snapshots differ, the first twenty of each side. */
export function differencesOf(before: readonly string[], after: readonly string[]): string[] {
  const left = [...before]
  const added = after.filter((line) => {
    const at = left.indexOf(line)
    if (at !== -1) left.splice(at, 1)
    return at === -1
  })
  return [...left.slice(0, 20).map((line) => `- ${line}`), ...added.slice(0, 20).map((line) => `+ ${line}`)]
}
