import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { commandOf, mentions, statementsIn, tokensOf, withoutValues } from '../../../src/domain/sql-text.ts'

describe('a statement as it is shown', () => {
  it.each([
    ['UPDATE t SET a = \'it\'\'s secret\', b = E\'sec\\\'ret\' WHERE c = 42 -- secret', 'UPDATE t SET a = \'…\', b = \'…\' WHERE c = …'],
    ['DO $x$ BEGIN PERFORM \'secret\'; END $x$', 'DO $$…$$'],
    ['INSERT INTO t VALUES (1.5e10, \'secret that is not ended', 'INSERT INTO t VALUES (…, \'…\''],
    ['ALTER ROLE x PASSWORD \'secret\'', 'ALTER ROLE x PASSWORD \'…\''],
    ['ALTER TABLE t\n  ALTER a TYPE varchar(20) /* why */', 'ALTER TABLE t ALTER a TYPE varchar(20)'],
    ['SELECT a1, $1 FROM "t 2"', 'SELECT a1, $1 FROM "t 2"'],
  ])('holds no value: %s', (sql, shown) => {
    expect(withoutValues(sql)).toBe(shown)
  })

  it('is cut where it is long', () => {
    expect(withoutValues(`SELECT ${'a, '.repeat(500)}`)).toHaveLength(300)
  })
})

describe('the words of a statement', () => {
  it('are all of it, whatever it holds', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('\'', '"', '$', 'a', '1', ' ', '\n', '-', '/', '*', ';', 'E', '\\', 'ü') }), (sql) => {
      expect(tokensOf(sql).map(({ text }) => text).join('')).toBe(sql)
    }))
  })

  it('are parted at semicolons outside of strings, bodies, names and comments', () => {
    expect(statementsIn('SELECT \';\'; DO $$;$$; /* ; */ SELECT ";" -- ;\n; ;')).toHaveLength(3)
  })

  it.each([
    ['  -- first\nalter table only t add c int', 'ALTER TABLE'], ['CREATE UNIQUE INDEX CONCURRENTLY i ON t (a)', 'CREATE INDEX CONCURRENTLY'], ['UPDATE t SET a = 1', 'UPDATE'],
    ['REFRESH MATERIALIZED VIEW v', 'REFRESH MATERIALIZED VIEW'], ['create or replace view v as select 1', 'CREATE VIEW'], ['', ''],
  ])('begin with the command: %s', (sql, command) => {
    expect(commandOf(sql)).toBe(command)
  })

  it('name a table as a whole word or in quotes, also within a body', () => {
    expect(mentions('UPDATE orders_old SET a = 1', 'orders')).toBe(false)
    expect(mentions('DO $$ BEGIN TRUNCATE shop.Orders; END $$', 'orders')).toBe(true)
    expect(mentions('LOCK "we""ird; drop"', 'we"ird; drop')).toBe(true)
  })
})
