import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { runChecks } from '../../../src/postgres/checks.ts'
import { statementsOf } from '../../../src/postgres/checks-statements.ts'
import { connect, ownSearchPath } from '../../../src/postgres/session.ts'
import type { Session } from '../../../src/postgres/session.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'

let server: TestServer
let session: Session
beforeAll(async () => {
  server = await startServer()
  await server.sql(`CREATE TABLE orders (id integer PRIMARY KEY, customer text, total numeric);
    INSERT INTO orders SELECT n, 'secret-customer-' || n, n FROM generate_series(1, 2500) n;
    CREATE FUNCTION writes() RETURNS integer LANGUAGE sql AS 'DELETE FROM public.orders WHERE false RETURNING 1';
    CREATE FUNCTION complains(id integer) RETURNS integer LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'secret-customer-%', id; END $$`)
  session = await connect(server.connection(), ownSearchPath)
})
afterAll(async () => {
  await session.end()
  await server.stop()
})

const run = (text: string, timeLimitSeconds = 20) => runChecks(session, text, { timeLimitSeconds, clock: () => performance.now() / 1000 })
const outcomes = async (text: string, limit?: number) => (await run(text, limit)).map(({ name, rows, passed }) => ({ name, rows, passed }))

describe('a check that does not hold', () => {
  it('is told by its name and the number of rows, and no value of them', async () => {
    const results = await run('-- no order is above 2,490\nSELECT * FROM orders WHERE total > 2490;\nSELECT customer FROM orders;')
    expect(results.map(({ sentence }) => sentence)).toEqual(['check "no order is above 2,490" found 10 rows', 'check "check 2" found 2500 rows'])
    expect(JSON.stringify(results)).not.toContain('secret')
  })

  it('does not keep the others from running', async () => {
    expect(await outcomes('-- a\nSELECT nonsense FROM;\n-- b\nSELECT * FROM nowhere;\n-- c\nSELECT 1 WHERE false;\n-- d\nSELECT complains(id) FROM orders;\n-- e\nSELECT FROM orders WHERE id = 1')).toEqual([
      { name: 'a', rows: null, passed: false }, { name: 'b', rows: null, passed: false }, { name: 'c', rows: 0, passed: true },
      { name: 'd', rows: null, passed: false }, { name: 'e', rows: 1, passed: false },
    ])
  })

  it('repeats nothing of an error that may hold values of rows', async () => {
    const results = await run("SELECT complains(id) FROM orders; SELECT customer::integer FROM orders;")
    expect(results.map(({ passed }) => passed)).toEqual([false, false])
    expect(JSON.stringify(results)).not.toContain('secret')
  })
})

describe('a file of checks', () => {
  it.each([
    'DELETE FROM orders', 'WITH gone AS (DELETE FROM orders RETURNING 1) SELECT * FROM gone', 'SELECT writes()', "SELECT set_config('transaction_read_only', 'off', false)",
    'COMMIT', 'SELECT * FROM orders FOR UPDATE', 'SELECT (1; DELETE FROM orders)', 'CREATE TABLE t (id integer)', "SELECT nextval('s')",
  ])('changes nothing and has not passed: %s', async (statement) => {
    const [only] = await run(statement)
    expect(only?.passed).toBe(false)
    expect(await session.query('SELECT count(*)::integer AS count FROM orders')).toEqual([{ count: 2500 }])
    expect(await session.query('SELECT pg_current_xact_id_if_assigned() AS id')).toEqual([{ id: null }])
  })

  it('ends a check that takes longer than its limit, whether in one piece or in many', async () => {
    const results = await run('SELECT pg_sleep(30); SELECT 1 WHERE false; SELECT generate_series(1, 100000000000)', 0.5)
    expect(results.map(({ rows, passed }) => ({ rows, passed }))).toEqual([{ rows: null, passed: false }, { rows: 0, passed: true }, { rows: null, passed: false }])
    expect(results[0]?.sentence).toContain('longer than its time limit')
  })

  it.each([['', 'checks-empty'], ['-- only words\n;;\n', 'checks-empty'], ["SELECT 'open", 'checks-unfinished'], ['SELECT $x$ open', 'checks-unfinished'], ['/* a /* b */ SELECT 1', 'checks-unfinished'], ['SELECT "a', 'checks-unfinished']])(
    'is refused as a whole when it cannot be read: %j', async (text, code) => {
      await expect(run(text)).rejects.toMatchObject({ code })
    })
})

describe('splitting', () => {
  const texts = (file: string) => statementsOf(file).map(({ text }) => text)

  it.each([
    "SELECT ';', 'it''s; fine', E'\\'; still', e'\\\\', U&'d;' WHERE false",
    'SELECT 1 AS "a;b""c;" WHERE false',
    'SELECT $$ ; $$, $a$ ; $$ ; $b$ $a$, $ä1$;$ä1$ WHERE false',
    'SELECT 1 /* ; /* ; */ ; */ -- ; \' " $$\n WHERE false',
    'SELECT 5 - -1, 3 -1, id::text FROM orders WHERE id = $1',
    'SELECT customer AS a$b, 1 AS x$y$z FROM orders WHERE false',
    "SELECT 'a'\n  'b;' WHERE false",
  ])('takes this for one statement: %s', (statement) => {
    expect(texts(`${statement};\r\n${statement}`)).toEqual([statement, statement])
  })

  it('agrees with the server on what one statement is', async () => {
    const file = "SELECT ';', 'it''s; fine', E'\\'; still' WHERE false; SELECT 1 AS \"a;b\" WHERE false; SELECT $a$ ; $$ ; $a$ WHERE false; SELECT 1 /* ; /* ; */ ; */ -- ;\n WHERE false;"
    expect((await run(file)).map(({ rows }) => rows)).toEqual([0, 0, 0, 0])
  })

  it('names a query by the comment above it, and not by that of another', () => {
    const file = '-- Checks of the shop\n-- by us\n\n-- every order has a customer\n-- (asked for by finance)\nSELECT 1; -- what was first\nSELECT 2;\n\n/* totals\n add up */\nSELECT 3;\n-- name: prices\n\nSELECT 4; SELECT 5'
    expect(statementsOf(file).map(({ name, line }) => [name, line])).toEqual([['every order has a customer', 6], [undefined, 7], ['totals', 11], ['prices', 14], [undefined, 14]])
  })
})
