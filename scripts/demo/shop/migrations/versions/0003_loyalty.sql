ALTER TABLE customers ADD COLUMN loyalty text NOT NULL DEFAULT 'new' CHECK (loyalty IN ('new', 'regular', 'friend'));

UPDATE customers SET loyalty = CASE WHEN orders.placed > 12 THEN 'friend' ELSE 'regular' END
  FROM (SELECT customer_id, count(*) AS placed FROM orders GROUP BY 1 HAVING count(*) > 5) orders
 WHERE orders.customer_id = customers.id;

ALTER TABLE payments ADD CONSTRAINT payments_amount_is_positive CHECK (amount > 0);

CREATE INDEX payments_received_at ON payments (received_at);
