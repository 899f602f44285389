-- An order of nothing.
SELECT id FROM orders WHERE cents <= 0;
-- An order without a currency.
SELECT id FROM orders WHERE currency NOT IN ('EUR', 'CHF', 'USD');
