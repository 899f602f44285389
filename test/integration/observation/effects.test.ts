import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import pg from 'pg'
import { effectsOf } from '../../../src/domain/migration-effects.ts'
import { openObserver } from '../../../src/observation/observer.ts'
import { connect } from '../../../src/postgres/session.ts'
import { migrations } from '../../support/migration-effects/table.ts'
import type { KnownMigration } from '../../support/migration-effects/table.ts'
import { told } from '../../support/migration-effects/told.ts'
import { addToPath, majorsHere } from '../../support/proof/clients.ts'
import { startServer } from '../../support/server.ts'
import type { TestServer } from '../../support/server.ts'
import { describeWhere } from '../sandbox/where.ts'

const majors = await majorsHere([13, 15, 17, 18])
const shop = readFileSync(new URL('../../support/migration-effects/shop.sql', import.meta.url), 'utf8')

describeWhere(majors.length > 0)(`migrations with known effects, on the majors that are here (${majors.join(', ')})`, () => {
  const servers: TestServer[] = []
  const found = new Map<string, string[]>()
  beforeAll(async () => {
    await addToPath(majors)
    await Promise.all(majors.map(async (major) => {
      const server = await startServer({ major, settings: { logging_collector: 'on', log_destination: 'csvlog', log_rotation_size: '0', log_rotation_age: '0', log_timezone: 'UTC', log_disconnections: 'on', autovacuum: 'off' } })
      servers.push(server)
      await observeAll(server)
    }))
  })
  afterAll(async () => { await Promise.all(servers.map((server) => server.stop())) })

  /** Several at once, each worker in a database of its own, since most of the time is spent waiting. */
  async function observeAll(server: TestServer): Promise<void> {
    const waiting = [...migrations]
    await Promise.all(Array.from({ length: server.major < 15 ? 8 : 4 }, async (_, index) => {
      const database = `shop_${index}`
      await server.sql(`CREATE DATABASE ${database}`)
      for (let migration = waiting.shift(); migration !== undefined; migration = waiting.shift()) {
        await server.sql(`DROP SCHEMA public CASCADE; CREATE SCHEMA public; ${shop}`, database)
        found.set(`${server.major} ${migration.name}`, await observe(server, database, migration))
      }
    }))
  }

  it.each(majors.flatMap((major) => migrations.map((migration) => ({ major, migration, name: migration.name }))))('judges on $major: $name', ({ major, migration }) => {
    expect(found.get(`${major} ${migration.name}`)).toEqual(migration.otherwise?.[major] ?? migration.effects)
  })
})

async function observe(server: TestServer, database: string, { statements }: KnownMigration): Promise<string[]> {
  const observer = await openObserver({ connect: () => connect(server.connection(database)) })
  try {
    const { observed } = await observer.during(async () => {
      const { host, port, user, password } = server.connection()
      const client = new pg.Client({ host, port, user, database, password: password?.reveal() })
      await client.connect()
      try {
        for (const statement of statements) await client.query(statement)
      } finally {
        await client.end()
      }
    })
    // What the sampler happens to see of commands that are over in a moment depends on the moment; it has tests of its own.
    return told(effectsOf({ ...observed, spans: [] }))
  } finally {
    await observer.close()
  }
}
