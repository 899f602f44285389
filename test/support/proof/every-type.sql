-- A database with every type and every kind of object that PostgreSQL 13 to 18 have. A part between "-- from 14" and "-- end" runs from that
-- major on; one after "-- in UTF8" only in a database of that encoding. Roles belong to the whole server, and may be there already.
DO $$ DECLARE name text; BEGIN
  FOREACH name IN ARRAY ARRAY['every reader', 'every_owner', 'Every "Writer"'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN EXECUTE format('CREATE ROLE %I', name); END IF;
  END LOOP;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
CREATE EXTENSION hstore;
CREATE SCHEMA beside;
CREATE EXTENSION citext SCHEMA beside;
CREATE EXTENSION pg_trgm SCHEMA beside;
CREATE EXTENSION btree_gist SCHEMA beside;
CREATE SCHEMA kinds;
COMMENT ON SCHEMA kinds IS 'a table of each family of types';
CREATE SCHEMA "we""ird; DROP SCHEMA kinds --" AUTHORIZATION every_owner;
CREATE SCHEMA "with space.and dot";

CREATE TYPE kinds.mood AS ENUM ('sad', 'so-so', 'it''s "fine"', '');
CREATE TYPE kinds.point3 AS (x double precision, label text, tags text[]);
CREATE TYPE kinds.floats AS RANGE (subtype = double precision, subtype_diff = float8mi);
CREATE DOMAIN kinds.short AS varchar(10) DEFAULT 'none' CHECK (VALUE <> 'forbidden') NOT NULL;
CREATE DOMAIN kinds.positive AS numeric(12, 4) CONSTRAINT above_zero CHECK (VALUE > 0);

CREATE TABLE kinds.numbers (id int PRIMARY KEY, small smallint, whole integer, big bigint, exact numeric, scaled numeric(12, 4), single real, double double precision, price money, id_of oid, place pg_lsn, positive kinds.positive);
INSERT INTO kinds.numbers VALUES
  (1, -32768, -2147483648, -9223372036854775808, 'NaN', 1.5000, '-0', '-0', '-12.34', 4294967295, '0/0', 1),
  (2, 32767, 2147483647, 9223372036854775807, 123456789012345678901234567890.123456789, -99999999.9999, 'NaN', 'NaN', '92233720368547758.07', 0, '16/B374D848', 2.5),
  (3, 0, 0, 0, 0.10, 0, 'Infinity', '-Infinity', '0.00', 1, 'FFFFFFFF/FFFFFFFF', NULL),
  (4, NULL, NULL, NULL, 0.1000, NULL, 3.4028235e38, 2.2250738585072014e-308, NULL, NULL, NULL, 0.0001),
  (5, 1, 1, 1, -1e-100, 7, 0.1, 0.1, '1.00', 16384, '0/16B3748', 3),
  (6, 1, 1, 1, 1e100, 7, 1e-45, 0.30000000000000004, '1.00', 16384, '0/1', 3);
-- from 14
INSERT INTO kinds.numbers (id, exact) VALUES (7, 'Infinity'), (8, '-Infinity');
-- end

CREATE TABLE kinds.texts (id int PRIMARY KEY, value text, limited varchar(20), padded char(8), one "char", name name, folded beside.citext, short kinds.short);
INSERT INTO kinds.texts VALUES
  (1, '', '', '', '', '', '', ''), (2, NULL, NULL, NULL, NULL, NULL, NULL, 'x'), (3, ' ', 'trailing ', 'a', 'a', 'pg_class', 'CaseS', 'y'),
  (4, '\N', '\N', '\.', '\', '\N', '\N', '\N'), (5, E'tab\there', E'new\nline', E'cr\r', E'\n', E'a\tb', E'\\', ' '),
  (6, E'\b\f\v\x01\x7f', 'back\slash', 'pad     ', '0', '"quoted"', '''quoted''', '\.'), (7, E'\\.\n', 'twice', 'twice', 't', 'twice', 'twice', 'twice'),
  (8, 'twice', 'twice', 'twice', 't', 'twice', 'twice', 'twice'), (9, repeat('long ', 3000), 'x', 'x', 'x', repeat('n', 63), repeat('c', 5000), 'long');
-- in UTF8
INSERT INTO kinds.texts VALUES (10, E'gr\u00fc\u00dfe \u6f22\u5b57 \U0001F3E8 e\u0301', E'\u00e9', E'\u00e9', 'e', E'\u540d', E'\u00c9\u00e9', E'\u20ac');
-- end

CREATE TABLE kinds.moments (id int PRIMARY KEY, day date, hour time, hour_there timetz, moment timestamp, instant timestamptz, coarse timestamptz(0), span interval, months interval year to month);
INSERT INTO kinds.moments VALUES
  (1, '-infinity', '00:00:00', '00:00:00+00', '-infinity', '-infinity', '2000-01-01 00:00:00Z', '0', '1 year 2 months'),
  (2, 'infinity', '24:00:00', '24:00:00-1559', 'infinity', 'infinity', '1999-12-31 23:59:59.6Z', '-1 year 2 days -03:04:05.678901', '-3 months'),
  (3, '4713-01-01 BC', '12:34:56.789012', '12:34:56.789012+05:45', '0001-12-31 23:59:59.999999 BC', '2024-10-27 02:30:00 Europe/Berlin', '2024-06-30 12:00Z', '178000000 years', '0'),
  (4, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  (5, '2024-02-29', '23:59:59.999999', '01:02:03+01', '294276-12-31 23:59:59', '1883-11-18 12:03:58 America/New_York', '2024-01-01Z', '1 mon -1 day 00:00:00.000001', '11 months');

CREATE TABLE kinds.bytes (id int PRIMARY KEY, raw bytea, fixed bit(9), variable varbit, unique_id uuid);
INSERT INTO kinds.bytes VALUES
  (1, '', B'000000000', B'', '00000000-0000-0000-0000-000000000000'), (2, '\x00', B'101010101', B'1', 'ffffffff-ffff-ffff-ffff-ffffffffffff'),
  (3, decode(repeat('00ff5c5c0a0d', 2000), 'hex'), B'111111111', B'01010101010101010', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'), (4, NULL, NULL, NULL, NULL);

CREATE TABLE kinds.documents (id int PRIMARY KEY, loose json, tight jsonb, tree xml, path jsonpath, pairs hstore);
INSERT INTO kinds.documents VALUES
  (1, '{"b": 1,   "a": [1, 2,null], "b": 2}', '{"b": 1.50, "a": [1, 2, null]}', '<a href="x">&amp;<!-- c --></a>', '$.a[*] ? (@ > 1)', 'a=>1, b=>NULL, "c d"=>""'),
  (2, 'null', 'null', '<b/>', 'strict $', ''), (3, '""', '""', 'text only', 'lax $.x', '"\\"=>"\""'), (4, NULL, NULL, NULL, NULL, NULL), (5, '{}', '{"deep": {"er": [[], {}, 1e3, true]}}', '<a>
  <b>two</b></a>', '$."key with space".type()', NULL);

CREATE TABLE kinds.searches (id int PRIMARY KEY, vector tsvector, query tsquery, words regconfig, dictionary regdictionary, type regtype, class regclass, role regrole, space regnamespace);
INSERT INTO kinds.searches VALUES
  (1, 'a:1A fat:2B,4C cat:5D', 'fat & (rat | !cat) <-> dog:*AB', 'english', 'simple', 'integer', 'pg_class', 'postgres', 'pg_catalog'),
  (2, '', '', 'simple', 'simple', 'kinds.mood', 'kinds.numbers', 'pg_monitor', 'kinds'), (3, '''with space'' ''quo''''te''', '''with space''', NULL, NULL, NULL, NULL, NULL, NULL);

CREATE TABLE kinds.shapes (id int PRIMARY KEY, point point, line line, segment lseg, box box, open_path path, polygon polygon, circle circle);
INSERT INTO kinds.shapes VALUES
  (1, '(0.1,-0.0)', '{1,-1,0.3}', '((0,0),(1e300,1))', '((1,2),(-3,4))', '[(0,0),(1,1),(2,0)]', '((0,0),(1,1),(2,0))', '<(0,0),0.1>'),
  (2, '(Infinity,NaN)', '{0,1,0}', '((1,1),(1,1))', '((0,0),(0,0))', '((0,0),(1,1))', '((0.30000000000000004,0))', '<(1,2),0>'), (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL);

CREATE TABLE kinds.networks (id int PRIMARY KEY, host inet, network cidr, card macaddr, card8 macaddr8);
INSERT INTO kinds.networks VALUES
  (1, '192.168.0.1/24', '192.168.0.0/24', '08:00:2b:01:02:03', '08:00:2b:01:02:03:04:05'), (2, '::1', '2001:db8::/32', 'ff:ff:ff:ff:ff:ff', '00:00:00:00:00:00:00:00'),
  (3, '::ffff:1.2.3.4/128', '0.0.0.0/0', NULL, NULL), (4, '10.0.0.1', '10.0.0.1/32', '00:00:00:00:00:00', '08:00:2b:ff:fe:01:02:03');

CREATE TABLE kinds.composed (id int PRIMARY KEY, numbers int[], grid int[][], words text[], mood kinds.mood, moods kinds.mood[], place kinds.point3, places kinds.point3[], shorts kinds.short[], floats float8[]);
INSERT INTO kinds.composed VALUES
  (1, '{}', '{{1,2},{3,4}}', ARRAY['', NULL, 'NULL', 'a,b', '"', '\', '{}'], 'sad', '{sad,""}', ROW(0.1, 'a "b", (c)', ARRAY['x', NULL]), ARRAY[ROW(1, '', '{}')::kinds.point3, NULL], '{a,b}', '{-0,NaN,0.1}'),
  (2, '[-2:0]={1,2,3}', '[0:0][5:6]={{NULL,9}}', '{}', '', '{}', ROW(NULL, NULL, NULL), '{}', NULL, '{}'), (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  (4, ARRAY[NULL]::int[], '{{{1}},{{2}}}', ARRAY[E'new\nline', ' '], 'it''s "fine"', '{so-so}', ROW(-0.0, '', NULL), NULL, '{""}', '{Infinity}');

CREATE TABLE kinds.spans (id int PRIMARY KEY, ints int4range, bigs int8range, nums numrange, days daterange, moments tsrange, instants tstzrange, floats kinds.floats);
INSERT INTO kinds.spans VALUES
  (1, '[1,5)', '(,10]', '[0.10,0.2]', '[2024-01-01,2024-02-01)', '(2024-01-01 00:00:00.5,)', '[2024-01-01Z,2024-01-02Z]', '(0.1,0.30000000000000004]'),
  (2, 'empty', '(,)', 'empty', '(,)', 'empty', '(,infinity)', 'empty'), (3, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
-- from 14
CREATE TABLE kinds.manyspans (id int PRIMARY KEY, ints int4multirange, bigs int8multirange, nums nummultirange, days datemultirange, moments tsmultirange, instants tstzmultirange);
INSERT INTO kinds.manyspans VALUES (1, '{[1,5),[7,9)}', '{}', '{[0.1,0.2],(3,)}', '{(,2024-01-01)}', '{}', '{[2024-01-01Z,2024-01-02Z)}'), (2, '{}', '{(,)}', NULL, NULL, NULL, NULL);
-- end

-- Values stored out of line, compressed and not.
CREATE TABLE kinds.toasted (id int PRIMARY KEY, plain text, outside text, document jsonb);
ALTER TABLE kinds.toasted ALTER outside SET STORAGE EXTERNAL, ALTER plain SET STATISTICS 500;
INSERT INTO kinds.toasted SELECT n, (SELECT string_agg(md5((n * 1000 + m)::text), '') FROM generate_series(1, 300) m), repeat(md5(n::text), 300), jsonb_build_object('rows', (SELECT jsonb_agg(md5(m::text)) FROM generate_series(1, 200) m)) FROM generate_series(1, 3) n;

CREATE TABLE kinds.generated (id bigint GENERATED ALWAYS AS IDENTITY (START 100 INCREMENT 5), id2 int GENERATED BY DEFAULT AS IDENTITY, width int NOT NULL DEFAULT 3, doubled int GENERATED ALWAYS AS (width * 2) STORED, PRIMARY KEY (id));
INSERT INTO kinds.generated (width) VALUES (1), (2), (3);
-- from 18
ALTER TABLE kinds.generated ADD COLUMN tripled int GENERATED ALWAYS AS (width * 3) VIRTUAL;
-- end
CREATE TABLE kinds.dropped (first int, gone text, second text, gone_too int[]);
INSERT INTO kinds.dropped VALUES (1, 'lost', 'kept', '{1}');
ALTER TABLE kinds.dropped DROP COLUMN gone, DROP COLUMN gone_too, ADD COLUMN third int DEFAULT 7;
INSERT INTO kinds.dropped VALUES (2, NULL, NULL), (2, NULL, NULL);
CREATE TABLE kinds.columnless ();
INSERT INTO kinds.columnless DEFAULT VALUES;
INSERT INTO kinds.columnless DEFAULT VALUES;
CREATE TABLE kinds.empty_table (id int, note text);
CREATE UNLOGGED TABLE kinds.unlogged (id int, note text);
INSERT INTO kinds.unlogged VALUES (1, 'unlogged');
CREATE TABLE "we""ird; DROP SCHEMA kinds --"."from stdin;" ("co""l)" int, "select" text, "with
newline" text, "UPPER" int);
INSERT INTO "we""ird; DROP SCHEMA kinds --"."from stdin;" VALUES (1, 'a', 'b', 2), (2, NULL, '', 3);
CREATE TABLE "with space.and dot"."two
lines" (id int, "a.b" text);
INSERT INTO "with space.and dot"."two
lines" VALUES (1, 'x');
-- in UTF8
CREATE TABLE "with space.and dot"."漢字 ü" ("größe" int, note text);
INSERT INTO "with space.and dot"."漢字 ü" VALUES (1, 'ö');
-- end

CREATE TABLE kinds.parent (id int, note text);
CREATE TABLE kinds.child (extra text) INHERITS (kinds.parent);
INSERT INTO kinds.parent VALUES (1, 'parent');
INSERT INTO kinds.child VALUES (2, 'child', 'more'), (3, 'child', NULL);
CREATE TABLE kinds.by_list (id int, region text NOT NULL, PRIMARY KEY (id, region)) PARTITION BY LIST (region);
CREATE TABLE kinds.by_list_north PARTITION OF kinds.by_list FOR VALUES IN ('north', '');
CREATE TABLE kinds.by_list_other PARTITION OF kinds.by_list DEFAULT;
INSERT INTO kinds.by_list SELECT n, CASE n % 3 WHEN 0 THEN 'north' WHEN 1 THEN '' ELSE 'south' END FROM generate_series(1, 9) n;
CREATE TABLE kinds.by_range (id int, day date, amount numeric) PARTITION BY RANGE (day);
CREATE TABLE kinds.by_range_2024 PARTITION OF kinds.by_range FOR VALUES FROM (MINVALUE) TO ('2025-01-01') PARTITION BY HASH (id);
CREATE TABLE kinds.by_range_2024_0 PARTITION OF kinds.by_range_2024 FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE kinds.by_range_2024_1 PARTITION OF kinds.by_range_2024 FOR VALUES WITH (MODULUS 2, REMAINDER 1);
CREATE TABLE kinds.by_range_later PARTITION OF kinds.by_range FOR VALUES FROM ('2025-01-01') TO (MAXVALUE);
INSERT INTO kinds.by_range SELECT n, date '2024-12-20' + n, n / 3.0 FROM generate_series(1, 24) n;
CREATE INDEX by_range_day ON kinds.by_range (day);
-- Invalid for good: one partition has no part of it.
CREATE INDEX by_list_region ON ONLY kinds.by_list (region);

CREATE SCHEMA shop;
CREATE TABLE shop.customers (id serial PRIMARY KEY, email beside.citext NOT NULL UNIQUE, name text NOT NULL, status varchar(20) NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'good', 'bad')), note text, born date);
INSERT INTO shop.customers (email, name, status, note, born) SELECT 'c' || n || '@example.org', 'customer ' || n, (ARRAY['new', 'good', 'bad'])[1 + n % 3], nullif(repeat(' ', n % 4), ''), date '1970-01-01' + n * 97 FROM generate_series(1, 30) n;
CREATE TABLE shop.orders (id serial PRIMARY KEY, customer int NOT NULL REFERENCES shop.customers ON DELETE CASCADE, amount numeric(10, 2) CHECK (amount > 0), placed timestamptz DEFAULT now(), during tstzrange, CONSTRAINT later FOREIGN KEY (customer) REFERENCES shop.customers DEFERRABLE INITIALLY DEFERRED);
INSERT INTO shop.orders (customer, amount, placed, during) SELECT 1 + n % 30, n * 1.01, timestamptz '2024-01-01 00:00Z' + n * interval '7 hours', tstzrange(timestamptz '2024-01-01Z' + n * interval '1 day', timestamptz '2024-01-01 12:00Z' + n * interval '1 day') FROM generate_series(1, 60) n;
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE shop.orders ADD CONSTRAINT no_overlap EXCLUDE USING gist (customer WITH =, during WITH &&);
ALTER TABLE shop.orders ADD CONSTRAINT large CHECK (amount < 20) NOT VALID;
CREATE TABLE shop.loose (customer int, note text);
INSERT INTO shop.loose VALUES (1, 'fits'), (9999, 'does not');
ALTER TABLE shop.loose ADD CONSTRAINT loose_customer FOREIGN KEY (customer) REFERENCES shop.customers NOT VALID;
CREATE INDEX orders_amount ON shop.orders (amount DESC NULLS LAST) WHERE amount > 10;
CREATE INDEX customers_name ON shop.customers (lower(name), born);
CREATE INDEX customers_trigrams ON shop.customers USING gin (name beside.gin_trgm_ops);
CREATE INDEX numbers_big ON kinds.numbers USING brin (big);
CREATE UNIQUE INDEX documents_tight ON kinds.documents ((tight ->> 'b')) WHERE id < 2;
CREATE STATISTICS shop.related (ndistinct, dependencies) ON customer, amount FROM shop.orders;
ALTER TABLE shop.customers CLUSTER ON customers_pkey;
ALTER TABLE shop.customers REPLICA IDENTITY FULL;
ALTER TABLE shop.orders SET (fillfactor = 90, autovacuum_enabled = false);

CREATE VIEW shop.good AS SELECT id, name, status IN ('good', 'new') AS fine FROM shop.customers WHERE status = 'good';
CREATE VIEW shop.totals WITH (security_barrier) AS SELECT c.name, sum(o.amount) AS total, count(*) FILTER (WHERE o.amount > 5) AS several FROM shop.customers c LEFT JOIN shop.orders o ON o.customer = c.id GROUP BY c.name HAVING count(*) > 0 ORDER BY 2 DESC NULLS LAST;
CREATE RECURSIVE VIEW shop.counting (n) AS VALUES (1) UNION ALL SELECT n + 1 FROM counting WHERE n < 5;
CREATE MATERIALIZED VIEW shop.sums AS SELECT customer, sum(amount) AS total FROM shop.orders GROUP BY customer;
CREATE UNIQUE INDEX sums_customer ON shop.sums (customer);
CREATE MATERIALIZED VIEW shop.clock AS SELECT now() AS at, n FROM generate_series(1, 1 + (extract(epoch FROM clock_timestamp())::bigint % 3)::int) n;
CREATE MATERIALIZED VIEW shop.unpopulated AS SELECT count(*) AS orders FROM shop.orders WITH NO DATA;

CREATE FUNCTION shop.doubled(value numeric, times int DEFAULT 2) RETURNS numeric LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS 'SELECT value * times';
CREATE FUNCTION shop.stamp() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = shop, pg_temp AS $$ BEGIN NEW.note := coalesce(NEW.note, 'stamped'); RETURN NEW; END $$;
CREATE FUNCTION shop.many() RETURNS TABLE (id int, name text) LANGUAGE plpgsql ROWS 30 COST 7 AS $f$ BEGIN RETURN QUERY SELECT c.id, c.name FROM shop.customers c; END $f$;
CREATE PROCEDURE shop.nothing(INOUT n int) LANGUAGE plpgsql AS $$ BEGIN n := n + 1; END $$;
CREATE FUNCTION shop.add(state numeric, value numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT coalesce(state, 0) + coalesce(value, 0)';
CREATE AGGREGATE shop.total(numeric) (SFUNC = shop.add, STYPE = numeric, INITCOND = '0');
CREATE FUNCTION shop.watch() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN NULL; END $$;
CREATE OPERATOR shop.<+> (LEFTARG = numeric, RIGHTARG = numeric, FUNCTION = shop.add);
CREATE CAST (kinds.point3 AS text) WITH INOUT;
CREATE COLLATION shop.bytes (LOCALE = 'C');
CREATE TEXT SEARCH CONFIGURATION shop.words (COPY = pg_catalog.simple);
CREATE ACCESS METHOD other_heap TYPE TABLE HANDLER heap_tableam_handler;
-- from 14
CREATE FUNCTION shop.modern(n int) RETURNS int LANGUAGE sql IMMUTABLE BEGIN ATOMIC SELECT n + 1; END;
ALTER TABLE kinds.toasted ALTER document SET COMPRESSION pglz;
CREATE STATISTICS shop.of_expression ON (lower(name)) FROM shop.customers;
-- end
CREATE TRIGGER stamped BEFORE INSERT OR UPDATE OF note, name ON shop.customers FOR EACH ROW WHEN (NEW.name <> '') EXECUTE FUNCTION shop.stamp();
CREATE TRIGGER switched_off BEFORE INSERT ON shop.customers FOR EACH ROW EXECUTE FUNCTION shop.stamp();
ALTER TABLE shop.customers DISABLE TRIGGER switched_off;
CREATE TRIGGER always AFTER UPDATE ON shop.loose REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION shop.stamp();
ALTER TABLE shop.loose ENABLE ALWAYS TRIGGER always;
CREATE EVENT TRIGGER watching ON ddl_command_end WHEN TAG IN ('DROP INDEX') EXECUTE FUNCTION shop.watch();
ALTER EVENT TRIGGER watching DISABLE;
CREATE RULE kept AS ON DELETE TO shop.loose WHERE OLD.customer = 1 DO INSTEAD NOTHING;
ALTER TABLE shop.orders ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_orders ON shop.orders FOR SELECT TO "every reader" USING (customer < 10);
CREATE POLICY few_orders ON shop.orders AS RESTRICTIVE FOR INSERT WITH CHECK (amount < 100);
CREATE PUBLICATION everything FOR ALL TABLES WITH (publish = 'insert, update');
CREATE PUBLICATION few FOR TABLE shop.orders, shop.customers;

CREATE SEQUENCE shop.never_called START 7;
CREATE SEQUENCE shop.called_once;
SELECT nextval('shop.called_once');
CREATE SEQUENCE shop.downwards INCREMENT -5 MINVALUE -9223372036854775808 MAXVALUE 10 START 10 CACHE 20;
SELECT setval('shop.downwards', -9223372036854775807);
CREATE SEQUENCE shop.round AS smallint MINVALUE 1 MAXVALUE 3 CYCLE;
SELECT nextval('shop.round') FROM generate_series(1, 4);
CREATE SEQUENCE shop.set_back;
SELECT setval('shop.set_back', 41, false);
CREATE SEQUENCE "with space.and dot"."it's ""odd""" START 12;

ALTER TABLE shop.loose OWNER TO every_owner;
ALTER FUNCTION shop.doubled(numeric, int) OWNER TO "Every ""Writer""";
GRANT USAGE ON SCHEMA shop TO "every reader", PUBLIC;
GRANT SELECT, INSERT (name), UPDATE (note) ON shop.customers TO "every reader";
GRANT SELECT ON shop.orders TO "Every ""Writer""" WITH GRANT OPTION;
GRANT USAGE ON SEQUENCE shop.called_once TO "every reader";
REVOKE EXECUTE ON FUNCTION shop.stamp() FROM PUBLIC;
ALTER DEFAULT PRIVILEGES IN SCHEMA shop GRANT SELECT ON TABLES TO "every reader";
ALTER DEFAULT PRIVILEGES FOR ROLE every_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
COMMENT ON TABLE shop.orders IS 'a comment; with '' quotes';
COMMENT ON COLUMN shop.orders.amount IS 'gross';
COMMENT ON INDEX shop.orders_amount IS 'for the report';
COMMENT ON CONSTRAINT no_overlap ON shop.orders IS 'one at a time';
COMMENT ON FUNCTION shop.doubled(numeric, int) IS 'twice';
COMMENT ON TRIGGER stamped ON shop.customers IS 'stamps';

SELECT lo_from_bytea(50001, ''), lo_from_bytea(50002, '\x5c2e0a0a0a'), lo_from_bytea(50003, convert_to(repeat('large object ', 20000), 'SQL_ASCII')), lo_from_bytea(50004, decode(md5('1') || md5('2'), 'hex'));
SELECT lo_create(50005);
SELECT lo_put(50005, 300000, '\x01');
ALTER LARGE OBJECT 50004 OWNER TO every_owner;
GRANT SELECT ON LARGE OBJECT 50003 TO "every reader";
COMMENT ON LARGE OBJECT 50003 IS 'long';
