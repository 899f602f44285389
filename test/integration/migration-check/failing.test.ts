import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { Shop, describeWhere, revisionOf, rulesOf } from './shop.ts'
import { sqlVersion, version } from './projects.ts'

describeWhere('the check of migrations that do not end well', () => {
  let shop: Shop
  beforeAll(async () => { shop = await Shop.open() }, 60_000)
  afterAll(async () => { await shop.close() })

  it('names the statement, the table\'s rows and what is left half done', async () => {
    const { result, report } = await shop.check([
      version({ id: 'f1', follows: '"a1"', up: ['with op.get_context().autocommit_block():', '    op.execute("CREATE UNIQUE INDEX CONCURRENTLY once ON \\"we\\"\\"ird; drop\\" (customer)")'] }),
      sqlVersion('f2', '"f1"', ['DROP TABLE customers CASCADE']),
    ])
    const { failure, findings } = revisionOf(report, 'f1')
    expect(failure).toMatchObject({ statement: 'CREATE UNIQUE INDEX CONCURRENTLY once ON "we""ird; drop" (customer)', sqlState: '23505', tables: [{ name: 'public.we"ird; drop', rows: 11_000 }] })
    expect(failure?.state).toBe('it is left half done, 1 index invalid, at revision a1')
    expect(findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['statement-failed', 'invalid-index-left']))
    // What comes after it is not tried.
    expect(report).toMatchObject({ verdict: 'failed', appliedAgain: null })
    expect(report.revisions).toHaveLength(1)
    expect(result.status).toBe(1)
    expect(result.summary).toContain('revision f1 fails')
    // The server's message holds the key that is there twice.
    expect(`${result.log}${result.summary}`).not.toMatch(/Key \(customer\)=\(\d/)
  }, 100_000)

  it('tells of a deadlock with a reader, and that it was rolled back whole', async () => {
    const { report } = await shop.check([version({ id: 'd1', follows: '"a1"', comments: ['import threading'], up: [
      'reader = sa.create_engine(op.get_bind().engine.url).connect()',
      'reader.execute(sa.text("SET deadlock_timeout = \'60s\'"))',
      'op.execute("ALTER TABLE customers ADD c1 int")',
      'transaction = reader.begin()',
      'reader.execute(sa.text(\'SELECT count(*) FROM "we""ird; drop"\'))',
      'reading = threading.Thread(target=lambda: reader.execute(sa.text("SELECT count(*) FROM customers")), daemon=True)',
      'reading.start()',
      'op.execute(\'ALTER TABLE "we""ird; drop" ADD c1 int\')',
    ] })])
    const deadlocked = revisionOf(report, 'd1')
    expect(deadlocked.failure).toMatchObject({ sqlState: '40P01', statement: 'ALTER TABLE "we""ird; drop" ADD c1 int', state: 'it was rolled back whole: schema and rows are as before, at revision a1' })
    expect(deadlocked.effects.waits).toMatchObject([{ table: { name: 'public.we"ird; drop' }, modeName: 'ACCESS EXCLUSIVE' }])
    expect(rulesOf(deadlocked)).toContain('lock-wait: warn')
  }, 100_000)

  it('ends a migration that never ends, and names the statement that it hung in', async () => {
    const { result, report } = await shop.check([sqlVersion('e1', '"a1"', ['UPDATE customers SET note = \'x\'', 'SELECT pg_sleep(600)'])], { 'migration-timeout': '3', 'on-problem': 'warn' })
    expect(revisionOf(report, 'e1').failure).toMatchObject({
      sentence: 'alembic upgrade e1 did not end within its time limit in e1', statement: 'SELECT pg_sleep(…)', sqlState: '57P01',
      state: 'it was rolled back whole: schema and rows are as before, at revision a1',
    })
    expect(report.verdict).toBe('failed')
    expect(result.status).toBe(0)
    expect(result.log).not.toContain('::error')
  }, 100_000)

  it('says in one sentence that a branch has several heads', async () => {
    const { result, report } = await shop.check([sqlVersion('h1', '"a1"', []), sqlVersion('h2', '"a1"', [])])
    expect(report).toMatchObject({ verdict: 'failed', reason: 'this branch\'s migrations end in 2 heads: h1, h2', revisions: [] })
    expect(result.status).toBe(1)
    expect(result.summary).toContain('alembic merge heads')
  }, 100_000)

  it('does not blame a branch for being older than the dump', async () => {
    await shop.server.sql('UPDATE alembic_version SET version_num = \'z9\'', 'shop')
    await shop.backup()
    const { result, report } = await shop.check([], { backup: (await shop.job.step({ action: 'latest' })).outputs['backup'] ?? '' })
    expect(report).toMatchObject({ verdict: 'unproved', isProved: false, reason: 'the backup is at alembic revision z9, which this branch does not know' })
    expect(result.status).toBe(3)
    expect(result.log).toContain('::warning::no drill has proved shop-')
  }, 100_000)
})
