import type { TestServer } from '../test/support/server.ts'

/** pgbench's largest table, rows of text and of jsonb, foreign keys, several indexes and a full-text index: about 1 GB as COPY writes it at scale 1, which gzip makes about 4.5 times smaller. */
export async function fill(server: TestServer, scale: number): Promise<void> {
  await server.sql('CREATE DATABASE bench')
  const rows = Math.round(800_000 * scale)
  const few = Math.max(1, Math.round(rows / 10))
  const branches = Math.max(1, Math.round(25 * scale))
  await server.sql(`
    CREATE TABLE pgbench_branches (bid int PRIMARY KEY, bbalance int, filler char(88));
    CREATE TABLE pgbench_accounts (aid int PRIMARY KEY, bid int REFERENCES pgbench_branches, abalance int, filler char(84));
    INSERT INTO pgbench_branches SELECT i, 0, '' FROM generate_series(1, ${branches}) i;
    INSERT INTO pgbench_accounts SELECT i, 1 + i % ${branches}, 0, '' FROM generate_series(1, ${branches * 100_000}) i;
    CREATE TABLE customers (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, email text NOT NULL UNIQUE, joined timestamptz NOT NULL);
    CREATE TABLE orders (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer bigint NOT NULL REFERENCES customers, placed timestamptz NOT NULL, total numeric(12, 2) NOT NULL CHECK (total >= 0), detail jsonb NOT NULL);
    CREATE TABLE events (id bigint PRIMARY KEY, ordered bigint NOT NULL REFERENCES orders, kind text NOT NULL, note text NOT NULL, at timestamptz NOT NULL);
    CREATE TABLE articles (id bigint PRIMARY KEY, author bigint NOT NULL REFERENCES customers, title text NOT NULL, body text NOT NULL);
    INSERT INTO customers (name, email, joined) SELECT 'Customer ' || i, 'customer' || i || '@example.com', now() - i * interval '1 minute' FROM generate_series(1, ${few}) i;
    INSERT INTO orders (customer, placed, total, detail) SELECT 1 + i % ${few}, now() - i * interval '7 seconds', (i % 100000) / 7.0,
      jsonb_build_object('reference', md5(i::text), 'gift', i % 2 = 0, 'address', jsonb_build_object('street', (i * 7919 % 9973) || ' Long Street', 'city', 'City ' || i * 31 % 977, 'postcode', 10000 + i * 17 % 89999),
        'lines', jsonb_build_array(jsonb_build_object('sku', 'SKU-' || i * 101 % 70001, 'quantity', i % 9, 'price', (i * 37 % 9901) / 100.0), jsonb_build_object('sku', 'SKU-' || i * 211 % 70001, 'quantity', i % 7, 'price', (i * 41 % 9901) / 100.0)),
        'session', md5((i * 3)::text), 'note', 'ordered by customer ' || i % ${few} || ' in shop ' || i % 13) FROM generate_series(1::bigint, ${rows}) i;
    INSERT INTO events SELECT i, 1 + i % ${rows}, (ARRAY['paid', 'packed', 'sent', 'returned'])[1 + i % 4], 'request ' || md5((i % 5000)::text) || ' of ' || md5(i::text) || ' answered with ' || md5((i * 7)::text) || ' by worker ' || i % 48 || ' after ' || i * 7919 % 4001 || ' ms', now() - i * interval '3 seconds' FROM generate_series(1::bigint, ${rows * 2}) i;
    INSERT INTO articles SELECT i, 1 + i % ${few}, 'Article ' || i, (SELECT string_agg('word' || (hashint8(i * 101 + n) % 5000), ' ') FROM generate_series(1, 60) n) FROM generate_series(1, ${few}) i;
    CREATE INDEX ON orders (customer); CREATE INDEX ON orders (placed); CREATE INDEX ON events (ordered); CREATE INDEX ON events (at); CREATE INDEX ON articles USING gin (to_tsvector('english', body));
    CREATE INDEX ON pgbench_accounts (bid); CREATE INDEX ON pgbench_accounts (abalance, aid);
    ANALYZE;`, 'bench')
}

/** A database of that many small tables, each with a key, and every fifth with another index. */
export async function fillTables(server: TestServer, database: string, tables: number): Promise<void> {
  await server.sql(`CREATE DATABASE ${database}`)
  await server.sql(`DO $$ BEGIN
    FOR i IN 1..${tables} LOOP
      EXECUTE format('CREATE TABLE t%s (id int PRIMARY KEY, parent int, v text NOT NULL CHECK (v <> ''''))', i);
      EXECUTE format('INSERT INTO t%s SELECT g, g, ''v'' || g FROM generate_series(1, 5) g', i);
      IF i % 5 = 0 THEN EXECUTE format('CREATE INDEX ON t%s (v)', i); END IF;
      IF i % 100 = 0 THEN COMMIT; END IF;
    END LOOP;
  END $$`, database)
}
