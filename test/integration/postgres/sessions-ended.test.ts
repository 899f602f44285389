import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { connect, openTogether } from '../../../src/postgres/session.ts'
import { openSnapshot } from '../../../src/postgres/snapshot.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'

// A connection that stays open keeps a run from ending, long after its error was told.
describe('of sessions that fail', () => {
  let server: TestServer
  beforeAll(async () => { server = await startServer() })
  afterAll(() => server.stop())
  afterEach(async () => {
    for (let turn = 0; turn < 100 && await standing() > 0; turn++) await new Promise((resolve) => setTimeout(resolve, 20))
    expect(await standing()).toBe(0)
  })

  async function standing(): Promise<number> {
    const [row] = await server.sql("SELECT count(*)::int AS count FROM pg_stat_activity WHERE application_name = 'zimmer-backup'")
    return Number(row?.['count'])
  }

  it('none is left that would join a snapshot after its server has lost it', async () => {
    const snapshot = await openSnapshot(server.connection())
    await snapshot.release()
    await expect(snapshot.join()).rejects.toThrow(/snapshot/)
  })

  it('none of several is left when one does not come to stand', async () => {
    let opened = 0
    const open = async () => ++opened === 2 ? Promise.reject(new Error('the second')) : connect(server.connection())
    await expect(openTogether(3, open)).rejects.toThrow('the second')
    expect(opened).toBe(3)
  })
})
