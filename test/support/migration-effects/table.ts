/** A migration whose effects are known. */
export interface KnownMigration {
  readonly name: string
  /** Each is sent by itself, on one session, as a tool without a transaction would. The first that fails ends the migration. */
  readonly statements: readonly string[]
  readonly effects: readonly string[]
  /** Where a major does otherwise. */
  readonly otherwise?: Readonly<Record<number, readonly string[]>>
}

function one(name: string, statement: string, effects: readonly string[], otherwise: Readonly<Record<number, readonly string[]>> = {}): KnownMigration {
  return { name, statements: [statement], effects, otherwise }
}

const exclusive = (table: string) => `lock ACCESS EXCLUSIVE ${table}`

export const migrations: readonly KnownMigration[] = [
  { name: 'nothing at all', statements: [], effects: [] },
  { name: 'an empty transaction', statements: ['BEGIN', 'COMMIT'], effects: [] },
  one('a table of its own', 'CREATE TABLE fresh (id integer PRIMARY KEY); INSERT INTO fresh VALUES (1); CREATE INDEX ON fresh (id)', []),
  one('a column without default', 'ALTER TABLE orders ADD extra integer', [exclusive('orders')]),
  one('a column with a constant default', 'ALTER TABLE orders ADD extra integer DEFAULT 7 NOT NULL', [exclusive('orders')]),
  one('a column with now() as default', 'ALTER TABLE orders ADD extra timestamptz DEFAULT now()', [exclusive('orders')]),
  one('a column with a volatile default', 'ALTER TABLE orders ADD extra double precision DEFAULT random()', [exclusive('orders'), 'rewrite orders: column default']),
  one('an identity column', 'ALTER TABLE orders ADD extra integer GENERATED ALWAYS AS IDENTITY', [exclusive('orders'), 'rewrite orders: column default']),
  one('a stored generated column', 'ALTER TABLE orders ADD extra numeric GENERATED ALWAYS AS (total * 2) STORED', [exclusive('orders'), 'rewrite orders: column default']),
  one('a column on an empty table', 'ALTER TABLE nothing ADD extra double precision DEFAULT random()', [exclusive('nothing')]),
  one('a column that is dropped', 'ALTER TABLE customers DROP note', [exclusive('customers'), 'drop column customers.note: 500']),
  one('a column that is renamed', 'ALTER TABLE customers RENAME note TO remark', [exclusive('customers')]),
  one('a table that is renamed', 'ALTER TABLE customers RENAME TO clients', [exclusive('customers')]),
  one('a table that is dropped', 'DROP TABLE "we""ird; drop"', [exclusive('we"ird; drop'), 'drop table we"ird; drop: 500']),
  one('a table that is dropped with what hangs on it', 'DROP TABLE customers CASCADE', [exclusive('customers'), exclusive('orders'), 'drop table customers: 1000']),
  one('integer to bigint', 'ALTER TABLE orders ALTER id TYPE bigint', []),
]
