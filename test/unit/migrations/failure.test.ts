import { describe, expect, it } from '@jest/globals'
import { ProcessFailure } from '../../../src/kit/process.ts'
import { failureOf } from '../../../src/migrations/failure.ts'

const tool = (name: string) => ({ name, root: '/', directory: '/', evidence: '', command: [], urlVariables: [] })
const failed = (name: string | undefined, lines: string[], timedOut = false) => failureOf(
  new ProcessFailure('x', { code: timedOut ? null : 1, signal: timedOut ? 'SIGTERM' : null }, '', timedOut),
  { command: 'x up', tool: name === undefined ? undefined : tool(name), before: { tool: 'x', revisions: ['1'] }, comparison: { state: 'not compared' }, lines },
)

describe('the error for a command that failed', () => {
  it('names the place that it wanted to reach and was not let', () => {
    expect(failed('django', ['Traceback', 'sitecustomize.NotTheSandbox: zimmer-backup-refused: psycopg2 wanted to connect to [db.example.com:5432/shop]', 'more']))
      .toMatchObject({ code: 'migrations-went-elsewhere', message: 'x up wanted to connect to db.example.com:5432/shop, which is not the sandbox; it was not let' })
  })

  it.each([
    ['alembic', ['INFO  [alembic.runtime.migration] Running upgrade a1 -> b2, orders', 'sqlalchemy.exc.X: error'], 'b2'],
    ['django', ['  Applying shop.0001_initial... OK', '  Applying shop.0002_email...Traceback (most recent call last):', 'django.db.utils.IntegrityError: no'], 'shop.0002_email'],
    ['rails', ['== 20240312101500 CreateOrders: migrating =====', 'PG::UndefinedTable: ERROR'], '20240312101500'],
    ['flyway', ['Migrating schema "public" to version "2 - orders"', 'ERROR: x'], '2'],
    ['prisma', ['Error: P3018', 'Migration name: 20240312101500_orders', 'Database error code: 42P07'], '20240312101500_orders'],
    ['prisma', ['Error: external connector error', '   with migration_name="20240312101500_orders"', '   at engine.rs:167'], '20240312101500_orders'],
    ['dbmate', ['Applying: 20240312101500_orders.sql', 'Error: pq: no'], '20240312101500_orders.sql'],
    ['knex', ['migration file "20240312_orders.js" failed', 'migration failed with error: no'], '20240312_orders.js'],
  ])('names the migration of %s that was under way', (name, lines, revision) => {
    expect(failed(name, lines).message).toContain(`x up failed in ${revision} with status 1: `)
  })

  it('says where to look when drizzle-kit says nothing', () => {
    const silent = failed('drizzle', ['Reading config file', '[⣷] applying migrations...\u001b[2K\u001b[1G[⣷] applying migrations...'])
    expect(silent).toMatchObject({ message: 'x up failed with status 1: [⣷] applying migrations...', hint: expect.stringContaining('drizzle-kit keeps the reason to itself') })
    expect(failed('drizzle', ['applying migrations...', '\u001b[31merror: no\u001b[0m'])).toMatchObject({ message: 'x up failed with status 1: error: no', hint: expect.stringContaining('It would fail') })
  })

  it('tells a time limit, a missing module and the end by its last lines', () => {
    expect(failed(undefined, [], true)).toMatchObject({ code: 'migration-timeout' })
    expect(failed('alembic', ['ModuleNotFoundError: No module named \'shop\''])).toMatchObject({ hint: expect.stringContaining('Install the packages') })
    expect((failed(undefined, ['one', 'two']).cause as Error).message).toBe('one\ntwo')
  })
})
