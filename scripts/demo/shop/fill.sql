-- A year of the shop, made by the server: about 50 MB times the setting shop.scale, and the same rows whenever it is run.
SELECT setseed(0.42);

INSERT INTO customers (name, email, address, joined_on)
SELECT (ARRAY['Ada', 'Björn', 'Chioma', 'Dmitri', 'Élodie', 'Fatima', 'Giulia', 'Haruto', 'Ingrid', '日和'])[1 + (random() * 9)::int] || ' '
       || (ARRAY['O''Brien', 'Müller', 'Okafor', 'Rossi', 'García', 'Nguyễn', 'Smith', 'Zimmer'])[1 + (random() * 7)::int],
       'customer' || n || '@shop.example',
       jsonb_build_object('street', 'Main Street ' || (1 + n % 400), 'city', (ARRAY['Zürich', 'Lagos', 'Kyōto', 'Lyon', 'Oslo'])[1 + n % 5], 'notes', E'ring\ttwice,\n"loudly" \\ ' || n),
       date '2024-01-01' + (random() * 700)::int
  FROM generate_series(1, greatest(100, round(15000 * current_setting('shop.scale')::numeric)::int)) n;

INSERT INTO orders (placed_on, customer_id, state, basket, total_cents)
SELECT date '2026-01-01' + (random() * 334)::int, 1 + floor(random() * (SELECT count(*) FROM customers))::bigint,
       (ARRAY['open', 'paid', 'shipped', 'delivered', 'delivered', 'delivered', 'returned']::order_state[])[1 + floor(random() * 7)::int],
       jsonb_build_array(jsonb_build_object('article', md5(random()::text), 'pieces', 1 + n % 4), jsonb_build_object('article', md5(n::text), 'gift', n % 7 = 0)),
       100 + floor(random() * 90000)::int
  FROM generate_series(1, greatest(1000, round(110000 * current_setting('shop.scale')::numeric)::int)) n;

INSERT INTO payments (order_id, placed_on, method, amount, received_at)
SELECT id, placed_on, (ARRAY['card', 'transfer', 'invoice'])[1 + id % 3], total_cents / 100.0, placed_on::timestamp AT TIME ZONE 'UTC' + id % 80000 * interval '1 second'
  FROM orders WHERE state <> 'open' ORDER BY id;

REFRESH MATERIALIZED VIEW monthly_revenue;
ANALYZE;
