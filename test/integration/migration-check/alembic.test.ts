import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { Shop, describeWhere, revisionOf, rulesOf } from './shop.ts'
import { sqlVersion, version } from './projects.ts'

describeWhere('the check of alembic\'s migrations', () => {
  let shop: Shop
  beforeAll(async () => { shop = await Shop.open() }, 60_000)
  afterAll(async () => { await shop.close() })

  const branches = [
    version({ id: 'b1', follows: '"a1"', comments: ['# zimmer: accept column-dropped because nobody reads the mails any more'],
      up: ['with op.batch_alter_table("customers") as batch:', '    batch.alter_column("note", new_column_name="remark")', '    batch.add_column(sa.Column("vip", sa.Boolean()))', '    batch.drop_column("email")'],
      down: ['with op.batch_alter_table("customers") as batch:', '    batch.drop_column("vip")', '    batch.alter_column("remark", new_column_name="note")', '    batch.add_column(sa.Column("email", sa.Text()))'] }),
    sqlVersion('b2', '"a1"', ['UPDATE "we""ird; drop" SET amount = amount + 1'], ['UPDATE "we""ird; drop" SET amount = amount - 1']),
    version({ id: 'm1', follows: '("b1", "b2")', up: ['with op.get_context().autocommit_block():', '    op.execute("CREATE INDEX CONCURRENTLY by_note ON customers (remark)")'],
      down: ['op.execute("DROP INDEX by_note")'] }),
  ]

  it('tells of branches, a merge, a batch operation, a data migration and an index built concurrently, each by itself', async () => {
    const { result, report } = await shop.check(branches)
    expect(report.revisions.map(({ revision }) => revision)).toEqual(expect.arrayContaining(['b1', 'b2']))
    expect(report.revisions.at(-1)?.revision).toBe('m1')
    const [batch, data, merge] = ['b1', 'b2', 'm1'].map((id) => revisionOf(report, id))
    expect(batch?.effects.dropped).toMatchObject([{ what: 'column', column: 'email', lost: 12_000 }])
    expect(batch?.effects.locks).toMatchObject([{ table: { name: 'public.customers', rows: 12_000 }, modeName: 'ACCESS EXCLUSIVE', consequence: 'reads and writes wait' }])
    expect(batch?.schema[0]?.lines).toEqual(expect.arrayContaining(['-    email text', '-    note text', '+    remark text', '+    vip boolean']))
    expect(data?.effects.changed).toMatchObject([{ table: { name: 'public.we"ird; drop' }, updated: 11_000 }])
    expect(merge?.schema).toMatchObject([{ object: 'index public.by_note', change: 'added' }])
    expect(merge?.effects.indexes).toEqual([])
    // The mails are gone, and the way back does not bring them.
    expect(rulesOf(batch)).toEqual(['undo-differs: warn', 'column-dropped: note'])
    expect(batch?.undo).toMatchObject({ outcome: 'undone', differences: ['the rows of public.customers have other content'] })
    expect(data?.undo).toMatchObject({ outcome: 'undone', differences: [] })
    expect(report).toMatchObject({ verdict: 'passed', isProved: true, appliedAgain: true, rowsCompared: 23_001, before: ['a1'] })
    expect(result.status).toBe(0)
    expect(result.outputs).toMatchObject({ verdict: 'passed', revisions: '3' })
    expect(result.log).toMatch(/::notice file=project \d+\/alembic\/versions\/b1\.py,line=11::b1: the column email of public\.customers was dropped with 12,000 values/)
    expect(result.summary).toContain('ACCESS EXCLUSIVE on public&#46;customers, 12,000 rows')
    expect(`${result.log}${result.summary}`).not.toContain('secret.example')
  }, 100_000)

  it('fails for a lost column that no file accepts, at its line', async () => {
    const { result, report } = await shop.check([sqlVersion('c1', '"a1"', ['ALTER TABLE customers DROP email'])], { 'rules': 'undo-differs: note\nnot-undoable: fail', 'column-dropped-rows': '12000', 'down-command': 'none' })
    expect(report).toMatchObject({ verdict: 'failed', appliedAgain: null })
    expect(rulesOf(revisionOf(report, 'c1'))).toEqual(['column-dropped: fail'])
    expect(result.status).toBe(1)
    expect(result.log).toMatch(/::error file=project \d+\/alembic\/versions\/c1\.py,line=10::c1: the column email of public\.customers was dropped/)
  }, 100_000)

  it('says that nothing is pending, and remarks nothing', async () => {
    const { result, report } = await shop.check([])
    expect(report).toMatchObject({ verdict: 'passed', revisions: [], problems: [], notes: [] })
    expect(result.summary).toContain('no revision is pending')
    expect(result.post).toMatchObject({ status: 0, log: '' })
  }, 100_000)
})
