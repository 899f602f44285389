import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { settingsOf } from '../../../src/postgres/target-settings.ts'
import { maintenanceSession, withSession } from '../../../src/postgres/target-sessions.ts'
import { createBeside, dropBeside, swapDatabases } from '../../../src/postgres/target-swap.ts'
import { leftoverOf } from '../../../src/postgres/target.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'

let server: TestServer
const hostile = 'we"ird; drop $(id) ümlaut'

beforeAll(async () => { server = await startServer() })
afterAll(async () => { await server.stop() })

const databases = async () => (await server.sql('SELECT datname FROM pg_database WHERE NOT datistemplate AND datname <> \'postgres\' ORDER BY 1')).map(({ datname }) => String(datname))
const make = (name: string) => server.sql(`CREATE DATABASE ${pg.escapeIdentifier(name)}`)

async function cleared(): Promise<void> {
  for (const name of await databases()) await server.sql(`DROP DATABASE ${pg.escapeIdentifier(name)} WITH (FORCE)`)
}

describe('swapping two databases', () => {
  it('renames neither when somebody is connected to the old one', async () => {
    await make('shop')
    await make('shop_restoring')
    const { host, port, user, password } = server.connection()
    const guest = new pg.Client({ host, port, user, database: 'shop', password: password?.reveal() ?? '' })
    await guest.connect()
    const settings = [{ text: 'COMMENT ON DATABASE shop_restoring IS \'new\'', about: 'comment' }]
    await expect(swapDatabases({ connection: server.connection('shop'), restoring: 'shop_restoring', keptAs: 'shop_before', settings, endConnections: false })).rejects.toMatchObject({ code: 'target-in-use' })
    expect(await databases()).toEqual(['shop', 'shop_restoring'])
    expect(await server.sql('SELECT count(*)::int AS comments FROM pg_shdescription WHERE description = \'new\'')).toEqual([{ comments: 0 }])
    await guest.end()
    await cleared()
  })

  it('renames neither when the restored one is not there', async () => {
    await make('shop')
    await expect(swapDatabases({ connection: server.connection('shop'), restoring: 'shop_restoring', keptAs: 'shop_before', settings: [], endConnections: true })).rejects.toMatchObject({ code: 'database-missing' })
    expect(await databases()).toEqual(['shop'])
    await cleared()
  })

  it('says which setting could not be carried over, without its value, and swaps all the same', async () => {
    await make(hostile)
    await make('other')
    const settings = [{ text: 'ALTER DATABASE other SET nonsense_setting TO \'hush\'', about: 'setting nonsense_setting' }, { text: 'COMMENT ON DATABASE other IS \'new\'', about: 'comment' }]
    const notes = await swapDatabases({ connection: server.connection(hostile), restoring: 'other', keptAs: `${hostile}_before`, settings, endConnections: false })
    expect(notes).toEqual(['the database\'s setting nonsense_setting could not be set (SQLSTATE 42704)'])
    expect(await databases()).toEqual([hostile, `${hostile}_before`].sort())
    expect(await server.sql(`SELECT datname FROM pg_database WHERE shobj_description(oid, 'pg_database') = 'new'`)).toEqual([{ datname: hostile }])
    await cleared()
  })
})

describe('the database beside the target', () => {
  const connection = () => server.connection('shop')
  const mark = { backup: 'shop-20260101_000000', since: '2026-01-01T00:00:00.000Z', target: 'shop', comment: null }
  const inMaintenance = <T>(work: Parameters<typeof withSession<T>>[1]) => withSession(maintenanceSession(connection()), work)

  it('is nobody\'s to drop but a restore\'s: not one with another comment, without one, or of another target', async () => {
    await make('shop_restoring')
    expect(await inMaintenance((session) => leftoverOf(session, 'shop'))).toBe('foreign')
    await expect(inMaintenance((session) => createBeside(session, connection(), 'shop_restoring', undefined, mark))).rejects.toMatchObject({ code: 'name-taken' })
    await server.sql('COMMENT ON DATABASE shop_restoring IS \'zimmer-backup: restoring shop-1 since ever\'')
    expect(await inMaintenance((session) => leftoverOf(session, 'shop'))).toBe('foreign')
    await cleared()
    await inMaintenance((session) => createBeside(session, connection(), 'shop_restoring', undefined, { ...mark, target: 'shop_and_more' }))
    expect(await inMaintenance((session) => leftoverOf(session, 'shop'))).toBe('foreign')
    await cleared()
  })

  it('is known as a restore\'s from its first moment, before it carries its mark', async () => {
    await inMaintenance((session) => createBeside(session, connection(), 'shop_restoring', undefined, mark))
    await server.sql('COMMENT ON DATABASE shop_restoring IS NULL')
    expect(await inMaintenance((session) => leftoverOf(session, 'shop'))).toBe('ours')
    await dropBeside(connection(), 'shop_restoring')
    await dropBeside(connection(), 'shop_restoring')
    expect(await databases()).toEqual([])
  })

  it('is given what the old one had: a setting that is a list of odd names as that list', async () => {
    await make(hostile)
    await make('shop')
    await server.sql(`ALTER DATABASE ${pg.escapeIdentifier(hostile)} SET search_path TO "$user", 'a,b', "c""d", ''; ALTER DATABASE ${pg.escapeIdentifier(hostile)} SET "app.key" TO 'x, "y"'`)
    const settings = await inMaintenance((session) => settingsOf(session, hostile, 'shop', undefined))
    for (const { text } of settings) await server.sql(text)
    const of = async (name: string) => server.sql(`SELECT setconfig FROM pg_db_role_setting WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = ${pg.escapeLiteral(name)})`)
    expect(await of('shop')).toEqual(await of(hostile))
    await cleared()
  })
})
