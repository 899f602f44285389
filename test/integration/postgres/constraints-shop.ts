/** A schema in which definitions are of every kind that has a text: what PostgreSQL 13 understands, and so all later ones. */
export const richSchema = `
CREATE SCHEMA "Shop; --";
CREATE TYPE mood AS ENUM ('good', 'bad');
CREATE TYPE pair AS (a integer, b integer);
CREATE DOMAIN amount AS numeric(12, 2) CONSTRAINT not_negative CHECK (VALUE >= 0) NOT NULL;
CREATE DOMAIN code AS varchar(8) CONSTRAINT known CHECK (VALUE IN ('a', 'b')) CHECK (VALUE <> '');
CREATE FUNCTION price(n integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 2';
CREATE FUNCTION shout() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE COLLATION sorted (provider = libc, locale = 'C');
CREATE TABLE customers (
  id serial PRIMARY KEY, email varchar(200) NOT NULL UNIQUE, status varchar(10) NOT NULL DEFAULT 'new', kind text COLLATE sorted, born date, feeling mood, place pair,
  CONSTRAINT status_known CHECK (status IN ('new', 'old', 'it''s')), CONSTRAINT kind_known CHECK (kind IN ('a', 'b') OR kind LIKE 'x%' OR kind ~ '^y'),
  CHECK (born BETWEEN '1900-01-01' AND '2100-01-01'), CHECK (feeling IN ('good', 'bad')), CHECK ((place).a IS NULL OR (place).a > 0),
  CHECK (CASE WHEN status = 'old' THEN born IS NOT NULL ELSE true END), CHECK (coalesce(length(kind), 0) < 100 AND email NOT LIKE '% %'),
  CHECK (id IS DISTINCT FROM 0 AND NOT (id = ANY ('{-1,-2}'::integer[]))), CHECK (extract(year FROM born) > 1800)
);
CREATE TABLE orders (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, customer integer NOT NULL REFERENCES customers ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  parent bigint, total amount, currency code, during tstzrange, gross numeric GENERATED ALWAYS AS (1.19 * 100) STORED,
  UNIQUE (customer, id) INCLUDE (total), CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&) WHERE (currency IN ('a', 'b')), CHECK (price(1) > 0)
);
CREATE TABLE "Shop; --"."Order "" Items" ("select" integer NOT NULL, "a'b" bigint, "A, B" text NOT NULL, n integer CHECK (n > 0) NO INHERIT,
  CONSTRAINT "FK; ON public.x USING" FOREIGN KEY ("a'b") REFERENCES orders, PRIMARY KEY ("select"));
CREATE TABLE parted (id integer NOT NULL, day date NOT NULL, customer integer REFERENCES customers, status varchar(5) CHECK (status IN ('x', 'y')), PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
CREATE TABLE parted_1 PARTITION OF parted FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE parted_2 PARTITION OF parted DEFAULT;
CREATE TABLE payments (id integer PRIMARY KEY, parted_id integer, parted_day date, full_a integer, full_b integer, FOREIGN KEY (parted_id, parted_day) REFERENCES parted, UNIQUE (full_a, full_b));
CREATE TABLE fully (id integer PRIMARY KEY, a integer, b integer, CONSTRAINT fully_fkey FOREIGN KEY (a, b) REFERENCES payments (full_a, full_b) MATCH FULL);
CREATE TABLE base (id integer NOT NULL, v text CHECK (v IN ('p', 'q')), CONSTRAINT fixed CHECK (id BETWEEN 1 AND 9 AND v <> ''));
CREATE TABLE child (w integer NOT NULL) INHERITS (base);
CREATE TABLE crossed (id integer PRIMARY KEY, big bigint REFERENCES customers, small smallint REFERENCES orders (id));
CREATE INDEX by_status ON customers (status, lower(email) text_pattern_ops DESC NULLS LAST) WHERE status IN ('new', 'old');
CREATE INDEX "Weird "" ON a USING b" ON "Shop; --"."Order "" Items" ("A, B") WHERE "A, B" IN ('x', 'y');
CREATE INDEX by_expression ON customers ((status IN ('new', 'old')), (CASE WHEN kind IN ('a', 'b') THEN 1 END)) INCLUDE (born);
CREATE UNIQUE INDEX one_open ON orders (customer) WHERE currency = 'a';
CREATE INDEX hashed ON customers USING hash (email);
CREATE INDEX by_json ON customers USING gin (to_tsvector('simple', email));
CREATE INDEX on_parted ON parted (status) WHERE status IN ('x', 'y');
CREATE MATERIALIZED VIEW counted AS SELECT status, count(*) AS n FROM customers GROUP BY status;
CREATE UNIQUE INDEX on_view ON counted (status);
CREATE TRIGGER shouting BEFORE INSERT OR UPDATE OF status, email ON customers FOR EACH ROW WHEN (NEW.status IN ('new', 'old')) EXECUTE FUNCTION shout();
CREATE TRIGGER "Tr; ON x" AFTER UPDATE ON "Shop; --"."Order "" Items" REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION shout();
CREATE CONSTRAINT TRIGGER later AFTER INSERT ON orders DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION shout();
CREATE TRIGGER sleeping AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION shout();
ALTER TABLE orders DISABLE TRIGGER sleeping;
CREATE TRIGGER always AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION shout();
ALTER TABLE orders ENABLE ALWAYS TRIGGER always;
CREATE TRIGGER on_parted AFTER INSERT ON parted FOR EACH ROW EXECUTE FUNCTION shout();
CREATE VIEW seen AS SELECT * FROM customers;
CREATE TRIGGER instead INSTEAD OF INSERT ON seen FOR EACH ROW EXECUTE FUNCTION shout();
ALTER TABLE customers ADD CONSTRAINT unproved CHECK (email <> 'x') NOT VALID;
ALTER TABLE orders ADD CONSTRAINT unproved_key FOREIGN KEY (parent) REFERENCES orders NOT VALID;
`

/** Rows that keep all of it. */
export const richRows = `
INSERT INTO customers (email, status, kind, born) SELECT 'customer' || n || '@example.org', 'new', 'a', '2000-01-01' FROM generate_series(1, 100) n;
INSERT INTO orders (customer, total, currency) SELECT n, n, CASE WHEN n % 2 = 0 THEN 'b' ELSE 'a' END FROM generate_series(1, 100) n;
INSERT INTO "Shop; --"."Order "" Items" SELECT n, n, 'x', n FROM generate_series(1, 50) n;
INSERT INTO parted SELECT n, '2025-06-01'::date + n * 10, n, 'x' FROM generate_series(1, 50) n;
INSERT INTO payments SELECT n, n, '2025-06-01'::date + n * 10, n, n FROM generate_series(1, 50) n;
INSERT INTO fully SELECT n, n, n FROM generate_series(1, 10) n UNION ALL SELECT 11, NULL, NULL;
INSERT INTO base VALUES (1, 'p'); INSERT INTO child VALUES (2, 'q', 1);
INSERT INTO crossed VALUES (1, 1, 1), (2, NULL, NULL);
REFRESH MATERIALIZED VIEW counted;
`
