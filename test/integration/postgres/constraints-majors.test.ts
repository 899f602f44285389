import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { compareConstraints, compareFacts } from '../../../src/postgres/constraints-comparison.ts'
import { validateConstraints } from '../../../src/postgres/constraints-validation.ts'
import { readConstraintFacts } from '../../../src/postgres/constraints.ts'
import { connect, ownSearchPath } from '../../../src/postgres/session.ts'
import { describeWhere } from '../sandbox/where.ts'
import { majorsInDocker, startContainer } from './constraints-servers.ts'
import type { ContainerServer } from './constraints-servers.ts'
import { richRows, richSchema } from './constraints-shop.ts'

const majors = await majorsInDocker([13, 15, 17, 18])

describeWhere(majors.length > 0)(`facts across the majors whose images are here (${majors.join(', ')})`, () => {
  const servers = new Map<number, ContainerServer>()
  beforeAll(async () => {
    for (const server of await Promise.all(majors.map(startContainer))) servers.set(server.major, server)
  })
  afterAll(async () => { for (const server of servers.values()) await server.stop() })

  const upwards = majors.flatMap((from) => majors.filter((to) => to >= from).map((to) => ({ from, to })))
  // Jest refuses an empty table, also within a group that is left out.
  it.each(upwards.length > 0 ? upwards : [{ from: 18, to: 18 }])('raise no false alarm when a backup of $from is restored into $to, and still see a real change', async ({ from, to }) => {
    const [source, target] = [servers.get(from), servers.get(to)]
    if (source === undefined || target === undefined) throw new Error('a server is missing')
    const database = `from_${from}`
    await source.shell('dropdb --if-exists --force shop; createdb -T template0 shop; psql -qX -v ON_ERROR_STOP=1 -d shop', richSchema + richRows)
    const plain = await source.shell('pg_dump -d shop')
    await target.shell(`createdb -T template0 ${database}; grep -v -e transaction_timeout -e '^.restrict' -e '^.unrestrict' | psql -qX -v ON_ERROR_STOP=1 -d ${database} >/dev/null`, plain)
    const [one, other] = [await connect(source.connection('shop'), ownSearchPath), await connect(target.connection(database), ownSearchPath)]
    try {
      const facts = await readConstraintFacts(one)
      // Texts do differ, by the one expression that is known for it and by others; the server reads them alike.
      const found = await readConstraintFacts(other)
      expect(facts.constraints.filter((constraint, index) => constraint.definition !== found.constraints[index]?.definition).length).toBeGreaterThan(5)
      expect(compareFacts(facts, found).suspects.map(({ finding: { object } }) => object)).toEqual(['check fixed of public.base', 'check fixed of public.child'])
      expect(await compareConstraints(other, facts)).toEqual([])
      const { findings, ...counts } = await validateConstraints([other], { constraints: facts.constraints, sequences: [] })
      expect(findings.filter(({ severity }) => severity === 'failure')).toEqual([])
      expect(counts.foreignKeys).toBe(facts.constraints.filter(({ type }) => type === 'f').length)
      expect(counts.checks).toBeGreaterThan(10)
      await other.query("ALTER TABLE customers DROP CONSTRAINT status_known, ADD CONSTRAINT status_known CHECK (status IN ('new', 'old', 'its'))")
      await other.query('ALTER TABLE customers ALTER email DROP NOT NULL')
      expect((await compareConstraints(other, facts)).map(({ kind, object }) => `${kind}: ${object}`)).toEqual([
        'missing: not-null constraint on column email of public.customers', 'changed: check status_known of public.customers'])
    } finally {
      await one.end()
      await other.end()
    }
  })

})

describeWhere(majors.includes(18))('facts of PostgreSQL 18', () => {
  let server: ContainerServer
  beforeAll(async () => { server = await startContainer(18) })
  afterAll(async () => { await server.stop() })

  it('tell NOT NULLs that are not valid, and constraints that are not enforced', async () => {
    await server.shell(`createdb -T template0 named; psql -qX -v ON_ERROR_STOP=1 -d named`, `
      CREATE TABLE t (id integer PRIMARY KEY, a integer, b integer CONSTRAINT named NOT NULL, during daterange); INSERT INTO t VALUES (1, NULL, 1, NULL);
      ALTER TABLE t ADD CONSTRAINT lax NOT NULL a NOT VALID; ALTER TABLE t ADD CONSTRAINT loose CHECK (b > 5) NOT ENFORCED;
      CREATE TABLE u (a integer, CONSTRAINT looser FOREIGN KEY (a) REFERENCES t NOT ENFORCED); INSERT INTO u VALUES (7);`)
    const session = await connect(server.connection('named'), ownSearchPath)
    try {
      const facts = await readConstraintFacts(session)
      expect(facts.constraints.filter(({ type }) => type === 'n').map(({ table, definition }) => `${table} ${definition}`)).toEqual(['t NOT NULL (b, id)'])
      const { findings } = await validateConstraints([session], { constraints: facts.constraints, sequences: [] })
      expect(findings.map(({ severity, sentence }) => `${severity}: ${sentence}`)).toEqual([
        'notice: check loose of public.t is NOT ENFORCED: rows may violate it', 'notice: foreign key looser of public.u is NOT ENFORCED: rows may violate it'])
    } finally {
      await session.end()
    }
  })
})
