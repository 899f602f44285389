-- Follows every-type.sql.
-- Expressions that PostgreSQL writes in another way once it has read them back, and those that are known to be hard to write at all.
CREATE DOMAIN shop.state AS varchar(10) CHECK (VALUE IN ('open', 'shut', 'it''s'));
CREATE TABLE shop.expressions (
  id int PRIMARY KEY, status varchar(20) DEFAULT 'a'::varchar(5), other varchar(20), code char(3), state shop.state, small smallint DEFAULT -1, price numeric(10, 2) DEFAULT -0.50,
  since timestamptz DEFAULT '2024-01-01 00:00:00+02', span interval DEFAULT '1 day 02:00', tags varchar(10)[] DEFAULT ARRAY['x', 'y']::varchar(5)[], at time DEFAULT LOCALTIME(0),
  flag boolean GENERATED ALWAYS AS (CASE WHEN status IN ('a', 'b') THEN true ELSE status IS DISTINCT FROM 'c' END) STORED,
  CHECK (status IN (other, 'a', 'b') OR status NOT IN ('x', 'y')), CHECK (code IN ('abc', 'def') OR small IN (1, -2, 3)), CHECK (status::text = ANY (ARRAY['a', 'b', 'c']::varchar(2)[]) OR tags <> '{}'),
  CHECK (status LIKE ANY (ARRAY['a%', 'b%']) IS NOT FALSE), CHECK (NOT (small > 1 AND price BETWEEN SYMMETRIC 5 AND 1)), CHECK ((status, other) <> ('a', 'b') OR price > -1e10::float8),
  EXCLUDE USING btree (id WITH =) WHERE (status IN ('a', 'b'))
);
INSERT INTO shop.expressions (id, status, code, state) VALUES (1, 'a', 'abc', 'open'), (2, 'b', 'def', 'it''s');
CREATE INDEX expressions_some ON shop.expressions ((status || other), (price::float8)) WHERE status IN ('a', 'b') AND other NOT IN ('x', 'y');
CREATE POLICY some_states ON shop.expressions USING (status IN ('a', 'b') AND other = ANY (string_to_array(current_setting('shop.others', true), ',')));
CREATE TRIGGER on_states AFTER UPDATE ON shop.expressions FOR EACH ROW WHEN (NEW.status IN ('a', 'b') AND OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION shop.stamp();
CREATE RULE states AS ON UPDATE TO shop.expressions WHERE NEW.status IN ('x', 'y') DO ALSO INSERT INTO shop.loose VALUES (NEW.id, 'x');
CREATE VIEW shop.hard AS
  SELECT DISTINCT ON (e.status) e.*, e AS whole, c.name, row_number() OVER w AS nth, sum(e.price) FILTER (WHERE e.status IN ('a', 'b')) OVER (PARTITION BY e.code ORDER BY e.id ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) AS sliding,
    coalesce(e.tags[1:2], '{}') AS first_tags, ARRAY(SELECT n FROM generate_series(1, 3) n) AS listed, e.since AT TIME ZONE 'Europe/Berlin' AS there, extract(year FROM e.since) AS year, substring(e.status FROM 1 FOR 2) AS head,
    trim(BOTH ' ' FROM e.other) AS trimmed, position('a' IN e.status) AS found, overlay(e.status PLACING 'x' FROM 1) AS laid, e.price::int::text || 'x'::varchar(3) AS cast_twice, (ROW(0, e.status, NULL)::kinds.point3).label AS field, NULLIF(e.small, -1) AS none,
    GREATEST(e.id, 1, -2) AS most, e.span * -1.5 AS longer, xmlelement(name a, xmlattributes(e.status AS b), e.other) AS element, e.code COLLATE "C" < 'b' AS sorted, current_date - 7 AS week_ago, (SELECT max(x) FROM (VALUES (1), (-2)) v (x)) AS top
  FROM shop.expressions e LEFT JOIN shop.customers c USING (id, status) CROSS JOIN LATERAL (SELECT e.id + 1 AS next) l
  WHERE e.status IN ('a', 'b', e.other) AND (e.id, e.small) >= (0, -5) AND EXISTS (SELECT FROM shop.orders o WHERE o.customer = e.id) IS NOT UNKNOWN AND e.status SIMILAR TO 'a|b' AND e.status NOT LIKE ALL (ARRAY['%c', '%d'])
  WINDOW w AS (PARTITION BY e.status ORDER BY e.id DESC);
CREATE VIEW shop.sets AS WITH recent AS MATERIALIZED (SELECT id, status FROM shop.expressions), gone AS (SELECT id FROM recent WHERE status IN ('a', 'b'))
  SELECT status, code, grouping(status, code) AS level, count(*), array_agg(id ORDER BY id DESC) AS ids, percentile_cont(0.5) WITHIN GROUP (ORDER BY price) AS middle, string_agg(DISTINCT status, ',' ORDER BY status) AS all_states
  FROM shop.expressions TABLESAMPLE system (100) REPEATABLE (1) GROUP BY GROUPING SETS ((status, code), ROLLUP (status), ()) UNION ALL
  SELECT 'x', 'y', -1, (SELECT count(*) FROM gone), NULL, 0, status FROM recent EXCEPT SELECT 'z', 'z', 0, 0, '{}', 1, 'none' ORDER BY 1 LIMIT 10 OFFSET 0;
