CREATE INDEX orders_of_customer ON orders (customer_id);

CREATE VIEW open_orders AS
  SELECT o.id, o.placed_on, c.name, o.total_cents FROM orders o JOIN customers c ON c.id = o.customer_id WHERE o.state = 'open';

CREATE MATERIALIZED VIEW monthly_revenue AS
  SELECT date_trunc('month', placed_on::timestamp)::date AS month, count(*) AS payments, sum(amount) AS revenue FROM payments GROUP BY 1;
