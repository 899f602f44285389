-- A day passes: new customers and orders, open orders are paid, others arrive, and some payments are taken back.
SELECT setseed(0.43);

INSERT INTO customers (name, email, address, joined_on)
SELECT 'Newcomer ' || n, 'newcomer' || n || '@shop.example', jsonb_build_object('city', 'Lausanne', 'number', n), date '2026-12-01'
  FROM generate_series(1, 250) n;

INSERT INTO orders (placed_on, customer_id, basket, total_cents)
SELECT date '2026-12-02', id, jsonb_build_array(jsonb_build_object('article', md5(email), 'pieces', 1)), 1000 + floor(random() * 5000)::int
  FROM customers WHERE email LIKE 'newcomer%' ORDER BY id;

WITH paid AS (UPDATE orders SET state = 'paid' WHERE state = 'open' AND id % 3 = 0 RETURNING id, placed_on, total_cents)
INSERT INTO payments (order_id, placed_on, method, amount, received_at)
SELECT id, placed_on, 'card', total_cents / 100.0, timestamptz '2026-12-02 12:00:00+00' FROM paid ORDER BY id;

UPDATE orders SET state = 'delivered' WHERE state = 'shipped' AND id % 2 = 0;
DELETE FROM payments WHERE id % 1000 = 0;
REFRESH MATERIALIZED VIEW monthly_revenue;
