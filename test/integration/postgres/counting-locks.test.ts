import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { countRows, listRelations, openSnapshot } from '../../../src/postgres/snapshot.ts'
import { installedMajor, startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'

const tables = 600
const { skip: passOver } = describe
const describeHere = await installedMajor() === undefined ? passOver : describe

describeHere('counting more tables than the server has room for locks', () => {
  let server: TestServer

  beforeAll(async () => {
    server = await startServer({ settings: { max_locks_per_transaction: '10', max_connections: '20', max_worker_processes: '0', autovacuum: 'off' } })
    await server.sql(`DO $$ BEGIN
      FOR i IN 1..${tables} LOOP
        EXECUTE format('CREATE TABLE %I (id int PRIMARY KEY, other int UNIQUE)', 'we"ird; drop $(id) ' || i);
        EXECUTE format('INSERT INTO %I VALUES (1, 1), (2, 2)', 'we"ird; drop $(id) ' || i);
        IF i % 20 = 0 THEN COMMIT; END IF;
      END LOOP;
    END $$`)
  }, 60_000)
  afterAll(() => server.stop())

  it('fails with its cure where the locks are kept', async () => {
    const snapshot = await openSnapshot(server.connection())
    try {
      await expect(countRows(await listRelations(snapshot.session), [snapshot.session])).rejects.toMatchObject({ code: 'out-of-locks' })
    } finally {
      await snapshot.release()
    }
  })

  it('counts them all beside a dump that holds most of that room', async () => {
    const [dump, snapshot] = [await openSnapshot(server.connection()), await openSnapshot(server.connection())]
    const other = await snapshot.join()
    try {
      const relations = await listRelations(snapshot.session)
      await lockMany(dump.session)
      const counts = await countRows(relations, [snapshot.session, other], { withinSnapshot: true })
      expect([...counts.values()]).toEqual(Array.from({ length: tables }, () => 2))
    } finally {
      await other.end()
      await snapshot.release()
      await dump.release()
    }
  })

  /** As many as there is room for. */
  async function lockMany(session: { query: (text: string) => Promise<unknown> }): Promise<void> {
    for (let place = 1; place <= tables; place++) {
      await session.query('SAVEPOINT here')
      const locked = await session.query(`LOCK TABLE "we""ird; drop $(id) ${place}" IN ACCESS SHARE MODE`).then(() => true, () => false)
      if (!locked) {
        await session.query('ROLLBACK TO SAVEPOINT here')
        return
      }
    }
    throw new Error('there was room for every lock')
  }
})
